"""What pydantic finds, worded as problems that a contributor can act on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from scripts import dates
from scripts.date_hints import date_hint
from scripts.fields import MisfitError
from scripts.models import CellReference
from scripts.problems import Problem, did_you_mean, nearest
from scripts.text import counted
from scripts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from scripts.yaml_lines import Place

# Shapes of which a field may have one or the other.
_BRANCHES = (CellReference.__name__, "str", "int", "float")
_EMPTY = "write its value after the colon{}; a text that begins with # needs quotes"
# What to say in a text that is too short.
_LONGER = {"alt": "say where the picture starts, turns and ends"}
_KINDS = {
    dict: "a mapping",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


def validation_problems(error: ValidationError, model: type[BaseModel], place: Place) -> Iterator[Problem]:
    """Yield a problem for each thing that pydantic found in one record.

    Args:
        error: what pydantic raised.
        model: the model that refused the record.
        place: where the record stands.
    """
    found = error.errors()
    meant = _fields_meant(found, model)
    for details in found:
        if _is_told_better(details) or (details["type"] == "missing" and details["loc"] in meant):
            continue
        way = [step for step in details["loc"] if not _is_branch(step)]
        message, allowed, fix = _words(details, model, way)
        if isinstance(details["input"], dict) and message.split()[0] in field_names(_model_at(model, way)):
            way = [*way, message.split()[0]]  # a rule on several fields names the one that it is about
        yield place.at(*way).problem(message, allowed, fix)


def _fields_meant(found: list[ErrorDetails], model: type[BaseModel]) -> set[tuple[int | str, ...]]:
    """Return the ways to the fields that unknown ones were meant for, so that a slip is not told twice."""
    meant = set()
    for details in found:
        if details["type"] == "extra_forbidden":
            *around, name = details["loc"]
            known = field_names(_model_at(model, [step for step in around if not _is_branch(step)]))
            meant |= {(*around, one) for one in known if nearest(str(name), known) == did_you_mean(one)}
    return meant


def _is_branch(step: str | int) -> bool:
    """Tell whether a step names what pydantic tried where several shapes are allowed: a key or a cell, say."""
    return isinstance(step, str) and (step.startswith("function-") or step in _BRANCHES)


def _is_told_better(details: ErrorDetails) -> bool:
    """Tell whether another shape that was tried says better what is wrong: a key that went wrong is no cell."""
    if not details["loc"] or not _is_branch(details["loc"][-1]):
        return False
    is_text = isinstance(details["input"], str)
    return details["type"] in ("string_type", "float_type") or (details["type"] == "model_type" and is_text)


def _words(details: ErrorDetails, model: type[BaseModel], way: list[str | int]) -> tuple[str, str, str]:
    """Return what is wrong, what is allowed and what to do."""
    field = next((str(step) for step in reversed(way) if isinstance(step, str)), "")
    given = _as_written(details["input"])
    context: dict[str, Any] = details.get("ctx", {})
    if given is None and details["type"] != "missing":
        optional = (there := _field_at(model, way)) and not there.is_required()
        fix = _EMPTY.format(", or remove the line" if optional else "")
        return f"{field or 'the record'} is empty", "", fix
    match details["type"]:
        case "missing":
            return f'the field "{field}" is missing', _wanted(model, way), f'add a line "{field}: …"'
        case "extra_forbidden":
            known = field_names(_model_at(model, way[:-1]))
            return f'unknown field "{field}"', ", ".join(known), nearest(field, known) or "remove it"
        case "enum":
            known = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
            return _unknown_words(field, str(given), known)
        case "string_pattern_mismatch":
            return _unknown_words(field, str(given), context["pattern"].strip("^$()").split("|"))
        case "value_error":
            return _misfit_words(context["error"], "" if isinstance(given, dict) else field, given)
    return _shape_words(details, model, way, field)


def _wanted(model: type[BaseModel], way: list[str | int]) -> str:
    """Return what a field that is missing may hold: the words of its vocabulary, or the fields of its parts."""
    field = _field_at(model, way)
    annotation = field.annotation if field else None
    if isinstance(annotation, type) and issubclass(annotation, Vocabulary):
        return ", ".join(annotation)
    return ", ".join(name for part in _models_in(annotation) for name in field_names(part))


def _unknown_words(field: str, given: str, known: list[str]) -> tuple[str, str, str]:
    """Return the words for a word outside a vocabulary; yes and no are what some editors make of true and false."""
    hint = nearest(given, known) or nearest({"true": "yes", "false": "no"}.get(given, ""), known)
    return f'{field} "{given}" is not known', ", ".join(known), hint


def _misfit_words(error: ValueError, field: str, given: object) -> tuple[str, str, str]:
    """Return the words for a value that one of our own checks refused."""
    message = f"{field} {error}".strip()
    match error:
        case dates.NotADateError():
            return message, dates.FORMS, date_hint(str(given))
        case MisfitError():
            return message, error.allowed, error.fix
    return message, "", ""


def _shape_words(
    details: ErrorDetails, model: type[BaseModel], way: list[str | int], field: str
) -> tuple[str, str, str]:
    """Return the words for a value of the wrong shape: a number for a text, one thing for a list."""
    given = details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    match details["type"]:
        case "string_type":
            fix = "put the text into quotes" if isinstance(given, int | float) else ""
            return f"{field} must be a text, not {_kind(given)}", "", fix
        case "list_type":
            fix = f"write {field}: [{_quoted(given)}]" if isinstance(given, str) else ""
            return f"{field} must be a list, not {_kind(given)}", f"{field}: [one, two]", fix
        case "model_type" | "model_attributes_type" | "dict_type":
            allowed = ", ".join(field_names(_model_at(model, way)))
            return f"{field or 'the record'} must be a mapping of fields, not {_kind(given)}", allowed, ""
        case "decimal_parsing" | "decimal_type" | "int_parsing" | "int_type":
            return (
                f'{field} "{given}" is not a number',
                "digits, with a point before decimals",
                _digits(given),
            )
        case "bool_parsing" | "bool_type":
            return f'{field} "{given}" is not known', "true, false", ""
        case "too_short":
            one, many = ("character", "") if isinstance(given, str) else ("entry", "entries")
            there = counted(context["actual_length"], one, many)
            return f"{field} has {there}", f"at least {context['min_length']}", _LONGER.get(field, "")
        case "too_long":
            entries = counted(context["actual_length"], "entry", "entries")
            return f"{field} has {entries}", f"at most {context['max_length']}", ""
        case "greater_than_equal" | "less_than_equal":
            least, most = context.get("ge"), context.get("le")
            return f"{field} is {given}", f"at least {least}" if most is None else f"at most {most}", ""
    return f"{field}: {details['msg'][0].lower()}{details['msg'][1:]}", "", ""


def _as_written(value: object) -> object:
    """Return a value as it stands in the file: true, and not True."""
    return str(value).lower() if isinstance(value, bool) else value


def _quoted(text: str) -> str:
    """Return a text as one entry of a list; a comma in it would make two."""
    return f'"{text}"' if re.search(r"[,:\[\]{}]", text) else text


def _digits(given: object) -> str:
    """Return a hint for a number that is written as people write it: 1,234 or $1,234."""
    digits = re.sub(r"[$,\s]", "", str(given))
    return f'did you mean "{digits}"?' if re.fullmatch(r"-?\d+(\.\d+)?", digits) else ""


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the fields of a model as they are written in the records."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _field_at(model: type[BaseModel], way: list[str | int]) -> FieldInfo | None:
    """Return the field that a way through a record leads to, or None if it leads to no field."""
    fields = _model_at(model, way[:-1]).model_fields
    return next((field for name, field in fields.items() if way and way[-1] in (name, field.alias)), None)


def _model_at(model: type[BaseModel], way: list[str | int]) -> type[BaseModel]:
    """Return the model that a way through a record leads to."""
    for step in way:
        if isinstance(step, str):
            field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
            model = next((part for part in _models_in(field.annotation if field else None)), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "empty" if value is None else type(value).__name__)
