"""What the YAML reader did not understand, in words for somebody who has never heard of YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scripts.yaml_texts import quoted, text_around

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELD = r"^\s*(?:- )?(?P<start>[\w-]+)"
_SPECIAL = "@`%*&!|>?[]{},"
_COLON = "the text contains a colon and so needs quotes"
_APOSTROPHE = "an apostrophe ends a text that stands in single quotes"
_SIGN = "the text begins with {sign}, which means something to YAML, and so needs quotes"


class Words(NamedTuple):
    """What is wrong, what would be right and what to do."""

    message: str
    allowed: str = ""
    fix: str = ""


def yaml_words(lines: Sequence[str], number: int, what: str) -> Words:
    """Return words for a line that cannot be read.

    Args:
        lines: the lines of the file.
        number: the line, counted from 1; 0 if the reader names none.
        what: what the YAML reader says of it.
    """
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    return _long_words(lines, number, what) or _line_words(line, what)


def _long_words(lines: Sequence[str], number: int, what: str) -> Words | None:
    """Return words for a text of several lines, of which one line alone would tell too little."""
    text = text_around(lines, number)
    if text is None or "\t" in lines[number - 1] or re.search(_COLONS[0][0], lines[number - 1]):
        return None
    sign = text.words[0]
    if sign == "'" and text.words.count("'") % 2:
        return Words(_APOSTROPHE, "''", "write two apostrophes for each one inside the text")
    if sign not in "'\"" and "mapping values are not allowed" in what:
        return Words(_COLON, "", text.to_do)
    if sign in _SPECIAL and sign not in "|>[{":
        return Words(_SIGN.format(sign=sign), "", text.to_do)
    return None


def _line_words(line: str, what: str) -> Words:
    for pattern, words in _SLIPS:
        if match := re.search(pattern, line):
            found = match.groupdict()
            text = quoted(found.get("sign", "") + found.get("value", ""))
            return Words(*(part.format(**found, quoted=text) for part in words))
    if "expected key" in what or "'-' indicator" in what:
        return Words(
            "the line stands further left or right than the lines around it",
            "all fields of a record begin in the same column",
            "set it under the line above",
        )
    if "mapping values are not allowed" in what:
        return Words(
            "the line does not fit the line above it",
            'a record begins with "- id: …"; its other fields stand under the i',
            "look for a missing dash or colon in both lines, and at where they begin",
        )
    fix = "check indentation; put a text that contains ': ' or begins with a sign into quotes"
    return Words(f"this is not YAML: {what}", fix=fix)


def lacks_its_colon(line: str) -> bool:
    """Tell whether a line has no colon that YAML would know, which is noticed on the next line only."""
    return any(re.search(pattern, line) for pattern, _ in _COLONS)


_COLONS: tuple[tuple[str, Words], ...] = (
    (
        rf"{_FIELD}\s*：\s*(?P<value>.*)$",
        Words("the colon is a full-width one", "a colon and a space", "write {start}: {value}"),
    ),
    (
        rf"{_FIELD}:(?P<value>[^\s].*)$",
        Words("a space is missing after the colon", "a colon and a space", "write {start}: {value}"),
    ),
)
_SLIPS: tuple[tuple[str, Words], ...] = (
    (r"\t", Words("a tab stands where YAML wants spaces", "spaces", "replace the tab by two spaces")),
    *_COLONS,
    (
        rf"{_FIELD}: +'(?P<value>.*'.*)'\s*$",
        Words(_APOSTROPHE, "", "write {start}: {quoted}"),
    ),
    (
        rf"{_FIELD}: +(?P<value>[^\s'\"].*: .*)$",
        Words(_COLON, "", "write {start}: {quoted}"),
    ),
    (
        rf"{_FIELD}: +(?P<value>\[[^\]]*)$",
        Words("a bracket is opened and not closed", "[one, two]", "write {start}: {value}]"),
    ),
    (
        rf"{_FIELD}: +(?P<sign>[{re.escape(_SPECIAL)}])(?P<value>.*)$",
        Words(_SIGN, "", "write {start}: {quoted}"),
    ),
    (
        rf"{_FIELD}: +(?P<sign>['\"])[^'\"]*$",
        Words("a quotation mark is opened and not closed", "", "close it at the end of the text"),
    ),
    (
        rf"{_FIELD}: +\"[^\"]*\" *[^ #].*$",
        Words("the text goes on after its closing quotation mark", "", "put the whole text into quotes"),
    ),
)
