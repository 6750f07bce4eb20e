"""Policy, citations and reports in a browser: nothing forbidden, nothing asked of another host, copies that copy."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import mkdocs_build
from tests.every import every

WATCH = """
window.forbidden = [];
addEventListener("securitypolicyviolation", (event) =>
  forbidden.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
CHAPTER = "history/cold-war/"


class Watched:
    """A browser's context that remembers what went wrong and what was asked of another host."""

    def __init__(self, browser: Browser, home: str, scheme: str) -> None:
        self.context: BrowserContext = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type] # light or dark
        self.context.add_init_script(WATCH)
        self.foreign: list[str] = []
        self.wrong: list[str] = []
        self.context.on("request", lambda request: self._asked(request.url, home))
        self.context.on(
            "console", lambda told: self.wrong.append(told.text) if told.type == "error" else None
        )
        self.tab: Page = self.context.new_page()
        self.tab.set_default_timeout(15_000)

    def _asked(self, url: str, home: str) -> None:
        if not url.startswith((home, "data:")):
            self.foreign.append(url)

    def sound(self) -> None:
        """Nothing was forbidden on the page, nothing is on the console, no other host was asked."""
        assert self.tab.evaluate("forbidden") == [], self.tab.url
        assert (self.wrong, self.foreign) == ([], []), self.tab.url


@pytest.fixture(params=["light", "dark"])
def watched(browser: Browser, served: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A tab in one of the two color schemes."""
    found = Watched(browser, served, request.param)
    yield found
    found.context.close()


def test_policy_forbids_nothing_that_a_page_does_and_no_other_host_is_asked(
    watched: Watched, served: str, built: Path
) -> None:
    for file in every(sorted(built.rglob("*.html"))):
        watched.tab.goto(served + file.relative_to(built).as_posix().removesuffix("index.html"))
        watched.sound()


def test_policy_forbids_nothing_that_a_reader_does(watched: Watched, served: str) -> None:
    tab = watched.tab
    tab.goto(served + CHAPTER)
    tab.locator(".md-search__input").press_sequentially("Jackson-Vanik")
    expect(tab.locator(".md-search-result__meta")).to_contain_text("matching documents")
    tab.keyboard.press("Escape")
    tab.locator("label.md-header__button[title]:visible").first.click()
    tab.locator("a.footnote-ref").first.hover()
    tab.locator("details.cite summary").click()
    watched.sound()


def test_search_that_finds_nothing_sends_no_form(watched: Watched, served: str) -> None:
    watched.tab.goto(served + CHAPTER)
    watched.tab.locator(".md-search__input").press_sequentially("zzzzz")
    expect(watched.tab.locator(".md-search-result__meta")).to_contain_text("No matching")
    watched.tab.keyboard.press("Enter")
    watched.sound()
    assert watched.tab.url == served + CHAPTER


def test_policy_forbids_a_script_that_is_slipped_in(watched: Watched, served: str) -> None:
    """The watch itself sees what it watches for."""
    watched.tab.goto(served + CHAPTER)
    watched.tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.slipped=1\">')"
    )
    watched.tab.wait_for_function("forbidden.length > 0")
    assert watched.tab.evaluate("window.slipped") is None


def test_citation_is_copied(watched: Watched, served: str) -> None:
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.tab.goto(served + CHAPTER)
    watched.tab.locator("details.cite summary").click()
    for style in ("APA", "BibTeX"):
        watched.tab.get_by_role("button", name=f"Copy {style} citation").click()
        expect(watched.tab.get_by_role("status").filter(has_text="Copied")).to_have_text(f"Copied: {style}")
        shown = watched.tab.locator(f"details.cite dt:has-text('{style}') + dd").evaluate(
            "one => one.textContent"
        )
        assert watched.tab.evaluate("navigator.clipboard.readText()") == shown
    watched.sound()


def test_citation_is_copied_the_old_way_where_there_is_no_clipboard(watched: Watched, served: str) -> None:
    """So it is where pages are files, and where a host does not encrypt."""
    tab = watched.tab
    watched.context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tab.goto(served + CHAPTER)
    tab.locator("details.cite summary").click()
    tab.get_by_role("button", name="Copy MLA citation").click()
    expect(tab.locator(".cite-status")).to_have_text("Copied: MLA")
    expect(tab.get_by_role("button", name="Copy MLA citation")).to_be_focused()
    tab.locator(".md-search__input").focus()
    tab.keyboard.press("Control+V")
    shown = tab.locator("details.cite dt:has-text('MLA') + dd").evaluate("one => one.textContent")
    expect(tab.locator(".md-search__input")).to_have_value(shown)
    watched.sound()


def test_without_script_there_are_citations_and_no_buttons(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(served + CHAPTER)
    tab.locator("details.cite summary").click()
    expect(tab.locator("details.cite dd").first).to_be_visible()
    assert tab.locator("details.cite button").count() == 0
    context.close()


def test_page_for_a_wrong_address_helps(watched: Watched, served: str) -> None:
    watched.tab.goto(f"{served}404.html")
    expect(watched.tab.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    watched.tab.keyboard.press("/")
    expect(watched.tab.locator(".md-search__input")).to_be_focused()
    expect(watched.tab.locator("#__search")).to_be_checked()
    watched.tab.keyboard.press("Escape")
    expect(watched.tab.locator("#__search")).not_to_be_checked()
    watched.tab.locator("article").get_by_role("link", name="History").click()
    expect(watched.tab).to_have_url(f"{served}history/")
    watched.sound()


def test_link_to_another_site_is_marked_on_screen_and_for_the_ear(watched: Watched, served: str) -> None:
    watched.tab.goto(f"{served}reference/sources/")
    away = watched.tab.locator("article a[href^='https://']").first
    assert "another site" in away.evaluate("one => getComputedStyle(one, '::after').content")
    inside = watched.tab.locator("article p.source a[href^='../']").first
    assert inside.evaluate("one => getComputedStyle(one, '::after').content") == "none"


@pytest.fixture
def with_repository(project: Path) -> Iterator[str]:
    """The small site with a repository, behind a server: the address of its home page."""
    result = mkdocs_build(project, project / "site", REPO_URL="https://github.com/example/lamps")
    assert result.returncode == 0, result.stderr
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(project / "site"))
    )
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_repository_is_not_asked_for_its_stars_and_records_lead_to_the_form(
    browser: Browser, with_repository: str
) -> None:
    watched = Watched(browser, with_repository, "light")
    watched.tab.goto(f"{with_repository}claims/thaw/")
    expect(watched.tab.locator(".md-source").first).to_have_attribute(
        "href", "https://github.com/example/lamps"
    )
    report = watched.tab.locator("article a.report").first
    address = str(report.get_attribute("href"))
    assert address.startswith(
        "https://github.com/example/lamps/issues/new?template=mistake.yml&page=/claims/thaw/"
    )
    assert address.endswith("&record=thaw-lamps")
    watched.tab.goto(f"{with_repository}reference/sources/")
    record = watched.tab.locator("article a.report").first.evaluate("one => one.closest('.source').id")
    assert str(watched.tab.locator("article a.report").first.get_attribute("href")).endswith(
        f"&record={record}"
    )
    watched.tab.wait_for_load_state("networkidle")
    watched.sound()
    watched.context.close()
