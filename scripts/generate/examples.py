"""Examples of records: the lines on which a record stands, as they stand.

In: places in the files of `data/`. Out: one record that shows much and is short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scripts.load import PACKAGE
from scripts.yaml_lines import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# What fits on one screen; of the records that do, the one with the most fields shows most.
FEW_LINES = 16
_FIELD = re.compile(r"^[ -]*[\w-]+:", re.MULTILINE)
# What would not stay in a code block: the end of the block, and an include, which is looked for in code too.
_BREAKS_OUT = re.compile(r"```|\{!")
_TABLE = re.compile(r"  - name: ")


class Example(NamedTuple):
    """A record as it stands: its file and its lines, moved to the left."""

    path: str
    text: str


def good_example(root: Path, places: Iterable[tuple[str, int]]) -> Example | None:
    """Return the record that makes the best example; None where there is none.

    Args:
        root: folder of the project.
        places: file and first line of every record.
    """
    files = {path: read_text(root, path).split("\n") for path in {path for path, _ in places}}
    read = (Example(path, record_lines(files[path], line)) for path, line in places)
    found = [example for example in read if not _BREAKS_OUT.search(example.text)]
    short = [example for example in found if example.text.count("\n") < FEW_LINES]
    if short:
        return max(short, key=lambda example: len(_FIELD.findall(example.text)))
    return min(found, key=lambda example: len(example.text), default=None)


def record_lines(lines: Sequence[str], first: int) -> str:
    """Return the lines of a record, moved to the left.

    Args:
        lines: its file.
        first: the line on which it begins, counted from 1: a dash or a key, with the rest further in. Where it
            is neither, the record is the rest of the file.
    """
    start = lines[first - 1]
    depth = len(start) - len(start.lstrip())
    end = first
    while end < len(lines) and (_is_whole_file(start) or not lines[end][: depth + 1].strip()):
        end += 1
    return "\n".join(line[depth:] for line in lines[first - 1 : end]).rstrip()


def _is_whole_file(start: str) -> bool:
    return start.startswith("id: ")


def lines_of_tables(root: Path) -> list[int]:
    """Return the lines, counted from 1, on which the tables of the Data Package begin."""
    lines = read_text(root, PACKAGE).split("\n")
    below = next(
        (number for number, line in enumerate(lines, 1) if line.startswith("resources:")), len(lines)
    )
    return [number for number, line in enumerate(lines, 1) if number > below and _TABLE.match(line)]
