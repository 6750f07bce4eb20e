"""Terms in running text."""

import pytest

from scripts.models import Term
from scripts.terms import TermMatcher


def term(key: str, name: str, *forms: str, abbreviation: str | None = None) -> Term:
    given = {"id": key, "term": name, "abbreviation": abbreviation, "forms": list(forms)}
    return Term.model_validate({**given, "definition": "It.", "sources": ["s"]})


MATCHER = TermMatcher(
    [
        term("mfn", "Most-favored-nation treatment", "most-favored-nation", abbreviation="MFN"),
        term("sdn", "SDN List"),
        term("license", "General license"),
        term("policy", "Sanctions policy"),
        term("swift", "SWIFT"),
        term("embargo", "Grain embargo"),
        term("us-reset", "U.S.-Russia reset"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It lost most-favored-nation treatment.", [("most-favored-nation treatment", "mfn")]),
        ("Its most-favored-nation status", [("most-favored-nation", "mfn")]),
        ("MFN tariffs, but not Mfn", [("MFN", "mfn")]),
        (
            "two general licenses and a General license",
            [("general licenses", "license"), ("General license", "license")],
        ),
        ("sanctions policies", [("sanctions policies", "policy")]),
        ("a swift reply over SWIFT", [("SWIFT", "swift")]),
        ("the SDN List and the sdn list", [("SDN List", "sdn")]),
        ("the U.S.-Russia reset", [("U.S.-Russia reset", "us-reset")]),
        ("a grain embargoes-like", []),
        ("agrain embargo", []),
    ],
)
def test_terms_are_found_in_their_forms(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], key) for start, end, key in MATCHER.find(text)] == found


def test_empty_glossary_finds_nothing() -> None:
    assert list(TermMatcher([]).find("any text")) == []
