"""Which pages a live preview renders again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.chapters import read_chapters
from scripts.load import load_or_raise
from scripts.stale import stale_pages
from tests.conftest import SMALL
from tests.test_generate import generate

Edit = Callable[[str, str, str], None]


@pytest.mark.parametrize(
    ("path", "old", "new", "stale"),
    [
        ("data/sources.yml", "Lamp Oil Act", "Oil Act", {"history/lamps.md"}),
        ("data/sources.yml", "The Lamp Book", "The Book", {"history/lamps.md"}),
        ("data/facts.yml", "Lamp oil sold, 1901", "Oil sold", {"history/lamps.md"}),
        ("data/facts.yml", "value: 1234", "value: 5", {"history/lamps.md"}),
        ("data/tables/oil.csv", "1500.5", "1600.5", {"history/lamps.md"}),
        ("data/events.yml", "Moscow buys lamps", "Moscow sells lamps", set()),
        ("data/glossary.yml", "Oil for lamps.", "Oil.", set()),
        (
            "data/glossary.yml",
            "abbreviation: LO",
            "abbreviation: LPO",
            {"history/lamps.md", "reference/timeline.md", "reference/instruments.md", "claims/thaw.md"},
        ),
    ],
)
def test_pages_that_show_a_changed_record_are_stale(
    project: Path, edit: Edit, path: str, old: str, new: str, stale: set[str]
) -> None:
    before = load_or_raise(SMALL)
    edit(path, old, new)
    assert stale_pages(before, load_or_raise(project), read_chapters(project), generate(project), []) == stale


def test_page_that_includes_a_written_snippet_is_stale(project: Path) -> None:
    records, chapters, files = load_or_raise(project), read_chapters(project), generate(project)
    assert stale_pages(records, records, chapters, files, ["snippets/claims/thaw-lamps.md"]) == {
        "history/lamps.md"
    }
    assert stale_pages(records, records, chapters, files, ["docs/reference/glossary.md"]) == set()
