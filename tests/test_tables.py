"""Tables: cells by their rows, numbers with their digits."""

from decimal import Decimal
from pathlib import Path

import pytest

from scripts.load import load, load_or_raise
from scripts.tables import CellNotFoundError, TableData, find_row, number_in
from tests.conftest import SMALL


@pytest.fixture
def oil() -> TableData:
    return load_or_raise(SMALL).tables["oil"]


def test_row_is_found_by_its_values_and_knows_its_line(oil: TableData) -> None:
    row = find_row(oil, {"year": 1902})
    assert (row.line, row.cells["value_musd"]) == (3, "300.1")
    assert oil.row_place(row).line == 3


def test_number_keeps_its_digits(oil: TableData) -> None:
    assert number_in(oil, find_row(oil, {"year": 1901}), "value_musd") == Decimal("1500.5")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"year": 1903}, 'table "oil" has 0 rows with year 1903; it must have one'),
        ({}, 'table "oil" has 2 rows; it must have one'),
        ({"month": 1}, 'table "oil" has no column "month"'),
    ],
)
def test_row_that_is_not_there_is_told(oil: TableData, row: dict[str, int], message: str) -> None:
    with pytest.raises(CellNotFoundError) as caught:
        find_row(oil, row)
    assert str(caught.value) == message


def test_cell_without_a_number_is_told(oil: TableData) -> None:
    with pytest.raises(CellNotFoundError, match=r"oil.csv:2, column \"basis\" holds no number: \"seen\""):
        number_in(oil, find_row(oil, {"year": 1901}), "basis")


def test_sources_of_table_and_rows_stand_once(oil: TableData) -> None:
    assert oil.source_keys() == ["act-1901", "paper-1999"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1902,300.1", "1901,300.1", "oil.csv:3: a second row for year 1901"),
        ("1902,300.1", "1899,300.1", "oil.csv:3: year 1899 is below 1900"),
        ("1902,300.1", ",300.1", "oil.csv:3: year is empty"),
        ("1902,300.1", "1902.5,300.1", 'oil.csv:3: year "1902.5" is not of type integer'),
        (
            "derived",
            "guessed",
            'oil.csv:3: basis "guessed" is not among the allowed values\n    allowed: seen, derived',
        ),
        ("year,", "jahr,", "oil.csv:1: the header is jahr,value_musd,basis,source"),
        ("1902,300.1", '1902,"300.1', "oil.csv:3: this is not CSV"),
    ],
)
def test_cell_that_does_not_fit_is_told(project: Path, old: str, new: str, message: str) -> None:
    file = project / "data/tables/oil.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert message in "\n".join(map(str, load(project).problems))
