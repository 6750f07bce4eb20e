"""Slips that contributors make, each told with path, line, what is allowed and what to do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from scripts.__main__ import main
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Slip:
    """A slip: the file, what stood there, what stands there now, and what `make check` says."""

    name: str
    path: str
    old: str
    new: str
    told: str


SLIPS = [
    Slip(
        "impossible date",
        "data/events.yml",
        "1930-06",
        "1930-13-40",
        """\
data/events.yml:13: date "1930-13-40" is not a calendar date
    allowed: 2022, 2022-03 or 2022-03-04
""",
    ),
    Slip(
        "an event before the country existed",
        "data/events.yml",
        "actors: [us]",
        "actors: [russia]",
        """\
data/events.yml:6: actor "russia" did not exist on 1901-02-03
    allowed: from 1991-12-12
    to do: correct the date, or name who acted then
""",
    ),
    Slip(
        "a title that is too long",
        "data/events.yml",
        "Moscow buys lamps",
        "Moscow buys buys buys buys buys buys buys buys buys buys lamps",
        """\
data/events.yml:14: title has 12 words; at most 10
""",
    ),
    Slip(
        "a word outside the vocabulary",
        "data/events.yml",
        "effect: loosens",
        "effect: loosen",
        """\
data/events.yml:18: effect "loosen" is not known
    allowed: tightens, loosens, neutral
    to do: did you mean "loosens"?
""",
    ),
    Slip(
        "an unknown instrument",
        "data/events.yml",
        "instruments: [act-1901]",
        "instruments: [act-1091]",
        """\
data/events.yml:8: there is no instrument "act-1091"
    allowed: an id of data/instruments.yml
    to do: did you mean "act-1901"?
""",
    ),
    Slip(
        "an unknown field",
        "data/glossary.yml",
        "definition: Oil",
        "definiton: Oil",
        """\
data/glossary.yml:8: the field "definition" is missing
    to do: add a line "definition: …"
data/glossary.yml:11: unknown field "definiton"
    allowed: id, term, abbreviation, forms, definition, see_also, sources
    to do: did you mean "definition"?
""",
    ),
    Slip(
        "a reference to itself",
        "data/glossary.yml",
        "see_also: [lamp-oil]",
        "see_also: [duty]",
        """\
data/glossary.yml:5: term "duty" refers to itself
    allowed: another term
    to do: remove it
""",
    ),
    Slip(
        "an unknown source",
        "data/glossary.yml",
        "sources: [act-1901]",
        "sources: [act-1902]",
        """\
data/glossary.yml:6: there is no source "act-1902"
    allowed: a key of data/sources.yml
    to do: did you mean "act-1901"?
""",
    ),
    Slip(
        "a text where a number belongs",
        "data/facts.yml",
        "value: 1234",
        "value: many",
        """\
data/facts.yml:27: value "many" is not a number
    allowed: digits, with a point before decimals
""",
    ),
    Slip(
        "a cell that is not there",
        "data/facts.yml",
        "row: {year: 1902}",
        "row: {year: 1903}",
        """\
data/facts.yml:11: fact "oil-1902": table "oil" has 0 rows with year 1903; it must have one
    to do: correct the reference
data/facts.yml:19: fact "oil-change": table "oil" has 0 rows with year 1903; it must have one
    to do: correct the reference
""",
    ),
    Slip(
        "a key twice",
        "data/facts.yml",
        "  note: Counted by hand.\n",
        "  note: A.\n  note: B.\n",
        """\
data/facts.yml:33: the key "note" stands twice
    allowed: each key once
    to do: remove one of the two; the first stands on line 32
""",
    ),
    Slip(
        "a number where a text belongs",
        "data/sources.yml",
        "title: The Lamp Book",
        "title: 1984",
        """\
data/sources.yml:98: title must be a text, not a number
    to do: put the text into quotes
""",
    ),
    Slip(
        "an id with capitals",
        "data/instruments.yml",
        "- id: act-1901",
        "- id: Act 1901",
        """\
data/events.yml:8: there is no instrument "act-1901"
    allowed: an id of data/instruments.yml
    to do: add the instrument, or use legal_reference
data/instruments.yml:1: id "Act 1901" is not a key: lower-case letters, digits and single dashes
""",
    ),
    Slip(
        "a missing field",
        "data/quizzes.yml",
        "  reason: The act of 1901 names it.\n",
        "",
        """\
data/quizzes.yml:1: the field "reason" is missing
    to do: add a line "reason: …"
""",
    ),
    Slip(
        "an answer that is no option",
        "data/quizzes.yml",
        "answer: Lamp oil",
        "answer: Oil",
        """\
data/quizzes.yml:5: answer is not one of the options, word for word
""",
    ),
    Slip(
        "a claim without a source",
        "data/claims/thaw.yml",
        "sources: [act-1901]",
        "sources: []",
        """\
data/claims/thaw.yml:13: verdict "supported" needs at least one source
""",
    ),
    Slip(
        "a chapter section that is not there",
        "data/claims/thaw.yml",
        "#the-duty",
        "#the-tax",
        """\
data/claims/thaw.yml:18: chapter "history/lamps.md" has no heading "#the-tax"
    allowed: lamps, in-brief, the-duty, check-yourself, go-deeper
    to do: did you mean "the-duty"?
""",
    ),
    Slip(
        "a tab",
        "data/timelines.yml",
        "  to: 1940",
        "\tto: 1940",
        """\
data/timelines.yml:4: a tab stands where YAML wants spaces
    allowed: spaces
    to do: replace the tab by two spaces
""",
    ),
    Slip(
        "text that is not YAML",
        "data/timelines.yml",
        "title: The age",
        "title: The age: of",
        """\
data/timelines.yml:2: this is not YAML: mapping values are not allowed in this context
    to do: check indentation; put a text that contains ': ' or begins with a sign into quotes
""",
    ),
    Slip(
        "a short row",
        "data/tables/oil.csv",
        "1902,300.1,derived,paper-1999",
        "1902,300.1,derived",
        """\
data/tables/oil.csv:3: the row has 3 cells
    allowed: 4
    to do: every row has as many cells as the header; an unknown value is an empty cell between commas
""",
    ),
    Slip(
        "a text in a column of numbers",
        "data/tables/oil.csv",
        "1500.5",
        "about 1500",
        """\
data/tables/oil.csv:2: value_musd "about 1500" is not a number
    allowed: number (million US dollars, nominal)
""",
    ),
    Slip(
        "an unknown citation",
        "docs/history/lamps.md",
        "[@act-1901, p. 4;",
        "[@act-1910, p. 4;",
        """\
docs/history/lamps.md:16: there is no source "act-1910"
    allowed: a key of data/sources.yml
    to do: did you mean "act-1901"?
""",
    ),
    Slip(
        "a citation that is not one",
        "docs/history/lamps.md",
        "- The act itself.[@act-1901]",
        "- The act.[@Act 1901]",
        """\
docs/history/lamps.md:37: "Act 1901" is not a citation
    allowed: [@key], [@key, p. 4] or [@one; @two]
""",
    ),
    Slip(
        "an unknown fact",
        "docs/history/lamps.md",
        "came to {{ oil-1901 }}",
        "came to {{ oil-1900 }}",
        """\
docs/history/lamps.md:12: there is no fact "oil-1900"
    allowed: an id of data/facts.yml
    to do: did you mean "oil-1902"?
""",
    ),
    Slip(
        "an unknown snippet",
        "docs/history/lamps.md",
        "{!note.md!}",
        "{!notes.md!}",
        """\
docs/history/lamps.md:29: there is no snippet "notes.md"
    allowed: a file below snippets/, written by hand or generated from records
    to do: did you mean "note.md"?
""",
    ),
    Slip(
        "a number without a source",
        "docs/history/lamps.md",
        "## The duty\n",
        "## The duty\n\nIt was 5 percent.\n",
        """\
docs/history/lamps.md:16: a number without a source: “It was 5 percent.”
    to do: add a [@citation] after the sentence, or write the number as a {{ fact }}
""",
    ),
    Slip(
        "a heading that skips a level",
        "docs/history/lamps.md",
        "## Go deeper",
        "#### Go deeper",
        """\
docs/history/lamps.md:35: heading "Go deeper" skips a level
    allowed: ###
""",
    ),
    Slip(
        "a missing section",
        "docs/history/lamps.md",
        "## In brief",
        "## In short",
        """\
docs/history/lamps.md: the section "In brief" is missing
    allowed: In brief, Check yourself, Go deeper
""",
    ),
]


# Another slip makes their file unreadable, breaks their table or breaks the same record.
HIDDEN = {
    "text that is not YAML",
    "a cell that is not there",
    "an answer that is no option",
    "a chapter section that is not there",
}
OWN_ROOT = {**os.environ, "PYTHONPATH": "."}


def told(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `make check` prints for a project that must not pass."""
    assert main(["check"], project) == 1
    return capsys.readouterr().out


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_is_told(
    slip: Slip,
    project: Path,
    edit: Callable[[str, str, str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(slip.path, slip.old, slip.new)
    count = len(re.findall(r"(?m)^\S", slip.told))
    assert told(project, capsys) == f"{slip.told}{count} {'problem' if count == 1 else 'problems'}\n"


def test_sound_project_has_no_problem(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"], project) == 0
    assert capsys.readouterr().out == "25 records, 1 tables and 5 chapters and snippets: no problem.\n"


def test_all_slips_are_told_in_one_run_without_a_traceback(
    project: Path, edit: Callable[[str, str, str], None]
) -> None:
    together = [slip for slip in SLIPS if slip.name not in HIDDEN]
    assert len(together) >= 20
    for slip in together:
        edit(slip.path, slip.old, slip.new)
    # In a process of its own, as a contributor runs it; `scripts` in the small project is the real package.
    command = [sys.executable, "-m", "scripts", "check"]
    run = subprocess.run(command, cwd=project, env=OWN_ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    for slip in every(together):
        message = re.search(rf"(?m)^{re.escape(slip.path)}(?::\d+)?: (.*)$", slip.told)
        assert message, slip.name
        assert message[1] in run.stdout, slip.name


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
        ("docs/history/lamps.md", b"---\ntitle: [\n---\n# L\n", "docs/history/lamps.md:3: this is not YAML"),
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


def test_nothing_is_written_when_something_is_wrong(
    project: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("data/events.yml", "1930-06", "1930-13")
    before = sorted(project.rglob("*"))
    for command in ("check", "generate"):
        assert main([command], project) == 1
        assert "is not a calendar date" in capsys.readouterr().out
    assert sorted(project.rglob("*")) == before


def test_overdue_review_is_a_warning_and_no_problem(
    project: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("data/facts.yml", "review_by: 2099-01-01", "review_by: 2020-06-01")
    assert main(["check"], project) == 0
    out = capsys.readouterr().out
    assert 'data/facts.yml:7: warning: fact "oil-1901" was due for review by 2020-06-01' in out
    assert "0 problems, 1 warning" in out
