"""The page of record formats: every field explained, every word listed, every example valid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, Field

from scripts.chapters import read_chapter, read_chapters
from scripts.explained import RECORDS, SECTIONS
from scripts.fields import Model
from scripts.generate import formats
from scripts.generate.examples import good_example, record_lines
from scripts.generate.shapes import parts_in, shape_of
from scripts.load import ARTICLES, CHARTS, FILES, PACKAGE, load_or_raise
from scripts.models import Article, Chart, Claim, Event, Fact, Question, Source
from scripts.package import Column, Package, Table
from scripts.vocabulary import Vocabulary
from scripts.wording import field_names
from scripts.yaml_lines import parse_yaml
from tests.conftest import ROOT
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.chapters import Chapter

ANCHORS = [
    "sources",
    "events",
    "instruments",
    "claims",
    "facts",
    "glossary",
    "timelines",
    "quizzes",
    "charts",
    "tables",
    "changes",
]
PAGE = next(iter(formats.files(load_or_raise(ROOT), [], ROOT).values()))
EXAMPLE = re.compile(
    r'^## \w+ \{ #(\w+) \}$.*?^```yaml title="([^"]+)"\n(.*?)\n```$', re.MULTILINE | re.DOTALL
)


def parts_of(kind: type, seen: set[type]) -> Iterator[type]:
    """Yield a model, and the models and vocabularies that it is made of, each once."""
    if kind not in seen:
        seen.add(kind)
        yield kind
        for field in getattr(kind, "model_fields", {}).values():
            for part in parts_in(field.annotation):
                yield from parts_of(part, seen)


TOPS: list[type[BaseModel]] = [*FILES.values(), Article, Claim, Chart, Package]
SEEN: set[type] = set()
KINDS = [part for top in TOPS for part in parts_of(top, SEEN)]
MODELS = [one for one in KINDS if issubclass(one, BaseModel)]
VOCABULARIES = [one for one in KINDS if issubclass(one, Vocabulary)]


def unexplained(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if not field.description]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[BaseModel]) -> None:
    assert unexplained(model) == []
    assert model.__doc__
    for name in every(field_names(model)):
        if (model, name) not in formats.ELSEWHERE:
            assert f"\n- **`{name}`**: " in PAGE, name


def test_field_without_a_docstring_is_found() -> None:
    class Forgetful(Model):
        """A record."""

        told: str
        """It is told."""
        untold: str

    assert unexplained(Forgetful) == ["untold"]


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
def test_every_word_is_listed(words: type[Vocabulary]) -> None:
    for word in every(words):
        assert f"\n| `{word.value}` | " in PAGE


def test_every_record_file_has_a_section() -> None:
    assert re.findall(r"^## \w+ \{ #(\w+) \}$", PAGE, re.MULTILINE) == ANCHORS
    assert set(SECTIONS.values()) == set(ANCHORS)
    assert formats.HERE == RECORDS
    named = {path for one in formats.formats() for path in one.files}
    assert named == {*FILES, *(f"data/claims/{name}.yml" for name in ARTICLES), f"{CHARTS}/*.yml", PACKAGE}


def test_links_within_the_page_lead_somewhere() -> None:
    anchors = re.findall(r"\{ #([\w-]+) \}", PAGE)
    assert len(anchors) == len(set(anchors))
    assert set(every(re.findall(r"\]\(#([\w-]+)\)", PAGE))) <= set(anchors)


def test_examples_stand_in_the_files_and_are_valid() -> None:
    found = {anchor: (path, text) for anchor, path, text in EXAMPLE.findall(PAGE)}
    assert list(found) == ANCHORS
    models = {one.name: one.model for one in formats.formats()}
    for anchor, (path, text) in every(found.items()):
        in_file = (ROOT / path).read_text(encoding="utf-8")
        assert text in re.sub(r"^ {2}", "", in_file, flags=re.MULTILINE) or text in in_file, anchor
        model = Table if models[anchor] is Package else models[anchor]
        assert model.model_validate(one_record(text, model))


def one_record(text: str, model: type[BaseModel]) -> Any:  # noqa: ANN401 - as YAML gives it
    data = parse_yaml(text, "example.yml").data
    if model is Source:
        key, record = next(iter(data.items()))
        return {"id": key, **record}
    return data[0] if isinstance(data, list) else data


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        (Event, "title", "text, at most 10 words"),
        (Event, "actors", "list of [actor](#words-actor), at least 1"),
        (Event, "date", "date (2022, 2022-03 or 2022-03-04)"),
        (Event, "effect", "[effect](#words-effect)"),
        (Fact, "sum", "list of keys or [cell reference](#part-cell-reference), at least 2"),
        (Fact, "difference", "list of keys or [cell reference](#part-cell-reference), exactly 2"),
        (Fact, "decimals", "whole number, 0 to 3"),
        (Fact, "value", "number, without commas"),
        (Question, "options", "list of texts, 2 to 5"),
        (Chart, "alt", "text, at least 80 characters"),
        (Chart, "where", "mapping from text to list of texts or whole numbers"),
        (Column, "type", "one of `string`, `integer`, `number`, `date`, `year`"),
        (Table, "format", "`csv`"),
        (Table, "schema", "[table schema](#part-table-schema)"),
    ],
)
def test_shapes_and_limits_are_told(model: type[BaseModel], field: str, words: str) -> None:
    fields = {one.alias or name: one for name, one in model.model_fields.items()}
    assert shape_of(fields[field]) == words


def test_type_without_words_is_an_error() -> None:
    class Strange(Model):
        """A record."""

        picture: bytes = Field(description="A picture.")

    with pytest.raises(KeyError):
        shape_of(Strange.model_fields["picture"])


def test_task_is_linked_only_where_its_page_is(project: Path) -> None:
    small = next(iter(formats.files(load_or_raise(project), [], project).values()))
    assert "contribute/" not in small
    assert "## Events { #events }" in small


def unguided(made: list[formats.Format], chapters: list[Chapter]) -> list[str]:
    """Return the record files for which no page, or no section of one, shows how to change a record."""
    places = {one.src for one in chapters} | {
        f"{one.src}#{at.anchor}" for one in chapters for at in one.headings
    }
    return [one.name for one in made if one.task not in places]


def test_every_record_file_leads_to_its_task() -> None:
    chapters = read_chapters(ROOT)
    assert unguided(formats.formats(), chapters) == []
    full = next(iter(formats.files(load_or_raise(ROOT), chapters, ROOT).values()))
    assert full.count("\nHow to change one: [step by step](../contribute/") == len(ANCHORS)


def test_record_file_without_a_task_is_found() -> None:
    page = read_chapter(ROOT, "docs/contribute/chapter.md")
    made = [
        formats.Format("a", (), Fact, "contribute/chapter.md#questions", ""),
        formats.Format("b", (), Fact, "contribute/chapter.md#nothing", ""),
        formats.Format("c", (), Fact, "", ""),
    ]
    assert unguided(made, [page]) == ["b", "c"]


def test_example_shows_most_in_few_lines(tmp_path: Path) -> None:
    (tmp_path / "two.yml").write_text("- id: a\n  date: 2020\n\n- id: b\n  date: 2021\n  title: More\n")
    example = good_example(tmp_path, [("two.yml", 1), ("two.yml", 4)])
    assert example == ("two.yml", "- id: b\n  date: 2021\n  title: More")
    assert good_example(tmp_path, []) is None


@pytest.mark.parametrize("text", ["{!z!}", "'```'"])
def test_record_that_would_break_out_of_its_block_is_no_example(tmp_path: Path, text: str) -> None:
    (tmp_path / "one.yml").write_text(f"- id: a\n  title: {text}\n")
    assert good_example(tmp_path, [("one.yml", 1)]) is None


def test_long_records_leave_the_shortest() -> None:
    lines = ["claims:", "  - id: a", "    text:", "      more", "", "  - id: b"]
    assert record_lines(lines, 2) == "- id: a\n  text:\n    more"
    assert (
        record_lines(["# schema", "id: chart", "title: A", "spec:", "  x: 1"], 2)
        == "id: chart\ntitle: A\nspec:\n  x: 1"
    )
