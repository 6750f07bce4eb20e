"""The hook: what is watched while serving, so that a build does not start the next one."""

from pathlib import Path
from typing import cast

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from scripts import mkdocs_hook
from scripts.chapters import GENERATED


class Server:
    """Remembers what it is asked to watch."""

    def __init__(self, docs: Path) -> None:
        self.watched: dict[Path, bool] = {docs: True}

    def watch(self, path: str, *, recursive: bool = True) -> None:
        """Watch a folder."""
        self.watched[Path(path)] = recursive

    def unwatch(self, path: str) -> None:
        """Watch it no more."""
        del self.watched[Path(path)]


def test_what_people_edit_is_watched_and_what_is_generated_is_not(project: Path) -> None:
    for folder in (*GENERATED, "snippets/shared"):
        (project / folder).mkdir(parents=True, exist_ok=True)
    server = Server(project / "docs")
    mkdocs_hook.on_serve(cast("LiveReloadServer", server), load_config(str(project / "mkdocs.yml")))
    assert server.watched == {
        project / "docs": False,
        project / "docs/about": True,
        project / "docs/history": True,
        project / "snippets": False,
        project / "snippets/shared": True,
        project / "data": True,
        project / "theme": True,
    }


def test_edit_links_need_a_repository(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"), repo_url="")
    assert mkdocs_hook.on_config(config).edit_uri == ""
    config = load_config(str(project / "mkdocs.yml"), repo_url="https://github.com/example/lamps")
    assert mkdocs_hook.on_config(config).edit_uri == "edit/main/docs/"


PAGE = '<html><head><meta charset="utf-8"></head><body><div role="dialog"></div></body></html>'


def test_live_preview_has_no_policy_and_a_build_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs adds a script to pages of a preview after the hook has seen them."""
    monkeypatch.setattr(mkdocs_hook, "_command", {"name": "build"})
    assert "Content-Security-Policy" in mkdocs_hook.on_post_page(PAGE)
    mkdocs_hook.on_startup("serve")
    assert "Content-Security-Policy" not in mkdocs_hook.on_post_page(PAGE)


def test_page_for_a_wrong_address_is_treated_like_others_and_other_templates_are_left() -> None:
    assert "Content-Security-Policy" in mkdocs_hook.on_post_template(PAGE, "404.html")
    assert mkdocs_hook.on_post_template("<urlset/>", "sitemap.xml") == "<urlset/>"
