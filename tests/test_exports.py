"""The exports: what each file holds, that it repeats, and that hostile records stay text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from scripts.generate.exports import files, plain_reference
from scripts.load import load_or_raise
from scripts.models import Claim, Event, Term
from tests.conftest import SMALL
from tests.every import every

HOSTILE = '<script>alert(1)</script>{{x}}[@y]{!z!}"q"\\[d](e)'
ACT = {
    "key": "act-1901",
    "reference": "Lamp Oil Act, Pub. L. 1-1, 1 Stat. 1, February 3, 1901.",
    "url": "https://law.example/act-1901",
}
PAPER = {
    "key": "paper-1999",
    "reference": "Jane Doe and Richard Roe. “A Study of Lamp Oil.” Journal of Lamps, May 1999.",
    "url": None,
}


def export(root: Path) -> dict[str, str]:
    return {
        path.removeprefix("docs/data/"): text for path, text in files(load_or_raise(root), [], root).items()
    }


def rows(name: str, root: Path = SMALL) -> list[dict[str, Any]]:
    shelf = json.loads(export(root)[name])
    assert set(shelf) == {"name", "title", "license", "made_from", "rows"}
    assert name == f"{shelf['name']}.json"
    return list(shelf["rows"])


def test_files() -> None:
    assert sorted(export(SMALL)) == [
        "claims.json",
        "facts.json",
        "glossary.json",
        "sources.bib",
        "sources.csl.json",
        "timeline.ics",
        "timeline.json",
    ]


@pytest.mark.parametrize(
    ("name", "model", "more"),
    [
        ("timeline.json", Event, set()),
        ("glossary.json", Term, set()),
        ("claims.json", Claim, {"article", "article_title"}),
    ],
)
def test_rows_have_all_fields_of_their_records(name: str, model: type[Event], more: set[str]) -> None:
    for row in every(rows(name)):
        assert set(row) == {*model.model_fields, *more}


def test_event_names_its_sources_and_laws_in_full() -> None:
    first, second = rows("timeline.json")
    assert first["sources"] == [ACT]
    assert first["instruments"] == [
        {"id": "act-1901", "name": "Lamp Oil Act", "number": "Pub. L. 1-1, 1 Stat. 1"}
    ]
    assert (second["date"], second["category"], second["actors"]) == ("1930-06", "energy", ["ussr"])
    assert (second["instruments"], second["sources"]) == ([], [PAPER])


def test_claim_names_its_article_and_term_its_relatives() -> None:
    first, second = rows("claims.json")
    assert (first["article"], first["article_title"], first["verdict"]) == (
        "thaw",
        "Lamps Shine Again",
        "supported",
    )
    assert (second["id"], second["sources"]) == ("expl-wick", [])
    assert rows("glossary.json")[0]["see_also"] == ["lamp-oil"]


def test_facts_have_value_and_words() -> None:
    found = {row["id"]: row for row in rows("facts.json")}
    assert found["oil-1901"] == {
        "id": "oil-1901",
        "label": "Lamp oil sold, 1901",
        "value": 1500.5,
        "words": "$1.5 billion",
        "unit": "usd-million",
        "unit_label": "million U.S. dollars, nominal",
        "as_of": "1901",
        "checked": "2020-01-02",
        "review_by": "2099-01-01",
        "note": None,
        "sources": [ACT],
    }
    assert found["oil-change"]["value"] == pytest.approx(-80.0, abs=0.01)
    assert found["oil-change"]["words"] == "80 percent"
    assert [source["key"] for source in found["oil-change"]["sources"]] == ["act-1901", "paper-1999"]
    assert '"value": 1234,' in export(SMALL)["facts.json"]


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ('<em>A &amp; B</em>, 1901. <a href="https://a.example/">a.example</a>.', "A & B, 1901."),
        ("“What &lt;script> does.” House, undated.", "“What <script> does.” House, undated."),
        ("<em>Act</em>, Pub. L. 1\N{NON-BREAKING HYPHEN}1.", "Act, Pub. L. 1-1."),
    ],
)
def test_reference_as_plain_text(reference: str, text: str) -> None:
    assert plain_reference(reference) == text


def test_no_byte_comes_from_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    first = export(SMALL)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert export(SMALL) == first


def test_hostile_records_stay_text(project: Path, edit: Callable[[str, str, str], None]) -> None:
    for path, old in (
        ("data/events.yml", "The Soviet trade office bought lamps."),
        ("data/glossary.yml", "A charge on goods that cross a border."),
        ("data/claims/thaw.yml", "The act of 1901 taxed lamp oil."),
        ("data/facts.yml", "Counted by hand."),
        ("data/sources.yml", "A Study of Lamp Oil"),
    ):
        edit(path, old, f"'{HOSTILE}'")
    made = export(project)
    assert rows("timeline.json", project)[1]["summary"] == HOSTILE
    assert rows("glossary.json", project)[0]["definition"] == HOSTILE
    assert rows("claims.json", project)[0]["finding"] == HOSTILE
    assert rows("facts.json", project)[-1]["note"] == HOSTILE
    assert json.loads(made["sources.csl.json"])[1]["title"] == HOSTILE
    (entry,) = Calendar.from_ical(made["timeline.ics"]).walk("VEVENT")[1:]
    assert str(entry["description"]).startswith(HOSTILE)
    assert HOSTILE in rows("timeline.json", project)[1]["sources"][0]["reference"]
