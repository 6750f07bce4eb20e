"""YAML that cannot be read, in plain words."""

import pytest

from scripts.problems import ProblemsFoundError
from scripts.yaml_lines import parse_yaml
from scripts.yaml_words import yaml_words


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        ("  - id:act", "a space is missing after the colon", "write id: act"),
        ("- title： Of lamps", "the colon is a full-width one", "write title: Of lamps"),
        (
            "title: Lamps: a story",
            "the text contains a colon and so needs quotes",
            'write title: "Lamps: a story"',
        ),
        (
            "title: %5 more",
            "the text begins with %, which means something to YAML, and so needs quotes",
            'write title: "%5 more"',
        ),
        (
            'title: "A" b',
            "the text goes on after its closing quotation mark",
            "put the whole text into quotes",
        ),
        ("see_also: [a, b", "a bracket is opened and not closed", "write see_also: [a, b]"),
        (
            "title: {a} b",
            "the text begins with {, which means something to YAML, and so needs quotes",
            'write title: "{a} b"',
        ),
    ],
)
def test_line_is_told_in_plain_words(line: str, message: str, fix: str) -> None:
    words = yaml_words([line], 1, "something")
    assert (words.message, words.fix) == (message, fix)


def test_colon_that_is_missing_is_told_on_its_own_line() -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        parse_yaml("- id:act\n  date: 1901\n", "x.yml")
    assert str(caught.value).startswith("x.yml:1: a space is missing after the colon")


def test_what_is_not_known_is_told_as_the_reader_says_it() -> None:
    assert yaml_words(["abc"], 1, "found something odd").message == "this is not YAML: found something odd"
