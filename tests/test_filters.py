"""The controls above lists and the strip above the timeline: on small records, and on the real ones."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from scripts.chapters import read_chapters
from scripts.generate import timeline
from scripts.generate.filters import badge, chips, form, heading, select, words_used
from scripts.generate.strip import strip
from scripts.load import load_or_raise
from scripts.usage import events_shown_in
from scripts.vocabulary import Actor, Effect, Verdict
from tests.conftest import ROOT, SMALL
from tests.every import every


def drawn(root: Path) -> html.HtmlElement:
    return html.fromstring(strip(list(load_or_raise(root).events.values())))


def numbers(brick: html.HtmlElement) -> tuple[float, ...]:
    return tuple(float(brick.get(name)) for name in ("x", "y", "width", "height"))


def test_heading_carries_what_controls_go_by() -> None:
    assert heading("Words", "id", effect=Effect.LOOSENS, year=1901) == (
        '### Words { #id .record data-effect="loosens" data-year="1901" }'
    )


def test_badge_says_its_word_and_names_its_color() -> None:
    assert badge(Effect.TIGHTENS) == "**Tightens**{ .badge .effect-tightens }"
    assert badge(Verdict.UNCHECKABLE) == "**Cannot be checked**{ .badge .verdict-not-checkable }"


def test_controls_offer_only_what_occurs_in_the_order_of_the_vocabulary() -> None:
    words = words_used(Actor, [Actor.RUSSIA, Actor.US, Actor.RUSSIA])
    assert list(words) == [("us", "United States"), ("russia", "Russia")]


def test_form_holds_a_select_and_chips_and_says_how_many_there_are() -> None:
    controls = [
        select("From", "from", [("1901", "1901")]),
        chips("Verdict", "verdict", [("supported", "Holds up")], "All"),
    ]
    made = html.fromstring(form("Filter lamps", "3 lamps", controls))
    assert made.get("hidden") is not None
    assert made.get("class") == "filters screen-only"
    assert [option.text for option in made.cssselect("label > select[name=from] > option")] == ["Any", "1901"]
    assert [chip.get("value") for chip in made.cssselect("input[name=verdict]")] == ["", "supported"]
    assert [chip.get("value") for chip in made.cssselect("input[checked]")] == [""]
    assert [status.text for status in made.cssselect("[role=status]")] == ["3 lamps"]


def test_strip_has_every_decade_and_links_those_in_which_something_happened() -> None:
    small = drawn(SMALL)
    assert [label.text for label in small.cssselect("li span")] == ["1900s", "1910s", "1920s", "1930s"]
    assert [link.get("href") for link in small.cssselect("li > a")] == [
        "?from=1901&to=1909#1900s",
        "?from=1930&to=1930#1930s",
    ]
    assert small.cssselect("a")[0].get("aria-label") == "1900s: 1 event, 0 loosened trade, 1 tightened it"
    assert [title.text for title in small.cssselect("title")] == [
        "1901: 0 loosened trade, 1 tightened it",
        "1930: 1 loosened trade, 0 tightened it",
    ]


def test_strip_has_a_brick_on_the_right_side_of_the_line_for_each_event_that_bent_trade() -> None:
    events = load_or_raise(ROOT).events
    bricks = {brick.get("data-of"): brick for brick in drawn(ROOT).cssselect("rect[data-of]")}
    bent = [event for event in events.values() if event.effect != Effect.NEUTRAL]
    assert set(bricks) == {event.id for event in bent}
    for event in every(bent):
        x, y, _, _ = numbers(bricks[event.id])
        assert int(x) == event.date.year % 10, event.id
        assert (y < 0) == (event.effect == Effect.LOOSENS), event.id


def test_bricks_stay_in_their_picture_and_apart() -> None:
    for picture in every(drawn(ROOT).cssselect("svg")):
        left, top, width, height = map(float, picture.get("viewbox").split())
        places = every(sorted(numbers(brick) for brick in picture.cssselect("rect[data-of]")))
        for x, y, wide, high in places:
            assert left <= x < x + wide <= left + width
            assert top <= y < y + high <= top + height
        for (x, y, _, high), (next_x, next_y, _, _) in pairwise(places):
            assert next_x > x or next_y >= y + high


def test_nothing_inline_that_a_careful_host_forbids() -> None:
    made = [drawn(ROOT), html.fromstring(form("F", "1 lamp", [chips("V", "v", [("a", "A")], "All")]))]
    for part in made:
        for element in every(part.iter()):
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_event_names_the_chapters_whose_excerpt_holds_it() -> None:
    shown = events_shown_in(load_or_raise(SMALL), read_chapters(SMALL))
    assert [(place.words, place.page) for place in shown["ussr-buys-lamps-1930"]] == [
        ("Lamps", "history/lamps.md")
    ]


@pytest.mark.parametrize("sign", ['"', "}", "<"])
def test_hostile_record_stays_out_of_attributes(
    project: Path, edit: Callable[[str, str, str], None], sign: str
) -> None:
    edit("data/events.yml", "Congress taxes lamp oil", f"'Oil {sign} onclick=x {sign} data-year=1'")
    made = timeline.files(load_or_raise(project), [], project)["docs/reference/timeline.md"]
    (line,) = (line for line in made.split("\n") if line.startswith("### Oil"))
    words, attributes = line.split(" { ")
    assert sign not in words.replace("&#", "")
    assert attributes == (
        '#lamp-oil-act-1901 .record data-effect="tightens" data-category="trade-policy" data-actor="us" '
        'data-year="1901" }'
    )
    assert "onclick" not in made.replace(line, "")
