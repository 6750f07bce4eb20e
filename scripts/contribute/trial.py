"""A change of one file, tried: what `check` would say of the project if it were made.

The project is copied without what is built from it, so the rules are those of `check` to the letter, and
nothing is written where it counts before all of them have passed.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.chapters import DOCS, SNIPPETS
from scripts.check import check_project

if TYPE_CHECKING:
    from scripts.load import Records
    from scripts.problems import Problem

DATA = "data"


def try_change(root: Path, path: str, text: str) -> tuple[Records, list[Problem]]:
    """Return the records as they would be, and the problems that the change would bring; no warnings.

    Args:
        root: folder of the project.
        path: the file to be changed.
        text: its new text.
    """
    known = Counter(map(_what, check_project(root)[2]))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for room in (DATA, DOCS, SNIPPETS):
            if (root / room).is_dir():
                shutil.copytree(root / room, copy / room)
        for file in root.glob("*.yml"):
            shutil.copy(file, copy)
        (copy / path).write_bytes(text.encode())
        records, _, problems = check_project(copy)
    caused = []
    for problem in problems:
        if known[_what(problem)]:
            known[_what(problem)] -= 1
        elif not problem.warning:
            caused.append(problem)
    return records, caused


def _what(problem: Problem) -> tuple[str, str]:
    """Return a problem without its line, which moves when a record comes in above it."""
    return problem.path, problem.message
