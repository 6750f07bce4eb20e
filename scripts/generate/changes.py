"""Corrections and additions: the log on the page of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.changes import newest_first, places_of
from scripts.generate.parts import link, shortened, snippet, table
from scripts.text import escape

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records

FILE = "data/changes.yml"
LOG = "snippets/changes/log.md"
HERE = "about/corrections.md"
_LONGEST_WORDS = 60


def files(records: Records, chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the log, the newest change first."""
    rows = []
    for change in newest_first(records):
        places = places_of(change, chapters, records)
        where = (
            link(shortened(place.words, _LONGEST_WORDS).rstrip("."), place.page, HERE) for place in places
        )
        what = f"**{change.kind.label}.** {escape(change.what)} {escape(change.why)}"
        rows.append([change.date.words, "; ".join(where), what])
    return {LOG: snippet(FILE, [table(["Date", "Where", "What changed, and why"], rows)])}
