"""Rules across records that the slips do not show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.check import check_project

Edit = Callable[[str, str, str], None]


def messages(project: Path) -> list[str]:
    return [f"{problem.path}:{problem.line}: {problem.message}" for problem in check_project(project)[2]]


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            "data/glossary.yml",
            "[paper-1999, unread-1950]",
            "[unread-1950]",
            'data/glossary.yml:12: term "lamp-oil" rests on no source that was read',
        ),
        (
            "data/events.yml",
            "confidence: medium",
            "confidence: low",
            'data/events.yml:21: event "ussr-buys-lamps-1930" has low confidence',
        ),
        (
            "data/glossary.yml",
            "forms: [import tax]",
            "forms: [LO]",
            'data/glossary.yml:8: "LO" is also a form of term "duty"',
        ),
        (
            "data/events.yml",
            "date: 1930-06",
            "date: 1899",
            'data/events.yml:13: event "ussr-buys-lamps-1930" of 1899 stands after event "lamp-oil-act-1901" of 1901-02-03',
        ),
        (
            "data/events.yml",
            "date: 1930-06",
            "date: 1992",
            'data/events.yml:17: actor "ussr" no longer existed in 1992',
        ),
        (
            "data/sources.yml",
            "checked: 2020-01-02",
            "checked: 2999",
            "data/sources.yml:14: checked 2999 lies in the future",
        ),
        (
            "data/timelines.yml",
            "to: 1940",
            "to: 1900",
            'data/timelines.yml:1: timeline "lamps" holds no event',
        ),
        ("snippets/note.md", "[@unread-1950]", "[@act-1901]", ""),
        ("data/glossary.yml", ", unread-1950", "", ""),
        (
            "data/glossary.yml",
            "- id: duty",
            "- id: lamp-oil",
            'data/glossary.yml:8: a second term with the id "lamp-oil"',
        ),
        (
            "data/tables/datapackage.yml",
            "source_keys: [act-1901]",
            "source_keys: [act-1902]",
            'data/tables/datapackage.yml:20: there is no source "act-1902"',
        ),
        (
            "data/tables/oil.csv",
            "derived,paper-1999",
            "derived,paper",
            'data/tables/oil.csv:3: there is no source "paper"',
        ),
        (
            "data/tables/datapackage.yml",
            "path: oil.csv",
            "path: lamp.csv",
            'data/tables/datapackage.yml:10: path "lamp.csv" is not the name',
        ),
        (
            "data/claims/thaw.yml",
            "section: Headline",
            "section: Paragraph 9",
            'data/claims/thaw.yml:10: section "Paragraph 9" is not a section of the article',
        ),
        (
            "data/quizzes.yml",
            "chapter: history/lamps.md",
            "chapter: history/lamp.md",
            'data/quizzes.yml:2: there is no chapter "history/lamp.md"',
        ),
        (
            "docs/index.md",
            "description: Lamps",
            f"description: {'Lamps ' * 30}",
            "docs/index.md:3: the description has 192 characters",
        ),
        ("docs/history/lamps.md", "## Go deeper", "## The duty\n\n## Go deeper", ""),
        ("docs/index.md", "# Lamps", "# Lamps\n\n# More", 'docs/index.md:10: a second title "More"'),
    ],
)
def test_rule(project: Path, edit: Edit, path: str, old: str, new: str, message: str) -> None:
    edit(path, old, new)
    assert (message in messages(project)) if message else not messages(project)


def test_source_that_nobody_cites_is_told(project: Path, edit: Edit) -> None:
    edit("snippets/note.md", "[@unread-1950]", "")
    edit("docs/history/lamps.md", "; @unread-1950", "")
    edit("data/glossary.yml", ", unread-1950", "")
    assert messages(project) == ['data/sources.yml:96: source "unread-1950" is cited nowhere']


def test_fact_that_refers_to_itself_is_told(project: Path, edit: Edit) -> None:
    edit("data/facts.yml", "{from: oil-1901, to: oil-1902}", "{from: oil-1901, to: oil-change}")
    assert messages(project) == [
        'data/facts.yml:19: fact "oil-change": is computed from itself: oil-change from oil-change'
    ]


def test_project_without_a_chapter_is_told(project: Path) -> None:
    for file in (project / "docs").rglob("*.md"):
        file.unlink()
    assert "docs:0: there is no chapter" in messages(project)
