"""What several tests share: a small project to break, and the real site to look at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "small"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of a dozen records in a folder of its own, with the real scripts and theme."""
    root = tmp_path / "project"
    shutil.copytree(SMALL, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "house.yml")
    shutil.copy(ROOT / "snippets/open-data.md", root / "snippets")
    for room in ("scripts", "theme"):
        (root / room).symlink_to(ROOT / room)
    return root


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], None]:
    """Replace a text in a file of the small project; the text must be there."""

    def replace(path: str, old: str, new: str) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not contain {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def mkdocs_build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project strictly into a folder."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795392000", **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly; tests that look at it share a worker, so it is built once."""
    target = tmp_path_factory.mktemp("built") / "site"
    result = mkdocs_build(ROOT, target)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    return target
