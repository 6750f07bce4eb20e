"""The page on how the site is made: the package `scripts`, module by module, from its docstrings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.parts import NO_TERMS, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.load import Records

HERE = "reference/how-the-site-is-made.md"

# What tests/test_zensical.py holds to be so.
ANOTHER_ENGINE = """\
## Under another engine

MkDocs 1 gets no more features, and the theme's support ends in 2027. So the generators know no engine: `python -m scripts \
generate` writes pages and snippets, and any engine that reads `mkdocs.yml` can build the tree. It is tried with \
Zensical 0.0.73 (`zensical build`): every page has the same words, with its notes, facts, charts, call-outs, included \
snippets and this reference. What differs:

| What MkDocs does | Under Zensical |
|---|---|
| Links from the root of `docs/` (`/reference/glossary.md`), as terms, notes, facts and snippets write them, are resolved | They stay as written and lead nowhere |
| The hook checks all records before a build, and generates again at every save | `python -m scripts check` and `generate` must be run by hand |
| The hook names the policy on what a page may load, what machines read of a page, how to cite it, when a chapter was checked, and where to report a mistake | Not there |
| “Edit this page” on a generated page leads to its records | It leads to the generated page, and on every page to a branch named master |
| The home page has its doors; the templates of this site know it as the home page | It is a page like others |
| Title and description are made safe for the head of a page | They stand there as written |
| The site map has the day on which a chapter was checked, and a compressed twin | Neither |
| The search index is `search/search_index.json` | It is `search.json`, in a form of its own |
| Settings that inherit from another file replace its lists | Lists are joined: a navigation would be there twice |
| PDF, EPUB and the offline folder are made from the pages | Not tried |
"""


def files(_records: Records, _chapters: list[Chapter], root: Path) -> Mapping[str, str]:
    """Return the page; mkdocstrings fills it when the site is built."""
    description = (
        "The Python package that turns records into pages: what each module takes, returns and raises."
    )
    return {f"docs/{HERE}": page("How the site is made", description, "scripts/", _body(root), search=False)}


def _body(root: Path) -> Iterator[str]:
    yield NO_TERMS
    yield "::: scripts\n    options:\n      heading_level: 2\n      members: false\n      show_root_heading: false"
    for file in sorted((root / "scripts").rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        if parts[-1] not in ("__init__", "__main__"):
            yield f"## {'.'.join(parts[1:])}\n\n::: {'.'.join(parts)}\n    options:\n      heading_level: 3"
    yield ANOTHER_ENGINE
