"""What the disk refuses is told in a line: a read-only checkout, a full disk; nothing is left half-written."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
from mkdocs.exceptions import Abort

from scripts import mkdocs_hook, site
from scripts.disk import disk_problem
from scripts.endings import told_endings
from scripts.lock import take
from scripts.write import write_file, write_files
from tests.conftest import ROOT
from tests.every import every


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EROFS, "the folder is read-only"),
        (errno.EACCES, "permission is denied"),
        (errno.EPERM, "permission is denied"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk quota is used up"),
        (errno.EMFILE, "too many files are open"),
    ],
)
def test_refusal_is_told_with_its_place_and_what_to_do(tmp_path: Path, number: int, message: str) -> None:
    error = OSError(number, os.strerror(number), str(tmp_path / "docs/a.md"))
    problem = disk_problem(error, tmp_path)
    assert problem
    assert (problem.path, problem.message) == ("docs/a.md", message)
    assert problem.fix


def test_refusal_without_a_name_is_told_at_the_project(tmp_path: Path) -> None:
    problem = disk_problem(OSError(errno.ENOSPC, "full"), tmp_path)
    assert problem
    assert problem.path == tmp_path.as_posix()


def test_other_errors_are_no_matter_of_the_disk(tmp_path: Path) -> None:
    assert disk_problem(FileNotFoundError(errno.ENOENT, "no", "x"), tmp_path) is None
    assert disk_problem(ValueError("no"), tmp_path) is None


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_read_only_checkout_says_so_in_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    """The superuser may write everywhere, so the refusal is made up."""

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SystemExit) as ended, told_endings(tmp_path):
        write_files(tmp_path, {"docs/a.md": "a"}, [])
    assert ended.value.code == 1
    err = capsys.readouterr().err
    assert err.startswith(".cache: ")
    assert "to do: " in err
    assert "Traceback" not in err


def test_full_disk_leaves_the_old_file_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_file(tmp_path / "docs/a.md", "old")

    class Full:
        """A file on a disk without space."""

        def __init__(self, handle: int, _mode: str) -> None:
            os.close(handle)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def write(self, _: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdopen", Full)
    with pytest.raises(SystemExit) as ended, told_endings(tmp_path):
        write_files(tmp_path, {"docs/a.md": "new"}, [])
    assert ended.value.code == 1
    assert capsys.readouterr().err.startswith("docs/a.md: the disk is full\n")
    assert [file.name for file in every((tmp_path / "docs").iterdir())] == ["a.md"]
    assert (tmp_path / "docs/a.md").read_text() == "old"


def test_full_disk_during_the_editions_leaves_the_last_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(site, "build_pages", lambda *_: None)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path / "x.pdf"))

    monkeypatch.setattr(site, "make_editions", full)
    with pytest.raises(SystemExit), told_endings(tmp_path):
        site.build_site(tmp_path)
    assert capsys.readouterr().err.startswith("x.pdf: the disk is full\n")
    assert (tmp_path / "site").is_dir()


def test_mkdocs_ends_without_a_traceback_and_lets_go_of_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lock = take(tmp_path, "build")
    monkeypatch.setattr(mkdocs_hook, "_locks", {tmp_path: lock})
    with pytest.raises(Abort):
        mkdocs_hook.on_build_error(OSError(errno.ENOSPC, "full", str(tmp_path / "site/index.html")))
    assert "site/index.html: the disk is full" in caplog.text
    assert not lock.is_locked
    mkdocs_hook.on_build_error(ValueError("another error is told by MkDocs"))


MOUNT, UMOUNT = shutil.which("mount"), shutil.which("umount")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kilobytes, where one may be mounted."""
    if not (MOUNT and UMOUNT and sys.platform == "linux" and os.geteuid() == 0):
        pytest.skip("needs the right to mount a small disk")
    command = [MOUNT, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield tmp_path
    subprocess.run([UMOUNT, str(tmp_path)], check=True)


def test_real_disk_that_is_full(tiny_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_file(tiny_disk / "a.md", "old")
    with pytest.raises(SystemExit), told_endings(tiny_disk):
        write_files(tiny_disk, {"a.md": "new" * 100_000}, [])
    assert capsys.readouterr().err.startswith("a.md: the disk is full\n")
    assert (tiny_disk / "a.md").read_text() == "old"
    assert not list(tiny_disk.glob("*.part"))


def test_real_disk_that_is_read_only(tiny_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_file(tiny_disk / "a.md", "old")
    subprocess.run([str(MOUNT), "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises(SystemExit), told_endings(tiny_disk):
        write_files(tiny_disk, {"a.md": "new"}, [])
    assert "the folder is read-only" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_real_folder_that_may_not_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir(mode=0o555)
        code = "import sys\nfrom pathlib import Path\nfrom scripts.endings import told_endings\nfrom scripts.write import write_files\nroot = Path(sys.argv[1])\nwith told_endings(root):\n    write_files(root, {'a.md': 'a'}, [])"
        run = subprocess.run(
            [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert run.returncode == 1
        assert run.stderr.startswith(".cache: permission is denied\n")
