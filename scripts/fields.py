"""What the fields of records are made of: checked texts, keys and addresses, and the two base classes.

The models are closed (an unknown field is an error) and frozen. Every record knows its place in the files,
so that a rule that looks at several records can still point at a line.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr

from scripts.yaml_lines import Place

if TYPE_CHECKING:
    from collections.abc import Callable


class MisfitError(ValueError):
    """Raised for a value that does not fit.

    Args:
        message: what is wrong, without the name of the field.
        allowed: what would be right.
        fix: what to do about it.
    """

    def __init__(self, message: str, allowed: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.allowed = allowed
        self.fix = fix


def _plain(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty")
    # Signs that XML does not have, and line ends that editors do not show.
    if control := re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", text):
        raise ValueError(f"contains the control character U+{ord(control[0]):04X}")
    return text.strip()


def at_most(words: int) -> AfterValidator:
    """Return a check that a text has at most so many words; the number can be read off it."""
    return AfterValidator(partial(_has_at_most, words))


def _has_at_most(words: int, text: str) -> str:
    if (count := len(text.split())) > words:
        raise MisfitError(f"has {count} words", f"at most {words}", "shorten it")
    return text


def _ends_openly(text: str) -> str:
    if re.search(r"(?<!\b[A-Z])\.$", text):  # the point of U.S. is no full stop
        raise MisfitError("ends in a full stop", "a sentence without one", "remove it")
    return text


def _written_as(pattern: str, otherwise: str, mend: Callable[[str], str]) -> AfterValidator:
    """Return a check that a whole text fits a pattern.

    Args:
        pattern: what the text must fit.
        otherwise: what it is not, and what it should be.
        mend: makes of a text that does not fit the one that was probably meant.
    """

    def check(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        guess = mend(text)
        fix = f'did you mean "{guess}"?' if re.fullmatch(pattern, guess) else ""
        raise MisfitError(f'"{text}" is not {otherwise}', fix=fix)

    return AfterValidator(check)


def as_key(text: str) -> str:
    """Return a text as a key: lower case, single dashes."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _as_address(text: str) -> str:
    address = text.strip().replace(" ", "%20")
    return address if "://" in address else f"https://{address}"


def _as_page(text: str) -> str:
    """Return a text as a page below docs/, with its heading if it names one."""
    page, mark, heading = text.strip().removeprefix("/").removeprefix("docs/").partition("#")
    page = re.sub(r"(/|\.html|\.md)?$", ".md", page.lower(), count=1)
    return f"{page}{mark}{as_key(heading)}"


PlainText = Annotated[str, AfterValidator(_plain)]
WITHOUT_FULL_STOP = AfterValidator(_ends_openly)
Key = Annotated[
    str, _written_as(r"[a-z0-9]+(-[a-z0-9]+)*", "a key: lower-case letters, digits and single dashes", as_key)
]
WebAddress = Annotated[
    str,
    _written_as(
        r"https?://[^\s<>\"]+\.[^\s<>\"]+",
        "a web address: it begins with https:// and has no spaces",
        _as_address,
    ),
]
ChapterPath = Annotated[
    str,
    _written_as(r"[a-z0-9/-]+\.md", "a chapter: a path below docs/, such as history/cold-war.md", _as_page),
]
ChapterSection = Annotated[
    str,
    _written_as(r"[a-z0-9/-]+\.md#[a-z0-9_-]+", "a chapter section: history/cold-war.md#heading", _as_page),
]
PageOrRecord = Annotated[
    str,
    _written_as(
        r"[a-z0-9/-]+\.md(#[a-z0-9_-]+)?|[a-z0-9]+(-[a-z0-9]+)*",
        "a page below docs/, such as history/cold-war.md#cocom, or the id of a record",
        lambda text: _as_page(text) if "/" in text else as_key(text),
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
