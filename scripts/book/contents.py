"""What the book holds and in which order: the navigation of `mkdocs.yml`, page by page.

In: `mkdocs.yml`. Out: a `Leaf` for each page. What the navigation names in a section is a chapter of that
part. Pages that are of use on a screen alone are named under `extra: book: without`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from scripts.charts import merged
from scripts.problems import Problem, ProblemsFoundError
from scripts.yaml_lines import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "mkdocs.yml"


@dataclass(frozen=True)
class Leaf:
    """A page in the order of the book.

    Args:
        src: the page as the navigation names it, the path below docs/.
        part: the section of the navigation that it stands in, or an empty text.
    """

    src: str
    part: str = ""

    @property
    def url(self) -> str:
        """Its address below the root of the site, with a slash at its end; the home page has none."""
        path = f"/{self.src.removesuffix('.md')}".removesuffix("/index").removeprefix("/")
        return f"{path}/" if path else ""

    @property
    def name(self) -> str:
        """Its name among files: `history-cold-war`."""
        return self.url.rstrip("/").replace("/", "-") or "home"


@dataclass(frozen=True)
class Contents:
    """The book as `mkdocs.yml` plans it.

    Args:
        title: name of the site.
        description: what the site says of itself.
        license: its terms, in a sentence.
        leaves: the pages, in order.
        without: pages that the book leaves out.
    """

    title: str
    description: str
    license: str
    leaves: tuple[Leaf, ...]
    without: frozenset[str]


def read_contents(root: Path) -> Contents:
    """Read what the book holds.

    Raises:
        ProblemsFoundError: if a page that is to be left out is not in the navigation, or none is left.
    """
    settings = _settings(root, FILE)
    every = tuple(_leaves(settings.get("nav") or []))
    without = frozenset(map(str, settings.get("extra", {}).get("book", {}).get("without", [])))
    named = {leaf.src for leaf in every}
    problems = [_unknown(src) for src in sorted(without - named)]
    leaves = tuple(leaf for leaf in every if leaf.src not in without)
    problems += [
        _same_name(leaf) for at, leaf in enumerate(leaves) if leaf.name in {one.name for one in leaves[:at]}
    ]
    if not leaves:
        problems.append(Problem(FILE, 0, "the book has no page", "at least one page in nav"))
    if problems:
        raise ProblemsFoundError(problems)
    return Contents(
        title=str(settings["site_name"]),
        description=str(settings.get("site_description", "")),
        license=str(settings.get("copyright", "")),
        leaves=leaves,
        without=without,
    )


def read_navigation(root: Path) -> tuple[Leaf, ...]:
    """Read all pages of the navigation, those that the book leaves out among them."""
    return tuple(_leaves(_settings(root, FILE).get("nav") or []))


def _settings(root: Path, file: str) -> dict[str, Any]:
    """Read settings, with those of the file that they inherit from beneath them, as MkDocs does."""
    # Round trip, because it keeps tags such as !ENV that only the site generator understands.
    settings: dict[str, Any] = YAML(typ="rt").load(read_text(root, file))
    return merged(_settings(root, settings["INHERIT"]), settings) if "INHERIT" in settings else settings


def _leaves(items: list[Any], part: str = "") -> Iterator[Leaf]:
    for item in items:
        match item:
            case str():
                yield Leaf(str(item), part)
            case dict():
                for title, below in item.items():
                    yield from (
                        [Leaf(str(below), part)] if isinstance(below, str) else _leaves(below, str(title))
                    )


def _same_name(leaf: Leaf) -> Problem:
    message = f'"{leaf.src}" would be the file {leaf.name}.pdf, which another page is already'
    return Problem(FILE, 0, message, "pages whose paths differ in more than a slash", "rename the page")


def _unknown(src: str) -> Problem:
    return Problem(
        FILE,
        0,
        f'the book leaves out "{src}", which is not in the navigation',
        "a page of nav",
        "correct extra: book: without",
    )
