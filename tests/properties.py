"""What the property-based tests share: how many cases, words that hurt, files with something wrong in them.

The cases are the same at every run. An input that once broke something stays in its test as an example.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from scripts.check import check_project
from scripts.generate import GENERATORS, charts, feed, internals, social
from scripts.problems import ProblemsFoundError, report
from tests.conftest import ROOT, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# All generators but those that are slow and see few records: drawings, pictures, the settings, the code itself.
MAKERS = tuple(one for one in GENERATORS if one not in (charts, feed, internals, social))


def cases(count: int) -> settings:
    """Return the settings of a test with so many cases, the same ones at every run."""
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=count, derandomize=True, deadline=None, database=None, suppress_health_check=checks
    )


# What means something to one of the languages that a text passes through on its way to a reader.
FRAGMENTS = (
    *("<script>alert(1)</script>", "<xss>", "</p>", "<!--", "-->", "]]>", "&", "&amp;", "&#60;", '"', "'"),
    *(
        "[@act-1901]",
        "[@x]",
        "[@",
        "{{ oil-1901 }}",
        "{{ x }}",
        "{{",
        "{% x %}",
        "{!note.md!}",
        "{!x!}",
        "{!",
    ),
    *(
        "*",
        "**a**",
        "_",
        "`",
        "```",
        "~~~",
        "~",
        "^",
        "|",
        "\\",
        "\\[",
        "#",
        "# a",
        "===",
        "$x$",
        "=",
        "+",
        "!",
    ),
    *("[a](b)", "![a](b)", "[^a]", "[^a]: b", "[a]: b", "{ #a .b }", "!!! note", "??? x", "1. a", "- ", ": "),
    *(
        "\n",
        "\n\n",
        "    ",
        "\t",
        "https://a.example/?b=c&d",
        "@",
        "%",
        "//",
        "and",
        ",",
        ";",
        "BEGIN:VEVENT",
    ),
    *("\u202eabc", "\u200b", "\u2028", "\U0001f9c0", "שלום", "e\u0301", "İ", "ß", "١٢"),
)
fragments = st.sampled_from(FRAGMENTS)
words = st.lists(fragments | st.text("ab \n", max_size=3), max_size=8).map("".join)
PIECES = (
    *(
        "\x00",
        "\x07",
        "\x85",
        "\ufeff",
        "\ufffe",
        "\U000e0001",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        "\t",
        " ",
        "    ",
    ),
    *(
        "-",
        "- ",
        "-\n",
        ": ",
        ":",
        "? ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!",
        "!!float ",
        "!!binary ",
        "|",
        ">",
    ),
    *(
        "'",
        '"',
        "%",
        "@",
        "`",
        "#",
        ",",
        "<<: ",
        "---\n",
        "...\n",
        "~",
        "null",
        "true",
        "no",
        ".inf",
        "1e999",
        "0x1",
    ),
    *(
        "NaN",
        "-1",
        "9" * 40,
        "2022-02-30",
        "9999-12-31",
        "id: x\n",
        "- id: x\n",
        "[@",
        "{{",
        "}}",
        "{!",
        "!}",
        "<!--",
    ),
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Return a text with pieces put in, taken out, or put in the place of others."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 7, 40))))
        text = text[:start] + draw(st.sampled_from((*PIECES, *FRAGMENTS, ""))) + text[end:]
    return text


def copy_of_small(folder: Path) -> Path:
    """Return the small project in a folder of its own, without the code, which no test here runs there."""
    root = folder / "project"
    shutil.copytree(SMALL, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "house.yml")
    shutil.copy(ROOT / "snippets/open-data.md", root / "snippets")
    return root


@contextmanager
def instead(file: Path, content: str | bytes) -> Iterator[None]:
    """Put another content into a file for a while."""
    before = file.read_bytes()
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    try:
        yield
    finally:
        file.write_bytes(before)


def told_or_made(root: Path) -> dict[str, str | bytes] | None:
    """Check a project; return what it generates, or None where something is wrong and has been told.

    Anything but a problem that is told ends the test: that is the traceback which nobody may see.
    """
    records, chapters, problems = check_project(root)
    report(problems).encode("utf-8")
    if any(not problem.warning for problem in problems):
        return None
    try:
        return {path: made for one in MAKERS for path, made in one.files(records, chapters, root).items()}
    except ProblemsFoundError as error:
        str(error).encode("utf-8")
        return None
