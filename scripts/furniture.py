"""What stands above a chapter: how long it takes to read, when it was checked, which terms it explains.

In: the HTML of a page and its front matter. Out: what the theme shows.
"""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.dates import PartialDate, today

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS_A_MINUTE = (
    238  # adults reading English nonfiction silently: Brysbaert 2019, doi 10.1016/j.jml.2019.104047
)
MOST_TERMS = 6
# What a reader of the text passes over: drawings, what opens on request, notes.
_ASIDE = re.compile(
    r"<svg\b.*?</svg>|<details\b.*?</details>|<div class=\"footnote\">.*|<sup\b.*?</sup>", re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")
_TERM = re.compile(r'<a class="term" href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Furniture:
    """What the theme shows above a chapter.

    Args:
        minutes: time to read it, in whole minutes.
        checked: the day on which it was last checked, in words.
        due: whether it should have been checked again by now.
        terms: address and words of the first terms that it explains.
    """

    minutes: int
    checked: str
    due: bool
    terms: tuple[tuple[str, str], ...]


def furniture(content: str, front: Mapping[str, object]) -> Furniture | None:
    """Return what stands above a chapter; None for a page that nobody dates, since records date themselves."""
    if not front.get("checked") or not front.get("review_by"):
        return None
    words = len(_TAG.sub(" ", _ASIDE.sub(" ", content)).split())
    terms: dict[str, str] = {}
    for href, shown in _TERM.findall(content):
        terms.setdefault(href, html.unescape(_TAG.sub("", shown)))
    return Furniture(
        minutes=max(1, math.ceil(words / WORDS_A_MINUTE)),
        checked=PartialDate(str(front["checked"])).words,
        due=PartialDate(str(front["review_by"])).last_day < today(),
        terms=tuple(terms.items())[:MOST_TERMS],
    )
