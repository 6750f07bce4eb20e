"""The small project as a site: hostile records stay text, edits lead to records, unknown keys stop the build."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import mkdocs_build
from tests.every import every

Edit = Callable[[str, str, str], None]
HOSTILE = "<script>alert(1)</script>{{x}}[@y]{!z!}*a*\"q\"'r'|`c`&\\[d](e)"


def build(project: Path, **environment: str) -> Path:
    target = project / "site"
    result = mkdocs_build(project, target, **environment)
    assert result.returncode == 0, result.stderr
    return target


def text_of(page: Path) -> str:
    return " ".join(html.parse(str(page)).getroot().text_content().split())


HOSTILE_TEXTS = [
    ("data/events.yml", "The Soviet trade office bought lamps."),
    ("data/events.yml", "Congress taxes lamp oil"),
    ("data/glossary.yml", "A charge on goods that cross a border."),
    ("data/claims/thaw.yml", "The act of 1901 taxed lamp oil."),
    ("data/claims/thaw.yml", "Lamps were taxed."),
    ("data/instruments.yml", "It puts a duty on lamp oil."),
    ("data/sources.yml", "A Study of Lamp Oil"),
    ("data/sources.yml", "That the duty was small."),
    ("data/facts.yml", "Counted by hand."),
    ("data/quizzes.yml", "The act of 1901 names it."),
    ("data/tables/datapackage.yml", "Lamp oil sold by year."),
]


def test_hostile_records_come_out_as_text(project: Path, edit: Edit) -> None:
    for number, (path, old) in enumerate(HOSTILE_TEXTS):
        edit(path, old, "'" + f"N{number} {HOSTILE}".replace("'", "''") + "'")
    site = build(project)
    shown = ""
    for page in every(site.rglob("index.html")):
        assert "<script>alert" not in page.read_text(encoding="utf-8"), page
        # Typst sets straight quotation marks in titles as curly ones.
        shown += re.sub("[“”]", '"', re.sub("[‘’]", "'", text_of(page)))
    for number, (path, old) in enumerate(HOSTILE_TEXTS):
        assert f"N{number} {HOSTILE}" in shown, f"{path}: {old}"


def test_edit_link_of_a_generated_page_leads_to_its_records(project: Path) -> None:
    site = build(project, REPO_URL="https://github.com/example/lamps")
    for page, record in (
        ("reference/glossary", "data/glossary.yml"),
        ("claims/thaw", "data/claims/thaw.yml"),
    ):
        links = (
            html.parse(str(site / page / "index.html"))
            .getroot()
            .cssselect('a[rel="edit"], a.md-content__button')
        )
        assert [link.get("href") for link in links] == [
            f"https://github.com/example/lamps/edit/main/{record}"
        ]
    chapter = (site / "history/lamps/index.html").read_text()
    assert "https://github.com/example/lamps/edit/main/docs/history/lamps.md" in chapter


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            "docs/history/lamps.md",
            "[@act-1901, p. 4;",
            "[@act-1910;",
            'docs/history/lamps.md:16: there is no source "act-1910"',
        ),
        (
            "data/events.yml",
            "1930-06",
            "1930-13",
            'data/events.yml:13: date "1930-13" is not a calendar date',
        ),
    ],
)
def test_problem_stops_the_build_and_writes_nothing(
    project: Path, edit: Edit, path: str, old: str, new: str, message: str
) -> None:
    edit(path, old, new)
    result = mkdocs_build(project, project / "site")
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "docs/reference").exists()
