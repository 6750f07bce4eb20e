"""Which records are new, gone, renamed or changed, field by field, as lines of Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.contribute.compare_pages import on_pages
from scripts.contribute.compare_values import Names, all_fields, field_changes, words
from scripts.contribute.shown import change, code, first, shown
from scripts.contribute.still_says import still_says
from scripts.models import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.contribute.versions import Version
    from scripts.fields import Record

MOST_RECORDS = 50
# What the site calls each kind of record, and the field that names one.
KINDS = {
    "articles": ("Articles", "name_on_site"),
    "claims": ("Claims", "claim"),
    "events": ("Events", "title"),
    "instruments": ("Laws and orders", "name"),
    "terms": ("Terms", "term"),
    "facts": ("Facts", "label"),
    "charts": ("Charts", "title"),
    "timelines": ("Stretches of the timeline", "title"),
    "questions": ("Questions", "question"),
    "sources": ("Sources", "title"),
    "changes": ("Corrections and additions", "what"),
}
# Told elsewhere: the claims of an article are records of their own, an id stands beside the name.
_APART = ("id", "claims")


@dataclass
class RecordChanges:
    """What differs between the records of two versions.

    Args:
        added: how many are new.
        removed: how many are gone.
        renamed: how many have another id.
        changed: how many differ in a field that readers see.
        lines: all of it in words.
        lost: ids that are gone, in words.
    """

    added: int = 0
    removed: int = 0
    renamed: int = 0
    changed: int = 0
    lines: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def names_in(base: Version, head: Version, labels: Mapping[str, str]) -> Names:
    """Return what ids are called on both sides, by the later version where it knows them."""
    both = (base.records, head.records)
    columns = {
        (table.about.name, column.name): column.title
        for records in both
        for table in records.tables.values()
        for column in table.about.table_schema.fields
    }
    by_field = {
        "sources": labels,
        "source_keys": labels,
        "instruments": {key: one.name for records in both for key, one in records.instruments.items()},
        "see_also": {key: one.term for records in both for key, one in records.terms.items()},
        "facts": {key: one.label for records in both for key, one in records.facts.items()},
    }
    return Names(by_field, columns)


def compare_records(base: Version, head: Version, names: Names) -> RecordChanges:
    """Compare all records but the tables."""
    found = RecordChanges()
    for kind, (title, _) in KINDS.items():
        blocks = list(_of_kind(found, kind, base, head, names))
        if blocks:
            found.lines += [f"### {title}", "", *(line for block in blocks[:MOST_RECORDS] for line in block)]
            found.lines += first([""] * len(blocks), MOST_RECORDS, "records")[MOST_RECORDS:]
            found.lines.append("")
    return found


def compare_facts(base: Version, head: Version) -> list[str]:
    """Return the facts that read differently, each with the pages that tell it."""
    lines = []
    for key, now in head.told.items():
        was = base.told.get(key, now)
        if was != now:
            pages = on_pages(head.told_on.get(("fact", key), []), head)
            label = shown(head.records.facts[key].label, 200)
            lines.append(f"- **{label}** ({code(key)}): {change(was, now)}. Told on: {pages}.")
            if typed := still_says(was, head):
                lines.append(f"  - {typed}")
    return lines


def _of_kind(
    found: RecordChanges, kind: str, base: Version, head: Version, names: Names
) -> Iterator[list[str]]:
    """Yield a block of lines for each record of a kind that differs."""
    before, after = _records(base, kind), _records(head, kind)
    gone = [one for key, one in before.items() if key not in after and head.lacks(one)]
    come = [one for key, one in after.items() if key not in before and base.lacks(one)]
    renamed = _renamed(gone, come, kind)
    pairs = [(one, after.get(renamed.get(key, key))) for key, one in before.items()]
    for old, new in pairs:
        if new is not None and (block := _changed(found, kind, (old, new), head, names)):
            yield block
    for one in come:
        if one.id not in renamed.values():
            found.added += 1
            fields = all_fields(one, names, (*_APART, KINDS[kind][1]))
            yield [f"- Added: {_named(one, kind)}{_told(one, head)}", *_indented(fields)]
    for one in gone:
        if one.id not in renamed:
            found.removed += 1
            found.lost.append(f"- The {one.called} {code(one.id)} is gone.")
            yield [f"- Removed: {_named(one, kind)}"]
    if [key for key in before if key in after] != [key for key in after if key in before]:
        found.changed += 1
        yield ["- The records stand in another order."]


def _records(version: Version, kind: str) -> Mapping[str, Record]:
    return version.records.articles if kind == "articles" else version.records.groups()[kind]


def _renamed(gone: list[Record], come: list[Record], kind: str) -> dict[str, str]:
    """Return the new id for every id that is gone while its record is not.

    It is the same record if it has the same name or title, or the same everything else.
    """
    naming = KINDS[kind][1]
    left = {one.id: one for one in come}
    found: dict[str, str] = {}
    for old in gone:
        for new in left.values():
            differs = {
                key
                for key in type(old).model_fields
                if key != "id" and getattr(old, key) != getattr(new, key)
            }
            if naming not in differs or differs == {naming}:
                found[old.id] = new.id
                del left[new.id]
                break
    return found


def _changed(
    found: RecordChanges, kind: str, pair: tuple[Record, Record], head: Version, names: Names
) -> list[str]:
    """Return the lines for a record on both sides, none if readers see no difference."""
    old, new = pair
    lines = list(field_changes(old, new, type(new), names, _APART))
    if old.id != new.id:
        found.renamed += 1
        found.lost.append(f"- The {old.called} {code(old.id)} is now {code(new.id)}.")
        lines.insert(0, f"- Id: {code(old.id)} → {code(new.id)}")
    elif lines:
        found.changed += 1
    if lines and (readers := _readers(kind, new.id, head)):
        lines.append(readers)
    return (
        [f"- {'Renamed' if old.id != new.id else 'Changed'}: {_named(new, kind)}", *_indented(lines)]
        if lines
        else []
    )


def _readers(kind: str, key: str, head: Version) -> str:
    """Return where else than on the page of its kind readers meet a record, or an empty text."""
    match kind:
        case "claims" | "charts" | "timelines":
            verb, pages = "Shown", head.told_on.get(("include", f"{kind}/{key}.md"))
        case "events":
            verb, pages = "Shown", head.events_on.get(key)
        case "terms":
            verb, pages = "Linked", head.terms_on.get(key)
        case _:
            return ""
    return f"- {verb} on: {on_pages(pages, head)}" if pages else ""


def _named(record: Record, kind: str) -> str:
    return f"**{shown(words(getattr(record, KINDS[kind][1]), Names()), 200)}** ({code(record.id)})"


def _told(record: Record, head: Version) -> str:
    """Return how sentences tell a new fact."""
    return f": {shown(head.told[record.id])}" if isinstance(record, Fact) and record.id in head.told else ""


def _indented(lines: Iterator[str] | list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
