"""The table on the downloads page: what there is, how large it is, and its check sum.

The page is built before the editions it lists. It keeps a place for the table, which is filled here.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.book.edition import Edition

PAGE = "about/downloads/index.html"
FROM_PAGE = "../../editions/"
SUMS = "SHA256SUMS"
OFFLINE = "bridge-or-barrier-offline.zip"
FILES = {
    "bridge-or-barrier-letter.pdf": "PDF for US Letter (PDF/UA-1, PDF/A-2a)",
    "bridge-or-barrier-a4.pdf": "PDF for A4 (PDF/UA-1, PDF/A-2a)",
    "bridge-or-barrier.epub": "EPUB 3.3",
    OFFLINE: "Folder for reading offline (zip)",
}
_PLACE = re.compile(r'<div id="editions">.*?</div>', re.DOTALL)
_KILO = 1000


def read_downloads_page(site: Path) -> str:
    """Return the HTML of the downloads page.

    Raises:
        ProblemsFoundError: if it is not built, or has no place for the table.
    """
    file = site / PAGE
    page = file.read_text(encoding="utf-8") if file.is_file() else ""
    if not _PLACE.search(page):
        problem = Problem(
            "docs/about/downloads.md", 0, "the page has no place for the table", '<div id="editions">'
        )
        raise ProblemsFoundError([problem])
    return page


def filled(page: str, edition: Edition, files: Mapping[str, bytes]) -> str:
    """Return the downloads page with the table of the editions.

    Args:
        page: HTML of the page as it was built.
        edition: the edition.
        files: every file of the edition that is made so far, by name.
    """
    rows = "\n".join(_row(name, words, files[name]) for name, words in FILES.items() if name in files)
    table = (
        f'<div id="editions">\n<p>Edition of {edition.day}, version {edition.version}. '
        f'<a href="{FROM_PAGE}{SUMS}">Check sums of all files</a>.</p>\n<table>\n<thead>\n<tr><th>Edition</th>'
        f"<th>Size</th><th>SHA-256</th></tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )
    return _PLACE.sub(lambda _: table, page, count=1)


def check_sums(files: Mapping[str, bytes]) -> bytes:
    """Return the sums of files as `sha256sum --check` reads them."""
    return "".join(f"{_sum(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def size_in_words(size: int) -> str:
    """Return a number of bytes as people say it: “640 KB”, “3.4 MB”."""
    kilobytes = max(1, round(size / _KILO))
    return f"{kilobytes} KB" if kilobytes < _KILO else f"{size / _KILO**2:.1f} MB"


def _row(name: str, words: str, content: bytes) -> str:
    return (
        f'<tr><td><a href="{FROM_PAGE}{name}">{words}</a></td><td>{size_in_words(len(content))}</td>'
        f'<td><code class="sum">{_sum(content)}</code></td></tr>'
    )


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
