"""The rules on what is in use nowhere, which come last because they conclude something from what is absent.

A record that could not be read cites nothing, a sign that is written wrongly shows nothing, and both are told
already. Then these rules say nothing of that kind: who obeyed them would remove what is only cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts import markup
from scripts.check_records import source_references
from scripts.explained import CHAPTER
from scripts.facts import facts_behind
from scripts.models import Chart, Claim, Event, Fact, Instrument, Question, Source, Term
from scripts.package import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.problems import Problem

CITING = (Chart, Claim, Event, Fact, Instrument, Question, Table, Term)


def check_absence(chapters: list[Chapter], records: Records, told: Collection[Problem]) -> Iterator[Problem]:
    """Yield what no chapter and no record uses.

    Args:
        chapters: all chapters and hand-written snippets.
        records: all records that could be read.
        told: the problems that all other rules found.
    """
    explained = {problem.page for problem in told}
    if f"{CHAPTER}#citations" not in explained and not records.has_lost(*CITING):
        yield from sources_are_cited(chapters, records)
    if f"{CHAPTER}#facts" not in explained and not records.has_lost(Fact):
        yield from facts_are_told(chapters, records)
    if f"{CHAPTER}#snippets" not in explained:
        yield from charts_are_shown(chapters, records)
        yield from questions_are_shown(chapters, records)


def sources_are_cited(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Every source is cited by a record or a chapter; an unknown key may be meant for any of them."""
    cited = {key for _, key in source_references(records)}
    if not all(records.knows(Source, key) for key in cited):
        return
    cited |= {key for chapter in chapters for key in chapter.cited_keys()}
    for source in records.sources.values():
        if source.id not in cited:
            yield source.place.problem(f"{source.named} is cited nowhere", fix="cite it, or remove it")


def facts_are_told(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Every fact stands in a chapter, or another fact is computed from it."""
    told = {mark.content for chapter in chapters for mark in chapter.marks if mark.kind == "fact"}
    behind = {key for fact in records.facts.values() for key in facts_behind(fact)}
    for fact in records.facts.values():
        if fact.id not in told | behind:
            yield fact.place.problem(
                f"{fact.named} is told nowhere", fix=f"write {{{{ {fact.id} }}}}, or remove it"
            )


def charts_are_shown(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Every chart stands in a chapter."""
    shown = {mark.content for chapter in chapters for mark in markup.includes(chapter.text)}
    for chart in records.charts.values():
        if f"charts/{chart.id}.md" not in shown:
            fix = f"include {{!charts/{chart.id}.md!}} in a chapter, or remove it"
            yield chart.place.problem(f"{chart.named} is shown nowhere", fix=fix)


def questions_are_shown(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Every question stands on its page, which includes the quiz; told at the first question of a page."""
    pages = [chapter for chapter in chapters if chapter.is_page]
    included = {page.src: {mark.content for mark in markup.includes(page.text)} for page in pages}
    told: set[str] = set()
    for question in records.questions.values():
        quiz, page = f"quizzes/{question.chapter}", question.chapter
        if page in included and page not in told and quiz not in included[page]:
            told.add(page)
            fix = f'write {{!{quiz}!}} in docs/{page}, under "## Check yourself", or name another chapter'
            yield question.place.at("chapter").problem(
                f"{question.named} is shown nowhere: {page} has no quiz",
                "a chapter that includes its quiz",
                fix,
            )
