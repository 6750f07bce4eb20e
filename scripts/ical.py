"""The events as a calendar file (iCalendar, RFC 5545).

In: events, and the sources behind them. Out: the text of an `.ics` file, whose lines end as the standard
wants them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar
from icalendar import Event as Entry

from scripts.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.models import Event, Source

HOST = "bridge-or-barrier"
_WHOLE_DATE = 3


def calendar(
    events: Iterable[Event], sources: Mapping[str, Source], references: Mapping[str, str], name: str
) -> str:
    """Return events as a calendar.

    Args:
        events: the events, in the order of the file.
        sources: all sources by key.
        references: the reference of every source by key, as plain text.
        name: what a calendar program calls the calendar.
    """
    made = Calendar()
    made.add("prodid", f"-//{HOST}//timeline//EN")
    made.add("version", "2.0")
    made.add("name", name)
    made.add("x-wr-calname", name)
    for event in events:
        made.add_component(_entry(event, sources, references))
    text: str = made.to_ical().decode("utf-8")
    return text


def _entry(event: Event, sources: Mapping[str, Source], references: Mapping[str, str]) -> Entry:
    """Return an event as an entry for whole days: its day, or all days that its date can mean."""
    entry = Entry()
    entry.add("uid", f"{event.id}@{HOST}")
    entry.add("dtstamp", _stamp(event, sources))
    entry.add("dtstart", event.date.first_day)
    entry.add("dtend", event.date.last_day + dt.timedelta(days=1))
    entry.add("summary", _summary(event))
    entry.add("description", _description(event, references))
    entry.add("categories", [event.category.label])
    entry.add("transp", "TRANSPARENT")
    return entry


def _stamp(event: Event, sources: Mapping[str, Source]) -> dt.datetime:
    """Return when the entry was last revised: the day on which one of its sources was last checked.

    It must not come from the clock, or no two builds would be alike.
    """
    days = (sources[key].checked.last_day for key in event.sources)
    return dt.datetime.combine(max(days, default=event.date.last_day), dt.time(), dt.UTC)


def _summary(event: Event) -> str:
    known = len(event.date.parts)
    if known == _WHOLE_DATE:
        return event.title
    return f"{event.title} ({event.date.words}, {'month and day' if known == 1 else 'day'} not known)"


def _description(event: Event, references: Mapping[str, str]) -> str:
    actors = listed(actor.label for actor in event.actors)
    facts = f"Who acted: {actors}. Direct effect on trade: {event.effect.label.lower()}."
    return "\n\n".join([event.summary, facts, *(references[key] for key in event.sources)])
