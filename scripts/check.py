"""All rules over all records and chapters: what `make check` and every build run first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.changes import check_changes
from scripts.chapters import read_chapters
from scripts.check_absence import check_absence
from scripts.check_chapters import check_chapters
from scripts.check_navigation import check_navigation
from scripts.check_prose import nothing_is_copied
from scripts.check_records import check_records
from scripts.generate import everything
from scripts.load import load
from scripts.originality import read_fingerprints
from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records


def check_project(root: Path) -> tuple[Records, list[Chapter], list[Problem]]:
    """Read everything and return it with every problem in it.

    Args:
        root: folder of the project.
    """
    records = load(root)
    problems = list(records.problems)
    try:
        chapters = read_chapters(root)
    except ProblemsFoundError as error:
        return records, [], [*problems, *error.problems]
    problems += check_records(records)
    problems += check_chapters(chapters, records)
    problems += check_changes(chapters, records)
    problems += check_navigation(root, chapters)
    try:
        problems += nothing_is_copied(chapters, records, read_fingerprints(root))
    except ProblemsFoundError as error:
        problems += error.problems
    problems += check_absence(chapters, records, problems)
    if not any(chapter.is_page for chapter in chapters):
        problems.append(Problem("docs", 0, "there is no chapter", "at least one page"))
    return records, chapters, problems


def generate_files(
    root: Path, *, only_pages: bool = False
) -> tuple[Records, list[Chapter], dict[str, str | bytes], list[Problem]]:
    """Check everything and return records, chapters, all generated files by path, and the warnings.

    Raises:
        ProblemsFoundError: if anything is wrong; then nothing is generated.
    """
    records, chapters, problems = check_project(root)
    if any(not problem.warning for problem in problems):
        raise ProblemsFoundError(problems)
    return records, chapters, dict(everything(records, chapters, root, only_pages=only_pages)), problems
