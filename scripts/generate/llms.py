"""`llms.txt`: what the site holds, for programs that read it on somebody's behalf (llmstxt.org).

In: the navigation and the front matter of every page. Out: a Markdown list, a link and a sentence for each.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scripts.book.contents import read_contents, read_navigation
from scripts.book.edition import this_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from scripts.book.contents import Leaf
    from scripts.book.edition import Edition
    from scripts.chapters import Chapter

FILE = "docs/llms.txt"
_DETAILS = """\
Every number is a record with its source, and every claim of the two articles that started the site is checked
against documents. Each page says when it was last checked. Verdicts have fixed words; “no evidence found” is not
“false”. Please cite the page, and for a figure the office that counted it."""
# What a program may leave out when it has little room.
_OPTIONAL = (
    ("data/claims.json", "Claims as JSON", "Every claim with its verdict, finding and sources."),
    ("data/facts.json", "Facts as JSON", "Every number with its unit, date and sources."),
    ("data/timeline.json", "Timeline as JSON", "Every event with its date, actors and sources."),
    ("data/glossary.json", "Glossary as JSON", "Every term with its definition."),
    ("data/sources.csl.json", "Sources as CSL-JSON", "Every document that is cited."),
    ("data/datapackage.json", "Tables", "The Frictionless Data Package: every table with its columns."),
    ("feed.xml", "Corrections and additions", "What changed on the site, as an Atom feed."),
)


def files(made: Mapping[str, str | bytes], chapters: Iterable[Chapter], root: Path) -> Mapping[str, str]:
    """Return the file.

    Args:
        made: all generated files by path; pages among them describe themselves as chapters do.
        chapters: all chapters.
        root: folder of the project.
    """
    pages = {chapter.src: (chapter.title, chapter.front.description) for chapter in chapters if chapter.front}
    for path, text in made.items():
        if path.endswith(".md") and path.startswith("docs/") and isinstance(text, str):
            pages[path.removeprefix("docs/")] = (_front(text, "title"), _front(text, "description"))
    return {FILE: llms(read_navigation(root), this_edition(read_contents(root)), pages)}


def llms(navigation: Sequence[Leaf], edition: Edition, pages: Mapping[str, tuple[str, str]]) -> str:
    """Return the text; links are seen from the file where the address of the site is not known."""
    blocks = [f"# {edition.title}", f"> {edition.subtitle}.", _DETAILS]
    for part in dict.fromkeys(leaf.part for leaf in navigation):
        leaves = [leaf for leaf in navigation if leaf.part == part and leaf.src in pages]
        blocks += [f"## {part or 'Start here'}", "\n".join(_links(leaves, edition, pages))]
    optional = (f"- [{words}]({edition.address}{path}): {about}" for path, words, about in _OPTIONAL)
    return "\n\n".join([*blocks, "## Optional", "\n".join(optional)]) + "\n"


def _links(leaves: Iterable[Leaf], edition: Edition, pages: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for leaf in leaves:
        title, description = pages[leaf.src]
        words = re.sub(r"([][])", r"\\\1", title)
        address = f"{edition.address}{leaf.url}" or "./"
        yield f"- [{words}]({address}): {description}"


def _front(text: str, field: str) -> str:
    """Return a field of the front matter of a generated page, where it is written as JSON."""
    found = re.search(rf"^{field}: (.*)$", text, re.MULTILINE)
    return str(json.loads(found[1])) if found else ""
