"""The country file of the U.S. Census Bureau (`country.xlsx`): goods trade with Russia, month by month.

The file has one sheet with a row for every partner and year: year, code and name (text), then the imports
of the twelve months and of the year, then the exports likewise (numbers, million dollars, more digits than
the Bureau prints). A month that is not yet published stands as 0, and so does the rest of its year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

ADDRESS = "https://www.census.gov/foreign-trade/balance/country.xlsx"
SHEET = "country"
CODE = "4621"
NAME = "Russia"
IMPORTS = "I"
EXPORTS = "E"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
FIGURES = tuple(flow + period for flow in (IMPORTS, EXPORTS) for period in (*MONTHS, "YR"))
HEADER = ("year", "CTY_CODE", "CTYNAME", *FIGURES)
LARGEST_DIFFERENCE = Decimal("0.6")
MORE_THAN_THERE_IS = 10_000_000
"""Ten trillion dollars: a figure as large is not in million dollars."""
_DOWNLOAD = f"download the file again from {ADDRESS}"
_COMPARE = "compare the file with the page https://www.census.gov/foreign-trade/balance/c4621.html"


@dataclass(frozen=True)
class Year:
    """A row of the file: Russia in one year.

    Args:
        year: the calendar year.
        path: the file, as it was named.
        row: the row in the sheet, counted from 1.
        figures: million dollars by column of the file, with all their digits.
    """

    year: int
    path: str
    row: int
    figures: Mapping[str, Decimal]

    @property
    def months(self) -> int:
        """How many months of the year are published."""
        published = (
            number
            for number, month in enumerate(MONTHS, 1)
            if self.figures[IMPORTS + month] or self.figures[EXPORTS + month]
        )
        return max(published, default=0)

    def problem(self, message: str, allowed: str = "", fix: str = "") -> Problem:
        """Return a problem at this row."""
        return _problem(self.path, self.row, message, allowed, fix)


def read_country_file(file: Path) -> list[Year]:
    """Read the rows of Russia from the country file.

    Args:
        file: the workbook, as it was downloaded.

    Returns:
        A row for every year, in order; every month up to the last published one has both figures.

    Raises:
        ProblemsFoundError: if the file is missing, is no such workbook or has another layout; if a row of
            Russia has another name, a cell without a number or months that do not add up to the year; if
            Russia, a year or a month is missing.
    """
    path = file.as_posix()
    header, *rows = _read_rows(file)
    if header != HEADER:
        found = ", ".join(map(str, header)) or "missing"
        fix = f"{_DOWNLOAD}; if the Bureau has changed it, scripts/country_file.py must learn the new layout"
        raise ProblemsFoundError([_problem(path, 1, f"the header is {found}", ", ".join(HEADER), fix)])
    years: list[Year] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows, 2):
        row = dict(zip(HEADER, (*cells, *[None] * len(HEADER)), strict=False))
        if str(row["CTY_CODE"]).strip() == CODE:
            try:
                years.append(_year(path, number, row))
            except ProblemsFoundError as error:
                problems += error.problems
    if not problems:
        years.sort(key=lambda year: year.year)
        problems += _problems(path, years)
    if problems:
        raise ProblemsFoundError(problems)
    return [year for year in years if year.months]


def _problem(path: str, row: int, message: str, allowed: str = "", fix: str = "") -> Problem:
    return Problem(path, row, f'sheet "{SHEET}": {message}', allowed, fix)


def _read_rows(file: Path) -> list[tuple[object, ...]]:
    """Return the rows of the sheet, each without the empty cells at its end; the first is always there."""
    path = file.as_posix()
    if not file.is_file():
        fix = f"download it from {ADDRESS} and give its path"
        raise ProblemsFoundError([Problem(path, 0, "the file is missing", fix=fix)])
    try:
        with file.open("rb") as stream:
            workbook = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            sheets = {sheet.title: sheet for sheet in workbook.worksheets}
            rows = (
                [_trimmed(row) for row in sheets[SHEET].iter_rows(values_only=True)]
                if SHEET in sheets
                else None
            )
    except Exception as error:  # noqa: BLE001 - a damaged workbook can fail anywhere inside the library
        message = f"this is not an Excel workbook that can be read: {error or type(error).__name__}"
        raise ProblemsFoundError([Problem(path, 0, message, "a workbook (.xlsx)", _DOWNLOAD)]) from None
    if rows is None:
        message = f'there is no sheet "{SHEET}"; the sheets are: {", ".join(sheets) or "none"}'
        raise ProblemsFoundError([Problem(path, 0, message, f'a sheet "{SHEET}"', _DOWNLOAD)])
    return rows or [()]


def _trimmed(row: Sequence[object]) -> tuple[object, ...]:
    width = max((number for number, cell in enumerate(row, 1) if cell is not None), default=0)
    return tuple(row[:width])


def _year(path: str, number: int, row: Mapping[str, object]) -> Year:
    """Return a row of Russia as a record.

    Raises:
        ProblemsFoundError: with every cell that does not fit.
    """
    problems: list[Problem] = []
    year = str(row["year"]).strip()
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        problems.append(_problem(path, number, f'year "{year}" is not a year', "four digits"))
    name = str(row["CTYNAME"]).strip()
    if name != NAME:
        message = f'code {CODE} has the name "{name}"'
        problems.append(_problem(path, number, message, NAME, "find out which code Russia has now"))
    figures: dict[str, Decimal] = {}
    for column in FIGURES:
        cell = row[column]
        if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < MORE_THAN_THERE_IS:
            figures[column] = Decimal(str(cell))
            continue
        message = f"{column} is empty" if cell is None else f'{column} "{cell}" is not such a number'
        problems.append(
            _problem(path, number, message, f"million dollars, from 0 to {MORE_THAN_THERE_IS:,}", _DOWNLOAD)
        )
    if problems:
        raise ProblemsFoundError(problems)
    return Year(int(year), path, number, figures)


def _problems(path: str, years: list[Year]) -> Iterator[Problem]:
    """Yield what is wrong with the rows as a whole: a year missing or twice, gaps, sums that do not agree."""
    if not any(year.months for year in years):
        message = f"there is no figure for code {CODE}"
        yield _problem(path, 0, message, f"a row for {NAME} in every year", _DOWNLOAD)
        return
    for before, year in pairwise(years):
        if year.year != before.year + 1:
            message = f"after {before.year} comes {year.year}"
            yield year.problem(message, f"one row for {NAME} in each year, none left out", _DOWNLOAD)
    last = max(year.year for year in years if year.months)
    for year in years:
        yield from _gaps(year, len(MONTHS) if year.year < last else year.months)
        yield from _sums(year)


def _gaps(year: Year, months: int) -> Iterator[Problem]:
    """Yield the figures that are 0 among the first `months` of a year."""
    for month in MONTHS[:months]:
        for flow in (IMPORTS, EXPORTS):
            if not year.figures[flow + month]:
                message = f"{flow}{month} of {year.year} is 0, which means not yet published"
                yield year.problem(message, "0 only in the months after the last published one", _COMPARE)


def _sums(year: Year) -> Iterator[Problem]:
    """Yield the flows whose months do not add up; an unfinished year is the sum of its months so far."""
    for flow in (IMPORTS, EXPORTS):
        months = sum((year.figures[flow + month] for month in MONTHS), Decimal(0))
        total = year.figures[f"{flow}YR"]
        if abs(months - total) > LARGEST_DIFFERENCE:
            message = f"the months of {year.year} add up to {months:,.1f}, but {flow}YR is {total:,.1f}"
            yield year.problem(message, f"a difference of at most {LARGEST_DIFFERENCE}", _COMPARE)
