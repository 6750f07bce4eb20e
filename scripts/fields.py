"""What the fields of records are made of: checked texts, keys and addresses, and the two base classes.

The models are closed (an unknown field is an error) and frozen. Every record knows its place in the files,
so that a rule that looks at several records can still point at a line.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr

from scripts.yaml_lines import Place


def _plain(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    if control := re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text):
        raise ValueError(f"contains the control character U+{ord(control[0]):04X}")
    return text.strip()


def at_most(words: int) -> AfterValidator:
    """Return a check that a text has at most so many words."""

    def check(text: str) -> str:
        if (count := len(text.split())) > words:
            raise ValueError(f"has {count} words; at most {words}")
        return text

    return AfterValidator(check)


def _written_as(pattern: str, otherwise: str) -> AfterValidator:
    """Return a check that a whole text fits a pattern; the words say what it is not, and what it should be."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f'"{text}" is not {otherwise}')
        return text

    return AfterValidator(check)


PlainText = Annotated[str, AfterValidator(_plain)]
Key = Annotated[
    str, _written_as(r"[a-z0-9]+(-[a-z0-9]+)*", "a key: lower-case letters, digits and single dashes")
]
WebAddress = Annotated[
    str,
    _written_as(
        r"https?://[^\s<>\"]+\.[^\s<>\"]+", "a web address: it begins with https:// and has no spaces"
    ),
]
ChapterPath = Annotated[
    str, _written_as(r"[a-z0-9/-]+\.md", "a chapter: a path below docs/, such as history/cold-war.md")
]
ChapterSection = Annotated[
    str,
    _written_as(r"[a-z0-9/-]+\.md#[a-z0-9_-]+", "a chapter section: history/cold-war.md#heading"),
]
PageOrRecord = Annotated[
    str,
    _written_as(
        r"[a-z0-9/-]+\.md(#[a-z0-9_-]+)?|[a-z0-9]+(-[a-z0-9]+)*",
        "a page below docs/, such as history/cold-war.md#cocom, or the id of a record",
    ),
]
SourceKeys = Annotated[list[Key], Field(description="keys of sources.yml, the best source first")]


class Model(BaseModel):
    """What all parts of records share: closed, frozen, documented field by field."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Record(Model):
    """A record with an id that is never renamed once published."""

    called: ClassVar[str]
    """What a message calls such a record."""

    id: Key
    """Permanent key: lower-case letters, digits, dashes. It becomes the anchor on the site."""

    _place: Place = PrivateAttr(default=Place("", {}))

    @property
    def place(self) -> Place:
        """Where the record stands."""
        return self._place

    @property
    def named(self) -> str:
        """What a message calls this record."""
        return f'{self.called} "{self.id}"'
