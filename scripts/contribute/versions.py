"""One side of a comparison: records, chapters and navigation as they stand in one folder.

What cannot be read is left out and told, as `make check` does, and the rest is compared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scripts import markup
from scripts.chapters import DOCS, GENERATED, SNIPPETS, Chapter, read_chapter
from scripts.charts import merged
from scripts.facts import in_words, value_of
from scripts.load import load
from scripts.problems import Problem, ProblemsFoundError
from scripts.tables import CellNotFoundError
from scripts.usage import events_shown_in, terms_used_in
from scripts.yaml_lines import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.fields import Record
    from scripts.load import Records
    from scripts.usage import Mention

SETTINGS = "mkdocs.yml"


@dataclass
class Version:
    """The project as it stands on one side.

    Args:
        name: how the reader of the comparison knows it, such as “the working tree”.
        records: the records that could be read.
        chapters: chapters and hand-written snippets by path; front matter may be broken.
        titles: the pages of the navigation, as paths below docs/, with their titles, sections first.
        settings: `mkdocs.yml` without its navigation.
        problems: what could not be read.
    """

    name: str
    records: Records
    chapters: dict[str, Chapter] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def told(self) -> dict[str, str]:
        """Every fact that has a value, as sentences tell it."""
        found: dict[str, str] = {}
        for fact in self.records.facts.values():
            try:
                found[fact.id] = in_words(fact, value_of(fact, self.records))
            except (CellNotFoundError, ArithmeticError, ValueError) as error:
                self.problems.append(fact.place.problem(f"{fact.named} has no value: {error}"))
        return found

    @cached_property
    def told_on(self) -> dict[tuple[str, str], list[str]]:
        """For every fact and every include, by kind and name, the pages that show it, through snippets too."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for chapter in self.chapters.values():
            if chapter.is_page:
                for mark in dict.fromkeys(self._marks(chapter, set())):
                    found[mark].append(chapter.src)
        return dict(found)

    @cached_property
    def events_on(self) -> dict[str, list[str]]:
        """For every event, the pages with a stretch of the timeline that holds it."""
        return _pages(events_shown_in(self.records, self.chapters.values()))

    @cached_property
    def terms_on(self) -> dict[str, list[str]]:
        """For every term, the pages in whose prose it stands."""
        return _pages(terms_used_in(self.records, self.chapters.values()))

    def _marks(self, chapter: Chapter, seen: set[str]) -> Iterator[tuple[str, str]]:
        seen.add(chapter.path)
        yield from ((mark.kind, mark.content) for mark in chapter.marks if mark.kind == "fact")
        for include in markup.includes(chapter.text):
            yield include.kind, include.content
            snippet = self.chapters.get(f"{SNIPPETS}/{include.content}")
            if snippet and snippet.path not in seen:
                yield from self._marks(snippet, seen)

    def title(self, src: str) -> str:
        """Return the title of a page in the navigation, or its own where it stands in none."""
        chapter = self.chapters.get(f"{DOCS}/{src}")
        return self.titles.get(src) or (chapter.title if chapter else src)

    def lacks(self, record: Record) -> bool:
        """Tell whether a record of the other side is missing here, and not merely broken or unreadable."""
        kind, path = type(record), record.place.path
        if record.id in self.records.known.get(kind, ()):
            return False
        told = any(problem.path == path for problem in self.problems)
        return not told or any(one.place.path == path for one in self.records.all())

    def cannot_read(self, path: str) -> bool:
        """Tell whether a file is there but could not be read."""
        return any(problem.path == path for problem in self.problems)


def _pages(mentions: Mapping[str, list[Mention]]) -> dict[str, list[str]]:
    return {key: [mention.page for mention in places] for key, places in mentions.items()}


def read_version(root: Path, name: str) -> Version:
    """Read one side.

    Args:
        root: a folder with `data/`, `docs/`, `snippets/` and `mkdocs.yml`.
        name: how the reader of the comparison knows it.
    """
    records = load(root)
    version = Version(name, records, problems=list(records.problems))
    for path in _chapter_paths(root):
        try:
            version.chapters[path] = read_chapter(root, path)
        except ProblemsFoundError as error:
            version.problems += error.problems
        else:
            version.problems += version.chapters[path].problems
    try:
        settings = _settings(root, SETTINGS, ())
    except ProblemsFoundError as error:
        version.problems += error.problems
    else:
        version.titles = dict(_titles(settings.pop("nav", None)))
        version.settings = settings
    _ = version.told  # facts without a value are problems, too
    return version


def _chapter_paths(root: Path) -> list[str]:
    files = sorted([*(root / DOCS).rglob("*.md"), *(root / SNIPPETS).rglob("*.md")])
    paths = [file.relative_to(root).as_posix() for file in files if file.is_file()]
    return [path for path in paths if not path.startswith(GENERATED)]


def _settings(root: Path, file: str, below: tuple[str, ...]) -> dict[str, Any]:
    """Read settings and, beneath them, those of the file that they inherit from, as MkDocs does."""
    data = read_yaml(root, file).data
    if not isinstance(data, dict):
        raise ProblemsFoundError([Problem(file, 0, "the file has the wrong shape", "a mapping of settings")])
    inherited = data.get("INHERIT")
    if not isinstance(inherited, str):
        return dict(data)
    if inherited in (file, *below):
        raise ProblemsFoundError([Problem(file, 0, f"{file} inherits from itself", "another file")])
    return merged(_settings(root, inherited, (file, *below)), data)


def _titles(items: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield the pages of a navigation with their titles; a page without one is called as its section is."""
    for item in items if isinstance(items, list) else []:
        if isinstance(item, str):
            yield item, " › ".join(above)
        for title, below in item.items() if isinstance(item, dict) else ():
            if isinstance(below, str):
                yield below, " › ".join((*above, title))
            else:
                yield from _titles(below, (*above, title))
