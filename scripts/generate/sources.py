"""The page of sources: every document that is cited, grouped by what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.generate.parts import LAW, NO_TERMS, mention_links, page
from scripts.references import format_references
from scripts.text import counted, escape, protect
from scripts.usage import cited_in
from scripts.vocabulary import AddressBasis, Reading, SourceKind, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Source
    from scripts.usage import Mention

FILE = "data/sources.yml"
HERE = "reference/sources.md"
ARCHIVE = "https://web.archive.org/web/"


def files(records: Records, chapters: list[Chapter], _root: Path) -> Mapping[str, str]:
    """Return the page of sources."""
    description = f"The {len(records.sources)} documents behind this site: what each is, how it was read and where it is cited."
    body = _body(records, cited_in(records, chapters))
    # Out of the search: what cites a source is found there, and the list would be a fifth of the index.
    return {f"docs/{HERE}": page("Sources", description, FILE, body, search=False)}


def _body(records: Records, cited: Mapping[str, list[Mention]]) -> Iterator[str]:
    sources = list(records.sources.values())
    primary = sum(source.tier is Tier.PRIMARY for source in sources)
    yield NO_TERMS
    yield (
        f"{counted(len(sources), 'document')}, {primary} of them primary: the law, record, figure or statement itself. "
        "Each entry says how much of it was read and where it is cited. “Read in a copy” means that the text was read "
        "as reproduced, quoted or summarized elsewhere; “not read” stands only beside another source that was."
    )
    references = format_references(sources)
    for kind in SourceKind:
        group = [source for source in sources if source.kind is kind]
        if group:
            yield f"## {kind.label}"
        for source in sorted(group, key=lambda source: _sorting(references[source.id])):
            yield _source(source, references[source.id], cited.get(source.id, []))


def _sorting(reference: str) -> str:
    """Sort by the words a reader sees, not by tags and quotation marks."""
    return re.sub(r"<[^>]*>|[^\w ]", "", reference).casefold()


def _source(source: Source, reference: str, mentions: list[Mention]) -> str:
    facts = [source.tier.label, source.read.label.lower()]
    if source.url_basis is AddressBasis.CONSTRUCTED and source.read is not Reading.NO:
        facts.append("address built from the publisher's pattern")
    archived = (
        f"[archived copies]({ARCHIVE}{source.checked.year}/{protect(source.url)})" if source.url else ""
    )
    lines = [
        protect(reference),
        f"{' · '.join(facts)}{_on_screen(f' · {archived}') if archived else ''}. Checked {source.checked.words}.",
        f"Backs: {escape(source.supports)}",
    ]
    if mentions:
        lines[-1] += _on_screen(f"<br>\nCited in: {mention_links(mentions, HERE)}.")
    law = " .law" if source.kind in LAW else ""
    return "<br>\n".join(lines) + f"\n{{ #{source.id} .source{law} }}"


def _on_screen(markdown: str) -> str:
    """What only a screen can follow: the printed editions leave it out."""
    return f'<span class="screen-only">{markdown}</span>'
