"""The rule that every page stands in the navigation, and the navigation names pages only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.changes import PAGES
from scripts.explained import CHAPTER
from scripts.problems import Problem, ProblemsFoundError, nearest
from scripts.yaml_lines import Place, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.chapters import Chapter

FILE = "mkdocs.yml"


def check_navigation(root: Path, chapters: list[Chapter]) -> Iterator[Problem]:
    """Yield the pages that are missing in the navigation, and the entries that are no page."""
    try:
        document = read_yaml(root, FILE)
    except ProblemsFoundError as error:
        yield from error.problems
        return
    nav = document.data.get("nav") if isinstance(document.data, dict) else None
    named = dict(_entries(nav or [], document.place.at("nav")))
    pages = {chapter.src: chapter for chapter in chapters if chapter.is_page}
    for src, chapter in pages.items():
        if src not in named:
            fix = f'add the line "- {chapter.title}: {src}" under nav in {FILE}'
            yield Problem(chapter.path, 0, "the page is not in the navigation", fix=fix, page=CHAPTER)
    for src, place in named.items():
        if src not in {**pages, **PAGES} and "://" not in src:
            message = f'the navigation names "{src}", which is no page'
            yield place.problem(message, "a page below docs/", nearest(src, [*pages, *PAGES]))


def _entries(items: list[Any], place: Place) -> Iterator[tuple[str, Place]]:
    """Yield the pages of the navigation, each with its place."""
    for index, item in enumerate(items):
        entries = item.items() if isinstance(item, dict) else [("", item)]
        for title, below in entries:
            there = place.at(index, title) if title else place.at(index)
            if isinstance(below, list):
                yield from _entries(below, there)
            elif isinstance(below, str):
                yield below, there
