"""Generators: records in, text out.

Each module makes one page or one kind of snippet and knows nothing of files, MkDocs or its neighbors.
`everything` calls them all; `scripts.write` puts what they return on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate import (
    changes,
    charts,
    claims,
    data,
    exports,
    facts,
    feed,
    formats,
    glossary,
    home,
    instruments,
    internals,
    llms,
    quizzes,
    social,
    sources,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records

GENERATORS = (
    changes,
    charts,
    claims,
    data,
    exports,
    facts,
    feed,
    formats,
    glossary,
    home,
    instruments,
    internals,
    quizzes,
    social,
    sources,
    timeline,
)
# What no page shows: downloads, and what other sites and programs fetch.
UNSEEN = (exports, feed, social)


def everything(
    records: Records, chapters: list[Chapter], root: Path, *, only_pages: bool = False
) -> Mapping[str, str | bytes]:
    """Return every generated file by its path, relative to the project.

    Args:
        records: all records.
        chapters: all chapters and hand-written snippets.
        root: folder of the project.
        only_pages: whether to leave out what no page shows, as a live preview can.
    """
    files: dict[str, str | bytes] = {}
    for generator in GENERATORS:
        if only_pages and generator in UNSEEN:
            continue
        files.update(generator.files(records, chapters, root))
    if not only_pages:
        files.update(llms.files(files, chapters, root))
    return files
