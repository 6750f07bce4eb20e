"""A page of the site, as machines and careful readers ask about it: what it is, where it is, when it was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.dates import PartialDate


@dataclass(frozen=True)
class WebPage:
    """A page of the site.

    Args:
        title: its title.
        description: what it is about, in a sentence or two.
        site: name of the site.
        url: its address below the root of the site, with a slash at its end; the home page has none.
        root: the hosted site, with a slash at its end; empty where it is not known.
        date: when it was last checked; for a page made from records, when it was made.
        is_generated: whether it is made from records.
        trail: name and address below the root of the pages above it, from the home page down.
        section: the part of the site in which it stands.
    """

    title: str
    description: str
    site: str
    url: str
    root: str
    date: PartialDate
    is_generated: bool
    trail: tuple[tuple[str, str], ...]
    section: str

    @property
    def is_home(self) -> bool:
        """Whether it is the home page."""
        return not self.url

    @property
    def address(self) -> str:
        """Its address on the web; empty where that is not known."""
        return f"{self.root}{self.url}" if self.root else ""

    @property
    def name(self) -> str:
        """Its name among files: `history-cold-war`."""
        return self.url.rstrip("/").replace("/", "-") or "home"

    def link_to(self, url: str) -> str:
        """Return the address of another page of the site: on the web, or else as seen from here."""
        return f"{self.root}{url}" if self.root else ("../" * self.url.count("/") + url or "./")
