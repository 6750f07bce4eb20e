"""The fields of two records side by side, as the site shows them: dates in words, labels, names for keys."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scripts.contribute.shown import change, shown
from scripts.dates import PartialDate
from scripts.models import CellReference, Peak
from scripts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Fields that are drawings, not words: that they differ is all that words can say.
DRAWN = ("spec", "narrow")
# Fields in which an id stands for a fact.
_OF_FACTS = ("sum", "difference", "part", "whole", "start", "end")


@dataclass
class Names:
    """What readers see where a record names another by its id.

    Args:
        by_field: the names by id, by the field in which such ids stand.
        columns: the titles of columns by table and column.
    """

    by_field: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)


def field_changes(
    old: BaseModel, new: BaseModel, model: type[BaseModel], names: Names, without: tuple[str, ...] = ("id",)
) -> Iterator[str]:
    """Yield a line for every field in which two records of one kind differ for readers.

    Args:
        old: the record as it was.
        new: the record as it is.
        model: their kind.
        names: what ids are called.
        without: fields that are told elsewhere.
    """
    for key in model.model_fields:
        before, after = getattr(old, key), getattr(new, key)
        if key in without or before == after:
            continue
        if key in DRAWN:
            yield f"- {_heading(key)}: changed; the page of charts shows the drawing"
        elif (was := words(before, names, key)) != (now := words(after, names, key)):
            yield f"- {_heading(key)}: {change(was, now)}"


def all_fields(record: BaseModel, names: Names, without: tuple[str, ...]) -> Iterator[str]:
    """Yield a line for every field that a record gives.

    Args:
        record: the record.
        names: what ids are called.
        without: fields that are told elsewhere.
    """
    for key in type(record).model_fields:
        if key not in (*without, *DRAWN) and (text := words(getattr(record, key), names, key)):
            yield f"- {_heading(key)}: {shown(text)}"


def words(value: Any, names: Names, key: str = "") -> str:  # noqa: ANN401 - whatever a field may hold
    """Return a value as readers see it, on one line.

    Args:
        value: the value of a field.
        names: what ids are called.
        key: the field.
    """
    match value:
        case CellReference():
            return _cell(value, names)
        case Peak():
            return f"largest {names.columns.get((value.table, value.column), value.column)} of {value.table}"
        case BaseModel():
            parts = ((name, words(getattr(value, name), names, name)) for name in type(value).model_fields)
            return ", ".join(f"{_heading(name).lower()} {text}" for name, text in parts if text)
        case list():
            return "; ".join(words(one, names, key) for one in value)
        case dict():
            return json.dumps(value, ensure_ascii=False, default=str) if value else ""
        case str() if not isinstance(value, Vocabulary):
            return _named(value, names, key)
    return _single(value)


def _single(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case PartialDate():
            return value.words
        case Vocabulary():
            return value.label
        case Decimal():
            return f"{value:,f}"
    return str(value)


def _named(text: str, names: Names, key: str) -> str:
    known = names.by_field.get("facts" if key in _OF_FACTS else key, {})
    return " ".join(known.get(text, text).split())


def _cell(cell: CellReference, names: Names) -> str:
    row = ", ".join(f"{column} {value}" for column, value in cell.row.items())
    return f"{names.columns.get((cell.table, cell.column), cell.column)} of {cell.table}, {row}"


def _heading(key: str) -> str:
    """Return the name of a field as a heading: “What it does”."""
    text = key.replace("_", " ").strip()
    return text[:1].upper() + text[1:]
