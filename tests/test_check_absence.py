"""What cannot be read counts as there: a slip that hides a record is told once, and nothing is concluded from it."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.check import check_project
from tests.conftest import EPOCH, ROOT
from tests.every import every

Edit = Callable[[str, str, str], None]
CHAPTER = "docs/history/lamps.md"
ONLY_HERE = """\
only-here:
  type: manuscript
  title: Lamp Record 0
  publisher: Lamp Archive
  date: 1900
  kind: archive
  tier: primary
  read: full
  supports: The trade in lamps.
  checked: 2020-01-02

paper-1999:
"""
# Where a source may be cited: file, the line that cites it, and two slips that hide the record.
CITING: dict[str, tuple[str, str, tuple[str, str], tuple[str, str]]] = {
    "event": (
        "data/events.yml",
        "sources: [paper-1999]",
        ("summary: The Soviet", "summary: The Soviet:"),
        ("effect: loosens", "effect: loosen"),
    ),
    "term": (
        "data/glossary.yml",
        "sources: [act-1901]",
        ("definition: A charge", "definition: A charge:"),
        ("see_also:", "see:"),
    ),
    "instrument": (
        "data/instruments.yml",
        "sources: [act-1901]",
        ("what_it_does: It puts", "what_it_does: It puts:"),
        ("status: in-force", "status: in force"),
    ),
    "claim": (
        "data/claims/thaw.yml",
        "sources: [act-1901]",
        ("finding: The act", "finding: The act:"),
        ("verdict: supported", "verdict: support"),
    ),
    "fact": (
        "data/facts.yml",
        "sources: [paper-1999]",
        ("note: Counted", "note: Counted:"),
        ("unit: count", "unit: counts"),
    ),
    "question": (
        "data/quizzes.yml",
        "sources: [act-1901]",
        ("reason: The act", "reason: The act:"),
        ("answer: Lamp oil", "answer: Oil"),
    ),
    "table": (
        "data/tables/datapackage.yml",
        "source_keys: [act-1901]",
        ("coverage: 1901-1902", "coverage: in: 1901"),
        ("type: integer", "type: integers"),
    ),
}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def told(root: Path) -> list[str]:
    """Return the problems, without the warnings."""
    return [str(problem) for problem in check_project(root)[2] if not problem.warning]


@pytest.mark.parametrize("which", [0, 1], ids=["unreadable", "misfit"])
@pytest.mark.parametrize("kind", CITING)
def test_sources_of_a_record_that_is_hidden_are_not_called_uncited(
    project: Path, edit: Edit, kind: str, which: int
) -> None:
    path, sources, *slips = CITING[kind]
    old, new = slips[which]
    edit("data/sources.yml", "paper-1999:\n", ONLY_HERE)
    assert len(told(project)) == 1, "without a citation it is uncited"
    edit(path, sources, sources.replace("]", ", only-here]"))
    assert told(project) == []
    edit(path, old, new)
    assert [problem.partition(":")[0] for problem in told(project)] == [path]


def test_what_another_kind_hides_does_not_keep_an_uncited_source_from_being_told(
    project: Path, edit: Edit
) -> None:
    edit("data/sources.yml", "paper-1999:\n", ONLY_HERE)
    edit("data/timelines.yml", "title: The age", "title: The: age")
    assert [problem.partition(":")[0] for problem in told(project)] == [
        "data/timelines.yml",
        "data/sources.yml",
    ]


def test_mistyped_key_of_the_only_citation_is_told_once(project: Path, edit: Edit) -> None:
    edit("data/sources.yml", "paper-1999:\n", ONLY_HERE)
    edit("data/glossary.yml", "sources: [act-1901]", "sources: [act-1901, only-her]")
    assert len(told(project)) == 1
    edit("data/glossary.yml", ", only-her", "")
    for written in every(["[@only-her]", "[only-here]", "[@only-here ch]", "[@only-here", "(@only-here)"]):
        edit(CHAPTER, "The duty of", f"A record.{written}\n\nThe duty of")
        assert len(told(project)) == 1, written
        edit(CHAPTER, f"A record.{written}\n\n", "")


@pytest.mark.parametrize("written", ["{{ lamp }}", "{{lamps }", "{ lamps }", "{{ lamps }"])
def test_fact_that_is_written_wrongly_is_not_called_untold(project: Path, edit: Edit, written: str) -> None:
    edit(CHAPTER, "A survey counted {{ lamps }} lamps.", f"A survey counted {written}.")
    assert len(told(project)) == 1


@pytest.mark.parametrize(
    "written", ["[@act-1901, ch", "(@act-1901)", "[act-1901]", "{ lamps }", "{{ lamps }"]
)
def test_sentence_with_a_sign_that_is_half_written_is_not_called_unbacked(
    project: Path, edit: Edit, written: str
) -> None:
    edit(CHAPTER, "## Check yourself\n", f"There were 17 lamps.{written}\n\n## Check yourself\n")
    assert [problem for problem in told(project) if "a number without a source" in problem] == []
    edit(CHAPTER, f"17 lamps.{written}", "17 lamps.")
    assert [problem for problem in told(project) if "a number without a source" in problem]


def test_fact_behind_one_that_is_hidden_is_not_called_untold(project: Path, edit: Edit) -> None:
    edit(CHAPTER, "A survey counted {{ lamps }} lamps.", "")
    edit("data/facts.yml", "{from: oil-1901, to: oil-1902}", "{from: lamps, to: oil-1902}")
    assert told(project) == []
    edit("data/facts.yml", "unit: percent", "unit: percents")
    assert len(told(project)) == 1


def test_record_whose_id_is_lost_is_not_called_unknown(project: Path, edit: Edit) -> None:
    edit("data/facts.yml", "- id: oil-1902", "- ids: oil-1902")
    (problem,) = told(project)
    assert problem.startswith('data/facts.yml:9: unknown field "ids"\n    allowed: id, label, value,')
    assert '    to do: did you mean "id"?\n' in problem
    edit("data/facts.yml", "- ids: oil-1902", "- id: oil-1901")
    assert len(told(project)) == 1


def test_table_whose_name_is_lost_is_not_called_unknown(project: Path, edit: Edit) -> None:
    edit("data/tables/datapackage.yml", "- name: oil", "- names: oil")
    assert len(told(project)) == 1


def test_chart_of_records_is_not_called_empty_when_they_are_hidden(project: Path, edit: Edit) -> None:
    columns = "table: oil\ncolumns: [year, value_musd]"
    cases = [
        ("events-by-year", "columns: [year, events]\nwhere: {year: [1901]}", "data/events.yml", "title: "),
        (
            "claims-by-verdict",
            "columns: [verdict, claims]\nwhere: {article: [The explainer]}",
            "data/claims/explainer.yml",
            "finding: ",
        ),
    ]
    for table, where, path, old in every(cases):
        edit("data/charts/oil-sold.yml", columns, f"table: {table}\n{where}")
        assert told(project) == []
        edit(path, old, f"{old}A: ")
        assert len(told(project)) == 1, table
        edit(path, f"{old}A: ", old)
        edit("data/charts/oil-sold.yml", f"table: {table}\n{where}", columns)


def test_timeline_is_not_called_empty_when_its_event_is_hidden(project: Path, edit: Edit) -> None:
    edit("data/timelines.yml", "from: 1900", "from: 1920")
    edit("data/events.yml", "effect: loosens", "effect: loosen")
    assert len(told(project)) == 1


@pytest.mark.parametrize(
    ("link", "path", "old", "new"),
    [
        ("facts.md#oil-1901", "data/facts.yml", "unit: usd-million", "unit: usd"),
        ("instruments.md#act-1901", "data/instruments.yml", "kind: statute", "kind: statutes"),
        ("glossary.md#duty", "data/glossary.yml", "definition: A charge", "definition: A: charge"),
    ],
)
def test_link_to_a_record_that_is_hidden_is_not_called_broken(
    project: Path, edit: Edit, link: str, path: str, old: str, new: str
) -> None:
    edit(CHAPTER, "## Check yourself\n", f"See [it](../reference/{link}).\n\n## Check yourself\n")
    assert told(project) == []
    edit(path, old, new)
    assert len(told(project)) == 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/sources.yml", "title: Lamp Record 1\n", "title: Lamp: Record 1\n"),
        ("data/sources.yml", "tier: primary", "tier: primer"),
        ("data/tables/oil.csv", "1901,1500.5", "1901,1,500.5"),
        ("data/facts.yml", "label: Lamp oil sold, 1901", "label: Lamp oil sold: 1901"),
        (CHAPTER, "[@record-1; @record-2;", "[@record1; @record-2;"),
        (CHAPTER, "[@record-1; @record-2;", "[@record-1 ch; @record-2;"),
        (CHAPTER, "@record-5; @record-6]", "@record-5; @record-6"),
    ],
)
def test_share_of_primary_sources_is_not_counted_with_holes(
    project: Path, edit: Edit, path: str, old: str, new: str
) -> None:
    edit(CHAPTER, "- A study.", f"- {'Again.[@paper-1999] ' * 6}A study.")
    assert told(project) == [], "exactly half of the citations are to primary sources"
    edit(path, old, new)
    assert len(told(project)) == 1


@pytest.mark.parametrize(
    "heading", ["## In brief", "## The duty", "## Check yourself", "## Go deeper"], ids=lambda text: text[3:]
)
def test_heading_without_its_space_is_still_a_heading(project: Path, edit: Edit, heading: str) -> None:
    edit(CHAPTER, heading, heading.replace(" ", "", 1))
    assert [problem.split(": ")[1].partition("\n")[0] for problem in told(project)] == [
        "a heading lacks the space after #"
    ]


def slips_in_real_files(root: Path) -> Iterator[tuple[str, str, str]]:
    """Yield slips as file, old and new text: in an event, a table, a law that is linked to, a source."""
    events = (root / "data/events.yml").read_text(encoding="utf-8")
    text = re.findall(r"(?m)^  summary: \w+ ", events)[0]
    yield "data/events.yml", text, f"{text.rstrip()}: "
    first, second = re.findall(r"(?m)^- id: .*\n", events)[:2]
    yield "data/events.yml", second, first
    table = (root / "data/tables/us-russia-goods-annual.csv").read_text(encoding="utf-8").split("\n")[1]
    yield "data/tables/us-russia-goods-annual.csv", table, table.replace(",", ",1,", 1)
    chapters = "\n".join(file.read_text(encoding="utf-8") for file in sorted((root / "docs").rglob("*.md")))
    law = re.findall(r"reference/instruments\.md#([\w-]+)", chapters)[0]
    laws = (root / "data/instruments.yml").read_text(encoding="utf-8")
    record = re.findall(rf"(?m)^- id: {law}\n(?:  .*\n)+", laws)[0]
    yield "data/instruments.yml", record, re.sub(r"(?m)^  status: ", "  status: not-", record)
    cited = Counter(re.findall(r"\[@([\w-]+)", chapters)).most_common(1)[0][0]
    sources = (root / "data/sources.yml").read_text(encoding="utf-8")
    record = re.findall(rf"(?m)^{cited}:\n(?:  .*\n)+", sources)[0]
    yield "data/sources.yml", record, re.sub(r"(?m)^  read: ", "  read: un", record)


def test_slip_in_the_records_of_the_site_is_told_once(tmp_path: Path) -> None:
    for room in ("data", "docs", "snippets"):
        shutil.copytree(ROOT / room, tmp_path / room)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    slips = every(slips_in_real_files(tmp_path))
    assert len(slips) == 5
    for path, old, new in slips:
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (tmp_path / path).write_text(text.replace(old, new), encoding="utf-8")
        assert [problem.partition(":")[0] for problem in told(tmp_path)] == [path]
        (tmp_path / path).write_text(text, encoding="utf-8")
