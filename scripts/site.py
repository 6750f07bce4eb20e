"""The build: MkDocs with its hook, the editions made from its pages, and a word on what was made."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.book.editions import make_editions
from scripts.load import load
from scripts.lock import alone
from scripts.problems import ProblemsFoundError
from scripts.swap import FRESH, recover, swap_in


class BuildFailedError(Exception):
    """Raised when the site or an edition could not be made; what is wrong has been said."""


def build_site(root: Path) -> str:
    """Build `site/` with its editions and return a word on what was made.

    The site is built beside the last one and takes its place only when it is complete. Whatever ends the build
    before that, the last site stays.

    Raises:
        BuildFailedError: if anything is wrong.
    """
    with alone(root, "site"):
        return _build_site(root, root / "site")


def _build_site(root: Path, target: Path) -> str:
    recover(root, target)
    started = time.monotonic()
    # A folder of its own: MkDocs may outlive a build that was killed, and write on.
    place = root / FRESH
    fresh = Path(tempfile.mkdtemp(dir=place.parent, prefix=place.name))
    try:
        build_pages(root, fresh)
        built = time.monotonic()
        editions = make_editions(root, fresh)
        fresh.chmod(0o755)  # a server may be another user
        swap_in(root, fresh, target)
    except ProblemsFoundError as error:
        print(error)
        raise BuildFailedError from None
    finally:
        recover(root, target)
    return _summary(root, target, built - started, time.monotonic() - built, len(editions))


def build_pages(root: Path, target: Path) -> None:
    """Build the pages into a folder, strictly; they link to the editions, which are to follow.

    Raises:
        BuildFailedError: if MkDocs does not build; it has said why.
    """
    # Not `--quiet`: it drops warnings before they are counted, and the build would be strict in name only.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "EDITIONS": "true"}
    # In a session of its own, MkDocs does not hear Ctrl-C; it is ended when this process is.
    with subprocess.Popen(
        command, cwd=root, env=environment, start_new_session=True, stderr=subprocess.PIPE, encoding="utf-8"
    ) as run:
        try:
            for line in run.stderr or ():
                if not line.startswith("INFO"):
                    sys.stderr.write(line)
        except BaseException:
            run.kill()
            raise
    if run.returncode:
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
