"""What the editions say of themselves: title, date, version, address, license."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from scripts.book.contents import Contents


PROJECT = "bridge-or-barrier"
FIRST_YEAR, LAST_YEAR = 1980, 2107  # what a zip file can hold
ALLOWED = f"seconds since 1970, from {FIRST_YEAR} to {LAST_YEAR}"
# What the editions are about, as a library would look for them.
SUBJECTS = ("United States", "Russia", "trade", "sanctions", "diplomacy")


@dataclass(frozen=True)
class Edition:
    """An edition.

    Args:
        title: name of the site.
        subtitle: what the site says of itself.
        version: version of the project.
        date: when it was made, in UTC; every file of the edition carries it.
        address: the hosted site, with a slash at its end; empty where it is not known.
        license: the terms, in a sentence without a full stop.
    """

    title: str
    subtitle: str
    version: str
    date: datetime
    address: str
    license: str

    @property
    def day(self) -> str:
        """Its date in words."""
        return f"{self.date:%B} {self.date.day}, {self.date.year}"


def this_edition(contents: Contents) -> Edition:
    """Return the edition that is being made.

    Its date is SOURCE_DATE_EPOCH where that is set, so that the same input gives the same bytes, and its
    address SITE_URL, as for the site.

    Raises:
        ProblemsFoundError: if SOURCE_DATE_EPOCH is not a date that a zip file can hold.
    """
    date = _date(os.environ.get("SOURCE_DATE_EPOCH", ""))
    address = os.environ.get("SITE_URL", "")
    return Edition(
        title=contents.title,
        subtitle=contents.description.rstrip("."),
        version=version(PROJECT),
        date=date,
        address=f"{address.rstrip('/')}/" if address else "",
        license=contents.license,
    )


def _date(epoch: str) -> datetime:
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        date = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        date = datetime.fromtimestamp(0, UTC)
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        problem = Problem("SOURCE_DATE_EPOCH", 0, f'"{epoch}" is not a date of an edition', ALLOWED)
        raise ProblemsFoundError([problem])
    return date
