"""The controls above a list of records, and what they go by.

`theme/assets/filters.js` shows the records that fit what is chosen. A control is named after the attribute of a
record that it goes by: `effect` after `data-effect`; `from` and `to` go by `data-year`. The values are words of
closed vocabularies and years, and so are the labels: no text of a record stands in an attribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.vocabulary import Effect, Verdict, Vocabulary

Choice = tuple[str, str]


def heading(words: str, anchor: str, **values: str | int) -> str:
    """Return the heading of a record with its anchor, and the values that controls go by."""
    data = " ".join(f'data-{name}="{value}"' for name, value in values.items())
    return f"### {words} {{ #{anchor} .record {data} }}"


def badge(word: Effect | Verdict) -> str:
    """Return an effect or a verdict as a badge: its label, with a color beside the words."""
    kind = type(word).__name__.lower()
    return f"**{word.label}**{{ .badge .{kind}-{word} }}"


def form(name: str, counted: str, controls: Iterable[str]) -> str:
    """Return the form: its controls, then how many records are shown and a button that clears them all.

    It is hidden until the script is there that makes it work.

    Args:
        name: what it is called for those who hear it.
        counted: all records with their number, such as “211 events”.
        controls: as `select` and `chips` make them.
    """
    return "\n".join(
        (
            f'<form class="filters screen-only" role="search" aria-label="{name}" autocomplete="off" hidden>',
            *controls,
            f'<div class="filters-state"><p role="status">{counted}</p>',
            '<button type="button" hidden>Clear all</button></div>',
            "</form>",
        )
    )


def select(label: str, name: str, choices: Iterable[Choice]) -> str:
    """Return a list to choose one value from, or any."""
    options = "".join(_option(value, words) for value, words in (("", "Any"), *choices))
    return f'<label>{label}<select name="{name}">{options}</select></label>'


def _option(value: str, words: str) -> str:
    return f"<option>{words}</option>" if value == words else f'<option value="{value}">{words}</option>'


def chips(legend: str, name: str, choices: Iterable[Choice], every: str) -> str:
    """Return the values side by side, one of which is chosen; the first is all of them."""
    all_of_them = _chip(name, "", every).replace("<input", "<input checked")
    others = [_chip(name, value, words) for value, words in choices]
    return "\n".join((f"<fieldset><legend>{legend}</legend>", all_of_them, *others, "</fieldset>"))


def _chip(name: str, value: str, words: str) -> str:
    return (
        f'<label class="chip"><input type="radio" name="{name}" value="{value}"><span>{words}</span></label>'
    )


def words_used(vocabulary: type[Vocabulary], used: Iterable[Vocabulary]) -> Iterator[Choice]:
    """Yield the words of a vocabulary that occur, in its order: a word that leads to nothing is not offered."""
    occurring = set(used)
    return ((str(word), word.label) for word in vocabulary if word in occurring)
