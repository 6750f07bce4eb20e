"""Where a source is cited, a term is used and a fact is told: the way back from a record to its readers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts import markup
from scripts.models import Claim, Event, Instrument, Question, Term
from scripts.terms import TermMatcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.chapters import Chapter
    from scripts.fields import Record
    from scripts.load import Records

PAGES: dict[type[Record], str] = {
    Event: "reference/timeline.md",
    Instrument: "reference/instruments.md",
    Term: "reference/glossary.md",
}


# Generated pages on which terms link to the glossary, as they do in chapters.
PAGES_WITH_TERMS = (
    "reference/timeline.md",
    "reference/instruments.md",
    "claims/thaw.md",
    "claims/explainer.md",
)


@dataclass(frozen=True)
class Mention:
    """A place on the site: the words for a link, and the page below docs/ with its anchor."""

    words: str
    page: str


def cited_in(records: Records, chapters: Iterable[Chapter]) -> Mapping[str, list[Mention]]:
    """Return for every source where it is cited: chapters first, then records in the order of the files."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for chapter in chapters:
        if chapter.is_page:
            for key in sorted(chapter.cited_keys()):
                mentions[key].append(Mention(chapter.title, chapter.src))
    for record in records.all():
        if mention := mention_of(record, records):
            for key in record.sources if hasattr(record, "sources") else []:
                mentions[key].append(mention)
    for table in records.tables.values():
        for key in table.source_keys():
            mentions[key].append(Mention(table.about.title, f"reference/data.md#{table.about.name}"))
    return {key: list(dict.fromkeys(places)) for key, places in mentions.items()}


def mention_of(record: Record, records: Records) -> Mention | None:
    """Return where a record is shown, or None for those that stand only inside chapters."""
    match record:
        case Claim():
            articles = (name for name, article in records.articles.items() if record in article.claims)
            article = next(articles, None)  # none where the record of the article itself is broken
            return Mention(f"Claim: {record.claim}", f"claims/{article}.md#{record.id}") if article else None
        case Event():
            return Mention(record.title, f"{PAGES[Event]}#{record.id}")
        case Instrument():
            return Mention(record.name, f"{PAGES[Instrument]}#{record.id}")
        case Term():
            return Mention(record.term, f"{PAGES[Term]}#{record.id}")
        case Question():
            return Mention(f"Question: {record.question}", record.chapter)
    return None


def terms_used_in(records: Records, chapters: Iterable[Chapter]) -> Mapping[str, list[Mention]]:
    """Return for every term the chapters in whose prose it stands."""
    matcher = TermMatcher(records.terms.values())
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for chapter in chapters:
        if chapter.is_page:
            text = " ".join(sentence.text for sentence in chapter.sentences)
            for term in dict.fromkeys(found for _, _, found in matcher.find(text)):
                mentions[term].append(Mention(chapter.title, chapter.src))
    return mentions


def facts_used_in(chapters: Iterable[Chapter]) -> Mapping[str, list[Mention]]:
    """Return for every fact the chapters that tell it."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for chapter in chapters:
        if chapter.is_page:
            for fact in dict.fromkeys(mark.content for mark in chapter.marks if mark.kind == "fact"):
                mentions[fact].append(Mention(chapter.title, chapter.src))
    return mentions


def events_shown_in(records: Records, chapters: Iterable[Chapter]) -> Mapping[str, list[Mention]]:
    """Return for every event the chapters with an excerpt of the timeline that holds it."""
    held = {
        f"timelines/{timeline.id}.md": [
            event.id for event in records.events.values() if timeline.holds(event)
        ]
        for timeline in records.timelines.values()
    }
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for chapter in chapters:
        if chapter.is_page:
            included = dict.fromkeys(mark.content for mark in markup.includes(chapter.text))
            for event in dict.fromkeys(event for file in included for event in held.get(file, [])):
                mentions[event].append(Mention(chapter.title, chapter.src))
    return mentions
