"""Slips in terms and events."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "an impossible date",
        "data/events.yml",
        "1930-06",
        "1930-13-40",
        """\
data/events.yml:13: date "1930-13-40" is not a calendar date
    allowed: 2022, 2022-03 or 2022-03-04
    explained in: reference/records.md#events
""",
    ),
    Slip(
        "a date with the day first",
        "data/events.yml",
        "date: 1901-02-03",
        "date: 3/2/1901",
        """\
data/events.yml:2: date "3/2/1901" is not a date
    allowed: 2022, 2022-03 or 2022-03-04
    to do: did you mean "1901-03-02" (March 2, 1901) or "1901-02-03" (February 3, 1901)?
    explained in: reference/records.md#events
""",
    ),
    Slip(
        "a date in words",
        "data/sources.yml",
        "date: 1999-05",
        "date: May 1999",
        """\
data/sources.yml:23: date "May 1999" is not a date
    allowed: 2022, 2022-03 or 2022-03-04
    to do: did you mean "1999-05"?
    explained in: reference/records.md#sources
""",
    ),
    Slip(
        "a date that is still to come",
        "data/changes.yml",
        "date: 2020-01-03",
        "date: 2120-01-03",
        """\
data/changes.yml:2: date 2120-01-03 lies in the future
    allowed: until 2026-11-28
    explained in: reference/records.md#changes
""",
    ),
    Slip(
        "a review before the check",
        "data/instruments.yml",
        "review_by: 2099-01-01",
        "review_by: 2019-01-01",
        """\
data/instruments.yml:12: warning: instrument "act-1901" was due for review by 2019-01-01
    to do: check it against its sources, then set checked (or as_of) and review_by
    explained in: reference/records.md#instruments
data/instruments.yml:12: review_by 2019-01-01 is not after the check of 2020-01-02
    allowed: after 2020-01-02
    explained in: reference/records.md#instruments
""",
    ),
    Slip(
        "an actor before its time",
        "data/events.yml",
        "actors: [us]",
        "actors: [russia]",
        """\
data/events.yml:6: actor "russia" did not exist on 1901-02-03
    allowed: from 1991-12-12
    to do: correct the date, or name who acted then
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "an actor in capitals",
        "data/events.yml",
        "actors: [ussr]",
        "actors: [USSR]",
        """\
data/events.yml:17: actors "USSR" is not known
    allowed: us, imperial-russia, soviet-russia, ussr, russia, eu, g7, other-government, international-body, company, unknown
    to do: did you mean "ussr"?
    explained in: reference/records.md#events
""",
    ),
    Slip(
        "a title that is too long",
        "data/events.yml",
        "Congress taxes lamp oil",
        "Congress taxes lamp oil and oil and oil and oil and oil",
        """\
data/events.yml:3: title has 12 words
    allowed: at most 10
    to do: shorten it
    explained in: reference/records.md#events
""",
    ),
    Slip(
        "a word outside the vocabulary",
        "data/events.yml",
        "effect: tightens",
        "effect: tighten",
        """\
data/events.yml:7: effect "tighten" is not known
    allowed: tightens, loosens, neutral
    to do: did you mean "tightens"?
    explained in: reference/records.md#events
""",
    ),
    Slip(
        "an event out of order",
        "data/events.yml",
        "date: 1930-06",
        "date: 1899",
        """\
data/events.yml:13: event "ussr-buys-lamps-1930" of 1899 stands after event "lamp-oil-act-1901" of 1901-02-03
    allowed: oldest first
    to do: move it up
    explained in: reference/records.md#events
data/events.yml:17: actor "ussr" did not exist in 1899
    allowed: from 1922-12-30
    to do: correct the date, or name who acted then
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "an id that is taken",
        "data/events.yml",
        "- id: ussr-buys-lamps-1930",
        "- id: lamp-oil-act-1901",
        """\
data/events.yml:12: a second event with the id "lamp-oil-act-1901"
    allowed: each id once
    to do: choose another id for one of the two, or merge them; they stand on lines 1 and 12, and the new one may be the upper one
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "an id with capitals",
        "data/glossary.yml",
        "- id: lamp-oil",
        "- id: Lamp Oil",
        """\
data/glossary.yml:8: id "Lamp Oil" is not a key: lower-case letters, digits and single dashes
    to do: did you mean "lamp-oil"?
    explained in: reference/records.md#glossary
""",
    ),
    Slip(
        "an unknown instrument",
        "data/events.yml",
        "instruments: [act-1901]",
        "instruments: [act-1091]",
        """\
data/events.yml:8: there is no instrument "act-1091"
    allowed: an id of data/instruments.yml
    to do: did you mean "act-1901"?
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "an event without a source",
        "data/events.yml",
        "sources: [paper-1999]",
        "sources: []",
        """\
data/events.yml:20: event "ussr-buys-lamps-1930" rests on no source that was read
    allowed: read: full, excerpt or copy
    to do: read one of its sources and say so in data/sources.yml, or leave the record out
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "an unknown field",
        "data/glossary.yml",
        "definition: Oil",
        "definiton: Oil",
        """\
data/glossary.yml:11: unknown field "definiton"
    allowed: id, term, abbreviation, forms, definition, see_also, sources
    to do: did you mean "definition"?
    explained in: reference/records.md#glossary
""",
    ),
    Slip(
        "a term that refers to nothing",
        "data/glossary.yml",
        "see_also: [lamp-oil]",
        "see_also: [lampoil]",
        """\
data/glossary.yml:5: there is no term "lampoil"
    allowed: an id of data/glossary.yml
    to do: did you mean "lamp-oil"?
    explained in: reference/records.md#glossary
""",
    ),
    Slip(
        "a term that refers to itself",
        "data/glossary.yml",
        "see_also: [lamp-oil]",
        "see_also: [duty]",
        """\
data/glossary.yml:5: term "duty" refers to itself
    allowed: another term
    to do: remove it
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "a form that another term has",
        "data/glossary.yml",
        "forms: [import tax]",
        "forms: [LO]",
        """\
data/glossary.yml:8: "LO" is also a form of term "duty"
    allowed: each form once
    to do: remove it here or in "duty" (line 1), or merge the terms
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "an unknown source",
        "data/glossary.yml",
        "sources: [act-1901]",
        "sources: [act-1902]",
        """\
data/glossary.yml:6: there is no source "act-1902"
    allowed: a key of data/sources.yml
    to do: did you mean "act-1901"?
    explained in: reference/records.md#glossary
""",
    ),
    Slip(
        "a key in curly quotes",
        "data/glossary.yml",
        "sources: [act-1901]",
        "sources: [“act-1901”]",
        """\
data/glossary.yml:6: sources "“act-1901”" is not a key: lower-case letters, digits and single dashes
    to do: did you mean "act-1901"?
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "a number where a text belongs",
        "data/sources.yml",
        "title: The Lamp Book",
        "title: 1984",
        """\
data/sources.yml:98: title must be a text, not a number
    to do: put the text into quotes
    explained in: reference/records.md#sources
""",
    ),
)
