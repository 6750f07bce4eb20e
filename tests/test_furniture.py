"""What stands above a chapter."""

import datetime as dt

import pytest

from scripts.furniture import WORDS_A_MINUTE, furniture

FRONT = {"checked": "2026-11-22", "review_by": "2027-05-22"}


def test_time_to_read_counts_the_text_alone() -> None:
    aside = "<svg><text>a b</text></svg><details><p>c d</p></details><sup>1</sup>"
    notes = '<div class="footnote"><ol><li>e f</li></ol></div>'
    text = f"<p>{'word ' * (2 * WORDS_A_MINUTE)}</p>{aside}{notes}"
    above = furniture(text, FRONT)
    assert above is not None
    assert above.minutes == 2
    longer = furniture(f"<p>one more</p>{text}", FRONT)
    assert longer is not None
    assert longer.minutes == 3


def test_first_terms_are_named_once_and_in_order() -> None:
    links = "".join(
        f'<a class="term" href="#t{at}" title="x">term &amp; {at}</a>' for at in (1, 2, 1, 3, 4, 5, 6, 7)
    )
    above = furniture(links, FRONT)
    assert above is not None
    assert above.terms == tuple((f"#t{at}", f"term & {at}") for at in range(1, 7))


@pytest.mark.parametrize(("day", "due"), [("2027-05-22", False), ("2027-05-23", True)])
def test_review_is_due_after_its_day(monkeypatch: pytest.MonkeyPatch, day: str, due: bool) -> None:  # noqa: FBT001

    noon = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    above = furniture("", FRONT)
    assert above is not None
    assert above.due is due
    assert above.checked == "November 22, 2026"


def test_page_that_nobody_dates_has_none() -> None:
    assert furniture("<p>a</p>", {"title": "Timeline"}) is None
