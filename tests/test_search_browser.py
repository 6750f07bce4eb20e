"""The search, in a browser: six things that a reader would look for, and what must stay out of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MOST_KB = 2_000  # of the index before compression; about a quarter of it after


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Jackson-Vanik", "reference/glossary/#jackson-vanik"),
        ("grain embargo", "history/cold-war/"),
        ("palladium", "sectors/metals-and-minerals/"),
        ("trade talks", "claims/thaw/"),
        ("price cap", "reference/glossary/#price-cap"),
        ("Magnitsky", "conflicts/human-rights/"),
    ],
)
def test_search_finds_what_a_reader_looks_for(browser: Browser, served: str, words: str, found: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(served)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially(words, delay=20)
    links = page.locator(".md-search-result__link")
    links.first.wait_for()
    # The address carries the words, so that the page can mark them.
    shown = [re.sub(r"\?[^#]*", "", str(link.get_attribute("href"))) for link in links.all()]
    page.close()
    assert any(link.startswith(f"{served}{found}") for link in every(shown)), shown[:10]


def test_index_is_small_and_leaves_out_code_and_lists(built: Path) -> None:
    index = built / "search/search_index.json"
    assert index.stat().st_size < MOST_KB * 1000
    places = {entry["location"].partition("#")[0] for entry in json.loads(index.read_text("utf-8"))["docs"]}
    assert "reference/glossary/" in places
    assert not places & {"reference/how-the-site-is-made/", "reference/sources/", "reference/charts/"}
