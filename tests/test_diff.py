"""What readers see change between two commits: exact Markdown for every kind of change."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.contribute.diff import CANNOT_COMPARE, diff, print_diff
from scripts.contribute.revisions import RevisionError, commit_of, take_out
from scripts.contribute.shown import SECTION_LIMIT
from scripts.load import load
from tests.conftest import ROOT
from tests.every import every

Edit = Callable[[str, str, str], None]
GIT = shutil.which("git") or "git"
WARNING = "**Warning: ids are permanent: anchors on the site break, and links from elsewhere with them.**"


def git(root: Path, *arguments: str) -> None:
    """Run git on one repository, named outright, so that it can touch no other."""
    settings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2020-01-02T00:00:00Z",
        "GIT_COMMITTER_DATE": "2020-01-02T00:00:00Z",
    }
    who = ["-c", "user.name=A Tester", "-c", "user.email=tester@example.org"]
    where = [f"--git-dir={root / '.git'}", f"--work-tree={root}"]
    subprocess.run([GIT, *who, *where, *arguments], cwd=root, env=settings, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "A change")


@pytest.fixture(autouse=True)
def no_settings_from_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that runs inside a git hook must not look into the repository of the hook."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def repository(project: Path) -> Path:
    """The small project, committed once."""
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project)
    return project


def summary(root: Path, base: str = "main", head: str | None = None) -> str:
    """Return the whole text, with the hashes left out."""
    return re.sub(r" \([0-9a-f]{7}\)", "", diff(root, base, head))


def body(root: Path) -> str:
    """Return what stands below the sentence with the counts."""
    return summary(root).partition("\n\n")[2]


def counts(root: Path) -> str:
    return summary(root).partition("\n")[0]


@pytest.mark.parametrize(
    ("path", "old", "new", "counted", "lines"),
    [
        (
            "docs/history/lamps.md",
            "was small.",
            "was large.",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- The duty of 1901 was <del>small.</del> \\[Pub. L. 1-1, p. 4; Journal of Lamps, 1999\\]<br>"
                "→ The duty of 1901 was <ins>large.</ins> \\[Pub. L. 1-1, p. 4; Journal of Lamps, 1999\\]\n"
            ),
        ),
        (
            "docs/history/lamps.md",
            "- A study.[@paper-1999;",
            "- A study.[@record-1;",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- A study. <del>\\[Journal of Lamps, 1999;</del> Lamp House, 1950\\]<br>"
                "→ A study. <ins>\\[Lamp Archive, 1901;</ins> Lamp House, 1950\\]\n"
            ),
        ),
        (
            "docs/history/lamps.md",
            "- The act itself.[@act-1901]\n",
            "",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- Removed: The act itself. \\[Pub. L. 1-1\\]\n"
            ),
        ),
        (
            "docs/history/lamps.md",
            "{!charts/oil-sold.md!}\n\n{!claims/thaw-lamps.md!}",
            "{!claims/thaw-lamps.md!}\n\n{!charts/oil-sold.md!}\n\nNew words.",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- Moved: \\{\\!claims/thaw-lamps.md\\!\\}\n- Added: New words.\n"
            ),
        ),
        (
            "docs/history/lamps.md",
            "## The duty\n",
            "## The tax\n",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- \\#\\# The duty → \\#\\# The tax\n\n"
                f"## Ids and addresses that vanish\n\n{WARNING}\n\n"
                "- `history/lamps.md` no longer has the section `#the-duty`.\n"
            ),
        ),
        (
            "docs/history/lamps.md",
            "checked: 2020-01-02",
            "checked: 2020-02",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- Checked: January 2, 2020 → February 2020\n"
            ),
        ),
        (
            "snippets/note.md",
            "A note",
            "Some note",
            "1 page changed",
            (
                "## Pages\n\n### Changed: Snippet `note.md`, shown on History › Lamps (`history/lamps.md`)\n\n"
                "- <del>A</del> note that several pages share. \\[Lamp House, 1950\\]<br>"
                "→ <ins>Some</ins> note that several pages share. \\[Lamp House, 1950\\]\n"
            ),
        ),
        (
            "mkdocs.yml",
            "- Lamps: history/lamps.md",
            "- Old lamps: history/lamps.md",
            "1 page changed",
            (
                "## Pages\n\n### Changed: History › Old lamps (`history/lamps.md`)\n\n"
                "- In the navigation: History › Lamps → History › Old lamps\n"
            ),
        ),
        (
            "mkdocs.yml",
            "- Timeline: reference/timeline.md",
            "- Dates: reference/timeline.md",
            "the differences for readers stand below",
            "## Pages\n\n### Navigation\n\n- `reference/timeline.md`: Reference › Timeline → Reference › Dates\n",
        ),
        (
            "data/events.yml",
            "date: 1930-06",
            "date: 1930-06-04",
            "1 record changed",
            (
                "## Records\n\n### Events\n\n- Changed: **Moscow buys lamps** (`ussr-buys-lamps-1930`)\n"
                "  - Date: June 1930 → June 4, 1930\n"
                "  - Shown on: History › Lamps (`history/lamps.md`)\n"
            ),
        ),
        (
            "data/events.yml",
            "instruments: [act-1901]\n  sources: [act-1901]",
            "sources: [act-1901, paper-1999]",
            "1 record changed",
            (
                "## Records\n\n### Events\n\n- Changed: **Congress taxes lamp oil** (`lamp-oil-act-1901`)\n"
                "  - Instruments: Lamp Oil Act → (none)\n"
                "  - Sources: Pub. L. 1-1 → Pub. L. 1-1; Journal of Lamps, 1999\n"
                "  - Shown on: History › Lamps (`history/lamps.md`)\n"
            ),
        ),
        (
            "data/glossary.yml",
            "definition: A charge on goods that cross a border.",
            "definition: A charge.",
            "1 record changed",
            (
                "## Records\n\n### Terms\n\n- Changed: **Duty** (`duty`)\n"
                "  - Definition: A charge on goods that cross a border. → A charge.\n"
                "  - Linked on: History › Lamps (`history/lamps.md`)\n"
            ),
        ),
        (
            "data/claims/thaw.yml",
            "verdict: supported",
            "verdict: needs-context",
            "1 record changed and 1 chart redrawn",
            (
                "## Records\n\n### Claims\n\n- Changed: **Lamps were taxed.** (`thaw-lamps`)\n"
                "  - Verdict: Holds up → Needs context\n"
                "  - Shown on: History › Lamps (`history/lamps.md`)\n\n"
                "## Charts redrawn because their data changed\n\n"
                "- **Verdicts** (`verdicts`), from “Claims of the two articles by verdict”. Shown on: no page.\n"
            ),
        ),
        (
            "data/events.yml",
            "- id: ussr-buys-lamps-1930",
            "- id: moscow-buys-lamps-1930",
            "1 record renamed",
            (
                "## Records\n\n### Events\n\n- Renamed: **Moscow buys lamps** (`moscow-buys-lamps-1930`)\n"
                "  - Id: `ussr-buys-lamps-1930` → `moscow-buys-lamps-1930`\n"
                "  - Shown on: History › Lamps (`history/lamps.md`)\n\n"
                f"## Ids and addresses that vanish\n\n{WARNING}\n\n"
                "- The event `ussr-buys-lamps-1930` is now `moscow-buys-lamps-1930`.\n"
            ),
        ),
        (
            "data/glossary.yml",
            (
                "- id: lamp-oil\n  term: Lamp oil\n  abbreviation: LO\n  definition: Oil for lamps.\n"
                "  sources: [paper-1999, unread-1950]\n"
            ),
            "",
            "1 record removed",
            (
                "## Records\n\n### Terms\n\n- Removed: **Lamp oil** (`lamp-oil`)\n\n"
                f"## Ids and addresses that vanish\n\n{WARNING}\n\n- The term `lamp-oil` is gone.\n"
            ),
        ),
        (
            "data/timelines.yml",
            "- id: lamps",
            "- id: war\n  title: The war\n  from: 1939\n  to: 1945\n  categories: [conflict, energy]\n\n- id: lamps",
            "1 record added",
            (
                "## Records\n\n### Stretches of the timeline\n\n- Added: **The war** (`war`)\n"
                "  - Start: 1939\n  - End: 1945\n  - Categories: Conflict; Energy\n"
            ),
        ),
        (
            "data/timelines.yml",
            "- id: lamps\n  title: The age of lamps\n  from: 1900\n  to: 1940\n",
            "- id: lamps\n  title: The age of lamps\n  from: 1900\n  to: 1950\n",
            "1 record changed",
            (
                "## Records\n\n### Stretches of the timeline\n\n- Changed: **The age of lamps** (`lamps`)\n"
                "  - End: 1940 → 1950\n  - Shown on: History › Lamps (`history/lamps.md`)\n"
            ),
        ),
        (
            "data/facts.yml",
            "value: 1234",
            "value: 5",
            "1 page changed, 1 record changed and 1 fact reading differently",
            (
                "## Pages\n\n### Changed: History › Lamps (`history/lamps.md`)\n\n"
                "- A survey counted 1,234 lamps. → A survey counted 5 lamps.\n\n"
                "## Records\n\n### Facts\n\n- Changed: **Lamps in the survey** (`lamps`)\n  - Value: 1,234 → 5\n\n"
                "## Facts that read differently\n\n"
                "- **Lamps in the survey** (`lamps`): 1,234 → 5. Told on: History › Lamps (`history/lamps.md`).\n"
            ),
        ),
        (
            "data/facts.yml",
            "cell: {table: oil, row: {year: 1902}, column: value_musd}",
            "sum: [oil-1901, lamps]",
            "1 page changed, 1 record changed and 2 facts reading differently",
            None,
        ),
        (
            "data/charts/oil-sold.yml",
            "mark: bar",
            "mark: line",
            "1 record changed",
            (
                "## Records\n\n### Charts\n\n- Changed: **Sales of lamp oil fell in 1902** (`oil-sold`)\n"
                "  - Spec: changed; the page of charts shows the drawing\n"
                "  - Shown on: History › Lamps (`history/lamps.md`)\n"
            ),
        ),
        (
            "data/tables/datapackage.yml",
            "vintage: January 2020",
            "vintage: May 2020",
            "1 table changed",
            "## Tables\n\n### Lamp oil sold (`oil`)\n\n- Vintage: January 2020 → May 2020\n",
        ),
        (
            "data/tables/datapackage.yml",
            "title: Value\n",
            "title: Worth\n",
            "1 table changed",
            "## Tables\n\n### Lamp oil sold (`oil`)\n\n- Column Worth\n  - Title: Value → Worth\n",
        ),
        (
            "data/tables/datapackage.yml",
            "title: Lamps\n",
            "title: More lamps\n",
            "the differences for readers stand below",
            "## Tables\n\n### All tables (`data/tables/datapackage.yml`)\n\n- Title: Lamps → More lamps\n",
        ),
    ],
)
def test_change(
    repository: Path, edit: Edit, path: str, old: str, new: str, counted: str, lines: str
) -> None:
    if "Charts redrawn" in (lines or ""):
        _add_chart_of_verdicts(repository)
    edit(path, old, new)
    assert counts(repository) == f"From `main` to the working tree: {counted}."
    if lines:
        assert body(repository) == lines


def _add_chart_of_verdicts(root: Path) -> None:
    text = (root / "data/charts/oil-sold.yml").read_text(encoding="utf-8")
    text = re.sub(r"^(id|title|table|columns): .*$", r"\1: @\1", text, flags=re.MULTILINE)
    for field, value in {
        "id": "verdicts",
        "title": "Verdicts",
        "table": "claims-by-verdict",
        "columns": "[verdict, claims]",
    }.items():
        text = text.replace(f"@{field}", value)
    (root / "data/charts/verdicts.yml").write_text(text, encoding="utf-8")
    commit(root)


def test_number_in_a_table_is_followed_to_facts_pages_and_charts(repository: Path, edit: Edit) -> None:
    edit(
        "data/tables/oil.csv", "1902,300.1,derived,paper-1999", "1902,600.2,derived,paper-1999\n1903,9,seen,"
    )
    edit("data/tables/oil.csv", "1901,1500.5,seen,act-1901\n", "")
    edit("data/facts.yml", "year: 1901", "year: 1903")
    assert counts(repository) == (
        "From `main` to the working tree: 1 page changed, 1 record changed, 3 facts reading differently, "
        "1 table changed and 1 chart redrawn."
    )
    told = "Told on: History › Lamps (`history/lamps.md`)."
    assert body(repository).partition("## Records")[2] == (
        "\n\n### Facts\n\n- Changed: **Lamp oil sold, 1901** (`oil-1901`)\n"
        "  - Cell: Value of oil, year 1901 → Value of oil, year 1903\n\n"
        "## Facts that read differently\n\n"
        f"- **Lamp oil sold, 1901** (`oil-1901`): \\$1.5 billion → \\$9 million. {told}\n"
        f"- **Lamp oil sold, 1902** (`oil-1902`): \\$300 million → \\$600 million. {told}\n"
        f"- **Change in lamp oil sold, 1901 to 1902** (`oil-change`): 80 percent → 6,569 percent. {told}\n\n"
        "## Tables\n\n### Lamp oil sold (`oil`)\n\n"
        "- Rows: 1 row changed, 1 row added, 1 row removed\n"
        "  - Year 1902: Value 300.1 → 600.2\n  - Added: Year 1903\n  - Removed: Year 1901\n\n"
        "## Charts redrawn because their data changed\n\n"
        "- **Sales of lamp oil fell in 1902** (`oil-sold`), from “Lamp oil sold”. "
        "Shown on: History › Lamps (`history/lamps.md`).\n"
    )


def test_long_lists_are_cut_and_say_so(repository: Path) -> None:
    with (repository / "data/tables/oil.csv").open("a", encoding="utf-8") as table:
        table.writelines(f"{year},1,seen,\n" for year in range(1910, 1922))
    assert "  - Added: Year 1919\n  - … and 2 more rows (limit: 10)\n" in body(repository)
    with (repository / "docs/history/lamps.md").open("a", encoding="utf-8") as page:
        page.writelines(f"- New item {number}.\n" for number in range(53))
    assert "- Added: New item 49.\n- … and 3 more changes on this page (limit: 50)\n" in body(repository)
    with (repository / "data/timelines.yml").open("a", encoding="utf-8") as records:
        records.writelines(f"- {{id: t-{at}, title: T {at}, from: 1900, to: 1901}}\n" for at in range(52))
    assert "(`t-49`)\n  - Start: 1900\n  - End: 1901\n- … and 2 more records (limit: 50)\n" in body(
        repository
    )


def test_summary_of_a_huge_change_fits_into_a_workflow(repository: Path) -> None:
    """GitHub takes 1 MiB for the summary of a step; there are six sections, two lists of problems and the files."""
    assert 9 * SECTION_LIMIT < 2**20
    line = "- One " + "<b>@x `#1` " * 20
    for number in range(6):
        text = "\n".join([f"# Page {number}", *(f"{line} {number} {at}." for at in range(45))])
        (repository / f"docs/history/page-{number}.md").write_text(text, encoding="utf-8")
    commit(repository)
    for file in every((repository / "docs/history").glob("page-*.md")):
        file.write_text(file.read_text(encoding="utf-8").replace("- One", "- Two"), encoding="utf-8")
    text = body(repository)
    assert re.search(r"\*\*Cut here: [\d,]+ more lines \(limit: 100,000 bytes for a section\)\.\*\*", text)
    section = text[text.index("## Pages") : text.index("**Cut here")]
    assert len(section.encode()) < SECTION_LIMIT + 100


def test_renamed_page(repository: Path) -> None:
    (repository / "docs/history/lamps.md").rename(repository / "docs/history/oil.md")
    assert counts(repository) == "From `main` to the working tree: 1 page renamed."
    assert body(repository).startswith(
        "## Pages\n\n### Renamed and changed: Lamps (`history/oil.md`)\n\n"
        "- Path: `history/lamps.md` → `history/oil.md`\n"
    )
    assert body(repository).endswith(
        f"{WARNING}\n\n- The page `history/lamps.md` has moved to `history/oil.md`.\n"
    )


def test_added_and_removed_page(repository: Path) -> None:
    (repository / "docs/index.md").unlink()
    (repository / "docs/wicks.md").write_text(
        "---\ntitle: Wicks\ndescription: All on wicks.\nchecked: 2020\nreview_by: 2099\n---\n\n# Wicks\n\nThey burn.\n",
        encoding="utf-8",
    )
    assert counts(repository) == "From `main` to the working tree: 1 page added and 1 page removed."
    assert body(repository) == (
        "## Pages\n\n### Removed: Home (`index.md`)\n\n### Added: Wicks (`wicks.md`)\n\n"
        "- Description: All on wicks.\n- 2 sentences and lines.\n\n"
        f"## Ids and addresses that vanish\n\n{WARNING}\n\n- The page `index.md` is gone.\n"
    )


def test_table_that_is_added_or_gone(repository: Path, edit: Edit) -> None:
    package = (repository / "data/tables/datapackage.yml").read_text(encoding="utf-8")
    resource = (
        package.partition("resources:\n")[2].replace("name: oil", "name: gas").replace("oil.csv", "gas.csv")
    )
    edit("data/tables/datapackage.yml", package, package + resource)
    shutil.copy(repository / "data/tables/oil.csv", repository / "data/tables/gas.csv")
    assert body(repository) == "## Tables\n\n### Lamp oil sold (`gas`)\n\n- Added: 2 rows\n"
    git(repository, "checkout", "--quiet", "-b", "gas")
    commit(repository)
    edit("data/tables/datapackage.yml", resource, "")
    (repository / "data/tables/gas.csv").unlink()
    assert summary(repository, "gas").partition("\n\n")[2] == (
        "## Tables\n\n### Lamp oil sold (`gas`)\n\n- Removed\n\n"
        f"## Ids and addresses that vanish\n\n{WARNING}\n\n- The table `gas` is gone.\n"
    )


NOTHING = (
    "From `main` to the working tree: no difference for readers in records and chapters. "
    "What differs there, if anything, are comments or form.\n"
)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/events.yml", "- id", "# A comment.\n- id"),
        (
            "data/events.yml",
            "summary: A small duty was put on lamp oil.",
            "summary: >-\n    A small duty was\n    put on lamp oil.",
        ),
        ("docs/history/lamps.md", "fell by {{ oil-change }} the", "fell\nby {{oil-change}} the"),
        ("docs/history/lamps.md", "## Go deeper", "<!-- Not shown. -->\n\n## Go deeper"),
    ],
)
def test_no_difference_for_readers(repository: Path, edit: Edit, path: str, old: str, new: str) -> None:
    edit(path, old, new)
    assert summary(repository) == NOTHING


def test_files_that_are_not_compared_are_named(repository: Path, edit: Edit) -> None:
    (repository / "docs/a.png").write_bytes(b"1")
    (repository / "docs/b`<b>.png").write_bytes(b"1")
    edit("mkdocs.yml", "extra:", "site_name: Lamps\nextra:")
    assert body(repository) == (
        "## Other files\n\n3 other files changed, too; what that changes for readers is not shown here.\n\n"
        "- `docs/a.png`\n- docs/b\\`\\<b\\>.png\n- `mkdocs.yml`\n"
    )


HOSTILE = (
    "<b>x</b> | `c` ![p](http://e.example/p.png) [l](//e.example) @octocat #12 $x$ &lt; *e* _e_ ~~s~~ :bomb:"
)
SHOWN = (
    "\\<b\\>x\\</b\\> \\| \\`c\\` \\!\\[p\\](http:\u2060//e.example/p.png) \\[l\\](//e.example) \\@\u2060octocat "
    "\\#\u206012 <span>$</span>x<span>$</span> \\&lt; \\*e\\* \\_e\\_ \\~\\~s\\~\\~ :\u2060bomb:"
)


def test_record_cannot_forge_the_summary(repository: Path, edit: Edit) -> None:
    edit("data/events.yml", "title: Moscow buys lamps", f"title: '{HOSTILE[:50]}'")
    edit(
        "data/events.yml",
        "summary: The Soviet trade office bought lamps.",
        f"summary: |\n    {HOSTILE}\n\n    # Heading\n    - Item",
    )
    edit("docs/history/lamps.md", "- A study.", f"- {HOSTILE}\n- A study.")
    text = body(repository)
    assert f"- Added: {SHOWN}\n" in text
    assert f"{SHOWN} \\# Heading - Item</ins>\n" in text
    assert not re.search(r"^\s*(# Heading|- Item)", text, re.MULTILINE)
    assert not re.search(r"(?<!\\)(?:[<](?!/?(?:del|ins|br|span)>)|!\[|@)", text)


def test_side_that_is_broken_is_told_and_the_rest_compared(repository: Path, edit: Edit) -> None:
    edit("data/events.yml", "effect: loosens", "effect: loosen|s")
    edit("data/instruments.yml", "- id", "id")
    edit("data/charts/oil-sold.yml", "spec:", "\tspec:")
    edit("data/facts.yml", "row: {year: 1902}", "row: {year: 1950}")
    (repository / "docs/about/downloads.md").write_bytes(b"\xff")
    edit("docs/index.md", "Read about", "See")
    text = summary(repository)
    assert text.splitlines()[:3] == [
        "From `main` to the working tree: 1 page changed and 1 record changed.",
        "",
        "**6 problems in the working tree: what does not load there is not compared.**",
    ]
    problems = re.findall(r"^- ((?:data|docs)/[\w./-]+):", text, re.MULTILINE)
    assert problems == [
        "data/charts/oil-sold.yml",
        "data/events.yml",
        "data/facts.yml",
        "data/facts.yml",
        "data/instruments.yml",
        "docs/about/downloads.md",
    ]
    assert "loosen\\|s" in text
    assert "gone" not in text
    assert "Removed" not in text
    assert "→ See lamps." in text
    commit(repository)
    edit("docs/index.md", "See", "Read about")
    text = summary(repository)
    assert "problems in `main`: what does not load there" in text
    assert "problems in the working tree: what does not load there" in text
    assert "Added" not in text


def test_commits_are_compared_without_the_working_tree(
    repository: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "tag", "one")
    edit("docs/index.md", "Read about", "See")
    commit(repository)
    edit("docs/index.md", "See", "Look at")
    assert print_diff(repository, "one", "main") == 0
    told = capsys.readouterr()
    assert "See" in told.out
    assert "Look at" not in told.out
    assert re.match(r"From `one` \([0-9a-f]{7}\) to `main` \([0-9a-f]{7}\): 1 page changed\.\n", told.out)
    assert print_diff(repository, "HEAD~1", "one") == 0
    assert capsys.readouterr().out == "`HEAD~1` and `one` are the same commit: there is nothing to compare.\n"


def test_tree_without_changes_is_not_compared_with_its_own_commit(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "mine")
    told = (
        "`main` is the commit that the working tree stands on, and nothing has changed since: there is nothing "
        "to compare. What you have committed is compared with where it began, such as `origin/main`. Changes on "
        "a branch of their own (`git switch -c my-change`, before the first) are compared with `main`.\n"
    )
    assert diff(repository, "main", None) == told
    (repository / "notes.txt").write_text("New.", encoding="utf-8")
    assert "notes.txt" in diff(repository, "main", None)
    commit(repository)
    assert "notes.txt" in diff(repository, "main", None)


def test_records_and_pages_that_still_tell_the_old_number_are_named(repository: Path, edit: Edit) -> None:
    edit("data/events.yml", "A small duty was put on lamp oil.", "Oil for $300 million or $1,300 million.")
    edit("data/claims/thaw.yml", "claim: Lamps were taxed.", "claim: Lamps cost $300 million.")
    edit("data/claims/thaw.yml", "The act of 1901", "For $1.5\n      billion, not $1.50, the act of 1901")
    edit("docs/index.md", "Read about", "Of $1.5 billion[@act-1901]: read about")
    commit(repository)
    edit("data/tables/oil.csv", "1500.5", "2500.5")
    found = diff(repository, "main", None)
    told = "Told on: History › Lamps (`history/lamps.md`)."
    assert (
        f"\\$1.5 billion → \\$2.5 billion. {told}\n"
        "  - Still says \\$1.5 billion: claim `thaw-lamps` (`data/claims/thaw.yml`:14), `docs/index.md`:10.\n"
    ) in found
    edit("data/tables/oil.csv", "300.1", "400.1")
    found = diff(repository, "main", None)
    assert "Still says \\$300 million: event `lamp-oil-act-1901` (`data/events.yml`:4).\n" in found
    edit("data/facts.yml", "value: 1234", "value: 12")
    commit(repository)
    edit("data/facts.yml", "value: 12\n", "value: 13\n")
    edit("data/events.yml", "lamps.", "12 lamps.")
    assert "Still says" not in diff(repository, "main", None), "too short to be searched for"


def test_links_between_pages_are_told_as_words(repository: Path, edit: Edit) -> None:
    edit("docs/index.md", "# Lamps", "# Lamps\n\nIt burns [when it is lit](history/lamps.md#the-duty).")
    assert "- Added: It burns when it is lit.\n" in diff(repository, "main", None)
    commit(repository)
    edit("docs/index.md", "#the-duty", "#in-brief")
    assert "(history/lamps.md\\#\u2060the-duty)" in diff(repository, "main", None), "nothing else differs"
    edit("docs/index.md", "when it is lit](", "when it is lit](https://lamps.example/")
    assert "example" in diff(repository, "main", None), "a link that leaves the site is to be seen"


@pytest.mark.parametrize("name", ["nowhere", "", "--output=x", "main:docs", "a b", "HEAD~9"])
def test_unknown_commit(repository: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(repository.iterdir())
    assert print_diff(repository, name, None) == CANNOT_COMPARE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f'there is no commit "{name}" in this repository\n    to do: name a branch')
    assert sorted(repository.iterdir()) == before


def test_folder_without_history(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_diff(project, "main", None) == CANNOT_COMPARE
    told = capsys.readouterr().err
    assert f"{project} is not a git repository" in told
    assert "to do: clone the project with git" in told


def test_short_history(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository)
    shallow = tmp_path / "shallow"
    subprocess.run(
        [GIT, "clone", "--quiet", "--depth=1", repository.as_uri(), str(shallow)],
        check=True,
        capture_output=True,
    )
    assert print_diff(shallow, "HEAD~1", None) == CANNOT_COMPARE
    assert "to do: run `git fetch --unshallow`" in capsys.readouterr().err


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="the program git is not installed"):
        diff(repository, "main", None)


def test_links_in_a_commit_are_not_followed(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Secret.", encoding="utf-8")
    (repository / "docs/link.md").symlink_to(tmp_path / "secret.md")
    (repository / "snippets/room").symlink_to(tmp_path)
    commit(repository)
    out = tmp_path / "out"
    take_out(repository, commit_of(repository, "main"), out)
    assert not (out / "docs/link.md").exists()
    assert not (out / "snippets/room").exists()
    assert not (out / "scripts").exists()
    assert (out / "house.yml").is_file()
    assert "Secret" not in summary(repository, "main", "main")


def test_fact_of_the_site_names_each_page_that_tells_it(tmp_path: Path) -> None:
    root = tmp_path / "site"
    for room in ("data", "docs", "snippets"):
        shutil.copytree(ROOT / room, root / room)
    for file in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / file, root)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    facts = [
        fact for fact in load(root).facts.values() if fact.unit == "usd-million" and fact.decimals is None
    ]
    chapters = {
        file: file.read_text(encoding="utf-8")
        for file in (root / "docs").rglob("*.md")
        if file.parent.name != "contribute"
    }
    tellers = {
        fact.id: {
            file.relative_to(root / "docs").as_posix()
            for file, text in chapters.items()
            if re.search(rf"\{{\{{ *{fact.id} *\}}\}}", text)
        }
        for fact in facts
    }
    fact = max(facts, key=lambda one: len(tellers[one.id]))
    text = (root / "data/facts.yml").read_text(encoding="utf-8")
    changed = re.sub(rf"(- id: {fact.id}\n(?:  .*\n)*?  unit: usd-million\n)", r"\1  decimals: 3\n", text)
    assert changed != text
    (root / "data/facts.yml").write_text(changed, encoding="utf-8")
    found = diff(root, "main", None)
    told = next(line for line in found.splitlines() if f"(`{fact.id}`)" in line and "Told on" in line)
    assert len(tellers[fact.id]) > 1
    for page in every(tellers[fact.id]):
        assert f"(`{page}`)" in told
        assert re.search(rf"^### Changed: .*\(`{re.escape(page)}`\)$", found, re.MULTILINE)
    assert told.count("(`") == 1 + len(tellers[fact.id])
