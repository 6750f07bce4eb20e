"""The build: checks, generators, MkDocs, and a word on what was made."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

from scripts.load import load

if TYPE_CHECKING:
    from pathlib import Path


def build_site(root: Path) -> str:
    """Build `site/` and return a word on what was made.

    The site is built beside the last one and takes its place only when it is complete.

    Raises:
        mkdocs.exceptions.MkDocsException: if anything is wrong; then the last site stays.
    """
    started = time.monotonic()
    target, fresh = root / "site", root / ".cache" / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(fresh), strict=True))
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return _summary(root, target, time.monotonic() - started)


def _summary(root: Path, target: Path, seconds: float) -> str:
    pages = len(list(target.rglob("index.html")))
    records = load(root)
    kinds = {kind: len(group) for kind, group in records.groups().items()}
    kinds["tables"] = len(records.tables)
    kinds["rows"] = sum(len(table.rows) for table in records.tables.values())
    return (
        f"Built site/ in {seconds:.1f} seconds: {pages} pages from "
        f"{', '.join(f'{count:,} {kind}' for kind, count in kinds.items())}.\n"
        f"Open it: {(target / 'index.html').as_uri()}\n"
        "Or, with search and live reload: make serve"
    )
