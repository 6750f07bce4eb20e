"""White space in a tree as a browser shows it: runs folded to one space, none at the edges of blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element as Element

_SPACE = re.compile(r"[ \t\r\n]+")


def words(element: Element) -> str:
    """Return the text of an element on one line."""
    return _SPACE.sub(" ", "".join(map(str, element.itertext()))).strip()


def add_text(target: Element, text: str | None) -> None:
    """Append a text to an element, folded."""
    if not text:
        return
    folded = _SPACE.sub(" ", text)
    if (last := last_child(target)) is not None:
        last.tail = (last.tail or "") + folded
    else:
        target.text = (target.text or "") + folded


def last_child(element: Element) -> Element | None:
    """Return the last child of an element, if it has any. To ask for their number would count them all."""
    return next(element.iterchildren(reversed=True), None)


def trim(element: Element, blocks: Collection[str]) -> None:
    """Drop the space at the edges of every block in an element, and between blocks."""
    for block in element.iter(*blocks):
        if block.tag == "pre":
            continue
        block.text = (block.text or "").lstrip(" ")
        for child in block:
            if child.tag in blocks:
                child.tail = (child.tail or "").lstrip(" ")
                _end(block, child.getprevious())
        _end(block, last_child(block))


def _end(block: Element, last: Element | None) -> None:
    """Drop the space behind the last thing on a line: an element, or the text that a block begins with."""
    if last is None:
        block.text = (block.text or "").rstrip(" ")
    else:
        last.tail = (last.tail or "").rstrip(" ")
