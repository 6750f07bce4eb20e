"""Titles in headline style, as two styles want it."""

import pytest

from scripts.headline import CHICAGO, MLA, headline


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("How sanctions work", "How Sanctions Work"),
        ("War, NATO and security", "War, NATO and Security"),
        ("A 45-minute lesson", "A 45-Minute Lesson"),
        ("Reading a “thaw”", "Reading a “Thaw”"),
        ("Sectors: what was traded", "Sectors: What Was Traded"),
        ("Conflicts: the way in", "Conflicts: The Way In"),
        ("Bridge or barrier? The question", "Bridge or Barrier? The Question"),
        ("Before the Cold War, to 1946", "Before the Cold War, to 1946"),
        ("Handout: U.S.-Russia trade on one page", "Handout: U.S.-Russia Trade on One Page"),
        ("Russia's answer", "Russia's Answer"),
        ("“The way” to trade", "“The Way” to Trade"),
    ],
)
@pytest.mark.parametrize("style", [CHICAGO, MLA])
def test_title(title: str, expected: str, style: frozenset[str]) -> None:
    assert headline(title, style) == expected


def test_styles_differ_on_long_prepositions() -> None:
    assert headline("The case against relying on trade", CHICAGO) == "The Case Against Relying on Trade"
    assert headline("The case against relying on trade", MLA) == "The Case against Relying on Trade"
