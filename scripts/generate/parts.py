"""Parts that several generated pages share: their first lines, their links, their source lists."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

from scripts.text import escape
from scripts.vocabulary import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.load import Records
    from scripts.models import Source
    from scripts.usage import Mention

NO_TERMS = "<!-- terms: off -->"
LAW = {SourceKind.STATUTE, SourceKind.EXECUTIVE_ORDER, SourceKind.REGULATION, SourceKind.TREATY}


def page(title: str, description: str, edit: str, body: Iterable[str], *, search: bool = True) -> str:
    """Return a generated page.

    Args:
        title: its title.
        description: what a search engine shows.
        edit: the record file that a correction goes to.
        body: paragraphs and other blocks of Markdown.
        search: whether the site's own search finds it.
    """
    head = [
        "---",
        f"# Made from {edit}. Edit that file: what is written here is lost at the next build.",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"description: {json.dumps(description, ensure_ascii=False)}",
        f"edit: {edit}",
        *([] if search else ["search:", "  exclude: true"]),
        "---",
        "",
        f"# {escape(title)}",
    ]
    return "\n".join(head) + "\n\n" + blocks(body)


def snippet(edit: str, body: Iterable[str]) -> str:
    """Return a generated snippet, which begins with the file to edit."""
    return f"<!-- Made from {edit}. Edit that file. -->\n\n" + blocks(body)


def blocks(body: Iterable[str]) -> str:
    """Join blocks of Markdown with an empty line between them."""
    return "\n\n".join(block for block in body if block) + "\n"


def link(words: str, target: str, here: str) -> str:
    """Return a Markdown link from one page below docs/ to another; the words are escaped."""
    page_path, hash_sign, anchor = target.partition("#")
    relative = "" if page_path == here else posixpath.relpath(page_path, posixpath.dirname(here) or ".")
    return f"[{escape(words)}]({relative}{hash_sign}{anchor})"


def mention_links(mentions: Iterable[Mention], here: str) -> str:
    """Return links to places on the site, separated by semicolons."""
    return "; ".join(link(shortened(mention.words).rstrip("."), mention.page, here) for mention in mentions)


def source_links(keys: Iterable[str], records: Records, here: str) -> str:
    """Return links to the registry for sources, separated by semicolons."""
    return "; ".join(link(label(records.sources[key]), f"reference/sources.md#{key}", here) for key in keys)


def label(source: Source) -> str:
    """Return a source in a few words: a law by its citation, anything else by who stands behind it and its year."""
    if source.kind in LAW and source.serial_number:
        return source.serial_number.split(", ")[0]
    return f"{source.house}, {source.date.year}" if source.date else source.house


def shortened(text: str, most: int = 90) -> str:
    """Cut a long text at a word."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table of cells that are already Markdown."""
    lines = [list(header)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def as_json(content: object) -> str:
    """Return a download in JSON, one value to a line, letters as they are."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def indented(text: str) -> str:
    """Return blocks moved four spaces in, as admonitions and list items want them."""
    return "\n".join(f"    {line}" if line else "" for line in text.rstrip("\n").split("\n"))
