"""Sources as formatted references, in HTML.

Typst reads Hayagriva and CSL, so the site and the book format a reference with the same engine and the
same style. They are compiled in batches, because the time of a compilation grows with the square of their number.
"""

from __future__ import annotations

import html
import json
import re
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.models import Source

BATCH = 200
STYLE = Path(__file__).parent / "references.csl"
_ENTRY = re.compile(r'<li id="(loc-\d+)">(.*?)</li>', re.DOTALL)
_CITATION = re.compile(r'<div id="([^"]+)"><a href="#(loc-\d+)"')
_LINK = re.compile(r'<a href="([^"]*)">[^<]*</a>')
_TITLE_END = re.compile(r"([?!])([”\"]?)\.")


def format_references(sources: Iterable[Source]) -> Mapping[str, str]:
    """Return the reference of every source as inline HTML, by key.

    The only tags are `em`, `a` and `i`; text is escaped.
    """
    entries = [(source.id, _entry(source)) for source in sources]
    found: dict[str, str] = {}
    for start in range(0, len(entries), BATCH):
        found |= _compile(
            json.dumps(dict(entries[start : start + BATCH]), ensure_ascii=False, sort_keys=True)
        )
    return found


@lru_cache(maxsize=256)
def _compile(bibliography: str) -> Mapping[str, str]:
    """Compile a bibliography; JSON is YAML, and an unchanged one is not compiled again."""
    keys = list(json.loads(bibliography))
    if not keys:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sources.yml").write_text(bibliography, encoding="utf-8")
        (Path(folder) / "style.csl").write_text(STYLE.read_text(encoding="utf-8"), encoding="utf-8")
        lines = ['#bibliography("sources.yml", style: "style.csl", full: true)']
        lines += [
            f'#html.elem("div", attrs: (id: "{key}"))[#cite(label("{key}"), form: "full")]' for key in keys
        ]
        main = Path(folder) / "main.typ"
        main.write_text("\n".join(lines), encoding="utf-8")
        page = typst.compile(str(main), format="html")
    text = page.decode() if isinstance(page, bytes) else str(page)
    entries = dict(_ENTRY.findall(text))
    return {html.unescape(key): _tidy(entries[place]) for key, place in _CITATION.findall(text)}


def _entry(source: Source) -> dict[str, Any]:
    """Return a source as Hayagriva wants it; titles are final, so Typst must not change their case."""
    entry = source.model_dump(
        mode="json",
        by_alias=True,
        exclude_none=True,
        exclude={"id", "kind", "tier", "read", "url_basis", "supports", "checked"},
    )
    # Hayagriva would read dollar signs as mathematics, braces as protection, a hyphen in a number as a range.
    entry["title"] = {"value": _literal(source.title), "verbatim": True}
    if source.parent:
        entry["parent"]["title"] = _literal(source.parent.title)
    if source.publisher:
        entry["publisher"] = _literal(source.publisher)
    if source.serial_number:
        number = " ".join(source.serial_number.split())
        entry["serial-number"] = number.replace("-", "\N{NON-BREAKING HYPHEN}")
    if source.author:
        entry["author"] = [_name(author) for author in source.author]
    else:
        entry.pop("author", None)
    return entry


def _literal(text: str) -> str:
    """Return a text on one line in which the signs of Hayagriva stand for themselves."""
    return re.sub(r"[\\${}]", r"\\\g<0>", " ".join(text.split()))


def _name(author: str) -> str | dict[str, str]:
    """Keep an organization's name whole; only “Family, Given” is a person."""
    return author if "," in author else {"name": author}


def _tidy(reference: str) -> str:
    """Show the host instead of a long address, and no full stop after a question mark."""
    reference = _LINK.sub(lambda link: f'<a href="{link[1]}">{_host(link[1])}</a>', reference)
    return _TITLE_END.sub(r"\1\2", " ".join(reference.split()))


def _host(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?([^/?#]+).*$", r"\1", address)
