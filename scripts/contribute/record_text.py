"""A record as text in house style: the fields in the order of the model, long texts folded, short lists in a line.

A text stands plain where YAML takes it as it is, else in quotes. What is left empty is left out, unless the
model demands it. The width is the one at which most of the older events and terms come out byte for byte.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel

from scripts.models import Parent
from scripts.problems import ProblemsFoundError
from scripts.yaml_lines import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 98
_STEP = "  "


def fields_with_values(record: BaseModel) -> Iterator[tuple[str, object]]:
    """Yield the fields of a record that say something, and those that must stand even if they are empty."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if field.is_required() or (name in record.model_fields_set and value not in (None, [])):
            yield field.alias or name, value


def record_lines(values: Iterable[tuple[str, object]], indent: str) -> Iterator[str]:
    """Yield the lines of a record, or of a part of one.

    Args:
        values: name and value of each field, in the order in which they are to stand.
        indent: spaces before each line.
    """
    for name, value in values:
        yield from _field(f"{indent}{name}:", value, indent)


def _field(start: str, value: object, indent: str) -> Iterator[str]:
    line = f"{start} {in_line(value)}"
    match value:
        case str():
            yield from _folded(start, scalar(value), indent + _STEP)
        case list() if len(line) > WIDTH:
            yield start
            for item in value:
                yield from _item(item, indent + _STEP)
        case BaseModel() if len(line) > WIDTH or isinstance(value, Parent):
            yield start
            yield from record_lines(fields_with_values(value), indent + _STEP)
        case dict() if len(line) > WIDTH:
            yield start
            yield from record_lines(value.items(), indent + _STEP)
        case _:
            yield line


def _item(item: object, indent: str) -> Iterator[str]:
    """Yield an entry of a list that does not fit in one line."""
    line = f"{indent}- {in_line(item)}"
    if isinstance(item, BaseModel) and len(line) > WIDTH:
        first, *rest = record_lines(fields_with_values(item), indent + _STEP)
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield line


def _folded(start: str, text: str, indent: str) -> Iterator[str]:
    """Break a text where it has a space; YAML joins its lines with one. The first word stays with the name."""
    first, *words = text.split(" ")
    line = f"{start} {first}"
    for word in words:
        if len(line) + 1 + len(word) > WIDTH:
            yield line
            line = f"{indent}{word}"
        else:
            line += f" {word}"
    yield line


def in_line(value: object) -> str:
    """Return a value as it stands in one line."""
    match value:
        case str():
            return scalar(value, inside=True)
        case list():
            return f"[{', '.join(map(in_line, value))}]"
        case BaseModel():
            return _mapping(fields_with_values(value))
        case dict():
            return _mapping(value.items())
        case Decimal():
            return format(value, "f")
    return str(value)


def _mapping(values: Iterable[tuple[str, object]]) -> str:
    return f"{{{', '.join(f'{scalar(name, inside=True)}: {in_line(value)}' for name, value in values)}}}"


def scalar(text: str, *, inside: bool = False) -> str:
    """Return a text as YAML, plain if that means the same, else in quotes.

    Args:
        text: the text, with single spaces.
        inside: True between brackets or braces, where commas part.
    """
    if _reads_as(text, f"[{text}]" if inside else text, [text] if inside else text):
        return text
    if "'" in text and not set(text) & {'"', "\\"}:
        return f'"{text}"'
    return "'{}'".format(text.replace("'", "''"))


def _reads_as(text: str, written: str, meant: object) -> bool:
    """Tell whether YAML reads what is written as what is meant; a comment sign would be lost in a fold."""
    try:
        return " #" not in text and bool(parse_yaml(f"a: {written}\n", "").data == {"a": meant})
    except ProblemsFoundError:
        return False


def is_writable(text: str) -> bool:
    """Tell whether YAML can hold a text: not every control character, and no half of a pair of surrogates."""
    try:
        return bool(parse_yaml("'{}'\n".format(text.replace("'", "''")), "").data == text)
    except (ProblemsFoundError, UnicodeEncodeError):
        return False
