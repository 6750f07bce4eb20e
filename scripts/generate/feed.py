"""The feed of corrections and additions, for programs that tell of news."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lxml import etree

from scripts.book.contents import Leaf, read_contents
from scripts.book.edition import PROJECT, this_edition
from scripts.changes import newest_first, places_of
from scripts.generate.changes import FILE, HERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

    from scripts.book.edition import Edition
    from scripts.chapters import Chapter
    from scripts.load import Records
    from scripts.models import Change
    from scripts.usage import Mention

FEED = "docs/feed.xml"
ATOM = "http://www.w3.org/2005/Atom"


def files(records: Records, chapters: list[Chapter], root: Path) -> Mapping[str, bytes]:
    """Return the feed."""
    changes = newest_first(records)
    places = {change.id: places_of(change, chapters, records) for change in changes}
    return {FEED: feed(changes, places, this_edition(read_contents(root)))}


def feed(changes: Sequence[Change], places: Mapping[str, Sequence[Mention]], edition: Edition) -> bytes:
    """Return the feed in Atom (RFC 4287).

    Links are seen from the feed where the address of the site is not known. Ids do not depend on it, so that
    a feed that moves tells nothing twice.
    """
    top = etree.Element("feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en"}, nsmap={None: ATOM})  # type: ignore[dict-item]
    top.append(etree.Comment(f" Made from {FILE}. Edit that file. "))
    _add(top, "id", _urn("feed"))
    _add(top, "title", f"{edition.title} Corrections and additions")
    _add(top, "subtitle", edition.subtitle)
    _add(top, "updated", _time(changes[0]))
    _add(_add(top, "author"), "name", edition.title)
    _add(top, "rights", edition.license)
    _add(top, "link", rel="self", type="application/atom+xml", href=f"{edition.address}feed.xml")
    _add(top, "link", rel="alternate", type="text/html", href=edition.address + _url(HERE) + "#log")
    for change in changes:
        top.append(_entry(change, places[change.id], edition))
    return etree.tostring(top, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(change: Change, places: Sequence[Mention], edition: Edition) -> Element:
    entry = etree.Element("entry")
    _add(entry, "id", _urn(change.id))
    _add(entry, "title", f"{change.kind.label}: {change.what}")
    _add(entry, "updated", _time(change))
    _add(entry, "category", term=change.kind, label=change.kind.label)
    _add(entry, "link", rel="alternate", type="text/html", href=edition.address + _url(places[0].page))
    where = "; ".join(place.words.rstrip(".") for place in places)
    _add(entry, "content", f"{change.what} {change.why} Where: {where}.", type="text")
    return entry


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    element = etree.SubElement(parent, name, dict(attributes))
    element.text = text
    return element


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{PROJECT}/changes/{name}").urn


def _time(change: Change) -> str:
    return f"{change.date.first_day.isoformat()}T00:00:00Z"


def _url(place: str) -> str:
    """Return a page below docs/, with or without an anchor, as an address below the root of the site."""
    src, hash_sign, anchor = place.partition("#")
    return f"{Leaf(src).url}{hash_sign}{anchor}"
