"""How long the book takes. Where it is made is known here and nowhere else in these measurements."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from scripts.book.contents import read_contents
from scripts.book.edition import this_edition
from scripts.book.pages import read_page
from scripts.book.pdf import book_pdf

if TYPE_CHECKING:
    from pathlib import Path


def our_pdf_seconds(site: Path, root: Path) -> float:
    """Return the seconds in which the whole book is made as PDF, on one paper, from a built site.

    It is made in a process of its own, as in a build: the typesetter keeps what it has laid out until its
    process ends, and the next book would have that much less memory.

    Args:
        site: folder of the built site.
        root: folder of its project.
    """
    context = multiprocessing.get_context("spawn")  # the typesetter has threads, which a fork would break
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_seconds, site, root).result()


def _seconds(site: Path, root: Path) -> float:
    started = time.monotonic()
    contents = read_contents(root)
    pages = [read_page(site, leaf) for leaf in contents.leaves]
    book_pdf(contents, pages, site, this_edition(contents))
    return time.monotonic() - started
