"""Slips in the log of changes: where a change is to be seen, and in what order the entries stand."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a place by the address of its record",
        "data/changes.yml",
        "thaw-lamps]",
        "claims/thaw.md#thaw-lamps]",
        """\
data/changes.yml:5: change "duty-corrected": there is no page, section or record "claims/thaw.md#thaw-lamps"
    allowed: a page below docs/ with or without an anchor, or the id of a record that has a place on the site
    to do: did you mean "thaw-lamps"?
    explained in: reference/records.md#changes
""",
        alone=True,
    ),
    Slip(
        "a place by the address of a table",
        "data/changes.yml",
        "where: [reference/data.md]",
        "where: [reference/data.md#oil]",
        """\
data/changes.yml:12: change "lamp-oil-counted": there is no page, section or record "reference/data.md#oil"
    allowed: a page below docs/ with or without an anchor, or the id of a record that has a place on the site
    to do: did you mean "reference/data.md"?
    explained in: reference/records.md#changes
""",
        alone=True,
    ),
    Slip(
        "a change below older ones",
        "data/changes.yml",
        "date: 2020-01-02",
        "date: 2020-01-04",
        """\
data/changes.yml:9: change "lamp-oil-counted" of 2020-01-04 stands below change "duty-corrected" of 2020-01-03
    allowed: newest first
    to do: move it up
    explained in: reference/records.md#changes
""",
        alone=True,
    ),
)
