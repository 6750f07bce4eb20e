"""A new record, as options and in a dialog: the file with the record in it, and every refusal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from scripts.check import check_project
from scripts.contribute.new import new_record
from tests.conftest import EPOCH
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Said = Callable[..., tuple[int, str]]

EVENT = {
    "date": "1911-05",
    "title": "Congress raises the duty on wicks",
    "summary": "A note: it's the first of two, and it goes on until a line of the file cannot hold it any more.",
    "category": "trade-policy",
    "actors": "us",
    "effect": "tightens",
    "sources": "act-1901,paper-1999",
    "confidence": "high",
}
TERM = {"term": "Wick", "forms": "lamp wick, wicks", "definition": "What burns.", "sources": "act-1901"}
SOURCE = {
    "type": "article",
    "title": "Wicks",
    "author": "Doe, Jane; Lamp Office",
    "parent": "{type: periodical, title: Journal of Lamps}",
    "date": "1987",
    "url": "https://lamps.example/wicks",
    "kind": "article",
    "tier": "secondary",
    "read": "no",
    "supports": "That wicks burn.",
}
CLAIM = {
    "article": "thaw",
    "section": "Paragraph 1",
    "claim": "Wicks were banned.",
    "kind": "law",
    "verdict": "supported",
    "finding": "They were.",
    "sources": "act-1901",
    "confidence": "high",
    "chapter": "history/lamps.md#the-duty",
}
FACT = {"label": "Both years", "sum": "oil-1901,oil-1902", "unit": "usd-million", "as-of": "1902"}

ADDED = {
    "event": (
        EVENT,
        "data/events.yml",
        12,
        """\
- id: raises-duty-1911
  date: 1911-05
  title: Congress raises the duty on wicks
  summary: "A note: it's the first of two, and it goes on until a line of the file cannot hold it
    any more."
  category: trade-policy
  actors: [us]
  effect: tightens
  sources: [act-1901, paper-1999]
  confidence: high
""",
    ),
    "term": (
        TERM,
        "data/glossary.yml",
        14,
        """\
- id: wick
  term: Wick
  forms: [lamp wick, wicks]
  definition: What burns.
  sources: [act-1901]
""",
    ),
    "source": (
        SOURCE,
        "data/sources.yml",
        16,
        """\
paper-1987:
  type: article
  title: Wicks
  author: ['Doe, Jane', Lamp Office]
  parent:
    type: periodical
    title: Journal of Lamps
  date: 1987
  url: https://lamps.example/wicks
  kind: article
  tier: secondary
  read: no
  supports: That wicks burn.
  checked: 2026-11-28
""",
    ),
    "claim": (
        CLAIM,
        "data/claims/thaw.yml",
        20,
        """\
  - id: thaw-wicks-banned
    section: Paragraph 1
    claim: Wicks were banned.
    kind: law
    verdict: supported
    finding: They were.
    sources: [act-1901]
    confidence: high
    checked: 2026-11-28
    chapter: history/lamps.md#the-duty
""",
    ),
    "fact": (
        FACT,
        "data/facts.yml",
        35,
        """\
- id: both-years-1902
  label: Both years
  sum: [oil-1901, oil-1902]
  unit: usd-million
  as_of: 1902
  checked: 2026-11-28
  review_by: 2027-11-28
""",
    ),
}


def as_options(fields: dict[str, str]) -> list[str]:
    return [part for name, value in fields.items() for part in (f"--{name}", value)]


def contents(root: Path) -> dict[str, bytes]:
    files = [file for file in (root / "data").rglob("*") if file.is_file()]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in every(files)}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be November 28, 2026, and let nobody sit at the terminal."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)


@pytest.fixture
def make(project: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Make a record in the small project; return the exit code and what was said."""

    def call(kind: str, fields: dict[str, str] | None = None, *more: str) -> tuple[int, str]:
        code = new_record(project, kind, [*as_options(fields or {}), *more])
        return code, capsys.readouterr().out

    return call


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], None]:
    """Sit at the terminal and give these answers, then end the input."""

    def sit(answers: list[str]) -> None:
        rest = iter(answers)

        def reply(_prompt: str = "") -> str:
            try:
                return next(rest)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", reply)

    return sit


@pytest.mark.parametrize("kind", ADDED)
def test_record_is_written_in_its_place(project: Path, make: Said, kind: str) -> None:
    fields, path, line, text = ADDED[kind]
    before = contents(project)
    code, said = make(kind, fields)
    assert code == 0, said
    assert said.startswith(f"{path}:{line}: {kind} ")
    after = contents(project)
    assert {name for name in every(after) if after[name] != before[name]} == {path}
    lines = after[path].decode().splitlines(keepends=True)
    end = line - 1 + len(text.splitlines())
    assert "".join(lines[line - 2 : end]) == f"\n{text}"
    assert "".join([*lines[: line - 2], *lines[end:]]).encode() == before[path]
    told = [problem.message.rpartition('" ')[2] for problem in check_project(project)[2]]
    assert told == {"source": ["is cited nowhere"], "fact": ["is told nowhere"]}.get(kind, [])


DIALOGS = {
    "event": [
        "1911-13",  # no such month: asked again
        "1911-05",
        EVENT["title"],
        "",  # may not be left empty: asked again
        EVENT["summary"],
        "trade",  # no such word
        "trade-policy",
        "",
        "us",
        "tightens",
        "",
        "",
        "act-1901,paper-1999",
        "high",
        "",
    ],
    # A source that is not there is told at once, and its field asked for again.
    "term": ["Wick", "", "lamp wick, wicks", "What burns.", "", "act-1091", "act-1901", ""],
    "source": [
        "article",
        "Wicks",
        "Doe, Jane; Lamp Office",
        "{type: periodical",
        "{type: periodical, title: Journal of Lamps}",
        "",
        "",
        "1987",
        "lamps.example",
        "https://lamps.example/wicks",
        *("article", "secondary", "no", "", "That wicks burn.", "", ""),
    ],
    "fact": [
        "total",
        "sum",
        "Both years",
        "oil-1901,oil-1902",
        "usd-million",
        "",
        "1902",
        "",
        "",
        "",
        "",
        "",
    ],
}


@pytest.mark.parametrize("kind", ["event", "term", "source", "fact"])
def test_dialog_writes_what_options_write(
    project: Path, make: Said, answer: Callable[[list[str]], None], kind: str
) -> None:
    _, path, line, text = ADDED[kind]
    answer(DIALOGS[kind])
    code, said = make(kind)
    assert code == 0, said
    written = (project / path).read_text(encoding="utf-8").splitlines()
    assert written[line - 1 : line - 1 + len(text.splitlines())] == text.splitlines()


@pytest.mark.parametrize(
    ("kind", "answers", "told"),
    [
        ("term", DIALOGS["term"][:6], 'there is no source "act-1091"\n    to do: did you mean "act-1901"?'),
        (
            "term",
            [*DIALOGS["term"][:4], "dutty"],
            'there is no term "dutty"\n    to do: did you mean "duty"?',
        ),
        (
            "event",
            ["1911", "a", "b", "trade-policy", "us", "tightens", "zzz"],
            'there is no instrument "zzz"\n    to do: add the instrument first',
        ),
    ],
)
def test_dialog_tells_an_unknown_key_at_its_field(
    make: Said, answer: Callable[[list[str]], None], kind: str, answers: list[str], told: str
) -> None:
    answer(answers)
    assert make(kind)[1].endswith(f"{told}\n\nNothing was written.\n")


def test_dialog_shows_how_a_date_is_written(make: Said, answer: Callable[[list[str]], None]) -> None:
    answer([])
    line = "      2022, 2022-03 or 2022-03-04: as precise as it is known, a bare year too\n"
    assert make("event")[1].endswith(f"{line}\nNothing was written.\n")


def test_fact_without_an_origin_is_told_which_there_are(make: Said) -> None:
    code, said = make("fact", {name: value for name, value in FACT.items() if name != "sum"})
    assert code == 1
    assert said == (
        "--value, --cell, --sum, --difference, --share, --percent-change, --peak: one of them is missing\n"
        "    to do: say where the number comes from\n1 problem. Nothing was written.\n"
    )


def test_next_steps_name_the_check_with_and_without_make(make: Said) -> None:
    assert make("term", TERM)[1].endswith("Then run `make check`, which is `python -m scripts check`.\n")


def test_dialog_asks_again_for_what_check_refuses(
    project: Path, make: Said, answer: Callable[[list[str]], None]
) -> None:
    first = ["Headline", "Wicks were banned.", "law", "not-checkable", "They were.", "", "low", ""]
    answer(["thaw", *first, "history/lamps.md#the-tax", "", "history/lamps.md#the-duty"])
    code, said = make("claim")
    assert code == 0, said
    assert "Headline\n      Paragraph 1" in said
    assert 'has no heading "#the-tax"' in said
    assert "chapter: history/lamps.md#the-duty\n\n  - id: thaw-wicks-banned\n" not in said
    text = (project / "data/claims/thaw.yml").read_text(encoding="utf-8")
    assert text.endswith(
        "    sources: []\n    confidence: low\n    checked: 2026-11-28\n    chapter: history/lamps.md#the-duty\n"
    )


def test_dialog_asks_for_another_field_where_an_answer_mends_nothing(
    make: Said, answer: Callable[[list[str]], None]
) -> None:
    claim = ["thaw", "Paragraph 1", "Wicks were banned.", "law", "supported", "They were.", "", "high", ""]
    answer([*claim, "history/lamps.md#the-duty", "thaw-wicks", "supported", "sources", "act-1901"])
    code, said = make("claim")
    assert code == 0, said
    assert said.count('verdict "supported" needs at least one source') == 2


def test_dialog_takes_a_similar_record_for_another(make: Said, answer: Callable[[list[str]], None]) -> None:
    fact = ["cell", "Oil", "{table: oil, row: {year: 1901}, column: value_musd}", "usd-million", "", "1901"]
    answer([*fact, "", "", "", "", "", "what?", "--although-similar"])
    code, said = make("fact")
    assert code == 0, said
    assert 'data/facts.yml:1: fact "oil-1901" is very similar: Lamp oil sold, 1901' in said
    assert "Such as: {table: oil, row: {year: 1901}, column: value_musd}" in said


REFUSED = {
    "missing fields": (
        "term",
        {"term": "Wick"},
        "--definition: is missing\n    to do: add --definition with: What",
    ),
    "a wrong date": ("event", {**EVENT, "date": "1911-13"}, '--date: date "1911-13" is not a calendar date'),
    "a long title": ("event", {**EVENT, "title": "a " * 11}, "--title: title has 11 words"),
    "an unknown word": ("event", {**EVENT, "effect": "loosen"}, 'did you mean "loosens"?'),
    "an unknown source": (
        "event",
        {**EVENT, "sources": "act-1902"},
        '--sources: there is no source "act-1902"',
    ),
    "an actor of another time": (
        "event",
        {**EVENT, "actors": "ussr"},
        '--actors: actor "ussr" did not exist',
    ),
    "low confidence": ("event", {**EVENT, "confidence": "low"}, "--confidence: event "),
    "nothing read": ("term", {**TERM, "sources": "unread-1950"}, '--sources: term "wick" rests on no source'),
    "an unknown section": (
        "claim",
        {**CLAIM, "section": "Headlines"},
        '--section: section "Headlines" is not',
    ),
    "an unknown article": ("claim", {**CLAIM, "article": "thaws"}, 'did you mean "thaw"?'),
    "a missing heading": (
        "claim",
        {**CLAIM, "chapter": "history/lamps.md#tax"},
        '--chapter: chapter "history/lamps.md" has no heading "#tax"',
    ),
    "a verdict without sources": ("claim", {**CLAIM, "sources": ""}, '--verdict: verdict "supported" needs'),
    "a cell that is not there": (
        "fact",
        {
            "label": "Oil",
            "cell": "{table: oil, row: {year: 1999}, column: x}",
            "unit": "count",
            "as-of": "1999",
        },
        "--cell: fact ",
    ),
    "broken braces": ("fact", {**FACT, "sum": "{table"}, "--sum: sum cannot be read"),
    "two origins": ("fact", {**FACT, "value": "3"}, "new fact: the fact has 2 origins"),
    "a value without sources": (
        "fact",
        {"label": "Wicks", "value": "3", "unit": "count", "as-of": "1999"},
        "--value: value is given by itself and so needs at least one source",
    ),
    "a control character": ("term", {**TERM, "definition": "a\x7fb"}, "--definition: definition contains"),
    "half a letter": (
        "term",
        {**TERM, "definition": "a\udc80b"},
        "contains a character that the file cannot hold",
    ),
    "an id in use": (
        "event",
        {**EVENT, "id": "lamp-oil-act-1901"},
        '--id: the id "lamp-oil-act-1901" is taken, see data/events.yml:1\n',
    ),
    "an id that is no key": ("event", {**EVENT, "id": "A B"}, '--id: id "A B" is not a key'),
    "the same event": (
        "event",
        {**EVENT, "title": "Moscow buys lamps", "date": "1930-06-09"},
        'data/events.yml:12: event "ussr-buys-lamps-1930" is the same: Moscow buys lamps (1930-06)\n    to do: edit',
    ),
    "a similar event": (
        "event",
        {**EVENT, "title": "Moscow buys many lamps", "date": "1930-06-09"},
        'data/events.yml:12: event "ussr-buys-lamps-1930" is very similar: Moscow buys lamps (1930-06)',
    ),
    "the same address": (
        "source",
        {**SOURCE, "url": "http://www.law.example/act-1901/"},
        'data/sources.yml:3: source "act-1901" is the same: https://law.example/act-1901',
    ),
    "the same title": (
        "source",
        {**SOURCE, "title": "The Lamp Book"},
        'source "unread-1950" is very similar',
    ),
    "the same form": (
        "term",
        {**TERM, "forms": "Import Tax"},
        'data/glossary.yml:1: term "duty" is the same: import tax',
    ),
    "a similar term": ("term", {**TERM, "term": "Lamp oils"}, 'term "lamp-oil" is very similar: Lamp oil'),
    "a similar claim": ("claim", {**CLAIM, "claim": "Lamps were taxed!"}, 'claim "thaw-lamps" is the same'),
    "the same number": (
        "fact",
        {
            "label": "Change",
            "percent-change": "{from: oil-1901, to: oil-1902}",
            "unit": "percent",
            "as-of": "1902",
        },
        'fact "oil-change" is very similar: Change in lamp oil sold',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_record_leaves_everything_as_it_was(project: Path, make: Said, name: str) -> None:
    kind, fields, told = REFUSED[name]
    before = contents(project)
    code, said = make(kind, fields)
    assert (code, contents(project)) == (1, before)
    assert told in said
    assert said.endswith("Nothing was written.\n")


@pytest.mark.parametrize("name", ["a similar event", "the same title", "a similar term", "the same number"])
def test_similar_record_can_be_made_all_the_same(make: Said, name: str) -> None:
    kind, fields, _ = REFUSED[name]
    code, said = make(kind, fields, "--although-similar")
    assert code == 0, said


@pytest.mark.parametrize("name", ["the same event", "the same address", "the same form"])
def test_same_record_cannot(make: Said, name: str) -> None:
    kind, fields, told = REFUSED[name]
    code, said = make(kind, fields, "--although-similar")
    assert code == 1
    assert told in said


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--titel", "x"], "--titel: there is no such option\n    allowed: --date, --title,"),
        (["--titel=x"], 'did you mean "--title"?'),
        (["--ti\udc80tle=x"], "--ti\\udc80tle: there is no such option"),
        (["--title"], "--title: has no value"),
        (["--title", "--date", "1911"], "--title: has no value"),
        (
            ["--title", "A", "B"],
            '"B": belongs to no option\n    to do: put a text that has spaces into quotes',
        ),
        (["--date", "1911", "--date", "1912"], "--date: is given twice"),
    ],
)
def test_wrong_option_is_told(make: Said, options: list[str], told: str) -> None:
    code, said = make("event", None, *options)
    assert code == 1
    assert told in said


def test_lists_are_given_with_commas_or_one_by_one(project: Path, make: Said) -> None:
    fields = {name: value for name, value in EVENT.items() if name != "sources"}
    assert make("event", fields, "--sources", "act-1901", "--sources=paper-1999, record-1")[0] == 0
    assert "  sources: [act-1901, paper-1999, record-1]\n" in (project / "data/events.yml").read_text()


def test_unknown_kind_is_told_with_the_nearest(make: Said) -> None:
    code, said = make("evnt")
    assert code == 1
    assert 'there is no kind of record "evnt"' in said
    assert 'did you mean "event"?' in said


@pytest.mark.parametrize("kind", ADDED)
def test_help_names_every_field_with_its_meaning(make: Said, kind: str) -> None:
    fields = ADDED[kind][0]
    code, said = make(kind, None, "--help")
    assert code == 0
    for name in every(fields):
        assert f"\n--{name}" in said
    assert "(required)\n    " in said
    assert "--id\n    Permanent key" in said


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_dialog_that_is_broken_off_writes_nothing(
    project: Path, make: Said, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    def break_off(_prompt: str = "") -> str:
        raise stop

    before = contents(project)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", break_off)
    code, said = make("event")
    assert (code, contents(project)) == (1, before)
    assert said.endswith("\nNothing was written.\n")


def test_nothing_is_half_written_on_a_full_disk(
    project: Path, make: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = contents(project)
    monkeypatch.setattr("scripts.contribute.new.write_file", full)
    code, said = make("event", EVENT)
    assert (code, contents(project)) == (1, before)
    assert said == "data/events.yml: No space left on device. Nothing was written.\n"


def test_file_that_cannot_be_read_is_told(project: Path, make: Said) -> None:
    (project / "data/events.yml").write_text("- id: [\n", encoding="utf-8")
    code, said = make("event", EVENT)
    assert code == 1
    assert said.startswith("data/events.yml:")


def test_older_problems_are_no_obstacle(
    project: Path, make: Said, edit: Callable[[str, str, str], None]
) -> None:
    edit("data/events.yml", "effect: loosens", "effect: loosen")
    code, said = make("event", EVENT)
    assert code == 0, said
    assert "- id: raises-duty-1911\n" in (project / "data/events.yml").read_text(encoding="utf-8")


def test_problem_elsewhere_in_the_file_is_told_on_its_line(
    project: Path, make: Said, edit: Callable[[str, str, str], None]
) -> None:
    edit("data/glossary.yml", "- id: lamp-oil", "# a note\n- id: lamp-oil")
    code, said = make("term", {**TERM, "term": "Aladdin", "forms": "LO"})
    assert code == 1
    assert 'data/glossary.yml:9: term "lamp-oil" is the same: LO' in said
    assert (project / "data/glossary.yml").read_text(encoding="utf-8").startswith("- id: duty\n")
