"""Where a link of a page leads: to a place in the book, or out of it.

In: the pages of the book, the built site. Every edition asks here, so that all know the same places and
reject the same links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

from scripts.book.pages import ROOT_URL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scripts.book.contents import Leaf
    from scripts.book.pages import BookPage


class DeadLinkError(ValueError):
    """Raised when a link leads to nothing; its text goes on where the element is named."""


@dataclass(frozen=True)
class Place:
    """A place in the book.

    Args:
        leaf: the page.
        anchor: the place in it, or an empty text for its beginning.
    """

    leaf: Leaf
    anchor: str = ""


class Links:
    """Tells where links lead.

    Args:
        pages: the pages of the book.
        site: folder of the built site.
        address: the hosted site, with a slash at its end, for what is not in the book; or an empty text.
    """

    def __init__(self, pages: Iterable[BookPage], site: Path, address: str) -> None:
        self.site = site
        self.address = address
        self.places = {path: place for page in pages for path, place in _places(page)}

    def target(self, href: str) -> Place | str:
        """Return a place in the book or an address; the address is empty where none is known.

        Args:
            href: a link as `BookPage` has it, which within the site begins with its `ROOT_URL`.

        Raises:
            DeadLinkError: if the link leads to nothing.
        """
        if not href.startswith(ROOT_URL):
            return href
        path = href.removeprefix(ROOT_URL)
        # A query narrows a list on a screen; the book has the whole list.
        path = re.sub(r"\?[^#]*", "", path)
        if place := self.places.get(unquote(path)):
            return place
        if not self._is_built(unquote(path)):
            raise DeadLinkError(f'links to "/{unquote(path)}", which is not there')
        return self.address + path if self.address else ""

    def _is_built(self, path: str) -> bool:
        """Tell whether a link that leads out of the book leads to something on the site."""
        file, _ = urldefrag(path)
        if file in self.places:
            return False  # the page is in the book, but the place in it is not
        is_page = not file or file.endswith("/")
        return (self.site / file / "index.html" if is_page else self.site / file).is_file()


def _places(page: BookPage) -> Iterator[tuple[str, Place]]:
    """Yield each address that leads into a page; its heading is where it begins."""
    yield page.leaf.url, Place(page.leaf)
    inside = {*page.article.xpath(".//@id"), *page.notes}
    for anchor in page.anchors:
        yield f"{page.leaf.url}#{anchor}", Place(page.leaf, anchor if anchor in inside else "")
