"""Pages that load no more than they use, and style sheets and scripts without what only people read.

MkDocs names all style sheets and scripts in every page. Those that a page has no use for are taken out of it
here; which they are is told by a mark in its HTML.
"""

from __future__ import annotations

import re

import rcssmin
import rjsmin

# What only some pages use, and what is in the HTML of each of them and in no other.
USED_BY = {
    "assets/home.css": 'class="md-content home"',
    "assets/lists.css": r'class="(?:filters|strip|letters)\b',
    "assets/filters.js": r'class="filters\b',
    "assets/quiz.js": '<details class="success"',
    "assets/_mkdocstrings.css": 'class="doc ',
}
_MINIFIERS = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}
MINIFIED = tuple(_MINIFIERS)


def lean(page: str) -> str:
    """Return the HTML of a page without the style sheets and scripts that it has no use for."""
    for asset, used in USED_BY.items():
        if not re.search(used, page):
            page = re.sub(
                rf'\s*<(?:link|script)\b[^<>]*"[^"]*{re.escape(asset)}"[^<>]*>(?:</script>)?', "", page
            )
    return page


def minified(text: str, ending: str) -> str:
    """Return a style sheet or script without comments and needless space.

    Args:
        text: what people read.
        ending: `.css` or `.js`.
    """
    return str(_MINIFIERS[ending](text))
