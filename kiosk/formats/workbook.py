"""Tables as XLSX: typed cells, a frozen heading that filters, native charts, notes on a last sheet.

Texts are never formulas or links; one that looks like a formula also carries Excel's own text mark,
so that it stays a text when somebody edits the cell. Days and instants are real dates, instants on
the clock in Vietnam to the whole second; days before March 1900, which Excel does not know, stay
texts. Nothing is lost at Excel's limits: rows past the end of a sheet go on on a further one, and
a text past 32,767 letters ends in `…` and stands whole, in pieces, on the sheet of long texts,
beside the address of its cell.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from kiosk.formats.sheets import Book, Column, Sheet, Value
from kiosk.formats.whole_file import whole_file
from kiosk.formats.workbook_cells import LINE_HEIGHT, Pen, lines_of
from kiosk.formats.workbook_chart import draw_chart

EXCEL_ROWS = 1_048_576
_A4 = 9
_NOTE_WIDTH = 100


def write_xlsx(
    path: Path, sheets: Sequence[Sheet], *, book: Book, sheet_rows: int = EXCEL_ROWS
) -> None:
    """Write the workbook, whole or not at all; memory does not grow with the rows.

    `sheet_rows` is where a sheet ends and a further one begins. Equal input gives equal bytes.
    """
    with whole_file(path) as part, _workbook(part) as workbook:
        produced = book.produced.astimezone(UTC)
        workbook.set_properties({"title": book.title, "created": produced})
        pen = Pen(workbook, book.long_texts)
        for sheet in sheets:
            _write_sheet(pen, _with_target(sheet), sheet_rows)
        if any(sheet.notes for sheet in sheets):
            _write_notes(pen, sheets, book)


@contextmanager
def _workbook(part: Path) -> Iterator[Workbook]:
    options = {
        "constant_memory": True,
        "tmpdir": str(part.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        # without it, a sheet of more than 2 GB of XML is refused at the very end
        "use_zip64": True,
    }
    workbook = Workbook(str(part), options)
    try:
        yield workbook
    except BaseException:
        for page in workbook.worksheets():
            page.row_data_fh.close()
        raise
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from error


def _with_target(sheet: Sheet) -> Sheet:
    """Return the sheet with the column that the target line of its chart is drawn from."""
    if sheet.chart is None or sheet.chart.target is None:
        return sheet
    target = sheet.chart.target
    column = Column("", sheet.chart.target_title, "percent", 12)
    rows = ((*row, target) for row in sheet.rows)
    return replace(sheet, columns=(*sheet.columns, column), rows=rows)


def _write_sheet(pen: Pen, sheet: Sheet, sheet_rows: int) -> None:
    rows = iter(sheet.rows)
    row = next(rows, None)
    first = True
    while first or row is not None:
        page = _page(pen, sheet)
        top = _write_headings(pen, page, sheet)
        charted: list[Sequence[Value]] = []
        line = top
        while row is not None and line < sheet_rows:
            pen.row(page, line, sheet.columns, row)
            if line > top:
                pen.forget(page, line - 1)
            if first and sheet.chart and len(charted) < sheet.chart.max_rows:
                charted.append(row)
            line += 1
            row = next(rows, None)
        page.autofilter(top - 1, 0, line - 1, len(sheet.columns) - 1)
        if charted:
            draw_chart(pen.workbook, page, sheet, top, charted)
        first = False


def _page(pen: Pen, sheet: Sheet) -> Worksheet:
    page = pen.worksheet(sheet.title)
    for number, column in enumerate(sheet.columns):
        # the style of a whole column is that of its empty cells
        page.set_column(number, number, column.width, pen.typed if column.kind == "typed" else None)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    return page


def _write_headings(pen: Pen, page: Worksheet, sheet: Sheet) -> int:
    """Write the heading rows and return how many they are."""
    top = 0
    if sheet.groups:
        _write_groups(pen, page, sheet)
        top = 1
    lines = 1
    for number, column in enumerate(sheet.columns):
        lines = max(lines, lines_of(column.title, column.width - 2))
        pen.text(page, top, number, column.title, pen.heading)
    page.set_row(top, lines * LINE_HEIGHT)  # not every reader fits the height by itself
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(0, top)
    return top + 1


def _write_groups(pen: Pen, page: Worksheet, sheet: Sheet) -> None:
    number = 0
    for title, span in (*sheet.groups, ("", len(sheet.columns))):
        if title and span > 1:
            page.merge_range(0, number, 0, number + span - 1, "", pen.heading)
        for column in range(number, min(number + span, len(sheet.columns))):
            pen.text(page, 0, column, title if column == number else "", pen.heading)
        number += span


def _write_notes(pen: Pen, sheets: Sequence[Sheet], book: Book) -> None:
    page = pen.worksheet(book.about)
    page.set_column(0, 0, _NOTE_WIDTH)
    page.set_paper(_A4)
    lines = [(book.title, pen.strong)]
    for sheet in sheets:
        if sheet.notes:
            lines += [("", None), (sheet.title, pen.strong)]
            lines += [(note, None) for note in sheet.notes]
    for line, (text, style) in enumerate(lines):
        pen.text(page, line, 0, text, style)
        page.set_row(line, lines_of(text, _NOTE_WIDTH) * LINE_HEIGHT)
