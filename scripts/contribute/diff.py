"""`python -m scripts diff BASE [HEAD]`: what readers will see change, in records and sentences.

Both sides are read with the code of the working tree, so a change of the models shows as problems of the older
side. The result is Markdown for a pull request, small enough for the summary of a workflow (1 MiB).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.chapters import DOCS, SNIPPETS
from scripts.contribute.compare_pages import compare_pages
from scripts.contribute.compare_records import compare_facts, compare_records, names_in
from scripts.contribute.compare_tables import compare_charts, compare_tables
from scripts.contribute.compare_text import source_labels
from scripts.contribute.revisions import RevisionError, changed_files, commit_of, take_out
from scripts.contribute.shown import code, cut, first, shown
from scripts.contribute.versions import SETTINGS, Version, read_version
from scripts.text import counted, listed

if TYPE_CHECKING:
    from scripts.contribute.compare_pages import Pages
    from scripts.contribute.compare_records import RecordChanges
    from scripts.problems import Problem

MOST_PROBLEMS = 20
MOST_FILES = 20
CANNOT_COMPARE = 2


def print_diff(root: Path, base: str, head: str | None) -> int:
    """Print what readers will see change between two commits, and return the exit code.

    Args:
        root: folder of the project.
        base: name of the older commit.
        head: name of the newer commit, or None for the working tree.

    Returns:
        0 where the two could be compared, else 2.
    """
    try:
        text = diff(root, base, head)
    except RevisionError as error:
        sys.stderr.write(f"{error}\n")
        return CANNOT_COMPARE
    sys.stdout.write(text)
    return 0


def diff(root: Path, base: str, head: str | None) -> str:
    """Return what readers will see change between two commits, as Markdown.

    Raises:
        RevisionError: if there is no git, no repository or no such commit.
    """
    old = commit_of(root, base)
    new = commit_of(root, head) if head is not None else None
    files = changed_files(root, old, new)
    if not files and old == (new or commit_of(root, "HEAD")):
        return _same(base, head)
    before = _version(root, base, old)
    after = _version(root, head or "", new)
    return compare(before, after, [file for file in files if not _is_compared(file, before, after)])


def compare(base: Version, head: Version, files: list[str]) -> str:
    """Return what differs between two versions for readers, as Markdown.

    Args:
        base: the older version.
        head: the newer version.
        files: what differs beside records, chapters and navigation.
    """
    labels = source_labels(head, base)
    names = names_in(base, head, labels)
    pages, records = compare_pages(base, head, labels), compare_records(base, head, names)
    facts, tables, charts = (
        compare_facts(base, head),
        compare_tables(base, head, names),
        compare_charts(base, head),
    )
    counts = [
        *_counts(pages, "page"),
        *_counts(records, "record"),
        *_count(len(facts), "fact", "reading differently"),
        *_count(tables.tables, "table", "changed"),
        *_count(len(charts), "chart", "redrawn"),
    ]
    lost = [*pages.lost, *records.lost, *tables.lost]
    sections = {
        "Pages": pages.lines,
        "Records": records.lines,
        "Facts that read differently": facts,
        "Tables": tables.lines,
        "Charts redrawn because their data changed": charts,
        "Ids and addresses that vanish": [_WARNING, "", *lost] if lost else [],
    }
    lines = [_summary(base, head, counts, differs=any(sections.values())), ""]
    lines += [*_problems(base), *_problems(head)]
    for title, section in sections.items():
        lines += [f"## {title}", "", *cut(section), ""] if section else []
    return _tidy([*lines, *_others(files)])


def _same(base: str, head: str | None) -> str:
    """Return what to say where there is one commit only, which mostly is a slip."""
    if head is not None:
        return f"{code(base)} and {code(head)} are the same commit: there is nothing to compare.\n"
    return (
        f"{code(base)} is the commit that the working tree stands on, and nothing has changed since: there is "
        "nothing to compare. What you have committed is compared with where it began, such as `origin/main`. "
        "Changes on a branch of their own (`git switch -c my-change`, before the first) are compared with `main`.\n"
    )


_WARNING = "**Warning: ids are permanent: anchors on the site break, and links from elsewhere with them.**"


def _version(root: Path, name: str, commit: str | None) -> Version:
    """Read a commit, or the working tree where there is none."""
    if commit is None:
        return read_version(root, "the working tree")
    with tempfile.TemporaryDirectory() as folder:
        take_out(root, commit, Path(folder))
        short = commit[:7]
        return read_version(
            Path(folder), code(name) if commit.startswith(name) else f"{code(name)} ({short})"
        )


def _is_compared(file: str, base: Version, head: Version) -> bool:
    """Tell whether the comparison has looked into a file that differs."""
    if file == SETTINGS:
        return base.settings == head.settings
    return file.startswith("data/") or (
        file.startswith((f"{DOCS}/", f"{SNIPPETS}/")) and file.endswith(".md")
    )


def _summary(base: Version, head: Version, counts: list[str], *, differs: bool) -> str:
    span = f"From {base.name} to {head.name}"
    if counts:
        return f"{span}: {listed(counts)}."
    if differs:
        return f"{span}: the differences for readers stand below."
    return f"{span}: no difference for readers in records and chapters. What differs there, if anything, are comments or form."


def _counts(found: Pages | RecordChanges, noun: str) -> list[str]:
    numbers = {
        "added": found.added,
        "removed": found.removed,
        "renamed": found.renamed,
        "changed": found.changed,
    }
    return [text for verb, number in numbers.items() for text in _count(number, noun, verb)]


def _count(number: int, noun: str, verb: str) -> list[str]:
    return [f"{counted(number, noun)} {verb}"] if number else []


def _problems(version: Version) -> list[str]:
    """Return what could not be read on one side."""
    if not version.problems:
        return []
    found = sorted(set(version.problems))
    title = (
        f"**{counted(len(found), 'problem')} in {version.name}: what does not load there is not compared.**"
    )
    return [title, "", *cut(first([_problem(one) for one in found], MOST_PROBLEMS, "problems")), ""]


def _problem(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"- {shown(place)}: {shown(problem.message)}"


def _others(files: list[str]) -> list[str]:
    """Return the files that differ and are not records, chapters or navigation."""
    if not files:
        return []
    title = (
        f"{counted(len(files), 'other file')} changed, too; what that changes for readers is not shown here."
    )
    return [
        "## Other files",
        "",
        title,
        "",
        *cut(first([f"- {code(one)}" for one in files], MOST_FILES, "files")),
        "",
    ]


def _tidy(lines: list[str]) -> str:
    """Join lines, with one empty line where there are several, and one line end."""
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept).rstrip("\n") + "\n"
