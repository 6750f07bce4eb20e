"""The build: MkDocs with its hook, the editions made from its pages, and a word on what was made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from scripts.book.editions import make_editions
from scripts.load import load
from scripts.problems import ProblemsFoundError

if TYPE_CHECKING:
    from pathlib import Path


class BuildFailedError(Exception):
    """Raised when the site or an edition could not be made; what is wrong has been said."""


def build_site(root: Path) -> str:
    """Build `site/` with its editions and return a word on what was made.

    The site is built beside the last one and takes its place only when it is complete.

    Raises:
        BuildFailedError: if anything is wrong; then the last site stays.
    """
    started = time.monotonic()
    target, fresh = root / "site", root / ".cache" / "site"
    build_pages(root, fresh)
    built = time.monotonic()
    try:
        editions = make_editions(root, fresh)
    except ProblemsFoundError as error:
        print(error)
        raise BuildFailedError from None
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return _summary(root, target, built - started, time.monotonic() - built, len(editions))


def build_pages(root: Path, target: Path) -> None:
    """Build the pages into a folder, strictly; they link to the editions, which are to follow.

    Raises:
        BuildFailedError: if MkDocs does not build; it has said why.
    """
    shutil.rmtree(target, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    environment = {**os.environ, "EDITIONS": "true"}
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        raise BuildFailedError


def _summary(root: Path, target: Path, seconds: float, more: float, editions: int) -> str:
    pages = len(list(target.rglob("index.html")))
    records = load(root)
    kinds = {kind: len(group) for kind, group in records.groups().items()}
    kinds["tables"] = len(records.tables)
    kinds["rows"] = sum(len(table.rows) for table in records.tables.values())
    return (
        f"Built site/ in {seconds:.1f} seconds: {pages} pages from "
        f"{', '.join(f'{count:,} {kind}' for kind, count in kinds.items())}.\n"
        f"{editions} files of its editions in {more:.1f} seconds: PDF, EPUB and zip, in site/editions/.\n"
        f"Open it: python3 -m http.server --directory {target}, then http://localhost:8000/\n"
        "Or, with every edit showing at once: make serve, then the address it prints"
    )
