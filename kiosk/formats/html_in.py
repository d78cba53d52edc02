"""HTML tables in, which many systems call .xls: streamed twice, never held as a tree."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from kiosk.formats import refusals, text_in
from kiosk.formats.html_cells import CellText, Grid
from kiosk.formats.rows_in import Row, Table, Unreadable

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

    _Events = ParserTarget[None]
else:
    # The name exists for type checkers only.
    _Events = object

_HEAD = 4_096
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(?:windows-|cp)1258\b", re.IGNORECASE)
# A mark of our own after the last byte: where it does not arrive, or arrives within a table, the
# file was cut off. (The parser closes open tables by itself and does not tell.)
_MARK = "kiosk-end"
_CELLS = {"td", "th"}
_UNSEEN = {"script", "style"}
# What begins and ends a line of text; rows and cells here are those of tables inside a cell.
_BLOCKS = {"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}


def open_html(path: Path, encoding: str) -> Table | Unreadable:
    """Open the table with most rows; layout tables around it and small ones beside it are left.

    Cells are texts as a browser shows them, in NFC; colspan and rowspan leave None, so that
    columns keep their places. Windows-1258 is read only where the file itself declares it.
    """
    if fault := text_in.fault(path, encoding):
        if not _declares_1258(path) or text_in.fault(path, "cp1258"):
            return fault
        encoding = "cp1258"
    count = _Count()
    for _ in _fed(path, encoding, count):
        pass
    if not any(rows for rows, _ in count.tables):
        return refusals.NO_HTML_TABLE
    if not count.whole:
        return refusals.CUT_TABLE
    # Rows decide; among equals the cells do, so that a headline is not taken for the list.
    chosen = max(range(len(count.tables)), key=count.tables.__getitem__)
    detail = text_in.name_of(encoding)
    if len(count.tables) > 1:
        detail += f", <table> {chosen + 1}/{len(count.tables)}"
    return Table("html", detail, partial(_rows, path, encoding, chosen))


def _declares_1258(path: Path) -> bool:
    with path.open("rb") as file:
        return _CHARSET.search(file.read(_HEAD)) is not None


def _rows(path: Path, encoding: str, chosen: int) -> Iterator[Row]:
    collect = _Collect(chosen)
    for _ in _fed(path, encoding, collect):
        yield from collect.taken()


def _fed(path: Path, encoding: str, target: _Events) -> Iterator[None]:
    """Feed a file to a target, with a stop after each piece to fetch what it has found."""
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    for text in text_in.chunks(path, encoding):
        parser.feed(text.encode())
        yield
    parser.feed(f'<hr id="{_MARK}">'.encode())
    parser.close()
    yield


class _Collect(_Events):
    """Collects the rows of one table; tables inside its cells are text like any other."""

    def __init__(self, chosen: int) -> None:
        self._before = chosen
        self._depth = 0
        self._muted = 0
        self._line = 0
        self._grid = Grid()
        self._cell: CellText | None = None
        self._attributes: Mapping[str, str] = {}
        self._rows: list[Row] = []

    def taken(self) -> list[Row]:
        """Hand over the rows found since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Step into the chosen table, its cells and what they hold."""
        if tag == "table":
            self._start_table()
        elif tag in _UNSEEN:
            self._muted += 1
        elif self._depth == 1 and tag in _CELLS:
            self._cell, self._attributes = CellText(), attributes
        elif self._cell and tag in _BLOCKS:
            self._cell.new_line()

    def _start_table(self) -> None:
        if self._depth or self._before == 0:
            self._depth += 1
        self._before -= 1

    def data(self, text: str) -> None:
        """Take the text of a cell."""
        if self._cell and not self._muted:
            self._cell.add(text)

    def end(self, tag: str) -> None:
        """Step out of cells, rows and the table."""
        if tag in _UNSEEN:
            self._muted -= 1
        elif self._depth == 1 and tag == "tr":
            self._line += 1
            self._rows.append(Row(self._line, self._grid.finish()))
        elif self._depth == 1 and self._cell and tag in _CELLS:
            self._grid.place(self._cell.text(), self._attributes)
            self._cell = None
        elif self._cell and tag in _BLOCKS:
            self._cell.new_line()
        elif self._depth and tag == "table":
            self._depth -= 1

    def close(self) -> None:
        """Do nothing: the rows are taken as they come."""


class _Count(_Events):
    """Counts the rows and cells of each table, in the order in which the tables begin."""

    def __init__(self) -> None:
        self.tables: list[tuple[int, int]] = []
        self.whole = False
        self._open: list[int] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Count a row or cell for the innermost table; see whether the mark arrives outside."""
        if tag == "table":
            self._open.append(len(self.tables))
            self.tables.append((0, 0))
        elif attributes.get("id") == _MARK:
            self.whole = not self._open
        elif self._open and (tag == "tr" or tag in _CELLS):
            rows, cells = self.tables[self._open[-1]]
            self.tables[self._open[-1]] = (rows + (tag == "tr"), cells + (tag != "tr"))

    def end(self, tag: str) -> None:
        """Step out of the innermost table."""
        if tag == "table":
            self._open.pop()

    def data(self, text: str) -> None:
        """Do nothing: only places count."""

    def close(self) -> None:
        """Do nothing: the counts are read directly."""
