"""Which pages must be rendered again because a record changed, though their own text did not.

Only the live preview asks: it renders what has changed and leaves the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts import markup
from scripts.chapters import DOCS, SNIPPETS
from scripts.facts import value_of
from scripts.terms import TermMatcher, forms_of
from scripts.usage import PAGES_WITH_TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scripts.chapters import Chapter
    from scripts.load import Records


def stale_pages(
    before: Records,
    now: Records,
    chapters: Iterable[Chapter],
    files: Mapping[str, str | bytes],
    written: Iterable[str],
) -> set[str]:
    """Return the pages, as paths below docs/, that show what has changed since the last build.

    Args:
        before: the records of the last build.
        now: the records of this build.
        chapters: all chapters and hand-written snippets.
        files: all generated files.
        written: those that this build has written, relative to the project.
    """
    sources = {key for key in now.sources if before.sources.get(key) != now.sources[key]}
    facts = {key for key in now.facts if _told(key, before) != _told(key, now)}
    snippets = {path.removeprefix(f"{SNIPPETS}/") for path in written if path.startswith(f"{SNIPPETS}/")}
    chapters = sorted(
        chapters, key=lambda chapter: chapter.is_page
    )  # snippets before pages that include them
    stale: set[str] = set()
    for chapter in chapters:
        tells = {mark.content for mark in chapter.marks if mark.kind == "fact"}
        includes = {mark.content for mark in markup.includes(chapter.text)}
        if chapter.cited_keys() & sources or tells & facts or includes & snippets:
            (stale if chapter.is_page else snippets).add(chapter.src)
    texts = {chapter.src: chapter.text for chapter in chapters if chapter.is_page}
    texts |= {page: str(files[f"{DOCS}/{page}"]) for page in PAGES_WITH_TERMS}
    return stale | set(_with_terms(texts, before, now))


def _with_terms(texts: Mapping[str, str], before: Records, now: Records) -> Iterator[str]:
    """Yield the pages on which a term stands that is new, gone or written differently.

    A definition that reads differently shows on the glossary page at once; in the hover text of other pages
    it shows when they are rendered next, or half the site would be rendered for every word of it.
    """
    for records, others in ((before, now), (now, before)):
        written = {key: forms_of(term) for key, term in others.terms.items()}
        changed = [term for key, term in records.terms.items() if written.get(key) != forms_of(term)]
        matcher = TermMatcher(changed)
        yield from (page for page, text in texts.items() if next(matcher.find(text), None))


def _told(key: str, records: Records) -> object:
    """Return all that a page shows of a fact; its value may change with a table."""
    fact = records.facts.get(key)
    return fact and (fact, value_of(fact, records))
