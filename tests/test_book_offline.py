"""The offline folder, made from a small site: links, search, what is left out, what is told when a link is broken."""

import json
from pathlib import Path

import pytest

from scripts.book.offline import BrokenLinkError, offline_files
from tests.every import every

PAGE = '<html><head><title>A page</title></head><body class="page">{}</body></html>'
SHIM = '<script src="{}assets/offline.js"></script></head>'
INDEX = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "", "title": "Home"},
        {"location": "#answer", "title": "The answer – in brief"},
        {"location": "history/cold-war/", "title": "The Cold War"},
        {"location": "history/cold-war/#grain", "title": "Grain"},
    ],
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of four pages with a table and the editions."""
    root = tmp_path / "site"
    for page in ("", "history", "history/cold-war", "history/café"):
        (root / page).mkdir(parents=True, exist_ok=True)
        write(root, page, "")
    files = {
        "404.html": '<a href="/history/">for the root of a host</a>',
        "sitemap.xml": "<urlset/>",
        "sitemap.xml.gz": "packed",
        "assets/javascripts/workers/search.js": 'say("</script> – ok")',
        "assets/javascripts/workers/search.js.map": "{}",
        "data/trade.csv": "year,usd\n",
        "editions/book.pdf": "%PDF",
        "editions/site.zip": "PK",
        "search/search_index.json": json.dumps(INDEX),
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def write(site: Path, page: str, body: str) -> None:
    (site / page / "index.html").write_text(PAGE.format(body), encoding="utf-8")


def offline(site: Path) -> dict[str, str]:
    return {path: content.decode("utf-8") for path, content in offline_files(site)}


def body(site: Path, page: str) -> str:
    text = offline(site)[f"bridge-or-barrier/{page}/index.html"]
    return text.partition('<body class="page">')[2].removesuffix("</body></html>")


@pytest.mark.parametrize(
    ("link", "offline"),
    [
        # folders
        ('href="../cold-war/"', 'href="../cold-war/index.html"'),
        ('href="../cold-war"', 'href="../cold-war/index.html"'),
        ('href="../cold-war/#grain"', 'href="../cold-war/index.html#grain"'),
        ('href="../cold-war/?h=a&amp;b#grain"', 'href="../cold-war/index.html?h=a&amp;b#grain"'),
        ('href="."', 'href="./index.html"'),
        ('href="./"', 'href="./index.html"'),
        ('href=".."', 'href="../index.html"'),
        ('href="../"', 'href="../index.html"'),
        ('href="../#top"', 'href="../index.html#top"'),
        ('href="../.."', 'href="../../index.html"'),
        ('href="../../history/"', 'href="../../history/index.html"'),
        ('href="../caf%C3%A9/"', 'href="../caf%C3%A9/index.html"'),
        ('href="../cold&#45;war/"', 'href="../cold-war/index.html"'),
        # other ways of writing them
        ("href='../cold-war/'", 'href="../cold-war/index.html"'),
        ("href=../cold-war/", 'href="../cold-war/index.html"'),
        ('HREF = "../cold-war/"', 'HREF = "../cold-war/index.html"'),
        ('class="a>b"\n  href="../"', 'class="a>b"\n  href="../index.html"'),
        ('src="../"', 'src="../index.html"'),
        # files, anchors and other hosts stay as they are
        ('href="../index.html#top"', None),
        ('href="../../data/trade.csv"', None),
        ('src="../../data/trade.csv?v=1"', None),
        ('href="../../editions/book.pdf" download', None),
        ('href="#grain"', None),
        ('href="?h=grain"', None),
        ('href=""', None),
        ('href="https://example.org/history/?a=1&amp;b=2#c"', None),
        ('href="https://example.org/a&#95;b/"', None),
        ('href="//example.org/history/"', None),
        ('href="mailto:editors@example.org"', None),
        ('src="data:image/png;base64,AAAA"', None),
        # so does what only looks like a link
        ('title="write href=nowhere/ or src=nowhere/"', None),
        ("title='in quotes: href=\"nowhere/\"'", None),
        ('data-src="nowhere/"', None),
        ('viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"', None),
        # the folder itself is no download in the folder
        ('href="../../editions/site.zip"', 'href="../../README.txt"'),
    ],
)
def test_links_lead_to_files(site: Path, link: str, offline: str | None) -> None:
    write(site, "history/cold-war", f"<a {link}>word</a>")
    assert body(site, "history/cold-war") == f"<a {offline or link}>word</a>"


def test_links_of_the_home_page(site: Path) -> None:
    write(site, "", '<a href=".">a</a><a href="history/#b">b</a><script src="data/trade.csv"></script>')
    assert (
        '<a href="./index.html">a</a><a href="history/index.html#b">b</a><script src="data/trade.csv">'
        in (offline(site)["bridge-or-barrier/index.html"])
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>document.write('<a href=\"nowhere/\">a</a>')</script>",
        '<SCRIPT type="a/b">{"a": "<a href=\'nowhere/\'>"}</SCRIPT>',
        '<style>a[href="nowhere/"] > b {}</style>',
        '<!-- <a href="nowhere/">a</a> -->',
        '<p>An address is written as href="nowhere/".</p>',
        '<code>&lt;a href="nowhere/"&gt;</code>',
        '<svg viewBox="0 0 9 9"><linearGradient id="g"/></svg>',
    ],
)
def test_what_is_no_tag_stays(site: Path, text: str) -> None:
    write(site, "history", text)
    assert body(site, "history") == text


def test_tags_after_a_script_are_tags(site: Path) -> None:
    write(site, "history", '<script src="../data/trade.csv">a < b</script><a href="../">home</a>')
    assert body(site, "history").endswith('<a href="../index.html">home</a>')


def test_every_broken_link_is_told_at_once(site: Path) -> None:
    write(site, "history", '<a href="cold-wars/#grain">a</a> <a href="../data/">no page there</a>')
    write(site, "history/cold-war", '<img src="../../../secret.png"> <a href="/history/">root of a host</a>')
    with pytest.raises(BrokenLinkError) as caught:
        offline_files(site)
    assert str(caught.value) == (
        'site/history/cold-war/index.html: the link "../../../secret.png" leads to nothing\n'
        "    to do: correct the link where the page is made\n"
        'site/history/cold-war/index.html: the link "/history/" leads to nothing\n'
        "    to do: correct the link where the page is made\n"
        'site/history/index.html: the link "../data/" leads to nothing\n'
        "    to do: correct the link where the page is made\n"
        'site/history/index.html: the link "cold-wars/#grain" leads to nothing\n'
        "    to do: correct the link where the page is made\n"
        "4 problems"
    )


def test_what_only_a_server_needs_is_left_out_and_all_else_is_in_one_folder(site: Path) -> None:
    assert list(offline(site)) == [
        f"bridge-or-barrier/{path}"
        for path in (
            "README.txt",
            "assets/javascripts/workers/search.js",
            "assets/javascripts/workers/search.js.map",
            "assets/offline.js",
            "data/trade.csv",
            "editions/book.pdf",
            "history/café/index.html",
            "history/cold-war/index.html",
            "history/index.html",
            "index.html",
            "search/search_index.js",
            "search/search_index.json",
        )
    ]


def test_readme_can_be_read_in_every_editor(site: Path) -> None:
    lines = offline(site)["bridge-or-barrier/README.txt"].splitlines()
    assert len(lines) == 3
    assert all(line.isascii() and len(line) <= 120 for line in every(lines))


def test_search_index_is_a_script_that_names_files(site: Path) -> None:
    script = offline(site)["bridge-or-barrier/search/search_index.js"]
    assert script.startswith("var __index = {")
    index = json.loads(script.removeprefix("var __index = "))
    assert index["config"] == INDEX["config"]
    assert index["docs"] == [
        {"location": "index.html", "title": "Home"},
        {"location": "index.html#answer", "title": "The answer – in brief"},
        {"location": "history/cold-war/index.html", "title": "The Cold War"},
        {"location": "history/cold-war/index.html#grain", "title": "Grain"},
    ]


@pytest.mark.parametrize(("page", "up"), [("", ""), ("history/", "../"), ("history/cold-war/", "../../")])
def test_pages_load_the_shim(site: Path, page: str, up: str) -> None:
    assert offline(site)[f"bridge-or-barrier/{page}index.html"].count(SHIM.format(up)) == 1


def test_shim_carries_the_text_of_the_worker(site: Path) -> None:
    script = offline(site)["bridge-or-barrier/assets/offline.js"]
    (texts,) = [line for line in script.splitlines() if "const texts = " in line]
    assert json.loads(texts.partition(" = ")[2].removesuffix(";")) == {"search.js": 'say("</script> – ok")'}


def test_same_site_same_files(site: Path) -> None:
    assert list(offline_files(site)) == list(offline_files(site))


def test_site_itself_is_not_touched(site: Path) -> None:
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    offline(site)
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before
