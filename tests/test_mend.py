"""What the theme leaves unnamed is named."""

from pathlib import Path

from lxml import html

from scripts.mend import mended
from tests.every import every

SECTION = (
    '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label" aria-expanded="false">'
    '<label class="md-nav__title" for="__nav_2"><span class="md-nav__icon md-icon"></span>\n  History\n</label>'
)


def test_names_are_put_in() -> None:
    search = '<div class="md-search" data-md-component="search" role="dialog">'
    assert mended(search) == search.replace(">", ' aria-label="Search">')
    assert '<nav class="md-nav" data-md-level="1" aria-label="History" aria-expanded="false">' in mended(
        SECTION
    )


def test_what_has_a_name_is_left_alone() -> None:
    page = '<div role="dialog" aria-label="x"></div><nav aria-label="y"></nav>'
    assert mended(page) == page


def test_link_to_another_site_cannot_be_reached_back() -> None:
    assert (
        mended('<a class="b" href="https://a.example/">')
        == '<a rel="noopener" class="b" href="https://a.example/">'
    )


def test_link_within_the_site_or_with_a_relation_of_its_own_stays() -> None:
    page = '<a href="../a/"></a><a href="https://a.example/" rel="edit"></a><link href="https://a.example/">'
    assert mended(page) == page


def test_every_dialog_and_navigation_of_the_site_has_a_name(built: Path) -> None:
    for file in every(sorted(built.rglob("index.html"))):
        page = html.parse(str(file)).getroot()
        for element in every(page.cssselect("[role=dialog], nav")):
            named_by = element.get("aria-labelledby", "")
            words = "".join(found.text_content() for found in page.xpath("//*[@id=$key]", key=named_by))
            assert (element.get("aria-label") or words).strip(), html.tostring(element)[:200]
