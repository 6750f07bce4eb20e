"""What the home page shows of the records: how many there are, and the profile of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.parts import snippet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records

COUNTS = "snippets/home/counts.md"
PROFILE = "docs/charts/profile.svg"
TABLE, COLUMNS = "us-russia-goods-monthly", ("exports_musd", "imports_musd")
_WIDTH, _HEIGHT = 1000, 100


def files(records: Records, _chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the line of counts, and the profile where the table of monthly trade is there."""
    made = {COUNTS: snippet("data/", [_counts(records)])}
    if table := records.tables.get(TABLE):
        months = [sum(float(row.cells[name] or 0) for name in COLUMNS) for row in table.rows]
        made[PROFILE] = profile(months)
    return made


def profile(values: Sequence[float]) -> str:
    """Return a series as a picture without axes, a ground to stand on: it is drawn elsewhere with its values."""
    highest = max(values)
    points = " ".join(
        f"{at / (len(values) - 1) * _WIDTH:.1f},{_HEIGHT - value / highest * _HEIGHT:.1f}"
        for at, value in enumerate(values)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none">'
        f'<polygon fill="#2a4a66" points="0,{_HEIGHT} {points} {_WIDTH},{_HEIGHT}"/></svg>\n'
    )


def _counts(records: Records) -> str:
    """Return the counts as a list; each leads to its page."""
    counted = (
        (len(records.claims), "claims checked", "claims/index.md"),
        (len(records.facts), "figures with their source", "reference/facts.md"),
        (len(records.events), "dated events", "reference/timeline.md"),
        (len(records.instruments), "laws and orders", "reference/instruments.md"),
        (len(records.sources), "documents cited", "reference/sources.md"),
    )
    return "\n".join(f"- [**{count:,}** {words}](/{page})" for count, words, page in counted)
