"""The one place that knows MkDocs: generators before each build, links to edit, reload without loops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import Markup, escape
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import log

from scripts.around import around
from scripts.chapters import GENERATED, SNIPPETS
from scripts.check import generate_files
from scripts.dates import PartialDate, today
from scripts.disk import disk_problem
from scripts.evidence import Evidence
from scripts.furniture import furniture
from scripts.generate.data import DOWNLOADS as DATA
from scripts.generate.social import FOLDER as SOCIAL
from scripts.lean import MINIFIED, lean, minified
from scripts.lock import CACHE, take
from scripts.mend import mended
from scripts.mistakes import CORRECTIONS, with_report_links
from scripts.policy import with_policy
from scripts.problems import ProblemsFoundError, report
from scripts.stale import stale_pages
from scripts.web_page import WebPage
from scripts.write import HALVES, remove_halves, write_files

if TYPE_CHECKING:
    from filelock import FileLock
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from scripts.load import Records


# The records of the last build, by its folder: what a live preview compares with.
_last: dict[str, Records] = {}
# What MkDocs was told to do: "build" or "serve".
_command = {"name": "build"}
# The lock of a build that is under way, by the folder of its project.
_locks: dict[Path, FileLock] = {}


def on_startup(command: str, **_: Any) -> None:  # noqa: ANN401
    """Remember whether this is a live preview."""
    _command["name"] = command


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
    _locks[root] = take(root, "build")
    remove_halves((root / CACHE).rglob(HALVES))
    _generate(root, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Let the next build begin."""
    _let_go(_root(config))


def on_build_error(error: Exception) -> None:
    """Let the next build begin; what the disk refused is told in a line.

    Raises:
        Abort: if the disk refused something; so MkDocs ends without a traceback.
    """
    root = next(iter(_locks), Path.cwd())  # MkDocs does not say whose build it was; it does one at a time
    _let_go(root)
    if problem := disk_problem(error, root):
        log.error("\n%s", problem)
        raise Abort("Aborted: the disk refused.") from None


def _let_go(root: Path) -> None:
    if lock := _locks.pop(root, None):
        lock.release()


def _generate(root: Path, config: MkDocsConfig) -> None:
    before = _last.get(config.site_dir)
    try:
        records, chapters, files, warnings = generate_files(root, only_pages=before is not None)
    except ProblemsFoundError as error:
        raise PluginError(f"\n{error}") from None
    if warnings:
        log.info("\n%s", report(warnings))
    # A preview that is up leaves as they are the downloads, and the pictures that other sites show.
    left = () if before is None else (f"{DATA}/", f"{SOCIAL}/")
    written = write_files(root, files, [folder for folder in GENERATED if folder not in left])
    if before is not None:
        for page in stale_pages(before, records, chapters, files, written):
            # A dirty build renders a page whose output is missing; a clean build renders all.
            (Path(config.site_dir) / page.removesuffix(".md").removesuffix("index") / "index.html").unlink(
                missing_ok=True
            )
    _last[config.site_dir] = records
    config.mdx_configs.setdefault("scripts.extension", {})["evidence"] = Evidence(records)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put our style sheets and scripts in a short form in the place of the one that people edit."""
    for file in list(files):
        source = Path(file.src_uri)
        if file.src_dir == config.theme.custom_dir and source.suffix in MINIFIED:
            files.remove(file)
            text = minified(file.content_string, source.suffix)
            files.append(File.generated(config, file.src_uri, content=text))
    return files


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:  # noqa: ANN401
    """Keep compiled templates: a preview would compile the theme again at every save."""
    folder = _root(config) / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env


def on_page_content(html: str, page: Page, **_: Any) -> str:  # noqa: ANN401
    """Date a chapter for the site map by its last check; other pages keep the day of the build.

    The theme puts title and description into the page as they are, so they must be HTML by then.
    """
    if page.meta.get("checked"):
        page.update_date = _date_of(page).first_day.isoformat()
    for name in ("title", "description"):
        if page.meta.get(name):
            page.meta[name] = escape(page.meta[name])
    return html


def on_page_context(
    context: dict[str, Any],
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,
) -> dict[str, Any]:
    """Send “edit this page” on a generated page to the record file; tell the theme about the page."""
    corrections = next((f"{one.url}#report" for one in nav.pages if one.file.src_uri == CORRECTIONS), "")
    context["furniture"] = furniture(page.content or "", page.meta)
    context["around"] = around(_web_page(page, config), config.repo_url or "", corrections)
    if (record_file := page.meta.get("edit")) and page.edit_url:
        page.edit_url = page.edit_url.replace(f"docs/{page.file.src_uri}", record_file)
    return context


def on_post_page(output: str, page: Page | None = None, **_: Any) -> str:  # noqa: ANN401
    """Mend what the theme leaves unnamed, drop what goes unused, let records be corrected, say what may load.

    A live preview has no policy: MkDocs adds a script of its own later, which no policy could know.
    """
    text = lean(mended(output))
    if page and page.meta.get("edit"):
        text = with_report_links(text)
    return text if _command["name"] == "serve" else with_policy(text)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:  # noqa: ANN401
    """Treat the page for a wrong address, which the theme makes of a template, like every other page."""
    return on_post_page(output_content) if template_name == "404.html" else output_content


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


def _web_page(page: Page, config: MkDocsConfig) -> WebPage:
    """Return a page as our own modules know it."""
    sections = [one for one in page.ancestors if isinstance(one, Section)][::-1]  # from the top down
    indexes = [(one.title, next(iter(one.children), None)) for one in sections]
    above = [(title, index.url) for title, index in indexes if isinstance(index, Page) and index.is_index]
    return WebPage(
        title=_plain(page.meta.get("title") or page.title),
        description=_plain(page.meta.get("description") or config.site_description or ""),
        site=config.site_name,
        url=page.url if page.url != "./" else "",
        # A preview stands at an address that nobody else can open.
        root="" if _command["name"] == "serve" or not config.site_url else f"{config.site_url.rstrip('/')}/",
        date=_date_of(page),
        is_generated=bool(page.meta.get("edit")),
        trail=()
        if page.is_homepage
        else ((config.site_name, ""), *(one for one in above if one[1] != page.url)),
        section=sections[0].title if sections else "",
    )


def _plain(text: str | Markup) -> str:
    """Return a text for those who escape it themselves."""
    return text.unescape() if isinstance(text, Markup) else str(text)


def _date_of(page: Page) -> PartialDate:
    """Return when a page was last checked; one that is made from records is as new as the build."""
    return PartialDate(str(page.meta.get("checked") or today().isoformat()))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent
