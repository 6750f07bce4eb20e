"""Where a new record goes in its file, and the file with the record in it; everything else stays as it was."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from scripts.models import Claim, Event, Fact, Source, Term
from scripts.text import in_alphabet
from scripts.yaml_lines import parse_yaml

BYTE_ORDER_MARK = "\ufeff"

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.fields import Record
    from scripts.load import Records


def predecessor(record: Record, neighbors: Sequence[Record], records: Records) -> Record | None:
    """Return the record after which a new one belongs, or None if it comes first.

    Args:
        record: the new record.
        neighbors: the records of its file, in order.
        records: all records.
    """
    if isinstance(record, Fact):
        return _fact_before(record, [fact for fact in neighbors if isinstance(fact, Fact)])
    later = next((other for other in neighbors if _comes_later(other, record, records)), None)
    before = neighbors[: neighbors.index(later)] if later else neighbors
    return before[-1] if before else None


def _comes_later(other: Record, record: Record, records: Records) -> bool:
    match other, record:
        case Event(), Event():
            return other.date.first_day > record.date.first_day
        case Source(), Source():
            return other.id > record.id
        case Term(), Term():
            return in_alphabet(other.term) > in_alphabet(record.term)
        case Claim(), Claim():
            return _is_of_later_section(other, record, records)
    return False


def _is_of_later_section(other: Claim, claim: Claim, records: Records) -> bool:
    """Tell whether a claim follows the section of another, in the order of their article."""
    article = next((one for one in records.articles.values() if one.place.path == other.place.path), None)
    if article is None or claim.section not in article.sections:
        return False  # a section that is not there is told when the record is tried
    return other.section in article.sections[article.sections.index(claim.section) + 1 :]


def _fact_before(fact: Fact, neighbors: Sequence[Fact]) -> Fact | None:
    """Return the fact after which a new one belongs: among those whose ids begin alike, in the order of time."""
    alike = max((_common_words(fact.id, other.id) for other in neighbors), default=0)
    kin = [other for other in neighbors if _common_words(fact.id, other.id) == alike] if alike else []
    later = next((other for other in kin if other.as_of.first_day > fact.as_of.first_day), None)
    if later is None:
        return kin[-1] if kin else neighbors[-1] if neighbors else None
    position = neighbors.index(later)
    return neighbors[position - 1] if position else None


def _common_words(one: str, other: str) -> int:
    pairs = zip(one.split("-"), other.split("-"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def with_record(text: str, path: str, block: Sequence[str], after: int) -> tuple[str, int]:
    """Return a file with a record in it, and the line on which the record begins.

    A comment above a record, and the empty line before it, stay with that record.

    Args:
        text: the file.
        path: its path.
        block: the lines of the record.
        after: line on which the record before it begins; 0 to put it before the first.

    Raises:
        ProblemsFoundError: if the file is not YAML.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.removesuffix("\n").removesuffix("\r").split(end)
    following = next((start for start in _starts(text, path) if start > after), len(lines) + 1)
    at = following - 1
    column = len(block[0]) - len(block[0].lstrip())
    while at > after and _is_between(lines[at - 1], column, blank=bool(after)):
        at -= 1
    new = ["", *block] if after else [*block, ""]
    return end.join([*lines[:at], *new, *lines[at:], ""]), at + new.index(block[0]) + 1


def _is_between(line: str, column: int, *, blank: bool) -> bool:
    """Tell whether a line belongs to no record: an empty one, or a comment that is not set deeper."""
    return line[: column + 1].strip() == "#" or (blank and not line.strip())


def _starts(text: str, path: str) -> list[int]:
    """Return the lines on which the records of a file begin, in order."""
    lines = parse_yaml(text.removeprefix(BYTE_ORDER_MARK), path).place.lines
    top = ("claims",) if ("article",) in lines else ()
    return sorted({line for way, line in lines.items() if way[:-1] == top and len(way) == len(top) + 1})
