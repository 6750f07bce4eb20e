"""Slips in the writing of YAML, which no record is needed to see."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a tab",
        "data/timelines.yml",
        "  to: 1940",
        "\tto: 1940",
        """\
data/timelines.yml:4: a tab stands where YAML wants spaces
    allowed: spaces
    to do: replace the tab by two spaces
    explained in: reference/records.md#timelines
""",
        alone=True,
    ),
    Slip(
        "no space after a colon",
        "data/events.yml",
        "effect: loosens",
        "effect:loosens",
        """\
data/events.yml:18: a space is missing after the colon
    allowed: a colon and a space
    to do: write effect: loosens
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "no space after the first colon",
        "data/timelines.yml",
        "- id: lamps",
        "- id:lamps",
        """\
data/timelines.yml:1: a space is missing after the colon
    allowed: a colon and a space
    to do: write id: lamps
    explained in: reference/records.md#timelines
""",
        alone=True,
    ),
    Slip(
        "a full-width colon",
        "data/instruments.yml",
        "lifted_by: congress",
        "lifted_by： congress",
        """\
data/instruments.yml:13: the colon is a full-width one
    allowed: a colon and a space
    to do: write lifted_by: congress
    explained in: reference/records.md#instruments
""",
        alone=True,
    ),
    Slip(
        "a colon in a text",
        "data/timelines.yml",
        "title: The age",
        "title: The age: of",
        """\
data/timelines.yml:2: the text contains a colon and so needs quotes
    to do: write title: "The age: of of lamps"
    explained in: reference/records.md#timelines
""",
        alone=True,
    ),
    Slip(
        "a colon in a text of several lines",
        "data/events.yml",
        "summary: The Soviet trade office bought lamps.",
        "summary: The Soviet trade office\n    bought this: lamps\n    and oil.",
        """\
data/events.yml:16: the text contains a colon and so needs quotes
    to do: put " before the first word of the text (The, line 15) and " after its last (oil., line 17)
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "a text that begins with @",
        "data/quizzes.yml",
        "question: What was taxed?",
        "question: @What was taxed?",
        """\
data/quizzes.yml:3: the text begins with @, which means something to YAML, and so needs quotes
    to do: write question: "@What was taxed?"
    explained in: reference/records.md#quizzes
""",
        alone=True,
    ),
    Slip(
        "a text that begins with *",
        "data/glossary.yml",
        "term: Duty",
        "term: *Duty",
        """\
data/glossary.yml:2: the text begins with *, which means something to YAML, and so needs quotes
    to do: write term: "*Duty"
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "a text that begins with &",
        "data/glossary.yml",
        "definition: Oil for lamps.",
        "definition: &Oil for lamps.",
        """\
data/glossary.yml:11: the text begins with &, which means something to YAML, and so needs quotes
    to do: put the whole text into quotes, "&like this"
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "an apostrophe in single quotes",
        "data/events.yml",
        "title: Moscow buys lamps",
        "title: 'Moscow's lamps'",
        """\
data/events.yml:14: an apostrophe ends a text that stands in single quotes
    to do: write title: "Moscow's lamps"
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "a quotation mark that is not closed",
        "data/changes.yml",
        "why: It was asked for.",
        'why: "It was asked for.',
        """\
data/changes.yml:13: a quotation mark is opened and not closed
    to do: close it at the end of the text
    explained in: reference/records.md#changes
""",
        alone=True,
    ),
    Slip(
        "a bracket that is not closed",
        "data/glossary.yml",
        "see_also: [lamp-oil]",
        "see_also: [lamp-oil",
        """\
data/glossary.yml:5: a bracket is opened and not closed
    allowed: [one, two]
    to do: write see_also: [lamp-oil]
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "a field too far right",
        "data/events.yml",
        "  confidence: high",
        "   confidence: high",
        """\
data/events.yml:10: the line stands further left or right than the lines around it
    allowed: all fields of a record begin in the same column
    to do: set it under the line above
    explained in: reference/records.md#events
""",
        alone=True,
    ),
    Slip(
        "a record without its dash",
        "data/glossary.yml",
        "- id: duty",
        "id: duty",
        """\
data/glossary.yml:2: the line does not fit the line above it
    allowed: a record begins with "- id: …"; its other fields stand under the i
    to do: look for a missing dash or colon in both lines, and at where they begin
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "a key twice",
        "data/facts.yml",
        "  note: Counted by hand.\n",
        "  note: A.\n  note: B.\n",
        """\
data/facts.yml:33: the key "note" stands twice
    allowed: each key once
    to do: remove one of the two; the first stands on line 32
    explained in: reference/records.md#facts
""",
    ),
    Slip(
        "a field without a value",
        "data/instruments.yml",
        "authority: Congress",
        "authority:",
        """\
data/instruments.yml:6: authority is empty
    to do: write its value after the colon; a text that begins with # needs quotes
    explained in: reference/records.md#instruments
""",
        alone=True,
    ),
    Slip(
        "a text that YAML takes for a comment",
        "data/changes.yml",
        "what: The duty was on lamp oil, not on lamps.",
        "what: #1 in the news",
        """\
data/changes.yml:4: what is empty
    to do: write its value after the colon; a text that begins with # needs quotes
    explained in: reference/records.md#changes
""",
        alone=True,
    ),
    Slip(
        "a list written as text",
        "data/glossary.yml",
        "sources: [act-1901]",
        "sources: act-1901",
        """\
data/glossary.yml:6: sources must be a list, not a text
    allowed: sources: [one, two]
    to do: write sources: [act-1901]
    explained in: reference/records.md#glossary
""",
        alone=True,
    ),
    Slip(
        "a name with a comma in a list",
        "data/sources.yml",
        "author: ['Doe, Jane', 'Roe, Richard']",
        "author: Doe, Jane",
        """\
data/sources.yml:19: author must be a list, not a text
    allowed: author: [one, two]
    to do: write author: ["Doe, Jane"]
    explained in: reference/records.md#sources
""",
    ),
)
