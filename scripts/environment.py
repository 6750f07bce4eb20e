"""The environment: `.venv` with exactly what `requirements.txt` pins. Needs nothing but Python.

It is made once and made again only when its recipe changes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)
RECIPE = ("requirements.txt", "pyproject.toml")


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
    stamp = root / ".venv" / "recipe.sha256"
    recipe = _recipe(root)
    if stamp.is_file() and stamp.read_text() == recipe and python_of(root).exists():
        return
    print("Making the environment in .venv (once; it needs the network) …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(root / ".venv")
    pip = [str(python_of(root)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for arguments in (["--require-hashes", "--requirement", "requirements.txt"], _editable()):
        if subprocess.run([*pip, *arguments], cwd=root, check=False).returncode:
            sys.exit("pip could not install what the project needs; its message stands above.")
    stamp.write_text(recipe)


def _editable() -> list[str]:
    """The project itself; what it needs is installed already, with hashes."""
    return ["--no-deps", "--no-build-isolation", "--editable", "."]


def _recipe(root: Path) -> str:
    parts = [sys.version, *((root / name).read_text(encoding="utf-8") for name in RECIPE)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
