"""The signs of a chapter that are half written, which a reader would see as they stand."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from scripts import markup
from scripts.chapters import Chapter
from scripts.explained import CHAPTER
from scripts.models import Source
from scripts.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scripts.load import Records

CITATION, FACT, SNIPPET = "[@key], [@key, p. 4] or [@one; @two]", "{{ id }}", "{!charts/name.md!}"
CITATIONS = f"{CHAPTER}#citations"
_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# An @ that begins a word, as it does not in an e-mail address or in the address of a page, and no host after it.
_BARE = re.compile(rf"(?P<before>^|[^\w@/\[])@(?P<key>{_KEY})(?![\w-]|\.\w)(?=(?P<after>[^()\n]*\))?)")
# A citation that is opened and not closed, which is told as a whole, with all keys in it.
_OPEN = re.compile(r"\[@[^\]\n]*(?=\[|$)")
# How like a known key a bare one must be to be meant for it; a handle is like none.
_ALIKE = 0.85


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
        for message, fix in _bare_keys(_OPEN.sub("", line), records.known.get(Source, ())):
            yield Problem(chapter.path, number, message, CITATION, fix, page=CITATIONS)
    yield from _keys_as_places(chapter, records)


def signs_are_whole_in(text: str, records: Records) -> bool:
    """Tell whether a sentence has no sign that is half written."""
    return not any(signs_are_whole(Chapter("", text), records))


def _bare_keys(line: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the keys of sources that stand in a line without their sign, and what to do."""
    for match in re.finditer(rf"\[({_KEY})\](?![(\[:])", line):
        if match[1] in known:
            yield f'the citation "{match[1]}" lacks its @', f"write [@{match[1]}]"
    for match in _BARE.finditer(line):
        meant = [match["key"]] if match["key"] in known else []
        for key in meant or get_close_matches(match["key"], known, n=1, cutoff=_ALIKE):
            in_parentheses = match["before"] == "(" and match["after"]
            where = "in parentheses" if in_parentheses else "without brackets"
            yield f"a citation stands {where}", f"write [@{key}]"


def _keys_as_places(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """Yield the sources that a citation would show as a place in another one: `[@one, two]`."""
    for mark in chapter.marks:
        for cited in _readable(mark):
            for part in map(str.strip, cited.locator.split(",")):
                if part in records.known.get(Source, ()):
                    message = f'the source "{part}" stands as a place in "{cited.key}"'
                    fix = f"write [@{cited.key}; @{part}]"
                    yield Problem(chapter.path, mark.line, message, CITATION, fix, page=CITATIONS)


def _readable(mark: markup.Mark) -> list[markup.Cited]:
    """Return the sources of a citation; none if it cannot be read, which another rule tells."""
    try:
        return markup.cited_sources(mark.content) if mark.kind == "citation" else []
    except ValueError:
        return []


def citation_fix(content: str, known: Collection[str]) -> str:
    """Return what to do about a citation that cannot be read.

    Args:
        content: what stands between `[@` and `]`.
        known: the keys of the sources.
    """
    parts: list[str] = []
    for part in filter(None, re.split(r"\s*;\s*|[,\s]+(?=@)", " ".join(content.split()))):
        key = re.match(rf"@?({_KEY})(?:\s+(?=\S))?", part)
        is_known = key is not None and key[1] in known
        if parts and not is_known and not part.startswith("@"):
            parts[-1] += (
                f", {part}"  # what follows the semicolon is no source, so it is a place in the last one
            )
        elif key and is_known and key[0][-1] == " ":
            parts.append(f"{key[0].strip()}, {part[key.end() :]}")
        else:
            parts.append(part)
    mended = "; ".join(parts)
    try:
        markup.cited_sources(mended)
    except ValueError:
        return nearest(content, known)
    return f"write [@{mended}]"
