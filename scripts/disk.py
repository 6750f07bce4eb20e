"""What the disk refuses, told as a problem: a read-only checkout, a full disk, too many open files."""

from __future__ import annotations

import errno
from pathlib import Path

from scripts.problems import Problem

_READ_ONLY = "work in a copy of the project in a folder of your own, or mount this one for writing"
_FORBIDDEN = "give yourself the right to write there, or work in a copy of the project"
_FULL = "free some space and run the command again; what stood there before still stands"
_WORDS = {
    errno.EROFS: ("the folder is read-only", _READ_ONLY),
    errno.EACCES: ("permission is denied", _FORBIDDEN),
    errno.EPERM: ("permission is denied", _FORBIDDEN),
    errno.ENOSPC: ("the disk is full", _FULL),
    errno.EDQUOT: ("the disk quota is used up", _FULL),
    errno.EMFILE: ("too many files are open", "raise the limit (ulimit -n 4096) and run the command again"),
    errno.ENFILE: ("too many files are open", "close other programs and run the command again"),
}


def disk_problem(error: BaseException, root: Path) -> Problem | None:
    """Return what the disk refused, or None if an error is of another kind.

    Args:
        error: what was raised, by Python or by a program of its own that names the error it met.
        root: folder of the project; a path inside it is told as seen from there.
    """
    if not isinstance(error, OSError) or error.errno not in _WORDS:
        return None
    message, fix = _WORDS[error.errno]
    return Problem(_place(error, root), 0, message, fix=fix)


def _place(error: OSError, root: Path) -> str:
    """Return the file, or the folder of the project where the system names none."""
    path = Path(str(error.filename)) if error.filename else root
    path = path if path.is_absolute() else root / path
    if path != root and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.as_posix()
