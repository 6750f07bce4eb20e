"""The timeline page, and the excerpts that chapters include."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scripts.generate.parts import link, page, snippet, source_links, table
from scripts.text import counted, escape, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Event, Timeline

FILE = "data/events.yml"
HERE = "reference/timeline.md"


def files(records: Records, _chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the timeline page and one excerpt for each timeline record."""
    excerpts = {
        f"snippets/timelines/{timeline.id}.md": _excerpt(timeline, records)
        for timeline in records.timelines.values()
    }
    return {f"docs/{HERE}": _page(records), **excerpts}


def _page(records: Records) -> str:
    description = f"{len(records.events)} dated events in U.S.-Soviet and U.S.-Russian trade and diplomacy, with sources."
    return page("Timeline", description, FILE, _body(records))


def _body(records: Records) -> Iterator[str]:
    events = list(records.events.values())
    yield (
        f"{counted(len(events), 'event')} from {events[0].date.year} to {events[-1].date.year}. Each names its field, "
        "who acted, its direct effect on trade between the two countries, and the sources that back it."
    )
    for decade, group in groupby(events, key=lambda event: event.date.year // 10 * 10):
        yield f"## {decade}s"
        for event in group:
            yield from _event(event, records)


def _event(event: Event, records: Records) -> Iterator[str]:
    yield f"### {escape(event.title)} {{ #{event.id} }}"
    actors = listed(escape(actor.label) for actor in event.actors)
    when = f'<time datetime="{event.date}">{event.date.words}</time>'
    yield f"{when} · {event.category.label} · {actors} · **{event.effect.label}**\n{{ .record-facts }}"
    yield escape(event.summary)
    law = [
        link(records.instruments[key].name, f"reference/instruments.md#{key}", HERE)
        for key in event.instruments
    ]
    if event.legal_reference:
        law.append(escape(event.legal_reference))
    sources = f"Sources: {source_links(event.sources, records, HERE)}."
    laws = f"Law: {'; '.join(law)}. " if law else ""
    doubt = "" if event.confidence == "high" else f" Confidence: {event.confidence.label.lower()}."
    yield f"{laws}{sources}{doubt}\n{{ .record-sources }}"


def _excerpt(timeline: Timeline, records: Records) -> str:
    events = [event for event in records.events.values() if timeline.holds(event)]
    rows = (
        [event.date.words, f"[{escape(event.title)}](/{HERE}#{event.id})", event.effect.label.lower()]
        for event in events
    )
    caption = f"**{escape(timeline.title)}**"
    return snippet(FILE, [caption, table(["Date", "What happened", "Effect on trade"], rows)])
