"""The shape of a field in words: “list of keys, at least 1”.

In: a field of a model. Out: Markdown. A type that has no words yet is an error, so that nobody adds one to the
records without saying what a contributor may write there.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator, BaseModel

from scripts.dates import FORMS, PartialDate
from scripts.fields import ChapterPath, ChapterSection, Key, PageOrRecord, PlainText, WebAddress
from scripts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from pydantic.fields import FieldInfo


class Shape(NamedTuple):
    """What may be written: one of it, and several of it."""

    one: str
    many: str


_PLAIN: Mapping[Hashable, Shape] = {
    str: Shape("text", "texts"),
    int: Shape("whole number", "whole numbers"),
    float: Shape("number", "numbers"),
    bool: Shape("`true` or `false`", "`true` or `false`"),
    Decimal: Shape("number, without commas", "numbers, without commas"),
    PartialDate: Shape(f"date ({FORMS})", f"dates ({FORMS})"),
    Any: Shape("anything", "anything"),
}
_CHECKED: Mapping[Hashable, Shape] = {
    get_args(kind)[1]: Shape(one, many)
    for kind, one, many in (
        (PlainText, "text", "texts"),
        (Key, "key", "keys"),
        (WebAddress, "web address", "web addresses"),
        (ChapterPath, "path of a chapter", "paths of chapters"),
        (ChapterSection, "section of a chapter", "sections of chapters"),
        (PageOrRecord, "page or id", "pages or ids"),
    )
}


def shape_of(field: FieldInfo) -> str:
    """Return what may be written into a field, with its limits.

    Raises:
        LookupError: if there are no words for its type.
    """
    if words := _words_of_pattern(field):
        return f"one of {', '.join(f'`{word}`' for word in words)}" if len(words) > 1 else f"`{words[0]}`"
    checks = [_CHECKED[one] for one in field.metadata if one in _CHECKED]
    shape = checks[0] if checks else _shape(field.annotation)
    return ", ".join([shape.one, *_limits(field)])


def parts_in(kind: Any) -> Iterator[type[BaseModel | Vocabulary]]:  # noqa: ANN401 - a type as Python writes it
    """Yield the models and vocabularies that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, (BaseModel, Vocabulary)):
        yield kind
    for part in get_args(kind):
        yield from parts_in(part)


def called(kind: type) -> str:
    """Return what a model or a vocabulary is called in running text: “cell reference”."""
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).strip()


def anchor(kind: type) -> str:
    """Return the anchor of the section that explains a model or a vocabulary."""
    return f"{'words' if issubclass(kind, Vocabulary) else 'part'}-{called(kind).replace(' ', '-')}"


def _words_of_pattern(field: FieldInfo) -> list[str]:
    """Return the words that a text may be; a pattern on a field is always a choice of words."""
    pattern = next((one.pattern for one in field.metadata if hasattr(one, "pattern")), "")
    return pattern.strip("^$()").split("|") if pattern else []


def _shape(kind: Any) -> Shape:  # noqa: ANN401 - as above
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _CHECKED[parts[1]]
    if origin is list:
        return Shape(f"list of {_shape(parts[0]).many}", f"lists of {_shape(parts[0]).many}")
    if origin is dict:
        return Shape(f"mapping from text to {_shape(parts[1]).one}", "mappings")
    if parts:  # a choice, as between a key and a cell
        shapes = [_shape(part) for part in parts if part is not type(None)]
        return Shape(" or ".join(one.one for one in shapes), " or ".join(one.many for one in shapes))
    if isinstance(kind, type) and issubclass(kind, Vocabulary):
        return Shape(f"[{called(kind)}](#{anchor(kind)})", f"[{called(kind)}](#{anchor(kind)})")
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return Shape(f"[{called(kind)}](#{anchor(kind)})", f"[{called(kind)}](#{anchor(kind)})")
    return _PLAIN[kind]


def _limits(field: FieldInfo) -> Iterator[str]:
    """Yield how little and how much is allowed."""
    least, most, low, high = (
        next((getattr(one, name) for one in field.metadata if isinstance(one, kind)), None)
        for kind, name in ((MinLen, "min_length"), (MaxLen, "max_length"), (Ge, "ge"), (Le, "le"))
    )
    unit = " characters" if field.annotation is str else ""
    if least is not None:
        yield (
            f"at least {least}{unit}"
            if most is None
            else f"{least} to {most}{unit}"
            if least < most
            else f"exactly {least}{unit}"
        )
    if low is not None:
        yield f"{low} to {high}"
    for check in field.metadata:
        match check:
            case AfterValidator(func=partial(args=(int(words),))):
                yield f"at most {words} words"
