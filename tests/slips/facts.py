"""Slips in facts."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a text where a number belongs",
        "data/facts.yml",
        "value: 1234",
        "value: many",
        """\
data/facts.yml:27: value "many" is not a number
    allowed: digits, with a point before decimals
    explained in: reference/records.md#facts
""",
    ),
    Slip(
        "a number with a comma",
        "data/facts.yml",
        "value: 1234",
        "value: 1,234",
        """\
data/facts.yml:27: value "1,234" is not a number
    allowed: digits, with a point before decimals
    to do: did you mean "1234"?
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a number without a source",
        "data/facts.yml",
        "  note: Counted by hand.\n  sources: [paper-1999]\n",
        "  note: Counted by hand.\n",
        """\
data/facts.yml:27: value is given by itself and so needs at least one source
    to do: add a line "sources: [key]", or read the number from a table with cell
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a number with two origins",
        "data/facts.yml",
        "value: 1234",
        "value: 1234\n  peak: {table: oil, column: value_musd}",
        """\
data/facts.yml:25: the fact has 2 origins: value, peak
    allowed: exactly one of: value, cell, sum, difference, share, percent_change, peak
    to do: keep one of them
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a unit that is not known",
        "data/facts.yml",
        "unit: percent",
        "unit: per cent",
        """\
data/facts.yml:20: unit "per cent" is not known
    allowed: usd-million, percent, thousand-barrels-per-day, count, million-tons, million-bushels, rubles-per-dollar
    to do: did you mean "percent"?
    explained in: reference/records.md#facts
""",
    ),
    Slip(
        "too many decimals",
        "data/facts.yml",
        "unit: count",
        "unit: count\n  decimals: 7",
        """\
data/facts.yml:29: decimals is 7
    allowed: at most 3
    explained in: reference/records.md#facts
""",
    ),
    Slip(
        "a cell that is not there",
        "data/facts.yml",
        "row: {year: 1902}",
        "row: {year: 1903}",
        """\
data/facts.yml:11: fact "oil-1902": table "oil" has 0 rows with year 1903; it must have one
    allowed: year 1901, 1902
    to do: did you mean "1902"?
    explained in: reference/records.md#facts
""",
    ),
    Slip(
        "a row that is not one",
        "data/facts.yml",
        "row: {year: 1901}",
        "row: {}",
        """\
data/facts.yml:3: fact "oil-1901": table "oil" has 2 rows; it must have one
    allowed: one row, as year single out
    to do: name more columns of the row
    explained in: reference/records.md#facts
""",
    ),
    Slip(
        "a column that is not there",
        "data/facts.yml",
        "column: value_musd",
        "column: value-musd",
        """\
data/facts.yml:3: fact "oil-1901": table "oil" has no column "value-musd"
    allowed: year, value_musd, basis, source
    to do: did you mean "value_musd"?
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a table that is not there",
        "data/facts.yml",
        "table: oil",
        "table: oils",
        """\
data/facts.yml:3: fact "oil-1901": there is no table "oils"
    allowed: oil
    to do: did you mean "oil"?
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a fact computed from an unknown fact",
        "data/facts.yml",
        "from: oil-1901",
        "from: oil-1910",
        """\
data/facts.yml:19: fact "oil-change": there is no fact "oil-1910"
    allowed: an id of data/facts.yml
    to do: did you mean "oil-1901"?
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "facts computed in a circle",
        "data/facts.yml",
        "cell: {table: oil, row: {year: 1901}, column: value_musd}",
        "difference: [oil-change, lamps]",
        """\
data/facts.yml:3: fact "oil-1901": is computed from itself: oil-1901 from oil-change from oil-1901
    allowed: cells, or other facts
    to do: correct the reference
    explained in: reference/records.md#facts
data/facts.yml:19: fact "oil-change": is computed from itself: oil-change from oil-1901 from oil-change
    allowed: cells, or other facts
    to do: correct the reference
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a division by zero",
        "data/facts.yml",
        "cell: {table: oil, row: {year: 1901}, column: value_musd}",
        "value: 0\n  sources: [paper-1999]",
        """\
data/facts.yml:20: fact "oil-change": the whole is zero, so there is no percentage
    allowed: a whole other than zero
    to do: name another whole
    explained in: reference/records.md#facts
""",
        alone=True,
    ),
    Slip(
        "a fact that is renamed",
        "data/facts.yml",
        "- id: lamps",
        "- id: lamp-count",
        """\
docs/history/lamps.md:16: there is no fact "lamps"
    allowed: an id of data/facts.yml
    to do: add the fact to data/facts.yml
    explained in: contribute/chapter.md#facts
""",
        alone=True,
    ),
)
