"""Chapters and hand-written snippets, as the checks see them: front matter, headings, signs, prose.

In: a Markdown file. Out: a `Chapter`. Nothing is rendered here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify
from pydantic import Field, ValidationError

from scripts import markup, prose
from scripts.dates import PartialDate
from scripts.fields import Model, PlainText
from scripts.problems import Problem, ProblemsFoundError
from scripts.wording import validation_problems
from scripts.yaml_lines import Place, parse_yaml, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DOCS, SNIPPETS = "docs", "snippets"
# The four parts of the explainer, whose chapters have more to hold than other pages.
PARTS = ("history/", "sectors/", "conflicts/", "outlook/")
GENERATED = (
    "docs/reference/",
    "docs/claims/",
    "docs/charts/",
    "docs/data/",
    "docs/social/",
    "docs/feed.xml",
    "docs/llms.txt",
    "snippets/changes/",
    "snippets/charts/",
    "snippets/claims/",
    "snippets/home/",
    "snippets/quizzes/",
    "snippets/timelines/",
)
MAX_DESCRIPTION = 155
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_LOST_FRONT_MATTER = re.compile(r"(?:---\n)?(?:\w+:.*\n)+(?:---\n)?")
# The space after the signs is a rule of ours; Python-Markdown does without.
_HEADING = re.compile(r"^(#{1,6})[ ]*([^#\s].*?)[ ]*(?:\{[: ]*#([\w-]+)[^}]*\})?[ ]*#*$", re.MULTILINE)


class FrontMatter(Model):
    """What stands above a chapter."""

    title: PlainText
    """Title in the navigation and the browser."""
    description: PlainText
    """What a search engine shows, in at most 155 characters."""
    checked: PartialDate
    """When somebody last checked the chapter against its sources."""
    review_by: PartialDate
    """When to check it again."""
    research: bool = False
    """Whether the chapter is about research, so that a study counts as a primary source of its own finding."""
    hide: list[str] = Field(default_factory=list)
    """Parts of the theme that the page does without (Material): navigation, toc."""


@dataclass(frozen=True)
class Heading:
    """A heading: its level, its words, its anchor and its line."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass
class Chapter:
    """A Markdown file.

    Args:
        path: file, relative to the project.
        text: its text, front matter replaced by as many empty lines.
        front: its front matter; None for a snippet or where it is broken.
        problems: what is wrong with the front matter.
        lines: the line of each field of the front matter.
    """

    path: str
    text: str
    front: FrontMatter | None = None
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def src(self) -> str:
        """The page as links name it, the path below docs/; for a snippet, the path below snippets/."""
        return self.path.removeprefix(f"{DOCS}/").removeprefix(f"{SNIPPETS}/")

    @property
    def is_page(self) -> bool:
        """Whether it is a page of its own and not a snippet."""
        return self.path.startswith(f"{DOCS}/")

    @property
    def title(self) -> str:
        """The title, or the path where there is none."""
        return self.front.title if self.front else self.src

    @cached_property
    def marks(self) -> list[markup.Mark]:
        """Citations and facts in order."""
        return list(markup.marks(self.text))

    @cached_property
    def sentences(self) -> list[prose.Sentence]:
        """The sentences of the prose."""
        return list(prose.sentences(self.text))

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings in order, with the anchors that the site gives them."""
        found: list[Heading] = []
        used: set[str] = set()
        for match in _HEADING.finditer(prose.without_code(self.text)):
            words = re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", match[2])
            anchor = match[3] or _unique(slugify(words, "-"), used)
            used.add(anchor)
            line = self.text.count("\n", 0, match.start()) + 1
            found.append(Heading(len(match[1]), words.strip(), anchor, line))
        return found

    def cited_keys(self) -> set[str]:
        """Return the keys of all sources that the chapter cites, well-formed citations only."""
        keys: set[str] = set()
        for mark in self.marks:
            if mark.kind == "citation":
                try:
                    keys |= {cited.key for cited in markup.cited_sources(mark.content)}
                except ValueError:
                    continue
        return keys


def _unique(anchor: str, used: Iterable[str]) -> str:
    """Count on as Python-Markdown's table of contents does: heading, heading_1, heading_2."""
    taken, number, candidate = set(used), 0, anchor
    while candidate in taken:
        number += 1
        candidate = f"{anchor}_{number}"
    return candidate


def read_chapters(root: Path) -> list[Chapter]:
    """Read all chapters and snippets that are written by hand, in order of their paths.

    Raises:
        ProblemsFoundError: if a file is not UTF-8.
    """
    files = sorted([*(root / DOCS).rglob("*.md"), *(root / SNIPPETS).rglob("*.md")])
    paths = [file.relative_to(root).as_posix() for file in files]
    return [read_chapter(root, path) for path in paths if not path.startswith(GENERATED)]


def read_chapter(root: Path, path: str) -> Chapter:
    """Read one chapter or snippet.

    Raises:
        ProblemsFoundError: if the file is missing or not UTF-8.
    """
    text = read_text(root, path).replace("\r\n", "\n")
    match = _FRONT_MATTER.match(text)
    if not match:
        lost = _LOST_FRONT_MATTER.match(text)
        chapter = Chapter(path, "\n" * lost[0].count("\n") + text[lost.end() :] if lost else text)
        if chapter.is_page:
            allowed = ", ".join(FrontMatter.model_fields)
            opened = text.startswith("---\n")
            message = (
                "the front matter is opened and not closed" if opened else "the chapter has no front matter"
            )
            fix = "end it with a line ---" if opened else "begin the file with ---"
            chapter.problems.append(Problem(path, 1, message, allowed, fix))
        return chapter
    chapter = Chapter(path, "\n" * match[0].count("\n") + text[match.end() :])
    try:
        document = parse_yaml("\n" + match[1], path)
        chapter.problems += document.problems
        chapter.lines = {str(way[0]): line for way, line in document.place.lines.items() if len(way) == 1}
        chapter.front = FrontMatter.model_validate(document.data)
    except ProblemsFoundError as error:
        chapter.problems += error.problems
    except ValidationError as error:
        chapter.problems += validation_problems(error, FrontMatter, Place(path, document.place.lines))
    return chapter
