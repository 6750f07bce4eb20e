"""Slips in citations, facts and includes."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "an unknown citation",
        "docs/history/lamps.md",
        "[@act-1901, p. 4;",
        "[@act-1910, p. 4;",
        """\
docs/history/lamps.md:16: there is no source "act-1910"
    allowed: a key of data/sources.yml
    to do: did you mean "act-1901"?
    explained in: contribute/chapter.md#citations
""",
    ),
    Slip(
        "an unknown citation in a snippet",
        "snippets/note.md",
        "[@unread-1950]",
        "[@unread-1590]",
        """\
snippets/note.md:1: there is no source "unread-1590"
    allowed: a key of data/sources.yml
    to do: did you mean "unread-1950"?
    explained in: contribute/chapter.md#citations
""",
    ),
    Slip(
        "a citation without its comma",
        "docs/history/lamps.md",
        "[@act-1901, p. 4;",
        "[@act-1901 p. 4;",
        """\
docs/history/lamps.md:16: "act-1901 p. 4" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901, p. 4; @paper-1999]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a comma between two sources",
        "docs/history/lamps.md",
        "p. 4; @paper-1999]",
        "p. 4, @paper-1999]",
        """\
docs/history/lamps.md:16: "act-1901, p. 4, @paper-1999" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901, p. 4; @paper-1999]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a citation with capitals",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself.[@Act 1901]",
        """\
docs/history/lamps.md:37: "Act 1901" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: did you mean "act-1901"?
    explained in: contribute/chapter.md#citations
""",
    ),
    Slip(
        "a citation that is not closed",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself.[@act-1901",
        """\
docs/history/lamps.md:37: a citation is opened and not closed
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: end it with ]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a citation in parentheses",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself.(@act-1901)",
        """\
docs/history/lamps.md:37: a citation stands in parentheses
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a citation without its brackets",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself. @act-1901",
        """\
docs/history/lamps.md:37: a citation stands without brackets
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a citation without its @",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself.[act-1901]",
        """\
docs/history/lamps.md:37: the citation "act-1901" lacks its @
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a footnote by hand",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself.[^1]",
        """\
docs/history/lamps.md:37: a footnote is written by hand
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: cite a source; the note makes itself
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a fact cited as a source",
        "docs/history/lamps.md",
        "itself.[@act-1901]",
        "itself.[@oil-1901]",
        """\
docs/history/lamps.md:37: there is no source "oil-1901"
    allowed: a key of data/sources.yml
    to do: that is a fact: write {{ oil-1901 }}
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "an unknown fact",
        "docs/history/lamps.md",
        "came to {{ oil-1901 }}",
        "came to {{ oil-1091 }}",
        """\
docs/history/lamps.md:12: there is no fact "oil-1091"
    allowed: an id of data/facts.yml
    to do: did you mean "oil-1901"?
    explained in: contribute/chapter.md#facts
""",
    ),
    Slip(
        "a source told as a fact",
        "docs/history/lamps.md",
        "came to {{ oil-1901 }}",
        "came to {{ act-1901 }}",
        """\
docs/history/lamps.md:12: there is no fact "act-1901"
    allowed: an id of data/facts.yml
    to do: that is a source: write [@act-1901]
    explained in: contribute/chapter.md#facts
""",
        alone=True,
    ),
    Slip(
        "a fact in single braces",
        "docs/history/lamps.md",
        "| 1901 | {{ oil-1901 }}",
        "| 1901 | { oil-1901 }",
        """\
docs/history/lamps.md:20: a fact stands in single braces
    allowed: {{ id }}
    to do: write {{ oil-1901 }}
    explained in: contribute/chapter.md#facts
""",
    ),
    Slip(
        "a fact that is not closed",
        "docs/history/lamps.md",
        "came to {{ oil-1901 }}",
        "came to {{ oil-1901 }",
        """\
docs/history/lamps.md:12: a fact is opened and not closed
    allowed: {{ id }}
    to do: end it with two braces
    explained in: contribute/chapter.md#facts
""",
        alone=True,
    ),
    Slip(
        "an unknown snippet",
        "docs/history/lamps.md",
        "{!note.md!}",
        "{!notes.md!}",
        """\
docs/history/lamps.md:29: there is no snippet "notes.md"
    allowed: a file below snippets/, written by hand or generated from records
    to do: did you mean "note.md"?
    explained in: contribute/chapter.md#snippets
""",
    ),
    Slip(
        "a snippet without .md",
        "docs/history/lamps.md",
        "{!charts/oil-sold.md!}",
        "{!charts/oil-sold!}",
        """\
docs/history/lamps.md:23: there is no snippet "charts/oil-sold"
    allowed: a file below snippets/, written by hand or generated from records
    to do: did you mean "charts/oil-sold.md"?
    explained in: contribute/chapter.md#snippets
""",
        alone=True,
    ),
    Slip(
        "an include that is not closed",
        "docs/history/lamps.md",
        "{!timelines/lamps.md!}",
        "{!timelines/lamps.md}",
        """\
docs/history/lamps.md:27: an include is opened and not closed
    allowed: {!charts/name.md!}
    to do: end it with !} on the same line
    explained in: contribute/chapter.md#snippets
""",
    ),
    Slip(
        "an include without its exclamation marks",
        "docs/history/lamps.md",
        "{!claims/thaw-lamps.md!}",
        "{claims/thaw-lamps.md}",
        """\
docs/history/lamps.md:25: an include lacks its exclamation marks
    allowed: {!charts/name.md!}
    to do: write {!claims/thaw-lamps.md!}
    explained in: contribute/chapter.md#snippets
""",
    ),
)
