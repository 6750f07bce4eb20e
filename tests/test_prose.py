"""Sentences, quantities and what backs them."""

import pytest

from scripts.prose import Sentence, sentences


def test_sentences_with_their_lines() -> None:
    text = "# Title 5\n\nOne.[@a] Two\ngoes on. Three {{ b }} ends.\n\n- Item 4.\n- Item five\n  goes on.\n\n| 7 | 8 |\n"
    found = [(sentence.text, sentence.line) for sentence in sentences(text)]
    assert found == [
        ("One.[@a]", 3),
        ("Two goes on.", 3),
        ("Three {{ b }} ends.", 4),
        ("Item 4.", 6),
        ("Item five goes on.", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Treasury acted.",
        "Mr. Nixon went.",
        "“It fell.” [@a]",
        "Sen. J. William Fulbright spoke."[5:],
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    assert len(list(sentences(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "## Heading 5",
        "```\n5 percent.\n```",
        "<!-- 5 -->",
        "!!! note",
        "{!claims/x-5.md!}",
        "{ .class5 }",
        "[^1]: 5.",
    ],
)
def test_what_is_no_prose_has_no_sentence(text: str) -> None:
    assert list(sentences(text)) == []


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("It fell by 5 percent.", True),
        ("It fell by a few percent.", True),
        ("It cost $3.", True),
        ("On March 4, 2022, it fell.", True),
        ("It fell in 2022.", False),
        ("In the 1970s and 1972–73 it rose.", False),
        ("Section 232 and Article 5 and Directive 4 hold.", False),
        ("The G7 and the F-16 flew.", False),
        ("It rose {{ trade-2021 }} and more.", False),
        ("It rose.[@crs-r45415, p. 4]", False),
    ],
)
def test_quantities(text: str, *, quantity: bool) -> None:
    assert Sentence(text, 1).has_quantity is quantity


@pytest.mark.parametrize(
    ("text", "backed"),
    [("A.[@b]", True), ("A {{ b }}.", True), ("A `[@b]`.", False), ("A [b](c.md).", False)],
)
def test_backing(text: str, *, backed: bool) -> None:
    assert Sentence(text, 1).is_backed is backed
