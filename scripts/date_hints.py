"""What somebody may have meant who wrote a date in another form than ISO 8601."""

from __future__ import annotations

import calendar
import re

from scripts.dates import NotADateError, PartialDate

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_YEAR_FIRST = re.compile(r"(\d{4})\D(\d{1,2})(?:\D(\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})\D(\d{1,2})\D(\d{4})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([A-Z][a-z]{2})[a-z]*\.?(?: (\d{1,2}))?,? (\d{4})")


def date_hint(text: str) -> str:
    """Return a hint that names the dates that a text may mean, or an empty text."""
    found = dict.fromkeys(date.iso for date in map(_date, _readings(text.strip())) if date)
    if not found:
        return ""
    told = [f'"{iso}" ({PartialDate(iso).words})' if len(found) > 1 else f'"{iso}"' for iso in found]
    return f"did you mean {' or '.join(told)}?"


def _readings(text: str) -> list[tuple[int, ...]]:
    """Return year, month and day as a text may mean them; 3/4/2022 is one day in Boston, another in Berlin."""
    if match := _YEAR_FIRST.fullmatch(text):
        return [tuple(int(part) for part in match.groups() if part)]
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, match.groups())
        return [(year, first, second), (year, second, first)]
    if match := _IN_WORDS.fullmatch(text):
        before, month, after, year_in_words = match.groups()
        day = [int(before or after)] if before or after else []
        return [(int(year_in_words), _MONTHS.get(month.lower(), 0), *day)]
    return []


def _date(parts: tuple[int, ...]) -> PartialDate | None:
    try:
        return PartialDate("-".join(f"{part:02}" for part in parts))
    except NotADateError:
        return None
