"""What is wrong, where, and what to do: the one shape in which every check reports.

Checks yield `Problem`s; `report` is the only place that words them for a reader.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one place.

    Args:
        path: file, relative to the project, with forward slashes.
        line: line in that file, counted from 1; 0 where the file as a whole is meant.
        message: what is wrong, as a sentence without a full stop.
        allowed: what would be right.
        fix: what to do about it.
        warning: True for what should be told but must not stop a build (a review date that has passed).
    """

    path: str
    line: int
    message: str
    allowed: str = ""
    fix: str = ""
    warning: bool = False

    def __str__(self) -> str:
        """Path and line first, so that editors and terminals can jump there."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{place}: {'warning: ' if self.warning else ''}{self.message}"
        if self.allowed:
            text += f"\n    allowed: {self.allowed}"
        if self.fix:
            text += f"\n    to do: {self.fix}"
        return text


class ProblemsFoundError(Exception):
    """Raised by whoever cannot go on; carries every problem found, not only the first.

    Args:
        problems: at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, one block each in order of path and line, and then their count."""
    found = sorted(set(problems))
    errors = sum(not problem.warning for problem in found)
    count = f"{errors} {'problem' if errors == 1 else 'problems'}"
    if warnings := len(found) - errors:
        count += f", {warnings} {'warning' if warnings == 1 else 'warnings'}"
    return "\n".join([*map(str, found), count])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word most like `word`, or an empty text."""
    match = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{match[0]}"?' if match else ""
