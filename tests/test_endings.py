"""A reader who closes the pipe, as `head` does, ends a command quietly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EPOCH

CLOSED = 128 + 13  # how a shell tells of SIGPIPE


@pytest.mark.parametrize("command", [["check"], ["new", "event"], ["diff", "nowhere"]])
def test_command_of_which_nobody_reads_the_rest_ends_without_a_traceback(
    project: Path, command: list[str]
) -> None:
    """The pipe has no reader from the start, so that no timing decides."""
    (project / "data/events.yml").write_text("- id: x\n", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    settings = {**os.environ, "PYTHONPATH": ".", "SOURCE_DATE_EPOCH": EPOCH}
    try:
        run = subprocess.run(
            [sys.executable, "-m", "scripts", *command],
            cwd=project,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert "Traceback" not in run.stderr
    assert "BrokenPipe" not in run.stderr
    if command[0] == "diff":  # which has told, on the other stream, what is wrong
        assert (run.returncode, run.stderr.count("to do: ")) == (2, 1)
    else:
        assert (run.returncode, run.stderr) == (CLOSED, "")
