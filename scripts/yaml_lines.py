"""YAML in, plain data out, together with the line on which every value stands.

The data are the types of JSON; dates stay text, as written. What YAML lets pass and records must not
have (duplicate keys, tabs, another encoding, an empty file, aliases, a hundred levels) is told as a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scripts.problems import Problem, ProblemsFoundError
from scripts.yaml_dashes import with_dashes
from scripts.yaml_words import lacks_its_colon, yaml_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Records are six levels deep, specifications of charts about twelve; the YAML reader falls over at some 50,000.
DEEPEST = 40
_READABLE = 1000
_BEGUN = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow sequence")


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
    except FileNotFoundError:
        raise ProblemsFoundError(
            [Problem(path, 0, "the file is missing", fix="restore it from git")]
        ) from None
    except OSError as error:
        raise ProblemsFoundError([Problem(path, 0, f"the file cannot be read: {error.strerror}")]) from None
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
    if hidden := re.search("[\x85\u2028\u2029]", text):
        message = f"a line ends in the sign U+{ord(hidden[0]):04X}, which editors do not show"
        line = text.count("\n", 0, hidden.start()) + 1
        raise ProblemsFoundError([Problem(path, line, message, "plain line ends", "remove it")])
    if _is_nested_deeply(text):
        raise ProblemsFoundError([_too_deep(path, 0)])
    try:
        node = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        raise ProblemsFoundError([_syntax_problem(text, path, error)]) from None
    except YAMLError as error:
        raise ProblemsFoundError([Problem(path, 0, f"this is not YAML: {error}")]) from None
    if aliases := _aliases(text, path):
        raise ProblemsFoundError(aliases)
    if node is None:
        raise ProblemsFoundError([Problem(path, 0, "the file is empty", "at least one record")])
    lines: dict[tuple[str | int, ...], int] = {}
    problems: list[Problem] = []
    data = _construct(node, (), lines, problems, path)
    return Document(data, Place(path, lines), tuple(problems))


def _syntax_problem(text: str, path: str, error: MarkedYAMLError) -> Problem:
    """Tell what is wrong where it begins: a quotation mark that is never closed is noticed only at the end."""
    begun = error.context in _BEGUN and error.context_mark
    mark = begun or error.problem_mark or error.context_mark
    number = mark.line + 1 if mark else 0
    lines = text.splitlines()
    what = error.problem or error.context or "it cannot be read"
    if "mapping values" in what and 1 < number <= len(lines) and lacks_its_colon(lines[number - 2]):
        number -= 1
    return Problem(path, number, *yaml_words(lines, number, what))


def _is_nested_deeply(text: str) -> bool:
    """Tell whether brackets or dashes stand so deep in each other that the YAML reader itself would fall over."""
    depth = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if sign in "[{" else max(depth - 1, 0)
        if depth > _READABLE:
            return True
    return bool(re.search(rf"(?:[-?:]\s+){{{_READABLE}}}", text))


def _too_deep(path: str, line: int) -> Problem:
    return Problem(path, line, "values stand too deep in each other", f"at most {DEEPEST} levels")


def _lost(path: str, line: int, sign: str) -> Problem:
    """Tell of a text whose first word YAML takes for a name of its own, and drops."""
    message = f"the text begins with {sign}, which means something to YAML, and so needs quotes"
    return Problem(path, line, message, fix=f'put the whole text into quotes, "{sign}like this"')


def _construct(
    node: Node,
    way: tuple[str | int, ...],
    lines: dict[tuple[str | int, ...], int],
    problems: list[Problem],
    path: str,
) -> Any:  # noqa: ANN401
    line = node.start_mark.line + 1
    if len(way) > DEEPEST:
        raise ProblemsFoundError([_too_deep(path, line)])
    lines[way] = line
    if not str(node.tag).startswith("tag:yaml.org"):
        problems.append(_lost(path, line, "!"))
    if isinstance(node, SequenceNode):
        items: list[Node] = []
        for child in node.value:
            parts, lacking = with_dashes(child, path)
            items += parts
            problems += lacking
        return [_construct(item, (*way, index), lines, problems, path) for index, item in enumerate(items)]
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
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


def _aliases(text: str, path: str) -> list[Problem]:
    """Return a problem for each alias (`*name`) and each name given to a value (`&name`): a value stands where it is used, so that it has one line.

    Ten lines of aliases can stand for a billion values, and an alias inside its own value never ends.
    """
    if not re.search(r"(?:^|[\s\[{,])[*&]\S", text):
        return []
    fix = 'write the value itself; put a text that begins with * into quotes, "*like this"'
    events = list(YAML(typ="safe").parse(text))
    return [
        Problem(path, event.start_mark.line + 1, f'"*{event.anchor}" is an alias', "the value itself", fix)
        for event in events
        if isinstance(event, AliasEvent)
    ] + [
        _lost(path, event.start_mark.line + 1, "&")
        for event in events
        if isinstance(event, NodeEvent) and event.anchor and not isinstance(event, AliasEvent)
    ]


def _scalar(node: Node) -> str | int | float | bool | None:
    """Return the value of a scalar.

    Dates and numbers with a leading zero (chapter 01) stay text, and so does what is no number to count with:
    infinity, hundreds of digits, a tag that promises more than its text holds.
    """
    text: str = node.value
    match str(node.tag).rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int" if re.fullmatch(r"[-+]?[1-9][0-9]{0,99}|0", text):
            return int(text)
        case "float" if re.fullmatch(
            r"[-+]?([0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})([eE][-+]?[0-9]{1,2})?", text
        ):
            return float(text)
    return text
