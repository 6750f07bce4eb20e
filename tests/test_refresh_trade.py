"""Refreshing the tables of goods trade: what is shown, what is written, and what is refused."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from scripts.country_file import EXPORTS, IMPORTS, MONTHS
from scripts.problems import ProblemsFoundError
from scripts.refresh_trade import ANNUAL, MONTHLY, refresh_tables
from scripts.tables import FOLDER
from tests.census import Row, country_file, partner, put
from tests.conftest import ROOT
from tests.every import every

ANNUAL_FILE = f"{FOLDER}/{ANNUAL}.csv"
MONTHLY_FILE = f"{FOLDER}/{MONTHLY}.csv"
PACKAGE = """\
profile: data-package
name: trade
title: Trade
description: Trade.
licenses: [{name: other-pd, title: Public domain}]
resources:
"""
DESCRIPTION = """\
  - name: {name}
    path: {name}.csv
    title: Trade
    description: Trade.
    format: csv
    mediatype: text/csv
    encoding: utf-8
    group: trade
    vintage: April 2022
    coverage: 2018 to March 2022
    origin: The Census.
    source_keys: [act-1901]
    licenses: [{{name: other-pd, title: Public domain}}]
    sources: [{{title: Census}}]
    schema:
      fields:
        - {{name: year, type: integer, title: Y, description: Y., constraints: {{required: true, maximum: 2022}}}}
"""
COLUMN = "        - {{name: {name}, type: {type}, title: T, description: T., constraints: {{required: {required}}}}}\n"


def columns(*names: str) -> str:
    """Return the description of columns."""
    kinds = {"month": "integer", "exports_musd": "number", "imports_musd": "number"}
    return "".join(
        COLUMN.format(name=name, type=kinds.get(name, "string"), required=str(name != "note").lower())
        for name in names
    )


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


@pytest.fixture
def trade(project: Path) -> Path:
    """The small project with these two tables only: 2018 to 2021, and January to March 2022."""
    annual, monthly = (
        "year,exports_musd,imports_musd,basis,note\n",
        "year,month,exports_musd,imports_musd,basis\n",
    )
    for year, months in ((2018, 12), (2019, 12), (2020, 12), (2021, 12), (2022, 3)):
        for month in range(1, months + 1):
            monthly += f"{year},{month},{10 + month}.0,{100 + month}.3,seen\n"
        annual += {12: f'{year},198.5,1281.0,seen,"A good year, by hand."\n', 3: ""}[months]
    annual += "2022,36.1,306.8,seen,January to March only; not comparable with full years.\n"
    (project / ANNUAL_FILE).write_text(annual, encoding="utf-8")
    (project / MONTHLY_FILE).write_text(monthly, encoding="utf-8")
    (project / FOLDER / "oil.csv").unlink()
    flows = ("exports_musd", "imports_musd", "basis")
    with (project / f"{FOLDER}/datapackage.yml").open("w", encoding="utf-8") as package:
        package.write(PACKAGE)
        package.write(DESCRIPTION.format(name=ANNUAL) + columns(*flows, "note"))
        package.write("      primaryKey: [year]\n")
        package.write(DESCRIPTION.format(name=MONTHLY) + columns("month", *flows))
        package.write("      primaryKey: [year, month]\n")
    return project


Refresh = Callable[..., str]


@pytest.fixture
def refresh(trade: Path) -> Refresh:
    """Refresh the small project from a workbook with these rows after 2018, or after what is given."""

    def run(*rows: Row, before: tuple[Row, ...] = (partner(2018),)) -> str:
        file = country_file(trade / "country.xlsx", [*before, *rows])
        return refresh_tables(trade, file).replace(file.as_posix(), file.name)

    return run


@pytest.fixture
def refused(trade: Path, refresh: Refresh) -> Refresh:
    """Return what is told when rows are refused, and see that the tables did not change."""

    def run(*rows: Row, before: tuple[Row, ...] = (partner(2018),)) -> str:
        tables = [text(trade, path) for path in (ANNUAL_FILE, MONTHLY_FILE)]
        with pytest.raises(ProblemsFoundError) as caught:
            refresh(*rows, before=before)
        assert tables == [text(trade, path) for path in (ANNUAL_FILE, MONTHLY_FILE)]
        return str(caught.value).replace((trade / "country.xlsx").as_posix(), "country.xlsx")

    return run


SAME = (partner(2019), partner(2020), partner(2021))


def test_same_figures_leave_the_files_alone(trade: Path, refresh: Refresh) -> None:
    before = [(trade / path).stat().st_mtime_ns for path in (ANNUAL_FILE, MONTHLY_FILE)]
    assert refresh(*SAME, partner(2022, 3)) == "Nothing to do: the tables have the figures of country.xlsx."
    assert before == [(trade / path).stat().st_mtime_ns for path in (ANNUAL_FILE, MONTHLY_FILE)]


def test_new_months_and_revisions_are_shown_and_written(trade: Path, refresh: Refresh) -> None:
    year = put(partner(2022, 5), EFEB=12.56, EYR=65.72, IMAR=100, IYR=513.0)
    assert refresh(*SAME, year) == (
        "New: 2 months\n"
        "  April 2022: exports 14.0, imports 104.3\n"
        "  May 2022: exports 15.0, imports 105.3\n"
        "Revised, in million dollars: 2 figures\n"
        "  February 2022, exports: 12.0 to 12.6 (+0.6; +5.00 percent)\n"
        "  March 2022, imports: 103.3 to 100.0 (-3.3; -3.19 percent)\n"
        f"Written: {ANNUAL_FILE}, {MONTHLY_FILE}\n"
        "To edit by hand, where the words no longer fit:\n"
        "  data/tables/datapackage.yml:9: title of us-russia-goods-annual\n"
        "  data/tables/datapackage.yml:10: description of us-russia-goods-annual\n"
        "  data/tables/datapackage.yml:15: vintage of us-russia-goods-annual\n"
        "  data/tables/datapackage.yml:16: coverage of us-russia-goods-annual\n"
        "  data/tables/datapackage.yml:31: title of us-russia-goods-monthly\n"
        "  data/tables/datapackage.yml:32: description of us-russia-goods-monthly\n"
        "  data/tables/datapackage.yml:37: vintage of us-russia-goods-monthly\n"
        "  data/tables/datapackage.yml:38: coverage of us-russia-goods-monthly\n"
        "  data/tables/us-russia-goods-annual.csv: notes that compare with figures revised since\n"
        "  data/facts.yml: label and as_of of facts on an unfinished year, and the sentences that use them\n"
        "Then run `python -m scripts check`."
    )
    assert text(trade, ANNUAL_FILE).splitlines()[-2:] == [
        '2021,198.5,1281.0,seen,"A good year, by hand."',
        "2022,65.7,513.0,seen,January to May only; not comparable with full years.",
    ]
    assert text(trade, MONTHLY_FILE).splitlines()[-5:] == [
        "2022,1,11.0,101.3,seen",
        "2022,2,12.6,102.3,seen",
        "2022,3,13.0,100.0,seen",
        "2022,4,14.0,104.3,seen",
        "2022,5,15.0,105.3,seen",
    ]


def test_finished_year_loses_its_note_and_the_next_one_gets_it(trade: Path, refresh: Refresh) -> None:
    shown = refresh(*SAME, partner(2022), partner(2023, 1))
    assert text(trade, ANNUAL_FILE).splitlines()[-2:] == [
        "2022,198.5,1281.0,seen,",
        "2023,11.0,101.3,seen,January only; not comparable with full years.",
    ]
    assert "  January 2023: exports 11.0, imports 101.3\n" in shown
    assert "  data/tables/datapackage.yml:23: maximum of the column year, now 2023\n" in shown
    assert "  data/tables/datapackage.yml:45: maximum of the column year, now 2023\n" in shown


def test_words_after_the_note_stay(
    trade: Path, edit: Callable[[str, str, str], None], refresh: Refresh
) -> None:
    edit(ANNUAL_FILE, "with full years.", "with full years. Ports were closed.")
    refresh(*SAME, partner(2022, 4))
    assert text(trade, ANNUAL_FILE).endswith(
        ",January to April only; not comparable with full years. Ports were closed.\n"
    )
    refresh(*SAME, partner(2022))
    assert text(trade, ANNUAL_FILE).endswith("2022,198.5,1281.0,seen,Ports were closed.\n")


def test_year_that_the_file_lacks_is_told(refused: Refresh) -> None:
    assert refused(*SAME, partner(2022, 3), before=()) == (
        "country.xlsx: there are no figures for 2018, which the tables have\n"
        "    to do: download the file again; this one may be an old copy\n"
        "1 problem"
    )


def test_months_that_the_file_lacks_are_told(refused: Refresh) -> None:
    assert (
        "country.xlsx: there are no figures for March 2022, which data/tables/us-russia-goods-monthly.csv has\n"
    ) in refused(*SAME, partner(2022, 2))
    assert "for February 2022 to March 2022, which" in refused(*SAME, partner(2022, 1))
    assert "there are no figures for 2022, which the tables have" in refused(*SAME)


def test_large_revision_of_a_settled_month_is_refused(refused: Refresh) -> None:
    year = put(partner(2018), EDEC=28, EYR=204.44)
    assert refused(*SAME, partner(2022, 3), before=(year,)) == (
        'country.xlsx:2: sheet "country": a revision that looks like a mix-up: '
        "December 2018, exports: 22.0 to 28.0 (+6.0; +27.27 percent)\n"
        "    allowed: at most 25 percent in a month more than three years before the last\n"
        "    to do: if the Bureau did revise it, correct the monthly table by hand first; "
        "else download the file again\n"
        "1 problem"
    )


def test_revision_is_refused_only_beyond_its_limit_and_when_settled(refresh: Refresh) -> None:
    limit = put(partner(2018), EOCT=25, EYR=203.44)
    assert "October 2018, exports: 20.0 to 25.0 (+5.0; +25.00 percent)" in refresh(
        *SAME, partner(2022, 3), before=(limit,)
    )
    recent = put(partner(2019), EMAR=26.04, EYR=211.48)
    assert "March 2019, exports: 13.0 to 26.0 (+13.0; +100.00 percent)" in refresh(
        recent, partner(2020), partner(2021), partner(2022, 3)
    )


def test_figure_that_was_nothing_is_no_division_by_zero(
    edit: Callable[[str, str, str], None], refresh: Refresh
) -> None:
    edit(MONTHLY_FILE, "2022,2,12.0", "2022,2,0.0")
    assert "February 2022, exports: 0.0 to 12.0 (+12.0; from nothing)" in refresh(*SAME, partner(2022, 3))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (put(partner(2022, 4), EJAN="x"), 'EJAN "x" is not such a number'),
        (put(partner(2022, 4), IJAN=0), "IJAN of 2022 is 0"),
        (put(partner(2022, 4), CTYNAME="Belarus"), 'code 4621 has the name "Belarus"'),
    ],
)
def test_bad_file_changes_nothing(refused: Refresh, row: Row, message: str) -> None:
    assert f'country.xlsx:6: sheet "country": {message}' in refused(*SAME, row)


def test_table_that_cannot_be_written_leaves_both_as_they_were(
    refused: Refresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def locked(neighbor: Path, target: Path) -> Path:
        if target.name == f"{MONTHLY}.csv":
            raise PermissionError(13, "Permission denied")
        return replace(neighbor, target)

    monkeypatch.setattr(Path, "replace", locked)
    assert refused(*SAME, partner(2022, 4)) == (
        "data/tables: the tables cannot be written: Permission denied\n"
        "    to do: close them in other programs, and see that you may write there\n"
        "1 problem"
    )


def test_table_that_cannot_be_read_is_told(edit: Callable[[str, str, str], None], refused: Refresh) -> None:
    edit(MONTHLY_FILE, "2018,1,11.0", "2018,1,eleven")
    told = refused(*SAME, partner(2022, 3))
    assert told.startswith(f'{MONTHLY_FILE}:2: exports_musd "eleven" is not a number\n')


def test_table_that_is_not_described_is_told(project: Path) -> None:
    with pytest.raises(
        ProblemsFoundError, match=r"datapackage.yml: a table is not described\n    allowed: us-"
    ):
        refresh_tables(project, project / "country.xlsx")


def test_real_tables_are_written_as_they_are(tmp_path: Path) -> None:
    copytree(ROOT / FOLDER, tmp_path / FOLDER)
    years: dict[str, dict[str, Decimal]] = {}
    for line in every(text(tmp_path, MONTHLY_FILE).splitlines()[1:]):
        year, month, exported, imported, _ = line.split(",")
        figures = years.setdefault(year, {})
        figures[EXPORTS + MONTHS[int(month) - 1]] = Decimal(exported)
        figures[IMPORTS + MONTHS[int(month) - 1]] = Decimal(imported)
    for line in every(text(tmp_path, ANNUAL_FILE).splitlines()[1:]):
        year, exported, imported, *_ = line.split(",")
        years[year] |= {f"{EXPORTS}YR": Decimal(exported), f"{IMPORTS}YR": Decimal(imported)}
    rows = [
        put(partner(int(year), 0), **{column: float(cell) for column, cell in figures.items()})
        for year, figures in years.items()
    ]
    assert refresh_tables(tmp_path, country_file(tmp_path / "country.xlsx", rows)).startswith(
        "Nothing to do: "
    )
