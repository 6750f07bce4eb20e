"""The policy of a page: what it allows, that it knows the page's own scripts and no other, and that files have none."""

import base64
import hashlib
from pathlib import Path

import pytest
from lxml import html

from scripts.policy import policy, with_policy, without_policy
from tests.every import every

HEAD = '<html><head><meta charset="utf-8">{}</head><body></body></html>'


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def script_rule(page: str) -> str:
    (rule,) = [rule for rule in policy(page).split("; ") if rule.startswith("script-src")]
    return rule


def test_what_is_not_allowed_is_denied() -> None:
    assert policy("") == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    "script",
    [
        "<script>{}</script>",
        '<script id="a" type="module">{}</script>',
        "<script type='text/javascript'>{}</script>",
        "<SCRIPT>{}</SCRIPT>",
    ],
)
def test_inline_script_is_known_by_its_hash(script: str) -> None:
    text = "\n say(1 < 2) "
    assert script_rule(script.format(text)) == f"script-src 'self' {digest(text)}"


@pytest.mark.parametrize(
    "script",
    [
        '<script src="a.js"></script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        '<script id="__config" type="application/json">{}</script>',
        "<p>&lt;script&gt;say(1)&lt;/script&gt;</p>",
    ],
)
def test_what_is_not_an_inline_script_needs_no_hash(script: str) -> None:
    assert script_rule(script) == "script-src 'self'"


def test_same_script_twice_has_one_hash_and_line_ends_are_those_of_browsers() -> None:
    page = "<script>a\r\nb</script><script>a\nb</script>"
    assert script_rule(page) == "script-src 'self' " + digest("a\nb")


def test_policy_stands_before_what_it_governs_and_can_be_taken_out() -> None:
    page = HEAD.format('<link rel="stylesheet" href="a.css">')
    assert with_policy(page).startswith(
        '<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src'
    )
    assert without_policy(with_policy(page)) == page


def test_page_that_does_not_say_its_encoding_is_refused() -> None:
    with pytest.raises(ValueError, match="has no <meta charset"):
        with_policy("<html><head></head></html>")


def test_every_page_of_the_site_has_its_policy_and_nothing_it_would_forbid(built: Path) -> None:
    for file in every(sorted(built.rglob("*.html"))):
        text = file.read_text(encoding="utf-8")
        page = html.parse(str(file)).getroot()
        (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert meta == policy(without_policy(text)), file
        assert page.xpath("//head/meta[1]/@charset") == ["utf-8"], file
        assert page.xpath("//head/*[2]/@content") == [meta], file
        assert not page.xpath("//@style | //style | //base | //@*[starts-with(name(), 'on')]"), file
