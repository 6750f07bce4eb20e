"""A new site in the place of the last one, so that at every moment one of them can be told to be whole.

In: the folder of a site that is complete. The last site steps aside, the new one takes its place, the last one
goes. Whoever is cut off in between leaves a state that `recover` mends at the next start:

| `site/` | aside | cut | what `recover` does |
|---|---|---|---|
| last | | before the swap, or never | nothing |
| | last | between the two renames | puts the last one back |
| new | last, whole or in part | while the last one was removed | removes what is left of it |
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ASIDE = ".cache/last-site"
FRESH = ".cache/fresh-site-"  # and what makes it unlike that of any other build


def swap_in(root: Path, fresh: Path, target: Path) -> None:
    """Put a complete site into its place.

    Args:
        root: folder of the project.
        fresh: the new site, below `root`.
        target: its place, where the last site may stand.

    Raises:
        OSError: if a folder cannot be renamed (on Windows, where a program has a file of it open); then the
            last site stands where it stood.
    """
    aside = root / ASIDE
    try:
        if target.exists():
            target.rename(aside)
        fresh.rename(target)
    except BaseException:
        recover(root, target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(root: Path, target: Path) -> None:
    """Mend what a build left that was cut off, and remove what it left half-made."""
    aside = root / ASIDE
    if aside.exists() and not target.exists():
        aside.rename(target)
    shutil.rmtree(aside, ignore_errors=True)
    for fresh in root.glob(f"{FRESH}*"):
        shutil.rmtree(fresh, ignore_errors=True)
