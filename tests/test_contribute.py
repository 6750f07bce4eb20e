"""The contributor's guide cannot rot: its examples stand in the records, and its messages are what the check says."""

from __future__ import annotations

import re
import shlex
import shutil
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from scripts.__main__ import COMMANDS
from scripts.chapters import GENERATED, FrontMatter, read_chapter
from scripts.check import check_project
from tests import guide
from tests.conftest import EPOCH, ROOT
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = ROOT / "docs/contribute"
BLOCKS = guide.blocks(GUIDE)
BEFORE_OF = {after: before for before, after in guide.changes(BLOCKS)}
SLIPS = list(guide.slips(BLOCKS))
TASKS = ("figure.md", "event.md", "law.md", "term.md", "source.md", "claim.md", "chapter.md", "chart.md")
SYNTAX = ("citations", "facts", "snippets", "headings", "front-matter", "sections", "links", "numbers")
AT_THE_TOP = [ROOT / "CONTRIBUTING.md", ROOT / "CODE_OF_CONDUCT.md", ROOT / "README.md"]
PAGES = [*sorted(GUIDE.glob("*.md")), *AT_THE_TOP]
ROOMS = ("data/", "docs/", "snippets/", "scripts/", "theme/", "tests/", ".github/")
# One screen: what a reader takes in before the ten minutes are over; the syntax of chapters is for looking up.
MOST_WORDS = 350
TYPED = ("make", "python", ".venv/bin/python", "git", "gh", "cd")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what people edit."""
    root = tmp_path_factory.mktemp("tree")
    for room in ("data", "docs", "snippets"):
        shutil.copytree(ROOT / room, root / room)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(autouse=True)
def _same_day_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_every_task_shows_a_record_and_a_slip() -> None:
    for page in TASKS:
        roles = {block.role for block in BLOCKS if block.page == page}
        assert roles >= {"with a slip", guide.SAYS}, page
        assert "as it stands" in roles or roles >= {"before", "after"}, page


@pytest.mark.parametrize(
    "block",
    [block for block in BLOCKS if block.role in guide.STANDS],
    ids=lambda block: f"{block.page}, {block.role}",
)
def test_what_is_shown_stands_in_the_records(block: guide.Block) -> None:
    assert (ROOT / block.path).read_text(encoding="utf-8").count(f"{block.text}") == 1


def test_every_change_of_the_guide_passes_the_check(tree: Path) -> None:
    kept: dict[Path, str] = {}
    for after, before in every(BEFORE_OF.items()):
        file = tree / after.path
        kept.setdefault(file, file.read_text(encoding="utf-8"))
        assert after.text != before.text
        file.write_text(
            file.read_text(encoding="utf-8").replace(before.text, after.text, 1), encoding="utf-8"
        )
    try:
        assert guide.told(tree) == ""
    finally:
        for file, text in kept.items():
            file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("page", sorted({slip.page for slip in SLIPS}))
def test_slips_are_told_as_the_guide_says(tree: Path, page: str) -> None:
    kept: dict[Path, str] = {}
    expected = []
    for slip in every(one for one in SLIPS if one.page == page):
        file = tree / slip.path
        text = file.read_text(encoding="utf-8")
        kept.setdefault(file, text)
        file.write_text(guide.with_slip(text, slip, shown_before(slip, text)), encoding="utf-8")
        expected += split(slip.told)
    try:
        assert sorted(split(guide.told(tree))) == sorted(expected)
    finally:
        for file, text in kept.items():
            file.write_text(text, encoding="utf-8")


def shown_before(slip: guide.Slip, text: str) -> str:
    """Return the lines that the slip is made in: those that the guide shows, or of a chapter the whole."""
    if slip.shown is None or slip.path.endswith(".md"):
        return text
    return BEFORE_OF.get(slip.shown, slip.shown).text


def split(told: str) -> list[str]:
    """Return the messages one by one, without line numbers."""
    return [guide.without_lines(one) for one in re.split(r"\n(?=\S)", told)]


def test_wrong_message_and_wrong_record_are_found(tree: Path) -> None:
    slip = guide.Slip("x.md", "data/facts.yml", None, "  unit: tons", "")
    text = (tree / "data/facts.yml").read_text(encoding="utf-8")
    assert guide.with_slip(text, slip, "  unit: percent") != text
    with pytest.raises(AssertionError, match="unit is not in the record"):
        guide.with_slip(text, slip, "  value: 1")
    assert guide.without_lines("data/facts.yml:12: a\n    b:3: c") == "data/facts.yml: a\n    b:3: c"


def test_slip_in_a_table_takes_the_place_of_its_row() -> None:
    slip = guide.Slip("x.md", "data/tables/a.csv", None, "1,2,3", "")
    assert guide.with_slip("a,b\n1,2\n4,5\n", slip, "1,2") == "a,b\n1,2,3\n4,5\n"


def unknown_commands(text: str) -> list[str]:
    """Return the commands that a text shows and that nobody can type."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = makefile.partition(".PHONY:")[2].partition("\n")[0].split()
    typed = re.findall(r"python -m scripts ([\w-]+)", text)
    made = re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)
    return [name for name in typed if name not in COMMANDS] + [name for name in made if name not in targets]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    assert unknown_commands(page.read_text(encoding="utf-8")) == []


def test_unknown_command_is_found() -> None:
    assert unknown_commands("`python -m scripts dance`, `make tea`, `make check`") == ["dance", "tea"]


def missing(text: str, folder: Path) -> list[str]:
    """Return the files of the project that a page names or links to and that are not there."""
    named = re.findall(r"`((?:\.?[\w-]+/)*[\w.-]+(?:\.\w+|/))`", text)
    ours = [path for path in named if path.startswith(ROOMS) or path.endswith((".toml", ".cff"))]
    made = (*GENERATED, "data/schemas/")
    linked = re.findall(r"\]\(((?!http)[^)#]+)(?:#[^)]*)?\)", text)
    return [path for path in ours if not path.startswith(made) and not (ROOT / path).exists()] + [
        path for path in linked if not (folder / path).exists()
    ]


@pytest.mark.parametrize("page", AT_THE_TOP, ids=lambda page: page.name)
def test_files_exist_that_are_named_at_the_top(page: Path) -> None:
    assert missing(page.read_text(encoding="utf-8"), page.parent) == []


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.name)
def test_files_exist_that_the_guide_names(page: Path) -> None:
    text = re.sub(r"\]\([^)]*\)", "]", page.read_text(encoding="utf-8"))  # links are the check's business
    assert missing(text, page.parent) == []


def test_missing_file_is_found() -> None:
    text = "In `data/nothing.yml`, `scripts/none/` and `data/facts.yml`; see [it](docs/none.md#a), [us](README.md)."
    assert missing(text, ROOT) == ["data/nothing.yml", "scripts/none/", "docs/none.md"]


@pytest.mark.parametrize("page", [page for page in TASKS if page != "chapter.md"])
def test_task_takes_one_screen(page: str) -> None:
    text = re.sub(
        r"^```.*?^```$", "", (GUIDE / page).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    assert len(text.split("---", 2)[2].split()) <= MOST_WORDS


def test_chapter_syntax_has_its_anchors() -> None:
    chapter = read_chapter(ROOT, "docs/contribute/chapter.md")
    anchors = {heading.anchor for heading in chapter.headings}
    assert set(SYNTAX) <= anchors
    fields = re.findall(r"^- `(\w+)`: ", chapter.text, re.MULTILINE)
    assert fields == list(FrontMatter.model_fields)


def test_the_guide_is_in_the_project_that_is_checked() -> None:
    _, chapters, _ = check_project(ROOT)
    found = defaultdict(list)
    for chapter in chapters:
        found[chapter.src.split("/")[0]].append(chapter.src)
    assert len(found["contribute"]) == len(list(GUIDE.glob("*.md")))
    assert not [block for block in BLOCKS if "{!" in block.text], "markdown-include looks into code too"


def test_titles_of_code_blocks_are_known() -> None:
    for block in every(BLOCKS):
        known = block.role in (*guide.STANDS, guide.ONCE, "after", "with a slip") or block.title in (
            guide.SAYS,
            guide.TERMINAL,
        )
        assert known, f"{block.page}: {block.title}"


def test_terminal_lines_are_commands() -> None:
    for block in every(one for one in BLOCKS if one.title == guide.TERMINAL):
        for line in every(block.text.split("\n")):
            assert shlex.split(line, comments=True)[0] in TYPED, line
