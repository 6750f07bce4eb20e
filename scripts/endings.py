"""How a command ends before its time: by Ctrl-C, a signal, the disk, a problem, a closed pipe. No traceback."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from scripts.disk import disk_problem
from scripts.problems import ProblemsFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIGNAL = 128  # what shells add to the number of the signal that ended a program
PIPE = (
    13  # the signal for one who writes to nobody (SIGPIPE), which Python hears as an error and Windows lacks
)
# A closed terminal (SIGHUP) is unknown to Windows.
ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class EndedError(KeyboardInterrupt):
    """Raised by a signal that ends the program, so that it is tidied up after as after Ctrl-C.

    Args:
        number: the number of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def told_endings(root: Path) -> Iterator[None]:
    """Tell what ended a command before its time.

    Raises:
        SystemExit: with 1 for what the disk refused and for problems that nobody else told, 130 after Ctrl-C, 143 after SIGTERM,
            141 where nobody reads on, as in `python -m scripts check | head`.
    """
    before = {number: signal.signal(number, _end) for number in ENDING}
    try:
        yield
        sys.stdout.flush()  # what nobody reads is noticed here at the latest
    except BrokenPipeError:
        _write_to_nobody()
        raise SystemExit(SIGNAL + PIPE) from None
    except KeyboardInterrupt as error:
        number = error.number if isinstance(error, EndedError) else signal.SIGINT
        sys.stderr.write("\nInterrupted. What stood before still stands.\n")
        raise SystemExit(SIGNAL + number) from None
    except ProblemsFoundError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None
    except OSError as error:
        problem = disk_problem(error, root)
        if problem is None:
            raise
        sys.stderr.write(f"{problem}\n")
        raise SystemExit(1) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _write_to_nobody() -> None:
    """Let what is still to be written, which Python tries at its end, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _end(number: int, _frame: Any) -> None:  # noqa: ANN401
    raise EndedError(number)
