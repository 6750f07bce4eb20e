"""A figure as a line of the table: ours, what it is measured against, and the budget."""

from __future__ import annotations

from dataclasses import dataclass

_LINE = "{:<56}{:>9}{:>9}{:>10}  {}"
HEAD = _LINE.format("", "ours", "other", "ratio", "budget")


@dataclass(frozen=True)
class Figure:
    """A figure; its text is a line of the table.

    Args:
        what: what was measured, and against what.
        ours: seconds or KB.
        other: what it is measured against, in the same unit; None where it stands alone.
        most: the budget: the largest ratio of seconds, difference of KB, or number of its own.
        unit: `s` or `KB`.
    """

    what: str
    ours: float
    other: float | None = None
    most: float | None = None
    unit: str = "s"

    @property
    def value(self) -> float:
        """What the budget is about."""
        if self.other is None:
            return self.ours
        return self.ours - self.other if self.unit == "KB" else self.ours / self.other

    @property
    def kept(self) -> bool:
        """Whether the figure is within its budget, or has none."""
        return self.most is None or self.value <= self.most

    def __str__(self) -> str:
        """Return the figure as a line of the table."""
        other = "" if self.other is None else f"{self.other:.1f} {self.unit}"
        budget = "" if self.most is None else f"≤ {self._words(self.most)}{'' if self.kept else '  MISSED'}"
        value = "" if self.other is None else self._words(self.value)
        return _LINE.format(self.what, f"{self.ours:.1f} {self.unit}", other, value, budget).rstrip()

    def _words(self, value: float) -> str:
        if self.unit == "KB":
            return f"{value:+.1f} KB"
        return f"{value:.2f}" if self.other is not None else f"{value:.1f} s"
