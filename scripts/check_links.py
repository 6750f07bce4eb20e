"""The rules on links, pictures and HTML in chapters: what they lead to is there, and is ours."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts import markup
from scripts.changes import PAGES
from scripts.chapters import DOCS, GENERATED
from scripts.explained import CHAPTER
from scripts.models import Claim, Event, Fact, Instrument, Source, Term
from scripts.problems import Problem, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scripts.chapters import Chapter
    from scripts.load import Records

LINKS = f"{CHAPTER}#links"
PAGE = "[words](page.md) or [words](page.md#heading), as seen from this file"
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\]\n]*)\]\((?P<target>[^)\n]*)\)")
_ANCHOR = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=\"([\w-]+)\"")
_TITLE = re.compile(r"\s+(\"[^\"]*\"|'[^']*')\s*$")
_SLIPS = (
    (
        r"\[[^\]\n]+\]\s+\((?:[\w./-]+\.md|https?:)[^)\n]*\)",
        "a space stands between ] and (",
        "remove the space",
    ),
    (r"\([^)\n]+\)\[(?:[\w./-]+\.md|https?:)[^\]\n]*\]", "brackets and parentheses are swapped", "swap them"),
)
_HTML = (
    (r"<(script|style|iframe|object|embed|form|link|meta|base)\b", "the page may not hold <{0}>"),
    (r"<\w[^>]*\s(style|on[a-z]+)\s*=", "the page may not hold the attribute {0}"),
    (r"<(img|video|audio|picture)\b", "the page may not hold <{0}>"),
)
_Told = tuple[str, str, str]  # what is wrong, what is allowed, what to do
HTML = "Markdown, and <div> or <span> with a class or an id"


@dataclass(frozen=True)
class _Known:
    """What links may lead to.

    Args:
        anchors: the anchors of each page that is written by hand.
        included: the snippets of each such page; a snippet brings anchors that begin with its name.
        shown: the ids of the records on each page that is made of records, broken ones too.
    """

    anchors: Mapping[str, Collection[str]]
    included: Mapping[str, Collection[str]]
    shown: Mapping[str, Collection[str]]

    def has(self, page: str, anchor: str) -> bool:
        """Tell whether a page that is written by hand has an anchor, or may have it from a snippet."""
        return anchor in self.anchors[page] or any(name in anchor for name in self.included[page])


def check_links(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Yield what is wrong with the links, pictures and HTML of all chapters."""
    pages = [chapter for chapter in chapters if chapter.is_page]
    known = _Known(
        {page.src: _anchors_of(page) for page in pages},
        {page.src: _snippets_of(page) for page in pages},
        {
            "claims/explainer.md": records.ids(Claim),
            "claims/thaw.md": records.ids(Claim),
            "reference/facts.md": records.ids(Fact),
            "reference/glossary.md": records.ids(Term),
            "reference/instruments.md": records.ids(Instrument),
            "reference/sources.md": records.ids(Source),
            "reference/timeline.md": records.ids(Event),
        },
    )
    for chapter in chapters:
        text = markup.without_marks(chapter.text)
        for number, line in enumerate(text.split("\n"), 1):
            for message, allowed, fix in _in_line(line, chapter, known):
                yield Problem(chapter.path, number, message, allowed, fix, page=LINKS)


def _anchors_of(chapter: Chapter) -> list[str]:
    """Return the anchors of a page: its headings, and those that are set by hand."""
    by_hand = [match[1] or match[2] for match in _ANCHOR.finditer(chapter.text)]
    return list(dict.fromkeys([*(heading.anchor for heading in chapter.headings), *by_hand]))


def _snippets_of(chapter: Chapter) -> list[str]:
    return [posixpath.basename(mark.content).removesuffix(".md") for mark in markup.includes(chapter.text)]


def _in_line(line: str, chapter: Chapter, known: _Known) -> Iterator[_Told]:
    for pattern, message, fix in _SLIPS:
        if re.search(pattern, line):
            yield message, PAGE, fix
    for pattern, message in _HTML:
        for match in re.finditer(pattern, line, re.IGNORECASE):
            yield message.format(match[1].lower()), HTML, "say it in Markdown; looks belong into theme/"
    for match in _LINK.finditer(line):
        target = _TITLE.sub("", match["target"].strip())
        if match["picture"]:
            yield from _picture(match["words"], target)
        else:
            yield from _link(target, chapter, known)


def _picture(words: str, target: str) -> Iterator[_Told]:
    if not words.strip():
        fix = "say in words what it shows, for those who do not see it"
        yield "a picture has no text in its place", "![what it shows](file.svg)", fix
    if "://" in target:
        fix = "put the file below docs/, if its license allows it"
        yield "a picture is loaded from another site", "a file below docs/", fix


def _link(target: str, chapter: Chapter, known: _Known) -> Iterator[_Told]:
    """Tell what is wrong with one link; mail and other sites are not looked at, that is for a check with a network."""
    site = os.environ.get("SITE_URL", "").rstrip("/")
    if not target:
        yield "a link leads nowhere", PAGE, "name the page"
    elif " " in target:
        yield f'the address "{target}" has a space in it', PAGE, "write %20 for the space, or rename the file"
    elif site and target.startswith(site):
        yield "a link leads to this site by its address", PAGE, "link to the file of the page"
    elif not re.match(r"\w+:", target) and chapter.is_page:
        yield from _within(target, chapter, known)


def _within(target: str, chapter: Chapter, known: _Known) -> Iterator[_Told]:
    path, _, anchor = target.partition("#")
    page = _resolved(path, chapter) if path else chapter.src
    pages = [*known.anchors, *PAGES]
    if page not in pages:
        if not page.endswith(".md") and f"{DOCS}/{page}".startswith(GENERATED):
            return  # a download, or the feed
        yield f'there is no page "{target}"', PAGE, _hint(path, page, chapter, pages)
    elif anchor and page in known.anchors and not known.has(page, anchor):
        there = known.anchors[page]
        yield f'"{page}" has no heading "#{anchor}"', listed(there), nearest(anchor, there)
    elif anchor and anchor not in (there := known.shown.get(page, ())) and (hint := nearest(anchor, there)):
        yield f'"{page}" shows no record "{anchor}"', "the id of a record", hint


def _hint(path: str, page: str, chapter: Chapter, pages: list[str]) -> str:
    """Return a hint that names the page that was probably meant, as it must be written in this chapter."""
    roads = [
        re.sub(r"(/|\.html|\.md)?$", "", road, count=1) for road in (page, path.removeprefix(f"{DOCS}/"))
    ]
    exact = [guess for road in roads for guess in (f"{road}.md", posixpath.normpath(f"{road}/index.md"))]
    there = [_from(chapter, one) for one in pages]
    meant = next((guess for guess in exact if guess in pages), "")
    return nearest(_from(chapter, meant or f"{roads[0]}.md"), there)


def _resolved(path: str, chapter: Chapter) -> str:
    """Return a link as a path below docs/; one that begins with a slash is meant from there."""
    base = "" if path.startswith("/") else posixpath.dirname(chapter.src)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/")))


def _from(chapter: Chapter, page: str) -> str:
    return posixpath.relpath(page, posixpath.dirname(chapter.src) or ".")
