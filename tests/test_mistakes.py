"""Where a mistake is told: the form knows page and version, and every record has its link."""

from pathlib import Path

from lxml import html

from scripts.load import load_or_raise
from scripts.mistakes import form_address, with_report_links
from tests.conftest import ROOT
from tests.every import every

LINK = ' <a class="report screen-only" href="#mistake">Report a mistake</a></p>'
FOOT = '<li id="mistake"></li>'


def test_form_knows_page_and_version() -> None:
    assert form_address("https://github.com/a/b/", "claims/thaw/", "1.2") == (
        "https://github.com/a/b/issues/new?template=mistake.yml&page=/claims/thaw/&version=1.2"
    )
    assert "page=/a%26b/" in form_address("https://github.com/a/b", "a&b/", "1")


def test_last_line_of_a_record_and_entry_of_a_source_end_with_the_link() -> None:
    for start in (
        '<p class="record-sources">Sources: <a href="#a">A</a>.',
        '<p class="source law" id="b">B<br>\nC.',
    ):
        assert with_report_links(f"{start}</p><p>d</p>{FOOT}") == f"{start}{LINK}<p>d</p>{FOOT}"


def test_other_paragraphs_and_pages_without_a_foot_stay() -> None:
    for page in (
        f'<p class="record-facts">a</p><p class="sources-note">b</p>{FOOT}',
        '<p class="source">a</p>',
    ):
        assert with_report_links(page) == page


def test_every_record_of_the_site_can_be_reported(built: Path) -> None:
    records = load_or_raise(ROOT)
    expected = {
        "claims/thaw": len(records.articles["thaw"].claims),
        "claims/explainer": len(records.articles["explainer"].claims),
        "reference/facts": len(records.facts),
        "reference/glossary": len(records.terms),
        "reference/instruments": len(records.instruments),
        "reference/sources": len(records.sources),
        "reference/timeline": len(records.events),
    }
    for where, count in every(expected.items()):
        page = html.parse(str(built / where / "index.html")).getroot()
        assert len(page.cssselect('article a.report[href="#mistake"]')) == count, where


def test_every_page_says_where_to_tell_of_a_mistake(built: Path) -> None:
    for file in every(sorted(built.rglob("index.html"))):
        (link,) = html.parse(str(file)).getroot().cssselect("#mistake a")
        assert link.get("href").endswith("#report"), file
