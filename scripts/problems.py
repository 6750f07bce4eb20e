"""What is wrong, where, and what to do: the one shape in which every check reports.

Checks yield `Problem`s; `report` is the only place that words them for a reader.
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from scripts.annotations import commands_for
from scripts.explained import address_of, page_for

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 15


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
        page: the page that explains, with its section, where the file alone does not say it.
    """

    path: str
    line: int
    message: str
    allowed: str = ""
    fix: str = ""
    warning: bool = False
    page: str = ""

    @property
    def words(self) -> str:
        """All but the place."""
        page = self.page or page_for(self.path)
        parts = {
            "allowed": self.allowed,
            "to do": self.fix,
            "explained in": address_of(page) if page else "",
        }
        lines = [f"    {name}: {text}" for name, text in parts.items() if text]
        return "\n".join([self.message, *lines])

    def __str__(self) -> str:
        """Path and line first, so that editors and terminals can jump there."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {'warning: ' if self.warning else ''}{self.words}"


class ProblemsFoundError(Exception):
    """Raised by whoever cannot go on; carries every problem found, not only the first.

    Args:
        problems: at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, one block each in order of path and line, and then their count.

    Under GitHub Actions they follow once more, as annotations of the pull request.
    """
    found = sorted(set(problems))
    errors = sum(not problem.warning for problem in found)
    count = f"{errors} {'problem' if errors == 1 else 'problems'}"
    if warnings := len(found) - errors:
        count += f", {warnings} {'warning' if warnings == 1 else 'warnings'}"
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    return "\n".join([*map(str, found), count, *(commands_for(found) if on_github else [])])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word most like `word`, or an empty text.

    Case, quotation marks, and dash or underscore make no difference. Among words that are equally like it, one
    with the same letters and digits in another order comes first, then one that begins alike: `crs-r45451` is
    `crs-r45415` and not `crs-r45461`.
    """
    plain = _plain(word)
    words = {_plain(candidate): candidate for candidate in known}
    close = difflib.get_close_matches(plain, words, n=10, cutoff=0.6)
    best = max(close, key=lambda candidate: _likeness(plain, candidate), default="")
    return did_you_mean(words[best]) if best else ""


def did_you_mean(word: str) -> str:
    """Return the hint that names a word."""
    return f'did you mean "{word}"?'


def _likeness(word: str, candidate: str) -> tuple[bool, float, int]:
    """Return how like a word a candidate is: the same letters, the ratio, the length of the same beginning."""
    ratio = difflib.SequenceMatcher(None, candidate, word).ratio()
    begins_alike = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, candidate, strict=False))
    )
    return sorted(candidate) == sorted(word), ratio, begins_alike


def listed(known: Iterable[str]) -> str:
    """Return what is allowed as a list; a long one is cut, because the hint is what helps."""
    words = list(known)
    more = f", … ({len(words)} in all)" if len(words) > _SHOWN else ""
    return ", ".join(words[:_SHOWN]) + more


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", "-", word.casefold()).strip("-")
