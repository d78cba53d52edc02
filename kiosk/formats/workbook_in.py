"""Workbooks in (xlsx, xls, ods): the sheet that holds the list, its rows made as they are asked."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from functools import partial
from heapq import nlargest
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kiosk.core.messages import Message, say
from kiosk.formats import refusals, xls_in, zip_in
from kiosk.formats.header_row import LIST_COLUMNS, LIST_ROWS, LOOK, HeaderRow
from kiosk.formats.merged_in import Merge, below_header, filled, ods_merges
from kiosk.formats.rows_in import Cell, Kind, Row, Table, Unreadable

_EXACT = 2**53
# A panic inside the reader comes as a class that is no Exception and that cannot be imported.
_BROKEN: tuple[type[BaseException], ...] = (
    CalamineError,
    *(kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException"),
)


class _Look(NamedTuple):
    """What the first rows of a sheet show: `fullness` counts the second fullest and the fullest."""

    name: str
    fullness: tuple[int, int]
    header: HeaderRow
    rows: int


def open_workbook(path: Path, kind: Kind, *, sheet: str | None = None) -> Table | Unreadable:
    """Open a workbook at the named sheet, or at the first visible one that looks like a list.

    Dates come as dates, whole numbers as int, a time of day as text, an error (#N/A) as None. Of
    merged cells the first holds the value; below the header, so does the first of every row.
    """
    fault = xls_in.fault(path) if kind == "xls" else zip_in.fault(path, kind)
    if fault:
        return fault
    try:
        with path.open("rb") as file:
            workbook = CalamineWorkbook.from_filelike(file)
        return _sheet_named(workbook, path, kind, sheet) if sheet else _list(workbook, path, kind)
    except _BROKEN:
        return refusals.DAMAGED


def _sheet_named(
    workbook: CalamineWorkbook, path: Path, kind: Kind, wanted: str
) -> Table | Unreadable:
    for name in workbook.sheet_names:
        if _folded(name) == _folded(wanted):
            sheet = workbook.get_sheet_by_name(name)
            read = _reader(sheet, path, kind, _look(sheet))
            return Table(kind, name, read) if sheet.start else refusals.NO_ROWS
    return refusals.no_sheet(wanted, workbook.sheet_names)


def _list(workbook: CalamineWorkbook, path: Path, kind: Kind) -> Table | Unreadable:
    """Take the first sheet with two rows of three cells, past covers and notes; else the fullest."""
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    best: tuple[CalamineSheet, _Look] | None = None
    fullness = (0, 0)
    looks: list[_Look | Message] = []
    for name in names:
        try:
            sheet = workbook.get_sheet_by_name(name)
        except _BROKEN:
            if fullness[0] < LIST_COLUMNS:
                raise
            looks.append(_unread(name))
            continue
        look = _look(sheet)
        looks.append(look)
        if fullness[0] < LIST_COLUMNS and look.fullness > fullness:
            best, fullness = (sheet, look), look.fullness
    if best is None:
        return refusals.NO_ROWS
    sheet, look = best
    place = f" ({names.index(look.name) + 1}/{len(names)})" if len(names) > 1 else ""
    return Table(kind, look.name + place, _reader(sheet, path, kind, look), _notes(looks, look))


def _look(sheet: CalamineSheet) -> _Look:
    header, counts, seeking = HeaderRow(), [0, 0], True
    for row in islice(_rows(sheet), LOOK):
        counts.append(sum(cell is not None for cell in row.cells))
        seeking = seeking and header.see(row)
    most, second = nlargest(2, counts)
    return _Look(sheet.name, (second, most), header, sheet.height)


def _notes(looks: list[_Look | Message], taken: _Look) -> tuple[Message, ...]:
    """Return what to tell about sheets that are not read and may hold records too."""
    notes = []
    for look in looks:
        if isinstance(look, Message):
            notes.append(look)
        elif look is not taken and look.header.heads_list and _may_hold_records(look, taken):
            notes.append(_left_out(look))
    return tuple(notes)


def _may_hold_records(look: _Look, taken: _Look) -> bool:
    return look.rows >= LIST_ROWS or look.header.key == taken.header.key


def _unread(name: str) -> Message:
    return say(
        "The sheet “%(sheet)s” is damaged and was left out. "
        "If it holds records too, export them again as a file of their own.",
        sheet=name,
    )


def _left_out(look: _Look) -> Message:
    return say(
        "The sheet “%(sheet)s” (%(rows)s rows) was left out: one sheet is read from a workbook. "
        "If it holds records too, save it as a file of its own and import that file as well.",
        sheet=look.name,
        rows=look.rows,
    )


def _reader(
    sheet: CalamineSheet, path: Path, kind: Kind, look: _Look
) -> Callable[[], Iterator[Row]]:
    if kind == "ods":
        merges = list(ods_merges(zip_in.content_of(path), sheet.name))
    else:
        ranges = sheet.merged_cell_ranges or ()
        merges = [Merge(top + 1, end + 1, left) for (top, left), (end, _) in ranges if end > top]
    if merges := below_header(merges, look.header.line):
        return lambda: filled(_rows(sheet), merges)
    return partial(_rows, sheet)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    left: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
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
