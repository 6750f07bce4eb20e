"""Items of a YAML list that lack their dash, and so run into the item above.

YAML takes the two for one mapping in which every key stands twice. Told key by key, somebody would remove the
second record; told as what it is, it gets its dash, and its id is known to all who refer to it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import MappingNode, ScalarNode

from scripts.problems import Problem

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node


def with_dashes(item: Node, path: str) -> tuple[list[Node], list[Problem]]:
    """Return an item of a list as the items that it was meant to be, with a problem for each missing dash.

    Args:
        item: the item as YAML reads it.
        path: its file.
    """
    if not isinstance(item, MappingNode) or item.flow_style or not item.value:
        return [item], []
    starts = _starts(item)
    parts: list[Node] = [
        MappingNode(item.tag, item.value[start:end], item.value[start][0].start_mark)
        for start, end in pairwise([*starts, len(item.value)])
    ]
    return parts, [_missing_dash(path, *item.value[start]) for start in starts[1:]]


def _starts(item: MappingNode) -> list[int]:
    """Return where the first key stands, and where it stands again below other keys."""
    keys = [key.value if isinstance(key, ScalarNode) else None for key, _ in item.value]
    again = [at for at, (before, key) in enumerate(pairwise(keys), 1) if key == keys[0] != before and at > 1]
    return [0, *again] if keys[0] is not None else [0]


def _missing_dash(path: str, key: Node, value: Node) -> Problem:
    words = " ".join(value.value.split()) if isinstance(value, ScalarNode) else ""
    written = f"- {key.value}: {words}".rstrip()
    return Problem(
        path,
        key.start_mark.line + 1,
        f'the dash before "{key.value}" is missing',
        f'a new record begins with "- {key.value}: …"',
        f'write "{written}", with the dash under that of the record above',
    )
