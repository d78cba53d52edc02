"""Native charts of a workbook: bars beside the table they show, the target as a line across."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kiosk.formats.sheets import Chart, Sheet, Value
from kiosk.formats.workbook_cells import harmless

_BARS = ("#1F5FA8", "#6A8F3C", "#8A5A9E", "#B0702A")
_TARGET = "#B3261E"
_GRID = "#D5DAE1"
_HEIGHT = 400
_WIDTH = 640
_WIDTH_OF_BAR = 32


def draw_chart(
    workbook: Workbook, page: Worksheet, sheet: Sheet, top: int, rows: Sequence[Sequence[Value]]
) -> None:
    """Draw the chart of the sheet over `rows`, which stand on the page from line `top` on.

    The drawing carries the figures along, so that it shows even where nothing is recalculated, as
    in Excel's protected view of downloaded files. With a target, its column is the sheet's last.
    """
    chart = sheet.chart
    if chart is None:
        return
    keys = [column.key for column in sheet.columns]
    category = keys.index(chart.category)

    def series(number: int) -> dict[str, Any]:
        lines = (top, top + len(rows) - 1)
        return {
            "name": [page.name, top - 1, number],
            "name_data": [harmless(sheet.columns[number].title)],
            "categories": [page.name, lines[0], category, lines[1], category],
            "categories_data": [harmless(str(row[category])) for row in rows],
            "values": [page.name, lines[0], number, lines[1], number],
            "values_data": [row[number] for row in rows],
        }

    drawing = workbook.add_chart({"type": "column"})
    for key, colour in zip(chart.values, cycle(_BARS), strict=False):
        drawing.add_series({**series(keys.index(key)), "fill": {"color": colour}, "gap": 60})
    if chart.target is not None:
        line = workbook.add_chart({"type": "line"})
        look = {"color": _TARGET, "width": 2.25, "dash_type": "dash"}
        line.add_series({**series(len(keys) - 1), "line": look})
        drawing.combine(line)
    _lay_out(drawing, chart, len(rows))
    page.insert_chart(top, len(keys) + 1, drawing, {"description": chart.title})


def _lay_out(drawing: Any, chart: Chart, bars: int) -> None:
    drawing.set_title({"name": chart.title, "name_font": {"size": 13}})
    drawing.set_legend({"position": "bottom"})
    lines = {"visible": True, "line": {"color": _GRID}}
    drawing.set_y_axis({"min": 0, "num_format": "0", "major_gridlines": lines})
    drawing.set_size({"width": max(_WIDTH, bars * _WIDTH_OF_BAR), "height": _HEIGHT})
