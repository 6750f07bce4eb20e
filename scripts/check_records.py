"""The rules across records: one short function each, records in, problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.charts import drawn_rows
from scripts.check_dates import DATE_RULES
from scripts.check_order import ORDER_RULES
from scripts.computed import all_tables
from scripts.facts import facts_behind, tables_of, value_of
from scripts.models import Claim, Event, Fact, Instrument, Source, Term
from scripts.package import Table
from scripts.problems import listed, nearest
from scripts.tables import CellNotFoundError
from scripts.terms import forms_of
from scripts.vocabulary import Confidence, InstrumentKind, InstrumentStatus, Reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scripts.load import Records
    from scripts.problems import Problem
    from scripts.tables import TableData
    from scripts.yaml_lines import Place


# The records that computed tables are counted from.
COUNTED = {"events-by-year": (Event,), "claims-by-verdict": (Claim,)}


def check_records(records: Records) -> Iterator[Problem]:
    """Yield what is wrong between records."""
    for rule in RULES:
        yield from rule(records)


def sources_exist(records: Records) -> Iterator[Problem]:
    """Every source key stands in the registry."""
    for place, key in source_references(records):
        if not records.knows(Source, key):
            fix = nearest(key, records.sources) or "add the source to data/sources.yml"
            yield place.problem(f'there is no source "{key}"', "a key of data/sources.yml", fix)


def source_references(records: Records) -> Iterator[tuple[Place, str]]:
    """Yield every reference from a record to a source, with its place."""
    for record in records.all():
        for index, key in enumerate(getattr(record, "sources", [])):
            yield record.place.at("sources", index), key
    for table in records.tables.values():
        for index, key in enumerate(table.about.source_keys):
            yield table.place.at("source_keys", index), key
        yield from ((table.row_place(row), key) for key, row in table.row_sources())


def rests_on_reading(records: Records) -> Iterator[Problem]:
    """An event, a term or an instrument has at least one source that was read."""
    resting: list[Event | Term | Instrument] = [
        *records.events.values(),
        *records.terms.values(),
        *records.instruments.values(),
    ]
    for record in resting:
        sources = [records.sources[key] for key in record.sources if key in records.sources]
        if len(sources) == len(record.sources) and all(source.read is Reading.NO for source in sources):
            message = f"{record.named} rests on no source that was read"
            fix = "read one of its sources and say so in data/sources.yml, or leave the record out"
            yield record.place.at("sources").problem(message, "read: full, excerpt or copy", fix)


def no_low_confidence(records: Records) -> Iterator[Problem]:
    """What is known too weakly is not published as an event."""
    for event in records.events.values():
        if event.confidence is Confidence.LOW:
            yield event.place.at("confidence").problem(
                f"{event.named} has low confidence", "high, medium", "find a source"
            )


def terms_refer_to_terms(records: Records) -> Iterator[Problem]:
    """See-also leads to another term."""
    for term in records.terms.values():
        for index, key in enumerate(term.see_also):
            place = term.place.at("see_also", index)
            if key == term.id:
                yield place.problem(f"{term.named} refers to itself", "another term", "remove it")
            elif not records.knows(Term, key):
                fix = nearest(key, records.terms) or "add the term, or remove the reference"
                yield place.problem(f'there is no term "{key}"', "an id of data/glossary.yml", fix)


def forms_are_unique(records: Records) -> Iterator[Problem]:
    """No two terms claim the same word."""
    owner: dict[str, Term] = {}
    for term in records.terms.values():
        for form in forms_of(term):
            other = owner.setdefault(form.lower(), term)
            if other is not term:
                fix = f'remove it here or in "{other.id}" (line {other.place.line}), or merge the terms'
                yield term.place.problem(f'"{form}" is also a form of {other.named}', "each form once", fix)


def events_name_instruments(records: Records) -> Iterator[Problem]:
    """The instruments of an event have records."""
    for event in records.events.values():
        for index, key in enumerate(event.instruments):
            if not records.knows(Instrument, key):
                fix = nearest(key, records.instruments) or "add the instrument, or use legal_reference"
                yield event.place.at("instruments", index).problem(
                    f'there is no instrument "{key}"', "an id of data/instruments.yml", fix
                )


def facts_find_their_cells(records: Records) -> Iterator[Problem]:
    """A fact taken from a table finds its cells; one computed from a fact that does not is not told too."""
    failed: dict[str, CellNotFoundError] = {}
    for fact in records.facts.values():
        try:
            value_of(fact, records)
        except CellNotFoundError as error:
            failed[fact.id] = error
    for key, why in failed.items():
        fact = records.facts[key]
        if not _rests_on_what_is_told(fact, records, failed):
            yield fact.place.at(fact.origin).problem(f"{fact.named}: {why}", why.allowed, why.fix)


def _rests_on_what_is_told(fact: Fact, records: Records, failed: Collection[str]) -> bool:
    """Tell whether the number is missing because of a table or a fact about which there is a problem already."""
    behind = facts_behind(fact)
    return (
        any(name not in records.tables and records.knows(Table, name) for name in tables_of(fact, records))
        or any(key not in records.facts and records.knows(Fact, key) for key in behind)
        or any(key in failed and not _is_behind(fact.id, key, records) for key in behind)
    )


def _is_behind(key: str, other: str, records: Records) -> bool:
    """Tell whether a fact is computed from another, directly or through others."""
    reached, new = set[str](), {other}
    while new:
        reached |= new
        new = {
            part for one in new if one in records.facts for part in facts_behind(records.facts[one])
        } - reached
    return key in reached


def charts_find_their_columns(records: Records) -> Iterator[Problem]:
    """A chart draws columns and rows that are there."""
    tables = all_tables(records)
    for chart in records.charts.values():
        if chart.table not in tables:
            if not records.knows(Table, chart.table):
                allowed = ", ".join(tables)
                message = f'there is no table "{chart.table}"'
                yield chart.place.at("table").problem(message, allowed, nearest(chart.table, tables))
            continue
        table = tables[chart.table]
        unknown = [
            name for name in (*chart.columns, *chart.where, *chart.without) if name not in table.columns()
        ]
        for name in unknown:
            message = f'table "{chart.table}" has no column "{name}"'
            yield chart.place.at("columns").problem(
                message, ", ".join(table.columns()), nearest(name, table.columns())
            )
        is_whole = not records.has_lost(*COUNTED.get(chart.table, ()))
        if not unknown and is_whole and not drawn_rows(chart, table):
            there = [f"{name}: {listed(_values_in(table, name))}" for name in chart.where]
            yield chart.place.at("where").problem(
                f"{chart.named} draws no row", "; ".join(there), "correct where or without"
            )


def _values_in(table: TableData, column: str) -> list[str]:
    return list(dict.fromkeys(row.cells[column] for row in table.rows))


def charts_leave_data_to_tables(records: Records) -> Iterator[Problem]:
    """A specification draws; data and words stand beside it."""
    for chart in records.charts.values():
        for name in ("data", "datasets", "title", "width"):
            if name in chart.spec:
                fix = "say it in table, title or subtitle; the width is that of the page"
                yield chart.place.at("spec", name).problem(f'the specification has "{name}"', fix=fix)


def timelines_have_events(records: Records) -> Iterator[Problem]:
    """A timeline shows something."""
    for timeline in records.timelines.values():
        backwards = timeline.end.last_day < timeline.start.first_day
        if not (
            backwards
            or records.has_lost(Event)
            or any(timeline.holds(event) for event in records.events.values())
        ):
            yield timeline.place.problem(
                f"{timeline.named} holds no event", fix="widen its dates or categories"
            )


def bills_are_no_law(records: Records) -> Iterator[Problem]:
    """What is only proposed has no force."""
    for instrument in records.instruments.values():
        if instrument.kind is InstrumentKind.BILL and instrument.status is not InstrumentStatus.NOT_ENACTED:
            message = f'{instrument.named} is a bill, and its status is "{instrument.status}"'
            fix = "correct the status, or the kind once it is law"
            yield instrument.place.at("status").problem(message, InstrumentStatus.NOT_ENACTED, fix)


RULES = (
    sources_exist,
    rests_on_reading,
    no_low_confidence,
    terms_refer_to_terms,
    forms_are_unique,
    events_name_instruments,
    facts_find_their_cells,
    charts_find_their_columns,
    charts_leave_data_to_tables,
    timelines_have_events,
    bills_are_no_law,
    *DATE_RULES,
    *ORDER_RULES,
)
