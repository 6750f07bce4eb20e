"""The one place that knows MkDocs: generators before each build, links to edit, reload without loops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.exceptions import PluginError
from mkdocs.utils import log

from scripts.chapters import GENERATED, SNIPPETS
from scripts.check import generate_files
from scripts.evidence import Evidence
from scripts.generate.data import DOWNLOADS as DATA
from scripts.mend import mended
from scripts.problems import ProblemsFoundError, report
from scripts.stale import stale_pages
from scripts.write import write_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from scripts.load import Records


# The records of the last build, by its folder: what a live preview compares with.
_last: dict[str, Records] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Settle what `mkdocs.yml` cannot say by itself.

    “Edit this page” is offered where there is a repository to edit; a fork names its own in the environment.
    Snippets are found from any working folder.
    """
    config.edit_uri = "edit/main/docs/" if config.repo_url else ""
    config.mdx_configs["markdown_include.include"]["base_path"] = str(_root(config) / SNIPPETS)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Check and generate; a problem stops the build before anything is written.

    Raises:
        PluginError: with all problems, told as `make check` tells them.
    """
    root = _root(config)
    before = _last.get(config.site_dir)
    try:
        records, chapters, files, warnings = generate_files(root, only_pages=before is not None)
    except ProblemsFoundError as error:
        raise PluginError(f"\n{error}") from None
    if warnings:
        log.info("\n%s", report(warnings))
    # A preview that is up leaves the downloads as they are.
    written = write_files(
        root, files, [folder for folder in GENERATED if before is None or folder != f"{DATA}/"]
    )
    if before is not None:
        for page in stale_pages(before, records, chapters, files, written):
            # A dirty build renders a page whose output is missing; a clean build renders all.
            (Path(config.site_dir) / page.removesuffix(".md").removesuffix("index") / "index.html").unlink(
                missing_ok=True
            )
    _last[config.site_dir] = records
    config.mdx_configs.setdefault("scripts.extension", {})["evidence"] = Evidence(records)


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:  # noqa: ANN401
    """Keep compiled templates: a preview would compile the theme again at every save."""
    folder = _root(config) / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:  # noqa: ANN401
    """Send “edit this page” on a generated page to the record file."""
    if (record_file := page.meta.get("edit")) and page.edit_url:
        page.edit_url = page.edit_url.replace(f"docs/{page.file.src_uri}", record_file)
    return context


def on_post_page(output: str, **_: Any) -> str:  # noqa: ANN401
    """Mend what the theme leaves unnamed."""
    return mended(output)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:  # noqa: ANN401
    """Watch what people edit and not what the generators write, or a build would start the next one."""
    root = _root(config)
    server.build_delay = 0.05  # people who write save once; a quarter of a second is felt
    server.unwatch(config.docs_dir)
    generated = {(root / folder).resolve() for folder in GENERATED}
    for top in (Path(config.docs_dir), root / SNIPPETS):
        server.watch(str(top), recursive=False)
        for folder in top.iterdir():
            if folder.is_dir() and folder.resolve() not in generated:
                server.watch(str(folder))
    for name in ("data", "theme"):
        server.watch(str(root / name))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent
