"""The elements of a page as an EPUB has them.

In: HTML of a page of the book. Out: XHTML. There are no hover texts and nothing that opens or closes. HTML that
has no place in it is a problem that names page and element; nothing is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scripts.book.links import DeadLinkError, Place
from scripts.book.space import words
from scripts.book.xhtml import TYPE, XHTML, Entry, add, add_text, file_name, valid_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml.etree import _Element as Element

    from scripts.book.links import Links
    from scripts.book.pages import BookPage
    from scripts.problems import Problem

ANSWER, QUESTION = "_answer-", "_question-"  # how ids begin that no page of the site has
_SAME = {"h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "thead", "tbody", "tr", "td", "blockquote", "hr", "em",
         "i", "strong", "b", "code", "sub", "br", "abbr", "data", "time"}  # fmt: skip
_THROUGH = {"span", "section"}  # their words are all there is of them
_ATTRIBUTES = ("value", "datetime", "start", "colspan", "rowspan")
_CLASSES = {"source", "record-facts", "record-sources", "chart-source", "chart-title", "chart-subtitle"}
_ASIDE_TITLE, _SUMMARY = "p[@class='admonition-title']", "summary"
_LI = f"{{{XHTML}}}li"


@dataclass(frozen=True)
class Answer:
    """An answer that waits for the end of its chapter.

    Args:
        number: of its question, as the page has it.
        key: what tells it from all others of the chapter.
        source: the answer on the page.
        title: the element in it that a reader opens it with.
    """

    number: int
    key: str
    source: Element
    title: Element


class Elements:
    """Writes elements of one page; collects what the chapter needs at its end, and what is wrong.

    Args:
        page: the page; it stays as it is.
        links: tells where links lead.
        site: folder of the built site, where the pictures are.

    Attributes:
        marks: the ids of the marks that lead to each note.
        numbers: the number of each note, as the page has it.
        answers: the answers to questions.
        headings: the headings that stand in the list of contents.
        figures: the figures.
        pictures: their files, below the root of the site.
        problems: what is wrong.
    """

    def __init__(self, page: BookPage, links: Links, site: Path) -> None:
        self.page = page
        self.links = links
        self.site = site
        self.marks: dict[str, list[str]] = {}
        self.numbers: dict[str, str] = {}
        self.answers: list[Answer] = []
        self.headings: list[Entry] = []
        self.figures: list[Entry] = []
        self.pictures: list[str] = []
        self.problems: list[Problem] = []
        self._ids: set[str] = set()
        self._writers: dict[str, Callable[[Element, Element], object]] = {
            **dict.fromkeys(_SAME, self._same),
            **dict.fromkeys(_THROUGH, self._through),
            "p": self._paragraph,
            "div": self._division,
            "details": self._details,
            "pre": self._preformatted,
            "table": self._table,
            "th": self._column_title,
            "figure": self._figure,
            "a": self._link,
            "sup": self._sup,
        }

    def children(self, source: Element, target: Element, without: Element | None = None) -> None:
        """Write what is in an element into another, but for one element in it."""
        add_text(target, source.text)
        for child in source:
            if child is not without and isinstance(child.tag, str):
                self._element(child, target)
            add_text(target, child.tail)

    def _element(self, source: Element, target: Element) -> None:
        self._writers.get(str(source.tag), self._no_place)(source, target)

    def _no_place(self, source: Element, _: Element) -> None:
        self.wrong(source, "has no place in the EPUB", "what scripts/book/epub_elements.py lists")

    def new(self, target: Element, tag: str, source: Element, **attributes: str) -> Element:
        """Add an element; if a link may land on its source, so it may here."""
        new = add(target, tag, "", attributes)
        if anchor := source.get("id"):
            new.set("id", valid_id(anchor))
            if valid_id(anchor) in self._ids:
                self.wrong(source, f'has the id "{anchor}", which another element has too', "", "rename one")
            self._ids.add(valid_id(anchor))
        return new

    def _same(self, source: Element, target: Element) -> Element:
        new = self.new(target, str(source.tag), source)
        for name in _ATTRIBUTES:
            if (value := source.get(name)) is not None:
                new.set(name, value)
        if style := [name for name in _style(source) if name in _CLASSES]:
            new.set("class", " ".join(style))
        self.children(source, new)
        if source.tag == "h2" and new.get("id"):
            self.headings.append(Entry(words(source), self.here(new)))
        return new

    def here(self, new: Element) -> str:
        """Return where a link to an element leads that has been written."""
        return f"{file_name(self.page.leaf)}#{new.get('id')}"

    def _through(self, source: Element, target: Element) -> None:
        """Keep the words of an element; the element itself only where a link may land on it."""
        self.children(source, self.new(target, str(source.tag), source) if source.get("id") else target)

    def _paragraph(self, source: Element, target: Element) -> None:
        if not _is_caption(source):  # a caption goes into its table
            self._same(source, target)

    def _division(self, source: Element, target: Element) -> None:
        style = _style(source)
        if "admonition" in style:
            self._box(source, target, "aside", _ASIDE_TITLE)
        elif not style or "highlight" in style:
            self._through(source, target)
        else:
            self._no_place(source, target)

    def _details(self, source: Element, target: Element) -> None:
        if "success" in _style(source):
            self._answer(source, target)
        else:
            self._box(source, target, "section", _SUMMARY)

    def _preformatted(self, source: Element, target: Element) -> None:
        add(self.new(target, "pre", source), "code", "".join(map(str, source.itertext())).rstrip("\n"))

    def _column_title(self, source: Element, target: Element) -> None:
        self._same(source, target).set("scope", "col")

    def _table(self, source: Element, target: Element) -> None:
        new = self.new(target, "table", source)
        before = source.getprevious()
        if before is not None and _is_caption(before):
            self.children(before[0], add(new, "caption"))
        self.children(source, new)

    def _box(self, source: Element, target: Element, tag: str, title_path: str) -> None:
        """Set what is marked off from the text: a title, and what belongs to it."""
        if (title := self._title(source, title_path)) is None:
            return
        new = self.new(target, tag, source)
        new.set("class", "box")
        self.children(title, add(new, "p", "", {"class": "title"}))
        self.children(source, new, without=title)

    def _title(self, source: Element, path: str) -> Element | None:
        title = source.find(path)
        if title is None:
            self.wrong(source, "has no title", path)
        return title

    def _link(self, source: Element, target: Element) -> None:
        try:
            goal = self.links.target(source.get("href") or "")
        except DeadLinkError as error:
            self.wrong(source, str(error), "", "correct the link")
            return
        href = _file(goal) if isinstance(goal, Place) else goal
        if not href and not source.get("id"):
            self.children(source, target)  # leads out of the book, and nobody knows where that is
            return
        self.children(source, self.new(target, "a", source, **({"href": href} if href else {})))

    def _sup(self, source: Element, target: Element) -> None:
        new = self.new(target, "sup", source)
        mark = source.find("a[@class='footnote-ref']")
        if mark is None:
            self.children(source, new)
            return
        name = unquote((mark.get("href") or "").rpartition("#")[2])
        if name not in self.page.notes:
            self.wrong(source, f'leads to the note "{name}", which is not there')
            return
        self.marks.setdefault(name, []).append(new.get("id") or "")
        number = self.numbers.setdefault(name, words(mark))
        add(new, "a", number, {TYPE: "noteref", "role": "doc-noteref", "href": f"#{valid_id(name)}"})

    def _figure(self, source: Element, target: Element) -> None:
        path = f"charts/{(source.get('id') or '').removeprefix('chart-')}-small.svg"
        picture = source.find(".//svg")
        alt = "" if picture is None else picture.get("aria-label")
        lines = source.findall(".//figcaption/p")
        if picture is None or not (self.site / path).is_file():
            self.wrong(source, f'has no picture "{path}"')
        elif not alt or not lines:
            self.wrong(source, "is not explained", "a title, and an aria-label that says what is seen")
        else:
            figure = self.new(target, "figure", source)
            caption = add(figure, "figcaption")
            for line in lines:
                self._same(line, caption)
            add(figure, "img", "", {"src": path, "alt": alt})
            self.figures.append(Entry(words(lines[0]), self.here(figure)))
            self.pictures.append(path)

    def _answer(self, source: Element, target: Element) -> None:
        """Put a link in the place of an answer and keep the answer for the end of the chapter."""
        if target.tag != _LI:
            self.wrong(source, "does not stand in a question", "an answer in an item of a list")
        elif (title := self._title(source, _SUMMARY)) is not None:
            number = 1 + sum(1 for _ in target.itersiblings(_LI, preceding=True))
            key = str(len(self.answers) + 1)
            for options in target.findall(f"{{{XHTML}}}ul"):
                options.set("class", "options")  # they have letters, and need no other sign before them
            paragraph = add(target, "p", "", {"class": "to-answer", "id": QUESTION + key})
            add(paragraph, "a", f"Answer to question {number}", {"href": f"#{ANSWER}{key}"})
            self.answers.append(Answer(number, key, source, title))

    def wrong(self, source: Element, message: str, allowed: str = "", fix: str = "") -> None:
        """Collect what is wrong with an element."""
        self.problems.append(self.page.problem(source, message, allowed, fix))


def _style(source: Element) -> list[str]:
    return (source.get("class") or "").split()


def _is_caption(paragraph: Element) -> bool:
    """Tell whether a paragraph is all bold and a table follows it."""
    after = paragraph.getnext()
    if after is None or after.tag != "table" or len(paragraph) != 1 or (paragraph.text or "").strip():
        return False
    return paragraph[0].tag == "strong" and not (paragraph[0].tail or "").strip()


def _file(place: Place) -> str:
    return file_name(place.leaf) + (f"#{valid_id(place.anchor)}" if place.anchor else "")
