"""Tables that no file holds because they are counted from records: what charts of records draw."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scripts.package import Table
from scripts.tables import Row, TableData
from scripts.vocabulary import Effect, Verdict
from scripts.yaml_lines import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.load import Records

# Name of a computed table, and the page that shows the records behind it.
COMPUTED = {
    "events-by-year": "reference/timeline.md",
    "claims-by-verdict": "claims/index.md",
}


def all_tables(records: Records) -> dict[str, TableData]:
    """Return the tables of the Data Package and the computed ones, by name."""
    return {**records.tables, "events-by-year": _events(records), "claims-by-verdict": _claims(records)}


def _events(records: Records) -> TableData:
    """Count the events of each year by their effect on trade."""
    count = Counter((event.date.year, event.effect) for event in records.events.values())
    years = sorted({year for year, _ in count})
    rows = ([str(year), effect.label, str(count[year, effect])] for year in years for effect in Effect)
    return _table(
        "events-by-year",
        "Events of the timeline by year and effect on trade",
        [
            ("year", "integer", "Year"),
            ("effect", "string", "Effect on trade"),
            ("events", "integer", "Events"),
        ],
        rows,
    )


def _claims(records: Records) -> TableData:
    """Count the claims of each article by verdict."""
    rows = (
        [article.name_on_site, verdict.label, str(sum(claim.verdict is verdict for claim in article.claims))]
        for article in records.articles.values()
        for verdict in Verdict
    )
    return _table(
        "claims-by-verdict",
        "Claims of the two articles by verdict",
        [("article", "string", "Article"), ("verdict", "string", "Verdict"), ("claims", "integer", "Claims")],
        rows,
    )


def _table(
    name: str, title: str, columns: list[tuple[str, str, str]], rows: Iterable[list[str]]
) -> TableData:
    about = Table.model_validate(
        {
            "name": name,
            "path": f"{name}.csv",
            "title": title,
            "description": title,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "group": "trade",
            "vintage": "the records of this site",
            "coverage": "all records",
            "origin": "Counted from the records of this site.",
            "source_keys": ["records-of-this-site"],
            "licenses": [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}],
            "sources": [{"title": "Bridge or Barrier?"}],
            "schema": {
                "fields": [{"name": n, "type": t, "title": h, "description": h} for n, t, h in columns],
                "primaryKey": [columns[0][0]],
            },
        },
    )
    names = [column[0] for column in columns]
    return TableData(about, tuple(Row(0, dict(zip(names, row, strict=True))) for row in rows), Place("", {}))
