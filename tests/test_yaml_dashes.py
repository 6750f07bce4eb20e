"""Items of a list that lack their dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.check import check_project
from scripts.yaml_lines import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_each_missing_dash_is_told_once_and_every_record_is_read() -> None:
    document = parse_yaml(
        "- id: a\n  t: 1\n  u: 2\n\n  id: b\n  t: 3\n  u: 4\n\n  id: c\n  t: 5\n- id: d\n", "x.yml"
    )
    assert document.data == [
        {"id": "a", "t": 1, "u": 2},
        {"id": "b", "t": 3, "u": 4},
        {"id": "c", "t": 5},
        {"id": "d"},
    ]
    assert [(problem.line, problem.message) for problem in document.problems] == [
        (5, 'the dash before "id" is missing'),
        (9, 'the dash before "id" is missing'),
    ]
    assert [document.place.at(number).line for number in range(4)] == [1, 5, 9, 11]
    assert document.place.at(2, "t").line == 10


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("- id: a\n  t: 1\n  t: 2\n", 3, "t"),
        ("- id: a\n  id: b\n  t: 1\n", 2, "id"),
        ("- {id: a, t: 1, id: b}\n", 1, "id"),
        ("id: a\nt: 1\nid: b\n", 3, "id"),
        ("- id: a\n  spec:\n    t: 1\n    u: 1\n    t: 2\n", 5, "t"),
    ],
)
def test_key_that_stands_twice_for_another_reason_is_told_as_such(text: str, line: int, key: str) -> None:
    problems = parse_yaml(text, "x.yml").problems
    assert [(problem.line, problem.message) for problem in problems] == [
        (line, f'the key "{key}" stands twice')
    ]


@pytest.mark.parametrize("text", ["- {}\n", "- [a, b]\n", "- a\n", "- ? [a]\n  : 1\n  ? [b]\n  : 2\n", "[]"])
def test_what_has_no_first_key_lacks_no_dash(text: str) -> None:
    assert [
        problem.message for problem in parse_yaml(text, "x.yml").problems if "dash" in problem.message
    ] == []


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("data/changes.yml", "lamp-oil-counted"),
        ("data/facts.yml", "oil-1902"),
        ("data/facts.yml", "oil-change"),
        ("data/glossary.yml", "lamp-oil"),
    ],
)
def test_records_that_a_missing_dash_joins_are_still_known(
    project: Path, edit: Callable[[str, str, str], None], path: str, key: str
) -> None:
    edit(path, f"- id: {key}\n", f"  id: {key}\n")
    assert [problem.message for problem in check_project(project)[2]] == ['the dash before "id" is missing']
