"""How long the book takes. Where it is made is known here and nowhere else in these measurements."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from scripts.book.contents import read_contents
from scripts.book.edition import this_edition
from scripts.book.pages import read_page
from scripts.book.pdf import book_pdf

if TYPE_CHECKING:
    from pathlib import Path


def our_pdf_seconds(site: Path, root: Path) -> float:
    """Return the seconds in which the whole book is made as PDF, on one paper, from a built site.

    Args:
        site: folder of the built site.
        root: folder of its project.
    """
    started = time.monotonic()
    contents = read_contents(root)
    pages = [read_page(site, leaf) for leaf in contents.leaves]
    book_pdf(contents, pages, site, this_edition(contents))
    return time.monotonic() - started
