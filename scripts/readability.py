"""How hard a chapter is to read: its Flesch-Kincaid grade, over its prose and nothing else.

Syllables come from Pyphen's hyphenation. It joins some that are spoken apart: on the chapters of this
site it reads about one grade lower than a pronouncing dictionary, which takes too long to load for a
check that runs at every save. The limit in `check_chapters` is lower by that grade.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pyphen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.prose import Sentence

_MARKS = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)")
_FACT = re.compile(r"\{\{[^}]*\}\}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_FEWEST_WORDS = 100


def reading_grade(sentences: Iterable[Sentence]) -> float:
    """Return the grade (Kincaid and others, 1975), or 0 where there is too little prose to measure.

    A fact counts as the two words that it becomes.
    """
    words: list[str] = []
    count = 0
    for sentence in sentences:
        text = _FACT.sub("ten million", _MARKS.sub("", sentence.text)).replace("U.S.", "US")
        found = _WORD.findall(text)
        if len(found) > 1:
            count += 1
            words += found
    if len(words) < _FEWEST_WORDS:
        return 0.0
    return 0.39 * len(words) / count + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    return str(_dictionary().inserted(word)).count("-") + 1


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
