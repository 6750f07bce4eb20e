"""What a page holds, told to machines: schema.org in JSON-LD.

Addresses are relative, and a reader of JSON-LD resolves them against the page they stand on; so the site
may stand anywhere.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.models import Article, Claim, Term
    from scripts.package import Column, License
    from scripts.tables import TableData

CONTEXT = "https://schema.org"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER = {"@type": "Organization", "name": "Bridge or Barrier?"}
_YEAR = re.compile(r"\b[12]\d{3}\b")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_SIGNS = re.compile(r"[<>&\[\]{}`!$*_~^|=]")


def json_ld(data: dict[str, Any]) -> str:
    """Return data as a block of HTML for a Markdown page.

    In its strings, every sign that could end the block, or that Markdown and our own syntax take for
    theirs, becomes a JSON escape, which means the sign itself.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = _STRING.sub(
        lambda string: _SIGNS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", string[0]),
        text,
    )
    return f'<script type="application/ld+json">{safe}</script>'


def glossary(terms: Iterable[Term]) -> dict[str, Any]:
    """Return the glossary as a set of defined terms."""
    return {
        "@context": CONTEXT,
        "@type": "DefinedTermSet",
        "name": "Glossary",
        "publisher": PUBLISHER,
        "license": LICENSE,
        "hasDefinedTerm": [_term(term) for term in terms],
    }


def _term(term: Term) -> dict[str, Any]:
    others = [*([term.abbreviation] if term.abbreviation else []), *term.forms]
    return {
        "@type": "DefinedTerm",
        "name": term.term,
        **({"alternateName": others} if others else {}),
        "description": term.definition,
        "url": f"#{term.id}",
    }


def claim_reviews(article: Article) -> dict[str, Any]:
    """Return the claims of an article as reviews, one for each, in the order of the records."""
    return {"@context": CONTEXT, "@graph": [_review(claim, article) for claim in article.claims]}


def _review(claim: Claim, article: Article) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "url": f"#{claim.id}",
        "claimReviewed": claim.claim,
        "itemReviewed": {"@type": "CreativeWork", "name": article.title},
        "reviewRating": {"@type": "Rating", "alternateName": claim.verdict.label},
        "author": PUBLISHER,
        "datePublished": str(claim.checked),
    }


def datasets(tables: Iterable[TableData], folder: str) -> dict[str, Any]:
    """Return the tables as data sets.

    Args:
        tables: the tables, in the order of the page.
        folder: where the downloads are, as seen from the page, with a slash at its end.
    """
    return {"@context": CONTEXT, "@graph": [_dataset(table, folder) for table in tables]}


def _dataset(table: TableData, folder: str) -> dict[str, Any]:
    about = table.about
    columns = [
        column
        for column in about.table_schema.fields
        if column.type in ("number", "integer") and column.name not in about.table_schema.primaryKey
    ]
    return {
        "@type": "Dataset",
        "url": f"#{about.name}",
        "name": about.title,
        "description": about.description,
        "license": [_license(one) for one in about.licenses],
        "temporalCoverage": interval(about.coverage),
        "variableMeasured": [_variable(column) for column in columns],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form,
                "contentUrl": f"{folder}{about.name}.{ending}",
            }
            for form, ending in (("text/csv", "csv"), ("application/json", "json"))
        ],
        "creator": PUBLISHER,
        "publisher": PUBLISHER,
        "isBasedOn": [_work(origin.title, origin.path) for origin in about.sources],
    }


def interval(coverage: str) -> str:
    """Return the first and the last year of a coverage in words, as ISO 8601 writes an interval.

    A coverage that names no year comes back as it is, which schema.org allows.
    """
    years = sorted(_YEAR.findall(coverage))
    if not years:
        return coverage
    return years[0] if years[0] == years[-1] else f"{years[0]}/{years[-1]}"


def _variable(column: Column) -> dict[str, Any]:
    unit = {"unitText": column.unit} if column.unit else {}
    return {
        "@type": "PropertyValue",
        "name": column.title,
        "description": column.description,
        **unit,
    }


def _license(license_: License) -> dict[str, Any]:
    return _work(license_.title, license_.path)


def _work(name: str, url: str | None) -> dict[str, Any]:
    return {"@type": "CreativeWork", "name": name, **({"url": url} if url else {})}
