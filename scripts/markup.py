"""The signs that chapters add to Markdown: citations, facts, and the includes of markdown-include.

`[@crs-r45415, p. 4; @another]` cites, `{{ imports-2021 }}` tells a fact. In code, in comments and behind
a backslash they are text. Both the checks and the Markdown extension read chapters through this module,
so they cannot disagree on what a citation is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARK = re.compile(
    r"""
      (?P<code> ^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ ]*(?P=fence)[ ]*$
              | (?P<ticks>`+)(?!`)(?:.(?!\n\n))*?[^`](?P=ticks)(?!`)
              | <!--.*?-->
              | \\[\[{] )
    | (?P<citation> \[@ (?P<cited>[^\[\]]*) \] )
    | (?P<fact> \{\{ (?P<named>[^{}]*) \}\} )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\\[@[^\]\n]*\]?|\\\{+[^}\n]*\}*")
_INCLUDE = re.compile(r"\{!\s*(.+?)\s*!\}")
_CITED = re.compile(r"@?(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)(?:,\s*(?P<locator>[^\s@;][^@;]*))?")


@dataclass(frozen=True)
class Cited:
    """One source in a citation, with the place in it (“p. 4”) or an empty text."""

    key: str
    locator: str = ""


@dataclass(frozen=True)
class Mark:
    """A sign found in a text.

    Args:
        kind: `citation`, `fact` or `include`.
        content: what stands between the brackets.
        line: its line, counted from 1.
    """

    kind: str
    content: str
    line: int


def marks(text: str) -> Iterator[Mark]:
    """Yield the citations and facts of a text in order."""
    for match in _MARK.finditer(text):
        if mark := _mark(match):
            yield mark


def includes(text: str) -> Iterator[Mark]:
    """Yield the includes of a text; markdown-include looks for them in code and comments too."""
    for match in _INCLUDE.finditer(text):
        yield Mark("include", match[1], text.count("\n", 0, match.start()) + 1)


def replace_marks(text: str, replacement: Callable[[Mark], str | None]) -> str:
    """Return the text with every sign replaced; one that is answered with None stays."""

    def swap(match: re.Match[str]) -> str:
        mark = _mark(match)
        new = replacement(mark) if mark else None
        return match[0] if new is None else new

    return _MARK.sub(swap, text)


def without_marks(text: str) -> str:
    """Blank code, comments and all signs that are whole, keeping every line in its place; what is left is text."""
    return _INCLUDE.sub(_blank, _MARK.sub(_blank, _ESCAPED.sub(_blank, text)))


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _mark(match: re.Match[str]) -> Mark | None:
    line = match.string.count("\n", 0, match.start()) + 1
    for kind, content in (("citation", "cited"), ("fact", "named")):
        if match[kind] is not None:
            return Mark(kind, match[content].strip(), line)
    return None


def cited_sources(content: str) -> list[Cited]:
    """Return the sources of a citation such as `a, p. 4; @b`.

    Raises:
        ValueError: if a part is not a key, or a key, a comma and a place in the source.
    """
    cited = []
    for part in content.split(";"):
        written = " ".join(part.split())
        match = _CITED.fullmatch(written)
        if not match:
            raise ValueError(f'"{written}" is not a citation')
        cited.append(Cited(match["key"], match["locator"] or ""))
    return cited
