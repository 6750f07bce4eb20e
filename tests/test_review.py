"""What is past its review date: told once, with its place and its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.contribute.review import NOTHING, print_review
from tests.conftest import EPOCH, ROOT
from tests.every import every

Edit = Callable[[str, str, str], None]


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_nothing_is_due(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_review(project) == 0
    assert capsys.readouterr().out == NOTHING


def test_what_is_due_is_listed_by_kind_with_place_and_pages(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit("data/facts.yml", "review_by: 2099-01-01", "review_by: 2026-11-27")
    edit("data/facts.yml", "review_by: 2099-01-01", "review_by: 2025")
    edit("data/instruments.yml", "review_by: 2099-01-01", "review_by: 2026-10")
    edit("data/instruments.yml", "name: Lamp Oil Act", "name: Lamp [Oil] Act")
    edit("docs/history/lamps.md", "review_by: 2099-01-01", "review_by: 2026-11-01")
    assert print_review(project) == 0
    assert capsys.readouterr().out == (
        "On 2026-11-28, 4 things are past the review date.\n\n"
        "## Chapters\n\n"
        "Read it against its sources, then set `checked` and `review_by` in its first lines.\n\n"
        "- [ ] Lamps: due 2026-11-01, `docs/history/lamps.md:1`, shown on `history/lamps.md`\n\n"
        "## Facts\n\n"
        "Look for a newer figure or a revision, then set `checked` and `review_by`.\n\n"
        "- [ ] Lamp oil sold, 1902: due 2025, `data/facts.yml:15`, "
        "shown on `reference/facts.md#oil-1902`, `history/lamps.md`\n"
        "- [ ] Lamp oil sold, 1901: due 2026-11-27, `data/facts.yml:7`, "
        "shown on `reference/facts.md#oil-1901`, `history/lamps.md`\n\n"
        "## Laws and orders\n\n"
        "Look whether it is still in force, then set `as_of`, `status_note` and `review_by`.\n\n"
        "- [ ] Lamp \\[Oil\\] Act: due 2026-10, `data/instruments.yml:12`, "
        "shown on `reference/instruments.md#act-1901`\n"
    )


def test_the_last_day_is_not_past(project: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    edit("data/facts.yml", "review_by: 2099-01-01", "review_by: 2026-11-28")
    edit("data/instruments.yml", "review_by: 2099-01-01", "review_by: 2026-11")
    assert print_review(project) == 0
    assert capsys.readouterr().out == NOTHING


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("data/facts.yml", "unit: count", "unit: pieces", 'data/facts.yml:28: unit "pieces"'),
        ("docs/history/lamps.md", "review_by: 2099-01-01", "review_by: soon", "docs/history/lamps.md:"),
    ],
)
def test_what_cannot_be_read_is_told(
    project: Path,
    edit: Edit,
    capsys: pytest.CaptureFixture[str],
    path: str,
    old: str,
    new: str,
    told: str,
) -> None:
    edit(path, old, new)
    assert print_review(project) == 1
    said = capsys.readouterr()
    assert told in said.err
    assert said.out == ""


def test_every_record_and_chapter_that_can_be_due_is_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # January 1, 2100
    assert print_review(ROOT) == 0
    out = capsys.readouterr().out
    files = [ROOT / "data/facts.yml", ROOT / "data/instruments.yml"]
    for file in every(files):
        places = [
            f"`data/{file.name}:{number}`"
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
            if line.lstrip().startswith("review_by:")
        ]
        assert len(every(places)) == out.count(f"`data/{file.name}:")
        assert all(place in out for place in every(places)), file
    assert out.count("`docs/") == sum(
        "\nreview_by:" in file.read_text(encoding="utf-8") for file in every((ROOT / "docs").rglob("*.md"))
    )
