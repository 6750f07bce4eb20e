"""The sentences of a chapter, with their lines: what the rules on prose look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts import markup

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = r"(?:\[@[^\]]*\]|\{\{[^}]*\}\}|\[\^[^\]]*\])"
_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in ("U\\.S", "U\\.N", "U\\.K", "Mr", "Mrs", "Ms", "Dr", "No", "St", "[A-Z]")
)
_END = re.compile(rf"{_ABBREVIATED}[.!?][)\"”’*_]*{_MARKS}*(?=\s+[\"“(*_\[]?[A-Z0-9{{])")
_NOT_PROSE = re.compile(r"\s*(#|\||<|!!!|\?\?\?|\{!|---|\[\^|\{ *[.#])")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d(?:s\b|(?:[–-](?:\d{4}|\d\d))?\b)")
_NAMED_NUMBER = re.compile(
    r"\b(?:Section|section|Article|Title|Directive|Chapter|chapter|column|Column|Part|part|Order|Public Law|Resolution|Apollo|Soyuz)"
    r"\s\d[\d.-]*"
    r"|\b[A-Za-z]+-?\d+\b|\(\d+\)",
)
_QUANTITY = re.compile(r"\d|\b(?:percent|million|billion|trillion)\b")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a chapter and the line on which it begins."""

    text: str
    line: int

    @property
    def has_quantity(self) -> bool:
        """Whether it states a number; bare years and numbers that are names do not count."""
        bare = re.sub(_MARKS, "", self.text)
        return bool(_QUANTITY.search(_NAMED_NUMBER.sub("", _YEAR.sub("", bare))))

    @property
    def is_backed(self) -> bool:
        """Whether it carries a citation or a fact."""
        return any(mark.kind in ("citation", "fact") for mark in markup.marks(self.text))


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs and list items; headings, tables, code and calls are no prose.

    Args:
        text: Markdown, front matter replaced by as many empty lines.
    """
    for line, paragraph in _paragraphs(without_code(text)):
        start = 0
        for end in [*(match.end() for match in _END.finditer(paragraph)), len(paragraph)]:
            if part := paragraph[start:end].strip():
                offset = paragraph.count(
                    "\n", 0, start + len(paragraph[start:end]) - len(paragraph[start:end].lstrip())
                )
                yield Sentence(" ".join(part.split()), line + offset)
            start = end


def without_code(text: str) -> str:
    """Blank fenced code and comments, keeping every line in its place."""
    fenced = re.compile(r"^[ ]*(`{3,}|~{3,}).*?^[ ]*\1[ ]*$|<!--.*?-->", re.MULTILINE | re.DOTALL)
    return fenced.sub(lambda match: "\n" * match[0].count("\n"), text)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield runs of prose lines with the number of their first line."""
    first = 0
    run: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        item = _LIST_ITEM.match(line)
        prose = bool(line.strip()) and not _NOT_PROSE.match(line)
        if run and (item or not prose):
            yield first, "\n".join(run)
            run = []
        if prose:
            if not run:
                first = number
            run.append(line[item.end() :] if item else line)
