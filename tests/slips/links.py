"""Slips in links, pictures and HTML."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a link to a built page",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nSee [home](../index.html).\n",
        """\
docs/history/lamps.md:16: there is no page "../index.html"
    allowed: [words](page.md) or [words](page.md#heading), as seen from this file
    to do: did you mean "../index.md"?
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a link to no page",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nSee [lamps](lmaps.md).\n",
        """\
docs/history/lamps.md:16: there is no page "lmaps.md"
    allowed: [words](page.md) or [words](page.md#heading), as seen from this file
    to do: did you mean "lamps.md"?
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a link to no heading",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nSee [above](#in-breif).\n",
        """\
docs/history/lamps.md:16: "history/lamps.md" has no heading "#in-breif"
    allowed: lamps, in-brief, the-duty, check-yourself, go-deeper
    to do: did you mean "in-brief"?
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a link to no term",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nA [duty](../reference/glossary.md#dutty).\n",
        """\
docs/history/lamps.md:16: "reference/glossary.md" shows no record "dutty"
    allowed: the id of a record
    to do: did you mean "duty"?
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a link with a space in it",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nGo [home] (../index.md).\n",
        """\
docs/history/lamps.md:16: a space stands between ] and (
    allowed: [words](page.md) or [words](page.md#heading), as seen from this file
    to do: remove the space
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a link turned around",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nGo (home)[../index.md].\n",
        """\
docs/history/lamps.md:16: brackets and parentheses are swapped
    allowed: [words](page.md) or [words](page.md#heading), as seen from this file
    to do: swap them
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a picture without words",
        "docs/index.md",
        "Read about",
        "![](lamp.svg) Read about",
        """\
docs/index.md:10: a picture has no text in its place
    allowed: ![what it shows](file.svg)
    to do: say in words what it shows, for those who do not see it
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a picture from another site",
        "docs/index.md",
        "Read about",
        "![A lamp](https://pictures.example/lamp.png) Read about",
        """\
docs/index.md:10: a picture is loaded from another site
    allowed: a file below docs/
    to do: put the file below docs/, if its license allows it
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a script in a chapter",
        "docs/history/lamps.md",
        "## The duty\n",
        '## The duty\n\n<script src="x.js"></script>\n',
        """\
docs/history/lamps.md:16: the page may not hold <script>
    allowed: Markdown, and <div> or <span> with a class or an id
    to do: say it in Markdown; looks belong into theme/
    explained in: contribute/chapter.md#links
""",
    ),
    Slip(
        "a color in a chapter",
        "docs/history/lamps.md",
        "## The duty\n",
        '## The duty\n\n<span style="color: red">Red</span>\n',
        """\
docs/history/lamps.md:16: the page may not hold the attribute style
    allowed: Markdown, and <div> or <span> with a class or an id
    to do: say it in Markdown; looks belong into theme/
    explained in: contribute/chapter.md#links
""",
    ),
)
