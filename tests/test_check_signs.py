"""Half-written signs, and what only looks like one."""

import pytest

from scripts.chapters import Chapter
from scripts.check_signs import signs_are_whole
from scripts.load import load_or_raise
from tests.conftest import SMALL


def told(text: str) -> list[str]:
    found = signs_are_whole(Chapter("docs/a.md", text), load_or_raise(SMALL))
    return [f"{problem.line}: {problem.message}; {problem.fix}" for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "A.[@act-1901] {{ oil-1901 }} {!note.md!}",
        "`[@act-1901` and `{ oil-1901 }`",
        "```\n{!\n```\n",
        "<!-- [^1] {! -->",
        "## Heading { #anchor }\n\n{ .wide #here }",
        "[act-1901](https://law.example/) [act-1901]: [some] [words]",
        "Mail jane@lamps.example",
        r"\[@act-1901] and \{{ oil-1901 }}",
    ],
)
def test_whole_sign_is_no_problem(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A\n\nB [@act-1901 [@act-1901]", "3: a citation is opened and not closed; end it with ]"),
        ("{oil-1901}", "1: a fact stands in single braces; write {{ oil-1901 }}"),
        ("{ oil-1901 }}", "1: a fact is closed and not opened; write {{ oil-1901 }}"),
        ("{{ oil-1901", "1: a fact is opened and not closed; end it with two braces"),
        ("{!note.md!", "1: an include is opened and not closed; end it with !} on the same line"),
        ("{note.md!}", "1: an include lacks its exclamation marks; write {!note.md!}"),
        ("[^a]: My note", "1: a footnote is written by hand; cite a source; the note makes itself"),
    ],
)
def test_half_sign_is_told_once(text: str, message: str) -> None:
    assert told(text) == [message]
