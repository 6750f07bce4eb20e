"""Which page explains a problem."""

import pytest

from scripts.explained import RECORDS, SECTIONS, address_of, page_for
from scripts.load import ARTICLES, CHARTS, FILES, PACKAGE
from tests.every import every


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("data/claims/thaw.yml", f"{RECORDS}#claims"),
        ("data/tables/oil.csv", f"{RECORDS}#tables"),
        ("docs/history/lamps.md", ""),
        ("mkdocs.yml", ""),
    ],
)
def test_page_for_a_file(path: str, page: str) -> None:
    assert page_for(path) == page


def test_every_record_file_has_its_section() -> None:
    files = [*FILES, *(f"data/claims/{name}.yml" for name in ARTICLES), f"{CHARTS}/a.yml", PACKAGE]
    for file in every(files):
        assert page_for(file).startswith(f"{RECORDS}#"), file
    assert {page_for(file).partition("#")[2] for file in files} == set(SECTIONS.values())


def test_page_has_its_address_where_the_site_is_hosted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://lamps.example/site/")
    assert address_of(f"{RECORDS}#events") == "https://lamps.example/site/reference/records/#events"
    assert address_of("contribute/style.md") == "https://lamps.example/site/contribute/style/"
    monkeypatch.delenv("SITE_URL")
    assert address_of(f"{RECORDS}#events") == f"{RECORDS}#events"
