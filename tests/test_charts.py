"""Charts: drawn from tables, labelled mark by mark, kept in a cache, refused with a reason."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from scripts import charts
from scripts.chapters import read_chapters
from scripts.check import check_project
from scripts.computed import COMPUTED, all_tables
from scripts.facts import in_words, value_of
from scripts.generate import charts as pages
from scripts.generate import everything
from scripts.load import load_or_raise
from scripts.problems import ProblemsFoundError
from tests.conftest import ROOT, SMALL
from tests.every import every

Edit = Callable[[str, str, str], None]
RECORDS = load_or_raise(ROOT)
CHART_FILES = (
    "snippets/charts/oil-sold.md",
    "docs/charts/oil-sold.csv",
    "docs/charts/oil-sold.svg",
    "docs/charts/oil-sold-small.svg",
    "docs/charts/oil-sold.png",
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawing(tmp_path: Path) -> charts.Drawing:
    records = load_or_raise(SMALL)
    return charts.draw(records.charts["oil-sold"], records.tables["oil"], tmp_path)


def test_marks_are_labelled_and_titled(drawing: charts.Drawing) -> None:
    for svg in (drawing.wide, drawing.narrow):
        assert re.findall(r"<title>(.*?)</title>", svg) == ["1901: $1,501 million", "1902: $300 million"]
        assert svg.startswith('<svg role="graphics-document" aria-label="Two bars.')


def test_page_takes_colors_from_the_style_sheet_and_files_do_not(drawing: charts.Drawing) -> None:
    assert "var(--chart-1)" in drawing.wide
    assert "currentColor" in drawing.wide
    assert "var(" not in drawing.svg
    assert "currentColor" not in drawing.svg
    assert charts.COLORS["var(--chart-1)"] in drawing.svg
    assert drawing.png.startswith(b"\x89PNG")


def test_files_have_the_light_colors_of_the_page() -> None:
    style = (ROOT / "theme/assets/site.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"^  --(chart-\d): (#\w{6});$", style, re.MULTILINE))
    fixed = {name[6:-1]: color for name, color in charts.COLORS.items() if re.search(r"chart-\d", name)}
    assert len(fixed) == 5
    assert light == fixed


def test_drawing_has_no_longer_numbers_than_the_eye_can_tell(drawing: charts.Drawing) -> None:
    for svg in (drawing.wide, drawing.narrow, drawing.svg):
        assert charts.rounded(svg) == svg
        assert "transform=" in svg


def test_wide_and_narrow_scale_and_differ(drawing: charts.Drawing) -> None:
    sizes = [re.search(r'viewBox="0 0 (\d+) (\d+)"', svg) for svg in (drawing.wide, drawing.narrow)]
    assert [size and size[1] for size in sizes] == [str(charts.WIDE), str(charts.NARROW)]
    assert not re.search(r'<svg[^>]* width="', drawing.wide)


def test_unchanged_chart_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = load_or_raise(SMALL)
    chart, table = records.charts["oil-sold"], records.tables["oil"]
    first = charts.draw(chart, table, tmp_path)
    monkeypatch.setattr("vl_convert.vegalite_to_svg", None)
    assert charts.draw(chart, table, tmp_path) == first
    with pytest.raises(TypeError):
        charts.draw(chart.model_copy(update={"alt": chart.alt + " More."}), table, tmp_path)


def test_one_changed_cell_changes_the_chart(project: Path, edit: Edit) -> None:
    before = pages.files(load_or_raise(project), read_chapters(project), project)
    edit("data/tables/oil.csv", "300.1", "400.1")
    after = pages.files(load_or_raise(project), read_chapters(project), project)
    changed = {path for path in every(before) if before[path] != after[path]}
    assert changed == set(CHART_FILES)


def test_one_changed_cell_changes_what_shows_it_and_nothing_else(project: Path, edit: Edit) -> None:
    before = dict(everything(load_or_raise(project), read_chapters(project), project))
    told = told_in_lamps(project)
    edit("data/tables/oil.csv", "300.1", "400.1")
    after = dict(everything(load_or_raise(project), read_chapters(project), project))
    assert {path for path in every(before) if before[path] != after[path]} == {
        *CHART_FILES,
        "docs/data/oil.csv",
        "docs/data/oil.json",
        "docs/data/facts.json",
        "docs/reference/facts.md",
    }
    assert (told, told_in_lamps(project)) == (["$300 million", "80 percent"], ["$400 million", "73 percent"])


def told_in_lamps(project: Path) -> list[str]:
    """Return the two figures of the chapter that depend on the cell, as readers see them."""
    records = load_or_raise(project)
    facts = [records.facts[key] for key in ("oil-1902", "oil-change")]
    return [in_words(fact, value_of(fact, records)) for fact in facts]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("table: oil", "table: oils", 'data/charts/oil-sold.yml:5: there is no table "oils"'),
        (
            "columns: [year, value_musd]",
            "columns: [year, value]",
            'oil-sold.yml:6: table "oil" has no column "value"',
        ),
        (
            "table: oil\n",
            "table: oil\nwhere: {year: [1999]}\n",
            'oil-sold.yml:6: chart "oil-sold" draws no row',
        ),
        ("spec:\n", "spec:\n  data: {url: x.csv}\n", 'oil-sold.yml:8: the specification has "data"'),
        ("id: oil-sold", "id: oil", 'data/charts/oil-sold.yml:1: id "oil" is not the name of the file'),
        (
            "alt: Two",
            "alt: Bars.\nnote: Two",
            "data/charts/oil-sold.yml:4: alt has 5 characters\n    allowed: at least 80",
        ),
    ],
)
def test_chart_that_does_not_fit_is_told(project: Path, edit: Edit, old: str, new: str, message: str) -> None:
    edit("data/charts/oil-sold.yml", old, new)
    assert message in "\n".join(map(str, check_project(project)[2]))


@pytest.mark.parametrize(("end", "told"), [(" in the U.S.", []), (".", ["title ends in a full stop"])])
def test_title_has_no_full_stop_but_may_end_in_an_abbreviation(
    project: Path, edit: Edit, end: str, told: list[str]
) -> None:
    edit("data/charts/oil-sold.yml", "fell in 1902", f"fell in 1902{end}")
    assert [problem.message for problem in check_project(project)[2]] == told


def test_chart_that_nobody_shows_is_told(project: Path, edit: Edit) -> None:
    edit("docs/history/lamps.md", "{!charts/oil-sold.md!}", "")
    assert [problem.message for problem in check_project(project)[2]] == ['chart "oil-sold" is shown nowhere']


def test_specification_that_cannot_be_drawn_is_told(project: Path, edit: Edit) -> None:
    edit("data/charts/oil-sold.yml", "type: quantitative", "type: enormous")
    edit("data/charts/oil-sold.yml", "mark: bar", "mark: {type: scribble}")
    with pytest.raises(
        ProblemsFoundError, match=r'data/charts/oil-sold.yml:7: chart "oil-sold" cannot be drawn'
    ):
        pages.files(load_or_raise(project), [], project)


def test_specifications_are_merged_level_by_level() -> None:
    base = {"a": {"b": 1, "c": [1, 2]}, "d": 1}
    assert charts.merged(base, {"a": {"c": [3]}, "e": 2}) == {"a": {"b": 1, "c": [3]}, "d": 1, "e": 2}
    assert base == {"a": {"b": 1, "c": [1, 2]}, "d": 1}


def test_coordinates_are_rounded_and_words_are_not() -> None:
    svg = '<path aria-label="$1.2345 billion" d="M0.88235,282.70733h1" x="2.0001"/><text>3.14159</text>'
    expected = '<path aria-label="$1.2345 billion" d="M0.9,282.7h1" x="2"/><text>3.14159</text>'
    assert charts.rounded(svg) == expected


def test_tables_counted_from_records_have_all_records() -> None:
    tables = all_tables(RECORDS)
    assert set(COMPUTED) == set(tables) - set(RECORDS.tables)
    events = sum(int(row.cells["events"]) for row in every(tables["events-by-year"].rows))
    claims = sum(int(row.cells["claims"]) for row in every(tables["claims-by-verdict"].rows))
    assert (events, claims) == (len(RECORDS.events), len(RECORDS.claims))


@pytest.mark.parametrize("name", sorted(RECORDS.charts))
def test_every_mark_of_every_chart_has_a_label(name: str) -> None:
    chart = RECORDS.charts[name]
    drawing = charts.draw(chart, all_tables(RECORDS)[chart.table], ROOT)
    for svg in (drawing.wide, drawing.narrow):
        tree = etree.fromstring(svg)
        marks = every(tree.iterfind(".//*[@role='graphics-symbol']"))
        for mark in marks:
            assert mark.get("aria-label"), etree.tostring(mark)
        sizes = [
            float(text.get("font-size", "12px").removesuffix("px")) for text in every(tree.iter(f"{SVG}text"))
        ]
        assert min(sizes) >= 11
        assert len(svg) < 60_000


def test_every_chart_has_its_table_sources_and_downloads() -> None:
    made = pages.files(RECORDS, [], ROOT)
    for name in every(RECORDS.charts):
        snippet = str(made[f"snippets/charts/{name}.md"])
        for part in (
            "| --- |",
            "Source: ",
            f"/charts/{name}.csv",
            f"/charts/{name}.svg",
            f"/charts/{name}.png",
        ):
            assert part in snippet, f"{name}: {part}"


def test_pictures_are_the_same_every_time(tmp_path: Path) -> None:
    records = load_or_raise(SMALL)
    chart, table = records.charts["oil-sold"], records.tables["oil"]
    kept = [json.dumps(charts.draw(chart, table, tmp_path / name).wide) for name in ("a", "b")]
    assert kept[0] == kept[1]
