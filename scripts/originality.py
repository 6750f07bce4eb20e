"""Nothing is copied: no run of nine words may stand here that stands in one of the two articles.

The articles themselves are not ours to keep. What is kept is a fingerprint of each of their runs, in
`data/claims/word-runs.txt`: the words in lower case, letters and digits only, joined by single spaces,
BLAKE2b with five bytes, in hexadecimal, one to a line.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from scripts.problems import Problem, ProblemsFoundError
from scripts.yaml_lines import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "data/claims/word-runs.txt"
WORDS_IN_A_ROW = 9


def read_fingerprints(root: Path) -> frozenset[str]:
    """Read the fingerprints of the articles.

    Raises:
        ProblemsFoundError: if the file is missing or empty, or a line is no fingerprint.
    """
    lines = read_text(root, FILE).split()
    if not lines:
        raise ProblemsFoundError([Problem(FILE, 0, "the file is empty", "ten hexadecimal digits to a line")])
    for number, line in enumerate(lines, 1):
        if not re.fullmatch(r"[0-9a-f]{10}", line):
            raise ProblemsFoundError(
                [Problem(FILE, number, f'"{line}" is no fingerprint', "ten hexadecimal digits")]
            )
    return frozenset(lines)


def shared_runs(text: str, fingerprints: frozenset[str]) -> Iterator[str]:
    """Yield the runs of nine words of a text that stand in an article too."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(words) - WORDS_IN_A_ROW + 1):
        run = " ".join(words[start : start + WORDS_IN_A_ROW])
        if fingerprint(run) in fingerprints:
            yield run


def fingerprint(run: str) -> str:
    """Return the fingerprint of a run of words."""
    return hashlib.blake2b(run.encode(), digest_size=5).hexdigest()
