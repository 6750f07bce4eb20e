"""Slips in tables and the Data Package."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a short row",
        "data/tables/oil.csv",
        "1902,300.1,derived,paper-1999",
        "1902,300.1,derived",
        """\
data/tables/oil.csv:3: the row has 3 cells
    allowed: 4
    to do: every row has as many cells as the header; an unknown value is an empty cell between commas
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a text in a column of numbers",
        "data/tables/oil.csv",
        "1500.5",
        "about 1500",
        """\
data/tables/oil.csv:2: value_musd "about 1500" is not a number
    allowed: number (million US dollars, nominal)
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a number with a comma in a table",
        "data/tables/oil.csv",
        "300.1",
        '"1,300.1"',
        """\
data/tables/oil.csv:3: value_musd "1,300.1" is not a number
    allowed: number (million US dollars, nominal)
    to do: did you mean "1300.1"?
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a cell outside the vocabulary",
        "data/tables/oil.csv",
        "seen",
        "Seen",
        """\
data/tables/oil.csv:2: basis "Seen" is not among the allowed values
    allowed: seen, derived
    to do: did you mean "seen"?
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a row twice",
        "data/tables/oil.csv",
        "1902,300.1",
        "1901,300.1",
        """\
data/tables/oil.csv:3: a second row for year 1901
    allowed: one row for each
    to do: remove one of the two; the first stands on line 2
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "rows out of order",
        "data/tables/oil.csv",
        "1901,1500.5,seen,act-1901\n1902,300.1,derived,paper-1999",
        "1902,1500.5,seen,act-1901\n1901,300.1,derived,paper-1999",
        """\
data/tables/oil.csv:3: year 1901 stands after 1902
    allowed: ascending
    to do: move the row up
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a column that is missing",
        "data/tables/oil.csv",
        "value_musd",
        "value",
        """\
data/tables/oil.csv:1: the header is year,value,basis,source
    allowed: year,value_musd,basis,source
    to do: the column value_musd is missing
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "semicolons between cells",
        "data/tables/oil.csv",
        "year,value_musd,basis,source",
        "year;value_musd;basis;source",
        """\
data/tables/oil.csv:1: the header is year;value_musd;basis;source
    allowed: year,value_musd,basis,source
    to do: save the table with commas between the cells
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a table without a license",
        "data/tables/datapackage.yml",
        "    licenses:\n      - name: other-pd\n        title: Public domain\n    sources",
        "    sources",
        """\
data/tables/datapackage.yml:9: the field "licenses" is missing
    allowed: name, title, path
    to do: add a line "licenses: …"
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a column of an unknown type",
        "data/tables/datapackage.yml",
        "type: number",
        "type: decimal",
        """\
data/tables/datapackage.yml:34: type "decimal" is not known
    allowed: string, integer, number, date, year
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a limit that is not one",
        "data/tables/datapackage.yml",
        "minimum: 1900",
        "min: 1900",
        """\
data/tables/datapackage.yml:32: constraints has "min", which is not known
    allowed: required, minimum, maximum, enum, pattern
    to do: did you mean "minimum"?
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "a key that is no column",
        "data/tables/datapackage.yml",
        "primaryKey: [year]",
        "primaryKey: [years]",
        """\
data/tables/datapackage.yml:47: primaryKey "years" is not a column
    allowed: year, value_musd, basis, source
    to do: did you mean "year"?
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
)
