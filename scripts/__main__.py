"""What a visitor types: `python -m scripts COMMAND`. The Makefile calls the same commands."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.endings import told_endings

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run one command on the project in `root` and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (words, _) in COMMANDS.items():
        command = commands.add_parser(name, help=words)
        for argument, settings in TAKES.get(name, {}).items():
            command.add_argument(argument, **settings)
    given = vars(parser.parse_args(arguments))
    run = COMMANDS[given.pop("command")][1]
    # The theme announces its end of life at every start; the project knows (DESIGN: what is plain survives).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with told_endings(root):
        try:
            return run(root, **given)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("scripts"):
                raise
            print(f"{error}. Run `python -m scripts setup`, then use the Python in .venv.", file=sys.stderr)
            return 1


def setup(root: Path) -> int:
    """Make the environment."""
    from scripts.environment import make_environment

    make_environment(root)
    return 0


def check(root: Path) -> int:
    """Check records and chapters; where all is well, write the JSON Schemas for editors."""
    from scripts.check import check_project
    from scripts.problems import report
    from scripts.schemas import FOLDER, schema_files
    from scripts.write import write_files

    records, chapters, problems = check_project(root)
    if problems:
        print(report(problems))
    if any(not problem.warning for problem in problems):
        return 1
    write_files(root, schema_files(), [FOLDER])
    count = sum(len(group) for group in records.groups().values())
    print(
        f"{count:,} records, {len(records.tables)} tables and {len(chapters)} chapters and snippets: no problem."
    )
    return 0


def generate(root: Path) -> int:
    """Write the generated pages and snippets."""
    from scripts.chapters import GENERATED
    from scripts.check import generate_files
    from scripts.lock import alone
    from scripts.problems import ProblemsFoundError
    from scripts.write import write_files

    with alone(root, "build"):
        try:
            _, _, files, _ = generate_files(root)
        except ProblemsFoundError as error:
            print(error)
            return 1
        changed = write_files(root, files, GENERATED)
    print(f"{len(files)} files generated, {len(changed)} changed.")
    return 0


def site(root: Path) -> int:
    """Build `site/` and say what was made."""
    from scripts.site import BuildFailedError, build_site

    try:
        print(build_site(root))
    except BuildFailedError:
        return 1
    return 0


def new(root: Path, kind: str, options: list[str]) -> int:
    """Write a new record, asked for field by field or given as options."""
    from scripts.contribute.new import new_record

    return new_record(root, kind, options)


def diff(root: Path, base: str, head: str | None) -> int:
    """Print what readers will see change."""
    from scripts.contribute.diff import print_diff

    return print_diff(root, base, head)


def review(root: Path) -> int:
    """Print what is past its review date."""
    from scripts.contribute.review import print_review

    return print_review(root)


def refresh_trade(root: Path, file: Path) -> int:
    """Update the tables of goods trade from the Census Bureau's country file."""
    from scripts.problems import ProblemsFoundError
    from scripts.refresh_trade import refresh_tables

    try:
        print(refresh_tables(root, file))
    except ProblemsFoundError as error:
        print(f"{error}. Nothing was written.")
        return 1
    return 0


def serve(root: Path) -> int:
    """Serve the site; after every edit, build the pages again that show it."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty"]
    try:
        return subprocess.run(command, cwd=root, check=False).returncode
    except KeyboardInterrupt:  # the way to end it
        return 0


def bench(root: Path) -> int:
    """Measure speed and weight against the budgets."""
    from scripts.bench import bench as measure

    return measure(root)


def test(root: Path) -> int:
    """Run format, lint, types and tests, all of them, and return the worst exit code."""
    steps = (
        ["ruff", "format", "--check", "--quiet", "."],
        ["ruff", "check", "--quiet", "."],
        ["mypy"],
        ["pytest", "--numprocesses=auto"],
    )
    return max(
        subprocess.run([sys.executable, "-m", *step], cwd=root, check=False).returncode for step in steps
    )


COMMANDS: dict[str, tuple[str, Callable[..., int]]] = {
    "setup": ("make the environment in .venv", setup),
    "check": ("check records and chapters", check),
    "generate": ("write the generated pages and snippets, for another engine than MkDocs", generate),
    "site": ("build site/", site),
    "serve": ("live preview; an edit to a chapter or a record shows in the browser", serve),
    "new": ("write a new record, asked for field by field", new),
    "diff": ("what readers will see change since a commit, or between two", diff),
    "review": ("what is past its review date", review),
    "refresh-trade": ("update the tables of goods trade with Russia from a new country file", refresh_trade),
    "bench": ("speed and weight, as ratios against a bare build of the same pages", bench),
    "test": ("format, lint, types and all tests", test),
}

TAKES: dict[str, dict[str, dict[str, Any]]] = {
    "new": {
        "kind": {"metavar": "KIND", "help": "event, term, source, claim or fact"},
        "options": {
            "metavar": "--FIELD VALUE",
            "nargs": argparse.REMAINDER,
            "help": "its fields; KIND --help lists them",
        },
    },
    "diff": {
        "base": {"metavar": "BASE", "help": "a commit, such as main"},
        "head": {"metavar": "HEAD", "nargs": "?", "help": "a newer commit; without it, the working tree"},
    },
    "refresh-trade": {
        "file": {
            "metavar": "FILE",
            "type": Path,
            "help": "country.xlsx of the U.S. Census Bureau, downloaded by hand",
        },
    },
}

if __name__ == "__main__":
    sys.exit(main())
