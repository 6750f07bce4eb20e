"""Facts as numbers and as words.

Numbers stay decimal, as the tables write them, until they are rounded for readers: half away from zero,
which is what people expect of a printed figure.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scripts.models import CellReference, Peak, PercentChange, Share
from scripts.problems import listed, nearest
from scripts.tables import CellNotFoundError, find_row, number_in
from scripts.vocabulary import Unit

if TYPE_CHECKING:
    from scripts.load import Records
    from scripts.models import Fact, Number
    from scripts.tables import TableData

_DOLLARS_PER_MILLION = 1_000_000
_MILLION_PER_BILLION = 1000
_MILLION_PER_TRILLION = 1_000_000
_MACHINE_DECIMALS = 6
# A decimal has 28 digits, some of which are needed behind the point.
LARGEST = Decimal(10) ** 18
# What is computed through others is computed again for each that names it: long ways would never end.
DEEPEST = 5


def value_of(fact: Fact, records: Records, behind: tuple[str, ...] = ()) -> Decimal:
    """Return the number of a fact, in its unit.

    Args:
        fact: the fact.
        records: the tables and facts that it may be computed from.
        behind: ids of the facts that are being computed from this one.

    Raises:
        CellNotFoundError: if a table, column, row, number or fact is not where the fact says, the fact is
            computed from itself or through too many others, or its number is beyond all counting.
    """
    if fact.id in behind:
        way = " from ".join([*behind, fact.id])
        raise CellNotFoundError(f"is computed from itself: {way}", "cells, or other facts")
    if len(behind) > DEEPEST:
        raise CellNotFoundError(f"is computed through more than {DEEPEST} other facts in a row")
    value = _computed(fact, [_number(part, records, (*behind, fact.id)) for part in _parts(fact)])
    if abs(value) >= LARGEST:
        raise CellNotFoundError("is a larger number than anything that is counted", "at most 18 digits")
    return value


def _computed(fact: Fact, numbers: list[Decimal]) -> Decimal:
    match fact.origin:
        case "sum":
            return sum(numbers, Decimal(0))
        case "difference":
            return numbers[0] - numbers[1]
        case "share":
            return _percent(numbers[0], numbers[1])
        case "percent_change":
            return _percent(numbers[1] - numbers[0], numbers[0])
    return numbers[0]


def _parts(fact: Fact) -> list[Decimal | Number | Peak]:
    """Return what a fact is made of, in the order in which its origin names them."""
    match getattr(fact, fact.origin):
        case list() as parts:
            return parts
        case Share() as share:
            return [share.part, share.whole]
        case PercentChange() as change:
            return [change.start, change.end]
        case part:
            return [part]


def _number(part: Decimal | Number | Peak, records: Records, behind: tuple[str, ...]) -> Decimal:
    match part:
        case Decimal():
            return part
        case str():
            if part not in records.facts:
                hint = nearest(part, records.facts)
                raise CellNotFoundError(f'there is no fact "{part}"', "an id of data/facts.yml", hint)
            return value_of(records.facts[part], records, behind)
        case CellReference():
            table = _table(part.table, records)
            return number_in(table, find_row(table, part.row), part.column)
        case Peak():
            table = _table(part.table, records)
            filled = [row for row in table.rows if row.cells.get(part.column, "?")]
            if not filled:
                raise CellNotFoundError(f'column "{part.column}" of table "{part.table}" holds no number')
            return max(number_in(table, row, part.column) for row in filled)


def tables_of(fact: Fact, records: Records) -> list[str]:
    """Return the names of the tables that a fact is read from, directly or through other facts, each once."""
    names: list[str] = []
    asked, waiting = {fact.id}, [fact]
    while waiting:
        for part in _parts(waiting.pop()):
            match part:
                case str() if part in records.facts and part not in asked:
                    asked.add(part)
                    waiting.append(records.facts[part])
                case CellReference() | Peak():
                    names.append(part.table)
    return list(dict.fromkeys(names))


def facts_behind(fact: Fact) -> list[str]:
    """Return the ids of the facts that a fact is computed from."""
    return [part for part in _parts(fact) if isinstance(part, str)]


def sources_of(fact: Fact, records: Records) -> list[str]:
    """Return the keys of the sources behind a fact: its own, those of its cells and of the facts behind it."""
    keys = list(fact.sources)
    for part in _parts(fact):
        match part:
            case str():
                keys += sources_of(records.facts[part], records)
            case CellReference():
                table = records.tables[part.table]
                keys += table.cell_sources(find_row(table, part.row), part.column)
            case Peak():
                keys += records.tables[part.table].about.source_keys
    return list(dict.fromkeys(keys))


def in_words(fact: Fact, value: Decimal) -> str:
    """Return a number as a sentence wants it: “$29.6 billion”, “82 percent”, “17 million tons”.

    A change is written without its sign: the sentence says “fell by” or “rose by”.
    """
    size = abs(value) if fact.percent_change else value
    match fact.unit:
        case Unit.USD_MILLION:
            return _dollars(size, fact.decimals)
        case Unit.PERCENT:
            return f"{_rounded(size, 0 if fact.decimals is None else fact.decimals)} percent"
        case Unit.BARRELS:
            return f"{_rounded(size * 1000, 0)} barrels a day"
        case Unit.MILLION_TONS:
            return f"{_plain(size, fact.decimals)} million tons"
        case Unit.MILLION_BUSHELS:
            return f"{_plain(size, fact.decimals)} million bushels"
        case Unit.RUBLES:
            return f"{_rounded(size, 1 if fact.decimals is None else fact.decimals)} rubles"
        case Unit.COUNT:
            return _rounded(size, 0)


def in_full(fact: Fact, value: Decimal) -> str:
    """Return a number in the unit of its record, for who wants more digits than a sentence has: “29,638.3”.

    What a source has published stays as it is, and so do sums. A quotient never ends: it gets two decimals
    more than the sentence has.
    """
    if fact.share or fact.percent_change:
        value = _cut(value, (fact.decimals or 0) + 2)
    return f"{value.normalize():,f}".replace("-", "−")


def for_machines(value: Decimal) -> str:
    """Return a number as a program reads it, to six decimals at most: “70.376132”."""
    return f"{_cut(value, _MACHINE_DECIMALS).normalize():f}"


def _dollars(millions: Decimal, decimals: int | None) -> str:
    sign, size = ("−" if millions < 0 else ""), abs(millions)
    if size >= _MILLION_PER_TRILLION:
        return (
            f"{sign}${_rounded(size / _MILLION_PER_TRILLION, 1 if decimals is None else decimals)} trillion"
        )
    if size >= _MILLION_PER_BILLION:
        return f"{sign}${_rounded(size / _MILLION_PER_BILLION, 1 if decimals is None else decimals)} billion"
    if 0 < size < 1:
        return f"{sign}${_rounded(size * _DOLLARS_PER_MILLION, 0)}"
    return f"{sign}${_rounded(size, 0 if decimals is None else decimals)} million"


def _plain(number: Decimal, decimals: int | None) -> str:
    return f"{number.normalize():,f}" if decimals is None else _rounded(number, decimals)


def _rounded(number: Decimal, decimals: int) -> str:
    return f"{_cut(number, decimals):,}".replace("-", "−")


def _cut(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _table(name: str, records: Records) -> TableData:
    if name not in records.tables:
        hint = nearest(name, records.tables)
        raise CellNotFoundError(f'there is no table "{name}"', listed(records.tables), hint)
    return records.tables[name]


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    if not whole:
        raise CellNotFoundError(
            "the whole is zero, so there is no percentage", "a whole other than zero", "name another whole"
        )
    return part / whole * 100
