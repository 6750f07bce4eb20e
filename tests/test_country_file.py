"""The Census Bureau's country file: what is read, and what is told when it is not as it was."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.country_file import HEADER, read_country_file
from scripts.problems import ProblemsFoundError
from tests.census import Row, country_file, partner, put


def told(file: Path) -> str:
    with pytest.raises(ProblemsFoundError) as caught:
        read_country_file(file)
    return str(caught.value).replace(file.as_posix(), file.name)


def told_of(folder: Path, *rows: Row) -> str:
    return told(country_file(folder / "country.xlsx", rows))


def test_rows_of_russia_are_read_in_order_with_all_their_digits(tmp_path: Path) -> None:
    rows = [partner(2020, 3), partner(2019, code="4622", name="Belarus"), put(partner(2019), EJAN=11.0412345)]
    years = read_country_file(country_file(tmp_path / "country.xlsx", rows))
    assert [(year.year, year.row, year.months) for year in years] == [(2019, 4, 12), (2020, 2, 3)]
    assert years[0].figures["EJAN"] == Decimal("11.0412345")
    assert years[0].figures["IDEC"] == Decimal("112.25")


def test_year_and_code_may_be_numbers(tmp_path: Path) -> None:
    row = put(partner(2019), year=2019, CTY_CODE=4621)
    assert read_country_file(country_file(tmp_path / "country.xlsx", [row]))[0].year == 2019


def test_year_without_any_month_yet_is_left_out(tmp_path: Path) -> None:
    years = read_country_file(country_file(tmp_path / "country.xlsx", [partner(2019), partner(2020, 0)]))
    assert [year.year for year in years] == [2019]


def test_empty_row_above_is_counted(tmp_path: Path) -> None:
    assert read_country_file(country_file(tmp_path / "country.xlsx", [[], partner(2019)]))[0].row == 3


def test_missing_file_is_told_with_its_address(tmp_path: Path) -> None:
    assert told(tmp_path / "country.xlsx") == (
        "country.xlsx: the file is missing\n"
        "    to do: download it from https://www.census.gov/foreign-trade/balance/country.xlsx and give its path\n"
        "1 problem"
    )


def test_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    file = tmp_path / "country.xlsx"
    message = "country.xlsx: this is not an Excel workbook that can be read: "
    file.write_text("<html>Access denied</html>")
    assert message in told(file)
    with ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    assert message in told(file)
    country_file(file, [partner(2019)])
    file.write_bytes(file.read_bytes()[:-200])
    assert message in told(file)


def test_damaged_sheet_is_told(tmp_path: Path) -> None:
    whole = country_file(tmp_path / "whole.xlsx", [partner(2019)])
    file = tmp_path / "country.xlsx"
    with ZipFile(whole) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    assert "country.xlsx: this is not an Excel workbook that can be read: " in told(file)


def test_other_sheet_is_told(tmp_path: Path) -> None:
    file = country_file(tmp_path / "country.xlsx", [partner(2019)], sheet="ctyseasonal")
    assert 'country.xlsx: there is no sheet "country"; the sheets are: ctyseasonal\n' in told(file)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ([], "missing"),
        (HEADER[:-1], ", ".join(HEADER[:-1])),
        ((*HEADER, "ETOT"), ", ".join((*HEADER, "ETOT"))),
        (("jahr", *HEADER[1:]), ", ".join(("jahr", *HEADER[1:]))),
    ],
    ids=["empty", "a column less", "a column more", "another name"],
)
def test_other_header_is_told(tmp_path: Path, header: list[str], found: str) -> None:
    text = told(country_file(tmp_path / "country.xlsx", [], header))
    assert text.startswith(
        f'country.xlsx:1: sheet "country": the header is {found}\n    allowed: year, CTY_CODE, CTYNAME, IJAN, '
    )
    assert "scripts/country_file.py must learn the new layout" in text


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"IJAN": None}, "IJAN is empty"),
        ({"IMAR": "n/a"}, 'IMAR "n/a" is not such a number'),
        ({"EYR": "1,024.5"}, 'EYR "1,024.5" is not such a number'),
        ({"EMAR": True}, 'EMAR "True" is not such a number'),
        ({"EMAR": -0.1}, 'EMAR "-0.1" is not such a number'),
        ({"EMAR": 13_040_000}, 'EMAR "13040000" is not such a number'),
        ({"year": "2019p"}, 'year "2019p" is not a year'),
        ({"CTYNAME": "Belarus"}, 'code 4621 has the name "Belarus"'),
    ],
)
def test_cell_that_does_not_fit_is_told(
    tmp_path: Path, cells: dict[str, str | float | None], message: str
) -> None:
    text = told_of(tmp_path, partner(2018), put(partner(2019), **cells))
    assert text.startswith(f'country.xlsx:3: sheet "country": {message}\n    allowed: ')
    assert text.endswith("\n1 problem")


def test_short_row_has_empty_cells(tmp_path: Path) -> None:
    assert told_of(tmp_path, partner(2019)[:-1]).startswith('country.xlsx:2: sheet "country": EYR is empty\n')


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = told_of(tmp_path, put(partner(2018), IJAN=None, EDEC="x"), put(partner(2019), CTYNAME="USSR"))
    assert text.endswith("\n3 problems")


@pytest.mark.parametrize("rows", [[], [partner(2019, code="4610", name="USSR")], [partner(2019, 0)]])
def test_file_without_russia_is_told(tmp_path: Path, rows: list[Row]) -> None:
    assert 'country.xlsx: sheet "country": there is no figure for code 4621\n' in told_of(tmp_path, *rows)


@pytest.mark.parametrize(
    ("second", "message"), [(2018, "after 2018 comes 2018"), (2020, "after 2018 comes 2020")]
)
def test_year_that_is_missing_or_twice_is_told(tmp_path: Path, second: int, message: str) -> None:
    text = told_of(tmp_path, partner(2018), partner(second))
    assert text.startswith(
        f'country.xlsx:3: sheet "country": {message}\n    allowed: one row for Russia in each'
    )


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (put(partner(2019, 6), IMAR=0, EMAR=0, IYR=519.25, EYR=68.2), ["EMAR", "IMAR"]),
        (put(partner(2019, 6), EJUL=1, EYR=82.24), ["IJUL"]),
        (partner(2018, 11), ["EDEC", "IDEC"]),
    ],
    ids=["a month in between", "one flow only", "the end of an earlier year"],
)
def test_gap_between_months_is_told(tmp_path: Path, row: Row, columns: list[str]) -> None:
    rows = [row, partner(2019)] if row[0] == "2018" else [partner(2018), row]
    text = told_of(tmp_path, *rows)
    assert [line.split()[3] for line in text.splitlines() if "is 0, which means" in line] == columns
    assert text.endswith(f"\n{len(columns)} problem{'s' if len(columns) > 1 else ''}")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            put(partner(2019), IYR=1281.7),
            "the months of 2019 add up to 1,281.0, but IYR is 1,281.7\n    allowed: a difference of at most 0.6",
        ),
        (put(partner(2019, 2), EYR=24), "the months of 2019 add up to 23.1, but EYR is 24.0"),
    ],
)
def test_months_that_do_not_add_up_are_told(tmp_path: Path, row: Row, message: str) -> None:
    assert told_of(tmp_path, row).startswith(f'country.xlsx:2: sheet "country": {message}')


def test_months_may_differ_from_the_year_by_rounding(tmp_path: Path) -> None:
    assert read_country_file(country_file(tmp_path / "country.xlsx", [put(partner(2019), IYR=1281.6)]))
