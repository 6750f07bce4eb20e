"""Records and sentences that tell in typed words what a fact no longer says: a plain search for the old number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.contribute.shown import code, shown
from scripts.models import Change, Source
from scripts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.contribute.versions import Version

MOST_PLACES = 10
# A shorter number, such as 12, stands in too many texts that mean another.
SHORTEST = 4
# What tells of the past on purpose: the log of changes, and the words of the articles.
_PAST = (Change, Source)
_QUOTED = ("id", "claim")


def still_says(old: str, version: Version) -> str:
    """Return where a version still says an old number, as a sentence, or an empty text.

    Args:
        old: the number as sentences told it.
        version: the later version.
    """
    if len(old) < SHORTEST:
        return ""
    places = list(dict.fromkeys(_places(old, version)))
    more = f", and {len(places) - MOST_PLACES:,} more" if len(places) > MOST_PLACES else ""
    return f"Still says {shown(old)}: {', '.join(places[:MOST_PLACES])}{more}." if places else ""


def _places(old: str, version: Version) -> Iterator[str]:
    number = re.compile(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)")
    for record in version.records.all():
        for name, value in record:
            is_text = isinstance(value, str) and not isinstance(value, Vocabulary) and name not in _QUOTED
            if is_text and not isinstance(record, _PAST) and number.search(" ".join(value.split())):
                place = record.place.at(name)
                yield f"{record.called} {code(record.id)} ({code(place.path)}:{place.line})"
    for chapter in version.chapters.values():
        for sentence in chapter.sentences:
            if number.search(" ".join(sentence.text.split())):
                yield f"{code(chapter.path)}:{sentence.line}"
