"""The generated tree under Zensical, the engine after MkDocs: the same words, and what is not there is known."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from ruamel.yaml import YAML

from scripts.__main__ import main
from scripts.charts import merged
from tests.conftest import EPOCH, ROOT, mkdocs_build
from tests.every import every

pytestmark = pytest.mark.skipif(
    not find_spec("zensical"), reason="needs the engine Zensical, which has no wheel here"
)
# What the hook puts into the text of a page: a line of facts, doors, and a link beside each record.
ADDED = ".chapter-facts, .chapter-terms, .hero-doors, .edition-doors, a.headerlink, a.report"
# What makes a chapter.
KEPT = (
    *("sup a.footnote-ref", ".footnote li", "data.fact", "figure.chart svg", ".admonition.claim", "details"),
    *("table", "a.term", "h2"),
)
# What the hook, the theme and the plugins of MkDocs do and Zensical does not: the list on the page “How the site is
# made” says it in words.
MISSING = {
    "the policy on what a page may load": "meta[http-equiv='Content-Security-Policy']",
    "what machines read of a page": "meta[property='og:title']",
    "when a chapter was checked": ".chapter-facts",
    "how to cite a page": ".cite",
}


def build(project: Path) -> Path:
    """Generate the tree and build it with Zensical."""
    assert main(["generate"], project) == 0
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean"],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return project / "site"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small project, built by MkDocs and by Zensical; its settings in one file, as those of the site are."""
    project = tmp_path_factory.mktemp("zensical") / "project"
    shutil.copytree(ROOT / "tests/small", project)
    shutil.copy(ROOT / "snippets/open-data.md", project / "snippets")
    for room in ("scripts", "theme"):
        (project / room).symlink_to(ROOT / room)
    own, house = (YAML(typ="rt").load(file) for file in (project / "mkdocs.yml", ROOT / "mkdocs.yml"))
    own.pop("INHERIT")
    YAML().dump(merged(house, own), project / "mkdocs.yml")
    built = mkdocs_build(project, project / "by-mkdocs")
    assert built.returncode == 0, built.stderr
    return project / "by-mkdocs", build(project)


def page(site: Path, name: str) -> HtmlElement:
    return html.parse(str(site / name / "index.html")).getroot()


def words(file: Path) -> str:
    """Return the text of a page, without what the hook adds to it."""
    (article,) = html.parse(str(file)).getroot().cssselect("article")
    for element in article.cssselect(ADDED):
        element.drop_tree()
    return " ".join(article.text_content().split())


def assert_same_words(mkdocs: Path, zensical: Path) -> None:
    for file in every(sorted(mkdocs.rglob("index.html"))):
        if file.parent.name == "downloads":
            continue  # lists the editions, which are made from what MkDocs built
        assert words(file) == words(zensical / file.relative_to(mkdocs)), file.relative_to(mkdocs)


def test_every_page_has_the_same_words(both: tuple[Path, Path]) -> None:
    assert_same_words(*both)


def test_chapter_has_its_citations_facts_charts_and_claims(both: tuple[Path, Path]) -> None:
    mkdocs, zensical = (page(site, "history/lamps") for site in both)
    counted = {path: len(zensical.cssselect(f"article {path}")) for path in KEPT}
    assert counted == {path: len(mkdocs.cssselect(f"article {path}")) for path in KEPT}
    assert all(count > 0 for count in every(counted.values()))


def test_what_is_missing_is_what_the_page_says(both: tuple[Path, Path]) -> None:
    mkdocs, zensical = (page(site, "history/lamps") for site in both)
    for what, path in every(MISSING.items()):
        assert mkdocs.cssselect(path), what
        assert not zensical.cssselect(path), (
            f"{what} is there now: say so on the page, and take it off this list"
        )
    links = {link.get("href") for link in zensical.cssselect("article a.term, .footnote a.about")}
    assert all(link.startswith("/reference/") and ".md" in link for link in every(links))
    index, sitemap = "search/search_index.json", "sitemap.xml.gz"
    assert [(site / index).is_file() for site in both] == [True, False]
    assert [(site / sitemap).is_file() for site in both] == [True, False]
    assert (both[1] / "search.json").is_file()


def test_site_itself_has_the_same_words(built: Path, tmp_path: Path) -> None:
    for room in ("data", "docs", "snippets"):
        shutil.copytree(ROOT / room, tmp_path / room)
    for room in ("scripts", "theme"):
        (tmp_path / room).symlink_to(ROOT / room)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert_same_words(built, build(tmp_path))
