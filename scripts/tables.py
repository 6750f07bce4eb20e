"""The tables: CSV files and the Data Package that describes them.

A cell stays text, exactly as it is written, until somebody needs a number; so a table on the site has
the digits of the file.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.problems import Problem, ProblemsFoundError, listed, nearest
from scripts.yaml_lines import Place, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.package import Column, Table

FOLDER = "data/tables"
# Numbers that fit a decimal of 28 digits, in digits that every program reads.
_NUMBER = r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9])?"
_TYPES = {"integer": r"-?[0-9]{1,18}", "year": r"[0-9]{4}", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"}


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Args:
        line: its line in the CSV file.
        cells: its cells by the name of their column.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class TableData:
    """A table: its description, its rows, and where the description stands."""

    about: Table
    rows: tuple[Row, ...]
    place: Place

    @property
    def path(self) -> str:
        """The CSV file, relative to the project."""
        return f"{FOLDER}/{self.about.path}"

    def row_place(self, row: Row) -> Place:
        """Return where a row stands."""
        return Place(self.path, {(): row.line})

    def row_sources(self) -> Iterator[tuple[str, Row]]:
        """Yield every source key that a row names, with the row; columns of sources end in “source”."""
        columns = [column for column in self.columns() if column.endswith("source")]
        for row in self.rows:
            yield from ((row.cells[column], row) for column in columns if row.cells[column])

    def source_keys(self) -> list[str]:
        """Return the keys of all sources of the table and its rows, each once."""
        return list(dict.fromkeys([*self.about.source_keys, *(key for key, _ in self.row_sources())]))

    def cell_sources(self, row: Row, column: str) -> list[str]:
        """Return the sources of one cell: the row's own for this column, else the row's, else the table's.

        A source column for some columns is named after them: `crude_source` for `crude_oil_kbd`.
        """
        own = [f"{word}_source" for word in column.split("_")]
        named = next((name for name in [*own, "source"] if row.cells.get(name)), None)
        return [row.cells[named]] if named else list(self.about.source_keys)

    def columns(self) -> list[str]:
        """Return the names of the columns."""
        return [column.name for column in self.about.table_schema.fields]


class CellNotFoundError(LookupError):
    """Raised when a cell is not where a record says it is.

    Args:
        message: what is wrong.
        allowed: what would be right.
        fix: what to do about it.
    """

    def __init__(self, message: str, allowed: str = "", fix: str = "") -> None:
        super().__init__(message)
        self.allowed = allowed
        self.fix = fix or "correct the reference"


def find_row(table: TableData, wanted: Mapping[str, object]) -> Row:
    """Return the one row that has the wanted values.

    Raises:
        CellNotFoundError: if a column does not exist, or not exactly one row has the values.
    """
    for column in wanted:
        _require_column(table, column)
    values = tuple(str(value) for value in wanted.values())
    rows = _rows_by(table, tuple(wanted)).get(values, [])
    if len(rows) != 1:
        words = ", ".join(f"{column} {value}" for column, value in zip(wanted, values, strict=True))
        message = f'table "{table.about.name}" has {len(rows)} rows{" with " if words else ""}{words}; it must have one'
        raise CellNotFoundError(message, *_which_rows(table, wanted, found=bool(rows)))
    return rows[0]


def _which_rows(table: TableData, wanted: Mapping[str, object], *, found: bool) -> tuple[str, str]:
    """Return what would single out a row, and what to do."""
    if found:
        key = ", ".join(table.about.table_schema.primaryKey)
        return f"one row, as {key} single out", "name more columns of the row"
    for column, value in wanted.items():
        there = list(dict.fromkeys(row.cells[column] for row in table.rows))
        if str(value) not in there:
            return f"{column} {listed(there)}", nearest(str(value), there)
    return "", ""


@lru_cache(maxsize=256)
def _rows_by(table: TableData, columns: tuple[str, ...]) -> Mapping[tuple[str, ...], list[Row]]:
    """Return the rows of a table by their values in some columns; hundreds of facts ask."""
    index: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        index.setdefault(tuple(row.cells[column] for column in columns), []).append(row)
    return index


def number_in(table: TableData, row: Row, column: str) -> Decimal:
    """Return the number in a cell.

    Raises:
        CellNotFoundError: if the column does not exist, or the cell holds no number.
    """
    _require_column(table, column)
    try:
        return Decimal(row.cells[column])
    except InvalidOperation:
        where = f'{table.path}:{row.line}, column "{column}"'
        raise CellNotFoundError(f'the cell {where} holds no number: "{row.cells[column]}"') from None


def typed(cell: str, column: Column) -> str | int | float | None:
    """Return a cell as JSON has it: a number where the column holds numbers, nothing where it is empty."""
    if not cell:
        return None
    if column.type in ("integer", "year"):
        return int(cell)
    return float(cell) if column.type == "number" else cell


def _require_column(table: TableData, column: str) -> None:
    known = table.columns()
    if column not in known:
        message = f'table "{table.about.name}" has no column "{column}"'
        raise CellNotFoundError(message, ", ".join(known), nearest(column, known))


def read_table(root: Path, about: Table, place: Place) -> TableData:
    """Read a table and check every cell against its column.

    Args:
        root: folder of the project.
        about: the description in the Data Package.
        place: where the description stands.

    Raises:
        ProblemsFoundError: with every cell, row or header that does not fit.
    """
    path = f"{FOLDER}/{about.path}"
    lines = csv.reader(io.StringIO(read_text(root, path)), strict=True)
    columns = about.table_schema.fields
    problems: list[Problem] = []
    rows: list[Row] = []
    try:
        header = next(lines, [])
        if header != [column.name for column in columns]:
            raise ProblemsFoundError([_header_problem(path, header, [column.name for column in columns])])
        for cells in lines:
            row = Row(lines.line_num, dict(zip((column.name for column in columns), cells, strict=False)))
            found = list(_row_problems(path, row, len(cells), columns))
            problems += found
            if not found:
                rows.append(row)
    except csv.Error as error:
        problems.append(Problem(path, lines.line_num, f"this is not CSV: {error}"))
    problems += _key_problems(path, rows, about.table_schema.primaryKey)
    problems += _order_problems(path, rows, columns, about.table_schema.primaryKey[0])
    if not rows and not problems:
        problems.append(Problem(path, 0, "the table has no rows", "at least one row below the header"))
    if problems:
        raise ProblemsFoundError(problems)
    return TableData(about, tuple(rows), place)


def _header_problem(path: str, header: list[str], columns: list[str]) -> Problem:
    """Tell what is wrong with a header; a table from a European spreadsheet has semicolons."""
    fix = f"describe the new columns in {FOLDER}/datapackage.yml, or restore the header"
    if ";" in ",".join(header):
        fix = "save the table with commas between the cells"
    elif missing := [name for name in columns if name not in header]:
        fix = f"the column {', '.join(missing)} is missing"
    return Problem(path, 1, f"the header is {','.join(header) or 'missing'}", ",".join(columns), fix)


def _row_problems(path: str, row: Row, count: int, columns: list[Column]) -> Iterator[Problem]:
    if count != len(columns):
        fix = "every row has as many cells as the header; an unknown value is an empty cell between commas"
        yield Problem(path, row.line, f"the row has {count} cells", str(len(columns)), fix)
        return
    for column in columns:
        if message := _cell_problem(row.cells[column.name], column):
            allowed = f"{column.type}" + (f" ({column.unit})" if column.unit else "")
            enum = column.constraints.get("enum")
            hint = nearest(row.cells[column.name], map(str, enum)) if enum else ""
            if column.type == "number" and "," in row.cells[column.name]:
                hint = f'did you mean "{row.cells[column.name].replace(",", "")}"?'
            yield Problem(
                path,
                row.line,
                f"{column.name} {message}",
                ", ".join(map(str, enum)) if enum else allowed,
                hint,
            )


def _cell_problem(cell: str, column: Column) -> str:
    if not cell:
        return "is empty" if column.constraints.get("required") else ""
    if column.type == "number" and not re.fullmatch(_NUMBER, cell):
        return f'"{cell}" is not a number'
    if column.type in _TYPES and not re.fullmatch(_TYPES[column.type], cell):
        return f'"{cell}" is not of type {column.type}'
    limits = column.constraints
    if "enum" in limits and cell not in map(str, limits["enum"]):
        return f'"{cell}" is not among the allowed values'
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        return f'"{cell}" does not have the form {limits["pattern"]}'
    if "minimum" in limits and Decimal(cell) < Decimal(str(limits["minimum"])):
        return f"{cell} is below {limits['minimum']}"
    if "maximum" in limits and Decimal(cell) > Decimal(str(limits["maximum"])):
        return f"{cell} is above {limits['maximum']}"
    return ""


def _key_problems(path: str, rows: list[Row], key: list[str]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        values = tuple(row.cells.get(column, "") for column in key)
        if values in first:
            what = ", ".join(f"{column} {value}" for column, value in zip(key, values, strict=True))
            fix = f"remove one of the two; the first stands on line {first[values]}"
            yield Problem(path, row.line, f"a second row for {what}", "one row for each", fix)
        first.setdefault(values, row.line)


def _order_problems(path: str, rows: list[Row], columns: list[Column], key: str) -> Iterator[Problem]:
    """A table whose first key is a time or a number stands in its order, so that a row is found and none hides."""
    kind = next(column.type for column in columns if column.name == key)
    if kind not in ("integer", "year", "date"):
        return
    for before, row in pairwise(rows):
        here, above = (one.cells[key] for one in (row, before))
        if (here < above) if kind == "date" else (Decimal(here or 0) < Decimal(above or 0)):
            yield Problem(
                path, row.line, f"{key} {here} stands after {above}", "ascending", "move the row up"
            )
