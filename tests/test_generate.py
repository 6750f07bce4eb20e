"""Generators on small records: what is on each page, and that hostile records stay text."""

import shutil
from pathlib import Path

import pytest

from scripts.chapters import GENERATED, read_chapters
from scripts.generate import GENERATORS, everything
from scripts.load import load_or_raise
from tests.conftest import ROOT, SMALL
from tests.every import every


def generate(root: Path) -> dict[str, str]:
    """Return the generated texts; pictures are left out."""
    made = everything(load_or_raise(root), read_chapters(root), root)
    return {path: text for path, text in made.items() if isinstance(text, str)}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with the settings that it inherits."""
    root = tmp_path_factory.mktemp("small") / "project"
    shutil.copytree(SMALL, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "house.yml")
    return root


@pytest.fixture(scope="module")
def files(small: Path) -> dict[str, str]:
    return generate(small)


def test_every_generator_makes_something(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "SITE_URL", "https://lamps.example/"
    )  # without one there are no pictures for other sites
    records, chapters = load_or_raise(small), read_chapters(small)
    for generator in every(GENERATORS):
        assert generator.files(records, chapters, small), generator.__name__


def test_generated_files_name_the_record_to_edit_and_stand_where_git_does_not_look(
    files: dict[str, str],
) -> None:
    for path, text in every(files.items()):
        assert path.startswith(GENERATED), path
        if path.endswith(".md"):
            assert "Made from " in text.split("\n")[0] + text.split("\n")[1], path


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        (
            "docs/reference/timeline.md",
            [
                "2 events from 1901 to 1930",
                "## 1900s",
                "### Congress taxes lamp oil { #lamp-oil-act-1901 .record ",
                ' data-effect="tightens" data-category="trade-policy" data-actor="us" data-year="1901" }',
                '<time datetime="1901-02-03">February 3, 1901</time> · Trade policy · United States · **Tightens**',
                "**Tightens**{ .badge .effect-tightens }\n{ .record-facts }",
                "Law: [Lamp Oil Act](instruments.md#act-1901). Sources: [Pub. L. 1-1](sources.md#act-1901).",
                "(sources.md#act-1901). Shown in: [Lamps](../history/lamps.md).\n{ .record-sources }",
                "Law: Lamp treaty of 1930. Sources: [Journal of Lamps, 1999](sources.md#paper-1999). Confidence: medium.",
            ],
        ),
        (
            "docs/reference/glossary.md",
            [
                "[D](#letter-d) [L](#letter-l)\n{ .letters .screen-only }",
                "## L { #letter-l }",
                "### Lamp oil (LO) { #lamp-oil }",
                "Also: import tax. See also: [Lamp oil](#lamp-oil).",
                "Used in: [Lamps](../history/lamps.md).",
            ],
        ),
        (
            "docs/reference/sources.md",
            [
                "9 documents, 7 of them primary",
                "## Statutes and bills",
                "<em>Lamp Oil Act</em>",
                "[archived copies](https://web.archive.org/web/2020/https://law.example/act-1901)",
                "{ #act-1901 .source .law }",
                "Cited in: [Lamps](../history/lamps.md); ",
                "[Claim: Lamps were taxed](../claims/thaw.md#thaw-lamps)",
                "[Lamp oil sold](data.md#oil)",
            ],
        ),
        (
            "docs/reference/instruments.md",
            [
                "1 instrument: 1 in force.",
                "| February 3, 1901 | [Lamp Oil Act](#act-1901) | In force | January 2, 2020 |",
                "Who can end it: Congress.",
                "To be reviewed by January 1, 2099.",
            ],
        ),
        (
            "docs/reference/facts.md",
            [
                "## Lamp oil sold\n",
                "### Lamp oil sold, 1901 { #oil-1901 }",
                "## Given by their sources",
                "**&#36;1.5 billion** (1,500.5 million U.S. dollars, nominal)",
                "Origin: percent change: [Lamp oil sold](data.md#oil). About: 1902.",
                "[Lamp oil sold](data.md#oil), in `data/tables/oil.csv`, row year 1901, column value&#95;musd. About: 1901.",
                "Checked January 2, 2020; to be reviewed by January 1, 2099.",
                "Told in: [Lamps](../history/lamps.md).",
            ],
        ),
        (
            "docs/reference/data.md",
            [
                "1 table with 2 rows",
                "### Lamp oil sold { #oil }",
                "2 rows · 1901-1902 · vintage January 2020 · [CSV](../data/oil.csv) · [JSON](../data/oil.json)",
                "| `value_musd` | number | million US dollars, nominal | Value of lamp oil sold. |",
            ],
        ),
        (
            "docs/claims/index.md",
            [
                "Of 2 checkable claims, 1 holds up",
                "| **Holds up**{ .badge .verdict-supported } |",
                "| [1](/claims/thaw.md?verdict=supported) | 0 | 1 |",
                "| **All** |  | 1 | 1 | 2 |",
            ],
        ),
        (
            "docs/claims/thaw.md",
            [
                "*Lamps Shine Again*. It carries no date.",
                '### Lamps were taxed. { #thaw-lamps .record data-verdict="supported" }',
                '<input type="radio" name="verdict" value="supported"><span>Holds up <small>1</small></span>',
                "**Holds up**{ .badge .verdict-supported } · Law · confidence high · checked January 2, 2020",
                "Sources: [Pub. L. 1-1](../reference/sources.md#act-1901). Treated in: [Lamps](../history/lamps.md#the-duty).",
            ],
        ),
        ("docs/claims/explainer.md", ["No source could be found."]),
        ("snippets/claims/thaw-lamps.md", ['!!! claim "What the articles said: holds up"', "[@act-1901]"]),
        (
            "snippets/timelines/lamps.md",
            ["| June 1930 | [Moscow buys lamps](/reference/timeline.md#ussr-buys-lamps-1930) | loosens |"],
        ),
        (
            "snippets/quizzes/history/lamps.md",
            ["1. **What was taxed?**", "    - A. Lamp oil", "**A. Lamp oil**"],
        ),
        ("docs/data/oil.json", ['"value_musd": 1500.5', '"year": 1901']),
        ("docs/data/oil.csv", ["1901,1500.5,seen,act-1901\n"]),
    ],
)
def test_page_shows_its_records(files: dict[str, str], path: str, parts: list[str]) -> None:
    for part in every(parts):
        assert part in files[path]


def test_timeline_shows_only_its_stretch(files: dict[str, str], project: Path) -> None:
    assert files["snippets/timelines/lamps.md"].count("/reference/timeline.md#") == 2
    file = project / "data/timelines.yml"
    file.write_text(file.read_text() + "  categories: [energy]\n")
    assert generate(project)["snippets/timelines/lamps.md"].count("/reference/timeline.md#") == 1


def test_sources_of_a_kind_stand_in_the_order_of_their_words(files: dict[str, str]) -> None:
    page = files["docs/reference/sources.md"]
    assert page.index("## Statutes") < page.index("## Books") < page.index("## Articles")


def test_overdue_fact_says_so(project: Path) -> None:
    file = project / "data/facts.yml"
    file.write_text(file.read_text().replace("2099-01-01", "2020-06-01", 1))
    assert "**Review is due.**" in generate(project)["docs/reference/facts.md"]
