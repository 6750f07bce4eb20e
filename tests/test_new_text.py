"""Records as text, and their places in the real files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.contribute.draft import Draft
from scripts.contribute.form import questions
from scripts.contribute.insert import with_record
from scripts.contribute.kinds import KINDS
from scripts.contribute.names import proposed_id
from scripts.contribute.record_text import fields_with_values, is_writable, record_lines
from scripts.load import load
from scripts.models import Event, Fact
from scripts.text import in_alphabet
from scripts.yaml_lines import parse_yaml
from tests.conftest import ROOT
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool).filter(is_writable)
)


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), st.lists(WORDS, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_text_reads_back_as_it_was(text: str, several: list[str]) -> None:
    lines = record_lines([("a", text), ("b", several), ("c", {several[0]: text})], "  ")
    assert parse_yaml("\n".join(["r:", *lines, ""]), "").data == {
        "r": {"a": text, "b": several, "c": {several[0]: text}}
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain, with a comma", "a: plain, with a comma"),
        ("with: a colon", "a: 'with: a colon'"),
        ("it's: both", 'a: "it\'s: both"'),
        ('it\'s "all": three', "a: 'it''s \"all\": three'"),
        ("true", "a: 'true'"),
        ("1901", "a: '1901'"),
        ("number #1", "a: 'number #1'"),
        ("[in brackets]", "a: '[in brackets]'"),
    ],
)
def test_quotes_only_where_needed(text: str, line: str) -> None:
    assert list(record_lines([("a", text)], "")) == [line]


@pytest.mark.parametrize(("kind", "share"), [("events", 0.75), ("terms", 0.65)])
def test_style_is_that_of_the_records_that_are_there(kind: str, share: float) -> None:
    """Most come out byte for byte; the rest was folded at another width."""
    records = every(load(ROOT).groups()[kind].values())
    text = (ROOT / records[0].place.path).read_text(encoding="utf-8")
    written = ["\n".join(record_lines(fields_with_values(record), "  "))[2:] for record in records]
    assert sum(f"- {lines}\n" in text for lines in written) >= share * len(records)


def test_terms_and_sources_stand_in_the_order_that_new_ones_follow() -> None:
    records = load(ROOT)
    terms, sources = [in_alphabet(term.term) for term in records.terms.values()], list(records.sources)
    assert (terms, sources) == (sorted(terms), sorted(sources))


NEW: dict[str, tuple[dict[str, object], str]] = {
    "event": (
        {
            "date": "2022-03-03",
            "title": "A lamp is lit",
            "summary": "Lit.",
            "category": "energy",
            "actors": ["us"],
            "effect": "neutral",
            "sources": ["crs-r45415"],
            "confidence": "high",
        },
        "lamp-lit-2022",
    ),
    "term": ({"term": "Détournement", "definition": "A lamp.", "sources": ["crs-r45415"]}, "detournement"),
    "source": (
        {
            "type": "web",
            "title": "On lamps",
            "publisher": "The White House",
            "date": "2026-10-08",
            "kind": "news",
            "tier": "primary",
            "read": "full",
            "supports": "Lamps.",
            "checked": "2026-10-09",
        },
        "wh-2026-10-08",
    ),
    "claim": (
        {
            "article": "explainer",
            "section": "Soviet Trade Strategy",
            "claim": "Lamps burned.",
            "kind": "event",
            "verdict": "unsupported",
            "finding": "None.",
            "sources": [],
            "confidence": "low",
            "checked": "2026-10-09",
            "chapter": "history/cold-war.md#cocom",
        },
        "expl-lamps-burned",
    ),
    "fact": (
        {
            "id": "exports-1997",
            "label": "Lamps in 1997",
            "value": "3",
            "unit": "count",
            "as_of": "1997",
            "checked": "2026-10-09",
            "review_by": "2027-10-09",
            "sources": ["crs-r45415"],
        },
        "exports-1997",
    ),
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real records."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "data", root / "data")
    return root


@pytest.mark.parametrize("kind", NEW)
def test_real_file_gets_the_record_and_keeps_every_other_line(real: Path, kind: str) -> None:
    values, key = NEW[kind]
    draft = Draft(real, kind, dict(values))
    draft.values["id"] = values.get("id") or draft.defaults()["id"]
    assert draft.values["id"] == key
    before = (real / draft.path).read_bytes()
    text, line = draft.file_with_record()
    (real / draft.path).write_bytes(text.encode())
    lines = text.encode().splitlines(keepends=True)
    end = next(number for number in range(line, len(lines) + 1) if not lines[number].strip())
    assert b"".join([*lines[: line - 1], *lines[end + 1 :]]) == before
    record = next(record for record in load(real).all() if record.id == key)
    assert (record.place.path, record.place.line) == (draft.path, line)
    written = KINDS[kind].model.model_validate(draft.values)
    assert dict(fields_with_values(record)).items() <= dict(fields_with_values(written)).items()


def test_new_records_of_the_real_files_have_the_right_neighbors(real: Path) -> None:
    records = load(ROOT)
    draft = Draft(real, "claim", {**NEW["claim"][0], "id": "expl-x"})
    text, line = draft.file_with_record()
    above = text.splitlines()[: line - 1]
    last = max(number for number, words in enumerate(above) if words.lstrip().startswith("section:"))
    assert above[last].strip() == "section: Soviet Trade Strategy"
    event = Event.model_validate({**NEW["event"][0], "id": "x", "date": "2022-03"})
    assert proposed_id(event, list(records.events.values()), []) == "lamp-lit-2022"
    fact = Fact.model_validate({**NEW["fact"][0], "id": "exports-2010", "as_of": "2010"})
    draft = Draft(ROOT, "fact", {**fact.model_dump(mode="json", exclude_unset=True)})
    text, line = draft.file_with_record()
    assert text.splitlines()[line - 1 :].index("- id: exports-2011") < 12


FILE = "# About.\n\n# First.\n- id: a\n  b: one\n    two\n\n# Second.\n- id: c\n"


@pytest.mark.parametrize(
    ("text", "after", "expected", "line"),
    [
        (FILE, 0, "# About.\n\n- id: n\n\n# First.\n- id: a\n  b: one\n    two\n\n# Second.\n- id: c\n", 3),
        (FILE, 4, "# About.\n\n# First.\n- id: a\n  b: one\n    two\n\n- id: n\n\n# Second.\n- id: c\n", 8),
        (FILE, 9, f"{FILE}\n- id: n\n", 11),
        ("- id: a\r\n\r\n- id: c\r\n", 1, "- id: a\r\n\r\n- id: n\r\n\r\n- id: c\r\n", 3),
        ("\ufeff- id: a", 1, "\ufeff- id: a\n\n- id: n\n", 3),
        (
            "- id: a\n  b: 'x\n\n    # no comment'\n",
            1,
            "- id: a\n  b: 'x\n\n    # no comment'\n\n- id: n\n",
            6,
        ),
    ],
)
def test_comments_empty_lines_and_line_ends_stay(text: str, after: int, expected: str, line: int) -> None:
    assert with_record(text, "f.yml", ["- id: n"], after) == (expected, line)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_asked_for_with_its_meaning(kind: str) -> None:
    asked = questions(KINDS[kind].model)
    assert len(asked) == len(KINDS[kind].model.model_fields)
    assert all(question.meaning for question in every(asked.values()))
