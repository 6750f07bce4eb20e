"""Charts: a table and a Vega-Lite specification become pictures.

Every chart is drawn twice, wide for a desk and narrow for a phone. In the page the picture takes its
colors from the style sheet, so that one drawing serves light and dark; for downloads and print the same
drawing is filled with fixed colors. What is drawn is kept in `.cache/charts` under a fingerprint of all
that went into it, so that an unchanged chart is not drawn again.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import vl_convert

from scripts.tables import typed
from scripts.write import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.models import Chart
    from scripts.package import Column
    from scripts.tables import TableData

CACHE = ".cache/charts"
WIDE, NARROW = 620, 300
# A color by its name in the style sheet, and its light value there, in which it is printed. Told apart by people who do not see red
# from green, and by lightness alone.
COLORS = {
    "var(--chart-1)": "#0b4f8a",
    "var(--chart-2)": "#b4560f",
    "var(--chart-3)": "#4a7a2c",
    "var(--chart-4)": "#7a4b94",
    "var(--chart-5)": "#7d776b",
    "var(--chart-paper)": "#ffffff",
    "currentColor": "#1b1f24",
}
_FAINT = {
    "gridColor": "currentColor",
    "gridOpacity": 0.14,
    "domainColor": "currentColor",
    "tickColor": "currentColor",
}
_TEXT = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12, "titleFontSize": 12}
CONFIG: dict[str, Any] = {
    "background": None,
    "font": "Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {**_FAINT, **_TEXT, "titleFontWeight": "normal", "labelLimit": 220},
    "axisX": {"grid": False},
    "legend": {**_TEXT, "orient": "top", "title": None, "symbolStrokeWidth": 3},
    "header": {**_TEXT, "title": None},
    "text": {"color": "currentColor", "fontSize": 12},
    "rule": {"color": "currentColor"},
    "line": {"strokeWidth": 2.2, "strokeJoin": "round", "color": "var(--chart-1)"},
    "bar": {"color": "var(--chart-1)"},
    "point": {"color": "var(--chart-1)", "filled": True},
    "area": {"color": "var(--chart-1)"},
    "range": {"category": [name for name in COLORS if re.search(r"chart-\d", name)]},
}


@dataclass(frozen=True)
class Drawing:
    """A chart as drawn.

    Args:
        wide: SVG for the page, for a desk.
        narrow: SVG for the page, for a phone.
        svg: wide SVG in fixed colors, a file of its own.
        small: narrow SVG in fixed colors, for e-readers.
        png: the wide one as PNG, twice the size.
    """

    wide: str
    narrow: str
    svg: str
    small: str
    png: bytes


class DrawingError(ValueError):
    """Raised when Vega-Lite cannot draw a specification; says why."""


def draw(chart: Chart, table: TableData, root: Path) -> Drawing:
    """Draw a chart, or take it from the cache.

    Raises:
        DrawingError: if Vega-Lite refuses the specification.
    """
    columns = {column.name: column for column in table.about.table_schema.fields}
    values = [
        {name: typed(cells[name], columns[name]) for name in chart.columns}
        for cells in drawn_rows(chart, table)
    ]
    wide = specification(chart.spec, values, WIDE)
    narrow = specification(merged(chart.spec, chart.narrow), values, NARROW)
    recipe = json.dumps(
        [
            version("vl-convert-python"),
            Path(__file__).read_text(encoding="utf-8"),
            chart.id,
            chart.title,
            chart.alt,
            wide,
            narrow,
        ],
        sort_keys=True,
    )
    kept = root / CACHE / f"{hashlib.sha256(recipe.encode()).hexdigest()}.json"
    if kept.is_file():
        found = json.loads(kept.read_text(encoding="utf-8"))
        return Drawing(**{**found, "png": base64.b64decode(found["png"])})
    drawing = _draw(chart, wide, narrow)
    content = {**drawing.__dict__, "png": base64.b64encode(drawing.png).decode()}
    write_file(kept, json.dumps(content))
    return drawing


def _draw(chart: Chart, wide: dict[str, Any], narrow: dict[str, Any]) -> Drawing:
    try:
        drawn = {
            name: rounded(
                vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
            )  # data come from tables alone
            for name, spec in (("wide", wide), ("narrow", narrow))
        }
        fixed = in_fixed_colors(drawn["wide"])
        png = vl_convert.svg_to_png(fixed, scale=2)
    except (ValueError, RuntimeError) as error:
        # The first line says that it failed, the second why.
        raise DrawingError(" ".join(str(error).split("\n")[:2])) from None
    return Drawing(
        wide=for_page(drawn["wide"], f"{chart.id}-wide", chart.alt),
        narrow=for_page(drawn["narrow"], f"{chart.id}-narrow", chart.alt),
        svg=fixed,
        small=in_fixed_colors(drawn["narrow"]),
        png=png,
    )


def in_fixed_colors(svg: str) -> str:
    """Return a drawing that needs no style sheet, on white paper: a file of its own."""
    for name, color in COLORS.items():
        svg = svg.replace(name, color)
    return (
        re.sub(r"(<svg [^>]*>)", r'\1<rect width="100%" height="100%" fill="#ffffff"/>', svg, count=1) + "\n"
    )


def drawn_rows(chart: Chart, table: TableData) -> list[Mapping[str, str]]:
    """Return the rows that a chart draws."""
    wanted = {column: set(map(str, values)) for column, values in chart.where.items()}
    unwanted = {column: set(map(str, values)) for column, values in chart.without.items()}
    return [
        row.cells
        for row in table.rows
        if all(row.cells[column] in values for column, values in wanted.items())
        and not any(row.cells[column] in values for column, values in unwanted.items())
    ]


def specification(spec: dict[str, Any], values: list[dict[str, Any]], width: int) -> dict[str, Any]:
    """Return a complete Vega-Lite specification in the style of the house."""
    house = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "data": {"values": values},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
    }
    return merged(house, spec)


def merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping with another laid over it, level by level; lists are replaced whole."""
    result = dict(base)
    for key, value in change.items():
        below = result.get(key)
        result[key] = merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def rounded(svg: str) -> str:
    """Return an SVG with coordinates to a tenth of a pixel, which the eye cannot tell from more."""

    def attribute(match: re.Match[str]) -> str:
        return _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), match[0])

    return _COORDINATES.sub(attribute, svg)


def for_page(svg: str, name: str, alt: str) -> str:
    """Return an SVG as it stands in a page.

    It scales with its column, has a name, ids of its own, and on every mark a title, which browsers show
    on hover without any script.
    """
    svg = re.sub(r'\bid="(clip\d+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r"url\(#(clip\d+)\)", rf"url(#{name}-\1)", svg)
    svg = re.sub(r'\s(?:width|height)="[\d.]+"(?=[^>]*viewBox)', "", svg, count=2)
    label = html.escape(" ".join(alt.split()))
    svg = svg.replace("<svg ", f'<svg role="graphics-document" aria-label="{label}" ', 1)
    svg = _MARK.sub(r"\1><title>\3</title></\2>", svg)
    # The words in a drawing are no citation, fact or include, and begin no block of code on a line of their own.
    return _OUR_SYNTAX.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(svg.splitlines()))


_OUR_SYNTAX = re.compile(r"\[(?=@)|\{(?=[{!])")
_COORDINATES = re.compile(r' (?:d|transform|x2?|y2?)="[^"]*"')
_LONG_NUMBER = re.compile(r"\d+\.\d{2,}")
_MARK = re.compile(
    r'(<(path|rect|circle|line) (?=[^>]*role="graphics-symbol")[^>]*?aria-label="([^"]*)"[^>]*?)/>'
)


def column_title(column: Column) -> str:
    """Return a column's title with its unit, as the head of a data table."""
    return f"{column.title} ({column.unit})" if column.unit else column.title
