"""The charts: a figure for each, a page that shows them all, and files to take away."""

from __future__ import annotations

import csv
import html
import io
from typing import TYPE_CHECKING

from scripts.charts import DrawingError, column_title, draw, drawn_rows
from scripts.computed import COMPUTED, all_tables
from scripts.generate.parts import NO_TERMS, indented, page, snippet, table
from scripts.problems import ProblemsFoundError
from scripts.text import counted, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.chapters import Chapter
    from scripts.charts import Drawing
    from scripts.load import Records
    from scripts.models import Chart
    from scripts.tables import TableData

FOLDER = "data/charts"
HERE = "reference/charts.md"
DOWNLOADS = "docs/charts"


def files(records: Records, _chapters: list[Chapter], root: Path) -> Mapping[str, str | bytes]:
    """Return the page of charts, a snippet for each chart, and its CSV, SVG and PNG files.

    Raises:
        ProblemsFoundError: if a specification cannot be drawn.
    """
    description = f"{len(records.charts)} charts of U.S.-Russia trade, sanctions and opinion, each with its data and sources."
    made: dict[str, str | bytes] = {
        f"docs/{HERE}": page("Charts", description, FOLDER, _body(records), search=False)
    }
    tables = all_tables(records)
    for name, chart in records.charts.items():
        data = tables[chart.table]
        try:
            drawing = draw(chart, data, root)
        except DrawingError as error:
            problem = chart.place.at("spec").problem(f"{chart.named} cannot be drawn: {error}", "Vega-Lite 6")
            raise ProblemsFoundError([problem]) from None
        made[f"snippets/charts/{name}.md"] = _figure(chart, data, drawing)
        made[f"{DOWNLOADS}/{name}.csv"] = _csv(chart, data)
        made[f"{DOWNLOADS}/{name}.svg"] = drawing.svg
        made[f"{DOWNLOADS}/{name}-small.svg"] = drawing.small
        made[f"{DOWNLOADS}/{name}.png"] = drawing.png
    return made


def _body(records: Records) -> Iterator[str]:
    yield NO_TERMS
    yield (
        f"{counted(len(records.charts), 'chart')}. Each title states what the chart shows. Beneath each stand its source, "
        "its data and files to take away; hover over a mark, tap it or reach it with the keyboard to read its value."
    )
    for name in records.charts:
        yield f"{{!charts/{name}.md!}}"


def _figure(chart: Chart, data: TableData, drawing: Drawing) -> str:
    caption = (
        f'<figcaption><p class="chart-title">{escape(chart.title)}</p>'
        f'<p class="chart-subtitle">{escape(chart.subtitle)}</p></figcaption>'
    )
    figure = (
        f'<figure class="chart" id="chart-{chart.id}">\n{caption}\n'
        f'<div class="chart-wide">{drawing.wide}</div>\n<div class="chart-narrow">{drawing.narrow}</div>\n</figure>'
    )
    details = f'??? info "Data and downloads: {escape(chart.title)}"\n\n{indented(_details(chart, data))}'
    return snippet(f"{FOLDER}/{chart.id}.yml", [figure, _source_line(chart, data), details])


def _source_line(chart: Chart, data: TableData) -> str:
    """Return origin, vintage and sources, which stay with the chart wherever it is shown."""
    note = f"{escape(chart.note)} " if chart.note else ""
    if data.about.name in COMPUTED:
        where = f"[{escape(data.about.title)}](/{COMPUTED[data.about.name]})"
        cited = f"[{'; '.join(f'@{key}' for key in chart.sources)}]" if chart.sources else ""
        return f"{note}Source: counted from {where}.{cited}\n{{ .chart-source }}"
    keys = list(dict.fromkeys([*data.about.source_keys, *chart.sources]))
    cited = "; ".join(f"@{key}" for key in keys)
    where = f"[{escape(data.about.title)}](/reference/data.md#{data.about.name})"
    return f"{note}Source: {where}; vintage {escape(data.about.vintage)}.[{cited}]\n{{ .chart-source }}"


def _details(chart: Chart, data: TableData) -> str:
    columns = [column for column in data.about.table_schema.fields if column.name in chart.columns]
    columns.sort(key=lambda column: chart.columns.index(column.name))
    rows = ([escape(cells[column.name]) for column in columns] for cells in drawn_rows(chart, data))
    files_to_take = ", ".join(
        f"[{words}](/charts/{chart.id}.{ending})"
        for words, ending in (("data as CSV", "csv"), ("picture as SVG", "svg"), ("picture as PNG", "png"))
    )
    cite = f"“{escape(chart.title)},” chart, *Bridge or Barrier?*, {escape(data.about.vintage)}."
    embed = (
        f'<figure><img src="charts/{chart.id}.svg" alt="{_in_code(chart.alt)}">'
        f"<figcaption>{_in_code(chart.title)}. {_in_code(data.about.origin)} Bridge or Barrier?</figcaption></figure>"
    )
    return "\n\n".join(
        [
            f"Take away: {files_to_take}.",
            f"Cite: {cite}",
            f"Embed, with the address of this site before `charts/`:\n\n```html\n{embed}\n```",
            table([escape(column_title(column)) for column in columns], rows),
        ],
    )


def _in_code(text: str) -> str:
    """Return a text as HTML on one line of a code block, in which only includes would still be found."""
    return html.escape(" ".join(text.split())).replace("{!", "{&#33;")


def _csv(chart: Chart, data: TableData) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(chart.columns)
    writer.writerows([cells[name] for name in chart.columns] for cells in drawn_rows(chart, data))
    return stream.getvalue()
