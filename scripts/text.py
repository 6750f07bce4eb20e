"""Words of records as safe Markdown, and the few forms of words that generators share."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = re.compile(r"[\\`*_{}\[\]<>&#~^=|!\"$@]")
_AT_LINE_START = re.compile(r"^(\s*)(\d+(?=[.)]\s)|[-+:](?=\s))", re.MULTILINE)


def escape(text: str) -> str:
    """Return a record's text as Markdown that shows exactly this text.

    Every sign that Markdown, HTML, templates or our own syntax could take for theirs becomes a character
    reference, which means itself in every context: paragraph, heading, table cell, attribute, link text.
    """
    text = _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
    return _AT_LINE_START.sub(lambda start: f"{start[1]}&#{ord(start[2][0])};{start[2][1:]}", text)


def protect(html: str) -> str:
    """Return inline HTML as it must stand in Markdown so that its text is left alone."""
    return re.sub(r"[\\`*_{}\[\]~^|!$@]", lambda sign: f"&#{ord(sign[0])};", html)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: “1 claim”, “150 claims”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """Return words as a list in a sentence: “one, two and three”."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def in_alphabet(text: str) -> str:
    """Return a text as it is sorted: without capitals and accents."""
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
