"""What is past its review date, as a list to tick off: `python -m scripts review`, every week an issue.

In: the records and chapters. Out: Markdown, the longest overdue first. The dates are those of the checks' warnings.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.chapters import read_chapters
from scripts.contribute.shown import code, shown
from scripts.dates import today
from scripts.load import load
from scripts.models import Fact
from scripts.problems import ProblemsFoundError, report
from scripts.usage import facts_used_in, mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.dates import PartialDate
    from scripts.fields import Record
    from scripts.load import Records
    from scripts.usage import Mention

NOTHING = "Nothing is past its review date.\n"
TO_DO = {
    "Chapters": "Read it against its sources, then set `checked` and `review_by` in its first lines.",
    "Facts": "Look for a newer figure or a revision, then set `checked` and `review_by`.",
    "Laws and orders": "Look whether it is still in force, then set `as_of`, `status_note` and `review_by`.",
    "Other records": "Check it against its sources, then set `checked` and `review_by`.",
}
KINDS = {"fact": "Facts", "instrument": "Laws and orders"}


@dataclass(frozen=True)
class Due:
    """One thing to review.

    Args:
        kind: the heading under which it stands, a key of `TO_DO`.
        by: when it was to be reviewed.
        name: what readers call it.
        place: file and line.
        pages: where readers see it, below docs/, the best place first.
    """

    kind: str
    by: PartialDate
    name: str
    place: str
    pages: tuple[str, ...]


def print_review(root: Path) -> int:
    """Print what is past its review date.

    Args:
        root: folder of the project.

    Returns:
        0, or 1 if records or chapters cannot be read; then the problems are printed.
    """
    records = load(root)
    try:
        chapters = read_chapters(root)
    except ProblemsFoundError as error:
        records.problems.extend(error.problems)
        chapters = []
    problems = [*records.problems, *(problem for chapter in chapters for problem in chapter.problems)]
    if problems:
        sys.stderr.write(f"{report(problems)}\n")
        return 1
    sys.stdout.write(review(records, chapters))
    return 0


def review(records: Records, chapters: Sequence[Chapter]) -> str:
    """Return a Markdown list of what is past its review date, or a sentence if nothing is."""
    due = sorted([*_chapters_due(chapters), *_records_due(records, chapters)], key=_longest_overdue_first)
    if not due:
        return NOTHING
    things = "thing is" if len(due) == 1 else "things are"
    parts = [f"On {today()}, {len(due)} {things} past the review date.\n"]
    for kind, to_do in TO_DO.items():
        if items := [_item(one) for one in due if one.kind == kind]:
            parts.append(f"## {kind}\n\n{to_do}\n\n" + "\n".join(items) + "\n")
    return "\n".join(parts)


def _longest_overdue_first(due: Due) -> tuple[object, ...]:
    return due.by.last_day, due.place


def _chapters_due(chapters: Sequence[Chapter]) -> Iterator[Due]:
    for chapter in chapters:
        if chapter.front and chapter.front.review_by.last_day < today():
            yield Due("Chapters", chapter.front.review_by, chapter.title, f"{chapter.path}:1", (chapter.src,))


def _records_due(records: Records, chapters: Sequence[Chapter]) -> Iterator[Due]:
    told_in = facts_used_in(chapters)
    for record in records.all():
        by: PartialDate | None = getattr(record, "review_by", None)
        if by is None or by.last_day >= today():
            continue
        line = record.place.at("review_by")
        kind = KINDS.get(record.called, "Other records")
        pages = tuple(_pages(record, records, told_in))
        yield Due(kind, by, _name(record), f"{line.path}:{line.line}", pages)


def _pages(record: Record, records: Records, told_in: Mapping[str, list[Mention]]) -> Iterator[str]:
    if isinstance(record, Fact):
        yield f"reference/facts.md#{record.id}"
        yield from (mention.page for mention in told_in.get(record.id, []))
    elif mention := mention_of(record, records):
        yield mention.page


def _name(record: Record) -> str:
    """Return what readers call a record."""
    words = (getattr(record, field, None) for field in ("label", "name", "title"))
    return next((str(text) for text in words if text), record.id)


def _item(due: Due) -> str:
    pages = ", ".join(map(code, due.pages))
    return f"- [ ] {shown(due.name, 160)}: due {due.by}, `{due.place}`, shown on {pages or 'no page'}"
