"""Whatever the words of a record are, they come out as words: in pages, drawings, feed, calendar and data.

The property: a project whose texts hurt makes the same elements as one whose texts are plain.
"""

from __future__ import annotations

import csv
import html
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring
from pybtex.database import parse_string  # type: ignore[import-untyped]
from ruamel.yaml import YAML

from scripts.chapters import read_chapters
from scripts.charts import Drawing, for_page
from scripts.evidence import Evidence
from scripts.extension import EvidenceExtension
from scripts.generate import GENERATORS, charts, internals, social
from scripts.load import load_or_raise
from scripts.yaml_lines import parse_yaml, read_text
from tests.conftest import SMALL, mkdocs_build
from tests.every import every
from tests.properties import FRAGMENTS, cases, copy_of_small, words
from tests.test_properties_chapters import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown.extensions import Extension

# Fields of free text in every kind of record; forms of terms are left alone, because pages link them.
FREE = {
    *("title", "summary", "legal_reference", "definition", "name_on_site", "published", "claim", "finding"),
    *(
        "authority",
        "what_it_does",
        "status_note",
        "label",
        "note",
        "question",
        "reason",
        "supports",
        "publisher",
    ),
    *(
        "what",
        "why",
        "subtitle",
        "alt",
        "description",
        "vintage",
        "coverage",
        "origin",
        "serial-number",
    ),
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><g><path d="M0 0" '
    'role="graphics-symbol" aria-label="{0}"/><text>{0}</text></g></svg>'
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_small(tmp_path_factory.mktemp("generators"))


def with_texts(data: Any, text: str) -> Any:  # noqa: ANN401
    """Return records with a text in every field of free text, each with its own beginning."""
    count = iter(range(10_000))

    def changed(value: Any, key: str = "") -> Any:  # noqa: ANN401
        match value:
            case dict():
                return {name: changed(inner, str(name)) for name, inner in value.items()}
            case list():
                return [changed(inner) for inner in value]
            case str() if key in FREE:
                filler = " and so on" * 9 if key == "alt" else ""
                return f"N{next(count)}{filler} {text} end"
        return value

    return changed(data)


def write_texts(root: Path, text: str) -> None:
    """Write the records of the small project with a text in every field of free text."""
    for file in sorted((SMALL / "data").rglob("*.yml")):
        path = file.relative_to(SMALL).as_posix()
        changed = with_texts(parse_yaml(read_text(SMALL, path), path).data, text)
        (root / path).write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")


def drawn(chart: Any, _table: object, _root: Path) -> Drawing:  # noqa: ANN401
    """Return a drawing that has the words of a record in it, as Vega would write them."""
    svg = SVG.format(html.escape(chart.title))
    page = for_page(svg, chart.id, chart.alt)
    return Drawing(wide=page, narrow=page, svg=svg, small=svg, png=b"")


Make = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def made(root: Path) -> Iterator[Make]:
    """A function that generates everything from records with a text in every field."""

    def make(text: str) -> dict[str, str]:
        write_texts(root, text)
        records, chapters = load_or_raise(root), read_chapters(root)
        files: dict[str, str | bytes] = {}
        for generator in GENERATORS:
            if generator not in (internals, social):
                files.update(generator.files(records, chapters, root))
        return {
            path: content.decode("utf-8", "ignore") if isinstance(content, bytes) else content
            for path, content in files.items()
        }

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "draw", drawn)
        yield make


@pytest.fixture(scope="module")
def plain(root: Path, made: Make) -> dict[str, Counter[str]]:
    """The elements of every page where the texts are plain words."""
    return elements(root, made("plain"))


def elements(root: Path, files: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Return how many elements of each kind each page and each snippet becomes, and the attributes they have."""
    evidence = Evidence(load_or_raise(root))
    found = {}
    for path, text in every(files.items()):
        if path.endswith(".md"):
            extensions: list[str | Extension] = [*EXTENSIONS, EvidenceExtension(evidence=evidence)]
            body = text.split("\n---\n", 1)[-1].replace("{!open-data.md!}", "")
            made = markdown.markdown(body, extensions=extensions)
            page = fragment_fromstring(made, create_parent="div")
            assert not page.cssselect("xss, img"), path
            found[path] = Counter(kinds(page))
    return found


def kinds(page: HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if isinstance(element.tag, str) and not element.xpath(
            "ancestor::pre"
        ):  # code is colored sign by sign
            yield f"{element.tag} {' '.join(sorted(map(str, element.attrib)))}"


def few(text: str) -> str:
    """Return a text with so few words that it fits every field."""
    return (
        text if len(text.split()) < 6 else "_".join(text.split())
    )  # a title has ten, and some are there already


# What ends a line without being seen is refused by the loader.
texts = words.map(lambda text: text.replace("\u2028", ""))


@cases(4)
@given(text=texts)
@example(text="".join(FRAGMENTS[:30]).replace("\n", " "))
@example(text="".join(FRAGMENTS[30:]).replace("\n", " ").replace("\u2028", ""))
@example(text="{!x!}")
@example(text="[@x] {{ x }}")
@example(text="</script></title><xss onload=x>")
@example(text="a\n```\nb")
@example(text="a | b")
@example(text="1. a\n- b\n+ c\n# d")
@example(text="x " * 300)
def test_texts_that_hurt_make_the_same_elements_as_plain_ones(
    root: Path, made: Make, plain: dict[str, Counter[str]], text: str
) -> None:
    hurting = elements(root, made(few(text)))
    assert hurting.keys() == plain.keys()
    for path, found in every(hurting.items()):
        # The page of record formats shows a record as its file has it, and so may choose another.
        assert found == plain[path] or path.endswith("/records.md"), path


@cases(8)
@given(text=texts)
@example(text='"; drop\\ \r\n'.strip())
@example(text="}} @misc{x, title = {y}")
@example(text="]]></title><entry>")
def test_files_for_other_programs_stay_readable_to_them(made: Make, text: str) -> None:
    files = made(few(text))
    for path, content in every(files.items()):
        match path.rpartition(".")[2]:
            case "json":
                assert json.loads(content)
            case "csv":
                assert len({len(row) for row in csv.reader(io.StringIO(content), strict=True)}) == 1
            case "svg" | "xml":
                etree.fromstring(content.encode())
            case "ics":
                assert len(Calendar.from_ical(content).walk("VEVENT")) == 2
            case "bib":
                assert len(parse_string(content, "bibtex").entries) == 9
            case "md":
                head = content.split("\n---\n")[0]
                if content.startswith("---\n"):
                    assert set(YAML(typ="safe").load(head)) >= {"title", "description", "edit"}
    feed = etree.fromstring(files["docs/feed.xml"].encode())
    assert len(feed.findall("{*}entry")) == 2


@cases(60)
@given(text=st.text(max_size=30) | words)
def test_words_of_a_drawing_stay_words(text: str) -> None:
    """Whatever stands in a table stands in a drawing, and the page it stands in reads citations and includes."""
    shown = "".join(sign for sign in text if sign.isprintable())
    page = for_page(SVG.format(html.escape(shown)), "chart", shown or "x")
    assert not any(sign in page for sign in ("[@", "{{", "{!"))
    drawing = etree.fromstring(page.encode())
    assert len(list(drawing.iter())) == 5
    assert drawing.findtext(".//{*}text") == shown


def test_readers_of_a_page_are_told_its_title_and_description_as_text(project: Path) -> None:
    chapter = project / "docs/about/downloads.md"
    text = chapter.read_text(encoding="utf-8").split("---\n", 2)[2]
    chapter.write_text(
        "---\ntitle: 'A & B <xss>'\ndescription: 'The \"thaw\" <xss>'\nchecked: 2020-01-02\nreview_by: 2099-01-01\n"
        f"---\n{text}",
        encoding="utf-8",
    )
    result = mkdocs_build(project, project / "site")
    assert result.returncode == 0, result.stderr
    page = etree.parse(str(project / "site/about/downloads/index.html"), etree.HTMLParser())
    assert page.xpath("//xss") == []
    assert page.xpath("//meta[@name='description']/@content") == ['The "thaw" <xss>']
    assert page.xpath("//meta[@property='og:description']/@content") == ['The "thaw" <xss>']
    assert "A & B <xss>" in str(page.findtext(".//title"))
