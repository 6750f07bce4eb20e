"""A built page as an edition reads it.

In: the HTML of a page of the built site. Out: its article as a tree without what only a screen needs, and
its notes. Links are addresses below the root of the site. PDF and EPUB both begin here, so they agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
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
# Needed on a screen alone: links to a heading, back from a note or to the editor; the small drawing of a chart,
# beside which stands the wide one. A script, and a chart's rows of data, which are a download, are too.
_SCREEN_ONLY = {"headerlink", "footnote-backref", "md-content__button", "screen-only", "chart-narrow"}


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
    article, heading = _article(site, leaf)
    _drop_what_a_screen_needs(article)
    etree.strip_tags(article, etree.Comment)
    _resolve_links(article, leaf)
    anchors = frozenset(anchor for element in article.iter() if (anchor := element.get("id")))
    title = words(heading)
    one_sheet = "one-sheet" in _classes(heading)
    heading.drop_tree()
    return BookPage(leaf, title, article, _take_notes(article), anchors, one_sheet)


def read_title(site: Path, leaf: Leaf) -> str:
    """Read the heading of a page, and nothing else of it.

    Raises:
        ProblemsFoundError: as `read_page`.
    """
    _, heading = _article(site, leaf)
    _drop_what_a_screen_needs(heading)
    return words(heading)


def _article(site: Path, leaf: Leaf) -> tuple[html.HtmlElement, html.HtmlElement]:
    """Return the article of a page and the heading in it."""
    file = site / leaf.url / "index.html"
    if not file.is_file():
        raise ProblemsFoundError([Problem(f"docs/{leaf.src}", 0, "the page is not in the built site")])
    text = file.read_bytes().decode("utf-8")
    # Most of a page is navigation, which grows with the number of pages: only the article is parsed.
    text = text[text.find("<article") : text.rfind("</article>")]
    document = html.fromstring(text or "<div></div>")
    headings = [(article, heading) for article in document.iter("article") for heading in article.iter("h1")]
    if len(headings) != 1:
        message = f"the built page has {len(headings)} main headings"
        raise ProblemsFoundError([Problem(f"docs/{leaf.src}", 0, message, "exactly one")])
    return headings[0]


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _drop_what_a_screen_needs(inside: html.HtmlElement) -> None:
    for element in [element for element in inside.iter() if _is_for_a_screen(element)]:
        element.drop_tree()


def _is_for_a_screen(element: Element) -> bool:
    if element.tag == "details":
        before = element.getprevious()
        if before is not None and "chart-source" in _classes(before):
            return True
    return element.tag == "script" or not _SCREEN_ONLY.isdisjoint(_classes(element))


def _resolve_links(article: html.HtmlElement, leaf: Leaf) -> None:
    """Make every internal link an address below the root of the site; others stay as they are."""
    for link in article.iter("a"):
        href = link.get("href")
        if href is not None and not re.match(r"[a-z][a-z0-9+.-]*:", href):
            link.set("href", urljoin(ROOT_URL + leaf.url, href))


def _take_notes(article: html.HtmlElement) -> dict[str, html.HtmlElement]:
    notes: dict[str, html.HtmlElement] = {}
    for block in [block for block in article.iter("div") if "footnote" in _classes(block)]:
        notes |= {name: note for note in block.iter("li") if (name := note.get("id"))}
        block.drop_tree()
    return notes
