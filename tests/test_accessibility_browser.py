"""Every page in a browser: axe finds no barrier, nothing scrolls sideways, everything is reached by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Each page is read in both schemes and at both widths; which scheme goes with which width makes no difference.
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 900}
LOOKS = {"light": DESK, "dark": PHONE}
# Of a list of hundreds of entries of one shape the first stand for all: axe takes half a minute for such a page.
SHORTEN = """([long, first]) => {
    for (const list of ["article > *", "article tr"]) {
        const all = [...document.querySelectorAll(list)];
        if (all.length > long) all.slice(first).forEach((one) => one.remove());
    }
}"""
LONG, FIRST = 200, 60
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def addresses(site: Path) -> list[str]:
    return every(
        sorted(
            file.parent.relative_to(site).as_posix().replace(".", "", 1) for file in site.rglob("index.html")
        )
    )


def barriers(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("scheme", LOOKS)
def test_axe_finds_no_barrier(browser: Browser, built: Path, served: str, scheme: str, half: int) -> None:
    context = browser.new_context(viewport=LOOKS[scheme], color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    wrong = {}
    for address in every(addresses(built)[half::2]):
        page.goto(f"{served}{address}/" if address else served)
        page.evaluate(SHORTEN, [LONG, FIRST])
        if found := barriers(page):
            wrong[address] = found
    context.close()
    assert wrong == {}


def test_a_barrier_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<main><h1>A</h1><p style='color: #aaa; background: #fff'>pale</p><img src='x.png'></main>"
    )
    assert [one.partition(":")[0] for one in barriers(page)] >= ["color-contrast"]
    page.close()


def test_no_page_scrolls_sideways_on_a_small_phone(browser: Browser, built: Path, served: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    wide = {}
    for address in every(addresses(built)):
        page.goto(f"{served}{address}/" if address else served)
        if more := page.evaluate(SIDEWAYS):
            wide[address] = more
    page.close()
    assert wide == {}


def test_keyboard_reaches_the_text_at_once_and_shows_where_it_is(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}history/cold-war/")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "() => document.activeElement.closest('article') !== null"
    assert page.evaluate(inside)
    outline = "() => getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) != "none"
    page.close()
