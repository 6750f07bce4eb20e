"""The kinds of records that `new` can write: their models, their files, and what to do with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from scripts.load import ARTICLES
from scripts.models import Claim, Event, Fact, Source, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.fields import Record

ARTICLE = "article"


class ClaimOfArticle(Claim):
    """A claim with the article that makes it, which the records tell by the file."""

    article: str = Field(pattern=f"^({'|'.join(ARTICLES)})$")
    """The article that makes the claim; its claims stand in a file of that name."""


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    Args:
        model: what may be said of it.
        path: its file, relative to the project.
        next_step: what to do with a new one; {id} stands for its id.
        indent: spaces before its lines.
    """

    model: type[Record]
    path: str
    next_step: str
    indent: str = "  "

    def file(self, values: Mapping[str, object]) -> str:
        """Return the file for a record with these values."""
        return self.path.format(article=values.get(ARTICLE))


KINDS = {
    "event": Kind(
        Event,
        "data/events.yml",
        "It shows on the timeline page and in every excerpt that covers its date.",
    ),
    "term": Kind(
        Term,
        "data/glossary.yml",
        "It shows in the glossary; its first mention in each chapter links there by itself.",
    ),
    "source": Kind(
        Source,
        "data/sources.yml",
        "Cite it: write [@{id}] in a chapter, or name it under `sources` of a record.",
    ),
    "claim": Kind(
        ClaimOfArticle,
        "data/claims/{article}.yml",
        "It shows on the page of its article; write {{!claims/{id}.md!}} in the chapter that treats it.",
        "    ",
    ),
    "fact": Kind(
        Fact,
        "data/facts.yml",
        "Tell it: write {{{{ {id} }}}} in a chapter.",
    ),
}
