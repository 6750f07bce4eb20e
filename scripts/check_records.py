"""The rules across records: one short function each, records in, problems out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.charts import drawn_rows
from scripts.computed import all_tables
from scripts.dates import today, tomorrow
from scripts.facts import tables_of, value_of
from scripts.models import Event, Fact, Instrument, Source, Term
from scripts.package import Table
from scripts.problems import nearest
from scripts.tables import CellNotFoundError
from scripts.terms import forms_of
from scripts.vocabulary import Confidence, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.load import Records
    from scripts.problems import Problem
    from scripts.yaml_lines import Place


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


def events_are_in_order(records: Records) -> Iterator[Problem]:
    """Events stand in the order of their dates."""
    events = list(records.events.values())
    for before, event in pairwise(events):
        if event.date.first_day < before.date.first_day and event.date.last_day < before.date.last_day:
            message = f"{event.named} of {event.date} stands after {before.named} of {before.date}"
            yield event.place.at("date").problem(message, "oldest first", "move it up")


def actors_existed(records: Records) -> Iterator[Problem]:
    """Nobody acts before coming into being or after the end."""
    for event in records.events.values():
        for index, actor in enumerate(event.actors):
            place = event.place.at("actors", index)
            if event.date.last_day < actor.first_day:
                fix = "correct the date, or name who acted then"
                yield place.problem(
                    f'actor "{actor}" did not exist on {event.date}', f"from {actor.first_day}", fix
                )
            elif event.date.first_day > actor.last_day:
                fix = "correct the date, or name who acted then"
                yield place.problem(
                    f'actor "{actor}" no longer existed on {event.date}', f"until {actor.last_day}", fix
                )


def dates_are_past(records: Records) -> Iterator[Problem]:
    """What has happened, was published or was checked is not still to come."""
    for record in records.all():
        for name in ("date", "checked", "as_of"):
            date = getattr(record, name, None)
            if date and date.first_day > tomorrow():
                yield record.place.at(name).problem(f"{name} {date} lies in the future", f"until {today()}")


def facts_find_their_cells(records: Records) -> Iterator[Problem]:
    """A fact taken from a table finds its cells."""
    for fact in records.facts.values():
        try:
            value_of(fact, records)
        except CellNotFoundError as error:
            if not _reads_broken_table(fact, records):
                yield fact.place.at(fact.origin).problem(
                    f"{fact.named}: {error}", fix="correct the reference"
                )


def _reads_broken_table(fact: Fact, records: Records) -> bool:
    return any(name not in records.tables and records.knows(Table, name) for name in tables_of(fact, records))


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
        if not unknown and not drawn_rows(chart, table):
            yield chart.place.at("where").problem(
                f"{chart.named} draws no row", fix="correct where or without"
            )


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
        if records.events and not any(timeline.holds(event) for event in records.events.values()):
            yield timeline.place.problem(
                f"{timeline.named} holds no event", fix="widen its dates or categories"
            )


def reviews_are_due(records: Records) -> Iterator[Problem]:
    """What goes stale is looked at again in time; a warning, because a build must not fail overnight."""
    for record in records.all():
        due = getattr(record, "review_by", None)
        if due and due.last_day < today():
            fix = "check it against its sources, then set checked (or as_of) and review_by"
            yield record.place.at("review_by").problem(
                f"{record.named} was due for review by {due}", fix=fix, warning=True
            )


RULES = (
    sources_exist,
    rests_on_reading,
    no_low_confidence,
    terms_refer_to_terms,
    forms_are_unique,
    events_name_instruments,
    events_are_in_order,
    actors_existed,
    dates_are_past,
    facts_find_their_cells,
    charts_find_their_columns,
    charts_leave_data_to_tables,
    timelines_have_events,
    reviews_are_due,
)


def uncited_sources(records: Records, cited_in_chapters: Iterable[str]) -> Iterator[Problem]:
    """Every source is cited by a record or a chapter."""
    cited = {key for _, key in source_references(records)} | set(cited_in_chapters)
    for source in records.sources.values():
        if source.id not in cited:
            yield source.place.problem(f"{source.named} is cited nowhere", fix="cite it, or remove it")
