"""Links, pictures and HTML that the slips do not show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.check import check_project

Edit = Callable[[str, str, str], None]
PATH = "docs/history/lamps.md"


def told(project: Path) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.message, problem.fix) for problem in check_project(project)[2]]


@pytest.mark.parametrize(
    "good",
    [
        "[up](#in-brief), [home](../index.md), [home](/index.md#lamps), [duty](../reference/glossary.md#duty)",
        '[lamps](lamps.md "All of it"), [claims](../claims/index.md), [thaw](../claims/thaw.md#thaw-lamps)',
        "[feed](../feed.xml), [data](../data/facts.json), [mail](mailto:a@lamps.example), [out](https://b.example/x)",
        '`[home](../)` and <div id="mine" class="wide">[mine](#mine)</div>',
        "[the claim](#thaw-lamps-finding) that a snippet brings",
        "![A lamp](lamp.svg)",
        "```html\n<script>[x]()</script>\n```",
        "<!-- [x]() -->",
    ],
)
def test_sound_link_is_no_problem(project: Path, edit: Edit, good: str) -> None:
    edit(PATH, "{!note.md!}", f"{{!note.md!}}\n\n{good}")
    assert told(project) == []


@pytest.mark.parametrize(
    ("bad", "message", "fix"),
    [
        ("[a]()", "a link leads nowhere", "name the page"),
        ("[a](docs/index.md)", 'there is no page "docs/index.md"', 'did you mean "../index.md"?'),
        ("[a](../history/)", 'there is no page "../history/"', ""),
        ("[a](../)", 'there is no page "../"', 'did you mean "../index.md"?'),
        ("[a](lamps)", 'there is no page "lamps"', 'did you mean "lamps.md"?'),
        (
            "[a](../the index.md)",
            'the address "../the index.md" has a space in it',
            "write %20 for the space, or rename the file",
        ),
        ("<IMG src='a.png'>", "the page may not hold <img>", "say it in Markdown; looks belong into theme/"),
        (
            '<div onclick="x()"></div>',
            "the page may not hold the attribute onclick",
            "say it in Markdown; looks belong into theme/",
        ),
    ],
)
def test_bad_link_is_told(project: Path, edit: Edit, bad: str, message: str, fix: str) -> None:
    edit(PATH, "{!note.md!}", f"{{!note.md!}}\n\n{bad}")
    assert told(project) == [(31, message, fix)]


def test_link_to_the_site_by_its_address_is_told_where_the_address_is_known(
    project: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit("snippets/note.md", "A note", "A [note](https://lamps.example/history/)")
    assert told(project) == []
    monkeypatch.setenv("SITE_URL", "https://lamps.example/")
    assert told(project) == [(1, "a link leads to this site by its address", "link to the file of the page")]
