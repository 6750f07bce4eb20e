"""The Markdown extension: what a chapter writes and what a reader gets."""

from functools import lru_cache

import markdown
import pytest
from lxml.html import HtmlElement, fragment_fromstring
from markdown.extensions import Extension

from scripts.evidence import Evidence
from scripts.extension import EvidenceExtension, UnknownKeyError
from scripts.load import load_or_raise
from tests.conftest import SMALL
from tests.every import every

OTHERS = [
    "footnotes",
    "tables",
    "admonition",
    "attr_list",
    "md_in_html",
    "pymdownx.superfences",
    "pymdownx.details",
]


@lru_cache
def evidence() -> Evidence:
    return Evidence(load_or_raise(SMALL))


def render(text: str) -> HtmlElement:
    extensions: list[str | Extension] = [*OTHERS, EvidenceExtension(evidence=evidence())]
    return fragment_fromstring(markdown.markdown(text, extensions=extensions), create_parent="div")


def notes(page: HtmlElement) -> list[str]:
    return [" ".join(note.text_content().split()) for note in page.cssselect(".footnote li")]


def test_citation_becomes_a_note_with_the_reference_and_a_way_back() -> None:
    page = render("A.[@act-1901, p. 4]")
    assert notes(page) == [
        "Lamp Oil Act, Pub. L. 1‑1, 1 Stat. 1, February 3, 1901. law.example. P. 4. About this source. ↩"
    ]
    links = [link.get("href") for link in page.cssselect(".footnote a")]
    assert links == ["https://law.example/act-1901", "/reference/sources.md#act-1901", "#fnref:act-1901-p-4"]


def test_several_sources_share_a_note_and_the_same_citation_keeps_its_number() -> None:
    page = render("A.[@act-1901; @paper-1999] B.[@act-1901] C.[@act-1901; @paper-1999]")
    assert [mark.text_content() for mark in page.cssselect("sup")] == ["1", "2", "1"]
    assert len(notes(page)) == 2
    assert "Lamp Oil Act" in notes(page)[0]
    assert "A Study of Lamp Oil" in notes(page)[0]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("- One.[@act-1901]", "li sup"),
        ("| A |\n|---|\n| One.[@act-1901] |", "td sup"),
        ("!!! note\n\n    One.[@act-1901]", ".admonition sup"),
        ('??? success "Answer"\n\n    One.[@act-1901]', "details sup"),
        ("> One.[@act-1901]", "blockquote sup"),
        ("## One [@act-1901]", "h2 sup"),
        ("1. a\n\n    - b [@act-1901]", "li li sup"),
    ],
)
def test_citations_work_wherever_text_stands(text: str, where: str) -> None:
    page = render(text)
    assert [mark.text_content() for mark in page.cssselect(where)] == ["1"]
    assert len(notes(page)) == 1


@pytest.mark.parametrize("text", ["`[@act-1901]`", "```\n{{ oil-1901 }} [@act-1901]\n```", r"\[@act-1901]"])
def test_code_and_escaped_signs_stay_text(text: str) -> None:
    page = render(text)
    assert "[@act-1901]" in page.text_content()
    assert not notes(page)


def test_fact_is_machine_readable_and_has_a_note() -> None:
    page = render("It came to {{ oil-1901 }}.")
    (data,) = page.cssselect("data.fact")
    assert (data.text, data.get("value")) == ("$1.5 billion", "1500.5")
    assert data.get("title") == (
        "Lamp oil sold, 1901: 1,500.5 million U.S. dollars, nominal. Checked January 2, 2020."
    )
    assert "Lamp Oil Act" in notes(page)[0]
    assert "/reference/facts.md#oil-1901" in [link.get("href") for link in page.cssselect(".footnote a")]


def test_change_has_its_sign_where_it_is_told_in_full() -> None:
    (data,) = render("It fell by {{ oil-change }}.").cssselect("data.fact")
    assert (data.text, data.get("value")) == ("80 percent", "-80")
    assert "1901 to 1902: −80 percent. Checked" in str(data.get("title"))


def test_fact_with_a_remark_has_it_in_the_note() -> None:
    assert notes(render("{{ lamps }} lamps"))[0].startswith("Lamps in the survey: Counted by hand.")


def test_figures_of_one_table_carry_its_note_once_in_a_table() -> None:
    page = render("| A | B |\n|---|---|\n| {{ oil-1901 }} | {{ oil-1901 }} |\n\nAnd {{ oil-1901 }}.")
    assert len(page.cssselect("td data")) == 2
    assert len(page.cssselect("td sup")) == 1
    assert len(page.cssselect("p > sup")) == 1
    assert len(notes(page)) == 1


def test_first_mention_of_a_term_links_to_the_glossary() -> None:
    page = render(
        "# Lamp oil\n\nSee `lamp oil` and [lamp oil](x.md). Lamp oil bore duties; lamp oil and LO again."
    )
    links = [(link.text, link.get("href"), link.get("title")) for link in page.cssselect("a.term")]
    assert links == [
        ("Lamp oil", "/reference/glossary.md#lamp-oil", "Oil for lamps."),
        ("duties", "/reference/glossary.md#duty", "A charge on goods that cross a border."),
    ]
    expected = "See lamp oil and lamp oil. Lamp oil bore duties; lamp oil and LO again."
    assert " ".join(page.cssselect("p")[0].text_content().split()) == expected


def test_terms_are_found_after_children_and_not_in_notes() -> None:
    page = render("*x* import tax *y* duty[@paper-1999] lamp oil")
    assert [link.text for link in page.cssselect("a.term")] == ["import tax", "lamp oil"]
    assert all(link.getparent().tag == "p" for link in every(page.cssselect("a.term")))


def test_page_can_do_without_terms() -> None:
    assert not render("<!-- terms: off -->\n\nLamp oil.").cssselect("a.term")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A.[@act-1910]", 'there is no source "act-1910"; did you mean "act-1901"?'),
        ("{{ oil-1900 }}", 'there is no fact "oil-1900"; did you mean "oil-1902"?'),
    ],
)
def test_unknown_key_stops_the_page(text: str, message: str) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        render(text)
    assert str(caught.value) == message


def test_evidence_is_loaded_from_the_folder_when_no_hook_gives_it() -> None:
    html = markdown.markdown("{{ lamps }}", extensions=["footnotes", EvidenceExtension(root=str(SMALL))])
    assert '<data class="fact" value="1234"' in html
