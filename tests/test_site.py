"""The real site, built strictly: links, anchors, assets, citations, records, headings, no other host."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from frictionless import Package
from lxml import html

from scripts.chapters import read_chapters
from scripts.load import load_or_raise
from tests.conftest import ROOT, full_build
from tests.every import every

RECORDS = load_or_raise(ROOT)
HOST = "https://site.example/"
# Elements whose address the browser fetches without being asked.
FETCHED = ("//script/@src", "//img/@src", "//iframe/@src", "//source/@src", "//video/@src", "//object/@data")


@cache
def page(file: Path) -> html.HtmlElement:
    return html.parse(str(file)).getroot()


def pages(site: Path) -> list[Path]:
    return every(sorted(site.rglob("*.html")))


def address(site: Path, file: Path) -> str:
    return HOST + file.relative_to(site).as_posix().removesuffix("index.html")


@cache
def anchors(file: Path) -> set[str]:
    return {str(value) for value in page(file).xpath("//@id | //a/@name")}


def target(site: Path, url: str) -> Path:
    path = site / unquote(url.removeprefix(HOST).partition("?")[0])  # a query narrows a list
    return path / "index.html" if path.is_dir() else path


def internal_links(site: Path, file: Path) -> Iterator[tuple[str, str]]:
    for link in page(file).xpath("//a/@href | //link/@href | //img/@src | //script/@src"):
        url, anchor = urldefrag(urljoin(address(site, file), str(link)))
        if url.startswith(HOST):
            yield url, unquote(anchor)


def test_every_internal_link_anchor_and_asset_is_there(built: Path) -> None:
    for file in pages(built):
        if file.name == "404.html":
            continue  # its links are made for the root of the host
        for url, anchor in every(internal_links(built, file)):
            found = target(built, url)
            assert found.is_file(), f"{file}: {url}"
            if anchor and found.suffix == ".html" and not anchor.startswith("__"):
                assert anchor in anchors(found), f"{file}: {url}#{anchor}"


def test_no_page_asks_another_host_for_anything(built: Path) -> None:
    for file in pages(built):
        fetched = [str(url) for path in FETCHED for url in page(file).xpath(path)]
        fetched += [str(link.get("href")) for link in page(file).xpath("//link[not(@rel='canonical')]")]
        assert not [url for url in every(fetched) if re.match(r"(https?:)?//", url)], file
        assert not re.findall(
            r"""(?:@import|url\()\s*['"]?(?:https?:)?//""", file.read_text(encoding="utf-8")
        ), file
    for sheet in every(built.rglob("*.css")):
        assert not re.findall(
            r"""(?:@import|url\()\s*['"]?(?:https?:)?//""", sheet.read_text(encoding="utf-8")
        ), sheet


def test_headings_are_in_order_and_pages_have_one_title(built: Path) -> None:
    for file in pages(built):
        levels = [
            int(heading.tag[1]) for heading in every(page(file).cssselect("article h1, h2, h3, h4, h5, h6"))
        ]
        if file.name == "404.html":
            continue
        assert levels.count(1) == 1, file
        assert levels[0] == 1, file
        for before, level in pairwise(levels):
            assert level <= before + 1, f"{file}: h{before} is followed by h{level}"


def test_every_page_describes_itself(built: Path) -> None:
    for file in pages(built):
        if file.name != "404.html":
            (description,) = page(file).xpath("//meta[@name='description']/@content")
            assert 20 <= len(description) <= 155, f"{file}: {description}"


@pytest.mark.parametrize(
    ("records", "where"),
    [
        (RECORDS.articles["thaw"].claims, "claims/thaw"),
        (RECORDS.articles["explainer"].claims, "claims/explainer"),
        (RECORDS.events.values(), "reference/timeline"),
        (RECORDS.instruments.values(), "reference/instruments"),
        (RECORDS.terms.values(), "reference/glossary"),
        (RECORDS.facts.values(), "reference/facts"),
        (RECORDS.sources.values(), "reference/sources"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_record_is_on_its_page(built: Path, records: list[object], where: str) -> None:
    missing = {record.id for record in every(records)} - anchors(built / where / "index.html")  # type: ignore[attr-defined]
    assert not missing


@pytest.mark.parametrize(
    "where", ["claims/thaw", "claims/explainer", "reference/timeline", "reference/instruments"]
)
def test_every_record_links_to_a_source_or_says_that_none_was_found(built: Path, where: str) -> None:
    """What stands between one record's heading and the next has a link into the registry."""
    for heading in every(page(built / where / "index.html").cssselect("article h3")):
        text, links = "", []
        for element in heading.itersiblings():
            if element.tag in ("h2", "h3"):
                break
            text += element.text_content()
            links += [link for link in element.xpath(".//a/@href") if "/sources/#" in link]
        assert links or "No source could be found." in text, heading.get("id")


def test_every_citation_has_its_note_with_a_way_back(built: Path) -> None:
    for chapter in every(
        chapter for chapter in read_chapters(ROOT) if chapter.is_page and chapter.cited_keys()
    ):
        file = built / chapter.src.removesuffix(".md").removesuffix("index") / "index.html"
        marks = every(page(file).cssselect("sup a.footnote-ref"))
        for mark in marks:
            assert mark.get("href").removeprefix("#") in anchors(file)
        cited = {
            str(link).rpartition("#")[2]
            for link in page(file).xpath("//div[@class='footnote']//a/@href")
            if "/sources/#" in link
        }
        assert chapter.cited_keys() <= cited, chapter.path
        for note in every(page(file).cssselect(".footnote li")):
            assert note.cssselect("a.footnote-backref"), f"{chapter.path}: {note.get('id')}"


def test_nothing_of_our_syntax_is_left_on_a_page(built: Path) -> None:
    for file in pages(built):
        if "how-the-site-is-made" not in str(file):
            for text in every(page(file).xpath("//article//text()[not(ancestor::code or ancestor::pre)]")):
                assert not re.search(r"\[@|\{\{|\{!|wzxhzdk|&#\d", text), f"{file}: {text}"


def test_search_finds_chapters_terms_events_and_claims(built: Path) -> None:
    index = json.loads((built / "search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"] for entry in every(index["docs"])}
    assert {
        "history/cold-war/#jackson-vanik",
        "reference/glossary/#cocom",
        "reference/timeline/#grain-embargo-1980",
        "claims/thaw/#thaw-trade-2019",
    } <= found


def test_data_package_is_valid_for_its_own_tool(built: Path) -> None:
    package = Package(str(built / "data/datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(RECORDS.tables)


def test_json_tables_have_the_rows_of_the_csv_files(built: Path) -> None:
    for name, table in every(RECORDS.tables.items()):
        content = json.loads((built / f"data/{name}.json").read_text(encoding="utf-8"))
        assert len(content["rows"]) == len(table.rows)
        assert list(content["rows"][0]) == table.columns()


def test_two_builds_are_identical(built: Path, tmp_path: Path) -> None:
    second = tmp_path / "site"
    full_build(ROOT, second)
    files = {file.relative_to(built): file.read_bytes() for file in every(built.rglob("*")) if file.is_file()}
    again = {
        file.relative_to(second): file.read_bytes() for file in every(second.rglob("*")) if file.is_file()
    }
    assert files.keys() == again.keys()
    assert not [str(path) for path in every(files) if files[path] != again[path]]


@pytest.mark.parametrize(
    ("url", "words"),
    [("history/cold-war", "checked against its sources on "), ("contribute/event", "last checked on ")],
)
def test_only_a_page_that_cites_was_checked_against_its_sources(built: Path, url: str, words: str) -> None:
    (line,) = page(built / url / "index.html").find_class("chapter-facts")
    assert words in " ".join(line.text_content().split())
