"""Merged cells in: what stands once for the rows of many records belongs to each of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import unescape
from typing import NamedTuple

from kiosk.core.text import nfc
from kiosk.formats.corner_in import ods_tags
from kiosk.formats.rows_in import Cell, Row, is_empty

_NAME = re.compile(rb"""\stable:name\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SPANNED = re.compile(rb"""number-rows-spanned\s*=\s*["'](\d{1,7})["']""")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d+)""")
_NUMBER = re.compile(r"[\d.,\s]*").fullmatch
_TOTAL = re.compile(r"(?:tổng|cộng|total)\b", re.IGNORECASE).match
# No header is as deep; a cell merged over more rows than this says something of the records.
_HEADER_ROWS = 5


class Merge(NamedTuple):
    """Cells merged over several lines, known by their first column (counted from 0)."""

    first: int
    last: int
    column: int


def below_header(merges: Iterable[Merge], header: int) -> list[Merge]:
    """Return what is merged among the records, in order.

    Headings merged over both rows of a header are left out: they stand once, like the header.
    """
    merges = sorted(merges)
    depths = (merge.last for merge in merges if merge.first == header)
    end = max((last for last in depths if last < header + _HEADER_ROWS), default=header)
    return [merge for merge in merges if merge.first > end]


def filled(rows: Iterable[Row], merges: Sequence[Merge]) -> Iterator[Row]:
    """Hand merged values down to the records they cover, where those have no value of their own."""
    coming = iter(merges)
    following = next(coming, None)
    windows: dict[int, tuple[int, Cell]] = {}
    for line, own in rows:
        if windows:
            windows = {column: at for column, at in windows.items() if at[0] >= line}
        cells = _with(own, windows) if windows and takes_merged(own) else own
        while following and following.first <= line:
            if following.column < len(own) and not is_empty(own[following.column]):
                windows[following.column] = following.last, own[following.column]
            following = next(coming, None)
        yield Row(line, cells)


def _with(own: Sequence[Cell], windows: dict[int, tuple[int, Cell]]) -> Sequence[Cell]:
    cells = list(own)
    for column, (_, value) in windows.items():
        if is_empty(cells[column]):
            cells[column] = value
    return cells


def takes_merged(own: Iterable[Cell]) -> bool:
    """Tell a record from a blank row and a total, which merged values say nothing of."""
    for cell in own:
        if isinstance(cell, str):
            text = cell.lstrip()
            if text[:1].isalpha():
                return text[0] not in "TtCc" or not _TOTAL(nfc(text))
            if not _NUMBER(text):
                return True
        elif isinstance(cell, date):
            return True
    return False


def ods_merges(pieces: Iterable[bytes], sheet: str) -> Iterator[Merge]:
    """Give what is merged over several rows in one sheet of an ods, whose reader does not tell."""
    inside = False
    row = column = 0
    for name, attributes in ods_tags(pieces):
        if name == b"table":
            inside, row = _name(attributes) == sheet, 0
            continue
        if not inside:
            continue
        if name == b"table-row":
            row, column = row + _number(_REPEATED, attributes), 0
            continue
        if (rows := _number(_SPANNED, attributes)) > 1:
            yield Merge(row, row + rows - 1, column)
        column += _number(_REPEATED, attributes)


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    told = pattern.search(attributes)
    return int(told[1]) if told else 1


def _name(attributes: bytes) -> str:
    told = _NAME.search(attributes)
    return unescape((told[1] or told[2] or b"").decode(errors="replace")) if told else ""
