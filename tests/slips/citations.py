"""Slips in citations that look right: a comma for a semicolon, a key without its brackets, too few primary sources."""

from tests.slips import Slip

LAMPS = "docs/history/lamps.md"
SLIPS = (
    Slip(
        "a comma between two sources and no place",
        LAMPS,
        "p. 4; @paper-1999]",
        "p. 4; @paper-1999, @record-1]",
        """\
docs/history/lamps.md:16: "@paper-1999, @record-1" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901, p. 4; @paper-1999; @record-1]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a comma before a source that is unknown",
        LAMPS,
        "itself.[@act-1901]",
        "itself.[@act-1901, @nonsense]",
        """\
docs/history/lamps.md:37: "act-1901, @nonsense" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901; @nonsense]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a source as a place in another",
        LAMPS,
        "itself.[@act-1901]",
        "itself.[@act-1901, paper-1999]",
        """\
docs/history/lamps.md:37: the source "paper-1999" stands as a place in "act-1901"
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901; @paper-1999]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a semicolon before a page",
        LAMPS,
        "[@act-1901, p. 4;",
        "[@act-1901; p. 4;",
        """\
docs/history/lamps.md:16: "p. 4" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901, p. 4; @paper-1999]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a citation without brackets after a full stop",
        LAMPS,
        "itself.[@act-1901]",
        "itself.@act-1901",
        """\
docs/history/lamps.md:37: a citation stands without brackets
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "a mistyped citation without brackets",
        LAMPS,
        "itself.[@act-1901]",
        "itself @act-1910",
        """\
docs/history/lamps.md:37: a citation stands without brackets
    allowed: [@key], [@key, p. 4] or [@one; @two]
    to do: write [@act-1901]
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
    Slip(
        "more retellings than primary sources",
        LAMPS,
        "A study.[@paper-1999; @unread-1950]",
        f"A study.[@unread-1950{'; @paper-1999' * 8}]",
        """\
docs/history/lamps.md: 10 of 21 citations are to primary sources
    allowed: at least half
    to do: add 1 citation of primary sources (a law, record, figure or statement itself), or take away 1 of others
    explained in: contribute/chapter.md#citations
""",
        alone=True,
    ),
)
