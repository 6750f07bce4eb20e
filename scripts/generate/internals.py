"""The page on how the site is made: the package `scripts`, module by module, from its docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.parts import NO_TERMS, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records

HERE = "reference/how-the-site-is-made.md"


def files(_records: Records, _chapters: list[Chapter], root: Path) -> Mapping[str, str]:
    """Return the page; mkdocstrings fills it when the site is built."""
    description = (
        "The Python package that turns records into pages: what each module takes, returns and raises."
    )
    return {f"docs/{HERE}": page("How the site is made", description, "scripts/", _body(root), search=False)}


def _body(root: Path) -> Iterator[str]:
    yield NO_TERMS
    yield "::: scripts\n    options:\n      heading_level: 2\n      members: false\n      show_root_heading: false"
    for file in sorted((root / "scripts").rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        if parts[-1] not in ("__init__", "__main__"):
            yield f"## {'.'.join(parts[1:])}\n\n::: {'.'.join(parts)}\n    options:\n      heading_level: 3"
