"""References as Typst sets them in the house style."""

import pytest

from scripts.load import load_or_raise
from scripts.models import Source
from scripts.references import format_references
from tests.conftest import SMALL

BASE = {"kind": "report", "tier": "primary", "read": "full", "supports": "It.", "checked": "2020-01-02"}


def reference(**fields: object) -> str:
    given = {**BASE, "kind": "article", "type": "web", "title": "A Title", **fields}
    return format_references([Source.model_validate({"id": "x", **given})])["x"]


def test_law_article_and_book() -> None:
    references = format_references(load_or_raise(SMALL).sources.values())
    expected = {
        "act-1901": "<em>Lamp Oil Act</em>, Pub. L. 1‑1, 1 Stat. 1, February 3, 1901. "
        '<a href="https://law.example/act-1901">law.example</a>.',
        "paper-1999": "Jane Doe and Richard Roe. “A Study of Lamp Oil.” <em>Journal of Lamps</em>, May 1999.",
        "unread-1950": "<em>The Lamp Book</em>. Lamp House, 1950.",
    }
    assert {key: references[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"title": "IMF lends $4.5 billion"}, "“IMF lends $4.5 billion.”"),
        ({"title": "What <script> & SWIFT do"}, "“What &lt;script> &amp; SWIFT do.”"),
        ({"title": "Who pays?"}, "“Who pays?” "),
        ({"title": "*bold* #hash _low_"}, "“*bold* #hash _low_.”"),
        ({"serial-number": "IG-16-028"}, "IG‑16‑028"),
        ({"author": ["Office of Lamps and Oil"]}, "Office of Lamps and Oil. “A Title.”"),
        ({"publisher": "Lamp House"}, "Lamp House, undated."),
    ],
)
def test_titles_and_numbers_come_out_as_they_are_written(fields: dict[str, object], part: str) -> None:
    assert part in reference(**fields)


def test_no_source_makes_no_reference() -> None:
    assert format_references([]) == {}
