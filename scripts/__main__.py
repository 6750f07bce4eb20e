"""What a visitor types: `python -m scripts COMMAND`. The Makefile calls the same commands."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMANDS = {
    "setup": "make the environment in .venv",
    "check": "check records and chapters",
    "generate": "write the generated pages and snippets, for another engine than MkDocs",
    "site": "build site/",
    "serve": "live preview; an edit to a chapter or a record shows in the browser",
    "test": "format, lint, types and all tests",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts", description=(__doc__ or "").split(":")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, words in COMMANDS.items():
        commands.add_parser(name, help=words)
    command = parser.parse_args(arguments).command
    if command == "setup":
        from scripts.environment import make_environment

        make_environment(ROOT)
        return 0
    try:
        return {"check": _check, "generate": _generate, "site": _site, "serve": _serve, "test": _test}[
            command
        ]()
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("scripts"):
            raise
        print(f"{error}. Run `python -m scripts setup`, then use the Python in .venv.", file=sys.stderr)
        return 1


def _check() -> int:
    from scripts.check import check
    from scripts.problems import report
    from scripts.schemas import FOLDER, schema_files
    from scripts.write import write_files

    write_files(ROOT, schema_files(), [FOLDER])
    records, chapters, problems = check(ROOT)
    if problems:
        print(report(problems))
    if any(not problem.warning for problem in problems):
        return 1
    count = sum(len(group) for group in records.groups().values())
    print(f"{count:,} records, {len(records.tables)} tables and {len(chapters)} chapters: no problem.")
    return 0


def _generate() -> int:
    from scripts.chapters import GENERATED
    from scripts.check import generate
    from scripts.problems import ProblemsFoundError
    from scripts.write import write_files

    try:
        _, files, _ = generate(ROOT)
    except ProblemsFoundError as error:
        print(error)
        return 1
    changed = write_files(ROOT, files, GENERATED)
    print(f"{len(files)} files generated, {len(changed)} changed.")
    return 0


def _site() -> int:
    from mkdocs.exceptions import MkDocsException

    from scripts.site import build_site

    try:
        print(build_site(ROOT))
    except MkDocsException as error:
        print(str(error).strip())
        return 1
    return 0


def _serve() -> int:
    return subprocess.run([sys.executable, "-m", "mkdocs", "serve"], cwd=ROOT, check=False).returncode


def _test() -> int:
    steps = (
        ["ruff", "format", "--check", "--quiet", "."],
        ["ruff", "check", "--quiet", "."],
        ["mypy"],
        ["pytest", "--numprocesses=auto"],
    )
    codes = [
        subprocess.run([sys.executable, "-m", *step], cwd=ROOT, check=False).returncode for step in steps
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
