"""Growth by program: every record, table and chapter of a project several times.

In: the folder of a project. Out: the same folder, in which a copy of each stands beside the original. A copy
has an id of its own (`act-1901-copy2`) and refers to copies wherever the original refers to originals, so
that the larger project passes every check that the smaller one passes. An excerpt of the timeline shares its
stretch out among its copies: ten chapters on the same years would each show the events of all ten, and ten times
the records would make a hundred times the rows.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

from scripts import markup
from scripts.book.contents import FILE as MKDOCS
from scripts.chapters import SNIPPETS, read_chapters
from scripts.generate.changes import LOG
from scripts.generate.claims import SUMMARY
from scripts.generate.home import COUNTS
from scripts.load import ARTICLES, CHARTS, FILES, PACKAGE, load_or_raise
from scripts.tables import FOLDER as TABLES
from scripts.text import in_alphabet
from scripts.yaml_lines import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.load import Records
    from scripts.tables import TableData

# Fields of records, and of what facts are computed from, that hold an id or a list of ids.
_IDS_IN = {
    *("id", "sources", "source_keys", "see_also", "instruments", "table"),
    *("sum", "difference", "part", "whole", "from", "to"),
}
TIMELINES = "data/timelines.yml"
# Snippets made of all records, of which there is one however many there are of these.
_OF_ALL = {COUNTS, LOG, SUMMARY}
# Fields that no two terms, or no two sources, may share.
_WORDS_IN = {"term", "abbreviation", "forms", "serial-number"}
_LINK = re.compile(r"(?<=\]\()[^)#\s]+\.md")
_INCLUDE = re.compile(r"(?<=\{!)\S+\.md(?=!\})")
_NAV_ENTRY = re.compile(r"^( *- (?:.*: )?)(\S+\.md)$", re.MULTILINE)


@dataclass(frozen=True)
class Copy:
    """One of the copies: how things are called in it. Number 1 is the original.

    Args:
        number: which copy.
        ids: ids of all records, and names of all tables.
        pages: chapters, as links name them.
    """

    number: int
    ids: frozenset[str]
    pages: frozenset[str]

    def key(self, key: str) -> str:
        """Return the id of the copy of a record; what is no id stays."""
        return f"{key}-copy{self.number}" if self.number > 1 and key in self.ids else key

    def path(self, path: str) -> str:
        """Return the path of the copy of a chapter or snippet; an anchor stays."""
        stem, ending, anchor = path.partition(".md")
        return f"{stem}-copy{self.number}{ending}{anchor}" if self.number > 1 else path

    def value(self, value: Any, name: str = "") -> Any:  # noqa: ANN401 - data as YAML has them
        """Return the copy of a record, or of what stands in the field `name` of one."""
        match value:
            case dict():
                return {field: self.value(inner, field) for field, inner in value.items()}
            case list():
                return [self.value(inner, name) for inner in value]
            case str() if name in _IDS_IN:
                return self.key(value)
            case str() if name in _WORDS_IN and self.number > 1:
                return f"{value} copy{self.number}"
            case str() if name == "url" and self.number > 1:
                return f"{value}{'&' if '?' in value else '?'}copy={self.number}"
            case str() if name == "chapter":
                return self.path(value)
        return value

    def table(self, about: Mapping[str, Any]) -> dict[str, Any]:
        """Return the copy of a description of a table; columns have names too, which stay."""
        name = self.key(about["name"])
        return {**self.value(about), "name": name, "path": f"{name}.csv"}

    def text(self, text: str, src: str) -> str:
        """Return the copy of the text of a chapter or snippet, which stands at `src`."""

        def link(match: re.Match[str]) -> str:
            there = normpath(join(dirname(src), match[0])).lstrip("/")
            return self.path(match[0]) if there in self.pages else match[0]

        text = markup.replace_marks(text, self._mark)
        return _LINK.sub(link, _INCLUDE.sub(lambda match: self._included(match[0]), text))

    def _included(self, path: str) -> str:
        return path if f"{SNIPPETS}/{path}" in _OF_ALL else self.path(path)

    def _mark(self, mark: markup.Mark) -> str:
        if mark.kind == "fact":
            return f"{{{{ {self.key(mark.content)} }}}}"
        cited = [
            f"@{self.key(one.key)}" + (f", {one.locator}" if one.locator else "")
            for one in markup.cited_sources(mark.content)
        ]
        return f"[{'; '.join(cited)}]"


def multiply(root: Path, times: int) -> None:
    """Make every record, table and chapter of a project stand so many times.

    Args:
        root: folder of the project; what stands in it is changed, so it is not the one people work in.
        times: how many there shall be of each, the original included.

    Raises:
        ProblemsFoundError: if a record cannot be read.
    """
    records = load_or_raise(root)
    ids = frozenset({*(record.id for record in records.all()), *records.tables})
    pages = frozenset(chapter.src for chapter in read_chapters(root) if chapter.is_page)
    copies = [Copy(number, ids, pages) for number in range(1, times + 1)]
    for path in (*FILES, *(f"data/claims/{name}.yml" for name in ARTICLES), PACKAGE):
        _write(root, path, _multiplied(read_yaml(root, path).data, copies))
    _write(root, TIMELINES, _shared_out(read_yaml(root, TIMELINES).data, records))
    for copy in copies:
        for name in records.charts:
            chart = read_yaml(root, f"{CHARTS}/{name}.yml").data
            _write(root, f"{CHARTS}/{copy.key(name)}.yml", copy.value(chart))
        for name, table in records.tables.items():
            (root / TABLES / f"{copy.key(name)}.csv").write_text(_csv(table, copy), encoding="utf-8")
    _multiply_chapters(root, copies)


def _write(root: Path, path: str, data: object) -> None:
    """Write data as YAML, which JSON is."""
    (root / path).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def _multiplied(data: Any, copies: list[Copy]) -> Any:  # noqa: ANN401 - data as YAML has them
    """Return the data of a file with all copies; each stands beside its original, or in its place in the alphabet."""
    match data:
        case [{"term": _}, *_]:
            terms = [copy.value(record) for record in data for copy in copies]
            return sorted(terms, key=lambda term: in_alphabet(term["term"]))
        case list():
            return [copy.value(record) for record in data for copy in copies]
        case {"claims": claims}:
            return {**data, "claims": _multiplied(claims, copies)}
        case {"resources": tables}:
            return {**data, "resources": [copy.table(about) for about in tables for copy in copies]}
    return dict(
        sorted((copy.key(key), copy.value(source)) for key, source in data.items() for copy in copies)
    )


def _shared_out(timelines: list[dict[str, Any]], records: Records) -> list[dict[str, Any]]:
    """Return excerpts of the timeline, copies beside their originals, of which each has a part of the stretch.

    The parts hold the same number of events, as near as may be; where there are fewer events than parts, some
    hold the same one.
    """
    times = len(timelines) // max(1, len(records.timelines))
    shared = []
    for number, timeline in enumerate(timelines):
        original, part = records.timelines[timelines[number - number % times]["id"]], number % times
        days = sorted(event.date.first_day for event in records.events.values() if original.holds(event))
        begin, end = part * len(days) // times, (part + 1) * len(days) // times
        first, last = days[begin], days[max(begin, end - 1)]
        cut = {"from": first.isoformat()} if part > 0 else {}
        cut |= {"to": last.isoformat()} if part < times - 1 else {}
        shared.append({**timeline, **cut})
    return shared


def _csv(table: TableData, copy: Copy) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns())
    for row in table.rows:
        cells = row.cells.items()
        writer.writerow([copy.key(cell) if name.endswith("source") else cell for name, cell in cells])
    return stream.getvalue()


def _multiply_chapters(root: Path, copies: list[Copy]) -> None:
    for chapter in read_chapters(root):
        text = (root / chapter.path).read_text(encoding="utf-8")
        for copy in copies:
            (root / copy.path(chapter.path)).write_text(copy.text(text, chapter.src), encoding="utf-8")

    def entries(match: re.Match[str]) -> str:
        which = copies if match[2] in copies[0].pages else copies[:1]
        return "\n".join(f"{match[1]}{copy.path(match[2])}" for copy in which)

    config = root / MKDOCS
    config.write_text(_NAV_ENTRY.sub(entries, config.read_text(encoding="utf-8")), encoding="utf-8")
