"""The page of record formats: what may stand in each file of `data/`, read off the models.

A section for each record file: what such a record is, its fields with their meaning, shape and limits, the
words that it may use, and one record as an example, line by line as it stands in its file. Everything comes
from the models, the vocabularies and the records, so the page cannot say anything else than the checks.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.dates import PartialDate
from scripts.generate.examples import good_example, lines_of_tables
from scripts.generate.parts import NO_TERMS, link, page, table
from scripts.generate.shapes import anchor, called, parts_in, shape_of
from scripts.load import ARTICLES, CHARTS, FILES, PACKAGE
from scripts.models import Article, Chart, Claim, Fact, Source
from scripts.package import Package
from scripts.text import escape, listed
from scripts.vocabulary import Actor, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from scripts.chapters import Chapter
    from scripts.load import Records

HERE = "reference/records.md"
# The key of a source stands above it, the claims of an article beside it.
ELSEWHERE = {(Source, "id"), (Article, "claims")}


@dataclass(frozen=True)
class Format:
    """The format of a record file.

    Args:
        name: its section on the page, to which messages of the checks lead.
        files: where such records stand.
        model: what each of them may say.
        task: the page below docs/, or its section, that shows how to change one.
        more: what the model does not say of its file; may be empty.
    """

    name: str
    files: tuple[str, ...]
    model: type[BaseModel]
    task: str
    more: str


_CLAIM_FILES = tuple(f"data/claims/{name}.yml" for name in ARTICLES)
_FACTS = (
    f"A fact has exactly one of {listed(f'`{name}`' for name in Fact.origins)}. One with a `value` names its "
    "sources; the others have those of their tables."
)
_TABLES = (
    "The file is a Data Package of the Frictionless standard; its tables stand beside it as CSV. In a column whose "
    "name ends in “source” stand keys of sources, each for its row."
)
# Section, the page that shows how to change a record, and what the models do not say; from what all rests on to
# what is made of it.
_SECTIONS = {
    "sources": ("contribute/source.md", "The id is the key above each record and no field of it."),
    "events": ("contribute/event.md", "The oldest event stands first."),
    "instruments": ("contribute/law.md", "The oldest instrument stands first."),
    "claims": ("contribute/claim.md", "Each file has two parts, `article` and `claims`."),
    "facts": ("contribute/figure.md", _FACTS),
    "glossary": ("contribute/term.md", "The terms stand in alphabetical order."),
    "timelines": ("contribute/chapter.md#snippets", ""),
    "quizzes": ("contribute/chapter.md#questions", "The questions of a chapter stand together."),
    "charts": ("contribute/chart.md", "Each chart has a file of its own, which bears its id as its name."),
    "tables": ("contribute/figure.md", _TABLES),
    "changes": ("contribute/decisions.md#record", "The newest change stands first."),
}


def formats() -> list[Format]:
    """Return the formats of all record files, in the order of the page."""
    found: dict[str, tuple[tuple[str, ...], type[BaseModel]]] = {
        path.split("/")[-1].removesuffix(".yml"): ((path,), model) for path, model in FILES.items()
    }
    found["claims"] = (_CLAIM_FILES, Claim)
    found["charts"] = ((f"{CHARTS}/*.yml",), Chart)
    found["tables"] = ((PACKAGE,), Package)
    return [Format(name, *found[name], *_SECTIONS[name]) for name in sorted(found, key=list(_SECTIONS).index)]


def files(records: Records, chapters: list[Chapter], root: Path) -> Mapping[str, str]:
    """Return the page of record formats."""
    description = (
        "What may stand in each file of data/: fields, allowed words with their meaning, limits, an example."
    )
    body = _body(records, {chapter.src for chapter in chapters}, root)
    # Out of the search: its examples would be found before the chapters.
    return {f"docs/{HERE}": page("Record formats", description, "scripts/models.py", body, search=False)}


def _body(records: Records, pages: set[str], root: Path) -> Iterator[str]:
    yield NO_TERMS
    yield (
        "What may stand in each file of `data/`. A field that is not listed here is an error, so that a slip is told and "
        "not lost. An id is a key: lower-case letters, digits and single dashes. It is never changed once published, because "
        "it is an address on the site. A quantity is a number; a text that looks like one stands in quotes."
    )
    explained: set[type] = set()
    for one in formats():
        yield f"## {one.name.capitalize()} {{ #{one.name} }}"
        yield f"{_summary(one.model)} In {listed(f'`{path}`' for path in one.files)}. {one.more}".strip()
        if one.task.partition("#")[0] in pages:
            yield f"How to change one: {link('step by step', one.task, HERE)}."
        yield _fields(one.model)
        yield from _example(one, records, root)
        if one.model is Claim:
            yield from _part(Article, explained)
        yield from _parts(one.model, explained)


def _summary(kind: type) -> str:
    """Return the first paragraph of a docstring."""
    return _with_code((kind.__doc__ or "").partition("\n\n")[0])


def _fields(model: type[BaseModel]) -> str:
    """Return the fields of a model: name, meaning, shape, and whether one may be left out."""
    own = {name: field for name, field in model.model_fields.items() if (model, name) not in ELSEWHERE}
    return "\n".join(_field(field.alias or name, field) for name, field in own.items())


def _field(name: str, field: FieldInfo) -> str:
    meaning = " ".join((field.description or "").split()).rstrip(".")
    need = "required" if field.is_required() else "may be left out"
    return f"- **`{name}`**: {_with_code(meaning[:1].upper() + meaning[1:])}. *{shape_of(field)}; {need}*"


def _with_code(text: str) -> str:
    """Return a docstring as safe Markdown in which code stays code."""
    return "".join(
        part if part.startswith("`") else re.sub(r"\S+", lambda word: escape(word[0]), part)
        for part in re.split(r"(`[^`]+`)", text)
    )


def _parts(model: type[BaseModel], explained: set[type]) -> Iterator[str]:
    """Explain what the fields of a model are made of, each part and vocabulary once on the page."""
    for field in model.model_fields.values():
        for kind in parts_in(field.annotation):
            if kind not in explained and kind is not Claim:
                yield from _part(kind, explained)


def _part(kind: type[BaseModel | Vocabulary], explained: set[type]) -> Iterator[str]:
    explained.add(kind)
    yield f"### {called(kind).capitalize()} {{ #{anchor(kind)} }}"
    yield _summary(kind)
    if issubclass(kind, Vocabulary):
        yield table(["Word", "What it means"], ([f"`{word.value}`", _meaning(word)] for word in kind))
    else:
        yield _fields(kind)
        yield from _parts(kind, explained)


def _meaning(word: Vocabulary) -> str:
    """Return what readers see for a word, what it means, and for an actor when it could act."""
    words = [f"{word.label.rstrip('.')}."] if word.label.rstrip(".") != word.meaning.rstrip(".") else []
    words += [word.meaning] if word.meaning else []
    if isinstance(word, Actor):
        first, last = (PartialDate(day.isoformat()).words for day in (word.first_day, word.last_day))
        words += [f"From {first}."] if word.first_day > dt.date.min else []
        words += [f"Until {last}."] if word.last_day < dt.date.max else []
    return escape(f"{words[0][0].upper()}{words[0][1:]} {' '.join(words[1:])}")


def _example(one: Format, records: Records, root: Path) -> Iterator[str]:
    """Show a record as it stands in its file."""
    if one.model is Package:
        places = [(PACKAGE, line) for line in lines_of_tables(root)]
    else:
        kept = [record.place for record in records.all() if isinstance(record, one.model)]
        places = [(place.path, place.line) for place in kept]
    if example := good_example(root, places):
        yield f'```yaml title="{example.path}"\n{example.text}\n```'
