"""Workbooks in (xlsx, xls, ods): the sheet that holds the list, its rows made as they are asked."""

import unicodedata
from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from heapq import nlargest
from itertools import islice
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kiosk.formats import refusals, xls_in, zip_in
from kiosk.formats.rows_in import Cell, Kind, Row, Table, Unreadable

_LOOK = 200
_LIST_COLUMNS = 3
_EXACT = 2**53
# A panic inside the reader comes as a class that is no Exception and that cannot be imported.
_BROKEN: tuple[type[BaseException], ...] = (
    CalamineError,
    *(kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException"),
)


def open_workbook(path: Path, kind: Kind, *, sheet: str | None = None) -> Table | Unreadable:
    """Open a workbook at the named sheet, or at the first visible one that looks like a list.

    Dates come as dates, whole numbers as int, a time of day as text, an error (#N/A) as None. Of
    merged cells the first holds the value.
    """
    fault = xls_in.fault(path) if kind == "xls" else zip_in.fault(path, kind)
    if fault:
        return fault
    try:
        with path.open("rb") as file:
            workbook = CalamineWorkbook.from_filelike(file)
        return _sheet_named(workbook, kind, sheet) if sheet else _list_sheet(workbook, kind)
    except _BROKEN:
        return refusals.DAMAGED


def _sheet_named(workbook: CalamineWorkbook, kind: Kind, wanted: str) -> Table | Unreadable:
    for name in workbook.sheet_names:
        if _folded(name) == _folded(wanted):
            return _table(workbook.get_sheet_by_name(name), kind, name)
    return refusals.no_sheet(wanted, workbook.sheet_names)


def _list_sheet(workbook: CalamineWorkbook, kind: Kind) -> Table | Unreadable:
    """Take the first sheet with two rows of three cells, past covers and notes; else the fullest."""
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    best, best_fullness, detail = None, (0, 0), ""
    for number, name in enumerate(names, 1):
        sheet = workbook.get_sheet_by_name(name)
        fullness = _fullness(sheet)
        if fullness > best_fullness:
            best, best_fullness = sheet, fullness
            detail = name if len(names) == 1 else f"{name} ({number}/{len(names)})"
        if best_fullness[0] >= _LIST_COLUMNS:
            break
    return refusals.NO_ROWS if best is None else _table(best, kind, detail)


def _fullness(sheet: CalamineSheet) -> tuple[int, int]:
    """Return how many cells the second fullest and the fullest of the first rows hold."""
    counts = [sum(cell != "" for cell in row) for row in islice(sheet.iter_rows(), _LOOK)]
    most, second = (*nlargest(2, counts), 0, 0)[:2]
    return second, most


def _table(sheet: CalamineSheet, kind: Kind, detail: str) -> Table | Unreadable:
    if sheet.start is None:
        return refusals.NO_ROWS
    return Table(kind, detail, partial(_rows, sheet, sheet.start[1]))


def _rows(sheet: CalamineSheet, empty_columns: int) -> Iterator[Row]:
    left: list[Cell] = [None] * empty_columns
    for line, cells in enumerate(sheet.iter_rows(), 1):
        yield Row(line, left + [_cell(value) for value in cells])


def _cell(value: Cell | time | timedelta) -> Cell:
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        # Excel has one kind of number; 12.0 would read as another code than 12.
        return int(value) if value.is_integer() and abs(value) <= _EXACT else value
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
