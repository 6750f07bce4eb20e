"""Texts that need quotation marks: where they begin and end, which marks they get, and that what is advised works."""

from __future__ import annotations

import re

import pytest

from scripts.problems import ProblemsFoundError
from scripts.yaml_lines import parse_yaml
from scripts.yaml_texts import quoted, text_around

BEFORE = "- id: a\n  title: One\n  note: x\n\n"
AFTER = "\n  title: Two\n  note: y\n"
TEXTS = {
    "on its first line": "First: words of it\n    and more\n\n    words here.",
    "on another line": "First words\n    of: it\n    here.",
    "with quotation marks": 'First "words":\n    of it\n    here.',
    "with all marks": 'It\'s "first": words\n    of it\n    here.',
    "that begins with a sign": "@first words\n    of it\n    here.",
}


def told(text: str) -> str:
    with pytest.raises(ProblemsFoundError) as caught:
        parse_yaml(text, "x.yml")
    (problem,) = caught.value.problems
    return problem.fix


@pytest.mark.parametrize("name", TEXTS)
def test_who_does_what_is_said_has_a_file_that_can_be_read(name: str) -> None:
    lines = f"{BEFORE}- id: b\n  summary: {TEXTS[name]}{AFTER}".split("\n")
    advice = re.fullmatch(
        r"put (.) before the first word of the text \((\S+), line (\d+)\) and (.) after its last \((\S+), line (\d+)\)"
        r'(; inside it, write \\" for each ")?',
        told("\n".join(lines)),
    )
    assert advice
    sign, first, start, other, last, end, more = advice.groups()
    assert sign == other
    if more:
        lines = [line.replace('"', '\\"') for line in lines]
        first = first.replace('"', '\\"')
    assert f": {first}" in lines[int(start) - 1]
    lines[int(start) - 1] = lines[int(start) - 1].replace(f": {first}", f": {sign}{first}", 1)
    assert lines[int(end) - 1].endswith(last)
    lines[int(end) - 1] += sign
    record = parse_yaml("\n".join(lines), "x.yml").data[1]
    assert record["summary"].split() == TEXTS[name].split()
    assert record["title"] == "Two"


@pytest.mark.parametrize("text", ["a: b", 'a "b": c', "it's: a", 'it\'s "a": b', "a\\b: c", "it's a\\b: c"])
def test_text_of_one_line_is_quoted_so_that_it_can_be_read(text: str) -> None:
    assert told(f"- id: a\n  title: {text}\n") == f"write title: {quoted(text)}"
    assert parse_yaml(f"title: {quoted(text)}\n", "x.yml").data == {"title": text}


def test_apostrophe_in_a_text_of_several_lines_is_doubled() -> None:
    text = f"{BEFORE}- id: b\n  summary: 'It's first\n    and last.'{AFTER}"
    assert told(text) == "write two apostrophes for each one inside the text"
    assert parse_yaml(text.replace("It's", "It''s"), "x.yml").data[1]["summary"] == "It's first and last."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("- id: a\n  title: b\n   note: c\n- id: d\n  note: e", 3),  # a field that is set too far right
        ("- id: a\n  title: b\n  note: c", 2),
        ("claims:\n  - id: a", 2),
        ("a: b", 0),
        ("", 5),
    ],
)
def test_other_lines_belong_to_no_text_of_several_lines(text: str, number: int) -> None:
    assert text_around(text.split("\n"), number) is None
