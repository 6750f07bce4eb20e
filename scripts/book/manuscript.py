"""The book as one XML document for the typesetter.

In: pages of the book. Out: XML of a small vocabulary that `book.typ` sets.

    book      figures tables (their titles, a line each)
    part      title
    chapter   title label columns sheet     answers   (the answers of its questions, each a li with number)
    h         level label                   p         role: source, facts, sources, chart or none; label
    ul ol     role: options or none; start; li  table     columns; caption (then number), row (head), cell
    figure    image alt title subtitle number         aside     kind title
    quote pre rule mark                     em strong code sup sub br
    a         label (in the book), or href (elsewhere; number, if the address stands in a note); kind
    note      number label, and its text the first time; laws, when it is told again
    laws      (the laws that are cited, each a p)

A mark is a place that a link may land on. A source, and a link to one, has its number in the list, and says where it is a law.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from scripts.book.chapter import ChapterWriter
from scripts.book.links import Links
from scripts.book.space import words
from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lxml.etree import _Element as Element

    from scripts.book.pages import BookPage


def manuscript(pages: Iterable[BookPage], site: Path, address: str = "") -> Element:
    """Return pages as a book.

    Args:
        pages: the pages, in order.
        site: folder of the built site, where the pictures are.
        address: the hosted site, with a slash at its end, for links to what is not in the book; if it is
            not known, such links are plain words.

    Raises:
        ProblemsFoundError: with all that cannot be set, link nowhere or is missing.
    """
    pages = list(pages)
    links = Links(pages, site, address)
    book = etree.Element("book")
    problems: list[Problem] = []
    inside, part = book, ""
    for page in pages:
        if page.leaf.part != part:
            part = page.leaf.part
            inside = etree.SubElement(book, "part", title=part) if part else book
        writer = ChapterWriter(page, links)
        inside.append(writer.chapter())
        problems += writer.problems
    if problems:
        raise ProblemsFoundError(problems)
    _number_figures(book)
    _number_sources(book)
    if (laws := _index_of_laws(book)) is not None:
        book.append(laws)
    return book


def _number_figures(book: Element) -> None:
    """Number figures, and by themselves the tables that have a caption, throughout; the book has their titles."""
    figures, tables = book.findall(".//figure"), book.findall(".//table[caption]")
    book.set("figures", "\n".join(figure.get("title", "") for figure in figures))
    book.set("tables", "\n".join(words(table[0]) for table in tables))
    for found in (figures, tables):
        for number, one in enumerate(found, 1):
            one.set("number", str(number))


def _number_sources(book: Element) -> None:
    """Number the list of sources, and give each link to one the number; the same for what is a law."""
    sources = {entry.get("label"): entry for entry in book.iter("p") if entry.get("role") == "source"}
    for number, entry in enumerate(sources.values(), 1):
        entry.set("number", str(number))
    for link in book.iter("a"):
        if (source := sources.get(link.get("label"))) is not None:
            link.set("number", source.get("number", ""))
            if source.get("law"):
                link.set("law", "yes")
    laws = {note.get("label"): _laws_in(note) for note in book.iter("note") if len(note)}
    for note in book.iter("note"):
        if not len(note) and (cited := laws.get(note.get("label"))):
            note.set("laws", cited)


def _laws_in(note: Element) -> str:
    """Return the labels of the laws that a note cites; where the note is told again, so are they."""
    return " ".join(link.get("label", "") for link in note.iter("a") if link.get("law"))


def _index_of_laws(book: Element) -> Element | None:
    """Return the laws that are cited, by title; the typesetter adds the pages."""
    cited = {link.get("label") for link in book.iter("a") if link.get("law")}
    entries = [
        _first_line(entry) for entry in book.iter("p") if entry.get("law") and entry.get("label") in cited
    ]
    if not entries:
        return None
    index = etree.Element("laws", title="Index of laws")
    index.extend(sorted(entries, key=lambda entry: re.sub(r"[^\w ]", "", words(entry)).casefold()))
    return index


def _first_line(paragraph: Element) -> Element:
    """Return a source without what is said about it, and without its address."""
    entry = copy.deepcopy(paragraph)
    entry.attrib.pop("role")
    for child in list(entry)[[child.tag for child in entry].index("br") :]:
        entry.remove(child)
    for link in entry.findall("a"):
        before = link.getprevious()
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        entry.remove(link)
    return entry
