"""A page as a chapter of the EPUB.

In: a page of the book. Out: an XHTML file. The answers to its questions stand at its end, and so do the notes,
which most e-readers show as pop-ups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.book.epub_elements import ANSWER, QUESTION, Elements
from scripts.book.xhtml import TITLE_ID, TYPE, XHTML, Entry, add, add_text, document, file_name, written

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

    from scripts.book.links import Links
    from scripts.book.pages import BookPage
    from scripts.problems import Problem

_ANSWERS = "_answers"
_BACK = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"  # a sign in the text, not a small picture


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter.

    Args:
        page: the page.
        content: the file.
        headings: what stands below the chapter in the list of contents.
        figures: its figures.
        pictures: their files, below the root of the site.
        problems: what is wrong with the page.
    """

    page: BookPage
    content: bytes
    headings: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    pictures: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return file_name(self.page.leaf)


def chapter(page: BookPage, links: Links, site: Path) -> Chapter:
    """Return a page as a chapter; the page stays as it is.

    Args:
        page: a page of the book.
        links: tells where links lead.
        site: folder of the built site, where the pictures are.
    """
    root, body = document(page.title)
    kind = {TYPE: "chapter", "role": "doc-chapter", "aria-labelledby": TITLE_ID}
    section = add(body, "section", "", kind)
    add(section, "h1", page.title, {"id": TITLE_ID})
    elements = Elements(page, links, site)
    elements.children(page.article, section)
    if elements.answers:
        _add_answers(elements, section)
    if elements.marks:
        _add_notes(elements, section)
    return Chapter(
        page=page,
        content=written(root),
        headings=tuple(elements.headings),
        figures=tuple(elements.figures),
        pictures=tuple(elements.pictures),
        problems=tuple(elements.problems),
    )


def _add_answers(elements: Elements, section: Element) -> None:
    block = add(section, "section", "", {TYPE: "answers"})
    title = add(block, "h2", "Answers", {"id": _ANSWERS})
    elements.headings.append(Entry("Answers", elements.here(title)))
    for answer in elements.answers:
        entry = add(block, "div", "", {"id": ANSWER + answer.key, "class": "answer"})
        back = add(entry, "p", "", {"class": "title"})
        add(back, "a", f"Question {answer.number}", {"href": f"#{QUESTION}{answer.key}"})
        elements.children(answer.source, entry, without=answer.title)


def _add_notes(elements: Elements, section: Element) -> None:
    """Add the notes in the order of the page, each with a way back to every mark that leads to it."""
    block = add(section, "section", "", {TYPE: "footnotes", "class": "notes"})
    for name, source in elements.page.notes.items():
        if name in elements.marks:
            note = elements.new(block, "aside", source)
            note.attrib.update({TYPE: "footnote", "role": "doc-footnote"})
            elements.children(source, note)
            _frame(note, elements, name)


def _frame(note: Element, elements: Elements, name: str) -> None:
    """Put the number at the beginning of a note and the ways back at its end."""
    if {note[0].tag, note[-1].tag} != {f"{{{XHTML}}}p"}:
        elements.wrong(elements.page.notes[name], "does not begin and end with a paragraph")
        return
    note[0].text = f"{elements.numbers[name]}. {(note[0].text or '').lstrip()}"
    for place, mark in enumerate(elements.marks[name], start=1):
        add_text(note[-1], "\N{NO-BREAK SPACE}" if place > 1 else "")  # the page has one before the first
        label = {"aria-label": f"Back to the text, place {place}"}
        add(note[-1], "a", _BACK, {"href": f"#{mark}", "role": "doc-backlink", **label})
