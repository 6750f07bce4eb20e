"""A new record, asked for or given as options, checked, and written in its place: `python -m scripts new`.

Either the whole record is written, in one step, or nothing is.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.contribute.ask import ask_for, choose, choose_origin, shown, tell, understood
from scripts.contribute.draft import Draft
from scripts.contribute.kinds import KINDS
from scripts.contribute.near import FLAG
from scripts.contribute.options import help_text, read_options
from scripts.models import Fact
from scripts.problems import Problem, ProblemsFoundError, nearest
from scripts.write import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scripts.contribute.draft import Found
    from scripts.contribute.options import Given

_NOTHING = "Nothing was written."


def new_record(root: Path, kind: str, options: list[str]) -> int:
    """Write a new record and say where it stands; return the exit code.

    Args:
        root: folder of the project.
        kind: kind of record: event, term, source, claim or fact.
        options: its fields, such as `--date 2022-03-04`; in a terminal, what is missing is asked for.
    """
    try:
        _new_record(root, kind, options)
    except ProblemsFoundError as error:
        tell(f"{error}. {_NOTHING}")
    except (KeyboardInterrupt, EOFError):
        tell(f"\n{_NOTHING}")
    except OSError as error:  # a disk that is full
        tell(f"{error.filename or root}: {error.strerror}. {_NOTHING}")
    else:
        return 0
    return 1


def _new_record(root: Path, kind: str, options: list[str]) -> None:
    if kind not in KINDS:
        message = f'there is no kind of record "{kind}" that can be made'
        raise ProblemsFoundError([Problem("new", 0, message, ", ".join(KINDS), nearest(kind, KINDS))])
    draft = Draft(root, kind)
    given = read_options(options, draft.questions)
    if given.help:
        tell(help_text(kind, draft.questions, draft.defaults()))
        return
    _take(given, draft)
    missing = [
        name for name in _unanswered(draft) if draft.questions[name].required and name not in draft.defaults()
    ]
    if (missing or _lacks_origin(draft)) and not sys.stdin.isatty():
        origin = [_missing_origin(draft)] if _lacks_origin(draft) else []
        raise ProblemsFoundError([*origin, *(_missing(draft, name) for name in missing)])
    if missing or _lacks_origin(draft):
        _ask(draft)
    else:
        _fill_in(draft)
        if found := draft.problems():
            raise ProblemsFoundError(_on_command_line(draft, name, problem) for name, problem in found)
    _write(draft)


def _take(given: Given, draft: Draft) -> None:
    """Take the options into the draft.

    Raises:
        ProblemsFoundError: if an option is wrong in itself.
    """
    problems = list(given.problems)
    draft.although_similar = given.although_similar
    for name, answers in given.answers.items():
        value, found = understood(draft.questions[name], draft.kind.model, answers)
        problems += [_on_command_line(draft, name, problem) for problem in found]
        draft.values[name] = value
    if problems:
        raise ProblemsFoundError(problems)


def _unanswered(draft: Draft) -> list[str]:
    return [name for name in draft.questions if name not in draft.values]


def _missing(draft: Draft, name: str) -> Problem:
    question = draft.questions[name]
    allowed = ", ".join([*(question.vocabulary or ()), *question.words])
    return Problem(
        question.option, 0, "is missing", allowed, f"add {question.option} with: {question.meaning}"
    )


def _lacks_origin(draft: Draft) -> bool:
    """Tell whether a fact does not say yet where its number comes from."""
    return draft.kind.model is Fact and not set(Fact.origins) & set(draft.values)


def _missing_origin(draft: Draft) -> Problem:
    options = [draft.questions[name].option for name in Fact.origins]
    return Problem(", ".join(options), 0, "one of them is missing", fix="say where the number comes from")


def _on_command_line(draft: Draft, name: str, problem: Problem) -> Problem:
    """Return a problem with its option as the place; one that stands elsewhere in the project keeps its own."""
    if name:
        return replace(problem, path=draft.questions[name].option, line=0)
    return problem if problem.path else replace(problem, path=f"new {draft.name}")


def _fill_in(draft: Draft) -> None:
    """Put in what nobody said and need not say; the id last, because it is made from the rest."""
    for name in _unanswered(draft):
        if value := draft.defaults().get(name):
            draft.values[name] = value


def _ask(draft: Draft) -> None:
    """Ask for what is not known, and again for what does not fit, until all does."""
    tell(f"A new {draft.name}. Ctrl-C stops; nothing is written before the end.")
    skipped: list[str] = []
    if _lacks_origin(draft):
        skipped = choose_origin(draft.questions)
    _ask_each(draft, [name for name in _unanswered(draft) if name not in skipped])
    before: list[Found] = []
    while found := draft.problems():
        for name, problem in found:
            tell(f"\n{problem if problem.line and not name else shown(problem)}")
        # What a new answer has not mended may be up to another field.
        fields = [name for name, _ in found if name] if found != before else []
        _ask_each(draft, fields or _to_answer_again(draft))
        before = found


def _to_answer_again(draft: Draft) -> list[str]:
    """Ask which field to answer again, where the record as a whole does not fit."""
    answer = choose(f"Which field will you answer again, or {FLAG}", [*draft.questions, FLAG])
    if answer != FLAG:
        return [answer]
    draft.although_similar = True
    return []


def _ask_each(draft: Draft, names: Iterable[str]) -> None:
    for name in dict.fromkeys(names):
        draft.values.pop(name, None)
        default = draft.defaults().get(name, "")
        question, example = draft.question(name), draft.example(name)
        value = ask_for(question, draft.kind.model, default, example)
        if value is not None:
            draft.values[name] = value


def _write(draft: Draft) -> None:
    text, line = draft.file_with_record()
    try:
        write_file(draft.root / draft.path, text.encode())
    except OSError as error:
        raise OSError(error.errno, error.strerror, draft.path) from None  # not the name of the neighbor
    key = draft.values["id"]
    tell(f'{draft.path}:{line}: {draft.kind.model.called} "{key}" was added.')
    tell(f"{draft.kind.next_step.format(id=key)} Then run `make check`, which is `python -m scripts check`.")
