"""The rules on dates: they are past, possible, in order, and not too old."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.dates import today, tomorrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.load import Records
    from scripts.problems import Problem


def dates_are_past(records: Records) -> Iterator[Problem]:
    """What has happened, was published or was checked is not still to come."""
    for record in records.all():
        for name in ("date", "checked", "as_of"):
            date = getattr(record, name, None)
            if date and date.first_day > tomorrow():
                yield record.place.at(name).problem(f"{name} {date} lies in the future", f"until {today()}")


def dates_are_in_order(records: Records) -> Iterator[Problem]:
    """A record is looked at again after it was looked at, and the status of a law is younger than the law."""
    for record in records.all():
        due = getattr(record, "review_by", None)
        seen = getattr(record, "checked", None) or getattr(record, "as_of", None)
        if due and seen and due.last_day <= seen.first_day:
            yield record.place.at("review_by").problem(
                f"review_by {due} is not after the check of {seen}", f"after {seen}"
            )
    for instrument in records.instruments.values():
        if instrument.as_of.last_day < instrument.date.first_day:
            yield instrument.place.at("as_of").problem(
                f"as_of {instrument.as_of} is before the date of the instrument", f"from {instrument.date}"
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
            when = f"{'on' if event.date.first_day == event.date.last_day else 'in'} {event.date}"
            if event.date.last_day < actor.first_day:
                fix = "correct the date, or name who acted then"
                yield place.problem(f'actor "{actor}" did not exist {when}', f"from {actor.first_day}", fix)
            elif event.date.first_day > actor.last_day:
                fix = "correct the date, or name who acted then"
                yield place.problem(
                    f'actor "{actor}" no longer existed {when}', f"until {actor.last_day}", fix
                )


def timelines_run_forward(records: Records) -> Iterator[Problem]:
    """A timeline ends after it begins."""
    for timeline in records.timelines.values():
        if timeline.end.last_day < timeline.start.first_day:
            message = f"{timeline.named} ends in {timeline.end} before it begins in {timeline.start}"
            yield timeline.place.at("to").problem(message, f"from {timeline.start}", "swap from and to")


def reviews_are_due(records: Records) -> Iterator[Problem]:
    """What goes stale is looked at again in time; a warning, because a build must not fail overnight."""
    for record in records.all():
        due = getattr(record, "review_by", None)
        if due and due.last_day < today():
            fix = "check it against its sources, then set checked (or as_of) and review_by"
            yield record.place.at("review_by").problem(
                f"{record.named} was due for review by {due}", fix=fix, warning=True
            )


DATE_RULES = (
    dates_are_past,
    dates_are_in_order,
    events_are_in_order,
    actors_existed,
    timelines_run_forward,
    reviews_are_due,
)
