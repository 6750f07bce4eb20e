"""Which page explains a problem: told by the file it is in, and for a chapter by the rule that found it.

The pages are those for contributors: `reference/records.md` has a section for each kind of record,
`contribute/chapter.md` one for each sign and rule of a chapter.
"""

from __future__ import annotations

import os

RECORDS, CHAPTER, STYLE = "reference/records.md", "contribute/chapter.md", "contribute/style.md"
# Section of the record formats, by file or folder.
SECTIONS = {
    "data/changes.yml": "changes",
    "data/charts/": "charts",
    "data/claims/": "claims",
    "data/events.yml": "events",
    "data/facts.yml": "facts",
    "data/glossary.yml": "glossary",
    "data/instruments.yml": "instruments",
    "data/quizzes.yml": "quizzes",
    "data/sources.yml": "sources",
    "data/tables/": "tables",
    "data/timelines.yml": "timelines",
}


def page_for(path: str) -> str:
    """Return the page, with its section, that explains a record file; empty for another file."""
    section = next((name for file, name in SECTIONS.items() if path.startswith(file)), "")
    return f"{RECORDS}#{section}" if section else ""


def address_of(page: str) -> str:
    """Return the address of a page on the hosted site where `SITE_URL` is set, else the page as links name it."""
    site = os.environ.get("SITE_URL", "").rstrip("/")
    path, _, anchor = page.partition("#")
    if not site:
        return page
    return f"{site}/{path.removesuffix('.md')}/{f'#{anchor}' if anchor else ''}"
