"""The bare twin of the site: the same Markdown and the same theme without anything of our own.

In: `mkdocs.yml`. Out: `stock.yml` beside it, without our hook, Markdown extension, style sheets and scripts.
Generated pages are built as they stand on disk; citations and facts stay text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OURS = ("hooks", "extra_css", "extra_javascript")
_OURS_OF_THEME = ("custom_dir", "logo", "favicon")


def write_stock_config(project: Path) -> None:
    """Write `stock.yml` beside the `mkdocs.yml` of a project."""
    with (project / "mkdocs.yml").open(encoding="utf-8") as stream:
        settings = stock_config(yaml_load(stream))
    (project / "stock.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML


def stock_config(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a site without what is our own in them."""
    kept = {name: value for name, value in settings.items() if name not in _OURS}
    kept["theme"] = {name: value for name, value in settings["theme"].items() if name not in _OURS_OF_THEME}
    kept["markdown_extensions"] = [one for one in settings["markdown_extensions"] if not _is_ours(one)]
    return kept


def _is_ours(extension: str | Mapping[str, Any]) -> bool:
    """An extension is named alone, or with its options below its name."""
    name = extension if isinstance(extension, str) else next(iter(extension))
    return name.startswith("scripts.")
