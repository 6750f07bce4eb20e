"""Citations: each style by its rules, dates as precise as known, BibTeX that programs read."""

import pytest
from pybtex.database import parse_string  # type: ignore[import-untyped] # it ships no types

from scripts.citation import apa, bibtex, chicago, citations, mla
from scripts.dates import PartialDate
from scripts.web_page import WebPage
from tests.every import every


def page(
    title: str = "The Cold War, 1947–1991", date: str = "2026-11-22", root: str = "https://a.example/"
) -> WebPage:
    home = title == "Bridge or Barrier?"
    return WebPage(
        title=title,
        description="What was traded.",
        site="Bridge or Barrier?",
        url="" if home else "history/cold-war/",
        root=root,
        date=PartialDate(date),
        is_generated=False,
        trail=(),
        section="History",
    )


def plain(text: str) -> str:
    return text.replace("\x02", "*").replace("\x03", "*")


ADDRESS = "a.example/history/cold-war/"


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (page(), f"Bridge or Barrier? (2026, November 22). *The Cold War, 1947–1991*. https://{ADDRESS}"),
        (
            page(date="2026-11"),
            f"Bridge or Barrier? (2026, November). *The Cold War, 1947–1991*. https://{ADDRESS}",
        ),
        (page(date="2026", root=""), "Bridge or Barrier? (2026). *The Cold War, 1947–1991*."),
        (page("Do sanctions work?", root=""), "Bridge or Barrier? (2026, November 22). *Do sanctions work?*"),
        (page("Sectors: what was", root=""), "Bridge or Barrier? (2026, November 22). *Sectors: What was*."),
        (page("Bridge or Barrier?"), "*Bridge or Barrier?* (2026, November 22). https://a.example/"),
    ],
)
def test_apa(cited: WebPage, expected: str) -> None:
    assert plain(apa(cited)) == expected


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (
            page(),
            f"Bridge or Barrier? “The Cold War, 1947–1991.” Last modified November 22, 2026. https://{ADDRESS}.",
        ),
        (
            page("Do sanctions work?", root=""),
            "Bridge or Barrier? “Do Sanctions Work?” Last modified November 22, 2026.",
        ),
        (
            page("Reading a “thaw”", root=""),
            "Bridge or Barrier? “Reading a ‘Thaw.’” Last modified November 22, 2026.",
        ),
        (
            page("Bridge or Barrier?"),
            "Bridge or Barrier? Last modified November 22, 2026. https://a.example/.",
        ),
    ],
)
def test_chicago(cited: WebPage, expected: str) -> None:
    assert plain(chicago(cited)) == expected


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (page(), f"“The Cold War, 1947–1991.” *Bridge or Barrier?*, 22 Nov. 2026, {ADDRESS}."),
        (page(date="2026-05"), f"“The Cold War, 1947–1991.” *Bridge or Barrier?*, May 2026, {ADDRESS}."),
        (page(date="2026", root=""), "“The Cold War, 1947–1991.” *Bridge or Barrier?*, 2026."),
        (page("Bridge or Barrier?"), "*Bridge or Barrier?*, 22 Nov. 2026, a.example/."),
    ],
)
def test_mla(cited: WebPage, expected: str) -> None:
    assert plain(mla(cited)) == expected


def test_bibtex_is_read_by_a_program_of_its_kind() -> None:
    (entry,) = parse_string(bibtex(page("50% {of} \\ trade & A_B")), "bibtex").entries.values()
    assert (entry.key, entry.type) == ("bridge-or-barrier-history-cold-war", "misc")
    assert str(entry.persons["author"][0]) == "{Bridge or Barrier?}"
    assert (
        entry.fields["title"] == r"{50\% {\textbraceleft}of{\textbraceright} {\textbackslash} trade \& A\_B}"
    )
    assert entry.fields["url"] == f"https://{ADDRESS}"
    assert (entry.fields["year"], entry.fields["month"], entry.fields["date"]) == (
        "2026",
        "November",
        "2026-11-22",
    )


def test_bibtex_of_a_page_without_address_or_month_has_neither() -> None:
    assert "url" not in bibtex(page(root=""))
    assert "month" not in bibtex(page(date="2026"))


def test_text_is_for_copying_and_html_for_the_page() -> None:
    made = {one.style: one for one in citations(page("A <b> & c"))}
    assert list(made) == ["APA", "Chicago", "MLA", "BibTeX"]
    assert "<em>A &lt;b&gt; &amp; c</em>" in made["APA"].html
    assert "A <b> & c. https" in made["APA"].text
    for one in every(made.values()):
        assert not {"\x02", "\x03"} & {*one.text, *one.html}
