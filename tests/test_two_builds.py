"""Two builds in one checkout: the second waits, and neither harms the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from scripts.lock import alone, take
from tests.conftest import ROOT
from tests.every import every

# Writes a hundred files again and again, each run with a text of its own, and looks whether anything is torn.
WRITER = """
import sys
from pathlib import Path
from scripts.write import write_files
root, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(15):
    files = {f"docs/made/{number}.md": f"{name}{turn}\\n" * 2000 for number in range(20)}
    files |= {f"docs/made/only-{name}-{turn}.md": "mine"}
    write_files(root, files, ["docs/made/"])
    for file in sorted((root / "docs/made").glob("[0-9]*.md")):
        lines = set(file.read_text().split("\\n")) - {""}
        assert len(lines) == 1, lines
"""
# In place of MkDocs: takes the lock of a build, and notes when it begins and ends.
ENGINE = """
import pathlib, sys, time
sys.path.insert(0, "{code}")
from scripts.lock import alone
with alone(pathlib.Path.cwd(), "build"), open("log", "a") as log:
    print("begin", file=log, flush=True)
    time.sleep(0.3)
    pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1], "index.html").write_text("whole")
    print("end", file=log, flush=True)
"""
BUILD = """
import sys
from pathlib import Path
from scripts import site
site.make_editions = lambda *_: []
site._summary = lambda *_: "Built."
print(site.build_site(Path(sys.argv[1])))
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_writers_leave_no_torn_file_and_no_error(tmp_path: Path) -> None:
    running = [start(WRITER, tmp_path, name) for name in "ab"]
    for process in every(running):
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert "Traceback" not in err
    left = sorted((tmp_path / "docs/made").iterdir())
    assert len(every(left)) == 21
    assert not list(tmp_path.rglob("*.part"))


def test_two_builds_make_one_site_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.py").write_text(ENGINE.format(code=ROOT), encoding="utf-8")
    running = [start(BUILD, tmp_path) for _ in range(2)]
    results = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], results
    assert (tmp_path / "log").read_text(encoding="ascii").split() == ["begin", "end"] * 2
    assert (tmp_path / "site/index.html").read_text(encoding="ascii") == "whole"


def test_who_waits_is_told_for_whom(tmp_path: Path) -> None:
    waiter = "import sys\nfrom pathlib import Path\nfrom scripts.lock import alone\nwith alone(Path(sys.argv[1]), 'build'):\n    print('done')"
    with alone(tmp_path, "build"):
        waiting = start(waiter, tmp_path)
        assert waiting.stderr
        told = waiting.stderr.readline()
        assert waiting.poll() is None
    out, _ = waiting.communicate(timeout=60)
    assert told == f"Another build is running here (process {os.getpid()}); waiting for it.\n"
    assert out == "done\n"


def test_lock_is_free_again_after_an_error_and_after_a_process_that_was_killed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), alone(tmp_path, "build"):
        raise ZeroDivisionError
    holder = "import os, sys\nfrom pathlib import Path\nfrom scripts.lock import take\nlock = take(Path(sys.argv[1]), 'build')\nos._exit(9)"
    killed = start(holder, tmp_path)
    killed.communicate(timeout=60)
    assert killed.returncode == 9
    take(tmp_path, "build").release()


def test_lock_that_cannot_note_its_owner_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(OSError):  # noqa: PT011 - any error will do
        take(tmp_path, "build")
    monkeypatch.undo()
    with FileLock(tmp_path / ".cache/build.lock", timeout=0):
        pass
