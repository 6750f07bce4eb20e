"""Ids for new records, in the manner of those that are there: the telling words, then the year."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from scripts.models import Claim, Event, Fact, Source, Term
from scripts.text import in_alphabet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scripts.fields import Record

SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from in is it its of on or over s some that the their to u was were with without",
    )
)
_INITIALS_FROM = 3


def proposed_id(record: Record, others: Sequence[Record], taken: Iterable[str]) -> str:
    """Return an id for a record that has none yet.

    Args:
        record: the record, whatever its id says.
        others: the records of its kind.
        taken: ids that are in use.
    """
    used = set(taken)
    return next(name for name in _candidates(record, others) if name and name not in used)


def _candidates(record: Record, others: Sequence[Record]) -> Iterator[str]:
    """Yield ids, the best first, and then the best with a number."""
    found = list(_good_ids(record, others))
    yield from found
    yield from (f"{found[0]}-{number}" for number in count(2))


def _good_ids(record: Record, others: Sequence[Record]) -> Iterator[str]:
    match record:
        case Term():
            yield slug(record.term)
        case Event():
            titles = [other.title for other in others if isinstance(other, Event)]
            for words in (2, 3, 4):
                yield slug(f"{_telling_words(record.title, titles, words)} {record.date.year}")
        case Fact():
            labels = [other.label for other in others if isinstance(other, Fact)]
            for words in (2, 3, 4):
                yield slug(f"{_telling_words(record.label, labels, words)} {record.as_of}")
        case Claim():
            claims = [other.claim for other in others if isinstance(other, Claim)]
            first = Counter(other.id.partition("-")[0] for other in others).most_common(1)
            for words in (3, 4, 5):
                yield slug(f"{first[0][0] if first else ''} {_telling_words(record.claim, claims, words)}")
        case Source():
            start = f"{_short_house(record, others)} {record.date or ''}"
            yield slug(start)
            for words in (1, 2, 3):
                yield slug(f"{start} {_telling_words(record.title, [], words)}")


def _telling_words(text: str, others: Iterable[str], number: int) -> str:
    """Return the words of a text that are rarest among other texts, in their order."""
    common = Counter(word for other in others for word in set(_words(other)))
    words = [word for word in dict.fromkeys(_words(text)) if word not in SMALL_WORDS and not word.isdigit()]
    rarest = sorted(words, key=lambda word: common[word])[:number]
    return " ".join(word for word in words if word in rarest)


def _short_house(source: Source, others: Iterable[Record]) -> str:
    """Return how the keys of other sources of the same house begin, or else its initials or its short name."""
    same = [other for other in others if isinstance(other, Source) and other.house == source.house]
    if same:
        return Counter(other.id.partition("-")[0] for other in same).most_common(1)[0][0]
    words = [word for word in _words(re.sub(r"\(.*?\)", "", source.house)) if word not in SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) >= _INITIALS_FROM else " ".join(words)


def _words(text: str) -> list[str]:
    return slug(text).split("-")


def slug(text: str) -> str:
    """Return a text as a key: lower-case letters, digits and single dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['.]", "", in_alphabet(text))))
