"""Where a change of the site is to be seen, and the rule that it is to be seen somewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.models import Claim, Event, Fact, Instrument, Question, Source, Term
from scripts.problems import nearest
from scripts.usage import Mention, mention_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scripts.chapters import Chapter
    from scripts.fields import Record
    from scripts.load import Records
    from scripts.models import Change
    from scripts.problems import Problem

# Records that have a place on the site.
PLACED = (Claim, Event, Fact, Instrument, Question, Source, Term)
# Pages made from records, which no front matter of ours names.
PAGES = {
    "claims/explainer.md": "The explainer, checked",
    "claims/index.md": "Claims checked",
    "claims/thaw.md": "The news report, checked",
    "reference/charts.md": "Charts",
    "reference/data.md": "Data",
    "reference/facts.md": "Facts",
    "reference/glossary.md": "Glossary",
    "reference/how-the-site-is-made.md": "How the site is made",
    "reference/records.md": "Record formats",
    "reference/instruments.md": "Laws and orders",
    "reference/sources.md": "Sources",
    "reference/timeline.md": "Timeline",
}


def newest_first(records: Records) -> list[Change]:
    """Return the changes, the newest first; those of one day as they stand in the file."""
    return sorted(records.changes.values(), key=lambda change: change.date.first_day, reverse=True)


def places_of(change: Change, chapters: Sequence[Chapter], records: Records) -> list[Mention]:
    """Return where a change is to be seen."""
    found = (place_of(where, chapters, records) for where in change.where)
    return [place for place in found if place]


def place_of(where: str, chapters: Sequence[Chapter], records: Records) -> Mention | None:
    """Return the words and the page for a page or a record that a change names, or None if there is none."""
    src, _, anchor = where.partition("#")
    if not src.endswith(".md"):
        return next(
            (found for one in records.all() if one.id == where and (found := _shown(one, records))), None
        )
    if src in PAGES and not anchor:
        return Mention(PAGES[src], src)
    chapter = next((one for one in chapters if one.is_page and one.src == src), None)
    if chapter is None or (anchor and anchor not in {heading.anchor for heading in chapter.headings}):
        return None
    return Mention(chapter.title, where)


def _shown(record: Record, records: Records) -> Mention | None:
    """Return where a record is shown; facts and sources, which other pages do not list, have pages too."""
    match record:
        case Fact():
            return Mention(f"Fact: {record.label}", f"reference/facts.md#{record.id}")
        case Source():
            return Mention(f"Source: {record.title}", f"reference/sources.md#{record.id}")
    return mention_of(record, records)


def check_changes(chapters: Sequence[Chapter], records: Records) -> Iterator[Problem]:
    """Every change is to be seen where it says, and the newest stands first."""
    yield from _changes_are_in_order(records)
    pages = [chapter for chapter in chapters if chapter.is_page]
    known = [
        *PAGES,
        *(page.src for page in pages),
        *(one.id for one in records.all() if isinstance(one, PLACED)),
    ]
    for change in records.changes.values():
        for index, where in enumerate(change.where):
            if place_of(where, chapters, records) is None and not _is_of_broken_record(where, records):
                yield change.place.at("where", index).problem(
                    f'{change.named}: there is no page, section or record "{where}"',
                    "a page below docs/ with or without an anchor, or the id of a record that has a place on the site",
                    _hint(where, known, pages),
                )


def _changes_are_in_order(records: Records) -> Iterator[Problem]:
    """A new entry comes on top, where who edits the file sees at once what was told last."""
    for above, change in pairwise(records.changes.values()):
        if change.date.first_day > above.date.last_day:
            message = f"{change.named} of {change.date} stands below {above.named} of {above.date}"
            yield change.place.at("date").problem(message, "newest first", "move it up")


def _hint(where: str, known: Iterable[str], pages: Sequence[Chapter]) -> str:
    """Return what to write instead; a place on a page made from records is named by the id of the record."""
    src, _, anchor = where.partition("#")
    if src not in PAGES or not anchor:
        return nearest(where, [*known, *_sections_of(src, pages)])
    ids = [one for one in known if not one.endswith(".md")]
    return f'did you mean "{anchor}"?' if anchor in ids else nearest(anchor, ids) or f'did you mean "{src}"?'


def _sections_of(src: str, pages: Sequence[Chapter]) -> list[str]:
    return [f"{src}#{heading.anchor}" for page in pages if page.src == src for heading in page.headings]


def _is_of_broken_record(where: str, records: Records) -> bool:
    """Tell whether the place is missing only because its record, which is told already, does not fit."""
    return ".md" not in where and any(records.knows(kind, where) for kind in PLACED)
