"""Slips that contributors make, each told with path, line, what is allowed, what to do and where it is explained."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scripts.__main__ import main
from scripts.chapters import read_chapter
from scripts.check import generate_files
from scripts.check_chapters import RULES
from scripts.check_links import LINKS
from scripts.explained import CHAPTER, RECORDS, SECTIONS, STYLE
from tests.conftest import EPOCH, ROOT
from tests.every import every
from tests.slips import (
    Slip,
    changes,
    chapters,
    charts,
    citations,
    facts,
    files,
    links,
    records,
    shown,
    signs,
    sources,
    tables,
    yaml,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KINDS = (
    changes,
    chapters,
    charts,
    citations,
    facts,
    files,
    links,
    records,
    shown,
    signs,
    sources,
    tables,
    yaml,
)
SLIPS = [slip for kind in KINDS for slip in kind.SLIPS]
TOGETHER = [slip for slip in SLIPS if not slip.alone]
EXPLAINED = {found for slip in SLIPS for found in re.findall(r"explained in: (\S+)", slip.told)}
OWN_ROOT = {**os.environ, "PYTHONPATH": "."}


@pytest.fixture(autouse=True)
def _here_and_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told names days, and the pages of a hosted site by their addresses."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("SITE_URL", raising=False)


def told(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `make check` prints for a project that must not pass."""
    assert main(["check"], project) == 1
    return capsys.readouterr().out


def count_of(problems: str) -> str:
    """Return the line that counts the problems of a report."""
    found = re.findall(r"(?m)^\S[^:]*(?::\d+)?: (warning)?", problems)
    errors, warnings = found.count(""), found.count("warning")
    count = f"{errors} {'problem' if errors == 1 else 'problems'}"
    return f"{count}, {warnings} warning{'s' * (warnings > 1)}" if warnings else count


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_is_told(
    slip: Slip,
    project: Path,
    edit: Callable[[str, str, str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(slip.path, slip.old, slip.new)
    assert told(project, capsys) == f"{slip.told}{count_of(slip.told)}\n"


def test_every_slip_has_a_name_of_its_own() -> None:
    assert len({slip.name for slip in SLIPS}) == len(SLIPS)


def test_sound_project_has_no_problem(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], project) == 0
    assert capsys.readouterr().out == "25 records, 1 tables and 5 chapters and snippets: no problem.\n"


def test_more_than_fifty_slips_are_told_in_one_run_without_a_traceback(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    assert len(TOGETHER) >= 50
    for slip in TOGETHER:
        edit(slip.path, slip.old, slip.new)
    # In a process of its own, as a contributor runs it; `scripts` in the small project is the real package.
    command = [sys.executable, "-m", "scripts", "check"]
    environment = {**OWN_ROOT, "SOURCE_DATE_EPOCH": EPOCH}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    for slip in every(TOGETHER):
        message = re.match(r"([^:]+)(?::\d+)?: (.*)", slip.told)
        assert message, slip.name
        place, words = map(re.escape, message.groups())
        assert re.search(rf"(?m)^{place}(?::\d+)?: {words}$", run.stdout), slip.name


def test_slips_show_every_kind_of_record_and_every_rule_of_chapters() -> None:
    records_sections = {f"{RECORDS}#{section}" for section in SECTIONS.values()}
    assert records_sections | {*RULES.values(), LINKS, f"{CHAPTER}#snippets"} <= EXPLAINED


def test_every_page_that_explains_is_there() -> None:
    """The page of record formats is generated, so it is not in the tree."""
    formats = str(generate_files(ROOT, only_pages=True)[2][f"docs/{RECORDS}"])
    anchors = {
        RECORDS: set(re.findall(r"(?m)^## .*\{ #([\w-]+)", formats)),
        CHAPTER: {heading.anchor for heading in read_chapter(ROOT, f"docs/{CHAPTER}").headings},
        STYLE: {heading.anchor for heading in read_chapter(ROOT, f"docs/{STYLE}").headings},
    }
    for explained in every(EXPLAINED):
        page, _, anchor = explained.partition("#")
        assert page in anchors, explained
        assert not anchor or anchor in anchors[page], explained


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("data/events.yml", None, "data/events.yml: the file is missing"),
        ("data/events.yml", b"", "data/events.yml: the file is empty"),
        ("data/events.yml", b"- id: caf\xe9\n", "data/events.yml:1: byte 0xe9 is not UTF-8"),
        ("data/events.yml", b"[]", "data/events.yml:1: the file holds no record"),
        ("data/events.yml", b"just words", "data/events.yml:1: the file has the wrong shape"),
        ("data/sources.yml", b"- id: x", "data/sources.yml:1: the file has the wrong shape"),
        ("data/claims/thaw.yml", b"claims: []", "data/claims/thaw.yml:1: the file has the wrong shape"),
        ("data/tables/oil.csv", None, "data/tables/oil.csv: the file is missing"),
        ("data/tables/oil.csv", b"", "data/tables/oil.csv:1: the header is missing"),
        (
            "data/tables/oil.csv",
            b"year,value_musd,basis,source\n",
            "data/tables/oil.csv: the table has no rows",
        ),
        ("data/tables/extra.csv", b"a\n1\n", "data/tables/extra.csv: the table is not described"),
        ("docs/history/lamps.md", b"# Lamps\n", "docs/history/lamps.md:1: the chapter has no front matter"),
        (
            "docs/history/lamps.md",
            b"---\ntitle: [\n---\n# L\n",
            "docs/history/lamps.md:3: this is not YAML: did not find expected node content",
        ),
        ("mkdocs.yml", None, "mkdocs.yml: the file is missing"),
    ],
)
def test_broken_file_is_told(
    path: str, content: bytes | None, message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is None:
        (project / path).unlink()
    else:
        (project / path).write_bytes(content)
    assert message in told(project, capsys)


@pytest.mark.parametrize("path", ["data/events.yml", "data/tables/oil.csv", "docs/history/lamps.md"])
def test_what_windows_does_to_a_file_is_no_slip(
    path: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its editors end lines in their own way and begin a file with a mark of its encoding."""
    file = project / path
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["check"], project) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", ["data/claims/thaw.yml", "data/charts/oil-sold.yml", "data/quizzes.yml"])
def test_records_of_a_file_that_cannot_be_read_are_not_called_unknown(
    path: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / path).write_text("a: 'b\n", encoding="utf-8")
    assert told(project, capsys).startswith(f"{path}:1: a quotation mark is opened")


def files_in(project: Path) -> list[Path]:
    """Return all that stands in a project, but for the locks of its commands."""
    return sorted(file for file in project.rglob("*") if ".cache" not in file.parts)


def test_nothing_is_written_when_something_is_wrong(
    project: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("data/events.yml", "1930-06", "1930-13")
    before = files_in(project)
    for command in ("check", "generate"):
        assert main([command], project) == 1
        assert "is not a calendar date" in capsys.readouterr().out
    assert files_in(project) == before


def test_overdue_review_is_a_warning_and_no_problem(
    project: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("data/facts.yml", "review_by: 2099-01-01", "review_by: 2020-06-01")
    assert main(["check"], project) == 0
    out = capsys.readouterr().out
    assert 'data/facts.yml:7: warning: fact "oil-1901" was due for review by 2020-06-01' in out
    assert "0 problems, 1 warning" in out


def test_on_github_a_slip_is_told_on_its_line_of_the_pull_request(
    project: Path,
    edit: Callable[[str, str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    edit("data/events.yml", "effect: tightens", "effect: tighten")
    for command in ("check", "generate"):
        assert main([command], project) == 1
        assert capsys.readouterr().out.splitlines()[-2:] == [
            "1 problem",
            (
                '::error file=data/events.yml,line=7,title=make check::effect "tighten" is not known'
                "%0A    allowed: tightens, loosens, neutral"
                '%0A    to do: did you mean "tightens"?'
                "%0A    explained in: reference/records.md#events"
            ),
        ]
