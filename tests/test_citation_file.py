"""CITATION.cff: what the format wants, and what must agree with the rest of the project."""

import tomllib

import pytest

from scripts.yaml_lines import read_yaml
from tests.conftest import ROOT
from tests.every import every

CITATION = read_yaml(ROOT, "CITATION.cff")
# The keys of the Citation File Format 1.2.0 that this project may use; the first four are required.
REQUIRED = {"cff-version", "message", "title", "authors"}
KNOWN = REQUIRED | {
    "abstract",
    "date-released",
    "doi",
    "keywords",
    "license",
    "type",
    "version",
}


def test_file_has_what_the_format_wants() -> None:
    assert CITATION.problems == ()
    assert REQUIRED <= set(CITATION.data) <= KNOWN
    assert CITATION.data["cff-version"] == "1.2.0"
    assert CITATION.data["type"] in {"dataset", "software"}
    assert all(
        isinstance(CITATION.data[key], str) for key in every(["message", "title", "abstract", "version"])
    )
    assert len(set(CITATION.data["keywords"])) == len(CITATION.data["keywords"]) > 0


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert CITATION.data["version"] == project["version"]


def test_title_is_the_name_of_the_site() -> None:
    assert f"\nsite_name: {CITATION.data['title']}\n" in "\n" + (ROOT / "mkdocs.yml").read_text(
        encoding="utf-8"
    )


def test_authors_are_those_of_the_license() -> None:
    holder = f"Copyright (c) 2026 {CITATION.data['authors'][0]['name']}"
    assert CITATION.data["authors"] == [{"name": CITATION.data["authors"][0]["name"]}]
    assert holder in (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("identifier", "words"), [("CC-BY-4.0", "(CC BY 4.0)"), ("MIT", "MIT License")])
def test_licenses_are_those_of_the_license(identifier: str, words: str) -> None:
    assert identifier in CITATION.data["license"]
    assert len(CITATION.data["license"]) == 2
    assert words in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_doi_comes_with_its_day() -> None:
    assert ("doi" in CITATION.data) == ("date-released" in CITATION.data)
