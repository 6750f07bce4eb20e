"""A record in the making: what is known of it, what does not fit, and the file with it inside."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from scripts.contribute.form import misfits, questions
from scripts.contribute.insert import predecessor, with_record
from scripts.contribute.kinds import ARTICLE, KINDS
from scripts.contribute.names import proposed_id
from scripts.contribute.near import twins
from scripts.contribute.record_text import fields_with_values, in_line, record_lines
from scripts.contribute.trial import try_change
from scripts.dates import today
from scripts.load import load
from scripts.models import Fact, Instrument, Source, Term
from scripts.problems import Problem
from scripts.yaml_lines import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.contribute.form import Question
    from scripts.contribute.kinds import Kind
    from scripts.fields import Record

# What a contributor learns from the next step, because the record cannot be in use before it is there.
_NOT_IN_USE = ("is cited nowhere", "is told nowhere")
# Fields that name other records by their keys.
NAMED: dict[str, type[Record]] = {"sources": Source, "instruments": Instrument, "see_also": Term}
A_YEAR = dt.timedelta(days=365)
Found = tuple[str, Problem]


@dataclass
class Draft:
    """A record in the making.

    Args:
        root: folder of the project.
        name: kind of record, as it is typed.
        values: what is known of it, by field.
        although_similar: whether a very similar record is no obstacle.
    """

    root: Path
    name: str
    values: dict[str, object] = field(default_factory=dict)
    although_similar: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of record."""
        return KINDS[self.name]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The fields, in the order in which they are asked for."""
        return questions(self.kind.model)

    @property
    def path(self) -> str:
        """The file in which the record is to stand."""
        return self.kind.file(self.values)

    def others(self) -> list[Record]:
        """Return the records of the kind that are there."""
        return [record for record in load(self.root).all() if record.called == self.kind.model.called]

    def question(self, name: str) -> Question:
        """Return a field as it must be asked for, with what the other fields say about it."""
        question = self.questions[name]
        if name == "section" and (article := load(self.root).articles.get(str(self.values.get(ARTICLE)))):
            return replace(question, words=tuple(article.sections))
        if kind := NAMED.get(name):
            question = replace(question, keys=(kind.called, load(self.root).ids(kind)))
        # A fact has one origin, and one that nothing computes has sources.
        if name in Fact.origins or (name == "sources" and "value" in self.values):
            return replace(question, required=True)
        return question

    def defaults(self) -> dict[str, str]:
        """Return what is put in where nothing is said."""
        dates = {"checked": str(today()), "review_by": str(today() + A_YEAR)}
        return {
            **{name: day for name, day in dates.items() if name in self.questions},
            "id": self._proposal(),
        }

    def _proposal(self) -> str:
        """Return an id made from the other fields, or an empty text while too little is known."""
        others = self.others()
        try:
            record = self.kind.model.model_validate({**self.values, "id": "x"})
        except ValidationError:
            return ""
        neighbors = [other for other in others if other.place.path == self.path]
        return proposed_id(record, neighbors or others, {other.id for other in others})

    def example(self, name: str) -> str:
        """Return how a record that is there fills a field, or an empty text."""
        values = (getattr(record, name, None) for record in self.others())
        return next((in_line(value) for value in values if value), "")

    def problems(self) -> list[Found]:
        """Return what is wrong with the record as it is, each with its field; empty if with the whole.

        Raises:
            ProblemsFoundError: if its file cannot be read.
        """
        if found := list(misfits(self.kind.model, {"id": "x", **self.values})):
            return found
        record = self.kind.model.model_validate(self.values)
        read_yaml(self.root, self.path)
        return list(self._repeated(record)) or list(self._refused_by_check(record))

    def _repeated(self, record: Record) -> Iterator[Found]:
        """Yield the records that say the same, with their places."""
        others = self.others()
        for other in others:
            if other.id == record.id:
                message = f'the id "{other.id}" is taken, see {other.place.path}:{other.place.line}'
                yield "id", Problem("", 0, message, fix="choose another id, or edit that record")
        for twin in twins(record, [other for other in others if other.place.path == self.path]):
            if twin.same or not self.although_similar:
                yield "", twin.problem()

    def _refused_by_check(self, record: Record) -> Iterator[Found]:
        """Yield what `check` would say of the project because of the record."""
        text, line = self.file_with_record()
        end = line + len(self._block(record))
        for problem in try_change(self.root, self.path, text)[1]:
            if problem.message in {f"{record.named} {words}" for words in _NOT_IN_USE}:
                continue
            if problem.path == self.path and line <= problem.line < end:
                yield self._field_at(text.split("\n")[line - 1 : problem.line]), problem
            elif problem.path == self.path and problem.line >= end:
                yield "", replace(problem, line=problem.line - (end - line) - 1)
            else:
                yield "", problem

    def _field_at(self, lines: list[str]) -> str:
        """Return the field to which the last of some lines of the record belongs."""
        for line in reversed(lines):
            start = line.removeprefix(self.kind.indent[2:] + "- ").removeprefix(self.kind.indent)
            name = start.partition(":")[0]
            if name in self.questions:
                return name
        return "id"

    def file_with_record(self) -> tuple[str, int]:
        """Return the file with the record in it, and the line on which the record begins.

        Raises:
            ProblemsFoundError: if the file cannot be read.
            ValidationError: if the record does not fit its model.
        """
        record = self.kind.model.model_validate(self.values)
        neighbors = [other for other in self.others() if other.place.path == self.path]
        before = predecessor(record, neighbors, load(self.root))
        text = (self.root / self.path).read_bytes().decode()
        return with_record(text, self.path, self._block(record), before.place.line if before else 0)

    def _block(self, record: Record) -> list[str]:
        """Return the lines of the record."""
        indent = self.kind.indent
        values = [(name, value) for name, value in fields_with_values(record) if name != ARTICLE]
        if isinstance(record, Source):
            return [f"{record.id}:", *record_lines(values[1:], indent)]
        first, *rest = record_lines(values, indent)
        return [f"{indent[2:]}- {first.lstrip()}", *rest]
