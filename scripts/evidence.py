"""The records with what is costly to make from them, made once: formatted references, the term matcher."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from scripts.references import format_references
from scripts.terms import TermMatcher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.load import Records


class Evidence:
    """What a page needs to know while it is rendered.

    Args:
        records: all records, free of problems.
    """

    def __init__(self, records: Records) -> None:
        self.records = records

    @cached_property
    def references(self) -> Mapping[str, str]:
        """The reference of every source as inline HTML, by key."""
        return format_references(self.records.sources.values())

    @cached_property
    def matcher(self) -> TermMatcher:
        """Finds the terms of the glossary in texts."""
        return TermMatcher(self.records.terms.values())
