"""Dates in other forms than ours."""

import pytest

from scripts.date_hints import date_hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("3/4/2022", 'did you mean "2022-03-04" (March 4, 2022) or "2022-04-03" (April 3, 2022)?'),
        ("3/14/2022", 'did you mean "2022-03-14"?'),
        ("14.3.2022", 'did you mean "2022-03-14"?'),
        ("4/4/2022", 'did you mean "2022-04-04"?'),
        ("2022/03/04", 'did you mean "2022-03-04"?'),
        ("2022-3", 'did you mean "2022-03"?'),
        ("March 2022", 'did you mean "2022-03"?'),
        ("March 4, 2022", 'did you mean "2022-03-04"?'),
        ("4 Mar. 2022", 'did you mean "2022-03-04"?'),
        ("Marx 2022", 'did you mean "2022-03"?'),
        ("Brumaire 2022", ""),
        ("33/44/2022", ""),
        ("yesterday", ""),
        ("1930-13-40", ""),
    ],
)
def test_hint(text: str, hint: str) -> None:
    assert date_hint(text) == hint
