"""The rules on the files of sources and terms: in alphabetical order, and no document twice."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from scripts.identity import signs_of, written
from scripts.models import Source, Term
from scripts.text import in_alphabet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scripts.identity import Sign
    from scripts.load import Records
    from scripts.problems import Problem

R = TypeVar("R", Source, Term)


def sources_are_different(records: Records) -> Iterator[Problem]:
    """No two sources are one document."""
    first: dict[Sign, Source] = {}
    for source in records.sources.values():
        for sign in signs_of(source):
            other = first.setdefault(sign, source)
            if other is not source:
                message = f"{source.named} has the {sign.field} of {other.named}: {written(sign, source)}"
                lines = f"lines {other.place.line} and {source.place.line}"
                fix = f"keep one of the two ({lines}) and cite that, or correct the {sign.field}"
                yield source.place.at(sign.field).problem(message, "each document once", fix)


def sources_are_in_order(records: Records) -> Iterator[Problem]:
    """Sources stand in the order of their keys."""
    yield from _out_of_order(list(records.sources.values()), lambda source: source.id, "key")


def terms_are_in_order(records: Records) -> Iterator[Problem]:
    """Terms stand in the order of the glossary; capitals and accents make no difference."""
    yield from _out_of_order(list(records.terms.values()), lambda term: in_alphabet(term.term), "term")


def _out_of_order(records: Sequence[R], by: Callable[[R], str], name: str) -> Iterator[Problem]:
    """Yield the records that stand in a wrong place, and no others: those that move when the file is sorted."""
    ordered = sorted(records, key=by)
    for record in _misplaced(records, ordered):
        place = ordered.index(record)
        side, neighbor = ("after", ordered[place - 1]) if place else ("before", records[0])
        yield record.place.problem(
            f"{record.named} is not in its place",
            f"in alphabetical order of the {name}",
            f"move it right {side} {neighbor.named} (line {neighbor.place.line})",
        )


def _misplaced(records: Sequence[R], ordered: Sequence[R]) -> Iterator[R]:
    """Yield the records between which the longest runs of the others are in order."""
    if records == ordered:
        return
    here, there = ([one.id for one in order] for order in (records, ordered))
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    kept = {block.a + at for block in blocks for at in range(block.size)}
    yield from (record for at, record in enumerate(records) if at not in kept)


ORDER_RULES = (sources_are_different, sources_are_in_order, terms_are_in_order)
