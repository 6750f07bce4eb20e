"""What stands around a page for machines and careful readers; the theme shows it in its head and at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from scripts.book.edition import PROJECT
from scripts.citation import citations
from scripts.generate.social import image_of
from scripts.mistakes import form_address
from scripts.page_data import page_data

if TYPE_CHECKING:
    from scripts.citation import Citation
    from scripts.web_page import WebPage


@dataclass(frozen=True)
class Around:
    """What the theme is told of a page.

    Args:
        page: the page.
        citations: how to cite it.
        data: what it is, as a script block of linked data.
        image: address of the picture that other sites show with a link to it; empty where none is known.
        form: address of the form for a mistake; empty without a repository.
        corrections: address, below the root of the site, of the page that says how to report one; empty
            where there is no such page.
    """

    page: WebPage
    citations: list[Citation]
    data: str
    image: str
    form: str
    corrections: str


def around(page: WebPage, repository: str, corrections: str) -> Around:
    """Return what stands around a page."""
    return Around(
        page=page,
        citations=citations(page),
        data=page_data(page),
        # Other sites take no address that is relative.
        image=f"{page.root}{image_of(page.section)}" if page.root else "",
        form=form_address(repository, page.url, version(PROJECT)) if repository else "",
        corrections=corrections,
    )
