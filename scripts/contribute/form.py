"""The fields of a kind of record as questions: what they mean, what is allowed, how an answer is read.

All of it comes from the models; nothing is said here a second time.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from scripts.contribute.kinds import ARTICLE
from scripts.contribute.record_text import is_writable
from scripts.dates import FORMS, PartialDate
from scripts.problems import Problem, ProblemsFoundError
from scripts.vocabulary import Vocabulary
from scripts.wording import validation_problems
from scripts.yaml_lines import Place, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A name is written “Family, Given”, so names are parted by another sign.
SEPARATORS = {"author": ";"}


@dataclass(frozen=True)
class Question:
    """A field to be filled.

    Args:
        name: the field as it is written in the records.
        meaning: what it says, in a sentence.
        required: whether it may not be left empty.
        vocabulary: the closed set that its words come from.
        words: the words allowed where there is no such set.
        separator: sign between several answers; empty where there is only one.
        structured: whether the answer is written as in the file, with braces.
        dated: whether the answer is a date.
        keys: kind and keys of the records that it names; none where it names none, or they are not known.
    """

    name: str
    meaning: str
    required: bool
    vocabulary: type[Vocabulary] | None
    words: tuple[str, ...]
    separator: str
    structured: bool
    dated: bool = False
    keys: tuple[str, frozenset[str]] = ("", frozenset())

    @property
    def option(self) -> str:
        """How the field is called on the command line."""
        return f"--{self.name.replace('_', '-')}"

    def allowed(self) -> Iterator[str]:
        """Yield the words allowed, each with its meaning; nothing where any text will do."""
        for word in self.vocabulary or ():
            yield f"{word}: {word.meaning or word.label}"
        yield from self.words
        if self.dated:
            yield f"{FORMS}: as precise as it is known, a bare year too"

    def read(self, answers: list[str]) -> object:
        """Return the answers as YAML would give them to the model.

        Raises:
            ValueError: if a structured answer cannot be read, or a text not be written.
        """
        texts = [" ".join(answer.split()) for answer in answers]
        if not all(map(is_writable, texts)):
            raise ValueError("contains a character that the file cannot hold")
        if self.structured and (not self.separator or texts[0][:1] in {"[", "{"}):
            return _structure(texts[0])
        if not self.separator:
            return texts[0]
        parts = [part.strip() for text in texts for part in text.split(self.separator)]
        return [part for part in parts if part]


def questions(model: type[BaseModel]) -> dict[str, Question]:
    """Return the fields of a model as questions, the id last: it is proposed from the rest."""
    found = {}
    for name, field in model.model_fields.items():
        annotation = _core(field.annotation)
        several = get_origin(annotation) is list
        part = _core(get_args(annotation)[0]) if several else annotation
        found[field.alias or name] = Question(
            field.alias or name,
            (field.description or "").strip(),
            field.is_required(),
            part if isinstance(part, type) and issubclass(part, Vocabulary) else None,
            _words(field.metadata),
            SEPARATORS.get(name, ",") if several else "",
            part is types.UnionType or (isinstance(part, type) and issubclass(part, BaseModel)),
            part is PartialDate,
        )
    order = [name for name in (ARTICLE, *found) if name in found and name != "id"]
    return {name: found[name] for name in dict.fromkeys([*order, "id"])}


def _core(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no type of their own
    """Return an annotation without its checks, and without the None of what may be left out."""
    if get_origin(annotation) is Annotated:
        return _core(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return _core(parts[0]) if len(parts) == 1 else types.UnionType
    return annotation


def _words(metadata: list[Any]) -> tuple[str, ...]:
    """Return the words of a pattern such as ^(one|other)$."""
    pattern = next((part.pattern for part in metadata if getattr(part, "pattern", None)), "")
    return tuple(pattern.strip("^$()").split("|")) if pattern else ()


def _structure(text: str) -> object:
    try:
        return parse_yaml(f"{text}\n", "").data
    except ProblemsFoundError as error:
        raise ValueError(f"cannot be read: {error.problems[0].message}") from None


def misfits(model: type[BaseModel], values: Mapping[str, object]) -> Iterator[tuple[str, Problem]]:
    """Yield what does not fit a model, each with the field it is about; empty for the record as a whole.

    Args:
        model: the model of the record.
        values: what is known of it.
    """
    names = list(questions(model))
    lines: dict[tuple[str | int, ...], int] = {(name,): line for line, name in enumerate(names, 1)}
    try:
        model.model_validate(dict(values))
    except ValidationError as error:
        for problem in validation_problems(error, model, Place("", lines)):
            yield (names[problem.line - 1] if problem.line else "", problem)
