"""Chapters as the checks see them."""

from pathlib import Path

import pytest

from scripts.chapters import Chapter, read_chapter, read_chapters
from tests.conftest import SMALL


def chapter(text: str) -> Chapter:
    return Chapter("docs/history/x.md", text)


def test_chapter_of_the_small_project() -> None:
    lamps = read_chapter(SMALL, "docs/history/lamps.md")
    assert lamps.front is not None
    assert (lamps.title, lamps.src, lamps.is_page) == ("Lamps", "history/lamps.md", True)
    assert [(heading.anchor, heading.line) for heading in lamps.headings][:3] == [
        ("lamps", 8),
        ("in-brief", 10),
        ("the-duty", 14),
    ]
    assert {"act-1901", "paper-1999", "record-6"} <= lamps.cited_keys()


def test_anchors_are_those_of_the_site() -> None:
    text = "# What *is* it?\n\n## Two [laws](a.md) of 1975 { #two-laws }\n\n## Same\n\n## Same\n\n```\n# no\n```\n"
    found = [(heading.level, heading.text, heading.anchor) for heading in chapter(text).headings]
    assert found == [
        (1, "What is it?", "what-is-it"),
        (2, "Two laws of 1975", "two-laws"),
        (2, "Same", "same"),
        (2, "Same", "same_1"),
    ]


def test_generated_pages_are_not_chapters(project: Path) -> None:
    (project / "docs/reference").mkdir()
    (project / "docs/reference/glossary.md").write_text("# Generated\n")
    paths = [found.path for found in read_chapters(project)]
    assert paths == [
        "docs/about/downloads.md",
        "docs/history/lamps.md",
        "docs/index.md",
        "snippets/note.md",
        "snippets/open-data.md",
    ]


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: A\ndescription: B\nchecked: 2020-01-02\n", 'the field "review_by" is missing'),
        ("title: A\ndescription: B\nchecked: soon\nreview_by: 2099\n", 'checked "soon" is not a date'),
        ("title: A\ndescription: B\nchecked: 2020\nreview_by: 2099\ncolor: red\n", 'unknown field "color"'),
    ],
)
def test_front_matter_that_does_not_fit_is_told(tmp_path: Path, front: str, message: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(f"---\n{front}---\n\n# A\n")
    problems = read_chapter(tmp_path, "docs/a.md").problems
    assert [problem.message for problem in problems] == [message]
    assert problems[0].path == "docs/a.md"
