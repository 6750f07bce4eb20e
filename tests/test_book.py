"""The book, made from a few small pages: what it holds, what becomes of each element, what is told when it fails."""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
import typst
from lxml import etree

from scripts.book import editions
from scripts.book.archive import archive
from scripts.book.columns import TooWideError, column_widths
from scripts.book.contents import Contents, Leaf, read_contents
from scripts.book.downloads import PAGE, check_sums, filled, read_downloads_page, size_in_words
from scripts.book.edition import Edition, this_edition
from scripts.book.manuscript import manuscript
from scripts.book.pages import ROOT_URL, BookPage, read_page
from scripts.book.pdf import PAPERS, TEMPLATE, Job, pdf_editions, typeset
from scripts.problems import Problem, ProblemsFoundError
from tests.every import every
from tests.pdf_reader import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element as Element

DATE = datetime(2026, 11, 22, 8, 30, 14, tzinfo=UTC)
EDITION = Edition("Lamps", "Oil & light", "1.2.0", DATE, "", "Text CC0")


def told(error: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    return [str(problem) for problem in error.value.problems]


# ---- contents ----------------------------------------------------------------------------------------------

SETTINGS = """\
site_name: Lamps
site_description: Oil & light.
site_url: !ENV [SITE_URL, ""]
copyright: Text CC0
nav:
  - Home: index.md
  - History:
      - history/index.md
      - Lamp oil, 1901–: history/oil.md
  - Facts: facts.md
extra:
  book:
    without:
      - facts.md
"""


def contents_of(root: Path, text: str) -> Contents:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_contents(root)


def test_contents_are_the_navigation_in_its_order(tmp_path: Path) -> None:
    assert contents_of(tmp_path, SETTINGS) == Contents(
        title="Lamps",
        description="Oil & light.",
        license="Text CC0",
        leaves=(Leaf("index.md"), Leaf("history/index.md", "History"), Leaf("history/oil.md", "History")),
        without=frozenset({"facts.md"}),
    )


def test_contents_lie_over_settings_that_they_inherit(tmp_path: Path) -> None:
    (tmp_path / "house.yml").write_text(SETTINGS, encoding="utf-8")
    contents = contents_of(
        tmp_path, "INHERIT: house.yml\nsite_name: Lanterns\nnav:\n  - facts.md\n  - index.md\n"
    )
    assert (contents.title, contents.description) == ("Lanterns", "Oil & light.")
    assert (contents.leaves, contents.without) == ((Leaf("index.md"),), frozenset({"facts.md"}))


@pytest.mark.parametrize(
    ("src", "url", "name"),
    [
        ("index.md", "", "home"),
        ("history/index.md", "history/", "history"),
        ("history/cold-war.md", "history/cold-war/", "history-cold-war"),
        ("history/deep/index.md", "history/deep/", "history-deep"),
        ("reindex.md", "reindex/", "reindex"),
        ("history/reindex.md", "history/reindex/", "history-reindex"),
    ],
)
def test_page_has_the_address_of_the_site_and_a_name_for_files(src: str, url: str, name: str) -> None:
    assert (Leaf(src).url, Leaf(src).name) == (url, name)


def test_pages_left_out_must_be_in_the_navigation(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        contents_of(tmp_path, SETTINGS + "      - oil.md\n      - gas.md\n")
    assert str(error.value) == (
        'mkdocs.yml: the book leaves out "gas.md", which is not in the navigation\n'
        "    allowed: a page of nav\n    to do: correct extra: book: without\n"
        'mkdocs.yml: the book leaves out "oil.md", which is not in the navigation\n'
        "    allowed: a page of nav\n    to do: correct extra: book: without\n"
        "2 problems"
    )


@pytest.mark.parametrize("nav", ["", "nav: []\n", "nav: [a.md]\nextra: {book: {without: [a.md]}}\n"])
def test_book_without_a_page_is_a_problem(tmp_path: Path, nav: str) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        contents_of(tmp_path, f"site_name: Lamps\n{nav}")
    assert told(error) == ["mkdocs.yml: the book has no page\n    allowed: at least one page in nav"]


# ---- pages -------------------------------------------------------------------------------------------------


def build(
    site: Path, body: str, src: str = "history/oil.md", heading: str = '<h1 id="oil">Lamp oil</h1>'
) -> Leaf:
    """Write a page of the built site."""
    leaf = Leaf(src)
    (site / leaf.url).mkdir(parents=True, exist_ok=True)
    text = f"<html><body><h1>Site</h1><article>{heading}{body}</article><p>Foot</p></body></html>"
    (site / leaf.url / "index.html").write_text(text, encoding="utf-8")
    return leaf


def read(site: Path, body: str, src: str = "history/oil.md") -> BookPage:
    return read_page(site, build(site, body, src))


def inside(element: Element) -> str:
    """Return what is in an element, as text."""
    below = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + re.sub(r"<(br|rule|mark)([^>]*)></\1>", r"<\1\2/>", below)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<p>a<script>x()</script>b</p>", "<p>ab</p>"),
        ('<h2>a<a class="headerlink" href="#a">¶</a></h2>', "<h2>a</h2>"),
        ('<p>a<a class="footnote-backref" href="#fnref:a">↩</a></p>', "<p>a</p>"),
        ('<a class="md-content__button md-icon" href="edit">e</a><p>a</p>', "<p>a</p>"),
        ('<p>a <span class="screen-only">b</span>c</p>', "<p>a c</p>"),
        ('<div class="chart-narrow"><svg></svg></div><p>a</p>', "<p>a</p>"),
        (
            '<p class="chart-source">a</p><details>rows</details><p>b</p>',
            '<p class="chart-source">a</p><p>b</p>',
        ),
        ('<p>a</p><details class="success">b</details>', '<p>a</p><details class="success">b</details>'),
        ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
    ],
)
def test_what_only_a_screen_needs_is_not_in_a_page(tmp_path: Path, body: str, left: str) -> None:
    assert inside(read(tmp_path, body).article) == left


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("../cold-war/", "history/cold-war/"),
        ("../cold-war/#grain", "history/cold-war/#grain"),
        ("../../", ""),
        ("../..", ""),
        ("#grain", "history/oil/#grain"),
        ("../../data/oil.csv", "data/oil.csv"),
        ("../caf%C3%A9/", "history/caf%C3%A9/"),
    ],
)
def test_links_within_the_site_start_from_its_root(tmp_path: Path, href: str, target: str) -> None:
    (link,) = read(tmp_path, f'<p><a href="{href}">a</a></p>').article.iter("a")
    assert link.get("href") == ROOT_URL + target


@pytest.mark.parametrize("href", ["https://example.org/a#b", "mailto:a@example.org"])
def test_links_to_elsewhere_stay(tmp_path: Path, href: str) -> None:
    (link,) = read(tmp_path, f'<p><a href="{href}">a</a></p>').article.iter("a")
    assert link.get("href") == href


FOOTNOTE = '<div class="footnote"><hr><ol><li id="fn:a"><p>A.</p></li><li id="fn:b"><p>B.</p></li></ol></div>'


def test_notes_are_taken_out_of_the_page(tmp_path: Path) -> None:
    page = read(tmp_path, f'<p id="p">a</p>{FOOTNOTE}')
    assert inside(page.article) == '<p id="p">a</p>'
    assert {name: inside(note) for name, note in page.notes.items()} == {
        "fn:a": "<p>A.</p>",
        "fn:b": "<p>B.</p>",
    }
    assert list(page.notes) == ["fn:a", "fn:b"]
    assert page.anchors == {"oil", "p", "fn:a", "fn:b"}


def test_heading_is_the_title(tmp_path: Path) -> None:
    leaf = build(
        tmp_path,
        "",
        heading='<h1 class="one-sheet">Lamp\n <em>oil</em> &amp; gas<a class="headerlink">¶</a></h1>',
    )
    page = read_page(tmp_path, leaf)
    assert (page.title, page.one_sheet, inside(page.article)) == ("Lamp oil & gas", True, "")
    assert not read(tmp_path, "").one_sheet


def test_page_that_is_not_built_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        read_page(tmp_path, Leaf("history/oil.md"))
    assert told(error) == ["docs/history/oil.md: the page is not in the built site"]


@pytest.mark.parametrize(("heading", "count"), [("", 0), ("<h1>a</h1><h1>b</h1>", 2)])
def test_page_has_one_heading(tmp_path: Path, heading: str, count: int) -> None:
    with pytest.raises(ProblemsFoundError) as error:
        read_page(tmp_path, build(tmp_path, "<p>a</p>", heading=heading))
    assert told(error) == [
        f"docs/history/oil.md: the built page has {count} main headings\n    allowed: exactly one"
    ]


def test_page_without_an_article_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body><h1>a</h1></body></html>", encoding="utf-8")
    with pytest.raises(ProblemsFoundError, match="has 0 main headings"):
        read_page(tmp_path, Leaf("index.md"))


# ---- columns -----------------------------------------------------------------------------------------------


def test_widths_of_columns_never_add_up_to_more_than_the_line() -> None:
    dice = random.Random(1)  # noqa: S311 -- not for secrets
    tables = [
        [["x" * dice.randint(0, 12) + " y" * dice.randint(0, 60) for _ in range(columns)]]
        for columns in range(1, 9)
    ] * 20
    for table in every(tables):
        try:
            widths = column_widths(table)
        except TooWideError:
            continue
        assert len(widths) == len(table[0])
        assert sum(widths) <= 1


def test_long_word_gets_its_room() -> None:
    short, long = column_widths([["a " * 200, "a"], ["b", "x" * 30]])
    assert long * 46 >= 30 * 0.5
    assert long > short / 2


@pytest.mark.parametrize("mark", "-/–— \n\N{ZERO WIDTH SPACE}")
def test_word_breaks_at_dashes_slashes_and_soft_places(mark: str) -> None:
    assert len(column_widths([[f"{'x' * 30}{mark}{'x' * 30}"] * 2])) == 2
    with pytest.raises(TooWideError):
        column_widths([[f"{'x' * 30}.{'x' * 30}"] * 2])


def test_columns_that_say_the_same_are_as_wide() -> None:
    first, second, third = column_widths([["Year", "Sold", "Kept"], ["1901", "1902", "1903"]])
    assert first == second == third
    assert sum((first, second, third)) < 0.5  # no wider than it needs to be


def test_more_words_get_more_width() -> None:
    narrow, wide = column_widths([["a b", "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 3]])
    assert narrow < wide


def test_table_that_is_too_wide_is_told() -> None:
    with pytest.raises(TooWideError, match=r"^needs 58 ems of width for its longest words, of 46$"):
        column_widths([["x" * 50, "x" * 50]])


# ---- manuscript --------------------------------------------------------------------------------------------


def book(site: Path, *bodies: str, address: str = "") -> Element:
    """Return the manuscript of some pages of a part; the first is the one that is looked at."""
    names = ["oil", "gas", "wax"]
    pages = [read(site, body, f"{name}.md") for name, body in zip(names, bodies, strict=False)]
    return manuscript(pages, site, address)


def chapter(site: Path, *bodies: str, address: str = "") -> str:
    """Return what is in the first chapter."""
    return inside(book(site, *bodies, address=address)[0])


def problems(site: Path, *bodies: str) -> list[str]:
    with pytest.raises(ProblemsFoundError) as error:
        book(site, *bodies)
    return told(error)


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        # words
        ("<p>a <em>b</em> <i>c</i> <strong>d</strong> <b>e</b></p>", "<p>a <em>b</em> <em>c</em> <strong>d</strong> <strong>e</strong></p>"),
        ("<p>H<sub>2</sub>O, m<sup>3</sup>, <code>a b</code>,<br>c</p>", "<p>H<sub>2</sub>O, m<sup>3</sup>, <code>a b</code>,<br/>c</p>"),
        ('<p><data value="1">1</data> <time>2</time> <span>3</span> <abbr>4</abbr></p>', "<p>1 2 3 4</p>"),
        ('<p>a <span id="x">b</span></p>', '<p>a <mark label="/oil/#x"/>b</p>'),
        # blocks
        ('<h2 id="x">a</h2><h3>b</h3><h6>c</h6>', '<h level="2" label="/oil/#x">a</h><h level="3">b</h><h level="6">c</h>'),
        ('<p id="x">a</p>', '<p label="/oil/#x">a</p>'),
        ('<p class="source" id="x">a</p><h2>b</h2><h2>c</h2>', '<p label="/oil/#x" role="source" number="1">a</p><h level="2">b</h><h level="2">c</h>'),
        ('<p class="record-facts">a</p>', '<p role="facts">a</p>'),
        ('<p class="record-sources">a</p>', '<p role="sources">a</p>'),
        ('<p class="chart-source">a</p>', '<p role="chart">a</p>'),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "<ul><li>a</li><li><p>b</p></li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ('<ol start="3"><li>c</li></ol>', '<ol start="3"><li>c</li></ol>'),
        ("<code>a<span>b</span></code>", "<code>ab</code>"),
        ("<blockquote><p>a</p></blockquote><hr>", "<quote><p>a</p></quote><rule/>"),
        ("<section><div><p>a</p></div></section>", "<p>a</p>"),
        ('<div class="highlight"><pre><span></span><code>  a\n    b\n</code></pre></div>', "<pre>  a\n    b</pre>"),
        (
            '<div class="admonition claim" id="x"><p class="admonition-title">A <em>title</em></p><p>b</p><p>c</p></div>',
            '<mark label="/oil/#x"/><aside kind="claim" title="A title"><p>b</p><p>c</p></aside>',
        ),
        ('<div class="admonition"><p>b</p></div>', '<aside kind="note" title=""><p>b</p></aside>'),
        ('<p>a <em id="x">b</em> <a id="y">c</a></p>', '<p>a <mark label="/oil/#x"/><em>b</em> <mark label="/oil/#y"/><a>c</a></p>'),
        ('<p class="">a <em class="">b</em></p>', "<p>a <em>b</em></p>"),
    ],
)  # fmt: skip
def test_element_has_its_place(tmp_path: Path, html: str, xml: str) -> None:
    assert chapter(tmp_path, html) == xml


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<p>\n  a\n\tb  <em> c </em>\n</p>\n", "<p>a b <em> c </em></p>"),
        ("\n<ul>\n<li>\n<p>a</p>\n</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n", "<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<p>a\N{NO-BREAK SPACE}b\N{NARROW NO-BREAK SPACE}c </p>", "<p>a\N{NO-BREAK SPACE}b\N{NARROW NO-BREAK SPACE}c</p>"),
        ("<blockquote> <p> a</p> b <p>c </p> </blockquote>", "<quote><p>a</p>b<p>c</p></quote>"),
    ],
)  # fmt: skip
def test_white_space_is_that_of_a_browser(tmp_path: Path, html: str, xml: str) -> None:
    assert chapter(tmp_path, html) == xml


TABLE = "<table><thead><tr><th>Year</th><th>Oil</th></tr></thead><tbody><tr><td>1901</td><td>a <em>lot</em></td></tr></tbody></table>"
ROWS = (
    '<row head="yes"><cell>Year</cell><cell>Oil</cell></row>'
    '<row head="no"><cell>1901</cell><cell>a <em>lot</em></cell></row>'
)


def without_widths(xml: str) -> str:
    widths = re.findall(r' columns="([^"]+)"', xml)
    assert [len(columns.split()) for columns in every(widths)] == [2] * len(widths)
    return re.sub(' columns="[^"]+"', "", xml)


@pytest.mark.parametrize(
    ("before", "xml"),
    [
        ("", f"<table>{ROWS}</table>"),
        ("<p>Oil:</p>", f"<p>Oil:</p><table>{ROWS}</table>"),
        (
            "<p><strong>Oil <em>sold</em></strong></p>\n",
            f'<table number="1"><caption>Oil <em>sold</em></caption>{ROWS}</table>',
        ),
        ("<p><strong>Oil</strong> sold</p>", f"<p><strong>Oil</strong> sold</p><table>{ROWS}</table>"),
        ("<p>Sold <strong>oil</strong></p>", f"<p>Sold <strong>oil</strong></p><table>{ROWS}</table>"),
        ("<p><em>Oil</em></p>", f"<p><em>Oil</em></p><table>{ROWS}</table>"),
        (
            "<p><strong>Oil</strong></p><p>Sold.</p>",
            f"<p><strong>Oil</strong></p><p>Sold.</p><table>{ROWS}</table>",
        ),
    ],
)
def test_table_takes_the_bold_paragraph_above_it_as_caption(tmp_path: Path, before: str, xml: str) -> None:
    assert without_widths(chapter(tmp_path, before + TABLE)) == xml


def question(number: int) -> str:
    return (
        f"<li><p>Which {number}?</p>\n<ul><li>A. This</li><li>B. That</li></ul>\n"
        f'<details class="success"><summary>Answer</summary>\n<p><strong>A. This</strong></p><p>So {number}.</p></details></li>'
    )


def test_answers_stand_at_the_end_by_the_number_of_their_question(tmp_path: Path) -> None:
    made = chapter(tmp_path, f"<ol>{question(1)}<li>No question</li>{question(3)}</ol><p>End.</p>")
    asked = '<li><p>Which {}?</p><ul role="options"><li>A. This</li><li>B. That</li></ul></li>'
    answer = '<li number="{0}"><p><strong>A. This</strong></p><p>So {0}.</p></li>'
    assert made == (
        f"<ol>{asked.format(1)}<li>No question</li>{asked.format(3)}</ol><p>End.</p>"
        f"<answers>{answer.format(1)}{answer.format(3)}</answers>"
    )


def mark(name: str) -> str:
    return f'<sup id="fnref:{name}"><a class="footnote-ref" href="#fn:{name}">9</a></sup>'


def test_note_is_told_when_first_cited_and_named_again(tmp_path: Path) -> None:
    text = f"<p>a{mark('b')} b{mark('a')} c{mark('b')}</p>{FOOTNOTE}"
    assert chapter(tmp_path, text) == (
        '<p>a<note number="1" label="/oil/#fn:b"><text>B.</text></note> b<note number="2" label="/oil/#fn:a">'
        '<text>A.</text></note> c<note number="1" label="/oil/#fn:b"/></p>'
    )


def test_note_of_an_answer_comes_after_those_of_the_text(tmp_path: Path) -> None:
    hidden = (
        f'<ol><li>Q<details class="success"><summary>Answer</summary><p>a{mark("a")}</p></details></li></ol>'
    )
    made = book(tmp_path, f"{hidden}<p>b{mark('b')}</p>{FOOTNOTE}")
    assert [(note.get("label"), note.get("number")) for note in made.iter("note")] == [
        ("/oil/#fn:b", "1"),
        ("/oil/#fn:a", "2"),
    ]


def test_mark_of_a_table_stands_behind_its_caption(tmp_path: Path) -> None:
    made = chapter(tmp_path, "<p><strong>Oil</strong></p>" + TABLE.replace("<table>", '<table id="x">'))
    assert (
        without_widths(made)
        == f'<mark label="/oil/#x"/><table number="1"><caption>Oil</caption>{ROWS}</table>'
    )


@pytest.mark.parametrize(
    ("link", "xml"),
    [
        ('<a href="../gas/">b</a>', '<a label="/gas/">b</a>'),
        ('<a href="../gas/#x">b</a>', '<a label="/gas/#x">b</a>'),
        ('<a href="../gas/#oil">b</a>', '<a label="/gas/">b</a>'),  # its heading is where it begins
        ('<a href="#y">b</a>', '<a label="/oil/#y">b</a>'),
        ('<a class="term" href="../gas/">b</a>', '<a label="/gas/" kind="term">b</a>'),
        ('<a href="../gas/?from=1901">b</a>', '<a label="/gas/">b</a>'),
        ('<a href="https://example.org/a">b</a>', '<a href="https://example.org/a" number="1">b</a>'),
        ('<a href="https://www.example.org/a">example.org</a>', '<a href="https://www.example.org/a" kind="host">example.org</a>'),
        ('<a href="../data/oil.csv">b</a>', '<a href="{}data/oil.csv" number="1">b</a>'),
        ('<a href="../facts/">b</a>', '<a href="{}facts/" number="1">b</a>'),
        ('<a href="../facts/#z">b</a>', '<a href="{}facts/#z" number="1">b</a>'),
        ('<a href="../">b</a>', '<a href="{}" number="1">b</a>'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("address", ["https://lamps.example/", ""])
def test_link_leads_into_the_book_or_to_the_site_or_nowhere(
    tmp_path: Path, link: str, xml: str, address: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/oil.csv").write_text("a", encoding="utf-8")
    build(tmp_path, "", "facts.md")
    build(tmp_path, "", "index.md")
    expected = xml.format(address) if address else re.sub(' href="{}[^"]*" number="1"', "", xml)
    assert chapter(tmp_path, f'<p id="y">a {link}</p>', '<p id="x">c</p>', address=address) == (
        f'<p label="/oil/#y">a {expected}</p>'
    )


CHART = (
    '<figure class="chart" id="chart-oil"><figcaption><p>Oil <em>fell</em></p><p>Barrels</p></figcaption>'
    '<div class="chart-wide"><svg aria-label="A line that falls."><path/></svg></div></figure>'
)


def draw(site: Path) -> None:
    (site / "charts").mkdir(exist_ok=True)
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30"><path d="M0 0L60 30" stroke="#000"/></svg>'
    for name in ("oil", "oil-small"):
        (site / f"charts/{name}.svg").write_text(picture, encoding="utf-8")


def test_chart_has_picture_title_and_description(tmp_path: Path) -> None:
    draw(tmp_path)
    (figure,) = book(tmp_path, CHART).iter("figure")
    assert dict(figure.items()) == {
        "number": "1",
        "image": "charts/oil.svg",
        "title": "Oil fell",
        "subtitle": "Barrels",
        "alt": "A line that falls.",
        "label": "/oil/#chart-oil",
    }


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<p><img src='a.png'></p>", "<img> has no place in the book\n    allowed: the elements that scripts/book/chapter.py lists"),
        ('<div class="tabs">One  two</div>', '<div> "One two" has no place in the book\n    allowed: the elements that scripts/book/chapter.py lists'),
        ("<figure><p>a</p></figure>", '<figure> "a" has no place in the book\n    allowed: the elements that scripts/book/chapter.py lists'),
        ('<details class="note"><p>a</p></details>', '<details> "a" has no place in the book\n    allowed: the elements that scripts/book/chapter.py lists'),
        ('<details class="success"><p>a</p></details>', '<details> "a" is an answer without a question\n    allowed: an answer in an item of a list'),
        ('<p><a href="../wax/">b</a></p>', '<a> "b" links to "/wax/", which is not there\n    to do: correct the link'),
        ('<p><a href="../gas/#y">b</a></p>', '<a> "b" links to "/gas/#y", which is not there\n    to do: correct the link'),
        ('<p><a href="../data/a.csv">b</a></p>', '<a> "b" links to "/data/a.csv", which is not there\n    to do: correct the link'),
        (f"<p>{mark('z')}</p>", '<sup> "9" leads to the note "fn:z", which is not there'),
        (CHART, '<figure> "Oil fellBarrels" has no picture "charts/oil.svg"'),
        (f"<table><tr><td>{'x' * 50}</td><td>{'y' * 50}</td></tr></table>", f'<table> "{"x" * 50}{"y" * 10}" is wider than the page: it needs 58 ems of width for its longest words, of 46\n    to do: shorten words or drop a column'),
        ("<table><tr><td colspan='2'>a</td></tr><tr><td>b</td><td>c</td></tr></table>", '<table> "abc" has rows of different length\n    allowed: as many cells in every row'),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_told_by_page_and_element(tmp_path: Path, html: str, message: str) -> None:
    assert problems(tmp_path, html, '<p id="x">c</p>') == [f"docs/oil.md: {message}"]


def test_chart_without_a_description_is_told(tmp_path: Path) -> None:
    draw(tmp_path)
    (message,) = problems(tmp_path, CHART.replace(' aria-label="A line that falls."', ""))
    assert message.startswith('docs/oil.md: <figure> "Oil fellBarrels" needs a title and a description')


def test_all_problems_of_all_pages_are_told_at_once(tmp_path: Path) -> None:
    bad = '<p><img></p><p><a href="../wax/">b</a></p>'
    assert [message.partition(" ")[0] for message in problems(tmp_path, bad, bad)] == ["docs/gas.md:"] * 2 + [
        "docs/oil.md:"
    ] * 2


def test_pages_stay_whole_so_that_every_edition_can_read_them(tmp_path: Path) -> None:
    draw(tmp_path)
    aside = '<div class="admonition note"><p class="admonition-title">T</p><p>b</p></div>'
    page = read(
        tmp_path,
        f"<ol>{question(1)}</ol>{aside}<p><strong>c</strong></p>{TABLE}{CHART}<p>d{mark('a')}</p>{FOOTNOTE}",
    )
    first, second = (etree.tostring(manuscript([page], tmp_path)) for _ in range(2))
    assert first == second


def test_chapters_stand_in_their_parts(tmp_path: Path) -> None:
    parts = {"index.md": "", "oil.md": "Oil", "gas.md": "Oil", "wax.md": "Wax", "end.md": ""}
    pages = [read_page(tmp_path, Leaf(build(tmp_path, "", src).src, part)) for src, part in parts.items()]
    made = manuscript(pages, tmp_path)
    assert [(child.tag, child.get("title"), [inner.get("label") for inner in child]) for child in made] == [
        ("chapter", "Lamp oil", []),
        ("part", "Oil", ["/oil/", "/gas/"]),
        ("part", "Wax", ["/wax/"]),
        ("chapter", "Lamp oil", []),
    ]


def test_list_of_short_entries_has_two_columns_and_a_sheet_says_so(tmp_path: Path) -> None:
    entries = '<p class="source" id="a">a</p><p class="source" id="b">b</p><p>c</p>'
    sheet = read_page(tmp_path, build(tmp_path, "", heading='<h1 class="one-sheet">a</h1>'))
    assert book(tmp_path, entries)[0].get("columns") == "2"
    assert book(tmp_path, "<p>a</p>")[0].get("columns") is None
    assert manuscript([sheet], tmp_path)[0].get("sheet") == "yes"
    assert book(tmp_path, "<p>a</p>")[0].get("sheet") is None


SOURCES = """
<p class="source law" id="wax"><em>“Wax act”</em>, 1902. <a href="https://law.example/wax">law.example</a>.<br>Backs: a tax.</p>
<p class="source" id="study">A study of oil.<br>Backs: the sum.</p>
<p class="source law" id="oil-act"><em>oil act</em>, 1901.<br>Backs: a duty.</p>
<p class="source law" id="idle">Act that nobody cites.<br>Backs: nothing.</p>
"""


def test_sources_are_numbered_and_laws_that_are_cited_are_an_index(tmp_path: Path) -> None:
    cited = "".join(f'<a class="about" href="../gas/#{name}">.</a>' for name in ("oil-act", "wax", "study"))
    made = book(tmp_path, f"<p>{cited}</p>", SOURCES)
    assert [(link.get("number"), link.get("law")) for link in made[0].iter("a")] == [
        ("3", "yes"),
        ("1", "yes"),
        ("2", None),
    ]
    assert [entry.get("number") for entry in made[1].iter("p")] == ["1", "2", "3", "4"]
    index = made[-1]
    assert (index.tag, index.get("title")) == ("laws", "Index of laws")
    assert [inside(entry) for entry in index] == ["<em>oil act</em>, 1901.", "<em>“Wax act”</em>, 1902."]
    assert [entry.get("label") for entry in index] == ["/gas/#oil-act", "/gas/#wax"]


def test_book_that_cites_no_law_has_no_index(tmp_path: Path) -> None:
    assert [child.tag for child in book(tmp_path, "<p>a</p>", SOURCES)] == ["chapter", "chapter"]


# ---- pdf ---------------------------------------------------------------------------------------------------


def small_book(site: Path, *bodies: str) -> tuple[Contents, list[BookPage]]:
    """Write a book of a home page and a part of two pages; one is called as its manuscript might be."""
    draw(site)
    build(site, "", "facts.md", "<h1>Facts, all</h1>")
    leaves = (Leaf("index.md"), Leaf("book.md", "Oil"), Leaf("gas.md", "Oil"))
    pages = []
    for leaf, body, title in zip(leaves, bodies, ("Home", "On oil", "On gas"), strict=True):
        build(site, body, leaf.src, f'<h1 id="top">{title}</h1>')
        pages.append(read_page(site, leaf))
    return Contents("Lamps", "", "", leaves, frozenset({"facts.md"})), pages


LANDINGS = [
    '<p id="x">a</p>',
    '<ul><li id="x">a</li></ul>',
    '<ul id="x"><li>a</li></ul>',
    '<p>a <em id="x">b</em></p>',
    '<p>a <a id="x">b</a></p>',
    '<p>a <code id="x">b</code></p>',
    '<p>a <span id="x">b</span></p>',
    '<pre id="x">a</pre>',
    '<blockquote id="x"><p>a</p></blockquote>',
    '<div class="admonition note" id="x"><p class="admonition-title">T</p><p>b</p></div>',
    '<div id="x"><p>a</p></div>',
    '<table id="x"><tr><td>a</td></tr></table>',
]
HOME = "".join(
    html.replace('id="x"', f'id="x{number}"') + f'<p><a href="#x{number}">b</a></p>'
    for number, html in enumerate(LANDINGS)
)
BODY = f"""
<p>Home{mark("a")}, then <a href="../gas/#wick">gas</a>.</p><h2 id="wick">Wick</h2>{TABLE}{CHART}
<ol>{question(1)}</ol>{FOOTNOTE}
"""


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The files of a small book, made twice."""
    site = tmp_path_factory.mktemp("site")
    contents, pages = small_book(site, HOME, BODY, BODY.replace("Home", "Gas"))
    return [pdf_editions(contents, pages, site, EDITION) for _ in range(2)]


def test_same_pages_give_the_same_bytes(pdfs: list[dict[str, bytes]]) -> None:
    assert pdfs[0] == pdfs[1]


def test_book_is_set_on_both_papers_and_every_page_by_itself(
    pdfs: list[dict[str, bytes]], tmp_path: Path
) -> None:
    assert list(pdfs[0])[:2] == ["bridge-or-barrier-letter.pdf", "bridge-or-barrier-a4.pdf"]
    assert set(list(pdfs[0])[2:]) == {f"chapters/{name}.pdf" for name in ("home", "book", "gas")}
    titles = {}
    for name, content in pdfs[0].items():
        (tmp_path / "a.pdf").write_bytes(content)
        titles[name] = [tag.text() for tag in PdfReader(tmp_path / "a.pdf").structure.all("H1", "H2")]
    for paper in ("letter", "a4"):
        whole = titles[f"bridge-or-barrier-{paper}.pdf"]
        assert [title for title in whole if title in {"Home", "Oil", "On oil", "On gas"}] == [
            "Home",
            "Oil",
            "On oil",
            "On gas",
        ]
    assert titles["chapters/home.pdf"] == ["Home"]
    assert titles["chapters/book.pdf"] == ["On oil", "Wick"]
    assert titles["chapters/gas.pdf"] == ["On gas", "Wick"]


def test_every_file_says_that_it_conforms(pdfs: list[dict[str, bytes]]) -> None:
    for name, content in every(pdfs[0].items()):
        with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata(update_docinfo=False) as data:
            found = [str(data.get(term)) for term in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")]
            assert found == ["1", "2", "A"], name
            assert str(data.get("xmp:CreateDate")).startswith("2026-11-22T08:30:14"), name


def test_every_file_is_packed_and_sound(pdfs: list[dict[str, bytes]]) -> None:
    for name, content in every(pdfs[0].items()):
        assert b"/ObjStm" in content, name
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert pdf.check_pdf_syntax() == [], name


def test_imprint_names_what_is_left_out(pdfs: list[dict[str, bytes]], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs[0]["bridge-or-barrier-a4.pdf"])
    assert "on a screen alone: Facts, all." in PdfReader(tmp_path / "a.pdf").texts[1]


@pytest.mark.parametrize("where", ["home", "book"])
def test_every_place_that_a_link_may_land_on_is_on_paper(
    pdfs: list[dict[str, bytes]], tmp_path: Path, where: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs[0][f"chapters/{where}.pdf"])
    links = [link for page in PdfReader(tmp_path / "a.pdf").links for link in page]
    assert [link for link in links if not link.page] == []
    assert len(links) >= (len(LANDINGS) if where == "home" else 1)


LISTS_BEGIN = 3  # the page after cover and imprint


def manuscript_with_lists(parts: int, figures: int) -> str:
    """Return a book whose lists at the front are long, with titles of every length."""
    book = etree.Element("book", figures="", tables="")
    for number in range(parts):
        part = etree.SubElement(book, "part", title=f"Part {number}")
        for inner in range(4):
            chapter = etree.SubElement(
                part, "chapter", title=f"Chapter {number}.{inner}", label=f"/{number}/{inner}/"
            )
            etree.SubElement(chapter, "p").text = "Words."
    (chapter, *_) = book.iter("chapter")
    names = ["Words that follow upon words " * 5] * figures
    names = [name[: 20 + 7 * (number % 14)].strip() for number, name in enumerate(names)]
    for number, name in enumerate(names, 1):
        about = {"image": "charts/oil.svg", "title": name, "subtitle": "a", "alt": "a"}
        etree.SubElement(chapter, "figure", about, number=str(number))
        table = etree.SubElement(chapter, "table", columns="1.0", number=str(number))
        etree.SubElement(table, "caption").text = name
        etree.SubElement(etree.SubElement(table, "row", head="no"), "cell").text = "a"
    book.set("figures", "\n".join(names))
    book.set("tables", "\n".join(names))
    return etree.tostring(book, encoding="unicode")


@pytest.mark.parametrize("paper", PAPERS.values())
def test_lists_have_their_room_before_they_are_there(tmp_path: Path, paper: str) -> None:
    """If they had not, every page would move, and the book would be set once more."""
    draw(tmp_path)
    (tmp_path / "book.xml").write_text(manuscript_with_lists(9, 90), "utf-8")
    template = TEMPLATE.read_text("utf-8")
    ends = "[#metadata(none)<end>]\n  })\n}\n\n#if whole { front() }"
    template = replaced(template, "  })\n}\n\n#if whole { front() }", ends)
    # What the first pass does: the lists find nothing, and nothing is known of what follows.
    first = replaced(template, "query(first).len() == 0", "true")
    first = replaced(first, "outline(target: figure.where(kind: kind)", "outline(target: <nothing>")
    first = replaced(first, "outline(depth: 2", "outline(target: <nothing>, depth: 2")
    begin, then = (page_and_height(tmp_path, source, paper) for source in (first, template))
    assert then > 4 + LISTS_BEGIN  # they go over several pages
    assert begin == pytest.approx(then, abs=0.1)


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def page_and_height(folder: Path, template: str, paper: str) -> float:
    """Return where the lists at the front end: the page, and behind the point how much of it they fill."""
    ask = "#context [#metadata((locate(<end>).page(), locate(<end>).position().y / 1pt))<where>]"
    (folder / "asked.typ").write_text(f"{template}\n{ask}", "utf-8")
    inputs = dict.fromkeys(("subtitle", "keywords", "date", "version", "license", "address", "cover"), "a")
    inputs |= {
        "cover": "",
        "without": "",
        "title": "Lamps",
        "xml": "book.xml",
        "paper": paper,
        "whole": "yes",
    }
    compiler = typst.Compiler(str(folder / "asked.typ"), ignore_system_fonts=True, sys_inputs=inputs)
    page, height = json.loads(compiler.query("<where>", field="value", one=True))
    return float(page) + float(height) / 800


def test_page_that_does_not_conform_is_told_and_nothing_else(tmp_path: Path) -> None:
    contents, pages = small_book(tmp_path, "<p>a</p>", BODY, '<h2 id="wick">a</h2><h4>too deep</h4>')
    with pytest.raises(ProblemsFoundError) as error:
        pdf_editions(contents, pages, tmp_path, EDITION)
    (problem,) = error.value.problems
    assert problem.path == "docs/gas.md"
    assert re.match("chapters/gas.pdf cannot be set: PDF/.* error: skipped from heading", problem.message)


def test_picture_without_a_description_cannot_be_set(tmp_path: Path) -> None:
    draw(tmp_path)
    (tmp_path / TEMPLATE.name).write_text(TEMPLATE.read_text("utf-8"), "utf-8")
    inputs = dict.fromkeys(
        ("subtitle", "keywords", "date", "version", "license", "address", "cover", "without"), ""
    )
    inputs |= {"title": "Lamps", "xml": "page.xml", "paper": "a4", "whole": "no"}
    figure = '<figure number="1" image="charts/oil.svg" title="Oil" subtitle="Barrels" alt="A line."/>'
    xml = f'<book><chapter title="Oil" label="/oil/">{figure}</chapter></book>'
    job = Job("oil.pdf", "oil.md", inputs)
    (tmp_path / "page.xml").write_text(xml, "utf-8")
    assert isinstance(typeset(str(tmp_path), job, DATE), bytes)
    (tmp_path / "page.xml").write_text(xml.replace("A line.", ""), "utf-8")
    assert "missing alt text" in str(typeset(str(tmp_path), job, DATE))


# ---- downloads ---------------------------------------------------------------------------------------------

DOWNLOADS = (
    '<html><body><article><h1>a</h1><div id="editions">None\nyet</div><div>b</div></article></body></html>'
)
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of nothing


def test_downloads_page_gets_the_table_of_what_is_made() -> None:
    files = {
        "bridge-or-barrier-a4.pdf": b"",
        "chapters/home.pdf": b"",
        "bridge-or-barrier.epub": b"x" * 2_345_678,
    }
    made = filled(DOWNLOADS, EDITION, files)
    before, _, rest = made.partition('<div id="editions">')
    table, _, after = rest.partition("</div>")
    assert before + after == DOWNLOADS.replace('<div id="editions">None\nyet</div>', "")
    assert "Edition of November 22, 2026, version 1.2.0." in table
    assert '<a href="../../editions/SHA256SUMS">' in table
    rows = re.findall(r'<tr><td><a href="([^"]+)">.*?</a></td><td>(.*?)</td><td><code.*?>(.*?)</code>', table)
    digest = hashlib.sha256(files["bridge-or-barrier.epub"]).hexdigest()
    assert rows == [
        ("../../editions/bridge-or-barrier-a4.pdf", "1 KB", EMPTY),
        ("../../editions/bridge-or-barrier.epub", "2.3 MB", digest),
    ]


def test_table_of_downloads_can_be_filled_again() -> None:
    files = {"bridge-or-barrier-a4.pdf": b"", "bridge-or-barrier.epub": b"x"}
    first = filled(DOWNLOADS, EDITION, {"bridge-or-barrier-a4.pdf": b"old"})
    assert filled(first, EDITION, files) == filled(DOWNLOADS, EDITION, files)


@pytest.mark.parametrize("page", ["<p>a</p>", None])
def test_downloads_page_without_a_place_for_the_table_is_told(tmp_path: Path, page: str | None) -> None:
    if page is not None:
        (tmp_path / PAGE).parent.mkdir(parents=True)
        (tmp_path / PAGE).write_text(page, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as error:
        read_downloads_page(tmp_path)
    assert told(error) == [
        'docs/about/downloads.md: the page has no place for the table\n    allowed: <div id="editions">'
    ]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (640_400, "640 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_000_000, "1.0 MB"),
        (3_449_000, "3.4 MB"),
        (18_600_000, "18.6 MB"),
    ],
)
def test_size_is_told_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_check_sums_have_the_form_that_is_checked() -> None:
    assert check_sums({"b.pdf": b"", "a/b.pdf": b""}) == f"{EMPTY}  a/b.pdf\n{EMPTY}  b.pdf\n".encode()


# ---- archive -----------------------------------------------------------------------------------------------


def test_archive_has_order_date_and_a_stored_type() -> None:
    members = [("mimetype", b"application/epub+zip"), ("b.txt", b"b" * 999), ("a/mimetype", b"a" * 999)]
    with zipfile.ZipFile(io.BytesIO(archive(members, DATE))) as packed:
        infos = packed.infolist()
        assert [(info.filename, packed.read(info)) for info in infos] == members
        assert [info.compress_type for info in infos] == [
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
            zipfile.ZIP_DEFLATED,
        ]
        assert {info.date_time for info in infos} == {(2026, 11, 22, 8, 30, 14)}
        assert {oct(info.external_attr >> 16) for info in infos} == {"0o100644"}
        assert packed.testzip() is None


def test_archive_of_the_same_is_the_same() -> None:
    members = [("a.txt", b"a" * 999), ("b.txt", b"b")]
    assert archive(members, DATE) == archive(iter(members), DATE)
    assert archive(members, DATE) != archive(members[::-1], DATE)


# ---- edition -----------------------------------------------------------------------------------------------

CONTENTS = Contents("Lamps", "Oil & light.", "Text CC0", (Leaf("index.md"),), frozenset())


def test_edition_has_the_date_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795393814")
    edition = this_edition(CONTENTS)
    assert (edition.date, edition.day) == (datetime(2026, 11, 23, 0, 30, 14, tzinfo=UTC), "November 23, 2026")
    assert (edition.title, edition.subtitle, edition.license) == ("Lamps", "Oil & light", "Text CC0")
    assert re.fullmatch(r"\d+\.\d+\.\d+", edition.version)


def test_edition_is_of_today_where_no_date_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).replace(microsecond=0)
    assert before <= this_edition(CONTENTS).date <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", ""),
        (None, ""),
        ("https://a.example/b", "https://a.example/b/"),
        ("https://a.example/b/", "https://a.example/b/"),
    ],
)
def test_address_ends_with_a_slash(monkeypatch: pytest.MonkeyPatch, given: str | None, address: str) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    if given is not None:
        monkeypatch.setenv("SITE_URL", given)
    assert this_edition(CONTENTS).address == address


# ---- editions ----------------------------------------------------------------------------------------------

LETTER, EPUB, ZIP = (f"bridge-or-barrier{end}" for end in ("-letter.pdf", ".epub", "-offline.zip"))


@pytest.fixture
def lamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a site of two pages, and editions that are made in no time."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Lamps\nnav: [index.md, about/downloads.md]\nextra: {book: {without: [about/downloads.md]}}\n",
        encoding="utf-8",
    )
    build(tmp_path / "site", "", "index.md")
    (tmp_path / "site" / PAGE).parent.mkdir(parents=True)
    (tmp_path / "site" / PAGE).write_text(DOWNLOADS, encoding="utf-8")
    monkeypatch.setattr(
        editions, "pdf_editions", lambda *_: {LETTER: b"letter", "chapters/home.pdf": b"home"}
    )
    monkeypatch.setattr(editions, "epub", lambda *_: b"epub")
    monkeypatch.setattr(editions, "offline_files", lambda site: iter(snapshot(site).items()))
    return tmp_path


def snapshot(folder: Path) -> dict[str, bytes]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_editions_are_written_with_their_sums_and_listed(lamps: Path) -> None:
    names = editions.make_editions(lamps, lamps / "site")
    assert names == [LETTER, "chapters/home.pdf", EPUB, ZIP]
    made = snapshot(lamps / "site")
    contents = {name: made[f"editions/{name}"] for name in names}
    assert made["editions/SHA256SUMS"] == check_sums(contents)
    assert len([path for path in made if path.startswith("editions/")]) == len(names) + 1
    listed = re.findall(r'href="../../editions/([^"]+)"', made[PAGE].decode())
    assert listed == ["SHA256SUMS", LETTER, EPUB, ZIP]


def test_folder_in_the_zip_has_the_editions_but_itself_and_lists_them(lamps: Path) -> None:
    editions.make_editions(lamps, lamps / "site")
    with zipfile.ZipFile(lamps / "site/editions" / ZIP) as packed:
        names = packed.namelist()
        listed = re.findall(r'href="../../editions/([^"]+)"', packed.read(PAGE).decode())
    assert [name for name in names if name.startswith("editions/")] == [
        "editions/SHA256SUMS",
        f"editions/{LETTER}",
        f"editions/{EPUB}",
        "editions/chapters/home.pdf",
    ]
    assert listed == ["SHA256SUMS", LETTER, EPUB]


def fails(*_: object) -> Mapping[str, bytes]:
    raise ProblemsFoundError([Problem("docs/index.md", 0, "it fails")])


def fails_late(site: Path) -> Iterator[tuple[str, bytes]]:
    yield from snapshot(site).items()
    fails()


@pytest.mark.parametrize(
    ("step", "failing"),
    [
        ("read_page", fails),
        ("pdf_editions", fails),
        ("epub", fails),
        ("filled", fails),
        ("offline_files", fails),
        ("offline_files", fails_late),
        ("archive", fails),
    ],
)
def test_site_stays_as_it_was_when_an_edition_fails(
    lamps: Path, monkeypatch: pytest.MonkeyPatch, step: str, failing: Callable[..., object]
) -> None:
    before = snapshot(lamps / "site")
    monkeypatch.setattr(editions, step, failing)
    with pytest.raises(ProblemsFoundError, match="it fails"):
        editions.make_editions(lamps, lamps / "site")
    assert snapshot(lamps / "site") == before
