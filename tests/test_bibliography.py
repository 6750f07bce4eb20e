"""Sources for reference managers: their types and names, and readers that are not ours."""

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import typst
from lxml import html
from pybtex.database import (  # type: ignore[import-untyped] # it ships no types
    BibliographyData,
    parse_string,
)

from scripts.bibliography import bibtex, csl_items, csl_type, standing
from scripts.load import load_or_raise
from scripts.models import Source
from scripts.references import STYLE
from tests.conftest import ROOT, SMALL
from tests.every import every

HOSTILE = "100% A&B #1 c_d $5 {e} }f{ \\g ~h ^i <script> [@j] {{k}} \"l\" 'm' @book{n, and é–“o” /p"
BASE = {"kind": "article", "type": "web", "tier": "primary", "read": "full", "supports": "It."}
# What Zotero's own schema takes in without calling it a mere document, and the variables of CSL 1.0.2.
TYPES = {
    "article-journal",
    "article-newspaper",
    "book",
    "dataset",
    "document",
    "legal_case",
    "legislation",
    "manuscript",
    "report",
    "webpage",
}
VARIABLES = {
    "URL",
    "author",
    "authority",
    "container-title",
    "id",
    "issued",
    "note",
    "number",
    "publisher",
    "title",
    "type",
}


def source(**fields: object) -> Source:
    given = {"id": "x", "title": "A Title", "checked": "2020-01-02", **BASE, **fields}
    return Source.model_validate(given)


def item(**fields: object) -> dict[str, Any]:
    return csl_items([source(**fields)])[0]


def structure_of(text: str) -> BibliographyData:
    """Read BibTeX as BibTeX does: entries, fields, braces."""
    return parse_string(text, "bibtex")


def text_of(text: str) -> str:
    """Read BibTeX as a writer of papers does: Typst's reader turns its LaTeX into text and sets the references."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sources.bib").write_text(text, encoding="utf-8")
        (Path(folder) / "style.csl").write_text(STYLE.read_text(encoding="utf-8"), encoding="utf-8")
        main = Path(folder) / "main.typ"
        main.write_text('#bibliography("sources.bib", style: "style.csl", full: true)', encoding="utf-8")
        page = typst.compile(str(main), format="html")
    assert isinstance(page, bytes)
    return " ".join(str(html.document_fromstring(page.decode()).xpath("string()")).split())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "web"}, "webpage"),
        ({"type": "web", "kind": "data"}, "dataset"),
        ({"type": "repository"}, "dataset"),
        ({"type": "legislation", "kind": "statute"}, "legislation"),
        ({"type": "case", "kind": "court"}, "legal_case"),
        ({"type": "manuscript", "kind": "archive"}, "manuscript"),
        ({"type": "report"}, "report"),
        ({"type": "book"}, "book"),
        ({"type": "misc"}, "document"),
        ({"type": "article", "parent": {"type": "newspaper", "title": "N"}}, "article-newspaper"),
        ({"type": "article", "parent": {"type": "periodical", "title": "P"}}, "article-journal"),
        ({"type": "article", "kind": "news"}, "article-newspaper"),
        ({"type": "article", "url": "https://a.example/"}, "webpage"),
        ({"type": "article"}, "document"),
    ],
)
def test_item_types(fields: dict[str, object], expected: str) -> None:
    assert csl_type(source(**fields)) == expected
    assert expected in TYPES


def test_persons_are_split_and_organizations_are_whole() -> None:
    assert item(author=["Doe, Jane Q.", "Office of Lamps and Oil"])["author"] == [
        {"family": "Doe", "given": "Jane Q."},
        {"literal": "Office of Lamps and Oil"},
    ]


@pytest.mark.parametrize(
    ("date", "parts"), [("1901-02-03", [1901, 2, 3]), ("1901-02", [1901, 2]), (1901, [1901])]
)
def test_date_is_as_precise_as_known(date: object, parts: list[int]) -> None:
    assert item(date=date)["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize(
    ("fields", "variable"),
    [
        ({"type": "web"}, "container-title"),
        ({"type": "article", "kind": "news"}, "container-title"),
        ({"type": "article", "parent": {"type": "periodical", "title": "P"}}, "publisher"),
        ({"type": "report"}, "publisher"),
        ({"type": "case", "kind": "court"}, "authority"),
    ],
)
def test_publisher_stands_where_the_type_wants_it(fields: dict[str, object], variable: str) -> None:
    assert item(publisher="Lamp House", **fields)[variable] == "Lamp House"


def test_note_says_how_the_source_was_read() -> None:
    assert standing(source()) == "Primary; read in full; checked January 2, 2020."
    constructed = source(read="copy", tier="secondary", **{"url-basis": "constructed"})
    assert standing(constructed) == (
        "Secondary; read in a copy; address built from the publisher's pattern; checked January 2, 2020."
    )
    assert "pattern" not in standing(source(read="no", **{"url-basis": "constructed"}))


def test_every_source_of_the_site_becomes_an_item() -> None:
    sources = load_or_raise(ROOT).sources
    items = csl_items(sources.values())
    assert [one["id"] for one in items] == list(sources)
    for one in every(items):
        assert one["type"] in TYPES, one["id"]
        assert set(one) <= VARIABLES, one["id"]
        assert {"id", "type", "title", "note"} <= set(one), one["id"]


def test_every_source_of_the_site_is_read_by_others() -> None:
    sources = load_or_raise(ROOT).sources
    text = bibtex(sources.values(), "data/sources.yml")
    entries = structure_of(text).entries
    assert list(entries) == list(sources)
    read = text_of(text)
    for one in every(sources.values()):
        assert " ".join(one.title.split()) in read, one.id
        assert entries[one.id].fields.get("url") == one.url, one.id


def test_entries_of_the_small_project() -> None:
    text = bibtex(load_or_raise(SMALL).sources.values(), "data/sources.yml")
    assert text.startswith(
        """\
% Made from data/sources.yml. Edit that file.

@misc{act-1901,
  title = {{Lamp Oil Act}},
  howpublished = {{Pub. L. 1-1, 1 Stat. 1}},
  url = {https://law.example/act-1901},
  annote = {Primary; read in full; checked January 2, 2020.},
  year = {1901},
  month = feb,
  date = {1901-02-03},
}

@article{paper-1999,
  author = {Doe, Jane and Roe, Richard},
  title = {{A Study of Lamp Oil}},
  journal = {{Journal of Lamps}},
"""
    )
    entries = structure_of(text).entries
    assert [entry.type for entry in entries.values()] == ["misc", "article", *["misc"] * 6, "book"]
    assert [str(person) for person in entries["paper-1999"].persons["author"]] == [
        "Doe, Jane",
        "Roe, Richard",
    ]


def test_number_of_a_report_is_a_field_of_its_own() -> None:
    text = bibtex([source(type="report", publisher="House", **{"serial-number": "R1_2"})], "x")
    fields = structure_of(text).entries["x"].fields
    assert (fields["number"], fields["institution"]) == (r"R1\_2", "{House}")


@pytest.mark.parametrize("field", ["title", "publisher"])
def test_hostile_text_is_read_back_as_it_is(field: str) -> None:
    text = bibtex([source(**{"type": "book", field: HOSTILE}), source(id="y")], "x")
    assert list(structure_of(text).entries) == ["x", "y"]
    # A reader sets straight quotation marks outside a title as curly ones.
    straight = re.sub("[‘’]", "'", re.sub("[“”]", '"', text_of(text)))
    assert re.sub("[“”]", '"', HOSTILE) in straight


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        ("%", r"\%"),
        ("&", r"\&"),
        ("#", r"\#"),
        ("_", r"\_"),
        ("$", r"\$"),
        ("~", r"{\textasciitilde}"),
        ("^", r"{\textasciicircum}"),
        ("\\", r"{\textbackslash}"),
        ("{", r"{\textbraceleft}"),
        ("é", "é"),
    ],
)
def test_sign_is_written_as_latex_wants_it(sign: str, written: str) -> None:
    assert f"title = {{{{a{written}b}}}}," in bibtex([source(title=f"a{sign}b")], "x")


@pytest.mark.parametrize(
    ("author", "read"),
    [
        ("Office of Lamps and Oil", "Office of Lamps and Oil."),
        ("Doe and Sons, Jane", "Jane Doe and Sons."),
        ("King, Martin, Jr.", "Martin, Jr. King."),
        ("100% {Lamps} & Oil", "100% {Lamps} & Oil."),
    ],
)
def test_author_is_one_author(author: str, read: str) -> None:
    text = bibtex([source(author=[author])], "x")
    assert len(structure_of(text).entries["x"].persons["author"]) == 1
    assert read in text_of(text)


def test_address_cannot_end_its_field() -> None:
    text = bibtex([source(url="https://a.example/{b}}\\c_d?e=%20&f#g")], "x")
    assert structure_of(text).entries["x"].fields["url"] == "https://a.example/%7Bb%7D%7D%5Cc_d?e=%20&f#g"
