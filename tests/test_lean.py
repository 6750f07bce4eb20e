"""Pages load what they use and no more; what they load is short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from scripts.lean import USED_BY, lean, minified
from tests.conftest import ROOT
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
<head>
  <link rel="stylesheet" href="../../assets/site.css">
    <link rel="stylesheet" href="../../assets/lists.css">
  <script src="../../assets/site.js" defer></script>
  <script src="../../assets/filters.js" defer></script>
</head>"""
# What the files are for, told apart from the marks by which they are dropped.
USERS = {
    "home.css": "//div[contains(@class, 'home')]",
    "lists.css": "//*[contains(concat(' ', @class, ' '), ' filters ')]"
    " | //*[contains(concat(' ', @class, ' '), ' strip ')] | //*[contains(concat(' ', @class, ' '), ' letters ')]",
    "filters.js": "//form[contains(concat(' ', @class, ' '), ' filters ')]",
    "quiz.js": "//details[@class = 'success']",
    "_mkdocstrings.css": "//div[contains(concat(' ', @class, ' '), ' doc ')]",
}


def test_page_drops_what_it_has_no_use_for() -> None:
    assert lean(HEAD) == (
        '<head>\n  <link rel="stylesheet" href="../../assets/site.css">'
        '\n  <script src="../../assets/site.js" defer></script>\n</head>'
    )


@pytest.mark.parametrize("used", ['<form class="filters">', '<form class="filters screen-only" hidden>'])
def test_page_keeps_what_it_uses(used: str) -> None:
    assert lean(HEAD + used) == HEAD + used


def test_every_page_of_the_site_loads_what_it_uses_and_no_more(built: Path) -> None:
    assert {asset.rpartition("/")[2] for asset in USED_BY} == set(USERS)
    for file in every(built.rglob("*.html")):
        page = html.fromstring(file.read_bytes())
        named = [link.get("href") or link.get("src") or "" for link in page.iter("link", "script")]
        for asset, users in every(USERS.items()):
            loads = any(f"assets/{asset}" in link for link in named)
            assert loads == bool(page.xpath(users)), (file, asset)


def test_style_sheet_loses_comments_and_needless_space() -> None:
    text = '/* Why. */\n.a,\n.b > p {\n  content: "/* not this */  ";\n  margin: 0 auto;\n}\n'
    assert minified(text, ".css") == '.a,.b>p{content:"/* not this */  ";margin:0 auto}'


def test_script_loses_comments_and_keeps_its_texts() -> None:
    text = "/* Why. */\nconst a = `two  spaces ${b}  // no comment`; // why\nconst c = /[/*]/.test(a);\n"
    assert minified(text, ".js") == "const a=`two  spaces ${b}  // no comment`;const c=/[/*]/.test(a);"


def test_files_of_the_site_are_short_and_say_the_same(built: Path) -> None:
    for file in every((ROOT / "theme/assets").glob("*.[cj]s*")):
        short, long = (built / "assets" / file.name).read_text("utf-8"), file.read_text("utf-8")
        assert len(short) < len(long)
        texts = re.findall(r'"[^"\n]+"', re.sub(r"/\*.*?\*/", "", long, flags=re.DOTALL))
        assert [text for text in texts if text not in short] == [], file
