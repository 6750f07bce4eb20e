"""Sources for reference managers: BibTeX, and the CSL-JSON that Zotero and others import.

In: sources. Out: the text of a `.bib` file, or the items of a CSL-JSON file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scripts.vocabulary import AddressBasis, Reading, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.models import Source

_CSL_TYPES = {
    "book": "book",
    "case": "legal_case",
    "legislation": "legislation",
    "manuscript": "manuscript",
    "misc": "document",
    "report": "report",
    "repository": "dataset",
    "web": "webpage",
}
# Entry types of classic BibTeX, which every program knows, with the field that says who stands behind it.
_BIBTEX_TYPES = {
    "article-journal": ("article", "journal"),
    "article-newspaper": ("article", "journal"),
    "book": ("book", "publisher"),
    "report": ("techreport", "institution"),
}
_OTHER = ("misc", "howpublished")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A brace behind a backslash still counts as a brace when BibTeX looks for the end of a field.
_LATEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources as CSL-JSON items, in their order."""
    return [_csl_item(source) for source in sources]


def csl_type(source: Source) -> str:
    """Return the CSL type of a source; the few articles outside a newspaper or periodical are web pages."""
    if source.kind is SourceKind.DATA:
        return "dataset"
    if source.type != "article":
        return _CSL_TYPES[source.type]
    if source.parent:
        return "article-newspaper" if source.parent.type == "newspaper" else "article-journal"
    if source.kind is SourceKind.NEWS:
        return "article-newspaper"
    return "webpage" if source.url else "document"


def standing(source: Source) -> str:
    """Return in a sentence how near a source stands to what it tells, and how it was read."""
    facts = [source.tier.label, source.read.label.lower()]
    if source.url_basis is AddressBasis.CONSTRUCTED and source.read is not Reading.NO:
        facts.append("address built from the publisher's pattern")
    return f"{'; '.join(facts)}; checked {source.checked.words}."


def _csl_item(source: Source) -> dict[str, Any]:
    kind = csl_type(source)
    item: dict[str, Any] = {"id": source.id, "type": kind, "title": source.title}
    if source.author:
        item["author"] = [_csl_name(author) for author in source.author]
    if source.parent:
        item["container-title"] = source.parent.title
    if source.publisher:
        item[_csl_publisher(source, kind)] = source.publisher
    if source.serial_number:
        item["number"] = source.serial_number
    if source.date:
        item["issued"] = {"date-parts": [list(source.date.parts)]}
    if source.url:
        item["URL"] = source.url
    item["note"] = standing(source)
    return item


def _csl_publisher(source: Source, kind: str) -> str:
    """Return the variable for the publisher: a site, like a newspaper, is what an item stands in."""
    if kind == "legal_case":
        return "authority"
    in_it = kind in ("webpage", "article-newspaper", "article-journal") and not source.parent
    return "container-title" if in_it else "publisher"


def _csl_name(author: str) -> dict[str, str]:
    family, comma, given = author.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": author}


def bibtex(sources: Iterable[Source], made_from: str) -> str:
    """Return sources as a BibTeX file in UTF-8.

    Args:
        sources: the sources, in the order of the file.
        made_from: the record file that a correction goes to.
    """
    return "\n".join([f"% Made from {made_from}. Edit that file.\n", *map(_entry, sources)])


def _entry(source: Source) -> str:
    kind, behind = _BIBTEX_TYPES.get(csl_type(source), _OTHER)
    lines = [f"  {name} = {value}," for name, value in _fields(source, kind, behind)]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}", ""])


def _fields(source: Source, kind: str, behind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry; `date` stands last, where it overrules the year for programs that know it."""
    if source.author:
        yield "author", f"{{{' and '.join(map(_bibtex_name, source.author))}}}"
    yield "title", f"{{{{{latex(source.title)}}}}}"
    places = [source.parent.title] if source.parent else []
    places += [source.publisher] if source.publisher else []
    if kind == "misc" and source.serial_number:
        places.insert(0, source.serial_number)
    elif source.serial_number:
        yield "number", f"{{{latex(source.serial_number)}}}"
    if places:
        # Braces keep “Simon and Schuster” one house.
        yield behind, f"{{{{{latex(', '.join(places))}}}}}"
    if source.url:
        # Programs read an address word for word, so only what could end the field is written otherwise.
        yield "url", f"{{{source.url.translate(IN_ADDRESS)}}}"
    yield "annote", f"{{{latex(standing(source))}}}"
    if source.date:
        yield "year", f"{{{source.date.year}}}"
        if len(source.date.parts) > 1:
            yield "month", _MONTHS[source.date.parts[1] - 1]
        yield "date", f"{{{source.date}}}"


def _bibtex_name(author: str) -> str:
    """Return “Family, Given”; braces keep an organization whole, and words that BibTeX takes for its own."""
    family, comma, given = author.partition(", ")
    return f"{_name_part(family)}, {_name_part(given)}" if comma else f"{{{latex(author)}}}"


def _name_part(part: str) -> str:
    text = latex(part)
    return f"{{{text}}}" if re.search(r",|\band\b", part, re.IGNORECASE) else text


def latex(text: str) -> str:
    """Return text that shows itself in LaTeX; letters and punctuation beyond ASCII stay as they are."""
    return " ".join(text.split()).translate(_LATEX)
