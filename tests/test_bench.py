"""The measurements: what they measure is right. How long anything takes is never asserted."""

import gzip
import json
from pathlib import Path

import pytest

from scripts import bench
from scripts.bench import paper
from scripts.bench.figures import HEAD, Figure
from scripts.bench.multiply import multiply
from scripts.bench.paper import NotMeasuredError, joined
from scripts.bench.run import FailedError, build, generate, project_copy
from scripts.bench.stock import write_stock_config
from scripts.bench.weights import kind_of, weight, weights
from scripts.check import check_project
from scripts.environment import python_of
from tests.conftest import ROOT
from tests.every import every


@pytest.fixture
def larger(project: Path) -> Path:
    """The small project three times over."""
    multiply(project, 3)
    return project


def test_multiplied_project_passes_every_check(project: Path) -> None:
    before, chapters, _ = check_project(project)
    multiply(project, 3)
    after, more_chapters, problems = check_project(project)
    assert problems == []
    assert len(more_chapters) == 3 * len(chapters)
    assert len(after.tables) == 3 * len(before.tables)
    for kind, group in every(before.groups().items()):
        assert len(after.groups()[kind]) == 3 * len(group), kind


def test_copies_refer_to_copies(larger: Path) -> None:
    records, _, _ = check_project(larger)
    assert records.events["lamp-oil-act-1901-copy2"].instruments == ["act-1901-copy2"]
    assert records.terms["duty-copy3"].see_also == ["lamp-oil-copy3"]
    assert records.terms["duty-copy3"].forms == ["import tax copy3"]
    assert records.claims["thaw-lamps-copy2"].chapter == "history/lamps-copy2.md#the-duty"
    assert records.charts["oil-sold-copy2"].table == "oil-copy2"
    assert records.tables["oil-copy2"].source_keys() == ["act-1901-copy2", "paper-1999-copy2"]
    assert records.facts["oil-change-copy2"].model_dump(by_alias=True)["percent_change"] == {
        "from": "oil-1901-copy2",
        "to": "oil-1902-copy2",
    }


def test_copied_chapter_cites_tells_includes_and_links_to_copies(larger: Path) -> None:
    chapter = (larger / "docs/history/lamps-copy2.md").read_text()
    assert "[@act-1901-copy2, p. 4; @paper-1999-copy2] Sales fell by {{ oil-change-copy2 }}" in chapter
    assert "{!charts/oil-sold-copy2.md!}" in chapter
    assert "{!note-copy2.md!}" in chapter
    assert "{!quizzes/history/lamps-copy2.md!}" in chapter
    assert "[lamps](history/lamps-copy2.md)" in (larger / "docs/index-copy2.md").read_text()


def test_navigation_names_every_copy_of_a_chapter_and_no_copy_of_a_generated_page(larger: Path) -> None:
    lines = (larger / "mkdocs.yml").read_text().splitlines()
    copies = ["      - Lamps: history/lamps-copy2.md", "      - Lamps: history/lamps-copy3.md"]
    first = lines.index("      - Lamps: history/lamps.md")
    assert lines[first + 1 : first + 3] == copies
    assert [line for line in lines if "claims/thaw" in line] == ["      - The news report: claims/thaw.md"]


def test_multiplied_by_one_is_the_same(project: Path) -> None:
    before, chapters, _ = check_project(project)
    multiply(project, 1)
    after, same_chapters, problems = check_project(project)
    assert problems == []
    assert [record.model_dump() for record in after.all()] == [record.model_dump() for record in before.all()]
    assert [chapter.text for chapter in same_chapters] == [chapter.text for chapter in chapters]


def test_copies_of_an_excerpt_of_the_timeline_share_its_stretch(project: Path) -> None:
    before, _, _ = check_project(project)
    multiply(project, 3)
    after, _, _ = check_project(project)
    for name, original in every(before.timelines.items()):
        parts = [after.timelines[key] for key in (name, f"{name}-copy2", f"{name}-copy3")]
        held = [{event.id for event in after.events.values() if part.holds(event)} for part in parts]
        assert set.union(*held) == {event.id for event in after.events.values() if original.holds(event)}
        assert (parts[0].start, parts[-1].end) == (original.start, original.end)


def test_stock_config_has_nothing_of_ours(project: Path) -> None:
    write_stock_config(project)
    settings = json.loads((project / "stock.yml").read_text())
    assert not {"hooks", "extra_css", "extra_javascript"} & settings.keys()
    assert "custom_dir" not in settings["theme"]
    assert settings["theme"]["name"] == "material"
    assert "footnotes" in settings["markdown_extensions"]
    assert "scripts" not in (project / "stock.yml").read_text()


def test_stock_twin_has_the_same_pages_and_weighs_less(project: Path, tmp_path: Path) -> None:
    copy = project_copy(project, tmp_path / "copy")
    generate(copy)
    write_stock_config(copy)
    build(copy, "site")
    build(copy, "stock", "stock.yml")
    pages, twins = (
        {page.relative_to(copy / site) for page in (copy / site).rglob("index.html")}
        for site in ("site", "stock")
    )
    assert pages == twins
    assert "[@act-1901, p. 4; @paper-1999]" in (copy / "stock/history/lamps/index.html").read_text()
    found = list(weights(copy / "site", copy / "stock", 20))
    assert [figure.what for figure in found if figure.most == 20] == ["chapter with charts: history/lamps/"]
    for figure in every(found):
        assert figure.value > 0, figure


def made_up_page(folder: Path) -> Path:
    page = folder / "history/lamps/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<!doctype html><html><head><link rel="icon" href="../../icon.png">'
        '<link rel="stylesheet" href="../../site.css?v=1"><link rel="stylesheet" href="https://host.example/a.css">'
        '</head><body><article><p>Lamps</p></article><script src="../../site.js"></script></body></html>'
    )
    (folder / "icon.png").write_bytes(b"not counted")
    (folder / "site.css").write_text("p { color: red }\n" * 99)
    (folder / "site.js").write_text("1;")
    return page


def test_page_weighs_what_it_is_and_what_it_names(tmp_path: Path) -> None:
    page = made_up_page(tmp_path)
    parts = [page, tmp_path / "site.css", tmp_path / "site.js"]
    assert weight(page) == sum(len(gzip.compress(part.read_bytes(), 9)) for part in parts)


def test_chapters_with_charts_are_a_kind_of_their_own(tmp_path: Path) -> None:
    page = made_up_page(tmp_path)
    assert kind_of("history/lamps/", page) == "chapter"
    page.write_text('<figure class="chart" id="chart-oil">')
    assert kind_of("history/lamps/", page) == "chapter with charts"
    assert kind_of("", page) == "home"
    assert kind_of("about/", page) == ""


def test_joined_page_has_all_articles_and_the_style_sheets(tmp_path: Path) -> None:
    page = made_up_page(tmp_path)
    (tmp_path / "index.html").write_text(page.read_text().replace("Lamps", "Home").replace("../../", ""))
    text = joined(tmp_path, ["", "history/lamps/"])
    assert text.startswith("<!doctype html>")
    assert "<body><article><p>Home</p></article><article><p>Lamps</p></article></body>" in text
    assert 'href="site.css?v=1"' in text
    assert "<script" not in text


@pytest.mark.parametrize(
    ("figure", "kept", "end"),
    [
        (Figure("a", 11.0, 10.0, 1.25), True, "1.10  ≤ 1.25"),
        (Figure("a", 13.0, 10.0, 1.25), False, "1.30  ≤ 1.25  MISSED"),
        (Figure("a", 4.0, most=5), True, "≤ 5.0 s"),
        (Figure("a", 90.0, 75.0, 20, "KB"), True, "+15.0 KB  ≤ +20.0 KB"),
        (Figure("a", 90.0, 60.0, 20, "KB"), False, "MISSED"),
        (Figure("a", 90.0, 60.0, None, "KB"), True, "+30.0 KB"),
    ],
)
def test_figure_is_a_line_that_says_whether_its_budget_is_kept(figure: Figure, kept: bool, end: str) -> None:  # noqa: FBT001
    assert figure.kept is kept
    assert str(figure).endswith(end)
    assert str(figure).index("  ") < HEAD.index("ours")


def test_failed_command_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"failed:\n[\s\S]*'mkdocs.yml': No such file"):
        build(tmp_path, "site")


@pytest.mark.parametrize(
    ("said", "told"), [("pip", "pip could not install"), ("Pango", "system library Pango")]
)
def test_missing_weasyprint_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    """Neither pip nor Pango is asked; the environment seems to be there."""

    def fail(words: str, *_: object) -> str:
        if said in words:
            raise FailedError(words)
        return ""

    python = python_of(tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(paper, "output_of", fail)
    with pytest.raises(NotMeasuredError, match=told):
        paper.weasyprint_seconds(tmp_path, tmp_path, tmp_path)


def test_bench_prints_figures_and_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "figures", lambda *_: iter([Figure("site", 2.0, 1.0), "Nothing else."]))
    assert bench.bench(tmp_path) == 0
    out = capsys.readouterr().out
    assert "best counts" in out
    assert out.endswith("2.00\nNothing else.\n")


def test_the_site_itself_multiplied_passes_every_check(tmp_path: Path) -> None:
    larger = project_copy(ROOT, tmp_path / "larger")
    before, _, _ = check_project(larger)
    multiply(larger, 2)
    after, _, problems = check_project(larger)
    assert problems == []
    rows, more_rows = (
        sum(
            timeline.holds(event)
            for timeline in records.timelines.values()
            for event in records.events.values()
        )
        for records in (before, after)
    )
    assert 2 * rows <= more_rows < 2.2 * rows
