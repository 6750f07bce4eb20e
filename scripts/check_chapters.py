"""The rules on chapters: what they cite, tell and include exists, and records and chapters find each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts import markup
from scripts.chapters import SNIPPETS
from scripts.check_form import chapters_have_their_sections, front_matter_fits, headings_are_in_order
from scripts.check_links import check_links
from scripts.check_prose import (
    chapters_are_readable,
    chapters_rest_on_sources,
    quantities_are_backed,
    time_is_named,
)
from scripts.check_signs import CITATION, citation_fix, signs_are_whole
from scripts.explained import CHAPTER, STYLE
from scripts.generate.changes import LOG
from scripts.generate.claims import SUMMARY
from scripts.generate.home import COUNTS
from scripts.models import Chart, Claim, Fact, Question, Source, Timeline
from scripts.problems import Problem, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from scripts.chapters import Chapter
    from scripts.load import Records


def check_chapters(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Yield what is wrong in chapters and hand-written snippets, and between them and the records."""
    by_hand = {chapter.path.removeprefix(f"{SNIPPETS}/") for chapter in chapters if not chapter.is_page}
    for chapter in chapters:
        yield from explained(f"{CHAPTER}#front-matter", chapter.problems)
        for rule, page in RULES.items():
            yield from explained(page, rule(chapter, records))
        yield from explained(f"{CHAPTER}#snippets", includes_exist(chapter, records, by_hand))
        yield from signs_are_whole(chapter, records)
    yield from check_links(chapters, records)
    yield from records_point_at_chapters(chapters, records)


def explained(page: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems with the page that explains the rule that found them."""
    return (replace(problem, page=page) for problem in problems)


def citations_are_known(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """Every citation is well formed and names a source of the registry."""
    for mark in chapter.marks:
        if mark.kind != "citation":
            continue
        try:
            cited = markup.cited_sources(mark.content)
        except ValueError as error:
            yield Problem(
                chapter.path, mark.line, str(error), CITATION, citation_fix(mark.content, records.sources)
            )
            continue
        for source in cited:
            if not records.knows(Source, source.key):
                fix = nearest(source.key, records.sources) or "add the source to data/sources.yml"
                if source.key in records.facts:
                    fix = f"that is a fact: write {{{{ {source.key} }}}}"
                yield Problem(
                    chapter.path,
                    mark.line,
                    f'there is no source "{source.key}"',
                    "a key of data/sources.yml",
                    fix,
                )


def facts_are_known(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """Every fact has a record."""
    for mark in chapter.marks:
        if mark.kind == "fact" and not records.knows(Fact, mark.content):
            fix = nearest(mark.content, records.facts) or "add the fact to data/facts.yml"
            if mark.content.removeprefix("@") in records.sources:
                fix = f"that is a source: write [@{mark.content.removeprefix('@')}]"
            yield Problem(
                chapter.path, mark.line, f'there is no fact "{mark.content}"', "an id of data/facts.yml", fix
            )


def includes_exist(chapter: Chapter, records: Records, by_hand: Collection[str]) -> Iterator[Problem]:
    """Every included snippet is there, or will be generated."""
    snippets = {*by_hand, *generated_snippets(records)}
    for mark in markup.includes(chapter.text):
        if mark.content not in snippets and not _is_of_broken_record(mark.content, records):
            allowed = f"a file below {SNIPPETS}/, written by hand or generated from records"
            yield Problem(
                chapter.path,
                mark.line,
                f'there is no snippet "{mark.content}"',
                allowed,
                nearest(mark.content, snippets),
            )


def generated_snippets(records: Records) -> Iterator[str]:
    """Yield the snippets that the records become, as paths below snippets/."""
    yield from (path.removeprefix(f"{SNIPPETS}/") for path in (SUMMARY, COUNTS, LOG))
    yield from (f"charts/{key}.md" for key in records.charts)
    yield from (f"claims/{key}.md" for key in records.claims)
    yield from (f"timelines/{key}.md" for key in records.timelines)
    yield from (f"quizzes/{question.chapter}" for question in records.questions.values())


def _is_of_broken_record(path: str, records: Records) -> bool:
    """Tell whether a snippet is missing only because its record, which is told already, does not fit."""
    folder, _, key = path.removesuffix(".md").partition("/")
    if not path.endswith(".md"):
        return False
    match folder:
        case "charts":
            return Chart in records.known and records.knows(Chart, key)
        case "claims":
            return records.knows(Claim, key)
        case "timelines":
            return records.knows(Timeline, key)
        case "quizzes":
            return records.has_lost(Question)
    return False


def records_point_at_chapters(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Claims point at headings that exist, questions at chapters that exist."""
    pages = {chapter.src: chapter for chapter in chapters if chapter.is_page}
    for claim in records.claims.values():
        src, _, anchor = claim.chapter.partition("#")
        if src not in pages:
            yield claim.place.at("chapter").problem(
                f'there is no chapter "{src}"', listed(pages), nearest(src, pages)
            )
        elif anchor not in (anchors := [heading.anchor for heading in pages[src].headings]):
            message = f'chapter "{src}" has no heading "#{anchor}"'
            yield claim.place.at("chapter").problem(message, ", ".join(anchors), nearest(anchor, anchors))
    for question in records.questions.values():
        if question.chapter not in pages:
            message = f'there is no chapter "{question.chapter}"'
            yield question.place.at("chapter").problem(
                message, listed(pages), nearest(question.chapter, pages)
            )


# Each rule with the page that explains it.
RULES: Mapping[Callable[[Chapter, Records], Iterator[Problem]], str] = {
    citations_are_known: f"{CHAPTER}#citations",
    facts_are_known: f"{CHAPTER}#facts",
    headings_are_in_order: f"{CHAPTER}#headings",
    front_matter_fits: f"{CHAPTER}#front-matter",
    chapters_have_their_sections: f"{CHAPTER}#sections",
    quantities_are_backed: f"{CHAPTER}#numbers",
    chapters_rest_on_sources: f"{CHAPTER}#citations",
    chapters_are_readable: STYLE,
    time_is_named: STYLE,
}
