"""Slips in how the records of a file stand together: a missing dash, one document twice, a record out of its place."""

from tests.slips import Slip

RECORD_1 = """
  type: manuscript
  title: Lamp Record 1
  publisher: Lamp Archive
  date: 1901
  kind: archive
  tier: primary
  read: full
  supports: The trade in lamps.
  checked: 2020-01-02

"""
SLIPS = (
    Slip(
        "a missing dash",
        "data/events.yml",
        "- id: ussr-buys-lamps-1930",
        "  id: ussr-buys-lamps-1930",
        """\
data/events.yml:12: the dash before "id" is missing
    allowed: a new record begins with "- id: …"
    to do: write "- id: ussr-buys-lamps-1930", with the dash under that of the record above
    explained in: reference/records.md#events
""",
    ),
    Slip(
        "a missing dash before a column",
        "data/tables/datapackage.yml",
        "- name: value_musd",
        "  name: value_musd",
        """\
data/tables/datapackage.yml:33: the dash before "name" is missing
    allowed: a new record begins with "- name: …"
    to do: write "- name: value_musd", with the dash under that of the record above
    explained in: reference/records.md#tables
""",
        alone=True,
    ),
    Slip(
        "an address twice",
        "data/sources.yml",
        "  date: 1999-05\n",
        "  date: 1999-05\n  url: http://www.law.example/act-1901/\n",
        """\
data/sources.yml:24: source "paper-1999" has the url of source "act-1901": http://www.law.example/act-1901/
    allowed: each document once
    to do: keep one of the two (lines 3 and 16) and cite that, or correct the url
    explained in: reference/records.md#sources
""",
        alone=True,
    ),
    Slip(
        "a number twice",
        "data/sources.yml",
        "  title: Lamp Record 1\n",
        "  title: Lamp Record 1\n  serial-number: Pub.L. 1-1, 1 Stat 1\n",
        """\
data/sources.yml:33: source "record-1" has the serial-number of source "act-1901": Pub.L. 1-1, 1 Stat 1
    allowed: each document once
    to do: keep one of the two (lines 3 and 30) and cite that, or correct the serial-number
    explained in: reference/records.md#sources
""",
        alone=True,
    ),
    Slip(
        "a source out of its place",
        "data/sources.yml",
        f"record-1:{RECORD_1}record-2:",
        f"record-2:{RECORD_1}record-1:",
        """\
data/sources.yml:41: source "record-1" is not in its place
    allowed: in alphabetical order of the key
    to do: move it right after source "paper-1999" (line 16)
    explained in: reference/records.md#sources
""",
        alone=True,
    ),
    Slip(
        "a term out of its place",
        "data/glossary.yml",
        "  sources: [paper-1999, unread-1950]\n",
        "  sources: [paper-1999, unread-1950]\n\n- id: candle\n  term: Candle\n  definition: Wax.\n  sources: [act-1901]\n",
        """\
data/glossary.yml:14: term "candle" is not in its place
    allowed: in alphabetical order of the term
    to do: move it right before term "duty" (line 1)
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
)
