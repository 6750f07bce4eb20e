"""What the EPUB has around its chapters: cover, title page, list of contents, a page for each part."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from scripts.book.xhtml import TITLE_ID, TYPE, Entry, add, document, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from scripts.book.edition import Edition
    from scripts.book.epub_page import Chapter

COVER_TEMPLATE = Path(__file__).parent / "cover.typ"
PROFILE = "charts/monthly-trade.csv"
COVER, COVER_PICTURE, TITLE_PAGE, NAV = "cover.xhtml", "cover.png", "title.xhtml", "nav.xhtml"
_DOTS_PER_INCH = 800 / 3  # 1600 by 2400, the size that shelves of e-books ask for


def cover_picture(site: Path, edition: Edition) -> bytes:
    """Return the cover as PNG: many e-readers show no other kind on their shelf."""
    profile = site / PROFILE
    inputs = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "edition": _day_and_version(edition),
        "profile": profile.read_text(encoding="utf-8") if profile.is_file() else "",
    }
    template = COVER_TEMPLATE.read_bytes()
    compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs=inputs)
    picture = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
    return picture if isinstance(picture, bytes) else b"".join(picture or [])


def cover(edition: Edition) -> bytes:
    """Return the page that shows the cover."""
    root, body = document("Cover")
    section = add(body, "section", "", {TYPE: "cover", "class": "cover"})
    words = f"Cover: {edition.title} {edition.subtitle}. {_day_and_version(edition)}."
    add(section, "img", "", {"src": COVER_PICTURE, "alt": words})
    return written(root)


def title_page(edition: Edition) -> bytes:
    """Return the title page, with what a reader has to know about the edition."""
    root, body = document(edition.title)
    section = add(body, "section", "", {TYPE: "titlepage", "class": "front"})
    add(section, "h1", edition.title)
    add(section, "p", edition.subtitle, {"class": "subtitle"})
    add(section, "p", f"{_day_and_version(edition)}. {edition.license}.")
    if edition.address:
        add(add(section, "p"), "a", edition.address, {"href": edition.address})
    return written(root)


def parts(chapters: Iterable[Chapter]) -> list[tuple[Entry | None, list[Chapter]]]:
    """Return the chapters of each part, and the line that names the part; chapters may stand in none."""
    found: list[tuple[Entry | None, list[Chapter]]] = []
    for part, inside in groupby(chapters, key=lambda chapter: chapter.page.leaf.part):
        entry = Entry(part, f"part-{len(found)}.xhtml") if part else None
        found.append((entry, list(inside)))
    return found


def part_page(part: Entry, chapters: Iterable[Chapter]) -> bytes:
    """Return the page that opens a part: its title and its chapters."""
    root, body = document(part.title)
    kind = {TYPE: "part", "role": "doc-part", "class": "front", "aria-labelledby": TITLE_ID}
    section = add(body, "section", "", kind)
    add(section, "h1", part.title, {"id": TITLE_ID})
    _list(section, [Entry(chapter.page.title, chapter.file) for chapter in chapters])
    return written(root)


def contents_page(chapters: Sequence[Chapter]) -> bytes:
    """Return the list of contents, which e-readers also show as a menu."""
    root, body = document("Contents")
    _nav(body, "toc", "Contents", list(_lines(chapters)))
    figures = [figure for chapter in chapters for figure in chapter.figures]
    if figures:
        _nav(body, "loi", "Figures", figures)
    _landmarks(body, chapters[0].file, figures=bool(figures))
    return written(root)


def _lines(chapters: Iterable[Chapter]) -> Iterator[Entry]:
    for part, inside in parts(chapters):
        entries = tuple(Entry(chapter.page.title, chapter.file, chapter.headings) for chapter in inside)
        yield from [Entry(part.title, part.href, entries)] if part else entries


def _nav(body: Element, kind: str, title: str, entries: Sequence[Entry]) -> None:
    nav = add(body, "nav", "", {TYPE: kind, "id": kind, "aria-labelledby": f"{kind}-title"})
    add(nav, "h1" if kind == "toc" else "h2", title, {"id": f"{kind}-title"})
    _list(nav, entries)


def _list(parent: Element, entries: Sequence[Entry]) -> None:
    lines = add(parent, "ol")
    for entry in entries:
        line = add(lines, "li")
        add(line, "a", entry.title, {"href": entry.href})
        if entry.below:
            _list(line, entry.below)
    # What lies within a chapter is for the menu alone: as a page, the list would be a dozen screens long.
    if parent.tag.endswith("}li") and all("#" in entry.href for entry in entries):
        lines.set("hidden", "")


def _landmarks(body: Element, first: str, *, figures: bool) -> None:
    nav = add(body, "nav", "", {TYPE: "landmarks", "hidden": "", "aria-label": "Landmarks"})
    lines = add(nav, "ol")
    marks = [("cover", "Cover", COVER), ("toc", "Contents", f"{NAV}#toc"), ("bodymatter", "Text", first)]
    marks += [("loi", "Figures", f"{NAV}#loi")] if figures else []
    for kind, title, href in marks:
        add(add(lines, "li"), "a", title, {TYPE: kind, "href": href})


def _day_and_version(edition: Edition) -> str:
    return f"Edition of {edition.day} · version {edition.version}"
