"""Alphabetical order, and documents that stand twice."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from scripts.check_order import sources_are_different, sources_are_in_order, terms_are_in_order
from scripts.identity import signs_of
from scripts.load import Records, load
from scripts.models import Term
from tests.conftest import ROOT, SMALL
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Iterable


def glossary(words: Iterable[str]) -> Records:
    terms = (
        Term(id=f"t{number}", term=word, definition="A word.", sources=[])
        for number, word in enumerate(words)
    )
    return Records(terms={term.id: term for term in terms})


def misplaced(words: Iterable[str]) -> dict[str, str]:
    """Return the terms that are told, each with what to do; the terms are named by their words."""
    records = glossary(words)
    named = {term.named: term.term for term in records.terms.values()}
    found = {}
    for problem in terms_are_in_order(records):
        fix = problem.fix.removeprefix("move it right ").removesuffix(" (line 0)")
        side, _, neighbor = fix.partition(" ")
        found[named[problem.message.removesuffix(" is not in its place")]] = f"{side} {named[neighbor]}"
    return found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A B C D", {}),
        ("A Z B C D", {"Z": "after D"}),
        ("B C D A", {"A": "before B"}),
        ("A C D E B F", {"B": "after A"}),
        ("Détente Dual", {}),
        ("ant Bee cat", {}),
        ("A A", {}),
        ("", {}),
    ],
)
def test_only_what_must_move_is_told_with_its_neighbor(words: str, told: dict[str, str]) -> None:
    assert misplaced(words.split()) == told


def test_who_does_what_is_said_has_the_alphabet() -> None:
    """The first letter first, because its neighbor may be one that moves too."""
    letters = list("ABCDEF")
    for order in every(permutations(letters)):
        words = list(order)
        for word, where in sorted(misplaced(words).items()):
            side, neighbor = where.split()
            words.remove(word)
            words.insert(words.index(neighbor) + (side == "after"), word)
        assert words == letters, order


def test_sources_are_sorted_by_their_keys() -> None:
    records = load(SMALL)
    backwards = Records(sources=dict(reversed(records.sources.items())))
    assert list(sources_are_in_order(records)) == []
    told = list(sources_are_in_order(backwards))
    assert len(told) == len(records.sources) - 1
    assert {problem.allowed for problem in told} == {"in alphabetical order of the key"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"url": "https://a.example/x"}, {"url": "http://www.a.example/X/"}, True),
        ({"url": "https://a.example/x#1"}, {"url": "https://a.example/x#2"}, False),
        ({"url": "https://a.example/x"}, {}, False),
        ({"serial_number": "Pub. L. 1-1"}, {"serial_number": "pub.l. 1–1"}, True),
        ({"serial_number": "R45415"}, {"serial_number": "R45416"}, False),
        ({"serial_number": "a.example/x"}, {"url": "https://a.example/x"}, False),
    ],
)
def test_document_is_known_by_address_or_number(
    one: dict[str, str],
    other: dict[str, str],
    same: bool,  # noqa: FBT001
) -> None:
    source = load(SMALL).sources["record-1"]
    sources = [
        source.model_copy(update={"id": f"s{number}", **fields}) for number, fields in enumerate((one, other))
    ]
    told = list(sources_are_different(Records(sources={source.id: source for source in sources})))
    assert [problem.message.partition(" has ")[0] for problem in told] == (['source "s1"'] if same else [])


def test_files_of_the_site_are_in_order_and_have_no_document_twice() -> None:
    records = load(ROOT)
    signs = [sign for source in every(records.sources.values()) for sign in signs_of(source)]
    assert len(signs) > len(records.sources)
    for rule in every((sources_are_different, sources_are_in_order, terms_are_in_order)):
        assert list(rule(records)) == []
