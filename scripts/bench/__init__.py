"""The figures behind the budgets: how fast the site is built, how it grows, what its pages weigh.

In: a project. Out: a table on the terminal. Figures are ratios against a bare build of the same pages,
because seconds depend on the machine. Everything is measured on copies in a temporary folder, so what people
work on, and `site/`, stay as they are. A missed budget is told and is no failure: a busy machine is slow.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bench.editions import our_pdf_seconds
from scripts.bench.figures import HEAD, Figure
from scripts.bench.multiply import multiply
from scripts.bench.paper import NotMeasuredError, weasyprint_seconds
from scripts.bench.run import FailedError, build, check, generate, project_copy
from scripts.bench.stock import write_stock_config
from scripts.bench.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator

WEASYPRINT = ".cache/weasyprint"
ROUNDS = 3
TIMES = (3, 10)
MOST_FULL, MOST_CHECK, MOST_BOOK, MOST_PDF, MOST_GROWTH, MOST_KB = 1.25, 5, 6, 0.2, 1.1, 20
ABOUT = f"""\
Caches are warm. Builds are timed {ROUNDS} times, alternating, and books {ROUNDS} times; the best counts. The builds
of 3 and 10 times the records, tables and chapters are timed once. KB are thousands of bytes, compressed with
gzip -9: the page with all that it loads, less the same page of the bare build; of each kind the page with the
largest difference.
"""


def bench(root: Path) -> int:
    """Measure everything, print each figure as soon as it is there, and return the exit code."""
    print(f"{ABOUT}\n{HEAD}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        try:
            for figure in figures(root, Path(folder)):
                print(figure, flush=True)
        except FailedError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def figures(root: Path, folder: Path) -> Iterator[Figure | str]:
    """Yield all figures, and sentences where there is none.

    Args:
        root: folder of the project.
        folder: an empty folder for copies of it.

    Raises:
        FailedError: if a command that is timed fails.
    """
    project = project_copy(root, folder / "project")
    generate(project)
    yield Figure("make check", check(project), most=MOST_CHECK)
    yield from _builds(project)
    yield from weights(project / "site", project / "stock", MOST_KB)
    yield from _pdf(project, root / WEASYPRINT)
    yield from _growth(project, folder)


def _builds(project: Path) -> Iterator[Figure]:
    """Build the site and its bare twin in turns, so that a slow minute of the machine strikes both."""
    write_stock_config(project)
    rounds = [(build(project, "site"), build(project, "stock", config="stock.yml")) for _ in range(ROUNDS)]
    ours, stock = (min(seconds) for seconds in zip(*rounds, strict=True))
    yield Figure("full build : bare build", ours, stock, MOST_FULL)


def _pdf(project: Path, home: Path) -> Iterator[Figure | str]:
    what, site = "PDF : WeasyPrint", project / "site"
    ours = _best_book(project)
    yield Figure("PDF of the whole book", ours, most=MOST_BOOK)
    try:
        yield Figure(what, ours, weasyprint_seconds(site, project, home), MOST_PDF)
    except NotMeasuredError as error:
        yield f"{what} is not measured: {error}."


def _growth(project: Path, folder: Path) -> Iterator[Figure]:
    """Measure larger projects against one that is multiplied by one, because its files are written alike."""
    projects = {times: _multiplied(project, folder, times) for times in (1, *TIMES)}
    one = min(build(projects[1], "site") for _ in range(ROUNDS))
    for times in TIMES:
        seconds = build(projects[times], "site")
        yield Figure(f"site, {times} × : 1 ×", seconds, one, times * MOST_GROWTH)
    books = {times: _best_book(project) for times, project in projects.items()}
    for times in TIMES:
        yield Figure(f"PDF, {times} × : 1 ×", books[times], books[1], times * MOST_GROWTH)


def _best_book(project: Path) -> float:
    return min(our_pdf_seconds(project / "site", project) for _ in range(ROUNDS))


def _multiplied(project: Path, folder: Path, times: int) -> Path:
    larger = project_copy(project, folder / f"{times}x")
    multiply(larger, times)
    generate(larger)
    return larger
