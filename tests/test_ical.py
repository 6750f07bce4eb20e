"""The calendar, read back by a reader of calendars."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar, Component

from scripts.ical import calendar
from scripts.load import load_or_raise
from tests.conftest import ROOT, SMALL
from tests.every import every

HOSTILE = 'a, b; c\\n d: "e" <f> \\; END:VEVENT é“g” BEGIN:VEVENT'


def text(root: Path) -> str:
    records = load_or_raise(root)
    references = {key: f"Reference to {key}." for key in records.sources}
    return calendar(records.events.values(), records.sources, references, "Lamps")


def entries(root: Path) -> list[Component]:
    return list(Calendar.from_ical(text(root)).walk("VEVENT"))


@pytest.mark.parametrize("root", [SMALL, ROOT], ids=["small", "site"])
def test_every_event_is_an_entry(root: Path) -> None:
    found = entries(root)
    assert [str(entry["uid"]) for entry in found] == [
        f"{key}@bridge-or-barrier" for key in load_or_raise(root).events
    ]


def test_day_is_one_whole_day() -> None:
    entry = entries(SMALL)[0]
    assert entry.decoded("dtstart") == dt.date(1901, 2, 3)
    assert entry.decoded("dtend") == dt.date(1901, 2, 4)
    assert str(entry["summary"]) == "Congress taxes lamp oil"
    assert str(entry["description"]) == (
        "A small duty was put on lamp oil.\n\n"
        "Who acted: United States. Direct effect on trade: tightens.\n\n"
        "Reference to act-1901."
    )


@pytest.mark.parametrize(
    ("date", "first", "after", "words"),
    [
        ("1930-06", dt.date(1930, 6, 1), dt.date(1930, 7, 1), "(June 1930, day not known)"),
        ("1930", dt.date(1930, 1, 1), dt.date(1931, 1, 1), "(1930, month and day not known)"),
    ],
)
def test_date_that_is_not_exact_says_so(
    project: Path,
    edit: Callable[[str, str, str], None],
    date: str,
    first: dt.date,
    after: dt.date,
    words: str,
) -> None:
    edit("data/events.yml", "date: 1930-06", f"date: {date}")
    entry = entries(project)[1]
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (first, after)
    assert str(entry["summary"]) == f"Moscow buys lamps {words}"


def test_stamp_is_the_day_of_the_last_check_of_its_sources(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("data/sources.yml", "checked: 2020-01-02", "checked: 2021-03-04")
    stamps = [entry.decoded("dtstamp") for entry in entries(project)]
    assert stamps == [dt.datetime(2021, 3, 4, tzinfo=dt.UTC), dt.datetime(2020, 1, 2, tzinfo=dt.UTC)]


def test_hostile_text_stays_text(project: Path, edit: Callable[[str, str, str], None]) -> None:
    for old in ("Moscow buys lamps", "The Soviet trade office bought lamps."):
        edit("data/events.yml", old, f"'{HOSTILE}'")
    found = entries(project)
    assert len(found) == 2
    assert str(found[1]["summary"]) == f"{HOSTILE} (June 1930, day not known)"
    assert str(found[1]["description"]).startswith(f"{HOSTILE}\n\nWho acted")


def test_lines_are_as_the_standard_wants_them() -> None:
    lines = text(ROOT).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    for line in every(lines):
        assert "\n" not in line
        assert len(line.encode()) <= 75, line
