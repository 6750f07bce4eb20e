"""The page of laws and orders: what is in force, as of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.parts import link, page, source_links, table
from scripts.text import counted, escape, listed
from scripts.vocabulary import InstrumentKind, InstrumentStatus, LiftedBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Instrument

FILE = "data/instruments.yml"
HERE = "reference/instruments.md"


def files(records: Records, _chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the page of laws and orders."""
    description = f"{len(records.instruments)} laws, orders, rules and licenses on U.S. trade with Russia: what each does, and its status."
    return {f"docs/{HERE}": page("Laws and orders", description, FILE, _body(records))}


def _body(records: Records) -> Iterator[str]:
    instruments = list(records.instruments.values())
    counts = (
        f"{sum(instrument.status is status for instrument in instruments)} {status.label.lower()}"
        for status in InstrumentStatus
        if any(instrument.status is status for instrument in instruments)
    )
    yield (
        f"{counted(len(instruments), 'instrument')}: {listed(counts)}. Every status holds for the day in the last column, "
        "which is the day of the newest evidence; look at the official page before you rely on it."
    )
    yield table(["Date", "Instrument", "Status", "As of"], (_row(instrument) for instrument in instruments))
    for kind in InstrumentKind:
        group = [instrument for instrument in instruments if instrument.kind is kind]
        if group:
            yield f"## {kind.label}"
            yield f"*{kind.meaning}*"
        for instrument in group:
            yield from _instrument(instrument, records)


def _row(instrument: Instrument) -> list[str]:
    return [
        instrument.date.words,
        link(instrument.name, f"{HERE}#{instrument.id}", HERE),
        instrument.status.label,
        instrument.as_of.words,
    ]


def _instrument(instrument: Instrument, records: Records) -> Iterator[str]:
    yield f"### {escape(instrument.name)} {{ #{instrument.id} }}"
    sectors = listed(sector.label.lower() for sector in instrument.sectors)
    yield (
        f"{escape(instrument.number)} · {instrument.date.words} · **{instrument.status.label}** on "
        f"{instrument.as_of.words}\n{{ .record-facts }}"
    )
    yield escape(instrument.what_it_does)
    lifted = (
        "" if instrument.lifted_by is LiftedBy.UNCLEAR else f" Who can end it: {instrument.lifted_by.label}."
    )
    yield f"{escape(instrument.status_note)} It rests on: {escape(instrument.authority)}. Reach: {sectors}.{lifted}"
    yield (
        f"Sources: {source_links(instrument.sources, records, HERE)}. To be reviewed by {instrument.review_by.words}."
        "\n{ .record-sources }"
    )
