"""Corrections and additions: where they are to be seen, the log, the feed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree, html

from scripts.book.edition import Edition
from scripts.changes import PAGES, newest_first, place_of, places_of
from scripts.chapters import read_chapters
from scripts.check import check_project, generate_files
from scripts.generate.changes import LOG, files
from scripts.generate.feed import ATOM, feed
from scripts.load import load_or_raise
from tests.conftest import ROOT, SMALL
from tests.every import every

RECORDS = load_or_raise(SMALL)
CHAPTERS = read_chapters(SMALL)
CHANGES = newest_first(RECORDS)
PLACES = {change.id: places_of(change, CHAPTERS, RECORDS) for change in CHANGES}
EDITION = Edition(
    title="Bridge or Barrier?",
    subtitle="Trade",
    version="1",
    date=datetime(2026, 1, 1, tzinfo=UTC),
    address="https://a.example/",
    license="CC BY 4.0",
)
IN = {"a": ATOM}


@pytest.mark.parametrize(
    ("where", "page"),
    [
        ("history/lamps.md", "history/lamps.md"),
        ("history/lamps.md#the-duty", "history/lamps.md#the-duty"),
        ("reference/data.md", "reference/data.md"),
        ("thaw-lamps", "claims/thaw.md#thaw-lamps"),
        ("duty", "reference/glossary.md#duty"),
        ("oil-1901", "reference/facts.md#oil-1901"),
        ("paper-1999", "reference/sources.md#paper-1999"),
    ],
)
def test_place(where: str, page: str) -> None:
    place = place_of(where, CHAPTERS, RECORDS)
    assert place
    assert place.page == page


@pytest.mark.parametrize("where", ["history/gas.md", "history/lamps.md#gas", "reference/data.md#gas", "gas"])
def test_place_that_is_not_there(where: str) -> None:
    assert place_of(where, CHAPTERS, RECORDS) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "thaw-lamps]",
            "thaw-lamp]",
            'data/changes.yml:5: change "duty-corrected": there is no page, section or record "thaw-lamp"',
        ),
        ("kind: correction", "kind: corection", 'data/changes.yml:3: kind "corection" is not known'),
        ("2020-01-03", "2120-01-03", "data/changes.yml:2: date 2120-01-03 lies in the future"),
        (
            "lamps.md#the-duty",
            "Lamps",
            'data/changes.yml:5: where "history/Lamps" is not a page below docs/',
        ),
    ],
)
def test_slip_is_told_with_its_line(
    project: Path, edit: Callable[[str, str, str], None], old: str, new: str, told: str
) -> None:
    edit("data/changes.yml", old, new)
    _, _, problems = check_project(project)
    assert any(str(problem).startswith(told) for problem in problems), [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("where", "instead"),
    [
        ("reference/facts.md#oil-1901", "oil-1901"),
        ("reference/timeline.md#ussr-buy-lamps-1930", "ussr-buys-lamps-1930"),
        ("reference/data.md#oil", "reference/data.md"),
        ("reference/facts.md#no-such-thing-at-all", "reference/facts.md"),
        ("history/lamps.md#the-dutys", "history/lamps.md#the-duty"),
    ],
)
def test_address_of_a_record_is_answered_with_what_to_write(
    project: Path, edit: Callable[[str, str, str], None], where: str, instead: str
) -> None:
    edit("data/changes.yml", "history/lamps.md#the-duty", where)
    (problem,) = check_project(project)[2]
    assert problem.fix == f'did you mean "{instead}"?'
    edit("data/changes.yml", where, instead)
    assert check_project(project)[2] == []


def test_changes_of_one_day_stand_in_any_order(project: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("data/changes.yml", "date: 2020-01-02", "date: 2020-01-03")
    assert check_project(project)[2] == []


def test_log_has_the_newest_change_first_and_leads_to_its_places() -> None:
    text = files(RECORDS, CHAPTERS, SMALL)[LOG]
    assert text.index("**Correction.**") < text.index("**Addition.**")
    assert (
        "[Lamps](../history/lamps.md#the-duty); [Claim: Lamps were taxed](../claims/thaw.md#thaw-lamps)"
        in text
    )


def atom(address: str = "https://a.example/") -> etree._Element:
    edition = Edition(**{**EDITION.__dict__, "address": address})
    return etree.fromstring(feed(CHANGES, PLACES, edition))


def test_feed_has_all_that_atom_requires() -> None:
    """RFC 4287: 4.1.1 and 4.1.2."""
    top = atom()
    for name in ("id", "title", "updated", "author/a:name"):
        assert len(top.findall(f"a:{name}", IN)) == 1, name
    entries = every(top.findall("a:entry", IN))
    ids = [str(found.text) for found in every(top.iter(f"{{{ATOM}}}id"))]
    assert len(ids) == len(set(ids)) == len(entries) + 1
    for entry in entries:
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(f"a:{name}", IN)) == 1, name
        assert entry.find("a:link[@rel='alternate']", IN) is not None
    for time in every(top.iter(f"{{{ATOM}}}updated")):
        assert datetime.fromisoformat(str(time.text)).tzinfo == UTC
    assert top.findtext("a:updated", None, IN) == entries[0].findtext("a:updated", None, IN)


def test_feed_that_moves_keeps_its_ids_and_links_from_where_it_stands() -> None:
    there, here = atom(), atom("")
    assert [one.text for one in there.iter(f"{{{ATOM}}}id")] == [
        one.text for one in here.iter(f"{{{ATOM}}}id")
    ]
    first = "a:entry/a:link[@href='{}history/lamps/#the-duty']"
    assert here.find(first.format(""), IN) is not None
    assert there.find(first.format("https://a.example/"), IN) is not None


def test_pages_made_from_records_are_named_as_they_name_themselves() -> None:
    made = generate_files(ROOT, only_pages=True)[2]
    titles = {
        path.removeprefix("docs/"): found[1]
        for path, text in made.items()
        if path.endswith(".md") and (found := re.search(r'^title: "(.*)"$', str(text), re.MULTILINE))
    }
    assert every(titles.items())
    assert titles == PAGES


def test_feed_and_log_of_the_site_tell_the_same_and_pages_link_to_the_feed(built: Path) -> None:
    top = etree.fromstring((built / "feed.xml").read_bytes())
    page = html.parse(str(built / "about/corrections/index.html")).getroot()
    rows = page.cssselect("#log ~ div table tbody tr, #log ~ table tbody tr")
    assert len(every(top.findall("a:entry", IN))) == len(rows)
    for file in every(sorted(built.rglob("*.html"))):
        (link,) = html.parse(str(file)).getroot().xpath("//link[@type='application/atom+xml']")
        assert link.get("rel").split() == ["alternate"], file
        assert link.get("rel") != "alternate", "the theme would take it for another language"
