"""All files of `data/` become records; what cannot become one becomes a problem.

A record that does not fit is left out and told, and the rest is still read, so that one run tells
everything. References to a record that is there but broken are not called unknown, and a rule that concludes
something from what is absent asks first whether anything was left out (`Records.has_lost`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from scripts.fields import Record, as_key
from scripts.models import (
    Article,
    Change,
    Chart,
    Claim,
    Event,
    Fact,
    Instrument,
    Question,
    Source,
    Term,
    Timeline,
)
from scripts.package import Package, Table
from scripts.problems import Problem, ProblemsFoundError, nearest
from scripts.tables import FOLDER, TableData, read_table
from scripts.wording import validation_problems
from scripts.yaml_lines import Document, Place, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=BaseModel)
PACKAGE = f"{FOLDER}/datapackage.yml"
CHARTS = "data/charts"
CLAIMS = "data/claims"
ARTICLES = ("thaw", "explainer")
FILES: dict[str, type[Record]] = {
    "data/changes.yml": Change,
    "data/events.yml": Event,
    "data/facts.yml": Fact,
    "data/glossary.yml": Term,
    "data/instruments.yml": Instrument,
    "data/quizzes.yml": Question,
    "data/sources.yml": Source,
    "data/timelines.yml": Timeline,
}
FOLDERS: dict[str, type[BaseModel]] = {CHARTS: Chart, CLAIMS: Claim, FOLDER: Table}


@dataclass
class Records:
    """Everything the project knows, by kind and id, in the order of the files.

    Args:
        problems: what was found wrong while reading.
        known: by kind of record, the ids that stand in the files, broken records included; a kind whose
            file could not be read is absent, and then every id passes as known.
        nameless: the kinds of which a record has no id, or one that is taken; then, too, every id passes.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    timelines: dict[str, Timeline] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    tables: dict[str, TableData] = field(default_factory=dict)
    package: Package | None = None
    problems: list[Problem] = field(default_factory=list)
    known: dict[type, set[str]] = field(default_factory=dict)
    nameless: set[type] = field(default_factory=set)

    def knows(self, kind: type[BaseModel], key: str) -> bool:
        """Tell whether a record of this kind stands in the files, even if it is broken."""
        return kind not in self.known or kind in self.nameless or key in self.known[kind]

    def ids(self, kind: type[BaseModel]) -> frozenset[str]:
        """Return the ids that stand in the files, broken records included; none where not all can be known."""
        return frozenset(() if kind in self.nameless else self.known.get(kind, ()))

    def has_lost(self, *kinds: type[BaseModel]) -> bool:
        """Tell whether a record of these kinds was left out, so that nothing follows from its absence."""
        return any(_kind_in(problem.path) in kinds for problem in self.problems)

    def all(self) -> Iterator[Record]:
        """Yield every record with an id, kind by kind."""
        for group in self.groups().values():
            yield from group.values()

    def groups(self) -> dict[str, Mapping[str, Record]]:
        """Return the records by what the site calls their kind, tables apart."""
        return {
            "sources": self.sources,
            "terms": self.terms,
            "events": self.events,
            "instruments": self.instruments,
            "claims": self.claims,
            "facts": self.facts,
            "timelines": self.timelines,
            "questions": self.questions,
            "charts": self.charts,
            "changes": self.changes,
        }


def _kind_in(path: str) -> type[BaseModel] | None:
    """Return the kind of the records that stand in a file."""
    for folder, kind in FOLDERS.items():
        if path.startswith(f"{folder}/"):
            return kind
    return FILES.get(path)


def load(root: Path) -> Records:
    """Read all records.

    Args:
        root: folder of the project.

    Returns:
        The records that could be read; the rest stands in their `problems`.
    """
    return _load(root, _fingerprint(root))


def _fingerprint(root: Path) -> str:
    """Return a fingerprint of all data files; as long as it stays, they need not be read again."""
    digest = hashlib.blake2b()
    for file in sorted((root / "data").rglob("*")):
        if file.is_file() and file.parent.name != "schemas":
            digest.update(file.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _load(root: Path, _fingerprint: str) -> Records:
    records = Records()
    shelves: dict[type[Record], dict[str, Any]] = {
        Change: records.changes,
        Event: records.events,
        Fact: records.facts,
        Term: records.terms,
        Instrument: records.instruments,
        Question: records.questions,
        Source: records.sources,
        Timeline: records.timelines,
    }
    for path, model in FILES.items():
        if document := _read(root, path, records):
            shelves[model].update(_records(document, model, records))
    whole = [
        _load_article(document, records) if (document := _read(root, path, records)) else False
        for path in (f"{CLAIMS}/{name}.yml" for name in ARTICLES)
    ]
    if not all(whole):
        records.known.pop(Claim, None)  # the claims of a file that cannot be read are not called unknown
    for file in sorted((root / CHARTS).glob("*.yml")):
        records.known.setdefault(Chart, set()).add(file.stem)
        if document := _read(root, f"{CHARTS}/{file.name}", records):
            _load_chart(document, file.stem, records)
    if document := _read(root, PACKAGE, records):
        _load_tables(root, document, records)
    return records


def load_or_raise(root: Path) -> Records:
    """Read all records, and accept none if one is wrong.

    Raises:
        ProblemsFoundError: with everything that is wrong in the files.
    """
    records = load(root)
    if records.problems:
        raise ProblemsFoundError(records.problems)
    return records


def _read(root: Path, path: str, records: Records) -> Document | None:
    try:
        document = read_yaml(root, path)
    except ProblemsFoundError as error:
        records.problems += error.problems
        return None
    records.problems += document.problems
    return document


def _records(document: Document, model: type[R], records: Records) -> dict[str, R]:
    """Turn a document into records by id: a list of records, or for sources a mapping from key to record."""
    found: dict[str, R] = {}
    entries: list[tuple[Place, Any]] = []
    if model is Source and isinstance(document.data, dict):
        for key, value in document.data.items():
            entry = {"id": key, **value} if isinstance(value, dict) else value
            entries.append((document.place.at(key), entry))
    elif model is not Source and isinstance(document.data, list):
        entries = [(document.place.at(index), value) for index, value in enumerate(document.data)]
    else:
        shape = (
            "a mapping from key to source"
            if model is Source
            else 'a list of records, each beginning with "- id:"'
        )
        records.problems.append(document.place.problem("the file has the wrong shape", shape))
        return found
    known = records.known.setdefault(model, set())
    first: dict[str, int] = {}
    if not entries:
        records.problems.append(document.place.problem("the file holds no record", "at least one record"))
    for place, value in entries:
        key = str(value.get("id", "")) if isinstance(value, dict) else ""
        if not key or key in known:
            records.nameless.add(model)
        if key in known:
            records.problems.append(_second(f'{model.called} with the id "{key}"', place, first.get(key)))
            continue
        first[key] = place.line
        if key:
            known |= {
                key,
                as_key(key),
            }  # an id that is no key is told at the record, not wherever it is meant
        record = _validate(value, model, place, records)
        if record is not None:
            found[record.id] = record
    return found


def _second(what: str, place: Place, first: int | None) -> Problem:
    """Tell of a record whose id is taken by one on the line `first`, or by one in another file."""
    fix = "choose another id for one of the two, or merge them"
    if first:
        fix += f"; they stand on lines {first} and {place.line}, and the new one may be the upper one"
    return place.problem(f"a second {what}", "each id once", fix)


def _validate(value: object, model: type[M], place: Place, records: Records) -> M | None:
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        records.problems += validation_problems(error, model, place)
        return None
    if isinstance(record, Record):
        record._place = place  # noqa: SLF001 - the loader is the one that knows the place
    return record


def _load_article(document: Document, records: Records) -> bool:
    """Read an article with its claims, and tell whether the file has the shape of one."""
    data = document.data
    if not (
        isinstance(data, dict) and set(data) == {"article", "claims"} and isinstance(data["claims"], list)
    ):
        records.problems.append(
            document.place.problem(
                "the file has the wrong shape", "two keys: article (a mapping) and claims (a list)"
            ),
        )
        return False
    article = _validate(data["article"], Article, document.place.at("article"), records)
    claims = _records(Document(data["claims"], document.place.at("claims")), Claim, records)
    records.claims.update(claims)
    if article is None:
        return True
    for claim in claims.values():
        if claim.section not in article.sections:
            message = f'section "{claim.section}" is not a section of the article'
            hint = nearest(claim.section, article.sections)
            records.problems.append(
                claim.place.at("section").problem(message, " | ".join(article.sections), hint)
            )
    complete = article.model_copy(update={"claims": list(claims.values())})
    complete._place = article.place  # noqa: SLF001 - a copy stands where the original stands
    records.articles[article.id] = complete
    return True


def _load_chart(document: Document, name: str, records: Records) -> None:
    chart = _validate(document.data, Chart, document.place, records)
    if chart is None:
        return
    if chart.id != name:
        records.problems.append(
            document.place.at("id").problem(
                f'id "{chart.id}" is not the name of the file', name, f"write id: {name}, or rename the file"
            )
        )
        return
    records.charts[chart.id] = chart


def _load_tables(root: Path, document: Document, records: Records) -> None:
    described = document.data.get("resources") if isinstance(document.data, dict) else None
    resources = described if isinstance(described, list) else []
    names = [one.get("name") if isinstance(one, dict) else None for one in resources]
    records.known[Table] = set(map(str, names))
    if not names or None in names:
        records.nameless.add(Table)
    records.package = _validate(document.data, Package, document.place, records)
    if records.package is None:
        return
    for index, about in enumerate(records.package.resources):
        place = document.place.at("resources", index)
        if about.name in records.tables:
            records.problems.append(
                place.problem(f'a second table with the name "{about.name}"', "each name once")
            )
            continue
        if about.path != f"{about.name}.csv":
            records.problems.append(
                place.at("path").problem(
                    f'path "{about.path}" is not the name',
                    f"{about.name}.csv",
                    f"write path: {about.name}.csv",
                )
            )
            continue
        try:
            records.tables[about.name] = read_table(root, about, place)
        except ProblemsFoundError as error:
            records.problems += error.problems
    described = {name for table in records.package.resources for name in (table.path, f"{table.name}.csv")}
    for file in sorted((root / FOLDER).glob("*.csv")):
        if file.name not in described:
            records.problems.append(
                Problem(
                    f"{FOLDER}/{file.name}", 0, "the table is not described", fix=f"describe it in {PACKAGE}"
                ),
            )
