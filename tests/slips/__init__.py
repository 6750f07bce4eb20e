"""Slips that contributors make, with what `make check` says of each, word for word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """A slip in the small project.

    Args:
        name: what it is.
        path: the file.
        old: what stood there.
        new: what stands there now.
        told: all that `make check` says, but for the count.
        alone: whether it hides another slip or is hidden by one, as where it makes a file unreadable.
    """

    name: str
    path: str
    old: str
    new: str
    told: str
    alone: bool = False
