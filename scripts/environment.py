"""The environment: `.venv` with exactly what `requirements.txt` pins. Needs nothing but Python.

It is made once and made again only when its recipe changes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows, where two commands that begin at once in a fresh checkout are not kept apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = (3, 11)
RECIPE = ("requirements.txt", "pyproject.toml")
STAMP = ".venv/recipe.sha256"  # written last: an environment without it was cut off


def python_of(root: Path) -> Path:
    """Return the interpreter of the environment."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(root: Path) -> None:
    """Make the environment, or leave it as it is if it fits the recipe.

    Raises:
        SystemExit: if this Python is too old, or pip fails; pip says why.
    """
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or later is needed; this is {sys.version.split()[0]}.")
    if not _fits(root):
        with _alone(root):
            if not _fits(root):  # by now another command may have made it
                _make(root)


def _fits(root: Path) -> bool:
    stamp = root / STAMP
    return stamp.is_file() and stamp.read_text() == _recipe(root) and python_of(root).exists()


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Wait until no other command makes the environment; the system lets go of the lock when a process ends."""
    (root / ".cache").mkdir(exist_ok=True)
    with (root / ".cache" / "environment.lock").open("w") as lock:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(root: Path) -> None:
    print("Making the environment in .venv (once; it needs the network) …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(root / ".venv")
    pip = [str(python_of(root)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for arguments in (["--require-hashes", "--requirement", "requirements.txt"], _editable()):
        if subprocess.run([*pip, *arguments], cwd=root, check=False).returncode:
            sys.exit("pip could not install what the project needs; its message stands above.")
    (root / STAMP).write_text(_recipe(root))


def _editable() -> list[str]:
    """The project itself; what it needs is installed already, with hashes."""
    return ["--no-deps", "--no-build-isolation", "--editable", "."]


def _recipe(root: Path) -> str:
    parts = [sys.version, *((root / name).read_text(encoding="utf-8") for name in RECIPE)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
