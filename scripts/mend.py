"""Pages of the theme, mended: what assistive technology must be able to name gets its name.

Found with axe on Material for MkDocs 9.8: the search dialog has no name, and a navigation list of a
section with an index page is named after an element without words.

A link to another site gets `rel="noopener"`, so that what it leads to cannot reach back.
"""

from __future__ import annotations

import re

_SEARCH = re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")>')
_SECTION = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="(__nav_[\d_]+)_label"'
    r'(.*?<label class="md-nav__title" for="\2">\s*<span class="md-nav__icon md-icon"></span>\s*)([^<]*?)(\s*</label>)',
    re.DOTALL,
)
_AWAY = re.compile(r'<a (?![^>]*\brel=)(?=[^>]*\bhref="https?://)')


def mended(page: str) -> str:
    """Return the HTML of a page with the missing names and relations put in."""
    page = _SEARCH.sub(r'\1 aria-label="Search">', page)
    page = _SECTION.sub(r'\1 aria-label="\4"\3\4\5', page)
    return _AWAY.sub('<a rel="noopener" ', page)
