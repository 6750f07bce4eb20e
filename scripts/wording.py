"""What pydantic finds, worded as problems that a contributor can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from scripts import dates
from scripts.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from scripts.yaml_lines import Place

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
    for details in error.errors():
        way = [
            step for step in details["loc"] if not (isinstance(step, str) and step.startswith("function-"))
        ]
        message, allowed, fix = _words(details, model, way)
        if not way and message.split()[0] in field_names(model):
            way = [message.split()[0]]  # a rule on the whole record names the field that it is about
        yield place.at(*way).problem(message, allowed, fix)


def _words(details: ErrorDetails, model: type[BaseModel], way: list[str | int]) -> tuple[str, str, str]:
    """Return what is wrong, what is allowed and what to do."""
    field = next((str(step) for step in reversed(way) if isinstance(step, str)), "")
    given = details["input"]
    context: dict[str, Any] = details.get("ctx", {})
    match details["type"]:
        case "missing":
            return f'the field "{field}" is missing', "", f'add a line "{field}: …"'
        case "extra_forbidden":
            known = field_names(_model_at(model, way[:-1]))
            return f'unknown field "{field}"', ", ".join(known), nearest(field, known) or "remove it"
        case "enum":
            known = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
            return f'{field} "{given}" is not known', ", ".join(known), nearest(str(given), known)
        case "string_pattern_mismatch":
            known = context["pattern"].strip("^$()").split("|")
            return f'{field} "{given}" is not known', ", ".join(known), nearest(str(given), known)
        case "value_error":
            allowed = dates.FORMS if isinstance(context["error"], dates.NotADateError) else ""
            return f"{field} {context['error']}".strip(), allowed, ""
    return _shape_words(details, field)


def _shape_words(details: ErrorDetails, field: str) -> tuple[str, str, str]:
    """Return the words for a value of the wrong shape: a number for a text, one thing for a list."""
    given = details["input"]
    match details["type"]:
        case "string_type":
            fix = "put the text into quotes" if isinstance(given, int | float) else ""
            return f"{field} must be a text, not {_kind(given)}", "", fix
        case "list_type":
            return f"{field} must be a list, not {_kind(given)}", f"{field}: [one, two]", ""
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{field or 'the record'} must be a mapping of fields, not {_kind(given)}", "", ""
        case "decimal_parsing" | "decimal_type" | "int_parsing" | "int_type":
            return f'{field} "{given}" is not a number', "digits, with a point before decimals", ""
        case "too_short":
            context = details.get("ctx", {})
            what = "characters" if isinstance(given, str) else "entries"
            return f"{field} has {context['actual_length']} {what}", f"at least {context['min_length']}", ""
    return f"{field}: {details['msg'][0].lower()}{details['msg'][1:]}", "", ""


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the fields of a model as they are written in the records."""
    return [field.alias or name for name, field in model.model_fields.items()]


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
