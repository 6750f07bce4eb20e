"""The data page and the downloads: every table as CSV and JSON, and the Data Package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.generate.linked_data import datasets, json_ld
from scripts.generate.parts import NO_TERMS, as_json, indented, page, source_links, table
from scripts.tables import FOLDER, typed
from scripts.text import counted, escape
from scripts.vocabulary import TableGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.tables import TableData

FILE = f"{FOLDER}/datapackage.yml"
HERE = "reference/data.md"
DOWNLOADS = "docs/data"
FROM_PAGE = "../../data/"  # the page is served as a folder: reference/data/


def files(records: Records, _chapters: list[Chapter], root: Path) -> Mapping[str, str]:
    """Return the data page, the CSV and JSON files and `datapackage.json`."""
    description = f"{len(records.tables)} tables on U.S.-Russia trade and sanctions: columns, units, vintage, origin, license, downloads."
    made = {f"docs/{HERE}": page("Data", description, FILE, _body(records))}
    for name, data in records.tables.items():
        made[f"{DOWNLOADS}/{name}.csv"] = (root / data.path).read_text(encoding="utf-8")
        made[f"{DOWNLOADS}/{name}.json"] = as_json(
            {"name": name, "title": data.about.title, "rows": list(_rows(data))}
        )
    if records.package:
        package = records.package.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        made[f"{DOWNLOADS}/datapackage.json"] = as_json(package)
    return made


def _rows(data: TableData) -> Iterator[dict[str, Any]]:
    for row in data.rows:
        yield {
            column.name: typed(row.cells[column.name], column) for column in data.about.table_schema.fields
        }


def _body(records: Records) -> Iterator[str]:
    yield NO_TERMS
    rows = sum(len(data.rows) for data in records.tables.values())
    yield (
        f"{counted(len(records.tables), 'table')} with {rows:,} rows. Each is a CSV file in UTF-8 and a JSON file; together "
        "they form a [Data Package](../data/datapackage.json) in which every column has a type, a unit and a "
        "description. A cell's `basis` is `seen` where the figure was read, `derived` where it was computed from "
        "figures that were read. Figures that could not be read in a source are left out, and the gap is named."
    )
    yield "Money is nominal U.S. dollars. Exports are U.S. exports, imports are U.S. imports. Goods only."
    yield "{!open-data.md!}"
    for group in TableGroup:
        tables = [data for data in records.tables.values() if data.about.group is group]
        if tables:
            yield f"## {group.label}"
        for data in tables:
            yield from _table(data, records)
    yield json_ld(datasets(records.tables.values(), FROM_PAGE))


def _table(data: TableData, records: Records) -> Iterator[str]:
    about = data.about
    yield f"### {escape(about.title)} {{ #{about.name} }}"
    yield (
        f"{counted(len(data.rows), 'row')} · {escape(about.coverage)} · vintage {escape(about.vintage)} · "
        f"[CSV](../data/{about.name}.csv) · [JSON](../data/{about.name}.json)\n{{ .record-facts }}"
    )
    yield escape(about.description)
    if about.gaps:
        yield f"**Gaps.** {escape(about.gaps)}"
    if about.checks:
        yield f"**Checks.** {escape(about.checks)}"
    yield f'??? note "Columns of {escape(about.title)}"\n\n{indented(_columns(data))}'
    licenses = "; ".join(
        escape(one.title) if not one.path else f"[{escape(one.title)}]({one.path})" for one in about.licenses
    )
    yield (
        f"Origin: {escape(about.origin)} Terms of use: {licenses}. Sources: "
        f"{source_links(data.source_keys(), records, HERE)}.\n{{ .record-sources }}"
    )


def _columns(data: TableData) -> str:
    rows = (
        [f"`{column.name}`", column.type, escape(column.unit or ""), escape(column.description)]
        for column in data.about.table_schema.fields
    )
    return table(["Column", "Type", "Unit", "What it holds"], rows)
