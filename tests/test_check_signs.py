"""Half-written signs, and what only looks like one."""

import pytest

from scripts.chapters import Chapter
from scripts.check_signs import citation_fix, signs_are_whole
from scripts.load import load_or_raise
from scripts.markup import cited_sources
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
        "Mail jane@lamps.example or jane@act-1901 or @act-1901.example",
        "Ask @jane, @jane-doe or (@jane); see https://people.example/@act-1901",
        "A.[@act-1901, sec. 4, p. 12]",
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
        ("See.@act-1901", "1: a citation stands without brackets; write [@act-1901]"),
        ("@record-1, too", "1: a citation stands without brackets; write [@record-1]"),
        ("(see @act-1901)", "1: a citation stands without brackets; write [@act-1901]"),
        ("(@act-1901, p. 4)", "1: a citation stands in parentheses; write [@act-1901]"),
        ("(@act-1901", "1: a citation stands without brackets; write [@act-1901]"),
        ("So @act-1910.", "1: a citation stands without brackets; write [@act-1901]"),
        (
            "A.\n[@act-1901, p. 4, record-1]",
            '2: the source "record-1" stands as a place in "act-1901"; write [@act-1901; @record-1]',
        ),
        ("[^a]: My note", "1: a footnote is written by hand; cite a source; the note makes itself"),
    ],
)
def test_half_sign_is_told_once(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize(
    ("content", "fix"),
    [
        ("act-1901, @paper-1999", "write [@act-1901; @paper-1999]"),
        ("act-1901 @paper-1999", "write [@act-1901; @paper-1999]"),
        ("act-1901,\n@paper-1999, p. 4", "write [@act-1901; @paper-1999, p. 4]"),
        ("act-1901; p. 4", "write [@act-1901, p. 4]"),
        ("act-1901; p. 4; @paper-1999; sec. 2", "write [@act-1901, p. 4; @paper-1999, sec. 2]"),
        ("act-1901 p. 4", "write [@act-1901, p. 4]"),
        ("act-1901; paper-1999 p. 4", "write [@act-1901; paper-1999, p. 4]"),
        ("act-1901;", "write [@act-1901]"),
        ("Act 1901", 'did you mean "act-1901"?'),
        ("", ""),
        ("…", ""),
    ],
)
def test_citation_that_cannot_be_read_is_mended(content: str, fix: str) -> None:
    assert citation_fix(content, load_or_raise(SMALL).sources) == fix


@pytest.mark.parametrize(
    "content", ["act-1901, @paper-1999", "act-1901, p. 4 @paper-1999", "act-1901, @", "a, @b"]
)
def test_place_in_a_source_has_no_at_sign(content: str) -> None:
    with pytest.raises(ValueError, match="is not a citation"):
        cited_sources(content)
