"""The rules on the form of a chapter: front matter, headings and the sections that every chapter has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts import prose
from scripts.chapters import MAX_DESCRIPTION, PARTS
from scripts.dates import today, tomorrow
from scripts.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.chapters import Chapter
    from scripts.load import Records

SECTIONS = ("In brief", "Check yourself", "Go deeper")


def front_matter_fits(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """The description is short enough, and the dates make sense."""
    if front := chapter.front:
        if len(front.description) > MAX_DESCRIPTION:
            message = f"the description has {len(front.description)} characters"
            line = _line_of("description", chapter)
            yield Problem(chapter.path, line, message, f"at most {MAX_DESCRIPTION}", "shorten it")
        if front.checked.first_day > tomorrow():
            message, line = f"checked {front.checked} lies in the future", _line_of("checked", chapter)
            yield Problem(chapter.path, line, message, f"until {today()}")
        elif front.review_by.last_day <= front.checked.first_day:
            message = f"review_by {front.review_by} is not after the check of {front.checked}"
            yield Problem(chapter.path, _line_of("review_by", chapter), message, f"after {front.checked}")
        if front.review_by.last_day < today():
            message = f"the chapter was due for review by {front.review_by}"
            line, fix = _line_of("review_by", chapter), "check it, then set checked and review_by"
            yield Problem(chapter.path, line, message, fix=fix, warning=True)


def _line_of(field: str, chapter: Chapter) -> int:
    return chapter.lines.get(field, 1)


def headings_are_in_order(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """A page has one title, no level is skipped, no anchor stands twice."""
    previous, anchors = 0, dict[str, int]()
    for heading in chapter.headings:
        if chapter.is_page and heading.level == 1 and previous:
            yield Problem(
                chapter.path,
                heading.line,
                f'a second title "{heading.text}"',
                "one heading with a single #",
                f"write ## {heading.text}",
            )
        if heading.level > previous + 1 and previous:
            allowed = "#" * (previous + 1)
            fix = f"write {allowed} {heading.text}"
            yield Problem(chapter.path, heading.line, f'heading "{heading.text}" skips a level', allowed, fix)
        if heading.anchor in anchors:
            message = (
                f'the anchor "{heading.anchor}" stands twice; the first is on line {anchors[heading.anchor]}'
            )
            yield Problem(
                chapter.path, heading.line, message, fix="give one of the headings an anchor: { #another }"
            )
        anchors[heading.anchor] = heading.line
        previous = heading.level
    spaceless = list(_headings_without_space(chapter))
    yield from spaceless
    first = chapter.headings[0] if chapter.headings else None
    if chapter.is_page and not spaceless and (first is None or first.level > 1):
        allowed, fix = "a first heading with a single #", f"write # {chapter.title} above all other headings"
        yield Problem(chapter.path, first.line if first else 0, "the chapter has no title", allowed, fix)


def _headings_without_space(chapter: Chapter) -> Iterator[Problem]:
    for number, line in enumerate(prose.without_code(chapter.text).split("\n"), 1):
        if match := re.match(r"(#{1,6})([^#\s].*)$", line):
            fix = f"write {match[1]} {match[2]}"
            yield Problem(chapter.path, number, "a heading lacks the space after #", "## Words", fix)


def chapters_have_their_sections(chapter: Chapter, _records: Records) -> Iterator[Problem]:
    """A chapter of the four parts has the sections that every chapter has."""
    if chapter.src.startswith(PARTS):
        present = [heading.text for heading in chapter.headings]
        for section in SECTIONS:
            if section not in present:
                others = [text for text in present if text not in SECTIONS]
                like = nearest(section, others).partition('"')[2].rstrip('?"')
                fix = f'rename the section "{like}"' if like else f"add ## {section}"
                message = f'the section "{section}" is missing'
                yield Problem(chapter.path, 0, message, ", ".join(SECTIONS), fix)
