"""Generated texts onto the disk: only what changed is written, what is no longer made is removed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.lock import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HALF = ".part"
HALVES = f".*{HALF}"


def write_files(root: Path, files: Mapping[str, str | bytes], folders: Iterable[str]) -> list[str]:
    """Write files and remove stale ones, and what an interrupted run left half-written.

    Args:
        root: folder of the project.
        files: text or bytes by path, relative to it.
        folders: folders that hold nothing but generated files; what stands there and is not in `files` goes.

    Returns:
        The paths that were written or removed.
    """
    with alone(root, "write"):
        changed = [path for path, text in files.items() if write_file(root / path, text)]
        for place in {(root / path).parent for path in files}:
            remove_halves(place.glob(HALVES))
        for folder in folders:
            for file in sorted((root / folder).rglob("*")):
                path = file.relative_to(root).as_posix()
                if file.is_file() and path not in files:
                    file.unlink()
                    changed.append(path)
    return changed


def remove_halves(files: Iterable[Path]) -> None:
    """Remove files that a killed process left half-written; nobody may be writing at the time."""
    for file in files:
        file.unlink(missing_ok=True)


def write_file(file: Path, text: str | bytes) -> bool:
    """Write a text, or bytes, in one step, and only if it differs; tell whether it did.

    Readers see the old file or the new one, never a half: the text goes into a neighbor that takes its place.

    Raises:
        OSError: if the disk refuses; it names the file, and the old one stays.
    """
    try:
        return _write_file(file, text)
    except OSError as error:
        error.filename = str(file)
        raise


def _write_file(file: Path, text: str | bytes) -> bool:
    content = text.encode("utf-8") if isinstance(text, str) else text
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=HALF)
    neighbor = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        neighbor.chmod(0o644)
        neighbor.replace(file)
    except BaseException:
        neighbor.unlink(missing_ok=True)
        raise
    return True
