"""`llms.txt`: its form, that it names every page, and that its links lead somewhere."""

import re
from pathlib import Path

from scripts.book.contents import read_navigation
from scripts.check import generate_files
from scripts.generate.llms import FILE, llms
from tests.conftest import ROOT
from tests.every import every
from tests.test_changes import EDITION

LINK = re.compile(r"^- \[((?:[^\]\\]|\\.)+)\]\(([^)\s]+)\): (.+)$")


def test_form_is_that_of_llmstxt_org(built: Path) -> None:
    lines = (built / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Bridge or Barrier?"
    assert lines[2].startswith("> ")
    start = next(at for at, line in enumerate(lines) if line.startswith("## "))
    for line in every(lines[start:]):
        assert not line or line.startswith("## ") or LINK.match(line), line
    assert lines[-len(lines) :].count("## Optional") == 1


def test_every_page_is_named_and_every_link_leads_to_a_file(built: Path) -> None:
    text = (built / "llms.txt").read_text(encoding="utf-8")
    links = [found[2] for line in text.splitlines() if (found := LINK.match(line))]
    for link in every(links):
        target = built / link
        assert (target / "index.html" if target.is_dir() else target).is_file(), link
    assert {leaf.url or "./" for leaf in every(read_navigation(ROOT))} <= set(links)


def test_links_are_addresses_where_the_site_has_one_and_brackets_are_escaped(project: Path) -> None:
    pages = {"index.md": ("A [b]", "C."), "history/lamps.md": ("Lamps", "Oil.")}
    text = llms(read_navigation(project), EDITION, pages)
    assert "- [A \\[b\\]](https://a.example/): C.\n" in text
    assert "## History\n\n- [Lamps](https://a.example/history/lamps/): Oil.\n" in text


def test_generated_pages_describe_themselves(project: Path) -> None:
    text = str(generate_files(project)[2][FILE])
    assert "- [Glossary](reference/glossary/): " in text
