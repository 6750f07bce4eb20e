"""Slips in what readers would see wrongly or not at all: a chart title as a sentence, a quiz on no page."""

from tests.slips import Slip

SLIPS = (
    Slip(
        "a chart title with a full stop",
        "data/charts/oil-sold.yml",
        "Sales of lamp oil fell in 1902",
        "Sales of lamp oil fell in 1902.",
        """\
data/charts/oil-sold.yml:2: title ends in a full stop
    allowed: a sentence without one
    to do: remove it
    explained in: reference/records.md#charts
""",
        alone=True,
    ),
    Slip(
        "a chapter without its quiz",
        "docs/history/lamps.md",
        "{!quizzes/history/lamps.md!}",
        "Later.",
        """\
data/quizzes.yml:2: question "what-was-taxed" is shown nowhere: history/lamps.md has no quiz
    allowed: a chapter that includes its quiz
    to do: write {!quizzes/history/lamps.md!} in docs/history/lamps.md, under "## Check yourself", or name another chapter
    explained in: reference/records.md#quizzes
""",
        alone=True,
    ),
)
