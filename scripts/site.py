"""The build: MkDocs with its hook, and a word on what was made."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from scripts.load import load

if TYPE_CHECKING:
    from pathlib import Path


class BuildFailedError(Exception):
    """Raised when MkDocs did not build; it has said why."""


def build_site(root: Path) -> str:
    """Build `site/` and return a word on what was made.

    The site is built beside the last one and takes its place only when it is complete.

    Raises:
        BuildFailedError: if anything is wrong; then the last site stays.
    """
    started = time.monotonic()
    target, fresh = root / "site", root / ".cache" / "site"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(fresh)]
    if subprocess.run(command, cwd=root, check=False).returncode:
        raise BuildFailedError
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
        f"Open it: python3 -m http.server --directory {target}, then http://localhost:8000/\n"
        "Or, with every edit showing at once: make serve, then the address it prints"
    )
