"""The PDF editions, set by Typst: the whole book on each paper, and every page by itself.

In: the pages of the book. Out: the bytes of each file. Typst checks while it sets that every file conforms
to PDF/UA-1 (for readers who do not see the page) and PDF/A-2a (for archives). Its tags are hundreds of thousands of
small objects, which qpdf packs together: the book is a third as large, and nothing in it is changed.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pikepdf
import typst
from lxml import etree

from scripts.book.contents import Leaf
from scripts.book.edition import SUBJECTS
from scripts.book.manuscript import manuscript
from scripts.book.pages import read_title
from scripts.problems import Problem, ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from lxml.etree import _Element as Element

    from scripts.book.contents import Contents
    from scripts.book.edition import Edition
    from scripts.book.pages import BookPage

TEMPLATE = Path(__file__).parent / "book.typ"
PAPERS = {"letter": "us-letter", "a4": "a4"}
CHAPTER_PAPER = "us-letter"
STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")
COVER = "charts/monthly-trade.csv"
# Charts are drawn for a screen; on paper they use the one face that comes with the typesetter.
_SCREEN_FONT, _PAPER_FONT = "Helvetica, Arial, sans-serif", "Libertinus Serif"


@dataclass(frozen=True)
class Job:
    """One file to set.

    Args:
        name: its name among the editions.
        src: the page that it is made of; empty for the whole book.
        inputs: what the template is told.
    """

    name: str
    src: str
    inputs: Mapping[str, str]


def pdf_editions(
    contents: Contents, pages: Sequence[BookPage], site: Path, edition: Edition
) -> dict[str, bytes]:
    """Return every PDF by its name, the whole book first.

    Raises:
        ProblemsFoundError: with each page that cannot be set, links nowhere or would not conform.
    """
    with tempfile.TemporaryDirectory() as folder:
        _lay_out_pictures(site, Path(folder))
        jobs = list(_book_jobs(contents, pages, site, edition, Path(folder)))
        jobs += _page_jobs(pages, site, edition, Path(folder))
        context = multiprocessing.get_context("spawn")  # the typesetter has threads, which a fork would break
        with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
            results = list(pool.map(typeset, [folder] * len(jobs), jobs, [edition.date] * len(jobs)))
    wrong = [(job, result) for job, result in zip(jobs, results, strict=True) if isinstance(result, str)]
    if wrong:
        raise ProblemsFoundError(_problems(wrong))
    return {job.name: result for job, result in zip(jobs, results, strict=True) if isinstance(result, bytes)}


def book_pdf(contents: Contents, pages: Sequence[BookPage], site: Path, edition: Edition) -> bytes:
    """Return the whole book on the first paper alone.

    Raises:
        ProblemsFoundError: if it cannot be set, links nowhere or would not conform.
    """
    with tempfile.TemporaryDirectory() as folder:
        _lay_out_pictures(site, Path(folder))
        job = next(_book_jobs(contents, pages, site, edition, Path(folder)))
        made = typeset(folder, job, edition.date)
    if isinstance(made, str):
        raise ProblemsFoundError(_problems([(job, made)]))
    return made


def typeset(folder: str, job: Job, date: datetime) -> bytes | str:
    """Return the PDF of a job, or what is wrong with it."""
    compiler = typst.Compiler(
        str(Path(folder) / TEMPLATE.name), ignore_system_fonts=True, sys_inputs=dict(job.inputs)
    )
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[*STANDARDS], timestamp=date
        )
    except typst.TypstError as error:
        return "; ".join([error.message, *error.hints])
    if warnings:  # a layout that does not settle has wrong page numbers
        return "; ".join(warning.message for warning in warnings)
    return _packed(made if isinstance(made, bytes) else b"".join(made or []))


def _packed(made: bytes) -> bytes:
    """Return a PDF whose small objects stand in compressed object streams (ISO 32000-1, 7.5.7)."""
    with tempfile.TemporaryDirectory() as folder:  # qpdf reads a file in half the time it takes for a stream
        loose, packed = Path(folder) / "loose.pdf", Path(folder) / "packed.pdf"
        loose.write_bytes(made)
        with pikepdf.open(loose) as pdf:
            pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return packed.read_bytes()


def _book_jobs(
    contents: Contents, pages: Sequence[BookPage], site: Path, edition: Edition, folder: Path
) -> Iterator[Job]:
    """Write the manuscript of the book and yield it for each paper."""
    _write(manuscript(pages, site, edition.address), folder / "book.xml")
    without = ", ".join(read_title(site, Leaf(src)) for src in sorted(contents.without))
    inputs = {**_inputs(site, edition), "without": without, "xml": "book.xml", "whole": "yes"}
    for name, paper in PAPERS.items():
        yield Job(f"bridge-or-barrier-{name}.pdf", "", {**inputs, "paper": paper})


def _page_jobs(pages: Sequence[BookPage], site: Path, edition: Edition, folder: Path) -> Iterator[Job]:
    """Write a manuscript of each page and yield it; the longest first, so that no worker waits for it."""
    inputs = {**_inputs(site, edition), "without": "", "whole": "no", "paper": CHAPTER_PAPER}
    for page in sorted(pages, key=lambda page: -len(page.article.text_content())):
        file = f"page-{page.leaf.name}.xml"  # no page can take the name of the book
        _write(manuscript([page], site, edition.address), folder / file)
        yield Job(f"chapters/{page.leaf.name}.pdf", page.leaf.src, {**inputs, "xml": file})


def _inputs(site: Path, edition: Edition) -> dict[str, str]:
    """Return what the template is told of every file."""
    return {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "date": edition.day,
        "version": edition.version,
        "license": edition.license,
        "address": edition.address,
        "keywords": ", ".join(SUBJECTS),
        "cover": COVER if (site / COVER).is_file() else "",
    }


def _write(book: Element, file: Path) -> None:
    file.write_bytes(etree.tostring(book, encoding="utf-8"))


def _lay_out_pictures(site: Path, folder: Path) -> None:
    (folder / TEMPLATE.name).write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "charts").mkdir()
    for picture in sorted((site / "charts").glob("*.svg")):
        text = picture.read_text(encoding="utf-8").replace(_SCREEN_FONT, _PAPER_FONT)
        (folder / "charts" / picture.name).write_text(text, encoding="utf-8")
    if (site / COVER).is_file():
        (folder / COVER).write_bytes((site / COVER).read_bytes())


def _problems(wrong: Sequence[tuple[Job, str]]) -> Iterator[Problem]:
    """Tell which pages cannot be set; the whole book is blamed only where every page alone is right."""
    pages = [(job, message) for job, message in wrong if job.src]
    for job, message in pages or wrong:
        page = f"docs/{job.src}" if job.src else "mkdocs.yml"
        yield Problem(page, 0, f"{job.name} cannot be set: {message}")
