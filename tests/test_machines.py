"""What machines read of a page, on a small site with an address and a repository, and on one with neither."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from tests.conftest import mkdocs_build
from tests.every import every

ADDRESS = "https://lamps.example/site/"
REPOSITORY = "https://github.com/example/lamps"
LAMPS = "history/lamps/index.html"


@pytest.fixture
def site(project: Path) -> Path:
    """The small site with an address and a repository."""
    result = mkdocs_build(project, project / "site", SITE_URL=ADDRESS, REPO_URL=REPOSITORY)
    assert result.returncode == 0, result.stderr
    return project / "site"


def page(file: Path) -> html.HtmlElement:
    return html.parse(str(file)).getroot()


def metas(file: Path) -> dict[str, str]:
    found = page(file).xpath("//meta[@property or @name]")
    return {one.get("property") or one.get("name"): one.get("content") for one in every(found)}


def linked_data(file: Path) -> Iterator[dict[str, object]]:
    for block in every(page(file).xpath("//script[@type='application/ld+json']/text()")):
        data = json.loads(str(block))
        yield from data.get("@graph", [data])


def test_page_of_a_site_with_address_and_repository(site: Path) -> None:
    told = metas(site / LAMPS)
    assert told["og:title"] == "Lamps"
    assert told["og:description"] == told["description"] == "The story of lamp oil."
    assert told["og:url"] == f"{ADDRESS}history/lamps/"
    assert told["og:image"] == f"{ADDRESS}social/history.png"
    assert (site / "social/history.png").is_file()
    assert told["twitter:card"] == "summary_large_image"
    assert told["referrer"] == "no-referrer"
    (form,) = page(site / LAMPS).cssselect("#mistake a.report-form")
    assert form.get("href").startswith(
        f"{REPOSITORY}/issues/new?template=mistake.yml&page=/history/lamps/&version="
    )


def test_every_page_is_told_once_and_has_its_picture(site: Path) -> None:
    for file in every(sorted(site.rglob("index.html"))):
        kinds = [str(data["@type"]) for data in linked_data(file)]
        assert len([kind for kind in kinds if kind in ("Article", "WebPage")]) == 1, file
        assert kinds.count("BreadcrumbList") == (file != site / "index.html"), file
        image = metas(file)["og:image"].removeprefix(ADDRESS)
        assert (site / image).is_file(), file


def test_site_map_dates_a_chapter_by_its_check_and_repeats(site: Path) -> None:
    text = (site / "sitemap.xml").read_bytes()
    dates = {
        url.findtext("{*}loc"): url.findtext("{*}lastmod")
        for url in every(etree.fromstring(text).findall("{*}url"))
    }
    assert dates[f"{ADDRESS}history/lamps/"] == "2020-01-02"
    assert dates[f"{ADDRESS}reference/glossary/"] == "2026-11-28", "the day of SOURCE_DATE_EPOCH"
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == text


def test_links_of_the_page_for_a_wrong_address_begin_at_the_root_of_the_site(site: Path) -> None:
    links = page(site / "404.html").cssselect("article a")
    for link in every(links):
        path = link.get("href").removeprefix("/site/")
        assert path != link.get("href"), link.get("href")
        assert (site / path / "index.html").is_file(), link.get("href")
    assert {"Home", "History", "Reference"} & {link.text for link in links}


def test_site_that_knows_no_address_invents_none(built: Path) -> None:
    told = metas(built / "history/cold-war/index.html")
    assert not {"og:url", "og:image"} & set(told)
    assert told["twitter:card"] == "summary"
    assert not (built / "social").exists()
    (cited,) = page(built / "history/cold-war/index.html").cssselect(".page-end .cite")
    assert "http" not in cited.text_content()


def test_every_page_says_how_to_cite_it(built: Path) -> None:
    for file in every(sorted(built.rglob("index.html"))):
        styles = [one.text for one in page(file).cssselect("details.cite.screen-only dt")]
        assert styles == ["APA", "Chicago", "MLA", "BibTeX"], file
        assert not page(file).cssselect("article .cite"), "an edition would print it"
