"""The timeline page, and the excerpts that chapters include."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scripts.generate.filters import badge, form, heading, select, words_used
from scripts.generate.parts import link, mention_links, page, snippet, source_links, table
from scripts.generate.strip import strip
from scripts.text import counted, escape, listed
from scripts.usage import events_shown_in
from scripts.vocabulary import Actor, Category, Effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Event, Timeline
    from scripts.usage import Mention

FILE = "data/events.yml"
HERE = "reference/timeline.md"


def files(records: Records, chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the timeline page and one excerpt for each timeline record."""
    excerpts = {
        f"snippets/timelines/{timeline.id}.md": _excerpt(timeline, records)
        for timeline in records.timelines.values()
    }
    return {f"docs/{HERE}": _page(records, events_shown_in(records, chapters)), **excerpts}


def _page(records: Records, shown: Mapping[str, list[Mention]]) -> str:
    description = f"{len(records.events)} dated events in U.S.-Soviet and U.S.-Russian trade and diplomacy, with sources."
    return page("Timeline", description, FILE, _body(records, shown))


def _body(records: Records, shown: Mapping[str, list[Mention]]) -> Iterator[str]:
    events = list(records.events.values())
    yield (
        f"{counted(len(events), 'event')} from {events[0].date.year} to {events[-1].date.year}. Each names its field, "
        "who acted, its direct effect on trade between the two countries, and the sources that back it."
    )
    yield strip(events)
    yield form("Filter events", counted(len(events), "event"), _controls(events))
    for decade, group in groupby(events, key=lambda event: event.date.year // 10 * 10):
        yield f"## {decade}s"
        for event in group:
            yield from _event(event, records, shown.get(event.id, []))


def _controls(events: list[Event]) -> Iterator[str]:
    yield select("Effect on trade", "effect", words_used(Effect, (event.effect for event in events)))
    yield select("Field", "category", words_used(Category, (event.category for event in events)))
    actors = (actor for event in events for actor in event.actors)
    yield select("Who acted", "actor", words_used(Actor, actors))
    years = [str(year) for year in range(events[0].date.year, events[-1].date.year + 1)]
    yield select("From", "from", zip(years, years, strict=True))
    yield select("To", "to", zip(years, years, strict=True))


def _event(event: Event, records: Records, mentions: list[Mention]) -> Iterator[str]:
    yield heading(
        escape(event.title),
        event.id,
        effect=event.effect,
        category=event.category,
        actor=" ".join(event.actors),
        year=event.date.year,
    )
    actors = listed(escape(actor.label) for actor in event.actors)
    when = f'<time datetime="{event.date}">{event.date.words}</time>'
    yield f"{when} · {event.category.label} · {actors} · {badge(event.effect)}\n{{ .record-facts }}"
    yield escape(event.summary)
    yield " ".join(_evidence(event, records, mentions)) + "\n{ .record-sources }"


def _evidence(event: Event, records: Records, mentions: list[Mention]) -> Iterator[str]:
    """Yield what backs an event, and the chapters that show it."""
    law = [
        link(records.instruments[key].name, f"reference/instruments.md#{key}", HERE)
        for key in event.instruments
    ]
    if event.legal_reference:
        law.append(escape(event.legal_reference))
    if law:
        yield f"Law: {'; '.join(law)}."
    yield f"Sources: {source_links(event.sources, records, HERE)}."
    if event.confidence != "high":
        yield f"Confidence: {event.confidence.label.lower()}."
    if mentions:
        yield f"Shown in: {mention_links(mentions, HERE)}."


def _excerpt(timeline: Timeline, records: Records) -> str:
    events = [event for event in records.events.values() if timeline.holds(event)]
    rows = (
        [event.date.words, f"[{escape(event.title)}](/{HERE}#{event.id})", event.effect.label.lower()]
        for event in events
    )
    caption = f"**{escape(timeline.title)}**"
    return snippet(FILE, [caption, table(["Date", "What happened", "Effect on trade"], rows)])
