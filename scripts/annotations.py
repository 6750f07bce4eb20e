"""Problems as GitHub Actions shows them: on the line of the pull request.

A workflow command is a line of output, `::error file=…,line=…,title=…::message`. In the message a percent
sign and line ends are escaped, in a property the colon and the comma too, as in `actions/toolkit`
(packages/core/src/command.ts).

GitHub shows ten errors and ten warnings of a step and drops the rest without a word. So the first problem of
every file comes before the second of any: who looks at a file finds out that something is wrong in it. The
plain report, which stands in the log, has them all.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.problems import Problem

TITLE = "make check"  # what tells the same on one's own machine


def commands_for(problems: Iterable[Problem]) -> list[str]:
    """Return a workflow command for each problem, in the order in which GitHub should show them."""
    seen: Counter[str] = Counter()
    ranked = []
    for problem in sorted(problems):
        ranked.append((seen[problem.path], problem))
        seen[problem.path] += 1
    return [_command(problem) for _, problem in sorted(ranked)]


def _command(problem: Problem) -> str:
    """Return one workflow command; a problem of a whole file has no line."""
    properties = {"file": problem.path, "line": problem.line or "", "title": TITLE}
    told = ",".join(f"{name}={_in_property(str(value))}" for name, value in properties.items() if value)
    return f"::{'warning' if problem.warning else 'error'} {told}::{_in_message(problem.words)}"


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
