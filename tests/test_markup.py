"""Citations, facts and includes in Markdown."""

import pytest

from scripts.markup import Cited, Mark, cited_sources, includes, marks, replace_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A.[@crs-1] B.", [Mark("citation", "crs-1", 1)]),
        ("\n[@a, p. 4; @b]", [Mark("citation", "a, p. 4; @b", 2)]),
        ("[@a;\n@b]", [Mark("citation", "a;\n@b", 1)]),
        ("{{ trade-2021 }}{{x}}", [Mark("fact", "trade-2021", 1), Mark("fact", "x", 1)]),
        ("| {{ a }} | [@b] |", [Mark("fact", "a", 1), Mark("citation", "b", 1)]),
        ("`[@a]` and ``{{ `b` }}``", []),
        ("```\n[@a]\n{{ b }}\n```\n[@c]", [Mark("citation", "c", 5)]),
        ("~~~ yaml\n[@a]\n~~~", []),
        ("    - item\n\n      ```\n      [@a]\n      ```", []),
        ("<!-- [@a] -->", []),
        (r"\[@a] \{{ b }}", []),
        ("[a](b.md) [^1] {#id}", []),
    ],
)
def test_signs_are_found_and_code_is_left_alone(text: str, found: list[Mark]) -> None:
    assert list(marks(text)) == found


def test_includes_are_found_even_in_code_because_they_are_followed_there() -> None:
    text = "{!claims/a.md!}\n`{! b.md !}`"
    assert list(includes(text)) == [Mark("include", "claims/a.md", 1), Mark("include", "b.md", 2)]


def test_replacing_leaves_the_rest_as_it_is() -> None:
    text = "`[@a]` [@b] {{ c }} {!d.md!}"
    assert (
        replace_marks(text, lambda mark: "X" if mark.kind == "citation" else None)
        == "`[@a]` X {{ c }} {!d.md!}"
    )


@pytest.mark.parametrize(
    ("content", "cited"),
    [
        ("crs-r45415", [Cited("crs-r45415")]),
        ("crs-r45415, p. 4", [Cited("crs-r45415", "p. 4")]),
        ("a, § 2, note 3; @b", [Cited("a", "§ 2, note 3"), Cited("b")]),
        ("a;\n   @b,\n p. 2", [Cited("a"), Cited("b", "p. 2")]),
    ],
)
def test_citation_is_taken_apart(content: str, cited: list[Cited]) -> None:
    assert cited_sources(content) == cited


@pytest.mark.parametrize("content", ["", "A", "a b", "a;", "a p. 4", "a,", "-a", "a; b c"])
def test_what_is_no_citation_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match="is not a citation"):
        cited_sources(content)
