"""Which pages are new, gone, renamed or worded differently, as lines of Markdown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.chapters import DOCS, FrontMatter
from scripts.contribute.compare_text import changes, likeness, told_by, units, without_targets
from scripts.contribute.compare_values import Names, field_changes
from scripts.contribute.shown import change, code, first, shown
from scripts.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.chapters import Chapter
    from scripts.contribute.versions import Version

MOST_SENTENCES = 50
# How much of two pages must be the same sentences for one to count as the other renamed.
RENAMED = 0.5


@dataclass
class Pages:
    """What differs between the pages of two versions.

    Args:
        added: how many are new.
        removed: how many are gone.
        renamed: how many have another path.
        changed: how many read differently, those with another path not among them.
        lines: all of it in words.
        lost: addresses and anchors that lead nowhere now, in words.
    """

    added: int = 0
    removed: int = 0
    renamed: int = 0
    changed: int = 0
    lines: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def compare_pages(base: Version, head: Version, labels: Mapping[str, str]) -> Pages:
    """Compare all pages and hand-written snippets, and the navigation."""
    old, new = told_by(base, head), told_by(head, base)
    before = {path: units(chapter, old, labels) for path, chapter in base.chapters.items()}
    after = {path: units(chapter, new, labels) for path, chapter in head.chapters.items()}
    gone = [path for path in before if path not in after and not head.cannot_read(path)]
    come = [path for path in after if path not in before and not base.cannot_read(path)]
    renamed = _renamed(gone, come, before, after)
    pages = Pages(renamed=len(renamed))
    for path in sorted({*before, *after}):
        new_path = renamed.get(path, path)
        if path in gone and path not in renamed:
            _remove(pages, base.chapters[path], base)
        elif path in come and path not in renamed.values():
            _add(pages, head, head.chapters[path], after[path])
        elif path in before and new_path in after:
            _compare(pages, base, head, (path, new_path), changes(before[path], after[new_path]))
    pages.lines += _navigation(base, head, {path.removeprefix(f"{DOCS}/") for path in (*before, *after)})
    return pages


def _renamed(
    gone: list[str],
    come: list[str],
    before: Mapping[str, list[str]],
    after: Mapping[str, list[str]],
) -> dict[str, str]:
    """Return the new path for every path that is gone while its sentences are not."""
    left = {path: Counter(after[path]) for path in come}
    found: dict[str, str] = {}
    for path in gone:
        old = Counter(before[path])
        best = max(left, key=lambda other: likeness(old, left[other]), default="")
        if best and likeness(old, left[best]) >= RENAMED:
            found[path] = best
            del left[best]
    return found


def _named(chapter: Chapter, version: Version) -> str:
    """Return a page by its title and path, a snippet by its path and the pages that repeat it."""
    if chapter.is_page:
        return f"{shown(version.title(chapter.src), 200)} ({code(chapter.src)})"
    pages = version.told_on.get(("include", chapter.src), [])
    return f"Snippet {code(chapter.src)}, shown on {on_pages(pages, version)}"


def on_pages(pages: Sequence[str], version: Version) -> str:
    """Return pages by title and path, the first fifty of them."""
    most = 50
    named = [f"{shown(version.title(src), 200)} ({code(src)})" for src in pages[:most]]
    if len(pages) > most:
        named.append(f"{len(pages) - most} more (limit: {most})")
    return ", ".join(named) or "no page"


def _remove(pages: Pages, chapter: Chapter, base: Version) -> None:
    pages.removed += 1
    pages.lines += [f"### Removed: {_named(chapter, base)}", ""]
    if chapter.is_page:
        pages.lost.append(f"- The page {code(chapter.src)} is gone.")


def _add(pages: Pages, head: Version, chapter: Chapter, text: list[str]) -> None:
    pages.added += 1
    pages.lines += [f"### Added: {_named(chapter, head)}", ""]
    if chapter.front:
        pages.lines.append(f"- Description: {shown(chapter.front.description)}")
    pages.lines += [f"- {counted(len(text), 'sentence or line', 'sentences and lines')}.", ""]


def _compare(
    pages: Pages,
    base: Version,
    head: Version,
    paths: tuple[str, str],
    found: list[tuple[str | None, str | None]],
) -> None:
    old, new = base.chapters[paths[0]], head.chapters[paths[1]]
    lines = list(_front(old, new, base, head))
    lines += first([_sentence(*pair) for pair in found], MOST_SENTENCES, "changes on this page")
    verb = "Changed"
    if paths[0] != paths[1]:
        verb = "Renamed and changed" if lines else "Renamed"
        lines.insert(0, f"- Path: {code(old.src)} → {code(new.src)}")
        if old.is_page:
            pages.lost.append(f"- The page {code(old.src)} has moved to {code(new.src)}.")
    elif lines:
        pages.changed += 1
    if lines:
        pages.lines += [f"### {verb}: {_named(new, head)}", "", *lines, ""]
    pages.lost += _lost_anchors(old, new)


def _sentence(before: str | None, after: str | None) -> str:
    if before is None:
        return f"- Added: {shown(without_targets(after or ''))}"
    if after is None:
        return f"- Removed: {shown(without_targets(before))}"
    if before == after:
        return f"- Moved: {shown(without_targets(before))}"
    old, new = without_targets(before), without_targets(after)
    return f"- {change(old, new)}" if old != new else f"- {change(before, after)}"


def _front(old: Chapter, new: Chapter, base: Version, head: Version) -> Iterator[str]:
    """Yield what differs above the text: in front matter and in the navigation."""
    if old.is_page and (was := base.titles.get(old.src)) != (now := head.titles.get(new.src)):
        yield f"- In the navigation: {change(was or '', now or '')}"
    if old.front and new.front:
        yield from field_changes(old.front, new.front, FrontMatter, Names())


def _lost_anchors(old: Chapter, new: Chapter) -> list[str]:
    anchors = {heading.anchor for heading in new.headings}
    lost = [heading.anchor for heading in old.headings if heading.anchor not in anchors]
    return [f"- {code(new.src)} no longer has the section {code('#' + anchor)}." for anchor in lost]


def _navigation(base: Version, head: Version, written: set[str]) -> list[str]:
    """Return what differs in the navigation of pages that are made from records, and in the order of all."""
    lines = [
        f"- {code(src)}: {change(base.titles.get(src, ''), head.titles.get(src, ''))}"
        for src in dict.fromkeys([*base.titles, *head.titles])
        if src not in written and base.titles.get(src) != head.titles.get(src)
    ]
    both = [[src for src in one.titles if src in other.titles] for one, other in ((base, head), (head, base))]
    if both[0] != both[1]:
        lines.append("- The pages stand in another order.")
    unknown = not base.titles or not head.titles
    return ["### Navigation", "", *first(lines, MOST_SENTENCES, "pages"), ""] if lines and not unknown else []
