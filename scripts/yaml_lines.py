"""YAML in, plain data out, together with the line on which every value stands.

The data are the types of JSON; dates stay text, as written. What YAML lets pass and records must not
have (duplicate keys, tabs, another encoding, an empty file) is told as a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Place:
    """Where a value stands: a file, and the way to the value inside it.

    Args:
        path: file, relative to the project.
        lines: line of every value of the file, by its way from the top.
        way: keys and positions that lead to the value.
    """

    path: str
    lines: Mapping[tuple[str | int, ...], int]
    way: tuple[str | int, ...] = ()

    def at(self, *steps: str | int) -> Place:
        """Return the place of a value further in."""
        return replace(self, way=self.way + steps)

    @property
    def line(self) -> int:
        """The line of the value, or of the nearest value around it."""
        way = self.way
        while way and way not in self.lines:
            way = way[:-1]
        return self.lines.get(way, 0)

    def problem(self, message: str, allowed: str = "", fix: str = "", *, warning: bool = False) -> Problem:
        """Return a problem at this place."""
        return Problem(self.path, self.line, message, allowed, fix, warning)


@dataclass(frozen=True)
class Document:
    """A YAML file: its data, the place of its top, and the keys that stand twice in it."""

    data: Any
    place: Place
    problems: tuple[Problem, ...] = ()


def read_yaml(root: Path, path: str) -> Document:
    """Read one YAML file.

    Args:
        root: folder of the project.
        path: file, relative to it.

    Raises:
        ProblemsFoundError: if the file is missing, empty, not UTF-8 or not YAML.
    """
    return parse_yaml(read_text(root, path), path)


def read_text(root: Path, path: str) -> str:
    """Read a text file in UTF-8, telling where another encoding shows.

    Raises:
        ProblemsFoundError: if the file is missing or not UTF-8.
    """
    try:
        content = (root / path).read_bytes()
    except OSError:
        raise ProblemsFoundError(
            [Problem(path, 0, "the file is missing", fix="restore it from git")]
        ) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise ProblemsFoundError(
            [Problem(path, line, message, "UTF-8", "save the file in the encoding UTF-8")],
        ) from None


@lru_cache(maxsize=512)
def parse_yaml(text: str, path: str) -> Document:
    """Parse the text of a YAML file; an unchanged file is not parsed again.

    Raises:
        ProblemsFoundError: as `read_yaml`.
    """
    try:
        node = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        raise ProblemsFoundError([_syntax_problem(text, path, error)]) from None
    except YAMLError as error:
        raise ProblemsFoundError([Problem(path, 0, f"this is not YAML: {error}")]) from None
    if node is None:
        raise ProblemsFoundError([Problem(path, 0, "the file is empty", "at least one record")])
    lines: dict[tuple[str | int, ...], int] = {}
    problems: list[Problem] = []
    data = _construct(node, (), lines, problems, path)
    return Document(data, Place(path, lines), tuple(problems))


def _syntax_problem(text: str, path: str, error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    number = mark.line + 1 if mark else 0
    line = (
        text.splitlines()[number - 1]
        if 0 < number <= text.count("\n") + 1 and text.splitlines()[number - 1 :]
        else ""
    )
    if "\t" in line:
        return Problem(
            path, number, "a tab stands where YAML wants spaces", "spaces", "replace the tab by two spaces"
        )
    what = error.problem or error.context or "the line cannot be read"
    fix = "check indentation; put a text that contains ': ' or begins with a sign into quotes"
    return Problem(path, number, f"this is not YAML: {what}", fix=fix)


def _construct(
    node: Node,
    way: tuple[str | int, ...],
    lines: dict[tuple[str | int, ...], int],
    problems: list[Problem],
    path: str,
) -> Any:  # noqa: ANN401
    lines[way] = node.start_mark.line + 1
    if isinstance(node, SequenceNode):
        return [
            _construct(child, (*way, index), lines, problems, path) for index, child in enumerate(node.value)
        ]
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in mapping:
                first = lines[(*way, key)]
                fix = f"remove one of the two; the first stands on line {first}"
                problems.append(Problem(path, line, f'the key "{key}" stands twice', "each key once", fix))
                continue
            mapping[key] = _construct(value_node, (*way, key), lines, problems, path)
            lines[(*way, key)] = line
        return mapping
    return _scalar(node)


def _scalar(node: Node) -> str | int | float | bool | None:
    """Return the value of a scalar; dates, and numbers with a leading zero (chapter 01), stay text."""
    text: str = node.value
    match str(node.tag).rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int" if (
            text.lstrip("+-").isdecimal() and not text.lstrip("+-").startswith("0")
        ) or text == "0":
            return int(text)
        case "float":
            return float(text)
    return text
