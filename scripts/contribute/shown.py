"""Texts of others as GitHub-flavored Markdown that shows exactly these texts.

What a contributor writes must not be able to forge the summary: no markup, no line break, no picture, no link,
no call to a person or an issue, no formula. A backslash says “this sign itself” in Markdown and stays readable
in a terminal. What GitHub looks for only after Markdown (@name, #12, :sign:, addresses) is parted by an
invisible word joiner; a dollar sign that could close a formula stands in a tag of its own, as GitHub advises.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from scripts.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_LETTERS = 600
MOST_WORDS = 80
LONGEST_COMPARED = 2000
SECTION_LIMIT = 100_000
FEW_WORDS = 8
_AROUND = 6
_JOINER = "\u2060"
_HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
_SIGN = re.compile(
    r"""
      (?P<money> (?<!`)\$(?=\d) )
    | (?P<dollar> \$ )
    | (?P<call> [@\#](?=\w) )
    | (?P<parted> :(?=//) | :(?=[\w+-]+:) | \b[Ww]{3}(?=\.) | \bGH-(?=\d) )
    | (?P<sign> [\\`*_{}\[\]<>&\#~^|!@] )
    """,
    re.VERBOSE,
)


def shown(text: str, most: int = MOST_LETTERS) -> str:
    """Return a text on one line as Markdown that shows it and does nothing else; a long one is cut.

    Args:
        text: any text.
        most: how many letters are shown at most.
    """
    line = " ".join(text.split())
    if len(line) > most:
        line = f"{line[:most].rstrip()} …"
    return _SIGN.sub(_escaped, "".join(map(_visible, line)))


def code(text: str) -> str:
    """Return an id or a path as code where it has only the signs of one, else as a text."""
    return f"`{text}`" if re.fullmatch(r"[\w./#~^-]{1,200}", text, re.ASCII) else shown(text, 200)


def change(before: str, after: str) -> str:
    """Return two texts with an arrow between them; in long ones the words that differ are marked.

    Args:
        before: the old text; empty where there was none.
        after: the new text; empty where there is none.
    """
    old, new = before.split(), after.split()
    if not old or not new or max(len(old), len(new)) <= FEW_WORDS:
        return f"{shown(before) or '(none)'} → {shown(after) or '(none)'}"
    if max(len(old), len(new)) > LONGEST_COMPARED:
        start = max(0, _first_difference(old, new) - _AROUND)
        return f"… {shown(' '.join(old[start:]))}<br>→ … {shown(' '.join(new[start:]))}"
    steps = SequenceMatcher(None, old, new).get_opcodes()
    return f"{_marked(old, steps, 'del')}<br>→ {_marked(new, steps, 'ins')}"


def cut(lines: Iterable[str], limit: int = SECTION_LIMIT) -> list[str]:
    """Return the first lines of a section, as many as fit into so many bytes, and how many are left out."""
    kept: list[str] = []
    every = list(lines)
    size = 0
    for line in every:
        size += len(line.encode()) + 1
        if size > limit:
            left = len(every) - len(kept)
            return [
                *kept,
                "",
                f"**Cut here: {counted(left, 'more line')} (limit: {limit:,} bytes for a section).**",
            ]
        kept.append(line)
    return kept


def first(entries: list[str], most: int, noun: str) -> list[str]:
    """Return the first lines of a list and a line that counts the rest.

    Args:
        entries: the lines.
        most: how many are shown.
        noun: what the others are called, in the plural.
    """
    if len(entries) <= most:
        return entries
    return [*entries[:most], f"- … and {len(entries) - most:,} more {noun} (limit: {most})"]


def _first_difference(old: list[str], new: list[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _marked(words: list[str], steps: Sequence[tuple[str, int, int, int, int]], tag: str) -> str:
    """Return one side with the words marked that the other side does not have."""
    is_long = len(words) > MOST_WORDS
    parts: list[str] = []
    for step, old_start, old_end, new_start, new_end in steps:
        run = words[old_start:old_end] if tag == "del" else words[new_start:new_end]
        if not run:
            continue
        if step != "equal":
            parts.append(f"<{tag}>{shown(' '.join(run))}</{tag}>")
        elif is_long and len(run) > 2 * _AROUND:
            parts.append(f"{shown(' '.join(run[:_AROUND]))} … {shown(' '.join(run[-_AROUND:]))}")
        else:
            parts.append(shown(" ".join(run)))
    return " ".join(parts)


def _visible(letter: str) -> str:
    """Show a letter that has no shape, or that turns the others around, by its number."""
    return f"⟨U+{ord(letter):04X}⟩" if unicodedata.category(letter) in _HIDDEN else letter


def _escaped(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "money":
            return r"\$"
        case "dollar":
            return "<span>$</span>"
        case "call":
            return f"\\{match[0]}{_JOINER}"
        case "parted":
            return f"{match[0]}{_JOINER}"
    return f"\\{match[0]}"
