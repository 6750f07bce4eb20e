"""WeasyPrint as the measure of the book: it sets the same articles with the print styles of the same site.

WeasyPrint is no part of the project: pip installs it, once, into an environment of its own below `.cache/`.
It also needs the system library Pango. Where one of the two is missing, nothing is measured.
"""

from __future__ import annotations

import subprocess
import venv
from typing import TYPE_CHECKING

from lxml import html

from scripts.bench.run import FailedError, output_of
from scripts.book.contents import read_contents
from scripts.environment import python_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class NotMeasuredError(Exception):
    """Raised when something cannot be measured because something else is missing; says what."""


WEASYPRINT = "weasyprint==70.0"
# Tells the time without that of loading the program, which our own does not count either.
_RENDER = """
import logging, time
from weasyprint import HTML
logging.disable()  # of every rule of the theme that it does not know
started = time.monotonic()
HTML("joined.html").write_pdf("joined.pdf")
print(time.monotonic() - started)
"""


def weasyprint_seconds(site: Path, project: Path, home: Path) -> float:
    """Return the seconds in which WeasyPrint makes a PDF of the pages of the book.

    Args:
        site: folder of the built site; the joined pages are put there.
        project: folder of its project.
        home: where the environment for WeasyPrint is, or is made.

    Raises:
        FailedError: if WeasyPrint is there but fails.
        NotMeasuredError: if it cannot be installed, or Pango is missing.
    """
    python = _python_with_weasyprint(home)
    page = joined(site, [leaf.url for leaf in read_contents(project).leaves])
    (site / "joined.html").write_text(page, encoding="utf-8")
    return float(output_of("WeasyPrint on the same pages", [python, "-c", _RENDER], site))


def joined(site: Path, urls: Iterable[str]) -> str:
    """Return one page of all articles, in the clothes of the home page.

    Args:
        site: folder of the built site.
        urls: addresses of the pages below the root of the site.
    """
    page = _document(site, "")
    page.cssselect("body")[0][:] = [_document(site, url).cssselect("article")[0] for url in urls]
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def _document(site: Path, url: str) -> html.HtmlElement:
    return html.fromstring((site / url / "index.html").read_bytes().decode("utf-8"))


def _python_with_weasyprint(home: Path) -> str:
    """Return the interpreter of the environment for WeasyPrint; what is there already needs no network."""
    home.mkdir(parents=True, exist_ok=True)
    python = python_of(home)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", WEASYPRINT]
    try:
        if not python.exists():
            venv.EnvBuilder(with_pip=True).create(python.parent.parent)
        output_of(f"pip install {WEASYPRINT}", pip, home)
    except (FailedError, subprocess.CalledProcessError):
        raise NotMeasuredError(f"pip could not install {WEASYPRINT}") from None
    try:
        output_of("WeasyPrint looks for Pango", [str(python), "-c", "import weasyprint"], home)
    except FailedError:
        raise NotMeasuredError("WeasyPrint does not find the system library Pango") from None
    return str(python)
