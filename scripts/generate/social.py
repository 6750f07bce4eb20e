"""The pictures that other sites show with a link to a page: one for each part of the site, set by Typst.

They are made only for a site whose address is known, because other sites take no relative address. A picture
is kept in `.cache/social` under a fingerprint of all that goes into it.
"""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from scripts.book.contents import read_contents, read_navigation
from scripts.book.edition import this_edition
from scripts.write import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.chapters import Chapter
    from scripts.load import Records

FOLDER = "docs/social"
CACHE = ".cache/social"
TEMPLATE = Path(__file__).parent / "social.typ"
TABLE, COLUMNS = "us-russia-goods-monthly", ("exports_musd", "imports_musd")
_PIXELS_PER_INCH = 72.0  # one for each point of the template


def files(records: Records, _chapters: list[Chapter], root: Path) -> Mapping[str, bytes]:
    """Return the pictures; none where the address of the site is not known."""
    contents = read_contents(root)
    edition = this_edition(contents)
    if not edition.address:
        return {}
    common = {"title": edition.title, "line": edition.subtitle, "profile": _profile(records)}
    sections = dict.fromkeys(leaf.part for leaf in read_navigation(root))
    return {f"docs/{image_of(name)}": picture({**common, "section": name}, root) for name in sections}


def image_of(section: str) -> str:
    """Return the path of the picture of a part of the site, below the root of the site."""
    return f"social/{re.sub(r'[^a-z0-9]+', '-', section.lower()).strip('-') or 'home'}.png"


def picture(inputs: Mapping[str, str], root: Path) -> bytes:
    """Return a picture as PNG, from the cache if it was made before."""
    recipe = json.dumps([version("typst"), TEMPLATE.read_text(encoding="utf-8"), inputs], sort_keys=True)
    kept = root / CACHE / f"{hashlib.sha256(recipe.encode()).hexdigest()}.png"
    if kept.is_file():
        return kept.read_bytes()
    compiler = typst.Compiler(str(TEMPLATE), ignore_system_fonts=True, sys_inputs=dict(inputs))
    made = compiler.compile(format="png", ppi=_PIXELS_PER_INCH)
    if not isinstance(made, bytes):
        raise TypeError(f"{TEMPLATE.name} has more than one page")
    write_file(kept, made)
    return made


def _profile(records: Records) -> str:
    """Return the monthly trade, exports and imports together, as numbers between commas."""
    table = records.tables.get(TABLE)
    rows = table.rows if table else []
    return ",".join(str(sum(float(row.cells[name] or 0) for name in COLUMNS)) for row in rows)
