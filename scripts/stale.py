"""Which pages must be rendered again because a record changed, though their own text did not.

Only the live preview asks: it renders what has changed and leaves the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts import markup
from scripts.chapters import SNIPPETS
from scripts.facts import value_of
from scripts.usage import PAGES_WITH_TERMS, terms_used_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.chapters import Chapter
    from scripts.load import Records


def stale_pages(
    before: Records, now: Records, chapters: Iterable[Chapter], written: Iterable[str]
) -> set[str]:
    """Return the pages, as paths below docs/, that show what has changed since the last build.

    Args:
        before: the records of the last build.
        now: the records of this build.
        chapters: all chapters and hand-written snippets.
        written: generated files that this build has written, relative to the project.
    """
    chapters = list(chapters)
    sources = {key for key in now.sources if before.sources.get(key) != now.sources[key]}
    facts = {key for key in now.facts if _told(key, before) != _told(key, now)}
    terms = {key for key in {*before.terms, *now.terms} if before.terms.get(key) != now.terms.get(key)}
    snippets = {path.removeprefix(f"{SNIPPETS}/") for path in written if path.startswith(f"{SNIPPETS}/")}
    stale = set(PAGES_WITH_TERMS) if terms else set()
    for used in (terms_used_in(before, chapters), terms_used_in(now, chapters)):
        stale |= {mention.page for key in terms for mention in used.get(key, [])}
    for chapter in sorted(
        chapters, key=lambda chapter: chapter.is_page
    ):  # snippets before pages that include them
        tells = {mark.content for mark in chapter.marks if mark.kind == "fact"}
        includes = {mark.content for mark in markup.includes(chapter.text)}
        if chapter.cited_keys() & sources or tells & facts or includes & snippets:
            (stale if chapter.is_page else snippets).add(chapter.src)
    return stale


def _told(key: str, records: Records) -> object:
    """Return all that a page shows of a fact; its value may change with a table."""
    fact = records.facts.get(key)
    return fact and (fact, value_of(fact, records))
