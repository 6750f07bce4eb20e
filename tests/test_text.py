"""Words of records stay words."""

import markdown
import pytest
from lxml.html import fragment_fromstring

from scripts.text import counted, escape, listed, protect

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ fact }} and [@source] and {!snippet!}",
    "*bold* _it_ `code` ~~no~~ ^up^ =mark=",
    '"quotes" & <tags> &amp; entities',
    "[link](javascript:alert(1)) ![x](y)",
    "# heading",
    "1. first",
    "- item",
    "+ item",
    "| cell | cell |",
    "!!! note",
    "{ #id .class }",
    "\\ backslash and $math$",
    "a@b.example http://x.example",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "## {}", "- {}", "[{}](x.md)", "| a |\n|---|\n| {} |"])
def test_escaped_text_comes_out_as_text(text: str, frame: str) -> None:
    extensions = ["tables", "attr_list", "footnotes", "admonition", "pymdownx.details", "scripts.extension"]
    html = markdown.markdown(frame.format(escape(text)), extensions=extensions)
    assert text in fragment_fromstring(html, create_parent="div").text_content()
    assert "<script" not in html


def test_protected_html_keeps_its_tags() -> None:
    html = markdown.markdown(protect('<em>a_b*c</em> <a href="https://x.example/a_b_c">x</a>'))
    assert html == '<p><em>a&#95;b&#42;c</em> <a href="https://x.example/a&#95;b&#95;c">x</a></p>'


def test_numbers_and_lists_in_words() -> None:
    assert (counted(1, "claim"), counted(1500, "claim"), counted(2, "entry", "entries")) == (
        "1 claim",
        "1,500 claims",
        "2 entries",
    )
    assert (listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])) == ("a", "a and b", "a, b and c")
