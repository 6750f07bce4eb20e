"""The commands that are timed, on copies of a project.

Each says on the terminal that it runs, and then for how long it ran.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = ("data", "docs", "snippets", "scripts", "theme")


class FailedError(Exception):
    """Raised when a command fails; says what it said."""


def project_copy(root: Path, target: Path) -> Path:
    """Copy what a build reads, and return the folder of the copy."""
    for room in ROOMS:
        shutil.copytree(root / room, target / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in root.glob("*.yml"):
        shutil.copy(file, target)
    return target


def generate(project: Path) -> float:
    """Write the generated pages, which also draws the charts into their cache."""
    return _seconds(project, "scripts", "generate")


def check(project: Path) -> float:
    """Check the records and chapters as `make check` does."""
    return _seconds(project, "scripts", "check")


def build(project: Path, site: str, config: str = "mkdocs.yml") -> float:
    """Build a site into a folder of the project."""
    options = ("--quiet", "--config-file", config, "--site-dir", site)
    return _seconds(project, "mkdocs", "build", *options)


def _seconds(project: Path, *module: str) -> float:
    started = time.monotonic()
    output_of(f"{project.name}: {' '.join(module)}", [sys.executable, "-m", *module], project)
    return time.monotonic() - started


def output_of(words: str, command: list[str], folder: Path) -> str:
    """Run a command in a folder and return what it prints.

    Args:
        words: what the terminal says of it.
        command: program and arguments.
        folder: the working folder.

    Raises:
        FailedError: if it fails.
    """
    print(f"  {words}", end=" … ", file=sys.stderr, flush=True)
    started = time.monotonic()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    print(f"{time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)
    if done.returncode:
        raise FailedError(f"{words} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
