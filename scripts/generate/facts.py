"""The page of facts: every number the chapters use, where it comes from and when it was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.dates import today
from scripts.facts import in_full, in_words, sources_of, tables_of, value_of
from scripts.generate.parts import NO_TERMS, link, mention_links, page, source_links
from scripts.tables import FOLDER
from scripts.text import counted, escape
from scripts.usage import facts_used_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Fact
    from scripts.usage import Mention

FILE = "data/facts.yml"
HERE = "reference/facts.md"
GIVEN = "Given by their sources"
_ORIGINS = {
    "value": "given by its source",
    "cell": "one cell of a table",
    "sum": "sum",
    "difference": "difference",
    "share": "share in percent",
    "percent_change": "percent change",
    "peak": "largest value of a table column",
}


def files(records: Records, chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the page of facts."""
    description = f"The {len(records.facts)} numbers that the chapters use: value, origin, source, when checked, when due."
    body = _body(records, facts_used_in(chapters))
    # Out of the search, which finds the chapters that tell the numbers.
    return {f"docs/{HERE}": page("Facts", description, FILE, body, search=False)}


def _body(records: Records, used: Mapping[str, list[Mention]]) -> Iterator[str]:
    yield NO_TERMS
    yield (
        f"{counted(len(records.facts), 'number')} that the chapters use. Each is typed once, here; those that come from "
        "a table are read or computed from it when the site is built."
    )
    for title, group in _by_table(records).items():
        yield f"## {escape(title)}"
        for fact in group:
            yield from _fact(fact, records, used.get(fact.id, []))


def _by_table(records: Records) -> dict[str, list[Fact]]:
    """Return the facts by the title of the table they are read from, in the order of the Data Package."""
    titles = {name: table.about.title for name, table in records.tables.items()}
    groups: dict[str, list[Fact]] = {title: [] for title in [*titles.values(), GIVEN]}
    for fact in records.facts.values():
        tables = tables_of(fact, records)
        groups[titles[tables[0]] if tables else GIVEN].append(fact)
    return {title: group for title, group in groups.items() if group}


def _fact(fact: Fact, records: Records, mentions: list[Mention]) -> Iterator[str]:
    yield f"### {escape(fact.label)} {{ #{fact.id} }}"
    value = value_of(fact, records)
    yield f"**{escape(in_words(fact, value))}** ({in_full(fact, value)} {fact.unit.label})"
    if fact.note:
        yield escape(fact.note)
    origin = _ORIGINS[fact.origin]
    tables = [
        link(records.tables[name].about.title, f"reference/data.md#{name}", HERE)
        for name in tables_of(fact, records)
    ]
    overdue = " **Review is due.**" if fact.review_by.last_day < today() else ""
    lines = [
        f"Origin: {origin}{': ' + '; '.join(tables) if tables else ''}{_cell(fact)}. About: {fact.as_of.words}.",
        f"Sources: {source_links(sources_of(fact, records), records, HERE)}.",
        f"Checked {fact.checked.words}; to be reviewed by {fact.review_by.words}.{overdue}",
    ]
    if mentions:
        lines.append(f"Told in: {mention_links(mentions, HERE)}.")
    yield " ".join(lines) + "\n{ .record-sources }"


def _cell(fact: Fact) -> str:
    """Return where somebody who corrects the number finds its cell; nothing for a number of another origin."""
    if fact.cell is None:
        return ""
    row = ", ".join(f"{escape(name)} {escape(str(value))}" for name, value in fact.cell.row.items())
    return f", in `{FOLDER}/{fact.cell.table}.csv`, row {row}, column {escape(fact.cell.column)}"
