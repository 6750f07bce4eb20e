"""The examples of the contributor's guide, read so that tests can try them.

A code block of the guide says in its title what it is: `data/facts.yml, before`, `…, after`, `…, as it stands`,
`…, as first released`, `…, with a slip`, and `What the check says`. A slip is what a contributor typed wrong: in records and front matter
its lines take the place of those with the same field in the block before it, in a table its row that of the row
before it; any other text is put at the end of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.check import check_project
from scripts.problems import report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAYS = "What the check says"
TERMINAL = "In a terminal"
STANDS = ("before", "as it stands")
ONCE = "as first released"
_BLOCK = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)\n?^```$', re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"( *)([\w-]+):( |$)")
_LINE_NUMBER = re.compile(r"^(\S+\.(?:yml|md|csv)):\d+:", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A code block of the guide.

    Args:
        page: its page, as a path below docs/contribute/.
        language: the language that it is in.
        title: its title.
        text: its lines.
    """

    page: str
    language: str
    title: str
    text: str

    @property
    def path(self) -> str:
        """The file that it shows."""
        return self.title.rpartition(", ")[0]

    @property
    def role(self) -> str:
        """What it shows of the file: before, after, as it stands, with a slip; or its whole title."""
        return self.title.rpartition(", ")[2]


@dataclass(frozen=True)
class Slip:
    """A slip of the guide: the file with it, and what the guide says that the check says."""

    page: str
    path: str
    shown: Block | None
    typed: str
    told: str


def blocks(guide: Path) -> list[Block]:
    """Return the titled code blocks of all pages in a folder, in order."""
    return [
        Block(file.name, *match.groups())
        for file in sorted(guide.glob("*.md"))
        for match in _BLOCK.finditer(file.read_text(encoding="utf-8"))
    ]


def slips(found: list[Block]) -> Iterator[Slip]:
    """Yield the slips, each with the record that was last shown of its file on its page."""
    shown: dict[tuple[str, str], Block] = {}
    typed: Block | None = None
    for block in found:
        if block.role == "with a slip":
            typed = block
        elif block.title == SAYS and typed:
            yield Slip(block.page, typed.path, shown.get((block.page, typed.path)), typed.text, block.text)
            typed = None
        elif block.path:
            shown[block.page, block.path] = block


def changes(found: list[Block]) -> Iterator[tuple[Block, Block]]:
    """Yield what stood before and what stands after, side by side."""
    before = [block for block in found if block.role == "before"]
    after = [block for block in found if block.role == "after"]
    yield from zip(before, after, strict=True)


def with_slip(text: str, slip: Slip, before: str) -> str:
    """Return a file in which somebody typed as the guide warns.

    Args:
        text: the file.
        slip: what was typed.
        before: lines of the file that the slip is made in.
    """
    if slip.path.endswith(".csv"):
        return text.replace(before, slip.typed, 1)
    if not _FIELD.match(slip.typed):
        return f"{text.rstrip()}\n\n{slip.typed}\n"
    wrong = before
    for line in slip.typed.split("\n"):
        match = _FIELD.match(line)
        assert match, f"{slip.page}: {line!r} is no field"
        field = re.compile(rf"^{match[1]}{match[2]}:.*\n(?:{match[1]} .*\n)*", re.MULTILINE)
        assert field.search(f"{wrong}\n"), (
            f"{slip.page}: {match[2]} is not in the record that the guide shows"
        )
        wrong = field.sub(lambda _, new=line: f"{new}\n", f"{wrong}\n", count=1).removesuffix("\n")  # type: ignore[misc]
    return text.replace(before, wrong, 1)


def told(root: Path) -> str:
    """Return what the check says of a project, without warnings, whose number grows with the calendar."""
    _, _, problems = check_project(root)
    errors = [problem for problem in problems if not problem.warning]
    return report(errors).rpartition("\n")[0] if errors else ""


def without_lines(message: str) -> str:
    """Leave out line numbers, which move with every record that is added above."""
    return _LINE_NUMBER.sub(r"\1:", message)
