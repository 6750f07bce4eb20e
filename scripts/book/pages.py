"""A built page as an edition reads it.

In: the HTML of a page of the built site. Out: its article as a tree without what only a screen needs, and
its notes. Links are addresses below the root of the site. PDF and EPUB both begin here, so they agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from lxml import etree, html

from scripts.book.space import words
from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

    from scripts.book.contents import Leaf

# A host that no page can have: links within the site get it, so that they can be told from all others.
ROOT_URL = "https://site.invalid/"
# Needed on a screen alone: links to a heading, back from a note or to the editor; a chart's rows of data,
# which are a download; the small drawing of a chart, beside which stands the wide one.
_SCREEN_ONLY = (
    "script, .headerlink, .footnote-backref, .md-content__button, .screen-only, .chart-source + details, "
    ".chart-narrow"
)


@dataclass(frozen=True)
class BookPage:
    """A page of the book.

    Args:
        leaf: where it stands in the book.
        title: its heading.
        article: its elements, without the heading and the notes.
        notes: the notes, by their anchor (`fn:…`), in the order of the page.
        anchors: what a link may land on in it.
        one_sheet: whether it is made to be printed on one sheet, its notes on another.
    """

    leaf: Leaf
    title: str
    article: html.HtmlElement
    notes: dict[str, html.HtmlElement]
    anchors: frozenset[str]
    one_sheet: bool

    def problem(self, element: Element, message: str, allowed: str = "", fix: str = "") -> Problem:
        """Return a problem that names page and element."""
        shown = f"<{element.tag}>" + (f' "{text[:60]}"' if (text := words(element)) else "")
        return Problem(f"docs/{self.leaf.src}", 0, f"{shown} {message}", allowed, fix)


def read_page(site: Path, leaf: Leaf) -> BookPage:
    """Read a page.

    Raises:
        ProblemsFoundError: if the page is not built, or has no article or no heading.
    """
    file = site / leaf.url / "index.html"
    if not file.is_file():
        raise ProblemsFoundError([Problem(f"docs/{leaf.src}", 0, "the page is not in the built site")])
    document = html.fromstring(file.read_bytes().decode("utf-8"))
    articles = _select(document, "article")
    headings = _select(document, "article h1")
    if len(headings) != 1:
        message = f"the built page has {len(headings)} main headings"
        raise ProblemsFoundError([Problem(f"docs/{leaf.src}", 0, message, "exactly one")])
    article, heading = articles[0], headings[0]
    for element in _select(article, _SCREEN_ONLY):
        element.drop_tree()
    etree.strip_tags(article, etree.Comment)
    _resolve_links(article, leaf)
    anchors = frozenset(anchor for element in article.iter() if (anchor := element.get("id")))
    title = words(heading)
    one_sheet = "one-sheet" in (heading.get("class") or "").split()
    heading.drop_tree()
    return BookPage(leaf, title, article, _take_notes(article), anchors, one_sheet)


def _select(element: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", element.cssselect(selector))


def _resolve_links(article: html.HtmlElement, leaf: Leaf) -> None:
    """Make every internal link an address below the root of the site; others stay as they are."""
    for link in article.iter("a"):
        href = link.get("href")
        if href is not None and not re.match(r"[a-z][a-z0-9+.-]*:", href):
            link.set("href", urljoin(ROOT_URL + leaf.url, href))


def _take_notes(article: html.HtmlElement) -> dict[str, html.HtmlElement]:
    notes: dict[str, html.HtmlElement] = {}
    for block in _select(article, "div.footnote"):
        notes |= {note.get("id") or "": note for note in _select(block, "li[id]")}
        block.drop_tree()
    return notes
