"""The lists of events and claims, narrowed in a browser: what is shown, what the address keeps, who can use it."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from scripts.load import load_or_raise
from scripts.models import Event
from scripts.vocabulary import Actor, Category, Effect, Verdict
from tests.conftest import ROOT, Visit
from tests.every import every

TIMELINE, CLAIMS = "reference/timeline/", "claims/explainer/"
RECORDS = load_or_raise(ROOT)
EVENTS = list(RECORDS.events.values())


def shown(page: Page) -> list[str]:
    """Return the ids of the records that can be seen."""
    found: list[str] = page.locator("h3.record:visible").evaluate_all("all => all.map((one) => one.id)")
    return found


def ids(fits: Callable[[Event], bool]) -> list[str]:
    return every(event.id for event in EVENTS if fits(event))


def query(page: Page) -> str:
    return urlsplit(page.url).query


def expect_shown(page: Page, expected: list[str], everything: str = f"{len(EVENTS)} events") -> None:
    expect(page.locator(".filters [role=status]")).to_have_text(f"{len(expected)} of {everything}")
    assert shown(page) == expected


CHOICES: list[tuple[dict[str, str], Callable[[Event], bool]]] = [
    ({"effect": "tightens"}, lambda event: event.effect == Effect.TIGHTENS),
    ({"category": "energy"}, lambda event: event.category == Category.ENERGY),
    ({"actor": "eu"}, lambda event: Actor.EU in event.actors),
    ({"from": "2022"}, lambda event: event.date.year >= 2022),
    ({"to": "1945"}, lambda event: event.date.year <= 1945),
    (
        {"effect": "tightens", "category": "sanctions", "actor": "us", "from": "2014", "to": "2021"},
        lambda event: (
            event.effect == Effect.TIGHTENS
            and event.category == Category.SANCTIONS
            and Actor.US in event.actors
            and 2014 <= event.date.year <= 2021
        ),
    ),
]


@pytest.mark.parametrize(("choice", "fits"), CHOICES, ids=["-".join(choice) for choice, _ in CHOICES])
def test_choice_shows_what_fits_and_the_address_keeps_it(
    visit: Visit, choice: dict[str, str], fits: Callable[[Event], bool]
) -> None:
    page = visit(TIMELINE)
    expect(page.locator(".filters [role=status]")).to_have_text(f"{len(EVENTS)} events")
    for name, value in choice.items():
        page.locator(f"select[name={name}]").select_option(value)
    expect_shown(page, ids(fits))
    assert query(page) == "&".join(f"{name}={value}" for name, value in choice.items())
    page.reload()
    expect_shown(page, ids(fits))
    for name, value in every(choice.items()):
        expect(page.locator(f"select[name={name}]")).to_have_value(value)


def test_parts_of_hidden_records_and_empty_decades_are_hidden_too(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?from=1970&to=1979")
    inside = ids(lambda event: 1970 <= event.date.year <= 1979)
    expect_shown(page, inside)
    for selector in (".record-facts", ".record-sources"):
        expect(page.locator(f"article {selector}:visible")).to_have_count(len(inside))
    expect(page.locator("article h2:visible")).to_have_attribute("id", "1970s")
    expect(page.locator(".md-nav--secondary a:visible")).to_have_text(["1970s"])


def test_decade_of_the_strip_is_a_link_to_its_events_and_keeps_other_choices(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?effect=loosens")
    link = page.locator(".strip").get_by_role("link", name="1990s")
    link.click()
    inside = ids(lambda event: event.effect == Effect.LOOSENS and 1990 <= event.date.year <= 1999)
    expect_shown(page, inside)
    assert query(page) == "effect=loosens&from=1990&to=1999"
    expect(link).to_have_attribute("aria-current", "true")
    expect(page.locator(".strip [aria-current=true]")).to_have_count(1)
    expect(page.locator(".strip rect[data-of]:not(.out)")).to_have_count(len(inside))


def test_year_before_the_other_lets_the_other_go(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?from=1970&to=1979")
    page.locator("select[name=from]").select_option("2014")
    assert query(page) == "from=2014"
    page.locator("select[name=to]").select_option("1945")
    assert query(page) == "to=1945"


def test_clear_shows_everything_and_the_keyboard_goes_on_from_the_first_choice(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?effect=tightens&from=2014")
    page.get_by_role("button", name="Clear all").click()
    assert shown(page) == ids(lambda _: True)
    assert query(page) == ""
    expect(page.locator(".filters [role=status]")).to_have_text(f"{len(EVENTS)} events")
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    expect(page.locator("select[name=effect]")).to_be_focused()


def test_nothing_that_fits_is_told_and_can_be_cleared(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?category=sanctions&to=1920")
    expect(page.locator(".filters [role=status]")).to_contain_text(f"0 of {len(EVENTS)} events: nothing fits")
    expect(page.locator("article h2:visible")).to_have_count(0)
    page.get_by_role("button", name="Clear all").click()
    assert shown(page) == ids(lambda _: True)


@pytest.mark.parametrize("asked", ["effect=bogus", "effect=", "from=1492", "item=1&length=2", "%E0%A4%A=1"])
def test_what_is_not_on_offer_is_ignored(visit: Visit, asked: str) -> None:
    page = visit(f"{TIMELINE}?{asked}&actor=eu")
    expect_shown(page, ids(lambda event: Actor.EU in event.actors))
    expect(page.locator("select[name=effect]")).to_have_value("")


def test_address_keeps_what_others_put_into_it(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?other=1&effect=bogus")
    page.locator("select[name=actor]").select_option("eu")
    assert query(page) == "other=1&actor=eu"


HIDDEN = next(event.id for event in EVENTS if event.effect != Effect.TIGHTENS and event.date.year > 1990)


def test_address_of_an_event_shows_it_whatever_the_filter_says(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?effect=tightens#{HIDDEN}")
    expect(page.locator(f"#{HIDDEN}")).to_be_in_viewport()
    assert urlsplit(page.url).query == ""
    assert urlsplit(page.url).fragment == HIDDEN
    page.locator("select[name=effect]").select_option("tightens")
    assert urlsplit(page.url).fragment == ""  # it is hidden now
    page.evaluate(f"location.hash = '{HIDDEN}'")
    expect(page.locator(f"#{HIDDEN}")).to_be_in_viewport()


def test_address_of_an_event_that_fits_keeps_the_filter(visit: Visit) -> None:
    last = ids(lambda event: event.effect == Effect.TIGHTENS)[-1]
    page = visit(f"{TIMELINE}?effect=tightens#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    assert query(page) == "effect=tightens"


def test_back_leads_to_the_page_before_and_forward_to_the_same_choice(visit: Visit, served: str) -> None:
    page = visit("reference/glossary/")
    page.goto(served + TIMELINE)
    page.locator("select[name=effect]").select_option("loosens")
    page.locator("select[name=actor]").select_option("ussr")
    page.go_back()
    assert urlsplit(page.url).path == "/reference/glossary/"
    page.go_forward()
    expect_shown(page, ids(lambda event: event.effect == Effect.LOOSENS and Actor.USSR in event.actors))
    expect(page.locator("select[name=actor]")).to_have_value("ussr")


def test_keyboard_is_enough(visit: Visit) -> None:
    page = visit(TIMELINE)
    page.locator(".strip a").last.focus()
    page.keyboard.press("Enter")
    assert query(page).startswith("from=2020")
    page.keyboard.press("Tab")
    expect(page.locator("select[name=effect]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert "effect=tightens" in query(page)
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear all")).to_be_focused()
    page.keyboard.press("Enter")
    assert query(page) == ""


def test_without_a_script_everything_is_shown_and_nothing_promised(visit: Visit) -> None:
    page = visit(f"{TIMELINE}?effect=tightens", java_script_enabled=False)
    assert shown(page) == ids(lambda _: True)
    expect(page.locator(".filters")).to_be_hidden()
    page.locator(".strip").get_by_role("link", name="1970s").click()
    expect(page.locator("h2", has_text="1970s")).to_be_in_viewport()


CHECKED = RECORDS.articles["explainer"].claims


@pytest.mark.parametrize("verdict", sorted({claim.verdict for claim in CHECKED}))
def test_claims_by_verdict(visit: Visit, verdict: Verdict) -> None:
    page = visit(CLAIMS)
    page.locator(".chip", has_text=verdict.label).filter(has=page.locator(f"[value={verdict}]")).click()
    expected = {claim.id for claim in CHECKED if claim.verdict == verdict}
    assert set(shown(page)) == expected
    expect(page.locator(".filters [role=status]")).to_have_text(f"{len(expected)} of {len(CHECKED)} claims")
    assert query(page) == f"verdict={verdict}"
    badges = page.locator("article .badge:visible")
    expect(badges).to_have_text([verdict.label] * len(expected))


def test_number_of_the_index_leads_to_the_claims_it_counts(visit: Visit) -> None:
    page = visit("claims/")
    link = page.locator('a[href="explainer/?verdict=contradicted"]')
    number = link.inner_text()
    link.click()
    expect(page.locator(".filters [role=status]")).to_have_text(f"{number} of {len(CHECKED)} claims")
    expect(page.get_by_role("radio", name="Contradicted")).to_be_checked()


def test_claims_by_keyboard(visit: Visit) -> None:
    page = visit(CLAIMS)
    page.get_by_role("radio", name="All").focus()
    page.keyboard.press("ArrowRight")
    assert query(page) == "verdict=supported"
    page.keyboard.press("Enter")  # sends a form that has a single field, unless the script takes it
    assert query(page) == "verdict=supported"


def test_letters_of_the_glossary_lead_to_their_terms(visit: Visit) -> None:
    page = visit("reference/glossary/")
    page.locator(".letters a", has_text="S").click()
    expect(page.locator("h2", has_text="S").and_(page.locator("#letter-s"))).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "url",
    [
        f"{TIMELINE}?effect=tightens&from=2010&to=2019",
        f"{TIMELINE}?category=sanctions&to=1920",
        f"{CLAIMS}?verdict=contradicted",
    ],
)
def test_axe_finds_nothing(visit: Visit, url: str, scheme: str) -> None:
    page = visit(url, color_scheme=scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 1440])
def test_controls_are_large_enough_for_a_finger_and_nothing_leaves_the_screen(
    visit: Visit, width: int
) -> None:
    for url in (TIMELINE, CLAIMS):
        page = visit(f"{url}?from=2014&verdict=contradicted", viewport={"width": width, "height": 800})
        controls = page.locator(".filters :is(select, .chip, button):visible, .strip a")
        for control in every(controls.all()):
            box = control.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44, control.inner_text()
            assert box["x"] + box["width"] <= width
