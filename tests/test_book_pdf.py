"""The PDF editions of the real site, held against its pages: nothing is lost, all is tagged, every link lands."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import pytest
import typst
from lxml import html

from scripts.book.contents import Leaf, read_contents
from tests.conftest import ROOT
from tests.every import every
from tests.pdf_reader import Box, PdfReader, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


CONTENTS = read_contents(ROOT)
ALONE = "alone"  # every page in a file of its own
both_papers = pytest.mark.parametrize("paper", ["letter", "a4"])
everywhere = pytest.mark.parametrize("where", ["letter", "a4", ALONE])


# ---- what the pages of the site say ------------------------------------------------------------------------


def is_of(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


# What a page shows and paper does not: what is of use on a screen alone, and what is drawn.
ON_SCREEN = f"""
    .//script | .//summary | .//details[not({is_of("success")})] | .//*[{is_of("headerlink")}] | .//svg
    | .//*[{is_of("footnote-backref")}] | .//*[{is_of("md-content__button")}] | .//*[{is_of("about")}]
    | .//*[{is_of("screen-only")}]
"""


@dataclass(frozen=True)
class Chapter:
    """A page of the site, as the book must tell it: every run of words, as letters and figures alone."""

    leaf: Leaf
    is_sheet: bool
    title: str
    headings: list[tuple[int, str]]
    body: list[str]
    answers: list[str]
    notes: list[list[str]]
    tables: list[tuple[int, int]]
    charts: list[tuple[str, str]]
    hosts: set[str]


def letters(text: str) -> str:
    """Return a text without what line breaks, hyphens and ligatures may change in it."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def runs(*elements: html.HtmlElement) -> list[str]:
    return [run for element in elements for text in element.itertext() if (run := letters(str(text)))]


def cut(article: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Take elements out of a page, so that the texts around them stay two texts."""
    found = article.xpath(path)
    for element in found:
        gap = element.makeelement("span")
        gap.tail, element.tail = element.tail, None
        element.getparent().replace(element, gap)
    return list(found)


def leads_away(link: html.HtmlElement) -> bool:
    return str(link.get("href")).startswith("http")


def needs_note(link: html.HtmlElement) -> bool:
    """Tell whether a link leads to another host, which its words do not name."""
    href = str(link.get("href"))
    return href.startswith("http") and re.sub(r"^https?://(www\.)?", "", href).split("/")[0] != link.text


def notes(links: Iterable[html.HtmlElement], texts: dict[str, html.HtmlElement]) -> Iterator[list[str]]:
    """Yield the runs of each note that paper must have: sources, when first cited, and addresses of links."""
    waiting = dict(texts)
    for link in links:
        if link.get("class") == "footnote-ref":
            note = waiting.pop(link.get("href").removeprefix("#"), None)
            yield from [] if note is None else [runs(note)]
        elif needs_note(link):
            yield [letters(link.get("href"))]
    assert waiting == {}, "a note is not cited"


@cache
def chapter(site: Path, leaf: Leaf) -> Chapter:
    (article,) = html.parse(str(site / leaf.url / "index.html")).xpath("//article")
    charts = article.xpath(f".//figure[{is_of('chart')}]")
    drawn = [(chart.findtext(".//figcaption/p"), chart.find(".//svg").get("aria-label")) for chart in charts]
    cut(article, ON_SCREEN)
    texts = {str(note.get("id")): note for note in article.xpath(".//div[@class='footnote']//li[@id]")}
    away = [link for note in texts.values() for link in note.iter("a") if leads_away(link)]
    cut(article, ".//div[@class='footnote']")
    answers = cut(article, ".//details")  # they stand at the end
    cited = list(notes([link for part in (article, *answers) for link in part.iter("a")], texts))
    for part in (article, *answers):
        cut(part, ".//sup[a]")
    titles = article.xpath(".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    headings = [(int(title.tag[1]), "".join(runs(title))) for title in titles]
    tables = [(len(table.findall(".//th")), len(table.findall(".//td"))) for table in article.iter("table")]
    is_sheet = bool(article.xpath(f".//h1[{is_of('one-sheet')}]"))
    title = headings[0][1]
    return Chapter(
        leaf, is_sheet, title, headings, runs(article), runs(*answers), cited, tables, drawn, set(runs(*away))
    )


def chapters(site: Path) -> list[Chapter]:
    return [chapter(site, leaf) for leaf in CONTENTS.leaves]


def test_book_has_the_order_in_which_the_site_leads_from_page_to_page(built: Path) -> None:
    site = built.resolve()
    page, pages = site, [site]
    while following := html.parse(str(page / "index.html")).xpath("string(//link[@rel='next']/@href)"):
        page = (page / following).resolve()
        pages.append(page)
    without = [site / Leaf(src).url for src in every(CONTENTS.without)]
    assert [page for page in pages if page not in without] == [site / leaf.url for leaf in CONTENTS.leaves]


# ---- what the book says ------------------------------------------------------------------------------------


class Opening(NamedTuple):
    """The heading that a part, a chapter or the index begins with; only a chapter is a page of the site."""

    kind: str
    title: str
    leaf: Leaf | None = None


@cache
def read(file: Path) -> PdfReader:
    return PdfReader(file)


def book(site: Path, paper: str) -> PdfReader:
    return read(site / f"editions/bridge-or-barrier-{paper}.pdf")


def alone(site: Path, leaf: Leaf) -> PdfReader:
    return read(site / f"editions/chapters/{leaf.name}.pdf")


def openings(site: Path) -> list[Opening]:
    """Return what the book must have, in order."""
    found: list[Opening] = []
    part = ""
    for made in chapters(site):
        if made.leaf.part != part:
            part = made.leaf.part
            found.append(Opening("H1", letters(part)))
        found.append(Opening("H2" if part else "H1", made.title, made.leaf))
    return [*found, Opening("H2", letters("Index of laws"))]


def blocks(reader: PdfReader) -> list[Tag]:
    """Return what stands at the top of the structure."""
    return [child for child in reader.structure.children if isinstance(child, Tag)]


@cache
def told(site: Path, paper: str) -> dict[Opening, list[Tag]]:
    """Return what each part and chapter of the book consists of; each begins where its heading is due."""
    waiting = openings(site)
    here: list[Tag] = []
    found: dict[Opening, list[Tag]] = {}
    for block in blocks(book(site, paper)):
        heading = next(block.all("H1", "H2"), None)
        if waiting and heading and (heading.kind, letters(heading.text())) == waiting[0][:2]:
            here = found[waiting.pop(0)] = []
        here.append(block)
    assert waiting == [], "the book does not have it, or not in this place"
    return found


def tellings(site: Path, where: str) -> list[tuple[Chapter, list[Tag]]]:
    """Return each chapter with what it consists of: in the book on a paper, or in a file of its own."""
    if where == ALONE:
        return [(made, blocks(alone(site, made.leaf))) for made in chapters(site)]
    return [(chapter(site, at.leaf), found) for at, found in told(site, where).items() if at.leaf]


def within(blocks: Iterable[Tag], *kinds: str) -> list[Tag]:
    return [tag for block in blocks for tag in block.all(*kinds)]


def words(tags: Iterable[Tag], *without: str) -> str:
    return letters("".join(tag.text(*without) for tag in tags))


def lost(said: str, runs: Iterable[str]) -> list[str]:
    """Return the runs that a text does not have, in this order."""
    found: list[str] = []
    at = 0
    for run in runs:
        here = said.find(run, at)
        if here < 0:
            found.append(run)
        else:
            at = here + len(run)
    return found


def test_lost_run_is_found() -> None:
    assert lost("onetwothree", ["one", "three"]) == []
    assert lost("onetwothree", ["two", "one", "three", "four"]) == ["one", "four"]


@both_papers
def test_every_part_and_chapter_is_there_in_order(built: Path, paper: str) -> None:
    assert list(told(built, paper)) == openings(built)


@both_papers
def test_pages_left_out_are_not_in_it(built: Path, paper: str) -> None:
    known = {opening.title for opening in openings(built)}
    left_out = {chapter(built, Leaf(src)).title for src in every(CONTENTS.without)} - known
    assert left_out
    shown = {letters(tag.text()) for tag in within(blocks(book(built, paper)), "H1", "H2")}
    assert left_out & shown == set()


@both_papers
def test_imprint_names_the_pages_left_out(built: Path, paper: str) -> None:
    said = letters(book(built, paper).texts[1])
    titles = [chapter(built, Leaf(src)).title for src in every(CONTENTS.without)]
    assert [title for title in titles if title not in said] == []


@everywhere
def test_every_word_of_a_page_is_in_its_chapter(built: Path, where: str) -> None:
    for made, found in every(tellings(built, where)):
        said = words(found, "Note", "Lbl", "Figure")
        assert lost(said, every(made.body)) == [], made.leaf.src
        assert lost(said, made.answers) == [], made.leaf.src


@everywhere
def test_every_heading_is_tagged_with_its_level(built: Path, where: str) -> None:
    for made, found in every(tellings(built, where)):
        below = 1 if made.leaf.part and where != ALONE else 0
        expected = [(f"H{level + below}", title) for level, title in made.headings]
        expected += [("H2", "Sources")] if made.is_sheet and where == ALONE else []
        tags = within(found, "H1", "H2", "H3", "H4", "H5", "H6")
        assert [(tag.kind, letters(tag.text())) for tag in tags] == expected, made.leaf.src


@everywhere
def test_every_citation_has_its_note(built: Path, where: str) -> None:
    cited = 0
    for made, found in every(tellings(built, where)):
        if made.is_sheet and where == ALONE:
            continue  # its notes are a list on a sheet of its own
        shown = [letters(tag.text()) for tag in within(found, "Note")]
        assert len(shown) == len(made.notes), made.leaf.src
        # In the book the list of sources, whose number is in the note, has the address and so the host.
        spared = set() if where == ALONE else made.hosts
        asked = [[run for run in note if run not in spared] for note in made.notes]
        pairs = enumerate(zip(shown, asked, strict=True), 1)
        wrong = [note for at, (note, runs) in pairs if not note.startswith(str(at)) or lost(note, runs)]
        assert wrong == [], made.leaf.src
        cited += len(shown)
    assert cited


@everywhere
def test_every_chart_is_a_figure_with_title_and_description(built: Path, where: str) -> None:
    drawn = 0
    for made, found in every(tellings(built, where)):
        assert [tag.alt for tag in within(found, "Figure")] == [alt for _, alt in made.charts], made.leaf.src
        captions = words(within(found, "Caption"))
        assert lost(captions, [letters(title) for title, _ in made.charts]) == [], made.leaf.src
        drawn += len(made.charts)
    assert drawn


@everywhere
def test_every_table_has_its_cells_and_every_head_says_what_it_heads(built: Path, where: str) -> None:
    heads = 0
    for made, found in every(tellings(built, where)):
        cells = [(within([table], "TH"), within([table], "TD")) for table in within(found, "Table")]
        assert [(len(above), len(below)) for above, below in cells] == made.tables, made.leaf.src
        scopes = [head.scope for above, _ in cells for head in above]
        assert scopes == ["/Column"] * len(scopes), made.leaf.src
        heads += len(scopes)
    assert heads


@both_papers
def test_lists_of_figures_and_tables_name_each(built: Path, paper: str) -> None:
    found = blocks(book(built, paper))
    contents, figures, tables = (list(block.all("Link")) for block in found if block.kind == "TOC")
    assert lost(words(contents), [opening.title for opening in openings(built)]) == []
    titles = [letters(title) for made in chapters(built) for title, _ in made.charts]
    assert len(figures) == len(every(titles))
    assert lost(words(figures, "Lbl"), titles) == []
    captions = [
        letters(caption.text())
        for block in found
        if within([block], "Table")
        for caption in block.all("Caption")
    ]
    assert len(tables) == len(every(captions))
    assert lost(words(tables), captions) == []


# ---- the file ----------------------------------------------------------------------------------------------


class Paper(NamedTuple):
    """The size of a paper and its margins, in inches."""

    width: float
    height: float
    inner: float
    outer: float
    top: float = 1
    bottom: float = 1.05

    def field(self, page: int, hanging: float = 3) -> Box:
        """Return where words may stand on a page, counted from 0, in points; a comma may hang over the edge."""
        left, right = (self.outer, self.inner) if page % 2 else (self.inner, self.outer)
        sides = (left, self.bottom, self.width - right, self.height - self.top)
        left, bottom, right, top = (72 * side for side in sides)
        return Box(left - hanging, bottom - hanging, right + hanging, top + hanging)


PAPERS = {
    "letter": Paper(8.5, 11, 1.2, 1.7),
    "a4": Paper(210 / 25.4, 297 / 25.4, 29 / 25.4, 39 / 25.4),
}
CHAPTER = Paper(8.5, 11, 1.45, 1.45, 1, 1)
SHEET = Paper(8.5, 11, 1, 1, 0.8, 0.8)


def titled_files(site: Path) -> list[tuple[PdfReader, str]]:
    """Return every PDF with the title that it must have."""
    whole = [(book(site, paper), CONTENTS.title) for paper in PAPERS]
    return [*whole, *((alone(site, made.leaf), made.title) for made in chapters(site))]


def metadata(reader: PdfReader) -> dict[str, str]:
    with reader.pdf.open_metadata(update_docinfo=False) as data:
        names = ("dc:title", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
        return {name: str(data.get(name)) for name in names}


def broken(reader: PdfReader) -> list[int]:
    """Return the pages with a link that leads to no page and no address."""
    found = []
    for number, links in enumerate(reader.links, 1):
        if any(not link.page and not re.match("https?://[^/]", link.address) for link in links):
            found.append(number)
    return found


def test_every_file_is_tagged_titled_and_conforms(built: Path) -> None:
    for reader, title in every(titled_files(built)):
        root = reader.pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert root.StructTreeRoot.K is not None
        assert str(root.Lang) == "en-US"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert letters(title) in letters(str(reader.pdf.docinfo["/Title"]))
        said = metadata(reader)
        assert said.pop("dc:title") == str(reader.pdf.docinfo["/Title"])
        assert said == {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}


def test_every_font_is_embedded(built: Path) -> None:
    for reader, title in every(titled_files(built)):
        assert reader.not_embedded() == [], title


def test_every_link_lands_on_a_page_or_leads_to_an_address(built: Path) -> None:
    for reader, title in every(titled_files(built)):
        assert broken(reader) == [], title
    for paper in PAPERS:
        every(link for links in book(built, paper).links for link in links if link.page)
        every(link for links in book(built, paper).links for link in links if link.address)


def outline(site: Path) -> list[tuple[int, str]]:
    """Return depth and words of every line that the outline must have."""
    found = []
    for kind, title, leaf in openings(site):
        depth = 0 if kind == "H1" else 1
        found.append((depth, title))
        sections = chapter(site, leaf).headings if leaf else []
        found += [(depth + 1, section) for level, section in sections if level == 2]
    return found


@both_papers
def test_outline_has_every_part_chapter_and_section(built: Path, paper: str) -> None:
    lines = [(line.depth, letters(line.title)) for line in book(built, paper).outline]
    assert lines == outline(built)


@both_papers
def test_every_part_and_chapter_opens_a_right_hand_page_and_the_outline_leads_there(
    built: Path, paper: str
) -> None:
    reader = book(built, paper)
    waiting = openings(built)
    for line in every(reader.outline):
        if waiting and (f"H{line.depth + 1}", letters(line.title)) == waiting[0][:2]:
            opening = waiting.pop(0)
            assert line.page % 2 == 1, line
            assert letters(reader.texts[line.page - 1]).startswith(opening.title), line
            assert reader.page_of(told(built, paper)[opening][0]) == line.page
    assert waiting == []


@both_papers
def test_lists_and_index_give_the_pages_that_they_lead_to(built: Path, paper: str) -> None:
    reader = book(built, paper)
    *_, index = told(built, paper).values()
    lists = [block for block in blocks(reader) if block.kind == "TOC"]
    for link in every(within([*lists, *index], "Link")):
        target = reader.leads_to(link)
        assert target is not None
        assert re.findall(r"\d+", link.text())[-1:] == [str(target.page)], link.text()


def beside_links(tag: Tag) -> Iterator[tuple[Tag, str]]:
    """Yield each link in an element with the words after it."""
    for number, child in enumerate(tag.children):
        if isinstance(child, Tag):
            if child.kind == "Link":
                after = tag.children[number + 1 :]
                yield child, "".join(item if isinstance(item, str) else item.text() for item in after)
            yield from beside_links(child)


@both_papers
def test_every_reference_gives_the_page_or_the_number_that_it_leads_to(built: Path, paper: str) -> None:
    reader = book(built, paper)
    sources = [tag for tag in within(blocks(reader), "P") if re.match(r"\[\d+\]", tag.text())]
    numbers = {tag.text().partition("]")[0] + "]": reader.page_of(tag) for tag in sources}
    pages, brackets = [], []
    for link, after in every(beside_links(reader.structure)):
        target = reader.leads_to(link)
        assert target is not None
        if number := re.match(r"\s*\(p\.\s(\d+)\)", after):
            pages.append((link.text(), int(number[1]), target.page))
        elif re.fullmatch(r"\[\d+\]\s*", link.text()):
            brackets.append((link.text(), numbers.get(link.text().strip()), target.page))
    assert [place for place in every(pages) if place[1] != place[2]] == []
    assert [place for place in every(brackets) if place[1] != place[2]] == []


# ---- the paper ---------------------------------------------------------------------------------------------


@both_papers
def test_every_page_has_the_size_of_its_paper(built: Path, paper: str) -> None:
    size = [72 * PAPERS[paper].width, 72 * PAPERS[paper].height]
    for page in every(book(built, paper).pages):
        assert page.get_size() == pytest.approx(size, abs=0.01)


def head(page: int, begins: int, title: str, *, whole: bool) -> str:
    """Return what stands in the margins of a page: its number below where a chapter begins, else above."""
    if page == begins:
        return str(page)
    return f"{page}{CONTENTS.title}" if whole and page % 2 == 0 else f"{title}{page}"


def heads(site: Path, paper: str) -> Iterator[str]:
    """Yield what must stand in the margins of each page of the book after cover and imprint."""
    runs = {
        book(site, paper).page_of(found[0]): opening.title for opening, found in told(site, paper).items()
    }
    begins, title = 3, "Contents"
    for page, text in enumerate(book(site, paper).texts[2:], 3):
        if page in runs:
            begins, title = page, runs[page]
        yield (
            letters(head(page, begins, title, whole=True)) if text else ""
        )  # the left-hand page may be empty


@both_papers
def test_margins_hold_page_numbers_and_running_heads_alone(built: Path, paper: str) -> None:
    reader = book(built, paper)
    assert reader.outside(1, PAPERS[paper].field(1)) == ""
    for page, expected in enumerate(every(heads(built, paper)), 2):
        assert letters(reader.outside(page, PAPERS[paper].field(page))) == expected, page


def test_margins_of_every_chapter_by_itself_hold_numbers_and_heads_alone(built: Path) -> None:
    for made in every(chapters(built)):
        reader = alone(built, made.leaf)
        paper = SHEET if made.is_sheet else CHAPTER
        for page in every(range(len(reader.pages))):
            expected = letters(head(page + 1, 1, made.title, whole=False))
            assert letters(reader.outside(page, paper.field(page))) == expected, made.leaf.src


def test_no_words_are_set_over_others(built: Path) -> None:
    for reader, title in every(titled_files(built)):
        for page in every(range(len(reader.pages))):
            assert reader.collisions(page) == [], f"{title}, page {page + 1}"


def test_handout_has_its_questions_on_one_sheet_and_its_notes_on_another(built: Path) -> None:
    (sheet,) = [made for made in chapters(built) if made.is_sheet]
    first, second = map(letters, alone(built, sheet.leaf).texts)
    questions = [title for _, title in sheet.headings].index("Threequestions")
    assert lost(first, [title for _, title in sheet.headings]) == []
    assert questions == len(sheet.headings) - 1
    assert first.endswith(f"{sheet.body[-1]}1")
    assert lost(second, ["Sources", *(run for note in sheet.notes for run in note)]) == []


# ---- what the checks find ----------------------------------------------------------------------------------


def made_up(folder: Path, source: str) -> Path:
    """Set a small book and return its file."""
    (folder / "small.typ").write_text(
        f"#set page(width: 300pt, height: 200pt, margin: 50pt)\n{source}", "utf-8"
    )
    typst.compile(folder / "small.typ", output=folder / "small.pdf", ignore_system_fonts=True)
    return folder / "small.pdf"


SMALL = Paper(300 / 72, 200 / 72, 50 / 72, 50 / 72, 50 / 72, 50 / 72)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Within.", ""),
        ("Within. #place(dx: 190pt)[beyond]", "yond"),
        ("Within. #place(dx: -10pt)[beyond]", "be"),
        ("Within. #place(dy: 110pt)[beyond]", "beyond"),
        ("Within. #place(dy: -60pt)[beyond]", "beyond"),
    ],
)
def test_words_in_a_margin_are_found(tmp_path: Path, source: str, found: str) -> None:
    assert PdfReader(made_up(tmp_path, source)).outside(0, SMALL.field(0)) == found


def test_words_over_others_are_found(tmp_path: Path) -> None:
    table = "#set text(size: 9pt)\n#table(columns: (2em, 5em), stroke: none, [incomprehensible], [second])"
    assert PdfReader(made_up(tmp_path, table)).collisions(0)
    assert not PdfReader(made_up(tmp_path, table.replace("2em", "9em"))).collisions(0)


def test_link_to_no_page_is_found(tmp_path: Path) -> None:
    file = made_up(
        tmp_path, '#link((page: 2, x: 0pt, y: 0pt))[There] #pagebreak() and #link("ftp://a.b")[back].'
    )
    assert broken(PdfReader(file)) == [2]
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save(file)
    assert broken(PdfReader(file)) == [1]


def test_font_that_is_not_embedded_is_found(tmp_path: Path) -> None:
    file = made_up(tmp_path, "Word.")
    assert PdfReader(file).not_embedded() == []
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier
        )
        pdf.pages[0].Resources.Font.F9 = pdf.make_indirect(font)
        pdf.save(file)
    assert PdfReader(file).not_embedded() == ["/Courier"]


# ---- beside the files --------------------------------------------------------------------------------------


def test_check_sums_are_those_of_all_files(built: Path) -> None:
    folder = built / "editions"
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {path: digest for digest, path in (line.split("  ") for line in every(lines))}
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    del files["SHA256SUMS"]
    assert sums == {path: hashlib.sha256(file.read_bytes()).hexdigest() for path, file in files.items()}


def test_editions_are_the_book_and_every_page_of_it(built: Path) -> None:
    files = {file.name for file in (built / "editions").iterdir() if file.is_file()}
    assert files == {
        "SHA256SUMS",
        *(f"bridge-or-barrier{end}" for end in ("-letter.pdf", "-a4.pdf", ".epub", "-offline.zip")),
    }
    pages = {file.stem for file in (built / "editions/chapters").iterdir()}
    assert pages == {leaf.name for leaf in CONTENTS.leaves}


def test_downloads_page_lists_each_edition_with_size_and_check_sum(built: Path) -> None:
    page = built / "about/downloads/index.html"
    document = html.parse(str(page))
    rows = document.xpath("//div[@id='editions']//tbody/tr")
    files = [(page.parent / row.xpath("string(.//a/@href)")).resolve() for row in rows]
    folder = (built / "editions").resolve()
    assert sorted(files) == sorted(
        file for file in folder.iterdir() if file.name.startswith("bridge-or-barrier")
    )
    for row, file in zip(every(rows), files, strict=True):
        number, unit = row.findall("td")[1].text.split()
        size = float(number) * {"KB": 1e3, "MB": 1e6}[unit]
        assert file.stat().st_size == pytest.approx(size, abs=0.5e3 if unit == "KB" else 0.05e6), file
        assert row.findtext(".//code") == hashlib.sha256(file.read_bytes()).hexdigest()


def test_every_page_of_the_book_links_to_its_own_file_and_no_other_page_does(built: Path) -> None:
    site = built.resolve()
    expected = {site / leaf.url: site / f"editions/chapters/{leaf.name}.pdf" for leaf in CONTENTS.leaves}
    for page in every(site.rglob("index.html")):
        links = html.parse(str(page)).xpath("//a[contains(@href, 'editions/chapters/')]/@href")
        files = {(page.parent / link).resolve() for link in links}
        assert files == ({expected[page.parent]} if page.parent in expected else set()), page
        assert [file for file in files if not file.is_file()] == [], page
