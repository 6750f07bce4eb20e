"""The glossary page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scripts.generate import linked_data
from scripts.generate.parts import NO_TERMS, link, mention_links, page, source_links
from scripts.text import counted, escape, in_alphabet
from scripts.usage import terms_used_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Term
    from scripts.usage import Mention

FILE = "data/glossary.yml"
HERE = "reference/glossary.md"


def files(records: Records, chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the glossary page."""
    description = (
        f"{len(records.terms)} terms of trade, sanctions law and diplomacy in plain words, with sources."
    )
    return {
        f"docs/{HERE}": page("Glossary", description, FILE, _body(records, terms_used_in(records, chapters)))
    }


def _body(records: Records, used: Mapping[str, list[Mention]]) -> Iterator[str]:
    terms = sorted(records.terms.values(), key=lambda term: in_alphabet(term.term))
    yield NO_TERMS
    yield f"{counted(len(terms), 'term')} in plain words, each with the sources behind it."
    letters = dict.fromkeys(map(_letter, terms))
    yield " ".join(f"[{letter}](#{_anchor(letter)})" for letter in letters) + "\n{ .letters .screen-only }"
    for letter, group in groupby(terms, key=_letter):
        yield f"## {letter} {{ #{_anchor(letter)} }}"
        for term in group:
            yield from _term(term, records, used.get(term.id, []))
    yield linked_data.json_ld(linked_data.glossary(terms))


def _letter(term: Term) -> str:
    return term.term[0].upper() if term.term[0].isalpha() else "0–9"


def _anchor(letter: str) -> str:
    """Return the anchor of a letter; a term could be called “G”, but hardly “letter G”."""
    return f"letter-{letter.lower().replace('–', '-')}"


def _term(term: Term, records: Records, mentions: list[Mention]) -> Iterator[str]:
    abbreviation = f" ({escape(term.abbreviation)})" if term.abbreviation else ""
    yield f"### {escape(term.term)}{abbreviation} {{ #{term.id} }}"
    yield escape(term.definition)
    notes = []
    if term.forms:
        notes.append(f"Also: {', '.join(escape(form) for form in term.forms)}.")
    if term.see_also:
        related = (link(records.terms[key].term, f"{HERE}#{key}", HERE) for key in term.see_also)
        notes.append(f"See also: {', '.join(related)}.")
    notes.append(f"Sources: {source_links(term.sources, records, HERE)}.")
    if mentions:
        notes.append(f"Used in: {mention_links(mentions, HERE)}.")
    yield " ".join(notes) + "\n{ .record-sources }"
