"""Linked data: what it says, and that it stands on a page as it was made."""

import json
import posixpath
from typing import Any

import markdown
import pytest
from lxml import html
from markdown.extensions import Extension

from scripts.evidence import Evidence
from scripts.extension import EvidenceExtension
from scripts.generate import data
from scripts.generate.linked_data import LICENSE, claim_reviews, datasets, glossary, interval, json_ld
from scripts.load import load_or_raise
from tests.conftest import ROOT, SMALL
from tests.every import every

RECORDS = load_or_raise(SMALL)
SITE = load_or_raise(ROOT)
HOSTILE = "</script><script>alert(1)</script><!--{{x}}[@y]{!z!}{{ oil-1901 }}*a*\"q\"'r'|`c`&\\[d](e) ![f](g) $h$ i--j é"


def on_page(block: str) -> Any:  # noqa: ANN401 - JSON is anything
    """Return what a machine reads from a page that is made with the extensions of the site."""
    extensions: list[str | Extension] = [
        "admonition",
        "attr_list",
        "footnotes",
        "markdown_include.include",
        "md_in_html",
        "pymdownx.details",
        "pymdownx.superfences",
        "smarty",
        "tables",
        "toc",
        EvidenceExtension(evidence=Evidence(RECORDS)),
    ]
    settings = {"markdown_include.include": {"throwException": True}}
    page = markdown.markdown(
        f"# A\n\nB.\n\n{block}\n\nC.\n", extensions=extensions, extension_configs=settings
    )
    (found,) = html.fragment_fromstring(page, create_parent="div").xpath("//script")
    assert found.get("type") == "application/ld+json"
    return json.loads(found.text)


def test_glossary() -> None:
    terms = glossary(RECORDS.terms.values())
    assert (terms["@type"], terms["license"]) == ("DefinedTermSet", LICENSE)
    assert terms["hasDefinedTerm"] == [
        {
            "@type": "DefinedTerm",
            "name": "Duty",
            "alternateName": ["import tax"],
            "description": "A charge on goods that cross a border.",
            "url": "#duty",
        },
        {
            "@type": "DefinedTerm",
            "name": "Lamp oil",
            "alternateName": ["LO"],
            "description": "Oil for lamps.",
            "url": "#lamp-oil",
        },
    ]


def test_term_without_other_names_has_none() -> None:
    term = RECORDS.terms["duty"].model_copy(update={"forms": []})
    assert "alternateName" not in glossary([term])["hasDefinedTerm"][0]


def test_claim_is_a_review_of_the_article() -> None:
    assert claim_reviews(RECORDS.articles["thaw"])["@graph"] == [
        {
            "@type": "ClaimReview",
            "url": "#thaw-lamps",
            "claimReviewed": "Lamps were taxed.",
            "itemReviewed": {"@type": "CreativeWork", "name": "Lamps Shine Again"},
            "reviewRating": {"@type": "Rating", "alternateName": "Holds up"},
            "author": {"@type": "Organization", "name": "Bridge or Barrier?"},
            "datePublished": "2020-01-02",
        }
    ]


def test_table_is_a_data_set() -> None:
    (oil,) = datasets(RECORDS.tables.values(), "../../data/")["@graph"]
    organization = {"@type": "Organization", "name": "Bridge or Barrier?"}
    assert oil == {
        "@type": "Dataset",
        "url": "#oil",
        "name": "Lamp oil sold",
        "description": "Lamp oil sold by year.",
        "license": [{"@type": "CreativeWork", "name": "Public domain"}],
        "temporalCoverage": "1901/1902",
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": "Value",
                "description": "Value of lamp oil sold.",
                "unitText": "million US dollars, nominal",
            }
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": "../../data/oil.csv",
            },
            {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": "../../data/oil.json",
            },
        ],
        "creator": organization,
        "publisher": organization,
        "isBasedOn": [{"@type": "CreativeWork", "name": "Lamp Office"}],
    }


def test_every_table_of_the_site_measures_something_and_can_be_downloaded() -> None:
    made = data.files(SITE, [], ROOT)
    for table in every(datasets(SITE.tables.values(), "../../data/")["@graph"]):
        assert table["variableMeasured"], table["name"]
        assert table["temporalCoverage"][:4].isdigit(), table["name"]
        for download in every(table["distribution"]):
            # A page of the site is a folder: reference/data.md is served as reference/data/.
            target = posixpath.normpath(posixpath.join("docs/reference/data", download["contentUrl"]))
            assert target in made


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ("1992-2025; January-August 2026", "1992/2026"),
        ("27 figures for 17 months between July 2009 and March 2021", "2009/2021"),
        ("March 2022", "2022"),
        ("month-ends, 12345 of them", "month-ends, 12345 of them"),
    ],
)
def test_interval(coverage: str, expected: str) -> None:
    assert interval(coverage) == expected


def test_linked_data_stands_on_a_page_as_it_was_made() -> None:
    for made in (
        glossary(SITE.terms.values()),
        claim_reviews(SITE.articles["thaw"]),
        datasets(SITE.tables.values(), "../../data/"),
    ):
        assert on_page(json_ld(made)) == made


def test_hostile_text_stays_text() -> None:
    hostile = {"@context": "x", HOSTILE: [HOSTILE, {"@type": HOSTILE}], "lines": "a\n\n# b\n\n    c\n<p>"}
    block = json_ld(hostile)
    assert block.count("<") == 2
    assert on_page(block) == hostile
