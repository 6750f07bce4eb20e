"""How problems are worded and counted, and which word is the nearest."""

from collections.abc import Iterator

import pytest

from scripts.load import load_or_raise
from scripts.problems import Problem, ProblemsFoundError, listed, nearest, report
from tests.conftest import ROOT
from tests.every import every

WRONG = Problem("data/b.yml", 2, "it is wrong", "right", "mend it")
LATE = Problem("data/a.yml", 9, "it is late", warning=True)


def test_report_is_sorted_and_counted_and_says_nothing_twice() -> None:
    assert report([WRONG, LATE, WRONG]) == (
        "data/a.yml:9: warning: it is late\n"
        "data/b.yml:2: it is wrong\n    allowed: right\n    to do: mend it\n"
        "1 problem, 1 warning"
    )


def test_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("data/a.yml", 0, "it is empty")) == "data/a.yml: it is empty"


def test_page_that_explains_follows_from_the_record_file_or_is_named_by_the_rule() -> None:
    text = str(Problem("data/events.yml", 1, "it is wrong"))
    assert text == "data/events.yml:1: it is wrong\n    explained in: reference/records.md#events"
    text = str(Problem("docs/a.md", 1, "it is wrong", page="contribute/style.md"))
    assert text == "docs/a.md:1: it is wrong\n    explained in: contribute/style.md"


def test_error_carries_every_problem() -> None:
    assert ProblemsFoundError([WRONG, LATE]).problems == [LATE, WRONG]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("crs-r4541", ["crs-r45415", "gao-1"], "crs-r45415"),
        ("crs-r45451", ["crs-r45461", "crs-r45415"], "crs-r45415"),
        ("trade_2021", ["trade-2012", "trade-2021"], "trade-2021"),
        ("ACT-1901", ["act-1902", "act-1901"], "act-1901"),
        ("exports-196", ["exports-1976", "exports-1964"], "exports-1964"),
    ],
)
def test_nearest_known_word(word: str, known: list[str], hint: str) -> None:
    assert nearest(word, known) == f'did you mean "{hint}"?'


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert nearest("xyz", ["crs-r45415"]) == ""
    assert nearest("", []) == ""


def slips_in(key: str) -> Iterator[str]:
    """Yield a key as it is mistyped: case, underscores, two signs swapped, one left out."""
    yield key.upper()
    yield key.replace("-", "_")
    yield f"{key[:-2]}{key[-1]}{key[-2]}"
    yield f"{key[:2]}{key[3:]}"


def test_hints_on_the_keys_of_the_site_are_right_nearly_always() -> None:
    """Where two keys are equally near, nobody can tell which was meant."""
    for kind, group in every(load_or_raise(ROOT).groups().items()):
        if kind == "instruments":
            continue  # keys of three signs, each as near to the others
        slips = [(slip, key) for key in list(group)[::20] for slip in slips_in(key) if slip not in group]
        right = sum(nearest(slip, group) == f'did you mean "{key}"?' for slip, key in slips)
        assert right >= 0.95 * len(slips), kind


def test_long_list_of_what_is_allowed_is_cut() -> None:
    assert listed(map(str, range(3))) == "0, 1, 2"
    assert listed(map(str, range(20))).endswith("14, … (20 in all)")
