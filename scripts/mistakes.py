"""Where a reader tells of a mistake: a form that already knows the page, the record and the version.

In: the repository and a page. Out: addresses, and the page with a link at the end of each record. Every record
has the same short link to the foot of the page, which works without a script; `theme/assets/report.js` lets it
lead straight to the form, with the id of its record. A thousand long addresses would be a tenth of the page.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

FORM = "mistake.yml"
CORRECTIONS = "about/corrections.md"
# The last line of a record, and an entry of the list of sources, which is one paragraph.
_LAST_LINE = re.compile(r'(<p class="(?:record-sources|source)\b(?:(?!</p>).)*)</p>', re.DOTALL)
FOOT = 'id="mistake"'
_LINK = ' <a class="report screen-only" href="#mistake">Report a mistake</a></p>'


def form_address(repository: str, url: str, version: str) -> str:
    """Return the address of the form for a page.

    Args:
        repository: the repository, on a host with issue forms as GitHub has them.
        url: the page, below the root of the site.
        version: version of the project.
    """
    fields = urlencode({"template": FORM, "page": f"/{url}", "version": version}, safe="/")
    return f"{repository.rstrip('/')}/issues/new?{fields}"


def with_report_links(page: str) -> str:
    """Return the HTML of a generated page with a link at the end of each record."""
    return _LAST_LINE.sub(rf"\1{_LINK}", page) if FOOT in page else page
