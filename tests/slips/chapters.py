"""Slips in the front matter and the headings of chapters, and in the navigation."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "no front matter",
        "docs/history/lamps.md",
        "---\ntitle",
        "title",
        """\
docs/history/lamps.md:1: the chapter has no front matter
    allowed: title, description, checked, review_by, research, hide
    to do: begin the file with ---
    explained in: contribute/chapter.md#front-matter
""",
    ),
    Slip(
        "front matter that is not closed",
        "docs/history/lamps.md",
        "2099-01-01\n---",
        "2099-01-01\n",
        """\
docs/history/lamps.md:1: the front matter is opened and not closed
    allowed: title, description, checked, review_by, research, hide
    to do: end it with a line ---
    explained in: contribute/chapter.md#front-matter
""",
        alone=True,
    ),
    Slip(
        "an unknown field in front matter",
        "docs/history/lamps.md",
        "description: ",
        "descripton: ",
        """\
docs/history/lamps.md:3: unknown field "descripton"
    allowed: title, description, checked, review_by, research, hide
    to do: did you mean "description"?
    explained in: contribute/chapter.md#front-matter
""",
        alone=True,
    ),
    Slip(
        "a description that is too long",
        "docs/index.md",
        "Lamps, explained.",
        "Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. Lamps. ",
        """\
docs/index.md:3: the description has 174 characters
    allowed: at most 155
    to do: shorten it
    explained in: contribute/chapter.md#front-matter
""",
    ),
    Slip(
        "a check that is still to come",
        "docs/history/lamps.md",
        "checked: 2020-01-02",
        "checked: 2120-01-02\nhide: []",
        """\
docs/history/lamps.md:4: checked 2120-01-02 lies in the future
    allowed: until 2026-11-28
    explained in: contribute/chapter.md#front-matter
""",
        alone=True,
    ),
    Slip(
        "no title",
        "docs/history/lamps.md",
        "# Lamps",
        "Lamps",
        """\
docs/history/lamps.md:10: the chapter has no title
    allowed: a first heading with a single #
    to do: write # Lamps above all other headings
    explained in: contribute/chapter.md#headings
""",
    ),
    Slip(
        "two titles",
        "docs/history/lamps.md",
        "## Go deeper",
        "# Go deeper",
        """\
docs/history/lamps.md:35: a second title "Go deeper"
    allowed: one heading with a single #
    to do: write ## Go deeper
    explained in: contribute/chapter.md#headings
""",
    ),
    Slip(
        "a heading that skips a level",
        "docs/history/lamps.md",
        "## Go deeper",
        "#### Go deeper",
        """\
docs/history/lamps.md:35: heading "Go deeper" skips a level
    allowed: ###
    to do: write ### Go deeper
    explained in: contribute/chapter.md#headings
""",
        alone=True,
    ),
    Slip(
        "a heading without its space",
        "docs/history/lamps.md",
        "## Check yourself",
        "## Check yourself\n\n###Questions",
        """\
docs/history/lamps.md:33: a heading lacks the space after #
    allowed: ## Words
    to do: write ### Questions
    explained in: contribute/chapter.md#headings
""",
        alone=True,
    ),
    Slip(
        "an anchor twice",
        "docs/history/lamps.md",
        "## Go deeper",
        "### Once { #more }\n\n### Twice { #more }\n\n## Go deeper",
        """\
docs/history/lamps.md:37: the anchor "more" stands twice; the first is on line 35
    to do: give one of the headings an anchor: { #another }
    explained in: contribute/chapter.md#headings
""",
        alone=True,
    ),
    Slip(
        "an anchor that is renamed",
        "docs/history/lamps.md",
        "## The duty",
        "## The tax",
        """\
data/changes.yml:5: change "duty-corrected": there is no page, section or record "history/lamps.md#the-duty"
    allowed: a page below docs/ with or without an anchor, or the id of a record that has a place on the site
    to do: did you mean "history/lamps.md#the-tax"?
    explained in: reference/records.md#changes
data/claims/thaw.yml:18: chapter "history/lamps.md" has no heading "#the-duty"
    allowed: lamps, in-brief, the-tax, check-yourself, go-deeper
    to do: did you mean "the-tax"?
    explained in: reference/records.md#claims
""",
        alone=True,
    ),
    Slip(
        "a missing section",
        "docs/history/lamps.md",
        "## In brief",
        "## In Brief",
        """\
docs/history/lamps.md: the section "In brief" is missing
    allowed: In brief, Check yourself, Go deeper
    to do: rename the section "In Brief"
    explained in: contribute/chapter.md#sections
""",
    ),
    Slip(
        "a number without a source in a sentence",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nIt was 5 percent.\n",
        """\
docs/history/lamps.md:16: a number without a source: “It was 5 percent.”
    to do: add a [@citation] after the sentence, or write the number as a {{ fact }}
    explained in: contribute/chapter.md#numbers
""",
    ),
    Slip(
        "a word that ages",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nIt was recently raised.\n",
        """\
docs/history/lamps.md:16: "recently" is true for a while only
    allowed: in 2024, since May 2025
    to do: say when
    explained in: contribute/style.md
""",
    ),
    Slip(
        "a page outside the navigation",
        "mkdocs.yml",
        "      - Lamps: history/lamps.md\n",
        "      - history\n",
        """\
docs/history/lamps.md: the page is not in the navigation
    to do: add the line "- Lamps: history/lamps.md" under nav in mkdocs.yml
    explained in: contribute/chapter.md
mkdocs.yml:5: the navigation names "history", which is no page
    allowed: a page below docs/
    to do: did you mean "history/lamps.md"?
""",
    ),
)
