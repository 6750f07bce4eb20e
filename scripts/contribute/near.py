"""Records that say the same as a new one, or nearly the same.

The limits were measured on the records of November 2026: of all pairs of them, so few are nearer to each
other than the limits that a new record is hardly ever refused without need (see `tests/test_new_near.py`).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from scripts.contribute.names import SMALL_WORDS
from scripts.identity import signs_of, written
from scripts.models import Claim, Event, Fact, Source, Term
from scripts.terms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.dates import PartialDate
    from scripts.fields import Record
    from scripts.problems import Problem

FLAG = "--although-similar"
SAME_MONTH = 31
EVENTS_OF_A_MONTH, EVENTS, SOURCES, TERMS, CLAIMS = 0.6, 0.8, 0.85, 0.8, 0.85
LEAST = min(EVENTS_OF_A_MONTH, EVENTS, SOURCES, TERMS, CLAIMS)


@dataclass(frozen=True)
class Twin:
    """A record like the new one.

    Args:
        record: the record that is there.
        words: what it says.
        same: True if both cannot stand side by side.
    """

    record: Record
    words: str
    same: bool = False

    def problem(self) -> Problem:
        """Return the problem, at the place of the record that is there."""
        place = self.record.place
        if self.same:
            return place.problem(
                f"{self.record.named} is the same: {self.words}", fix="edit that record instead"
            )
        fix = f"edit that record instead; if the new one is another, add {FLAG}"
        return place.problem(f"{self.record.named} is very similar: {self.words}", fix=fix)


def twins(record: Record, others: Iterable[Record]) -> Iterator[Twin]:
    """Yield the records that are the same as a new one, or very similar.

    Args:
        record: the new record.
        others: the records of its kind that are there; for a claim, those on the same article.
    """
    for other in others:
        if twin := _twin(record, other):
            yield twin


def _twin(record: Record, other: Record) -> Twin | None:
    match record, other:
        case Event(), Event():
            return _twin_of_event(record, other)
        case Source(), Source():
            return _twin_of_source(record, other)
        case Term(), Term():
            return _twin_of_term(record, other)
        case Claim(), Claim():
            same = _words(record.claim) == _words(other.claim)
            near = likeness(record.claim, other.claim) >= CLAIMS
            return Twin(other, other.claim, same) if same or near else None
        case Fact(), Fact():
            same_number = record.value is None and getattr(record, other.origin) == getattr(
                other, other.origin
            )
            near = same_number or _words(record.label) == _words(other.label)
            return Twin(other, other.label) if near else None
    return None


def _twin_of_event(record: Event, other: Event) -> Twin | None:
    apart = _days_between(record.date, other.date)
    words = f"{other.title} ({other.date})"
    if apart == 0 and _words(record.title) == _words(other.title):
        return Twin(other, words, same=True)
    limit = EVENTS_OF_A_MONTH if apart <= SAME_MONTH else EVENTS
    return Twin(other, words) if likeness(record.title, other.title) >= limit else None


def _twin_of_source(record: Source, other: Source) -> Twin | None:
    for sign in signs_of(record):
        if sign in signs_of(other):
            return Twin(other, written(sign, other), same=True)
    if _words(record.title) == _words(other.title):
        return Twin(other, other.title)
    at_once = not record.date or not other.date or _days_between(record.date, other.date) == 0
    return Twin(other, other.title) if at_once and likeness(record.title, other.title) >= SOURCES else None


def _twin_of_term(record: Term, other: Term) -> Twin | None:
    for form in forms_of(record):
        for known in forms_of(other):
            if form.casefold() == known.casefold():
                return Twin(other, known, same=True)
    near = [known for form in forms_of(record) for known in forms_of(other) if likeness(form, known) >= TERMS]
    return Twin(other, near[0]) if near else None


def _days_between(one: PartialDate, other: PartialDate) -> int:
    """Return the days between two dates, 0 if they can mean the same day."""
    return max(0, (max(one.first_day, other.first_day) - min(one.last_day, other.last_day)).days)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def likeness(one: str, other: str) -> float:
    """Return how alike two short texts are, from 0 to 1: letter by letter, or by their words in any order.

    Below the least limit it may be less than the letters say, for then they are not counted.
    """
    own, others = set(_words(one)) - SMALL_WORDS, set(_words(other)) - SMALL_WORDS
    shared = len(own & others) / (len(own | others) or 1)
    letters = difflib.SequenceMatcher(None, " ".join(_words(one)), " ".join(_words(other)), autojunk=False)
    if (
        letters.real_quick_ratio() < LEAST or letters.quick_ratio() < LEAST
    ):  # bounds from above, quick to have
        return shared
    return max(shared, letters.ratio())
