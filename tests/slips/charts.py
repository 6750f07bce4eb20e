"""Slips in charts, claims and questions."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a chart without a text in its place",
        "data/charts/oil-sold.yml",
        "alt: Two bars. The first, for 1901, stands five times as high as the second, for 1902, which is about 300 million.",
        "alt: Two bars.",
        """\
data/charts/oil-sold.yml:4: alt has 9 characters
    allowed: at least 80
    to do: say where the picture starts, turns and ends
    explained in: reference/records.md#charts
""",
    ),
    Slip(
        "a chart title that is too long",
        "data/charts/oil-sold.yml",
        "Sales of lamp oil fell in 1902",
        "Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales Sales ",
        """\
data/charts/oil-sold.yml:2: title has 19 words
    allowed: at most 18
    to do: shorten it
    explained in: reference/records.md#charts
""",
    ),
    Slip(
        "a chart of an unknown column",
        "data/charts/oil-sold.yml",
        "columns: [year, value_musd]",
        "columns: [year, value_usd]",
        """\
data/charts/oil-sold.yml:6: table "oil" has no column "value_usd"
    allowed: year, value_musd, basis, source
    to do: did you mean "value_musd"?
    explained in: reference/records.md#charts
""",
        alone=True,
    ),
    Slip(
        "a chart of an unknown table",
        "data/charts/oil-sold.yml",
        "table: oil",
        "table: oils",
        """\
data/charts/oil-sold.yml:5: there is no table "oils"
    allowed: oil, events-by-year, claims-by-verdict
    to do: did you mean "oil"?
    explained in: reference/records.md#charts
""",
        alone=True,
    ),
    Slip(
        "a chart that draws nothing",
        "data/charts/oil-sold.yml",
        "columns: [year, value_musd]",
        "columns: [year, value_musd]\nwhere: {year: [1903]}",
        """\
data/charts/oil-sold.yml:7: chart "oil-sold" draws no row
    allowed: year: 1901, 1902
    to do: correct where or without
    explained in: reference/records.md#charts
""",
        alone=True,
    ),
    Slip(
        "a chart with another id than its file",
        "data/charts/oil-sold.yml",
        "id: oil-sold",
        "id: oil-sales",
        """\
data/charts/oil-sold.yml:1: id "oil-sales" is not the name of the file
    allowed: oil-sold
    to do: write id: oil-sold, or rename the file
    explained in: reference/records.md#charts
""",
        alone=True,
    ),
    Slip(
        "a chart with a title of its own",
        "data/charts/oil-sold.yml",
        "  height: 200",
        "  title: Oil\n  height: 200",
        """\
data/charts/oil-sold.yml:8: the specification has "title"
    to do: say it in table, title or subtitle; the width is that of the page
    explained in: reference/records.md#charts
""",
        alone=True,
    ),
    Slip(
        "a claim without a source",
        "data/claims/thaw.yml",
        "sources: [act-1901]",
        "sources: []",
        """\
data/claims/thaw.yml:13: verdict "supported" needs at least one source
    allowed: no source only for not-checkable and unsupported
    to do: name a source that shows it
    explained in: reference/records.md#claims
""",
    ),
    Slip(
        "a claim on a section that is not there",
        "data/claims/thaw.yml",
        "#the-duty",
        "#the-tax",
        """\
data/claims/thaw.yml:18: chapter "history/lamps.md" has no heading "#the-tax"
    allowed: lamps, in-brief, the-duty, check-yourself, go-deeper
    to do: did you mean "the-duty"?
    explained in: reference/records.md#claims
""",
        alone=True,
    ),
    Slip(
        "a claim on a chapter without a section",
        "data/claims/thaw.yml",
        "chapter: history/lamps.md#the-duty",
        "chapter: history/lamps.html",
        """\
data/claims/thaw.yml:18: chapter "history/lamps.html" is not a chapter section: history/cold-war.md#heading
    explained in: reference/records.md#claims
""",
        alone=True,
    ),
    Slip(
        "a claim from an unknown section",
        "data/claims/thaw.yml",
        "section: Headline",
        "section: Headlines",
        """\
data/claims/thaw.yml:10: section "Headlines" is not a section of the article
    allowed: Headline | Paragraph 1
    to do: did you mean "Headline"?
    explained in: reference/records.md#claims
""",
        alone=True,
    ),
    Slip(
        "a missing verdict",
        "data/claims/explainer.yml",
        "    verdict: not-checkable\n",
        "",
        """\
data/claims/explainer.yml:9: the field "verdict" is missing
    allowed: supported, mostly-supported, needs-context, outdated, unsupported, contradicted, not-checkable
    to do: add a line "verdict: …"
    explained in: reference/records.md#claims
""",
    ),
    Slip(
        "a missing field",
        "data/quizzes.yml",
        "  reason: The act of 1901 names it.\n",
        "",
        """\
data/quizzes.yml:1: the field "reason" is missing
    to do: add a line "reason: …"
    explained in: reference/records.md#quizzes
""",
    ),
    Slip(
        "an answer that is no option",
        "data/quizzes.yml",
        "answer: Lamp oil",
        "answer: lamp oil",
        """\
data/quizzes.yml:5: answer is not one of the options, word for word
    allowed: Lamp oil | Wheat
    to do: did you mean "Lamp oil"?
    explained in: reference/records.md#quizzes
""",
        alone=True,
    ),
    Slip(
        "a question with one option",
        "data/quizzes.yml",
        "[Lamp oil, Wheat]",
        "[Lamp oil]",
        """\
data/quizzes.yml:4: options has 1 entry
    allowed: at least 2
    explained in: reference/records.md#quizzes
""",
    ),
    Slip(
        "a question on an unknown chapter",
        "data/quizzes.yml",
        "chapter: history/lamps.md",
        "chapter: history/lampes.md",
        """\
data/quizzes.yml:2: there is no chapter "history/lampes.md"
    allowed: about/downloads.md, history/lamps.md, index.md
    to do: did you mean "history/lamps.md"?
    explained in: reference/records.md#quizzes
docs/history/lamps.md:33: there is no snippet "quizzes/history/lamps.md"
    allowed: a file below snippets/, written by hand or generated from records
    to do: did you mean "quizzes/history/lampes.md"?
    explained in: contribute/chapter.md#snippets
""",
        alone=True,
    ),
)
