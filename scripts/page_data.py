"""A page itself, told to machines: schema.org in JSON-LD, for its head.

What stands on a page (claims, terms, tables) is told where it stands, see `scripts.generate.linked_data`;
here is only the page around it, so that nothing is told twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.generate.linked_data import CONTEXT, LICENSE, PUBLISHER, json_ld

if TYPE_CHECKING:
    from scripts.web_page import WebPage


def page_data(page: WebPage) -> str:
    """Return what a page is and where it stands, as a script block that is safe in HTML."""
    graph = [_page(page), *([_trail(page)] if page.trail else [])]
    return json_ld({"@context": CONTEXT, "@graph": graph})


def _page(page: WebPage) -> dict[str, Any]:
    """Return the page: what somebody wrote is an article; the home page and lists of records are pages."""
    return {
        "@type": "WebPage" if page.is_home or page.is_generated else "Article",
        "url": page.link_to(page.url),
        "headline": page.title,
        "description": page.description,
        "dateModified": str(page.date),
        "inLanguage": "en",
        "license": LICENSE,
        "author": PUBLISHER,
        "publisher": PUBLISHER,
        "isPartOf": {"@type": "WebSite", "name": page.site, "url": page.link_to("")},
    }


def _trail(page: WebPage) -> dict[str, Any]:
    steps = [*page.trail, (page.title, page.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": page.link_to(url)}
            for at, (name, url) in enumerate(steps, 1)
        ],
    }
