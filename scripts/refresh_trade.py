"""The tables of goods trade with Russia, brought up to date from a newly downloaded country file.

Download https://www.census.gov/foreign-trade/balance/country.xlsx by hand, then type
`python -m scripts refresh-trade country.xlsx`. The command shows which months are new and which figures were
revised, and by how much. It writes both tables, or none: the file must have its known layout, Russia under
its code, numbers without gaps that add up, all that the tables have, and no large change in a month long
settled. Notes stay, except that an unfinished year is called so. What only a person can word is listed at
the end, with path and line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scripts.country_file import EXPORTS, IMPORTS, MONTHS, read_country_file
from scripts.dates import PartialDate
from scripts.load import PACKAGE, load
from scripts.problems import Problem, ProblemsFoundError
from scripts.tables import FOLDER
from scripts.text import counted
from scripts.write import write_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scripts.country_file import Year
    from scripts.tables import TableData

ANNUAL = "us-russia-goods-annual"
MONTHLY = "us-russia-goods-monthly"
FLOWS = {"exports_musd": EXPORTS, "imports_musd": IMPORTS}
LARGEST_REVISION = 25
SETTLED_AFTER_MONTHS = 36
_DIGITS = Decimal("0.1")
_UNFINISHED = re.compile(r"January(?: to \w+)? only; not comparable with full years\.\s*")
_WORDED_BY_HAND = ("title", "description", "vintage", "coverage", "gaps")

Cells = dict[tuple[int, ...], Mapping[str, str]]
"""Cells by the name of their column, row by row; a row is singled out by its year, or by year and month."""


@dataclass(frozen=True)
class Revision:
    """A figure of the monthly table that the country file gives otherwise.

    Args:
        year: the row of the file.
        month: the month, 1 to 12.
        column: the column of the table.
        old: million dollars in the table.
        new: million dollars in the file, rounded as the table is.
    """

    year: Year
    month: int
    column: str
    old: Decimal
    new: Decimal

    @property
    def is_mix_up(self) -> bool:
        """Whether it is too large to be a revision at all; only figures long settled are judged."""
        return abs(self.new - self.old) * 100 > self.old * LARGEST_REVISION

    def __str__(self) -> str:
        """Month, flow, both figures and the change: “March 2026, exports: 58.3 to 58.9 (+0.6; +1.03 percent)”."""
        change = self.new - self.old
        percent = f"{change / self.old * 100:+,.2f} percent" if self.old else "from nothing"
        flow = self.column.removesuffix("_musd")
        month = _month_in_words(self.year.year, self.month)
        return f"{month}, {flow}: {self.old:,} to {self.new:,} ({change:+,}; {percent})"


def refresh_tables(root: Path, file: Path) -> str:
    """Update the annual and the monthly table of goods trade with Russia.

    Args:
        root: folder of the project.
        file: the Census Bureau's country file, as downloaded by hand.

    Returns:
        What is new, what was revised, what was written, and what is left to edit by hand.

    Raises:
        ProblemsFoundError: if the country file or one of the tables is not as it must be, if the file lacks
            what the tables have, if it changes a settled figure beyond belief, or if the tables cannot be
            written. Then both tables are as they were.
    """
    annual, monthly = _tables(root)
    years = read_country_file(file)
    known = _by_key(monthly)
    months = [(year, month) for year in years for month in range(1, year.months + 1)]
    new = [(year, month) for year, month in months if (year.year, month) not in known]
    revisions = [
        revision
        for year, month in months
        if (year.year, month) in known
        for revision in _revisions(known[year.year, month], year, month)
    ]
    problems = [*_missing(file, years, annual, monthly), *_mix_ups(revisions, years[-1])]
    if problems:
        raise ProblemsFoundError(problems)
    totals: Cells = {(year.year,): {**_cells(year, "YR"), "note": _note(annual, year)} for year in years}
    cells: Cells = {(year.year, month): _cells(year, MONTHS[month - 1]) for year, month in months}
    written = _write(root, {annual.path: _csv(annual, totals), monthly.path: _csv(monthly, cells)})
    if not written:
        return f"Nothing to do: the tables have the figures of {file.as_posix()}."
    return "\n".join(
        [
            f"New: {counted(len(new), 'month')}",
            *(f"  {_new_month_in_words(year, month)}" for year, month in new),
            f"Revised, in million dollars: {counted(len(revisions), 'figure')}",
            *(f"  {revision}" for revision in revisions),
            f"Written: {', '.join(written)}",
            "To edit by hand, where the words no longer fit:",
            *(f"  {line}" for line in _to_edit([annual, monthly], years[-1])),
            "Then run `python -m scripts check`.",
        ]
    )


def _tables(root: Path) -> tuple[TableData, TableData]:
    records = load(root)
    if ANNUAL in records.tables and MONTHLY in records.tables:
        return records.tables[ANNUAL], records.tables[MONTHLY]
    problems = [problem for problem in records.problems if problem.path.startswith(FOLDER)]
    raise ProblemsFoundError(
        problems or [Problem(PACKAGE, 0, "a table is not described", f"{ANNUAL} and {MONTHLY}")]
    )


def _by_key(table: TableData) -> Cells:
    columns = table.about.table_schema.primaryKey
    return {tuple(int(row.cells[column]) for column in columns): row.cells for row in table.rows}


def _rounded(figure: Decimal) -> Decimal:
    return figure.quantize(_DIGITS, ROUND_HALF_UP)


def _cells(year: Year, period: str) -> dict[str, str]:
    """Return the figures of a month or of the year as the tables write them."""
    return {column: str(_rounded(year.figures[flow + period])) for column, flow in FLOWS.items()}


def _revisions(known: Mapping[str, str], year: Year, month: int) -> Iterator[Revision]:
    for column, flow in FLOWS.items():
        old = Decimal(known[column])
        new = _rounded(year.figures[flow + MONTHS[month - 1]])
        if new != old:
            yield Revision(year, month, column, old, new)


def _missing(file: Path, years: list[Year], annual: TableData, monthly: TableData) -> Iterator[Problem]:
    """Yield the years and the months that the tables have and the file has not."""
    path = file.as_posix()
    fix = "download the file again; this one may be an old copy"
    months = {year.year: year.months for year in years}
    for number in sorted({year for year, *_ in (*_by_key(annual), *_by_key(monthly))} - set(months)):
        yield Problem(path, 0, f"there are no figures for {number}, which the tables have", fix=fix)
    gone = [key for key in _by_key(monthly) if key[0] in months and key[1] > months[key[0]]]
    if gone:
        span = " to ".join(dict.fromkeys(_month_in_words(*key) for key in (gone[0], gone[-1])))
        message = f"there are no figures for {span}, which {monthly.path} has"
        yield Problem(path, 0, message, fix=fix)


def _mix_ups(revisions: Iterable[Revision], last: Year) -> Iterator[Problem]:
    """Yield the revisions that nobody would make so late: more likely it is another country's row."""
    allowed = f"at most {LARGEST_REVISION} percent in a month more than three years before the last"
    fix = "if the Bureau did revise it, correct the monthly table by hand first; else download the file again"
    for revision in revisions:
        age = (last.year - revision.year.year) * len(MONTHS) + last.months - revision.month
        if age > SETTLED_AFTER_MONTHS and revision.is_mix_up:
            yield revision.year.problem(f"a revision that looks like a mix-up: {revision}", allowed, fix)


def _note(annual: TableData, year: Year) -> str:
    """Return the note of a year: what stands there, after whether the year is unfinished."""
    note = _UNFINISHED.sub("", _by_key(annual).get((year.year,), {}).get("note", ""))
    if year.months == len(MONTHS):
        return note
    last = _month_in_words(year.year, year.months).split()[0]
    span = "January" if year.months == 1 else f"January to {last}"
    return f"{span} only; not comparable with full years. {note}".rstrip()


def _csv(table: TableData, new: Cells) -> str:
    """Return a table as CSV, in order of its keys, its rows updated by the new cells."""
    known = _by_key(table)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, table.columns(), restval="", lineterminator="\n")
    writer.writeheader()
    for key in sorted({*known, *new}):
        keys = dict(zip(table.about.table_schema.primaryKey, map(str, key), strict=True))
        writer.writerow({**known.get(key, {}), **keys, **new[key], "basis": "seen"})
    return stream.getvalue()


def _write(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write all files or none; a table that is open in another program may be locked."""
    before = {root / path: (root / path).read_bytes() for path in files}
    try:
        return write_files(root, files, [])
    except OSError as error:
        for file, content in before.items():
            if file.read_bytes() != content:
                file.write_bytes(content)
        message = f"the tables cannot be written: {error.strerror}"
        fix = "close them in other programs, and see that you may write there"
        raise ProblemsFoundError([Problem(FOLDER, 0, message, fix=fix)]) from None


def _to_edit(tables: Iterable[TableData], last: Year) -> Iterator[str]:
    """Yield the places, with path and line, whose words tell the period or the date of the figures."""
    for table in tables:
        for name in _WORDED_BY_HAND:
            if getattr(table.about, name):
                yield f"{table.place.path}:{table.place.at(name).line}: {name} of {table.about.name}"
        for index, column in enumerate(table.about.table_schema.fields):
            if column.name == "year" and column.constraints.get("maximum", last.year) < last.year:
                place = table.place.at("schema", "fields", index, "constraints", "maximum")
                yield f"{place.path}:{place.line}: maximum of the column year, now {last.year}"
    yield f"{FOLDER}/{ANNUAL}.csv: notes that compare with figures revised since"
    yield "data/facts.yml: label and as_of of facts on an unfinished year, and the sentences that use them"


def _month_in_words(year: int, month: int) -> str:
    return PartialDate(f"{year}-{month:02}").words


def _new_month_in_words(year: Year, month: int) -> str:
    cells = _cells(year, MONTHS[month - 1])
    flows = ", ".join(f"{column.removesuffix('_musd')} {cell}" for column, cell in cells.items())
    return f"{_month_in_words(year.year, month)}: {flows}"
