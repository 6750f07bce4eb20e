"""Titles with Capitals on Their Major Words, as American styles of citation write them.

In: a title as the site writes it, with a capital on the first word and on names. Out: the same in headline
style. What has a capital keeps it, and numbers stay. A library of the kind (titlecase) knows neither that
the two styles treat prepositions differently nor that a dash begins a subtitle.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_LITTLE = {"a", "an", "the", "and", "but", "for", "nor", "or", "to", "as", "at", "by", "from", "in", "into"}
_LITTLE |= {"of", "off", "on", "onto", "out", "over", "per", "up", "via", "with"}
# Chicago 18, 8.160: prepositions of up to four letters are lowercased; longer ones are not.
CHICAGO = frozenset(_LITTLE)
# MLA 9, 2.90: all prepositions are lowercased.
MLA = frozenset(
    _LITTLE
    | {
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "before",
        "behind",
        "below",
    }
    | {"beneath", "beside", "between", "beyond", "despite", "during", "inside", "outside", "through"}
    | {"toward", "under", "until", "upon", "within", "without"}
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_BEGINS = re.compile(r"(?:^|[:.?!—])[\s“‘\"']*$")


def headline(title: str, little: AbstractSet[str]) -> str:
    """Return a title in headline style.

    Args:
        title: the title in sentence style.
        little: words that get no capital, unless a title or subtitle begins or ends with them.
    """
    return _WORD.sub(lambda word: word[0] if _is_little(word, title, little) else _capital(word[0]), title)


def _is_little(word: re.Match[str], title: str, little: AbstractSet[str]) -> bool:
    begins = _BEGINS.search(title[: word.start()])
    ends = not re.search(r"\w", title[word.end() :])
    return word[0] in little and not begins and not ends


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]
