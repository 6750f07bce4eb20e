"""The signs of a chapter that are half written, which a reader would see as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scripts import markup
from scripts.explained import CHAPTER
from scripts.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.chapters import Chapter
    from scripts.load import Records

CITATION, FACT, SNIPPET = "[@key], [@key, p. 4] or [@one; @two]", "{{ id }}", "{!charts/name.md!}"
_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class _Slip(NamedTuple):
    """A sign that is not whole: how it is found, what to say of it, and the section that explains it."""

    pattern: str
    message: str
    allowed: str
    fix: str
    section: str


_SLIPS = (
    _Slip(
        r"\[@(?=[^\]\n]*(?:\[|$))",
        "a citation is opened and not closed",
        CITATION,
        "end it with ]",
        "citations",
    ),
    _Slip(
        rf"\(@({_KEY})[^)\n]*\)", "a citation stands in parentheses", CITATION, "write [@{0}]", "citations"
    ),
    _Slip(
        rf"(?<![\w@.\[(])@({_KEY}-{_KEY})",
        "a citation stands without brackets",
        CITATION,
        "write [@{0}]",
        "citations",
    ),
    _Slip(
        r"\[\^([^\]\n]+)\]",
        "a footnote is written by hand",
        CITATION,
        "cite a source; the note makes itself",
        "citations",
    ),
    _Slip(
        r"(?<!\{)\{ *(" + _KEY + r") *\}(?!\})",
        "a fact stands in single braces",
        FACT,
        "write {{{{ {0} }}}}",
        "facts",
    ),
    _Slip(
        r"\{\{[^}\n]*\}?(?!\})", "a fact is opened and not closed", FACT, "end it with two braces", "facts"
    ),
    _Slip(
        r"(?<!\{)\{ *(" + _KEY + r") *\}\}",
        "a fact is closed and not opened",
        FACT,
        "write {{{{ {0} }}}}",
        "facts",
    ),
    _Slip(
        r"\{!", "an include is opened and not closed", SNIPPET, "end it with !} on the same line", "snippets"
    ),
    _Slip(
        r"\{ *([\w/-]+\.md) *!?\}",
        "an include lacks its exclamation marks",
        SNIPPET,
        "write {{!{0}!}}",
        "snippets",
    ),
)


def signs_are_whole(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """Yield the signs that are written in a way that nothing reads, once for each place."""
    text = markup.without_marks(chapter.text)
    for number, line in enumerate(text.split("\n"), 1):
        for slip in _SLIPS:
            for match in re.finditer(slip.pattern, line):
                fix = slip.fix.format(*match.groups()) if match.groups() else slip.fix
                page = f"{CHAPTER}#{slip.section}"
                yield Problem(chapter.path, number, slip.message, slip.allowed, fix, page=page)
        for match in re.finditer(rf"\[({_KEY})\](?![(\[:])", line):
            if match[1] in records.sources:
                message, page = f'the citation "{match[1]}" lacks its @', f"{CHAPTER}#citations"
                yield Problem(chapter.path, number, message, CITATION, f"write [@{match[1]}]", page=page)
