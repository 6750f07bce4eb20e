"""A loop that fails on nothing: a check that examined no case has not passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def every(cases: Iterable[T]) -> list[T]:
    """Return the cases as a list.

    Raises:
        AssertionError: if there is none.
    """
    found = list(cases)
    assert found, "there is nothing to check"
    return found
