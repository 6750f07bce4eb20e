"""The EPUB edition: the pages of the book as one file for e-readers.

In: the pages, the built site. Out: the bytes of an EPUB 3.3 file, whose parts are written plainly, because
EbookLib, the usual library, is under the AGPL and dates each part of the file with the time of the run, so that
no two runs would give the same bytes.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.book.archive import archive
from scripts.book.edition import SUBJECTS
from scripts.book.epub_front import (
    COVER,
    COVER_PICTURE,
    NAV,
    TITLE_PAGE,
    contents_page,
    cover,
    cover_picture,
    part_page,
    parts,
    title_page,
)
from scripts.book.epub_page import chapter
from scripts.book.links import Links
from scripts.book.xhtml import LANG, LANGUAGE, STYLE, add, start, written
from scripts.problems import ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from scripts.book.contents import Contents
    from scripts.book.edition import Edition
    from scripts.book.epub_page import Chapter
    from scripts.book.pages import BookPage

FOLDER = "EPUB"
PACKAGE = "content.opf"
STYLE_SHEET = Path(__file__).parent / "epub.css"
_SUMMARY = (
    "All of the text can be enlarged, recolored and read aloud. Every chart has a description in words. Parts, "
    "chapters and sections are headings and stand in the list of contents. Notes and answers are linked both ways."
)
# What is true of every page; a chart's description is the alternative to it, and nothing moves or sounds.
ACCESSIBILITY = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "textual,visual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", _SUMMARY),
)
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_MEDIA = {
    ".css": "text/css",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xhtml": "application/xhtml+xml",
}
_PROPERTIES = {NAV: "nav", COVER_PICTURE: "cover-image"}


def epub(contents: Contents, pages: Sequence[BookPage], site: Path, edition: Edition) -> bytes:
    """Return the book as an EPUB file.

    Args:
        contents: what the book holds.
        pages: its pages, in order.
        site: folder of the built site, where the pictures are.
        edition: what the edition says of itself.

    Raises:
        ProblemsFoundError: with all that has no place in it, links nowhere or is missing.
    """
    links = Links(pages, site, edition.address)
    chapters = [chapter(page, links, site) for page in pages]
    if problems := [problem for made in chapters for problem in made.problems]:
        raise ProblemsFoundError(problems)
    texts = dict(_texts(chapters, edition))
    files = {**texts, **dict(_pictures(chapters, site, edition)), STYLE: STYLE_SHEET.read_bytes()}
    package = _package(contents, edition, files, list(texts))
    members = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", _container()),
        (f"{FOLDER}/{PACKAGE}", package),
        *((f"{FOLDER}/{name}", content) for name, content in files.items()),
    ]
    return archive(members, edition.date)


def _texts(chapters: Sequence[Chapter], edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the files to read, in order."""
    yield COVER, cover(edition)
    yield TITLE_PAGE, title_page(edition)
    yield NAV, contents_page(chapters)
    for part, inside in parts(chapters):
        if part:
            yield part.href, part_page(part, inside)
        yield from ((made.file, made.content) for made in inside)


def _pictures(chapters: Sequence[Chapter], site: Path, edition: Edition) -> Iterator[tuple[str, bytes]]:
    yield COVER_PICTURE, cover_picture(site, edition)
    for path in sorted({path for made in chapters for path in made.pictures}):
        yield path, (site / path).read_bytes()


def _container() -> bytes:
    root = start(_CONTAINER, "container", {"version": "1.0"})
    path = {"full-path": f"{FOLDER}/{PACKAGE}", "media-type": "application/oebps-package+xml"}
    add(add(root, "rootfiles"), "rootfile", "", path)
    return written(root, doctype="")


def _package(contents: Contents, edition: Edition, files: Iterable[str], texts: Iterable[str]) -> bytes:
    """Return what the book says of itself, the list of its files and the order in which they are read."""
    about = {"version": "3.0", "unique-identifier": "identifier", LANG: LANGUAGE}
    root = start(_OPF, "package", about, dc=_DC)
    _add_metadata(root, contents, edition)
    manifest = add(root, "manifest")
    for name in files:
        kind = {"id": _item(name), "href": name, "media-type": _MEDIA[Path(name).suffix]}
        known = {"properties": _PROPERTIES[name]} if name in _PROPERTIES else {}
        add(manifest, "item", "", kind | known)
    spine = add(root, "spine")
    for name in texts:
        add(spine, "itemref", "", {"idref": _item(name)})
    return written(root, doctype="")


def _item(name: str) -> str:
    return f"item-{name.replace('/', '-')}"


def _add_metadata(root: Element, contents: Contents, edition: Edition) -> None:
    metadata = add(root, "metadata")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.title} {edition.address}")
    add(metadata, f"{{{_DC}}}identifier", name.urn, {"id": "identifier"})
    said = [
        ("title", edition.title),
        ("language", LANGUAGE),
        ("creator", edition.title),
        ("publisher", edition.title),
        ("date", f"{edition.date:%Y-%m-%d}"),
        ("description", contents.description),
        ("rights", edition.license),
        *(("subject", subject) for subject in SUBJECTS),
    ]
    for term, words in said:
        if words:
            add(metadata, f"{{{_DC}}}{term}", words)
    add(metadata, "meta", f"{edition.date:%Y-%m-%dT%H:%M:%SZ}", {"property": "dcterms:modified"})
    for term, words in ACCESSIBILITY:
        add(metadata, "meta", words, {"property": f"schema:{term}"})
