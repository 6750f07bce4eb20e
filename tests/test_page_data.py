"""A page as linked data: an article or a page, where it stands, and nothing that ends the script."""

import json
from dataclasses import replace
from typing import Any

from lxml import html

from scripts.dates import PartialDate
from scripts.page_data import page_data
from scripts.web_page import WebPage
from tests.every import every

PAGE = WebPage(
    title="Lamps </script><script>alert(1)</script>",
    description="Oil & light.",
    site="Bridge or Barrier?",
    url="history/lamps/",
    root="https://a.example/",
    date=PartialDate("2026-11"),
    is_generated=False,
    trail=(("Bridge or Barrier?", ""), ("History", "history/")),
    section="History",
)


def graph(page: WebPage) -> list[Any]:
    (block,) = html.fragment_fromstring(page_data(page), create_parent="div").xpath("./*")
    assert block.get("type") == "application/ld+json"
    found: list[Any] = json.loads(block.text)["@graph"]
    return found


def test_chapter_is_an_article_with_its_date_and_license() -> None:
    article = graph(PAGE)[0]
    assert article["@type"] == "Article"
    assert article["headline"] == PAGE.title
    assert article["dateModified"] == "2026-11"
    assert article["url"] == "https://a.example/history/lamps/"
    assert article["isPartOf"] == {
        "@type": "WebSite",
        "name": "Bridge or Barrier?",
        "url": "https://a.example/",
    }


def test_trail_leads_from_the_home_page_to_the_page() -> None:
    trail = graph(PAGE)[1]
    assert [(one["position"], one["item"]) for one in trail["itemListElement"]] == [
        (1, "https://a.example/"),
        (2, "https://a.example/history/"),
        (3, "https://a.example/history/lamps/"),
    ]


def test_without_an_address_links_are_seen_from_the_page() -> None:
    article, trail = graph(replace(PAGE, root=""))
    assert article["url"] == "../../history/lamps/"
    assert [one["item"] for one in every(trail["itemListElement"])][:2] == ["../../", "../../history/"]
    assert graph(replace(PAGE, root="", url="", trail=()))[0]["url"] == "./"


def test_list_of_records_and_home_page_are_no_articles_and_home_has_no_trail() -> None:
    assert graph(replace(PAGE, is_generated=True))[0]["@type"] == "WebPage"
    (home,) = graph(replace(PAGE, url="", trail=()))
    assert home["@type"] == "WebPage"
