"""A country file of the Census Bureau in small, to be read and to be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from scripts.country_file import HEADER, SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Row = list[str | int | float | bool | None]


def partner(year: int, months: int = 12, code: str = "4621", name: str = "Russia") -> Row:
    """Return a row: imports 101.25 in January, 102.25 in February …, exports 11.04, 12.04 …, then zeros."""
    imports = [100.25 + month if month <= months else 0 for month in range(1, 13)]
    exports = [10.04 + month if month <= months else 0 for month in range(1, 13)]
    return [str(year), code, name, *imports, sum(imports), *exports, sum(exports)]


def put(row: Row, **cells: str | float | bool | None) -> Row:
    """Return a row with other cells, named by their columns."""
    return [cells.get(column, cell) for column, cell in zip(HEADER, row, strict=True)]


def country_file(file: Path, rows: Iterable[Row], header: Iterable[str] = HEADER, sheet: str = SHEET) -> Path:
    """Write a workbook with these rows below the header and return its path."""
    workbook = Workbook(write_only=True)
    page = workbook.create_sheet(sheet)
    for row in (list(header), *rows):
        page.append(row)
    workbook.save(file)
    return file
