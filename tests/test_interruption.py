"""A build that is cut off, wherever, leaves the last good site; the next one finds everything in order."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import site, swap
from scripts.endings import told_endings
from scripts.problems import Problem, ProblemsFoundError
from scripts.site import BuildFailedError, build_site
from scripts.write import write_file, write_files
from tests.conftest import ROOT
from tests.every import every

LAST, NEW = "the last site", "the new site"


def text_of(root: Path) -> str:
    return (root / "site/index.html").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with a site, and a new site that is complete."""
    for folder, text in (("site", LAST), (f"{swap.FRESH}x", NEW)):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html").write_text(text, encoding="utf-8")
    return tmp_path


def assert_nothing_is_left_over(root: Path) -> None:
    assert not (root / swap.ASIDE).exists()
    assert not list(root.glob(f"{swap.FRESH}*"))


def test_new_site_takes_the_place_of_the_last(root: Path) -> None:
    swap.swap_in(root, root / f"{swap.FRESH}x", root / "site")
    assert text_of(root) == NEW
    assert_nothing_is_left_over(root)


def test_first_site_needs_no_last_one(root: Path) -> None:
    shutil.rmtree(root / "site")
    swap.swap_in(root, root / f"{swap.FRESH}x", root / "site")
    assert text_of(root) == NEW


# What the swap asks of the disk, in order: last aside, new in, last away.
STEPS = (1, 2, 3)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("cut", [KeyboardInterrupt, PermissionError])
def test_swap_that_is_interrupted_leaves_a_whole_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool, cut: type[BaseException]
) -> None:
    cut_at(step, monkeypatch, cut, after=after)
    with pytest.raises(cut):
        swap.swap_in(root, root / f"{swap.FRESH}x", root / "site")
    monkeypatch.undo()
    is_new = step == STEPS[-1] or (step == 2 and after)
    assert text_of(root) == (NEW if is_new else LAST)
    swap.recover(root, root / "site")
    assert text_of(root) == (NEW if is_new else LAST)
    assert_nothing_is_left_over(root)


def cut_at(step: int, monkeypatch: pytest.MonkeyPatch, cut: type[BaseException], *, after: bool) -> None:
    """Let the n-th thing that is asked of the disk be cut off, before or after it is done; once."""
    rename, remove, count = Path.rename, shutil.rmtree, [0]

    def counted(do: object, *arguments: object, **options: object) -> object:
        count[0] += 1
        if count[0] == step and not after:
            raise cut
        result = do(*arguments, **options)  # type: ignore[operator]
        if count[0] == step:
            raise cut
        return result

    monkeypatch.setattr(Path, "rename", lambda *arguments: counted(rename, *arguments))
    monkeypatch.setattr(shutil, "rmtree", lambda *a, **options: counted(remove, *a, **options))


KILLED = """
import os, shutil, sys
from pathlib import Path
from scripts import swap
step, after, count = int(sys.argv[2]), sys.argv[3] == "after", [0]
def counted(do):
    def run(*a, **o):
        count[0] += 1
        if count[0] == step and not after: os._exit(9)
        do(*a, **o)
        if count[0] == step: os._exit(9)
    return run
Path.rename, shutil.rmtree = counted(Path.rename), counted(shutil.rmtree)
root = Path(sys.argv[1])
swap.swap_in(root, root / f"{swap.FRESH}x", root / "site")
"""


@pytest.mark.parametrize("after", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_swap_that_is_killed_is_mended_at_the_next_start(root: Path, step: int, after: str) -> None:
    command = [sys.executable, "-c", KILLED, str(root), str(step), after]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    swap.recover(root, root / "site")
    assert text_of(root) == (NEW if step == 3 or (step == 2 and after == "after") else LAST)
    assert_nothing_is_left_over(root)


@pytest.fixture
def faked(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build of one page, without MkDocs and editions."""

    def pages(_root: Path, target: Path) -> None:
        (target / "index.html").write_text(NEW, encoding="utf-8")

    monkeypatch.setattr(site, "build_pages", pages)
    monkeypatch.setattr(site, "make_editions", lambda *_: ["one.pdf"])
    monkeypatch.setattr(site, "_summary", lambda *_: "Built.")
    return root


def test_build_starts_by_mending_what_the_last_one_left(faked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (faked / "site").rename(faked / swap.ASIDE)

    def fail(*_: object) -> None:
        raise BuildFailedError

    with monkeypatch.context() as patch:
        patch.setattr(site, "build_pages", fail)
        with pytest.raises(BuildFailedError):
            build_site(faked)
    assert text_of(faked) == LAST
    assert_nothing_is_left_over(faked)
    assert build_site(faked) == "Built."
    assert text_of(faked) == NEW
    assert_nothing_is_left_over(faked)


@pytest.mark.parametrize("where", ["build_pages", "make_editions", "swap_in"])
@pytest.mark.parametrize("cut", [KeyboardInterrupt, OSError])
def test_build_that_is_cut_off_leaves_the_last_site(
    faked: Path, monkeypatch: pytest.MonkeyPatch, where: str, cut: type[BaseException]
) -> None:
    def stop(*_: object) -> None:
        raise cut

    monkeypatch.setattr(site, where, stop)
    with pytest.raises(cut):
        build_site(faked)
    assert text_of(faked) == LAST
    assert_nothing_is_left_over(faked)


# In place of MkDocs: says that it is there, and never comes to an end.
ENDLESS = "import os, pathlib, time\npathlib.Path('started').write_text(str(os.getpid()))\ntime.sleep(600)\n"
BUILD = """
import sys
from pathlib import Path
from scripts.endings import told_endings
from scripts.site import build_site
root = Path(sys.argv[1])
with told_endings(root):
    build_site(root)
"""


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_signal_ends_a_build_in_one_line(root: Path, number: int, code: int) -> None:
    (root / "mkdocs.py").write_text(ENDLESS, encoding="utf-8")
    command = [sys.executable, "-c", BUILD, str(root)]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    engine = process_that_started(root)
    running.send_signal(number)
    if number == signal.SIGKILL:  # of which nobody can tell, and after which nobody tidies up
        os.kill(engine, signal.SIGKILL)
    out, err = running.communicate(timeout=60)
    if number != signal.SIGKILL:
        assert (out, err) == ("", "\nInterrupted. What stood before still stands.\n")
        assert_nothing_is_left_over(root)
    assert running.returncode == code
    assert text_of(root) == LAST
    assert is_gone(engine)


def process_that_started(root: Path) -> int:
    """Wait until the engine has said who it is."""
    for _ in range(600):
        if (root / "started").is_file() and (number := (root / "started").read_text(encoding="ascii")):
            return int(number)
        time.sleep(0.1)
    raise AssertionError("the engine did not start")


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, or does so within a minute."""
    for _ in range(600):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_ending_is_told_and_everything_else_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as ended, told_endings(tmp_path):
        raise KeyboardInterrupt
    assert ended.value.code == 130
    assert capsys.readouterr().err == "\nInterrupted. What stood before still stands.\n"
    with pytest.raises(SystemExit, match="1"), told_endings(tmp_path):
        raise ProblemsFoundError([Problem("a.yml", 1, "is wrong")])
    assert capsys.readouterr().err.startswith("a.yml:1: is wrong\n")
    with pytest.raises(ZeroDivisionError), told_endings(tmp_path):
        raise ZeroDivisionError
    with pytest.raises(FileNotFoundError), told_endings(tmp_path):
        raise FileNotFoundError
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_a_killed_run_left_half_written_goes_at_the_next(tmp_path: Path) -> None:
    for name in (".feed.xml.abc.part", "made/.a.md.xyz.part"):
        write_file(tmp_path / "docs" / name, "half")
    (tmp_path / "docs/.kept").write_text("mine")
    write_files(tmp_path, {"docs/feed.xml": "feed", "docs/made/a.md": "a"}, ["docs/made/"])
    found = sorted(file.relative_to(tmp_path / "docs").as_posix() for file in (tmp_path / "docs").rglob("*"))
    assert every(found) == [".kept", "feed.xml", "made", "made/a.md"]
