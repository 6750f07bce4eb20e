"""What the home page shows of the records."""

import re
from pathlib import Path

from scripts.generate import home
from scripts.load import load_or_raise
from tests.conftest import ROOT, SMALL


def test_counts_are_those_of_the_records() -> None:
    made = home.files(load_or_raise(SMALL), [], Path())
    assert made.keys() == {home.COUNTS}, "the small project has no monthly trade, so no profile"
    assert (
        "- [**2** claims checked](/claims/index.md)\n- [**4** figures with their source]" in made[home.COUNTS]
    )


def test_profile_has_a_point_for_each_month() -> None:
    records = load_or_raise(ROOT)
    drawing = home.files(records, [], Path())[home.PROFILE]
    points = re.findall(r"[\d.]+,[\d.]+", drawing)
    assert len(points) == len(records.tables[home.TABLE].rows) + 2
    assert min(float(point.partition(",")[2]) for point in points) == 0


def test_profile_reaches_the_top_at_its_highest_value() -> None:
    assert 'points="0,100 0.0,50.0 500.0,0.0 1000.0,75.0 1000,100"' in home.profile([2, 4, 1])
