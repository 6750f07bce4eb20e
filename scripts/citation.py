"""How to cite a page: three styles and BibTeX, as a reader pastes them.

In: what is known of a page. Out: for each style its name, its text, and its text with italics marked.

The site names no person, so it stands behind its pages itself: as group author where a style wants one. The
styles, by edition, with the rules that are followed here:

- APA Style, 7th edition (2020): 10.16 webpages; 9.11 group author; 9.15 the date is that of the last change
  (a mere date of review would not do, but on this site the date of the check moves with every change, see
  about/corrections.md); the name of the site is left out where it is the author.
- The Chicago Manual of Style, 18th edition (2024): 14.104 websites, bibliography style; the owner of the site
  stands in as author, page titles in quotation marks and headline style.
- MLA Handbook, 9th edition (2021): the core elements; where author and publisher are one organization the
  entry begins with the title, and a publisher named as the site is left out; addresses go without https://.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.bibliography import IN_ADDRESS, latex
from scripts.book.edition import PROJECT
from scripts.headline import CHICAGO, MLA, headline

if TYPE_CHECKING:
    from scripts.web_page import WebPage

_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Italics are marked with signs that no title has, so that a text can be had with them and without.
_ITALIC = re.compile("\x02(.*?)\x03")


@dataclass(frozen=True)
class Citation:
    """A citation in one style.

    Args:
        style: name of the style.
        text: the citation as plain text, to copy.
        html: the same for the page, in HTML.
    """

    style: str
    text: str
    html: str


def citations(page: WebPage) -> list[Citation]:
    """Return the citations of a page, one for each style."""
    entry = bibtex(page)
    styles = {"APA": apa(page), "Chicago": chicago(page), "MLA": mla(page)}
    made = [Citation(style, _ITALIC.sub(r"\1", text), _as_html(text)) for style, text in styles.items()]
    return [*made, Citation("BibTeX", entry, html.escape(entry, quote=False))]


def apa(page: WebPage) -> str:
    """Return the reference in APA style; the home page is the site itself."""
    date = ", ".join(reversed(re.split(r", | (?=\d{4}$)", page.date.words)))
    parts = [_stopped(page.site), f"({date}).", _stopped(_italic(_subtitled(page.title)))]
    if page.is_home:
        parts = [_stopped(_italic(page.site)), f"({date})."]
    return _joined(parts, page.address)


def chicago(page: WebPage) -> str:
    """Return the entry of a bibliography in Chicago style."""
    parts = [_stopped(page.site), _quoted(headline(page.title, CHICAGO))]
    parts = parts[:1] if page.is_home else parts
    return _joined([*parts, f"Last modified {page.date.words}."], f"{page.address}." if page.address else "")


def mla(page: WebPage) -> str:
    """Return the entry of a list of works cited in MLA style."""
    year, *rest = page.date.parts
    date = " ".join([*map(str, rest[1:]), *(_MLA_MONTHS[month - 1] for month in rest[:1]), str(year)])
    address = page.address.partition("://")[2]
    container = f"{_italic(page.site)}, {date}{f', {address}' if address else ''}."
    return container if page.is_home else f"{_quoted(headline(page.title, MLA))} {container}"


def bibtex(page: WebPage) -> str:
    """Return a BibTeX entry; `misc` is the type that every program knows for a page of the web."""
    year, *rest = page.date.parts
    fields = {
        "author": f"{{{{{latex(page.site)}}}}}",  # twice in braces: one name, not a family and a given one
        "title": f"{{{{{latex(page.title)}}}}}",
        "year": f"{{{year}}}",
        **({"month": _BIBTEX_MONTHS[rest[0] - 1]} if rest else {}),
        **({"url": f"{{{page.address.translate(IN_ADDRESS)}}}"} if page.address else {}),
        "date": f"{{{page.date}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{PROJECT}-{page.name},", *lines, "}"])


def _italic(text: str) -> str:
    return f"\x02{text}\x03"


def _quoted(title: str) -> str:
    """Return a title in quotation marks, those in it one step down, with the full stop inside."""
    inner = title.translate(str.maketrans("“”", "‘’"))
    return f"“{_stopped(inner)}”"


def _stopped(text: str) -> str:
    """Return a text with a full stop, before a closing quotation mark, unless it ends with a sign of its own."""
    return text if re.search(r"[.?!][’”\x03]*$", text) else re.sub(r"([’”]?)$", r".\1", text, count=1)


def _subtitled(title: str) -> str:
    """Return a title with a capital after a colon."""
    return re.sub(r"(?<=: )[^\W\d_]", lambda letter: letter[0].upper(), title)


def _joined(parts: list[str], address: str) -> str:
    return " ".join([*parts, *([address] if address else [])])


def _as_html(text: str) -> str:
    return _ITALIC.sub(r"<em>\1</em>", html.escape(text, quote=False))
