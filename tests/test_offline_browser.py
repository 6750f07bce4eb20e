"""The offline edition of the real site, unpacked and opened as a reader does: by a double click, without a server."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.book.archive import archive
from scripts.book.offline import offline_files
from tests.every import every

CHAPTER = "history/cold-war/index.html"
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked into a folder whose name is as awkward as that of many readers."""
    target = tmp_path_factory.mktemp("offline") / "My downloads & more #1"
    packed = archive(offline_files(built), datetime(2026, 11, 1, tzinfo=UTC))
    zipfile.ZipFile(io.BytesIO(packed)).extractall(target)
    return target / "bridge-or-barrier"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab; at its end nothing may have gone wrong in it, and nothing may have been asked of a network."""
    context = browser.new_context(color_scheme="light")
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    # A file that is not there is told on the console as well.
    context.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    yield tab
    context.close()
    assert wrong == []
    assert {urlsplit(url).scheme for url in every(asked)} <= {"file", "data", "blob"}


def file_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


def test_home_leads_to_a_chapter_and_back(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator("article").get_by_role("link", name="The Cold War").first.click()
    page.wait_for_url(lambda url: file_of(url) == folder / CHAPTER)
    expect(page.locator("h1")).to_contain_text("Cold War")
    page.get_by_role("link", name="Read on").click()
    page.wait_for_url(lambda url: file_of(url) == folder / "history/opening/index.html")
    page.locator("a.md-logo").first.click()
    page.wait_for_url(lambda url: file_of(url) == folder / "index.html")


@pytest.mark.parametrize("start", ["index.html", CHAPTER])
def test_search_finds_and_its_results_lead_to_pages(folder: Path, page: Page, start: str) -> None:
    page.goto((folder / start).as_uri())
    page.locator(".md-search__input").press_sequentially("Jackson-Vanik")
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching documents", timeout=20_000)
    results = page.locator("a.md-search-result__link")
    links = [str(link.get_attribute("href")) for link in every(results.all())]
    for link in links:
        assert file_of(link).is_file(), link
    results.first.click()
    page.wait_for_url(lambda url: url == links[0])
    expect(page.locator("article")).to_contain_text("Jackson-Vanik")


def test_note_shows_on_hover(folder: Path, page: Page) -> None:
    page.goto((folder / CHAPTER).as_uri())
    page.locator("a.footnote-ref").first.hover()
    tooltip = page.locator("#preview")
    expect(tooltip).to_be_visible()
    assert len(tooltip.inner_text()) > 20


def test_chart_shows_the_label_of_a_mark_on_hover(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    mark = page.locator(".chart svg [aria-roledescription=point]").nth(20)
    mark.scroll_into_view_if_needed()
    page.evaluate(TWO_FRAMES)  # scrolling hides the label, and tells so one frame later
    mark.hover()
    expect(page.locator(".chart-tip")).to_be_visible()
    expect(page.locator(".chart-tip")).to_have_text(str(mark.get_attribute("aria-label")))


def test_colors_can_be_switched_and_stay_switched_on_the_next_page(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark colors").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.goto((folder / CHAPTER).as_uri())
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")


def test_downloads_are_files(folder: Path, page: Page) -> None:
    page.goto((folder / "reference/data/index.html").as_uri())
    links = [str(link.get_attribute("href")) for link in every(page.locator("article a[href$='.csv']").all())]
    for link in links:
        assert file_of(urljoin(page.url, link)).is_file(), link


def test_list_is_narrowed_and_the_address_keeps_it(folder: Path, page: Page) -> None:
    page.goto((folder / "reference/timeline/index.html").as_uri() + "?effect=loosens")
    page.get_by_label("Who acted").select_option("ussr")
    status = page.locator(".filters [role=status]")
    expect(status).to_contain_text(" of ")
    assert urlsplit(page.url).query == "effect=loosens&actor=ussr"
    told = status.inner_text()
    page.reload()
    expect(status).to_have_text(told)


def test_citation_is_copied(folder: Path, page: Page) -> None:
    page.goto((folder / CHAPTER).as_uri())
    page.locator("details.cite summary").click()
    page.get_by_role("button", name="Copy APA citation").click()
    expect(page.locator(".cite-status")).to_have_text("Copied: APA")
