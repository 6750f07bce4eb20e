"""What makes two sources the same document: the address where it is read, or the number that it bears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.models import Source


class Sign(NamedTuple):
    """Something that only one document has: its field, and its value without what makes no difference."""

    field: str
    value: str


def signs_of(source: Source) -> Iterator[Sign]:
    """Yield what a source can be known by."""
    if source.url:
        yield Sign("url", re.sub(r"^https?://(www\.)?", "", source.url).rstrip("/").casefold())
    if source.serial_number:
        yield Sign("serial-number", " ".join(re.findall(r"\w+", source.serial_number.casefold())))


def written(sign: Sign, source: Source) -> str:
    """Return the value of a field as it stands in the record."""
    return str(source.url if sign.field == "url" else source.serial_number)
