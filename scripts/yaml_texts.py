"""Texts in YAML that need quotation marks, on one line or on several, and how to set them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_START = re.compile(r"\s*(?:- )?(?P<field>[\w-]+): +(?P<text>\S.*)$")


@dataclass(frozen=True)
class Text:
    """A text that goes on over several lines.

    Args:
        first: the line on which it begins, counted from 1.
        last: the line on which it ends.
        words: the text, on one line.
    """

    first: int
    last: int
    words: str

    @property
    def to_do(self) -> str:
        """Where its quotation marks belong."""
        sign, more = _sign_for(self.words)
        words = self.words.split()
        return (
            f"put {sign} before the first word of the text ({words[0]}, line {self.first}) "
            f"and {sign} after its last ({words[-1]}, line {self.last}){more}"
        )


def quoted(text: str) -> str:
    """Return a text of one line in quotation marks that do not stand in it."""
    sign, more = _sign_for(text)
    inside = re.sub(r'["\\]', r"\\\g<0>", text) if more else text
    return f"{sign}{inside}{sign}"


def _sign_for(text: str) -> tuple[str, str]:
    """Return the quotation mark for a text, and what else is to do where it has all of them."""
    if not re.search(r'["\\]', text):
        return '"', ""
    return ("'", "") if "'" not in text else ('"', '; inside it, write \\" for each "')


def text_around(lines: Sequence[str], number: int) -> Text | None:
    """Return the text of several lines that a line begins or continues, or None if there is none.

    Args:
        lines: the lines of the file.
        number: the line, counted from 1.
    """
    if not 0 < number <= len(lines):
        return None
    first = _beginning(lines, number - 1)
    match = _START.match(lines[first])
    if match is None:
        return None
    last = _end(lines, first)
    words = " ".join([match["text"], *lines[first + 1 : last + 1]])
    return Text(first + 1, last + 1, " ".join(words.split())) if last > first else None


def _beginning(lines: Sequence[str], at: int) -> int:
    """Return the line with the field that a line belongs to: itself, or the next above that begins further left."""
    if _is_field(lines, at):
        return at
    above = range(at - 1, -1, -1)
    return next((one for one in above if lines[one].strip() and _column(lines[one]) < _column(lines[at])), at)


def _is_field(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line begins with a field: with words that begin another line, too."""
    match = re.match(r"\s*(?:- )?([\w-]+):( |$)", lines[at])
    if match is None:
        return False
    same = re.compile(rf"\s*(?:- )?{re.escape(match[1])}:( |$)")
    return any(same.match(line) for number, line in enumerate(lines) if number != at)


def _end(lines: Sequence[str], first: int) -> int:
    """Return the last line that is set deeper than the field on the first."""
    last, column = first, _column(lines[first])
    for at in range(first + 1, len(lines)):
        if lines[at].strip():
            if len(lines[at]) - len(lines[at].lstrip()) <= column:
                break
            last = at
    return last


def _column(line: str) -> int:
    """Return where the words of a line begin, the dash of a list left out."""
    return len(line) - len(re.sub(r"^\s*(?:- )?", "", line))
