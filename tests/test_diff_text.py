"""Texts of others made harmless, sentences paired, navigation read."""

from pathlib import Path

import pytest

from scripts.chapters import Chapter
from scripts.contribute.compare_text import changes, source_labels, units
from scripts.contribute.compare_values import Names, words
from scripts.contribute.shown import change, code, cut, first, shown
from scripts.contribute.versions import read_version
from scripts.dates import PartialDate
from scripts.vocabulary import Verdict
from tests.conftest import SMALL

VERSION = read_version(SMALL, "small")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a\n\n# b", "a \\# b"),
        ("`a`", "\\`a\\`"),
        ("<script>&amp;", "\\<script\\>\\&amp;"),
        ("![a](b)", "\\!\\[a\\](b)"),
        ("| a |", "\\| a \\|"),
        ("$5 to $10", "\\$5 to \\$10"),
        ("$a$", "<span>$</span>a<span>$</span>"),
        ("`$5", "\\`<span>$</span>5"),
        ("@octocat", "\\@\u2060octocat"),
        ("a @ b", "a \\@ b"),
        ("#12", "\\#\u206012"),
        ("GH-12", "GH-\u206012"),
        ("https://a.example", "https:\u2060//a.example"),
        ("www.a.example", "www\u2060.a.example"),
        (":tada:", ":\u2060tada:"),
        ("at 12:30", "at 12:30"),
        ("a\u202eb\u200bc", "a⟨U+202E⟩b⟨U+200B⟩c"),
        ("\\*", "\\\\\\*"),
        ("a" * 601, "a" * 600 + " …"),
    ],
)
def test_text_is_shown_and_does_nothing(text: str, markdown: str) -> None:
    assert shown(text) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [("a/b.md#c", "`a/b.md#c`"), ("HEAD~1", "`HEAD~1`"), ("a`b", "a\\`b"), ("a b", "a b"), ("ä", "ä")],
)
def test_code(text: str, markdown: str) -> None:
    assert code(text) == markdown


LONG = " ".join(map(str, range(100)))


@pytest.mark.parametrize(
    ("before", "after", "markdown"),
    [
        ("June 1930", "July 1930", "June 1930 → July 1930"),
        ("", "new", "(none) → new"),
        ("old", "", "old → (none)"),
        (
            "one two three four five six seven eight nine",
            "one two three 4 five six seven eight nine",
            (
                "one two three <del>four</del> five six seven eight nine<br>"
                "→ one two three <ins>4</ins> five six seven eight nine"
            ),
        ),
        (
            LONG,
            f"{LONG} end",
            "0 1 2 3 4 5 … 94 95 96 97 98 99<br>→ 0 1 2 3 4 5 … 94 95 96 97 98 99 <ins>end</ins>",
        ),
        ("a " * 2500 + "b", "a " * 2500 + "c", "… a a a a a a b<br>→ … a a a a a a c"),
    ],
)
def test_change_shows_what_differs(before: str, after: str, markdown: str) -> None:
    assert change(before, after) == markdown


def test_cut_counts_what_is_left_out() -> None:
    assert cut(["aa", "bb"], 6) == ["aa", "bb"]
    assert cut(["aa", "bb", "cc"], 6) == [
        "aa",
        "bb",
        "",
        "**Cut here: 1 more line (limit: 6 bytes for a section).**",
    ]
    assert first(["a", "b", "c"], 2, "rows") == ["a", "b", "- … and 1 more rows (limit: 2)"]
    assert first(["a", "b"], 2, "rows") == ["a", "b"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a.b.c", "a.b.c", []),
        ("a.b.c", "a.c", [("b", None)]),
        ("a.c", "a.b.c", [(None, "b")]),
        ("it was red", "it was blue", [("it was red", "it was blue")]),
        ("one two", "three four", [("one two", None), (None, "three four")]),
        ("a.b", "b.a", [("b", "b")]),
        ("x y z.a b c", "a b d.x y q", [("x y z", "x y q"), ("a b c", "a b d")]),
        ("", "a", [(None, "a")]),
    ],
)
def test_changes(before: str, after: str, found: list[tuple[str | None, str | None]]) -> None:
    split = [text.split(".") if text else [] for text in (before, after)]
    assert changes(*split) == found


def test_rewritten_book_is_not_paired() -> None:
    old, new = ([f"{'word ' * 100}{side} {at}" for at in range(110)] for side in ("old", "new"))
    found = changes(old, new)
    assert len(found) == 220
    assert (None, new[0]) in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two {{ lamps }}.", ["One.", "Two 1,234."]),
        ("## Head\n\n- Item {{ oil-1901 }}", ["## Head", "Item $1.5 billion"]),
        ("| a | {{ lamps }} |\n|---|---|", ["| a | 1,234 |"]),
        ("A.[@act-1901, p. 4; @record-1]", ["A. [Pub. L. 1-1, p. 4; Lamp Archive, 1901]"]),
        ("A.[@nobody] {{ nothing }}", ["A. [nobody] {{ nothing }}"]),
        ("A.[@Not A Key]", ["A.[@Not A Key]"]),
        ("`{{ lamps }}`", ["`{{ lamps }}`"]),
        ("```yaml\nid: {{ lamps }}\n```", ["```yaml", "id: {{ lamps }}"]),
        ("A.\n\n<!-- B. -->\n", ["A."]),
        ("```\n<!-- shown -->\n```", ["<!-- shown -->"]),
        ("{!charts/oil-sold.md!}", ["{!charts/oil-sold.md!}"]),
    ],
)
def test_units(text: str, found: list[str]) -> None:
    labels = source_labels(VERSION, VERSION)
    assert units(Chapter("docs/a.md", text), VERSION.told, labels) == found


def test_sources_with_one_label_are_told_apart(project: Path) -> None:
    file = project / "data/sources.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("date: 1902", "date: 1901"), encoding="utf-8")
    labels = source_labels(read_version(project, "new"), VERSION)
    assert labels["record-1"] == "Lamp Archive, 1901 (record-1)"
    assert labels["record-2"] == "Lamp Archive, 1901 (record-2)"
    assert labels["record-3"] == "Lamp Archive, 1903"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (PartialDate("2022-03-04"), "March 4, 2022"),
        (Verdict.OUTDATED, "Out of date"),
        ([Verdict.OUTDATED, Verdict.CONTEXT], "Out of date; Needs context"),
        ({"year": [1901]}, '{"year": [1901]}'),
        ({}, ""),
        (3, "3"),
        ("act-1901", "The Act"),
    ],
)
def test_words_of_a_value(value: object, text: str) -> None:
    assert words(value, Names({"sources": {"act-1901": "The Act"}}), "sources") == text


@pytest.mark.parametrize(
    ("settings", "titles", "problem"),
    [
        (
            "nav: [a.md, {B: b.md}, {C: [c.md, {D: d.md}]}]",
            {"a.md": "", "b.md": "B", "c.md": "C", "d.md": "C › D"},
            "",
        ),
        ("INHERIT: mkdocs.yml\nnav: []", {}, "mkdocs.yml inherits from itself"),
        ("- a", {}, "the file has the wrong shape"),
        ("nav: 3", {}, ""),
        ("INHERIT: nowhere.yml", {}, "the file is missing"),
    ],
)
def test_navigation(project: Path, settings: str, titles: dict[str, str], problem: str) -> None:
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    version = read_version(project, "new")
    assert version.titles == titles
    assert [one.message for one in version.problems] == [problem] * bool(problem)
    assert version.title("history/lamps.md") == "Lamps"
    assert version.title("history/wicks.md") == "history/wicks.md"


def test_fact_in_a_snippet_is_told_on_the_pages_that_include_it(project: Path) -> None:
    (project / "snippets/note.md").write_text("{{ oil-1902 }} {!note.md!} {!deep.md!}", encoding="utf-8")
    (project / "snippets/deep.md").write_text("{{ lamps }}", encoding="utf-8")
    (project / "docs/index.md").write_text("{!note.md!}", encoding="utf-8")
    told = read_version(project, "new").told_on
    assert told["fact", "oil-1902"] == ["history/lamps.md", "index.md"]
    assert told["fact", "lamps"] == ["history/lamps.md", "index.md"]
