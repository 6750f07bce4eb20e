"""What pydantic finds, in words; the slips show most of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.load import load

Edit = Callable[[str, str, str], None]
FACTS = "data/facts.yml"


def told(project: Path) -> list[str]:
    return [
        " / ".join(filter(None, (f"{problem.line}: {problem.message}", problem.allowed, problem.fix)))
        for problem in load(project).problems
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "from: oil-1901",
            "from: Oil_1901",
            (
                '19: from "Oil_1901" is not a key: lower-case letters, digits and single dashes'
                ' / did you mean "oil-1901"?'
            ),
        ),
        (
            "from: oil-1901",
            "from: {table: oil, row: {year: 1901}, column: value_musd, shade: red}",
            '19: unknown field "shade" / table, row, column / remove it',
        ),
        (
            "from: oil-1901",
            "from: 5",
            "19: from must be a mapping of fields, not a number / table, row, column",
        ),
        (
            "row: {year: 1901}",
            "row: {year: [1901]}",
            '3: year "[1901]" is not a number / digits, with a point before decimals',
        ),
        (
            "cell: {table: oil, row: {year: 1901}, column: value_musd}",
            "cell: oil",
            "3: cell must be a mapping of fields, not a text / table, row, column",
        ),
        (
            "unit: count",
            "unit:",
            "28: unit is empty / write its value after the colon; a text that begins with # needs quotes",
        ),
        (
            "  sources: [paper-1999]",
            "  sources:",
            (
                "33: sources is empty / write its value after the colon, or remove the line; "
                "a text that begins with # needs quotes"
            ),
        ),
        (
            "unit: count",
            "unit: true",
            (
                '28: unit "true" is not known / usd-million, percent, thousand-barrels-per-day, count, '
                "million-tons, million-bushels, rubles-per-dollar"
            ),
        ),
    ],
)
def test_value_of_several_shapes_is_told_once(
    project: Path, edit: Edit, old: str, new: str, message: str
) -> None:
    edit(FACTS, old, new)
    assert told(project) == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "minimum: 1900",
            "minimum: early",
            '32: constraints has minimum, which cannot be "early" / a number',
        ),
        (
            "required: true, enum: [seen, derived]",
            "pattern: '['",
            '42: constraints has pattern, which cannot be "[" / a regular expression',
        ),
        (
            "required: true, enum: [seen, derived]",
            "minimum: 5",
            (
                "42: constraints has minimum, which needs a column of numbers, and this one is of type string"
                " / integer, number, year / correct the type, or remove the limit"
            ),
        ),
    ],
)
def test_limit_that_cannot_be_checked_is_told(
    project: Path, edit: Edit, old: str, new: str, message: str
) -> None:
    edit("data/tables/datapackage.yml", old, new)
    assert told(project) == [message]


@pytest.mark.parametrize("cell", ["NaN", "Infinity", "1_000", "٣", "1e", "--1"])
def test_what_is_no_number_in_a_table_is_told(project: Path, edit: Edit, cell: str) -> None:
    edit("data/tables/oil.csv", "300.1", cell)
    assert told(project)[0].startswith(f'3: value_musd "{cell}" is not a number')
