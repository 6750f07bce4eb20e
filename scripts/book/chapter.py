"""One page of the book as a chapter of the manuscript.

In: a page, and what knows where links lead. Out: XML as `manuscript.py` lists it. HTML that has no place
in it is a problem that names page and element; nothing is dropped in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lxml import etree

from scripts.book.columns import TooWideError, column_widths
from scripts.book.links import DeadLinkError, Place
from scripts.book.space import add_text, trim, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from scripts.book.links import Links
    from scripts.book.pages import BookPage
    from scripts.problems import Problem

# Elements of HTML that stay what they are, by the name that the manuscript has for them.
_SAME = {
    "em": "em",
    "i": "em",
    "strong": "strong",
    "b": "strong",
    "sub": "sub",
    "br": "br",
    "li": "li",
    "blockquote": "quote",
    "hr": "rule",
}
# On paper, their words are all there is of them.
_THROUGH = {"data", "time", "span", "abbr", "section", "div", "div.highlight"}
_BLOCKS = (
    *("chapter", "answers", "text", "p", "h", "ul", "ol", "li", "table", "cell", "figure", "aside", "quote"),
    *("pre", "rule"),
)
_PLACES = {"p", "h", "li", "figure", "mark"}  # what a link may land on; anything else has a mark before it
_ROLES = {"source": "source", "record-facts": "facts", "record-sources": "sources", "chart-source": "chart"}


class Answer(NamedTuple):
    """The answer to a question: the number of the question, and the element that hides the answer."""

    number: str
    hidden: Element


class ChapterWriter:
    """Writes one chapter.

    Args:
        page: the page.
        links: where links lead.
    """

    def __init__(self, page: BookPage, links: Links) -> None:
        self.page = page
        self.links = links
        self.problems: list[Problem] = []
        self.numbers: dict[str, int] = {}
        self.answers: list[Answer] = []
        self.writers = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._numbered_list,
            "code": self._code,
            "pre": self._code_block,
            "a": self._link,
            "sup": self._sup,
            "table": self._table,
            "figure.chart": self._chart,
            "div.admonition": self._aside,
            "details.success": self._answer,
            **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), self._heading),
        }

    def chapter(self) -> Element:
        """Return the page as a chapter, with the answers to its questions at its end."""
        chapter = etree.Element("chapter", title=self.page.title, label=self._label())
        if self.page.one_sheet:
            chapter.set("sheet", "yes")
        self._children(self.page.article, chapter)
        if len(chapter.findall("p[@role='source']")) > len(chapter) / 2:
            chapter.set("columns", "2")  # a list of short entries
        if self.answers:
            block = etree.SubElement(chapter, "answers")
            for number, hidden in self.answers:
                self._children(hidden, etree.SubElement(block, "li", number=number), without="summary")
        trim(chapter, _BLOCKS)
        return chapter

    def _children(self, source: Element, target: Element, without: str = "") -> None:
        """Write what is in an element; a child that is named is told elsewhere."""
        add_text(target, source.text)
        for child in source:
            told = bool(without) and without in (child.tag, child.get("class"))
            if isinstance(child.tag, str) and not told:
                self._element(child, target)
            add_text(target, child.tail)

    def _element(self, source: Element, target: Element) -> None:
        """Write an element by its name, or by its name and first class; code has its language before its class."""
        tag = str(source.tag)
        style = [part for part in (source.get("class") or "").split() if not part.startswith("language-")]
        named = f"{tag}.{style[0]}" if style and tag in ("div", "figure", "details") else tag
        if named in self.writers:
            self.writers[named](source, target)
        elif named in _SAME:
            self._children(source, self._new(target, _SAME[named], source))
        elif named in _THROUGH:
            if source.get("id"):
                self._new(target, "mark", source)
            self._children(source, target)
        else:
            self._wrong(source, "has no place in the book", "the elements that scripts/book/chapter.py lists")

    def _new(self, target: Element, tag: str, source: Element, **attributes: str) -> Element:
        """Add an element; if a link may land on its source it carries the label, or a mark before it does."""
        label = {"label": self._label(anchor)} if (anchor := source.get("id")) else {}
        if label and tag not in _PLACES:
            etree.SubElement(target, "mark", label)
        return etree.SubElement(target, tag, {**attributes, **label} if tag in _PLACES else attributes)

    def _label(self, anchor: str = "") -> str:
        return _label(Place(self.page.leaf, anchor))

    def _heading(self, source: Element, target: Element) -> None:
        self._children(source, self._new(target, "h", source, level=str(source.tag)[1]))

    def _paragraph(self, source: Element, target: Element) -> None:
        new = self._new(target, "p", source)
        style = (source.get("class") or "").split()
        for name in style:
            if name in _ROLES:
                new.set("role", _ROLES[name])
        if "law" in style:
            new.set("law", "yes")
        self._children(source, new)

    def _list(self, source: Element, target: Element) -> None:
        after = source.getnext()
        asks = after is not None and after.tag == "details" and after.get("class") == "success"
        self._children(source, self._new(target, "ul", source, **({"role": "options"} if asks else {})))

    def _numbered_list(self, source: Element, target: Element) -> None:
        start = {"start": first} if (first := source.get("start")) else {}
        self._children(source, self._new(target, "ol", source, **start))

    def _code(self, source: Element, target: Element) -> None:
        self._new(target, "code", source).text = words(source)

    def _code_block(self, source: Element, target: Element) -> None:
        self._new(target, "pre", source).text = "".join(map(str, source.itertext())).rstrip("\n")

    def _aside(self, source: Element, target: Element) -> None:
        title = source.find("p[@class='admonition-title']")
        kind = next(name for name in [*(source.get("class") or "").split(), "note"] if name != "admonition")
        new = self._new(target, "aside", source, kind=kind, title="" if title is None else words(title))
        self._children(source, new, without="admonition-title")

    def _answer(self, source: Element, _target: Element) -> None:
        item = next(source.iterancestors("li"), None)
        if item is None:
            self._wrong(source, "is an answer without a question", "an answer in an item of a list")
            return
        number = sum(1 for _ in item.itersiblings("li", preceding=True)) + 1
        self.answers.append(Answer(str(number), source))

    def _link(self, source: Element, target: Element) -> None:
        new = self._new(target, "a", source)
        href = source.get("href") or ""
        try:
            leads_to = self.links.target(href)
        except DeadLinkError as error:
            self._wrong(source, str(error), "", "correct the link")
            leads_to = ""
        if isinstance(leads_to, Place):
            new.set("label", _label(leads_to))
        elif leads_to:
            new.set("href", leads_to)
        kind = source.get("class") or ("host" if _shows_host(source, href) else "")
        if kind:
            new.set("kind", kind)
        elif new.get("href") and next(new.iterancestors("text"), None) is None:
            new.set(
                "number", self._number_of_note(f"link {len(self.numbers)}")
            )  # its address stands in a note
        self._children(source, new)

    def _sup(self, source: Element, target: Element) -> None:
        anchor = source.find("a[@class='footnote-ref']")
        if anchor is None:
            self._children(source, etree.SubElement(target, "sup"))
            return
        name = unquote((anchor.get("href") or "").rpartition("#")[2])
        if (note := self.page.notes.get(name)) is None:
            self._wrong(source, f'leads to the note "{name}", which is not there')
            return
        first = name not in self.numbers
        number = self._number_of_note(name)
        new = etree.SubElement(target, "note", number=number, label=self._label(name))
        if first:
            inside = etree.SubElement(new, "text")
            for paragraph in note:  # a note is one run of words, so that its number stands beside them
                self._children(paragraph, inside)

    def _number_of_note(self, name: str) -> str:
        return str(self.numbers.setdefault(name, len(self.numbers) + 1))

    def _table(self, source: Element, target: Element) -> None:
        rows = source.findall(".//tr")
        if len({len(row) for row in rows}) != 1:
            self._wrong(source, "has rows of different length", "as many cells in every row")
            return
        try:
            widths = column_widths([[words(cell) for cell in row] for row in rows])
        except TooWideError as error:
            self._wrong(source, f"is wider than the page: it {error}", "", "shorten words or drop a column")
            return
        caption = _caption_above(target)
        if (own := source.find("caption")) is not None:
            caption = etree.Element("caption")
            self._children(own, caption)
        new = self._new(target, "table", source, columns=" ".join(map(str, widths)))
        if caption is not None:
            new.append(caption)
        for row in rows:
            line = etree.SubElement(new, "row", head="no" if row.find("th") is None else "yes")
            for cell in row:
                self._children(cell, etree.SubElement(line, "cell"))

    def _chart(self, source: Element, target: Element) -> None:
        image = f"charts/{(source.get('id') or '').removeprefix('chart-')}.svg"
        drawing = source.find(".//svg")
        alt = "" if drawing is None else drawing.get("aria-label") or ""
        caption = [words(line) for line in source.findall(".//figcaption/p")]
        if not (self.links.site / image).is_file():
            self._wrong(source, f'has no picture "{image}"')
        elif not alt or not caption:
            self._wrong(source, "needs a title and a description", "figcaption with p, svg with aria-label")
        else:
            title, subtitle = caption[0], " ".join(caption[1:])
            self._new(target, "figure", source, image=image, title=title, subtitle=subtitle, alt=alt)

    def _wrong(self, source: Element, message: str, allowed: str = "", fix: str = "") -> None:
        self.problems.append(self.page.problem(source, message, allowed, fix))


def _label(place: Place) -> str:
    """Return the name of a place in the manuscript: its address from the root of the site."""
    return f"/{place.leaf.url}#{place.anchor}" if place.anchor else f"/{place.leaf.url}"


def _shows_host(link: Element, href: str) -> bool:
    return re.sub(r"^https?://(?:www\.)?([^/?#]+).*$", r"\1", href) == link.text


def _caption_above(target: Element) -> Element | None:
    """Take away the paragraph in bold before a table, which is its caption."""
    above = target[-1] if len(target) else None
    if above is None or above.tag != "p" or (above.text or "").strip() or len(above) != 1:
        return None
    (bold,) = above
    if bold.tag != "strong" or (bold.tail or "").strip():
        return None
    target.remove(above)
    bold.tag = "caption"
    return bold
