"""What several tests share: a small project to break, and the real site to look at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from playwright.sync_api import Page, sync_playwright

from scripts.book.editions import make_editions

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "small"
Visit = Callable[..., Page]


@pytest.fixture(autouse=True)
def _outside_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests read from reports has no annotations, on GitHub either, where broken projects would be annotated."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


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


EPOCH = "1795824000"  # November 28, 2026: after the day on which any record was checked


def mkdocs_build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the pages of a project strictly into a folder."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)


def full_build(root: Path, target: Path) -> None:
    """Build the pages of a project and all editions strictly into a folder."""
    result = mkdocs_build(root, target, EDITIONS="true")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        make_editions(root, target)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site with its editions, built once; the worker that comes second waits for the first."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    target = shared / "built" / "site"
    with FileLock(shared / "built.lock"):
        if not target.is_dir():
            full_build(ROOT, shared / "building")
            target.parent.mkdir()
            (shared / "building").rename(target)
    return target


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tell nothing: a test says itself what is wrong."""


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The real site behind a server: the address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(built)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that is installed; a machine without one skips what needs it, but CI must have it."""
    program = shutil.which("chromium")
    if not program:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("needs a browser: the program chromium is not installed")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visit]:
    """Open a page in a browser of its own; nothing may go wrong in it."""
    contexts = []
    wrong: list[str] = []

    def open_page(url: str, **options: Any) -> Page:  # noqa: ANN401
        context = browser.new_context(**{"color_scheme": "light", **options})
        contexts.append(context)
        context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.goto(served + url)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
