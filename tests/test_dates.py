"""Dates as precise as they are known."""

import datetime as dt

import pytest

from scripts.dates import NotADateError, PartialDate, today
from scripts.problems import ProblemsFoundError


@pytest.mark.parametrize(
    ("iso", "words", "first", "last"),
    [
        ("2022", "2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "February 2024", "2024-02-01", "2024-02-29"),
        ("2022-03-04", "March 4, 2022", "2022-03-04", "2022-03-04"),
    ],
)
def test_precision(iso: str, words: str, first: str, last: str) -> None:
    date = PartialDate(iso)
    assert (date.words, str(date.first_day), str(date.last_day)) == (words, first, last)


@pytest.mark.parametrize(
    "text", ["", "22", "2022-3-4", "2022-13", "2022-02-30", "0000", "yesterday", "2022-03-04T00"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(NotADateError, match="is not a"):
        PartialDate(text)


def test_today_is_the_day_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == dt.date(1970, 1, 2)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today() >= dt.date(2026, 1, 1)


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30, "-" + "9" * 30])
def test_epoch_that_is_no_time_is_told(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ProblemsFoundError, match="is not a time"):
        today()
