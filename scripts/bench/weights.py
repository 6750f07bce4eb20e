"""What a page weighs: itself and the style sheets, scripts and pictures that it names, compressed.

In: the built site and its bare twin. Out: a figure for each kind of page, for the page of that kind with the
largest difference. The search index and what scripts load later are the same on both sides and left out.
"""

from __future__ import annotations

import gzip
from functools import cache
from typing import TYPE_CHECKING

from lxml import html

from scripts.bench.figures import Figure
from scripts.chapters import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOADED = {"link[rel=stylesheet]": "href", "script[src]": "src", "img[src]": "src"}
_KINDS = {
    "": "home",
    "claims/thaw/": "claims",
    "claims/explainer/": "claims",
    "reference/timeline/": "timeline",
    "reference/glossary/": "glossary",
    "reference/sources/": "sources",
    "reference/data/": "data",
    "teach/quiz/": "quiz",
}
_CHAPTERS = ("chapter with charts", "chapter")


def weights(site: Path, stock: Path, most: float) -> Iterator[Figure]:
    """Yield the weight of each kind of page against the bare build; chapters have a budget.

    Args:
        site: folder of the built site.
        stock: folder of its bare twin.
        most: KB that a chapter may weigh more.
    """
    heaviest: dict[str, Figure] = {}
    for file in sorted(site.rglob("index.html")):
        url = file.relative_to(site).as_posix().removesuffix("index.html")
        if kind := kind_of(url, file):
            limit = most if kind in _CHAPTERS else None
            ours, other = weight(file), weight(stock / url / "index.html")
            figure = Figure(f"{kind}: {url or '/'}", ours / 1000, other / 1000, limit, "KB")
            heaviest[kind] = max(figure, heaviest.get(kind, figure), key=lambda one: one.value)
    yield from heaviest.values()


def kind_of(url: str, file: Path) -> str:
    """Return the kind of a page, or an empty text if pages like it are not weighed."""
    if url.startswith(PARTS):
        return _CHAPTERS[0] if '<figure class="chart"' in file.read_text(encoding="utf-8") else _CHAPTERS[1]
    return _KINDS.get(url, "")


def weight(file: Path) -> int:
    """Return the compressed bytes of a page and of all that it names; other hosts are left out."""
    page = html.fromstring(file.read_bytes().decode("utf-8"))
    named = [str(one.get(where)) for what, where in _LOADED.items() for one in page.cssselect(what)]
    here = [address.partition("?")[0] for address in named if "//" not in address]
    files = {file.resolve(), *((file.parent / address).resolve() for address in here)}
    return sum(_compressed(one) for one in files)


@cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), compresslevel=9, mtime=0))
