"""Git, as far as a comparison needs it: names of commits, their files, and which files differ.

Nothing is checked out and nothing in the repository is written: the files of a commit come as an archive, and
only plain files are taken from it, so that a link in a commit cannot lead out of the folder it is unpacked in.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scripts.chapters import DOCS, SNIPPETS

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = ("data", DOCS, SNIPPETS)


class RevisionError(Exception):
    """Raised when git cannot give what is to be compared.

    Args:
        message: what is wrong, as a sentence without a full stop.
        fix: what to do about it.
    """

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(f"{message}\n    to do: {fix}")


def commit_of(root: Path, name: str) -> str:
    """Return the full hash of the commit that a name stands for.

    Raises:
        RevisionError: if there is no git, no repository or no such commit.
    """
    _require_repository(root)
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    message = f'there is no commit "{name}" in this repository'
    if _run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RevisionError(
            f"{message}, which holds only the newest part of the history",
            "run `git fetch --unshallow`; in a GitHub workflow, give actions/checkout `fetch-depth: 0`",
        )
    fix = (
        "name a branch, a tag or a hash that `git log --all` knows; `git fetch` brings what is only elsewhere"
    )
    raise RevisionError(message, fix)


def take_out(root: Path, commit: str, folder: Path) -> None:
    """Write the records, chapters, snippets and settings of a commit into a folder.

    Args:
        root: folder of the project, which may lie deeper in the repository.
        commit: a full hash.
        folder: an empty folder.

    Raises:
        RevisionError: if git cannot read the commit.
    """
    archive = _run(root, "archive", "--format=tar", commit)
    if archive.returncode:
        raise RevisionError(f"git cannot read the commit {commit}: {_told(archive)}", "run `git fsck`")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        for member in tar:
            if (
                member.isfile()
                and _is_wanted(PurePosixPath(member.name))
                and (file := tar.extractfile(member))
            ):
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())


def changed_files(root: Path, base: str, head: str | None) -> list[str]:
    """Return the files that differ between two commits, or between a commit and the working tree.

    Args:
        root: folder of the project; paths are relative to it.
        base: a full hash.
        head: another, or None for the working tree with what is new in it.
    """
    options = ["--name-only", "--no-renames", "--relative", "-z"]
    found = _run(root, "diff", *options, base, *([head] if head else [])).stdout
    if head is None:
        found += _run(root, "ls-files", "--others", "--exclude-standard", "-z").stdout
    return sorted(set(found.decode(errors="replace").split("\0")) - {""})


def _is_wanted(path: PurePosixPath) -> bool:
    """Tell whether a file of a commit is compared: those of the three rooms, and settings beside them."""
    in_room = path.parts[0] in ROOMS and ".." not in path.parts
    return in_room or (len(path.parts) == 1 and path.suffix == ".yml")


def _require_repository(root: Path) -> None:
    """Refuse a folder that is not under git, or that git does not trust."""
    inside = _run(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode == 0:
        return
    told = _told(inside)
    if "dubious ownership" in told:
        fix = f"if you trust it: git config --global --add safe.directory {root}"
        raise RevisionError(f"git does not read {root}, because it belongs to another user", fix)
    raise RevisionError(
        f"{root} is not a git repository ({told})",
        "clone the project with git; a downloaded zip has no history",
    )


def _told(result: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of what git complained about."""
    lines = result.stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"exit code {result.returncode}"


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise RevisionError("the program git is not installed", "install git; it keeps the history")
    # Git's messages are read above, so they must be in English.
    return subprocess.run(  # noqa: S603 - git, with arguments of our own; names of commits come after --end-of-options
        [program, "-C", str(root), *arguments],
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
