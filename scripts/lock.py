"""One at a time: builds in one checkout wait for each other instead of writing over each other.

A lock is a file in `.cache/` that the system holds for a process and lets go when the process ends, however it
ends; so no lock is ever left behind. Beside it stands the number of the process, for the message.

Three locks, taken in this order: `site`, by whoever makes `site/`; `build`, by each run of MkDocs, a live
preview too, from the records it reads to the last page it writes; `write`, while generated files are written.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CACHE = ".cache"


@contextmanager
def alone(root: Path, name: str) -> Iterator[None]:
    """Do something while nobody else in the same checkout does it.

    Args:
        root: folder of the project.
        name: what is done: `site`, `build` or `write`.
    """
    lock = take(root, name)
    try:
        yield
    finally:
        lock.release()


def take(root: Path, name: str) -> FileLock:
    """Take a lock and return it; if another process has it, say so and wait.

    Raises:
        OSError: if nothing can be written to the checkout.
    """
    (root / CACHE).mkdir(exist_ok=True)
    # A live preview begins its first build in one thread and the next ones in another.
    lock = FileLock(root / CACHE / f"{name}.lock", thread_local=False)
    owner = root / CACHE / f"{name}.pid"
    try:
        lock.acquire(blocking=False)
    except Timeout:
        sys.stderr.write(f"Another {name} is running here{_process(owner)}; waiting for it.\n")
        lock.acquire()
    try:
        owner.write_text(str(os.getpid()), encoding="ascii")
    except BaseException:
        lock.release()
        raise
    return lock


def _process(owner: Path) -> str:
    """Return the process in words; it may not have written its number yet."""
    number = owner.read_text(encoding="ascii").strip() if owner.is_file() else ""
    return f" (process {number})" if number else ""
