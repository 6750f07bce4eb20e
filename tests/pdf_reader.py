"""A PDF as libraries that are not ours find it: tags and links by pikepdf, words and their places by pdfium."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROOM = 1 << 15  # bytes of one piece of text


class Line(NamedTuple):
    """A line of the outline: its depth, its words and the page that it leads to."""

    depth: int
    title: str
    page: int


class Link(NamedTuple):
    """A link: the page that it leads to, 0 if there is none, or the address."""

    page: int
    address: str


class Box(NamedTuple):
    """A rectangle around words, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box, by: float) -> bool:
        """Tell whether both share a field that is wider and higher than a length."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return min(across, min(self.top, other.top) - max(self.bottom, other.bottom)) > by


@dataclass(frozen=True)
class Tag:
    """An element of the structure, as a screen reader gets it.

    Args:
        kind: its type: `P`, `H1`, `Figure`.
        entries: what the file says of it.
        children: elements and texts in it, in order.
    """

    kind: str
    entries: pikepdf.Dictionary
    children: tuple[Tag | str, ...]

    def all(self, *kinds: str) -> Iterator[Tag]:
        """Yield this element and those in it, if they are of one of these types, in order."""
        if self.kind in kinds:
            yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.all(*kinds)

    def text(self, *without: str) -> str:
        """Return the words in it, without those in elements of some types."""
        parts = (child if isinstance(child, str) else child.text(*without) for child in self.children)
        return "" if self.kind in without else "".join(parts)

    @property
    def alt(self) -> str:
        """What is read where it cannot be seen."""
        return str(self.entries.get("/Alt", ""))

    @property
    def scope(self) -> str:
        """Of a header cell: whether it heads a column or a row."""
        given = self.entries.get("/A", pikepdf.Array())
        groups = given if isinstance(given, pikepdf.Array) else pikepdf.Array([given])
        return "".join(str(group.get("/Scope", "")) for group in groups)


class PdfReader:
    """A PDF file.

    Args:
        file: where it is.
    """

    def __init__(self, file: Path) -> None:
        self.pdf = pikepdf.open(file)
        self.pages = list(pypdfium2.PdfDocument(file))
        self.sheets = [page.get_textpage() for page in self.pages]
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def texts(self) -> list[str]:
        """The words of every page as they are laid out."""
        return [str(sheet.get_text_range()) for sheet in self.sheets]

    @cached_property
    def outline(self) -> list[Line]:
        """The outline, line by line."""
        with self.pdf.open_outline() as outline:
            return list(self._lines(outline.root, 0))

    def _lines(self, items: list[pikepdf.OutlineItem], depth: int) -> Iterator[Line]:
        for item in items:
            yield Line(depth, item.title, self._page(item.destination))
            yield from self._lines(item.children, depth + 1)

    @cached_property
    def links(self) -> list[list[Link]]:
        """The links of every page, in order."""
        return [
            [self._link(note) for note in page.get("/Annots", []) if note.Subtype == "/Link"]
            for page in self.pdf.pages
        ]

    def _link(self, note: pikepdf.Object) -> Link:
        action = note.get("/A", pikepdf.Dictionary())
        return Link(self._page(note.get("/Dest", action.get("/D"))), str(action.get("/URI", "")))

    def leads_to(self, tag: Tag) -> Link | None:
        """Return the link that an element is the words of; one that is set on two lines has two of the same."""
        held = tag.entries.get("/K", pikepdf.Array())
        items = held if isinstance(held, pikepdf.Array) else pikepdf.Array([held])
        notes = [item.Obj for item in items if isinstance(item, pikepdf.Dictionary) and "/Obj" in item]
        return self._link(notes[0]) if notes else None

    def _page(self, target: object) -> int:
        """Return the page that a destination or its name leads to, or 0."""
        if isinstance(target, pikepdf.String):
            target = self._names.get(str(target))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        return self.numbers.get(target[0].objgen, 0) if isinstance(target, pikepdf.Array) else 0

    @cached_property
    def _names(self) -> pikepdf.NameTree:
        return pikepdf.NameTree(self.pdf.Root.Names.Dests)

    @cached_property
    def structure(self) -> Tag:
        """The root of the structure."""
        (root,) = self._tags(self.pdf.Root.StructTreeRoot.K, 0)
        assert isinstance(root, Tag)
        return root

    def _tags(self, item: pikepdf.Object, page: int) -> Iterator[Tag | str]:
        """Yield what an entry of the structure holds: elements, and the texts that are marked on pages."""
        if isinstance(item, pikepdf.Array):
            for inner in item:
                yield from self._tags(inner, page)
        elif not isinstance(item, pikepdf.Dictionary):
            yield self._marked[page, int(item)]
        elif "/S" in item:
            page = self.numbers[item.Pg.objgen] if "/Pg" in item else page
            yield Tag(str(item.S)[1:], item, tuple(self._tags(item.K, page)) if "/K" in item else ())
        elif item.get("/Type") == "/MCR":
            yield self._marked[self.numbers[item.Pg.objgen] if "/Pg" in item else page, int(item.MCID)]

    @cached_property
    def _marked(self) -> dict[tuple[int, int], str]:
        """The texts on the pages, by page and mark."""
        texts: dict[tuple[int, int], str] = defaultdict(str)
        room = (ctypes.c_ushort * (_ROOM // 2))()
        for number, (page, sheet) in enumerate(zip(self.pages, self.sheets, strict=True), 1):
            for index in range(raw.FPDFPage_CountObjects(page)):
                thing = raw.FPDFPage_GetObject(page, index)
                if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT:
                    used = raw.FPDFTextObj_GetText(thing, sheet, room, _ROOM)  # bytes, with two at the end
                    text = ctypes.string_at(room, used - 2).decode("utf-16-le") if used else ""
                    texts[number, raw.FPDFPageObj_GetMarkedContentID(thing)] += text
        return texts

    def page_of(self, tag: Tag) -> int:
        """Return the page that an element begins on."""
        return self.numbers[tag.entries.Pg.objgen]

    def not_embedded(self) -> list[str]:
        """Return the fonts whose letters are not in the file."""
        things = [thing for thing in self.pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        fonts = [thing for thing in things if thing.get("/Type") == "/Font"]
        assert fonts, "there is no font"
        return [str(font.BaseFont) for font in fonts if not _is_embedded(font)]

    def outside(self, page: int, field: Box) -> str:
        """Return the words of a page, counted from 0, that stand outside of a field of it, even in part."""
        wide, high = self.pages[page].get_size()
        beside = [Box(0, 0, field.left, high), Box(field.right, 0, wide, high)]
        strips = [*beside, Box(0, 0, wide, field.bottom), Box(0, field.top, wide, high)]
        return " ".join(" ".join(self.sheets[page].get_text_bounded(*strip) for strip in strips).split())

    def collisions(self, page: int, by: float = 2.0) -> list[tuple[str, str]]:
        """Return the words of a page, counted from 0, that are set over others."""
        sheet = self.sheets[page]
        boxes = [Box(*sheet.get_rect(index)) for index in range(sheet.count_rects())]
        boxes.sort(key=lambda box: -box.top)
        found = []
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other.top < box.bottom:
                    break
                if box.meets(other, by):
                    found.append((sheet.get_text_bounded(*box), sheet.get_text_bounded(*other)))
        return found


def _is_embedded(font: pikepdf.Dictionary) -> bool:
    """Tell whether a font has its letters with it; one that is made of others has theirs."""
    if "/DescendantFonts" in font or font.get("/Subtype") == "/Type3":
        return True
    described = font.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
