"""Whatever stands in a chapter: the checks read it, Python-Markdown renders it, and no record leaks markup."""

from contextlib import nullcontext, suppress
from functools import lru_cache
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring
from markdown.extensions import Extension

from scripts import markup
from scripts.chapters import read_chapter
from scripts.check import check_project
from scripts.evidence import Evidence
from scripts.extension import EvidenceExtension, UnknownKeyError
from scripts.load import load_or_raise
from scripts.problems import report
from scripts.prose import sentences
from tests.conftest import ROOT, SMALL
from tests.every import every
from tests.properties import FRAGMENTS, PIECES, cases, copy_of_small, instead, mutated

LAMPS = "docs/history/lamps.md"
EXTENSIONS = (
    *("admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "smarty"),
    *("pymdownx.details", "pymdownx.superfences"),
)
texts = st.lists(st.sampled_from((*FRAGMENTS, *PIECES, "a ", "Lamp oil ", "1901 ")), max_size=25).map("".join)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_small(tmp_path_factory.mktemp("chapters"))


@lru_cache
def evidence() -> Evidence:
    return Evidence(load_or_raise(SMALL))


def rendered(text: str) -> HtmlElement:
    """Render a text as a page; a key that no record has is refused, which is what the check tells."""
    extensions: list[str | Extension] = [*EXTENSIONS, EvidenceExtension(evidence=evidence())]
    return fragment_fromstring(markdown.markdown(text, extensions=extensions), create_parent="div")


def checked(root: Path, content: str | bytes) -> list[str]:
    with instead(root / LAMPS, content):
        problems = check_project(root)[2]
        report(problems).encode("utf-8")
        return [str(problem) for problem in problems]


@cases(80)
@given(content=mutated((SMALL / LAMPS).read_text(encoding="utf-8")) | st.binary(max_size=80))
@example(content="---\n---\n")
@example(content="---\n- a\n---\n# A")
@example(content="---\ntitle: &a [*a]\n---\n# A")
def test_mutated_chapters_are_checked(root: Path, content: str | bytes) -> None:
    checked(root, content)


CHAPTERS = sorted((ROOT / "docs").glob("[chos]*/*.md"))


@cases(40)
@given(data=st.data())
def test_mutated_chapters_of_the_site_are_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = data.draw(st.sampled_from(every(CHAPTERS)))
    content = data.draw(mutated(file.read_text(encoding="utf-8")))
    folder = tmp_path_factory.getbasetemp()
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/a.md").write_text(content, encoding="utf-8", newline="")
    chapter = read_chapter(folder, "docs/a.md")
    assert isinstance(chapter.headings, list)
    assert isinstance(chapter.sentences, list)
    assert isinstance(chapter.cited_keys(), set)


@cases(150)
@given(text=texts)
@example(text="[@act-1901; ]")
@example(text="[^a]: [@act-1901]\n\n[^a]")
@example(text="{{ oil-1901 }}{ #a }")
def test_any_text_is_rendered_or_refused_as_the_check_would(text: str) -> None:
    unknown = [mark for mark in markup.marks(text) if mark.content not in ("act-1901", "oil-1901")]
    with nullcontext() if not unknown else suppress(UnknownKeyError, ValueError):
        rendered(text)


@cases(100)
@given(text=texts)
def test_checks_and_extension_see_the_same_marks(text: str) -> None:
    seen: list[markup.Mark] = []
    markup.replace_marks(text, seen.append)
    assert seen == list(markup.marks(text))


NESTED = (
    "> " * 30 + "[@act-1901]",
    "- a\n" + "".join("    " * depth + "- [@act-1901]\n" for depth in range(1, 12)),
    "!!! note\n\n"
    + "".join("    " * depth + "??? note\n\n" for depth in range(1, 8))
    + "    " * 8
    + "{{ oil-1901 }}",
    "<div markdown>\n" * 10 + "\n[@act-1901]\n\n" + "</div>\n" * 10,
    "*" * 60 + "[@act-1901]" + "*" * 60,
    "[" * 40 + "[@act-1901]" + "]" * 40,
)


@pytest.mark.parametrize("text", NESTED, ids=lambda text: text[:8])
def test_nesting_neither_hides_a_citation_nor_breaks_the_page(text: str) -> None:
    assert len(rendered(text).cssselect(".footnote li")) == 1


# Four thousand openings and no end, as long as the longest chapter: a pattern that goes back and forth between
# them would never come to an end, and neither would this test.
LONG = 3_000
SLOW = (
    *(
        "[@" * LONG,
        "{{ " * LONG,
        "{{" * LONG,
        "{!" * LONG,
        "`" * LONG,
        "` " * LONG,
        "<!--" * LONG,
        "[@a, " * LONG,
    ),
    *(
        "# " * LONG,
        "#" * LONG,
        " " * LONG,
        "\n" * LONG,
        "a." * LONG,
        "A. " * LONG,
        "1" * LONG,
        "```\n" * LONG,
    ),
    *(
        "~~~a\n" * LONG,
        "[" * LONG,
        "(" * LONG,
        "{" * LONG,
        "a-1" * LONG,
        "*" * LONG,
        "\\[" * LONG,
        "a" * LONG,
    ),
    *("# a {" * LONG, "# a {#" * LONG, "#  " + " " * LONG + "x", "U.S. " * LONG, "---\n" * LONG, "- " * LONG),
    *("``a" * LONG, "`a\n" * LONG, "    `" * LONG, "x;" * LONG, "[@a;" * LONG, "*a [b](" * LONG, "." * LONG),
)


@pytest.mark.parametrize("text", SLOW, ids=lambda text: repr(text[:8]))
def test_long_text_is_read_to_its_end(text: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(text, encoding="utf-8")
    chapter = read_chapter(tmp_path, "docs/a.md")
    list(markup.includes(chapter.text))
    assert isinstance(chapter.headings, list)
    list(sentences(chapter.text))
    chapter.cited_keys()
