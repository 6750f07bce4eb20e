"""Dates as precise as they are known: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
import os
import re
from dataclasses import dataclass
from typing import Any

from pydantic_core import CoreSchema, core_schema

from scripts.problems import Problem, ProblemsFoundError

FORMS = "2022, 2022-03 or 2022-03-04"
_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class NotADateError(ValueError):
    """Raised for a text that is no date of the calendar."""


@dataclass(frozen=True)
class PartialDate:
    """A calendar date of which the day, or the day and the month, may be unknown.

    Args:
        iso: the date as text: YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601).

    Raises:
        NotADateError: if the text is not a date that the calendar has.
    """

    iso: str

    def __post_init__(self) -> None:
        """Refuse what the calendar does not have."""
        if not _PATTERN.fullmatch(self.iso):
            raise NotADateError(f'"{self.iso}" is not a date')
        try:
            _ = self.first_day
        except ValueError:
            raise NotADateError(f'"{self.iso}" is not a calendar date') from None

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, then month and day as far as they are known."""
        return tuple(int(part) for part in self.iso.split("-"))

    @property
    def year(self) -> int:
        """The year, which is always known."""
        return self.parts[0]

    @property
    def first_day(self) -> dt.date:
        """The earliest day that the date can mean."""
        year, month, day = (*self.parts, 1, 1)[:3]
        return dt.date(year, month, day)

    @property
    def last_day(self) -> dt.date:
        """The latest day that the date can mean."""
        year, month = (*self.parts, 12)[:2]
        if len(self.parts) == len(("year", "month", "day")):
            return self.first_day
        return dt.date(year, month, calendar.monthrange(year, month)[1])

    @property
    def words(self) -> str:
        """The date as American English writes it: “March 4, 2022”, “March 2022”, “2022”."""
        match self.parts:
            case (year, month, day):
                return f"{calendar.month_name[month]} {day}, {year}"
            case (year, month):
                return f"{calendar.month_name[month]} {year}"
        return str(self.year)

    def __str__(self) -> str:
        """Return the ISO form."""
        return self.iso

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:  # noqa: ANN401
        """Let records be validated from text; YAML gives dates as they are written."""
        text = core_schema.no_info_before_validator_function(_year_as_text, core_schema.str_schema())
        return core_schema.no_info_after_validator_function(
            cls,
            text,
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:  # noqa: ANN401
        """Tell editors that a year may be written as a plain number."""
        return {
            "anyOf": [{"type": "string", "pattern": f"^{_PATTERN.pattern}$"}, {"type": "integer"}],
            "description": f"A date as precise as it is known: {FORMS}",
        }


def _year_as_text(value: object) -> object:
    """YAML reads a bare year as a number; to a date it is a year."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def today() -> dt.date:
    """Return the day of the build: that of `SOURCE_DATE_EPOCH` where it is set, so that builds repeat.

    Raises:
        ProblemsFoundError: if it is set to something else than a time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        problem = Problem("SOURCE_DATE_EPOCH", 0, f'"{epoch}" is not a time', "seconds since 1970")
        raise ProblemsFoundError([problem]) from None


def tomorrow() -> dt.date:
    """Return the last day that somebody, east of Greenwich, can honestly call today."""
    return today() + dt.timedelta(days=1)
