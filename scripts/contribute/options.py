"""The fields of a new record as options of the command line, and the help on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.contribute.near import FLAG
from scripts.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scripts.contribute.form import Question

HELP = ("--help", "-h")


@dataclass
class Given:
    """What the command line says.

    Args:
        answers: by field, its answers in order.
        although_similar: whether a very similar record is no obstacle.
        help: whether only the help is wanted.
        problems: what is wrong with the options themselves.
    """

    answers: dict[str, list[str]] = field(default_factory=dict)
    although_similar: bool = False
    help: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_options(options: Sequence[str], questions: Mapping[str, Question]) -> Given:
    """Sort the options of the command line into fields.

    Args:
        options: what follows the kind of record.
        questions: the fields that there are.
    """
    given = Given()
    rest = list(options)
    fields = {question.option: question for question in questions.values()}
    while rest:
        option, is_joined, value = rest.pop(0).partition("=")
        option = option.replace("_", "-")
        if option in HELP:
            given.help = True
        elif option == FLAG:
            given.although_similar = True
        elif option not in fields:
            given.problems.append(_unknown(option, fields))
            if option.startswith("-") and not is_joined and rest and not rest[0].startswith("--"):
                rest.pop(0)  # what was meant as its value
        elif not is_joined and (not rest or rest[0].startswith("--")):
            given.problems.append(
                Problem(option, 0, "has no value", fix=f'write {option} "…" or {option}="…"')
            )
        else:
            answers = given.answers.setdefault(fields[option].name, [])
            answers.append(value if is_joined else rest.pop(0))
            if len(answers) > 1 and not fields[option].separator:
                given.problems.append(Problem(option, 0, "is given twice", "once"))
    return given


def _unknown(option: str, fields: Mapping[str, Question]) -> Problem:
    if not option.startswith("-"):
        return Problem(f'"{option}"', 0, "belongs to no option", fix="put a text that has spaces into quotes")
    known = [*fields, FLAG, "--help"]
    return Problem(option, 0, "there is no such option", ", ".join(known), nearest(option, known))


def help_text(kind: str, questions: Mapping[str, Question], defaults: Mapping[str, str]) -> str:
    """Return the help on a kind of record: every field, from the model.

    Args:
        kind: the kind.
        questions: its fields.
        defaults: what is put in where nothing is said.
    """
    lines = [
        f"usage: python -m scripts new {kind} [--field value …]",
        "",
        "In a terminal you are asked for what is missing.",
        "",
    ]
    for question in questions.values():
        lines.append(f"{question.option}{'' if _may_be_left(question, defaults) else '  (required)'}")
        lines += [f"    {line}" for line in explanation(question)]
    lines += [FLAG, "    Write the record although a very similar one is there."]
    return "\n".join(lines)


def _may_be_left(question: Question, defaults: Mapping[str, str]) -> bool:
    return not question.required or question.name in defaults


def explanation(question: Question) -> list[str]:
    """Return what a contributor must know to fill a field, line by line."""
    lines = [question.meaning] if question.meaning else []
    lines += [f"  {line}" for line in question.allowed()]
    if question.separator:
        sign = {",": "commas", ";": "semicolons"}[question.separator]
        lines.append(f"Several: with {sign} between them.")
    if question.structured:
        lines.append("Written as in the file, in braces.")
    return lines
