"""All editions of a built site: the book as PDF and EPUB, every page as PDF, the site as a folder in a zip.

In: the folder of the built site. Out: files in `editions/` in it. Nothing is written before all that stands
in the zip is made, and if the zip fails it is taken back, so that a failure leaves the site as it was.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from scripts.book.archive import archive
from scripts.book.contents import read_contents
from scripts.book.downloads import OFFLINE, PAGE, SUMS, check_sums, filled, read_downloads_page
from scripts.book.edition import this_edition
from scripts.book.epub import epub
from scripts.book.offline import offline_files
from scripts.book.pages import read_page
from scripts.book.pdf import pdf_editions
from scripts.write import write_file

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "editions"


def make_editions(root: Path, site: Path) -> list[str]:
    """Make every edition and return the names of the files.

    Args:
        root: folder of the project.
        site: folder of the built site.

    Raises:
        ProblemsFoundError: with all that cannot be set, links nowhere or would not conform.
    """
    contents = read_contents(root)
    edition = this_edition(contents)
    pages = [read_page(site, leaf) for leaf in contents.leaves]
    page = read_downloads_page(site)
    files = pdf_editions(contents, pages, site, edition)
    files["bridge-or-barrier.epub"] = epub(contents, pages, site, edition)
    # The folder holds the other editions, and a downloads page that lists them; it cannot hold itself.
    _write(site, files, filled(page, edition, files))
    try:
        files[OFFLINE] = archive(offline_files(site), edition.date)
    except BaseException:
        shutil.rmtree(site / FOLDER)
        write_file(site / PAGE, page)
        raise
    _write(site, files, filled(page, edition, files))
    return list(files)


def _write(site: Path, files: dict[str, bytes], page: str) -> None:
    for name, content in {**files, SUMS: check_sums(files)}.items():
        write_file(site / FOLDER / name, content)
    write_file(site / PAGE, page)
