"""Slips in sources, instruments, timelines and changes."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "an address without https",
        "data/sources.yml",
        "url: https://law",
        "url: law",
        """\
data/sources.yml:8: url "law.example/act-1901" is not a web address: it begins with https:// and has no spaces
    to do: did you mean "https://law.example/act-1901"?
    explained in: reference/records.md#sources
""",
    ),
    Slip(
        "an address with a space",
        "data/sources.yml",
        "url: https://law.example/act-1901",
        "url: https://law.example/act 1901",
        """\
data/sources.yml:8: url "https://law.example/act 1901" is not a web address: it begins with https:// and has no spaces
    to do: did you mean "https://law.example/act%201901"?
    explained in: reference/records.md#sources
""",
        alone=True,
    ),
    Slip(
        "a truth value for a word",
        "data/sources.yml",
        "read: no",
        "read: false",
        """\
data/sources.yml:103: read "false" is not known
    allowed: full, excerpt, copy, no
    to do: did you mean "no"?
    explained in: reference/records.md#sources
""",
    ),
    Slip(
        "an underscore for a dash",
        "data/sources.yml",
        "url-basis: seen",
        "url_basis: seen",
        """\
data/sources.yml:12: unknown field "url_basis"
    allowed: id, type, title, author, parent, publisher, serial-number, date, url, kind, tier, read, url-basis, supports, checked
    to do: did you mean "url-basis"?
    explained in: reference/records.md#sources
""",
    ),
    Slip(
        "a source that is renamed",
        "data/sources.yml",
        "unread-1950:",
        "unread-1951:",
        """\
data/glossary.yml:12: there is no source "unread-1950"
    allowed: a key of data/sources.yml
    to do: did you mean "unread-1951"?
    explained in: reference/records.md#glossary
docs/history/lamps.md:38: there is no source "unread-1950"
    allowed: a key of data/sources.yml
    to do: did you mean "unread-1951"?
    explained in: contribute/chapter.md#citations
snippets/note.md:1: there is no source "unread-1950"
    allowed: a key of data/sources.yml
    to do: did you mean "unread-1951"?
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a bill that is law",
        "data/instruments.yml",
        "kind: statute",
        "kind: bill",
        """\
data/instruments.yml:9: instrument "act-1901" is a bill, and its status is "in-force"
    allowed: not-enacted
    to do: correct the status, or the kind once it is law
    explained in: reference/records.md#instruments
""",
    ),
    Slip(
        "a status older than the law",
        "data/instruments.yml",
        "as_of: 2020-01-02",
        "as_of: 1900-01-02",
        """\
data/instruments.yml:11: as_of 1900-01-02 is before the date of the instrument
    allowed: from 1901-02-03
    explained in: reference/records.md#instruments
""",
    ),
    Slip(
        "a timeline that runs backward",
        "data/timelines.yml",
        "to: 1940",
        "to: 1890",
        """\
data/timelines.yml:4: timeline "lamps" ends in 1890 before it begins in 1900
    allowed: from 1900
    to do: swap from and to
    explained in: reference/records.md#timelines
""",
    ),
    Slip(
        "a timeline without an event",
        "data/timelines.yml",
        "from: 1900",
        "from: 1935",
        """\
data/timelines.yml:1: timeline "lamps" holds no event
    to do: widen its dates or categories
    explained in: reference/records.md#timelines
""",
        alone=True,
    ),
    Slip(
        "a change that is nowhere",
        "data/changes.yml",
        "#the-duty",
        "#the-dutys",
        """\
data/changes.yml:5: change "duty-corrected": there is no page, section or record "history/lamps.md#the-dutys"
    allowed: a page below docs/ with or without an anchor, or the id of a record that has a place on the site
    to do: did you mean "history/lamps.md#the-duty"?
    explained in: reference/records.md#changes
""",
    ),
)
