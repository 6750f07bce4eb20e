"""Which tables and rows are new, gone or changed, and which charts are redrawn because of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.charts import drawn_rows
from scripts.computed import all_tables
from scripts.contribute.compare_pages import on_pages
from scripts.contribute.compare_values import field_changes
from scripts.contribute.shown import change, code, first, shown
from scripts.load import PACKAGE
from scripts.package import Column, Package, Table
from scripts.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.contribute.compare_values import Names
    from scripts.contribute.versions import Version
    from scripts.models import Chart
    from scripts.tables import Row, TableData

MOST_ROWS = 10
MOST_CELLS = 20
# Where a table stands in the files is no business of readers.
_NOT_SHOWN = ("path", "format", "mediatype", "encoding", "table_schema")


@dataclass
class TableChanges:
    """What differs between the tables of two versions.

    Args:
        tables: how many tables differ.
        lines: all of it in words.
        lost: names and columns that are gone, in words.
    """

    tables: int = 0
    lines: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def compare_tables(base: Version, head: Version, names: Names) -> TableChanges:
    """Compare all tables: what is said of them, their columns and their rows."""
    found = TableChanges()
    before, after = base.records.tables, head.records.tables
    for name in dict.fromkeys([*before, *after]):
        lines: list[str] = []
        if name in before and name in after:
            lines = _table(before[name], after[name], names)
        elif name in after and _is_missing(name, base):
            lines = [f"- Added: {counted(len(after[name].rows), 'row')}"]
        elif name in before and _is_missing(name, head):
            lines = ["- Removed"]
            found.lost.append(f"- The table {code(name)} is gone.")
        if lines:
            found.tables += 1
            title = (after.get(name) or before[name]).about.title
            found.lines += [f"### {shown(title, 200)} ({code(name)})", "", *lines, ""]
    found.lines += _package(base.records.package, head.records.package, names)
    return found


def compare_charts(base: Version, head: Version) -> list[str]:
    """Return the charts that draw other rows than before, with the pages that show them."""
    before, after = all_tables(base.records), all_tables(head.records)
    lines = []
    for key, chart in head.records.charts.items():
        old = base.records.charts.get(key)
        if old is None or chart.table not in before or chart.table not in after:
            continue
        if _drawn(old, before) != _drawn(chart, after):
            pages = on_pages(head.told_on.get(("include", f"charts/{key}.md"), []), head)
            table = shown(after[chart.table].about.title, 200)
            lines.append(f"- **{shown(chart.title, 200)}** ({code(key)}), from “{table}”. Shown on: {pages}.")
    return lines


def _is_missing(name: str, version: Version) -> bool:
    """Tell whether a table is not described on one side, and not merely broken there."""
    return name not in version.records.known.get(Table, {name})


def _drawn(chart: Chart, tables: Mapping[str, TableData]) -> list[list[str]] | None:
    """Return the cells that a chart draws, or None where its table has no such columns."""
    if chart.table not in tables:
        return None
    try:
        return [[cells[name] for name in chart.columns] for cells in drawn_rows(chart, tables[chart.table])]
    except KeyError:
        return None


def _table(old: TableData, new: TableData, names: Names) -> list[str]:
    lines = list(field_changes(old.about, new.about, Table, names, _NOT_SHOWN))
    columns = (
        {one.name: one for one in old.about.table_schema.fields},
        {one.name: one for one in new.about.table_schema.fields},
    )
    for name in dict.fromkeys([*columns[0], *columns[1]]):
        lines += _column(columns[0].get(name), columns[1].get(name), names)
    return lines + _rows(old, new)


def _column(old: Column | None, new: Column | None, names: Names) -> list[str]:
    if old is None or new is None:
        one, verb = (new, "Added") if old is None else (old, "Removed")
        return [f"- {verb} column: {shown(one.title)}"] if one else []
    lines = [f"  {line}" for line in field_changes(old, new, Column, names, ("name", "constraints"))]
    return [f"- Column {shown(new.title)}", *lines] if lines else []


def _rows(old: TableData, new: TableData) -> list[str]:
    """Return how many rows differ, found by their primary key, and the first of them."""
    key = [column for column in new.about.table_schema.primaryKey if column in old.columns()]
    before, after = _by_key(old, key), _by_key(new, key)
    if len(before) < len(old.rows) or len(after) < len(new.rows):
        return ["- The rows cannot be compared one by one: the primary key is another."]
    shared = [column for column in new.columns() if column in old.columns()]
    titles = {column.name: column.title for column in new.about.table_schema.fields}
    changed = [
        f"- {_where(values, key, titles)}: {cells}"
        for values, row in after.items()
        if values in before and (cells := _cells(before[values], row, shared, titles))
    ]
    added = [f"- Added: {_where(values, key, titles)}" for values in after if values not in before]
    removed = [f"- Removed: {_where(values, key, titles)}" for values in before if values not in after]
    counts = [
        f"{counted(len(lines), 'row')} {verb}"
        for lines, verb in ((changed, "changed"), (added, "added"), (removed, "removed"))
        if lines
    ]
    order = [values for values in before if values in after] != [
        values for values in after if values in before
    ]
    lines = [f"- Rows: {', '.join(counts)}"] if counts else []
    lines += [f"  {line}" for line in first([*changed, *added, *removed], MOST_ROWS, "rows")]
    return [*lines, *(["- The rows stand in another order."] if order else [])]


def _by_key(table: TableData, key: list[str]) -> dict[tuple[str, ...], Row]:
    return {tuple(row.cells.get(column, "") for column in key): row for row in table.rows}


def _where(values: tuple[str, ...], key: list[str], titles: Mapping[str, str]) -> str:
    return shown(
        ", ".join(f"{titles[column]} {value}" for column, value in zip(key, values, strict=True)), 200
    )


def _cells(old: Row, new: Row, columns: list[str], titles: Mapping[str, str]) -> str:
    differ = [column for column in columns if old.cells[column] != new.cells[column]]
    parts = [
        f"{shown(titles[column], 100)} {change(old.cells[column], new.cells[column])}"
        for column in differ[:MOST_CELLS]
    ]
    return "; ".join(parts) + (f"; {len(differ) - MOST_CELLS} more cells" if len(differ) > MOST_CELLS else "")


def _package(old: Package | None, new: Package | None, names: Names) -> list[str]:
    """Return what differs in what is said of all tables together."""
    if old is None or new is None:
        return []
    lines = list(field_changes(old, new, Package, names, ("profile", "name", "resources")))
    return [f"### All tables ({code(PACKAGE)})", "", *lines, ""] if lines else []
