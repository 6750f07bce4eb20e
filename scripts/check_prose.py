"""The rules on prose: what it says is backed, dated, readable and our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts import markup
from scripts.chapters import PARTS
from scripts.check_signs import signs_are_whole_in
from scripts.explained import STYLE
from scripts.facts import sources_of, value_of
from scripts.models import Source
from scripts.originality import shared_runs
from scripts.problems import Problem
from scripts.readability import reading_grade
from scripts.text import counted
from scripts.vocabulary import SourceKind, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.chapters import Chapter, FrontMatter
    from scripts.load import Records

FEWEST_SOURCES = 8
HIGHEST_GRADE = 11
_FLEETING = re.compile(
    r"(?<!\bas )\b(?:recently|currently|nowadays|these days|at the moment|today)\b", re.IGNORECASE
)


def quantities_are_backed(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """A sentence with a quantity carries a citation or a fact; one that is half written is told already."""
    for sentence in chapter.sentences:
        if sentence.has_quantity and not sentence.is_backed and signs_are_whole_in(sentence.text, records):
            start = sentence.text[:60] + ("…" if len(sentence.text) > 60 else "")  # noqa: PLR2004
            fix = "add a [@citation] after the sentence, or write the number as a {{ fact }}"
            yield Problem(chapter.path, sentence.line, f"a number without a source: “{start}”", fix=fix)


def chapters_rest_on_sources(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """A chapter of the four parts cites at least eight sources, and primary ones at least half of the time.

    Figures in the rows of a table are left out: they would weigh one data set thirty times. Where a source
    is not to be had or a sign is half written, nothing is told: another rule tells why, and the share is not known.
    """
    if not chapter.src.startswith(PARTS) or chapter.front is None:
        return
    lines = chapter.text.split("\n")
    counted = [
        mark for mark in chapter.marks if mark.kind == "citation" or not lines[mark.line - 1].startswith("|")
    ]
    try:
        cited = [key for mark in counted for key in _sources_of_mark(mark, records)]
        sources = [records.sources[key] for key in cited]
    except (LookupError, ValueError):
        return  # an unknown key, a cell that is not there, a fact computed from itself
    problems = list(_weighed(chapter, chapter.front, sources))
    if problems and signs_are_whole_in(chapter.text, records):
        yield from problems


def _weighed(chapter: Chapter, front: FrontMatter, sources: list[Source]) -> Iterator[Problem]:
    """Yield what is wrong with the number or the weight of the sources that a chapter cites."""
    cited = {source.id for source in sources}
    if len(cited) < FEWEST_SOURCES:
        message = f"the chapter cites {len(cited)} sources"
        yield Problem(chapter.path, 0, message, f"at least {FEWEST_SOURCES}")
    primary = sum(_is_primary(source, research=front.research) for source in sources)
    if 2 * primary < len(sources):
        message = f"{primary} of {len(sources)} citations are to primary sources"
        yield Problem(chapter.path, 0, message, "at least half", _more_primary(len(sources) - 2 * primary))


def _more_primary(number: int) -> str:
    """Return what makes half of the citations primary: one more weighs as much as one fewer of the others."""
    more = counted(number, "citation")
    return f"add {more} of primary sources (a law, record, figure or statement itself), or take away {number} of others"


def _sources_of_mark(mark: markup.Mark, records: Records) -> list[str]:
    """Return the sources of a citation; a fact stands on the first source behind it.

    Raises:
        LookupError: if there is no such fact, or it has no number.
        ValueError: if the citation cannot be read.
    """
    if mark.kind == "citation":
        return [cited.key for cited in markup.cited_sources(mark.content)]
    fact = records.facts[mark.content]
    value_of(fact, records)
    return sources_of(fact, records)[:1]


def _is_primary(source: Source, *, research: bool) -> bool:
    studies = {SourceKind.ARTICLE, SourceKind.BOOK, SourceKind.THINK_TANK}
    return source.tier is Tier.PRIMARY or (research and source.kind in studies)


def chapters_are_readable(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """The reading grade of a chapter is at most twelve; see `readability` for the limit."""
    if (grade := reading_grade(chapter.sentences)) > HIGHEST_GRADE:
        message = f"the reading grade is {grade:.1f}"
        yield Problem(
            chapter.path, 0, message, f"at most {HIGHEST_GRADE}", "shorter sentences, shorter words"
        )


def time_is_named(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """A chapter of the four parts says when, because it is read years later."""
    if chapter.src.startswith(PARTS):
        for sentence in chapter.sentences:
            if match := _FLEETING.search(sentence.text):
                message = f'"{match[0]}" is true for a while only'
                yield Problem(chapter.path, sentence.line, message, "in 2024, since May 2025", "say when")


def nothing_is_copied(
    chapters: list[Chapter], records: Records, fingerprints: frozenset[str]
) -> Iterator[Problem]:
    """No nine words in a row of an article stand in a chapter or a record; titles of sources are not ours."""
    fix = "say it in other words"
    for chapter in chapters:
        for sentence in chapter.sentences:
            for run in shared_runs(sentence.text, fingerprints):
                message = f"nine words as in an article: “{run}”"
                yield Problem(chapter.path, sentence.line, message, fix=fix, page=STYLE)
    for record in records.all():
        for name, value in record:
            if isinstance(value, str) and (name == "supports" or not isinstance(record, Source)):
                for run in shared_runs(value, fingerprints):
                    yield record.place.at(name).problem(f"nine words as in an article: “{run}”", fix=fix)
