"""Open data beside the tables: events, terms, claims, facts and sources in the formats of other programs.

The addresses of these files are promised to readers in `snippets/open-data.md`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from scripts.bibliography import bibtex, csl_items
from scripts.facts import in_words, sources_of, value_of
from scripts.generate.linked_data import LICENSE
from scripts.generate.parts import as_json
from scripts.ical import calendar
from scripts.references import format_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.fields import Record
    from scripts.load import Records

FOLDER = "docs/data"
TIMELINE = "Bridge or Barrier? Timeline of U.S.-Russia trade and diplomacy"
_ADDRESS = re.compile(r"\s*<a [^>]*>[^<]*</a>\.$")


def files(records: Records, _chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the exports: JSON for each kind of record, a calendar, and two bibliographies."""
    sources = records.sources.values()
    references = {key: plain_reference(text) for key, text in format_references(sources).items()}
    made = {
        "timeline.json": _shelf("timeline", TIMELINE, "data/events.yml", _events(records, references)),
        "timeline.ics": calendar(records.events.values(), records.sources, references, TIMELINE),
        "glossary.json": _shelf("glossary", "Glossary", "data/glossary.yml", _terms(records, references)),
        "claims.json": _shelf("claims", "Claims checked", "data/claims/", _claims(records, references)),
        "facts.json": _shelf("facts", "Facts", "data/facts.yml", _facts(records, references)),
        "sources.bib": bibtex(sources, "data/sources.yml"),
        "sources.csl.json": as_json(csl_items(sources)),
    }
    return {f"{FOLDER}/{name}": text for name, text in made.items()}


def plain_reference(reference: str) -> str:
    """Return a formatted reference as plain text, without the address, which stands beside it."""
    text = html.unescape(re.sub(r"<[^>]*>", "", _ADDRESS.sub("", reference)))
    return text.replace("\N{NON-BREAKING HYPHEN}", "-")


def _shelf(name: str, title: str, made_from: str, rows: Iterable[Mapping[str, Any]]) -> str:
    return as_json(
        {"name": name, "title": title, "license": LICENSE, "made_from": made_from, "rows": list(rows)}
    )


def _row(record: Record, **own: object) -> dict[str, Any]:
    """Return all fields of a record, and after or instead of them what is its own."""
    return {**record.model_dump(mode="json", by_alias=True), **own}


def _cited(keys: Iterable[str], records: Records, references: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"key": key, "reference": references[key], "url": records.sources[key].url} for key in keys]


def _events(records: Records, references: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for event in records.events.values():
        instruments = [records.instruments[key] for key in event.instruments]
        law = [{"id": one.id, "name": one.name, "number": one.number} for one in instruments]
        yield _row(event, instruments=law, sources=_cited(event.sources, records, references))


def _terms(records: Records, references: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for term in records.terms.values():
        yield _row(term, sources=_cited(term.sources, records, references))


def _claims(records: Records, references: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for article in records.articles.values():
        for claim in article.claims:
            row = _row(claim, sources=_cited(claim.sources, records, references))
            yield {"article": article.id, "article_title": article.title, **row}


def _facts(records: Records, references: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for fact in records.facts.values():
        value = value_of(fact, records)
        yield {
            "id": fact.id,
            "label": fact.label,
            "value": _number(value),
            "words": in_words(fact, value),
            "unit": fact.unit,
            "unit_label": fact.unit.label,
            "as_of": str(fact.as_of),
            "checked": str(fact.checked),
            "review_by": str(fact.review_by),
            "note": fact.note,
            "sources": _cited(sources_of(fact, records), records, references),
        }


def _number(value: Decimal) -> int | float:
    """Return a number as JSON writes it; what is whole has no decimals."""
    return int(value) if value == value.to_integral_value() else float(value)
