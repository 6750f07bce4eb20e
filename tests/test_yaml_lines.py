"""YAML with its lines."""

import pytest

from scripts.problems import ProblemsFoundError
from scripts.yaml_lines import parse_yaml


def test_every_value_knows_its_line() -> None:
    document = parse_yaml("# a comment\n- id: one\n  list:\n    - a\n    - b\n", "x.yml")
    assert document.data == [{"id": "one", "list": ["a", "b"]}]
    assert document.place.at(0, "list", 1).line == 5
    assert document.place.at(0, "missing").line == 2, "an absent field is told at its record"


def test_values_keep_their_kinds() -> None:
    text = "a: 1\nb: -2.5\nc: 01\nd: 2014-03-06\ne: true\nf:\ng: no\nh: '7'\ni: 0\n"
    expected = {
        "a": 1,
        "b": -2.5,
        "c": "01",
        "d": "2014-03-06",
        "e": True,
        "f": None,
        "g": "no",
        "h": "7",
        "i": 0,
    }
    assert parse_yaml(text, "x.yml").data == expected


def test_key_that_stands_twice_is_told_and_the_first_holds() -> None:
    document = parse_yaml("a: 1\nb: 2\na: 3\n", "x.yml")
    assert document.data == {"a": 1, "b": 2}
    assert str(document.problems[0]).startswith('x.yml:3: the key "a" stands twice')


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a:\n\tb: 1\n", "x.yml:2: a tab stands where YAML wants spaces"),
        ("a: 'b\n", "x.yml:1: a quotation mark is opened and not closed"),
        ("a: b: c\n", "x.yml:1: the text contains a colon and so needs quotes"),
        ("a: 1\n---\nb: 2\n", "x.yml:2: this is not YAML"),
        ("", "x.yml: the file is empty"),
        ("# only a comment\n", "x.yml: the file is empty"),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ProblemsFoundError) as caught:
        parse_yaml(text, "x.yml")
    assert str(caught.value).startswith(message)
