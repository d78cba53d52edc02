"""Tables in: any file that an office exports becomes rows of cells, or one clear message."""

from pathlib import Path

from kiosk.formats import refusals
from kiosk.formats.csv_in import open_csv
from kiosk.formats.rows_in import Cell, Row, Table, Unreadable
from kiosk.formats.sniff import sniff

__all__ = ["Cell", "Row", "Table", "Unreadable", "open_table"]


def open_table(path: Path, *, sheet: str | None = None) -> Table | Unreadable:
    """Open xlsx, xls, ods, HTML, CSV or TSV, told apart by their bytes, never by the name.

    The whole file is checked here, so that reading the rows meets no surprise. Zipped workbooks
    are refused beyond 500 MB unpacked (by their list of parts and again by the bytes that come),
    sheets that reach beyond 26 million cells, and lines of CSV beyond 1 MB. `sheet` names the
    sheet of a workbook; without it the first one that looks like a list is taken.
    """
    try:
        found = sniff(path)
        if isinstance(found, Unreadable):
            return found
        match found.kind:
            case "csv":
                return open_csv(path, found.encoding)
            # What reads pages and workbooks is large: a server that idles has not loaded it.
            case "html":
                from kiosk.formats.html_in import open_html

                return open_html(path, found.encoding)
            case kind:
                from kiosk.formats.workbook_in import open_workbook

                return open_workbook(path, kind, sheet=sheet)
    except OSError:
        return refusals.NOT_OPENED
