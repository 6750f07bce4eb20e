"""The rules on chapters: what they cite and include exists, and what they say is backed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts import markup
from scripts.chapters import MAX_DESCRIPTION, SNIPPETS
from scripts.dates import today, tomorrow
from scripts.facts import facts_behind, sources_of, value_of
from scripts.generate.changes import LOG
from scripts.generate.claims import SUMMARY
from scripts.generate.home import COUNTS
from scripts.models import Chart, Claim, Fact, Question, Source, Timeline
from scripts.originality import shared_runs
from scripts.problems import Problem, nearest
from scripts.readability import reading_grade
from scripts.vocabulary import SourceKind, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from scripts.chapters import Chapter
    from scripts.load import Records

FEWEST_SOURCES = 8
HIGHEST_GRADE = 11
PARTS = ("history/", "sectors/", "conflicts/", "outlook/")
SECTIONS = ("In brief", "Check yourself", "Go deeper")


def check_chapters(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Yield what is wrong in chapters and hand-written snippets, and between them and the records."""
    by_hand = {chapter.path.removeprefix(f"{SNIPPETS}/") for chapter in chapters if not chapter.is_page}
    for chapter in chapters:
        yield from chapter.problems
        for rule in RULES:
            yield from rule(chapter, records)
        yield from includes_exist(chapter, records, by_hand)
    yield from records_point_at_chapters(chapters, records)
    yield from facts_are_told(chapters, records)
    yield from charts_are_shown(chapters, records)


def citations_are_known(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """Every citation is well formed and names a source of the registry."""
    for mark in chapter.marks:
        if mark.kind != "citation":
            continue
        try:
            cited = markup.cited_sources(mark.content)
        except ValueError as error:
            yield Problem(chapter.path, mark.line, str(error), "[@key], [@key, p. 4] or [@one; @two]")
            continue
        for source in cited:
            if not records.knows(Source, source.key):
                fix = nearest(source.key, records.sources) or "add the source to data/sources.yml"
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
    match folder:
        case "charts":
            return Chart in records.known and records.knows(Chart, key)
        case "claims":
            return records.knows(Claim, key)
        case "timelines":
            return records.knows(Timeline, key)
        case "quizzes":
            return len(records.known.get(Question, ())) != len(records.questions)
    return False


def headings_are_in_order(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """A page has one title, no level is skipped, no anchor stands twice."""
    previous, anchors = 0, dict[str, int]()
    for heading in chapter.headings:
        if chapter.is_page and heading.level == 1 and previous:
            yield Problem(
                chapter.path, heading.line, f'a second title "{heading.text}"', "one heading with a single #"
            )
        if heading.level > previous + 1 and (previous or chapter.is_page):
            allowed = "#" * (previous + 1)
            yield Problem(chapter.path, heading.line, f'heading "{heading.text}" skips a level', allowed)
        if heading.anchor in anchors:
            message = (
                f'the anchor "{heading.anchor}" stands twice; the first is on line {anchors[heading.anchor]}'
            )
            yield Problem(
                chapter.path, heading.line, message, fix="give one of the headings an anchor: { #another }"
            )
        anchors[heading.anchor] = heading.line
        previous = heading.level
    if chapter.is_page and not chapter.headings:
        yield Problem(chapter.path, 0, "the chapter has no title", "a first heading with a single #")


def front_matter_fits(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """The description is short enough, and the dates make sense."""
    if front := chapter.front:
        if len(front.description) > MAX_DESCRIPTION:
            message = f"the description has {len(front.description)} characters"
            yield Problem(chapter.path, 1, message, f"at most {MAX_DESCRIPTION}", "shorten it")
        if front.checked.first_day > tomorrow():
            yield Problem(chapter.path, 1, f"checked {front.checked} lies in the future", f"until {today()}")
        if front.review_by.last_day < today():
            message = f"the chapter was due for review by {front.review_by}"
            yield Problem(
                chapter.path, 1, message, fix="check it, then set checked and review_by", warning=True
            )


def chapters_have_their_sections(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """A chapter of the four parts has the sections that every chapter has."""
    if chapter.src.startswith(PARTS):
        present = {heading.text for heading in chapter.headings}
        for section in SECTIONS:
            if section not in present:
                yield Problem(chapter.path, 0, f'the section "{section}" is missing', ", ".join(SECTIONS))


def quantities_are_backed(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """A sentence with a quantity carries a citation or a fact."""
    for sentence in chapter.sentences:
        if sentence.has_quantity and not sentence.is_backed:
            start = sentence.text[:60] + ("…" if len(sentence.text) > 60 else "")  # noqa: PLR2004
            fix = "add a [@citation] after the sentence, or write the number as a {{ fact }}"
            yield Problem(chapter.path, sentence.line, f"a number without a source: “{start}”", fix=fix)


def chapters_rest_on_sources(chapter: Chapter, records: Records) -> Iterator[Problem]:
    """A chapter of the four parts cites at least eight sources, and primary ones at least half of the time.

    Figures in the rows of a table are left out: they would weigh one data set thirty times.
    """
    if not chapter.src.startswith(PARTS) or chapter.front is None:
        return
    lines = chapter.text.split("\n")
    counted = [
        mark for mark in chapter.marks if mark.kind == "citation" or not lines[mark.line - 1].startswith("|")
    ]
    cited = [key for mark in counted for key in _sources_of_mark(mark, records)]
    if len(set(cited)) < FEWEST_SOURCES:
        message = f"the chapter cites {len(set(cited))} sources"
        yield Problem(chapter.path, 0, message, f"at least {FEWEST_SOURCES}")
    sources = [records.sources[key] for key in cited if key in records.sources]
    primary = sum(_is_primary(source, research=chapter.front.research) for source in sources)
    if 2 * primary < len(sources):
        message = f"{primary} of {len(sources)} citations are to primary sources"
        fix = "cite the law, record, figure or statement itself before those who tell of it"
        yield Problem(chapter.path, 0, message, "at least half", fix)


def _sources_of_mark(mark: markup.Mark, records: Records) -> list[str]:
    """Return the sources of a citation; a fact stands on the first source behind it."""
    try:
        if mark.kind == "citation":
            return [cited.key for cited in markup.cited_sources(mark.content)]
        fact = records.facts[mark.content]
        value_of(fact, records)
        return sources_of(fact, records)[:1]
    except (LookupError, ValueError):
        return []  # an unknown key, a cell that is not there, a fact computed from itself: other rules tell


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


def records_point_at_chapters(chapters: list[Chapter], records: Records) -> Iterator[Problem]:
    """Claims point at headings that exist, questions at chapters that exist."""
    pages = {chapter.src: chapter for chapter in chapters if chapter.is_page}
    for claim in records.claims.values():
        src, _, anchor = claim.chapter.partition("#")
        if src not in pages:
            yield claim.place.at("chapter").problem(
                f'there is no chapter "{src}"', ", ".join(pages), nearest(src, pages)
            )
        elif anchor not in (anchors := [heading.anchor for heading in pages[src].headings]):
            message = f'chapter "{src}" has no heading "#{anchor}"'
            yield claim.place.at("chapter").problem(message, ", ".join(anchors), nearest(anchor, anchors))
    for question in records.questions.values():
        if question.chapter not in pages:
            message = f'there is no chapter "{question.chapter}"'
            yield question.place.at("chapter").problem(
                message, ", ".join(pages), nearest(question.chapter, pages)
            )


RULES: tuple[Callable[[Chapter, Records], Iterator[Problem]], ...] = (
    citations_are_known,
    facts_are_known,
    headings_are_in_order,
    front_matter_fits,
    chapters_have_their_sections,
    quantities_are_backed,
    chapters_rest_on_sources,
    chapters_are_readable,
)


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


def nothing_is_copied(
    chapters: list[Chapter], records: Records, fingerprints: frozenset[str]
) -> Iterator[Problem]:
    """No nine words in a row of an article stand in a chapter or a record; titles of sources are not ours."""
    fix = "say it in other words"
    for chapter in chapters:
        for sentence in chapter.sentences:
            for run in shared_runs(sentence.text, fingerprints):
                yield Problem(chapter.path, sentence.line, f"nine words as in an article: “{run}”", fix=fix)
    for record in records.all():
        for name, value in record:
            if isinstance(value, str) and (name == "supports" or not isinstance(record, Source)):
                for run in shared_runs(value, fingerprints):
                    yield record.place.at(name).problem(f"nine words as in an article: “{run}”", fix=fix)
