"""The fields of a new record, asked one by one on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.contribute.form import misfits
from scripts.contribute.options import explanation
from scripts.models import Fact
from scripts.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from scripts.contribute.form import Question


def tell(text: str) -> None:
    """Print a line, or several; what the terminal has no letter for is shown by its number."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(f"{text.encode(encoding, 'backslashreplace').decode(encoding)}\n")


def ask_for(question: Question, model: type[BaseModel], default: str, example: str) -> object:
    """Ask for one field until the answer fits, and return it; None if it is left empty.

    Args:
        question: the field.
        model: the model that it belongs to.
        default: what an empty answer means; empty if it means nothing.
        example: how a record that is there fills the field.

    Raises:
        EOFError: at the end of input.
    """
    tell(f"\n{question.name}" + ("" if question.required or default else " (may be left empty)"))
    for line in explanation(question):
        tell(f"    {line}")
    if question.structured and example:
        tell(f"    Such as: {example}")
    while True:
        answer = input(f"{question.name}{f' [{default}]' if default else ''}: ").strip() or default
        if not answer and not question.required:
            return None
        if not answer and not question.separator:
            tell("may not be left empty")
            continue
        value, problems = understood(question, model, [answer])
        if not problems:
            return value
        for problem in problems:
            tell(shown(problem))


def shown(problem: Problem) -> str:
    """Return a problem without a place: on the terminal the question stands above it."""
    text = problem.message
    text += f"\n    allowed: {problem.allowed}" if problem.allowed else ""
    return text + (f"\n    to do: {problem.fix}" if problem.fix else "")


def understood(
    question: Question, model: type[BaseModel], answers: list[str]
) -> tuple[object, list[Problem]]:
    """Return the answers as a value, and what is wrong with it.

    Args:
        question: the field.
        model: the model that it belongs to.
        answers: what was said.
    """
    try:
        value = question.read(answers)
    except ValueError as error:
        return None, [Problem("", 0, f"{question.name} {error}")]
    found = [problem for name, problem in misfits(model, {question.name: value}) if name == question.name]
    return value, found or list(_unknown_keys(question, value))


def _unknown_keys(question: Question, value: object) -> Iterator[Problem]:
    """Yield a problem for each key that no record has."""
    called, known = question.keys
    for key in value if known and isinstance(value, list) else ():
        if key not in known:
            fix = nearest(key, sorted(known)) or f"add the {called} first"
            yield Problem("", 0, f'there is no {called} "{key}"', fix=fix)


def choose_origin(questions: Mapping[str, Question]) -> list[str]:
    """Ask where the number of a fact comes from, and return the origins that are out of question."""
    tell("\nWhere does the number come from?")
    for name in Fact.origins:
        tell(f"    {name}: {questions[name].meaning}")
    origin = choose("origin", Fact.origins)
    return [name for name in Fact.origins if name != origin]


def choose(what: str, words: Sequence[str]) -> str:
    """Ask for one of several words until it is one of them.

    Args:
        what: what is asked for.
        words: the words.
    """
    while (answer := input(f"{what}: ").strip()) not in words:
        tell(shown(Problem("", 0, f'"{answer}" is none of them', ", ".join(words), nearest(answer, words))))
    return answer
