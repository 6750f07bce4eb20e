"""The strip above the timeline: a brick for each event that loosened or tightened trade, year by year.

A decade is a link that narrows the list to it, and without a script leads to its heading. The bricks that a
filter leaves out fade (`theme/assets/filters.js`); `data-of` names the event. Years, ids and counts are all that
goes in: no text of a record.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scripts.text import counted
from scripts.vocabulary import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.models import Event

CAPTION = (
    '<strong>Every brick is an event.</strong> <span class="up">Above the line it loosened trade,</span> '
    '<span class="down">below the line it tightened trade.</span> Choose a decade to see its events.'
)
_LINE = '<rect class="line" y="-.1" width="10" height=".2"/>'
_GAP = 0.15  # between bricks, which are one unit wide and high


def strip(events: Sequence[Event]) -> str:
    """Return the strip as HTML; the events come in order of their dates."""
    years: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        years[event.date.year].append(event)
    top = max(_count(group, Effect.LOOSENS) for group in years.values())
    decades = range(min(years) // 10 * 10, max(years) + 1, 10)
    return "\n".join(
        (
            f'<figure class="strip screen-only"><figcaption>{CAPTION}</figcaption>',
            "<ul>",
            *(_decade(decade, years, top) for decade in decades),
            "</ul></figure>",
        )
    )


def _count(events: Sequence[Event], effect: Effect) -> int:
    return sum(event.effect == effect for event in events)


def _decade(decade: int, years: dict[int, list[Event]], top: int) -> str:
    """Return a decade: a link if something happened in it. All have the line at the same height."""
    inside = {year: years[year] for year in range(decade, decade + 10) if year in years}
    bricks = "".join(_year(year, events) for year, events in inside.items())
    bottom = max((_count(group, Effect.TIGHTENS) for group in inside.values()), default=0)
    box = f"0 {-top} 10 {top + bottom + 1}"
    drawing = f'<svg viewBox="{box}" aria-hidden="true">{_LINE}{bricks}</svg><span>{decade}s</span>'
    if not inside:
        return f"<li>{drawing}</li>"
    events = [event for group in inside.values() for event in group]
    label = (
        f"{decade}s: {counted(len(events), 'event')}, "
        f"{_count(events, Effect.LOOSENS)} loosened trade, {_count(events, Effect.TIGHTENS)} tightened it"
    )
    # The whole decade, but no year before the first event or after the last: the lists of years end there.
    start, end = max(decade, min(years)), min(decade + 9, max(years))
    return f'<li><a href="?from={start}&amp;to={end}#{decade}s" aria-label="{label}">{drawing}</a></li>'


def _year(year: int, events: Sequence[Event]) -> str:
    title = f"{year}: {_count(events, Effect.LOOSENS)} loosened trade, {_count(events, Effect.TIGHTENS)} tightened it"
    bricks = "".join(_bricks(year % 10, events))
    return f"<g><title>{title}</title>{bricks}</g>" if bricks else ""


def _bricks(column: int, events: Sequence[Event]) -> Iterator[str]:
    """Yield a brick for each event, away from the line at zero in both directions."""
    loosening = [event for event in events if event.effect == Effect.LOOSENS]
    tightening = [event for event in events if event.effect == Effect.TIGHTENS]
    rows = [*((-1 - row, event) for row, event in enumerate(loosening)), *enumerate(tightening)]
    for row, event in rows:
        place = f'x="{column + _GAP / 2:g}" y="{row + _GAP / 2:g}" width="{1 - _GAP:g}" height="{1 - _GAP:g}"'
        yield f'<rect class="{event.effect}" data-of="{event.id}" {place}/>'
