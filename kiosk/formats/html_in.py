"""HTML tables in, which many systems call .xls: streamed twice, never held as a tree."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from lxml import etree

from kiosk.formats import refusals, text_in
from kiosk.formats.html_cells import Reading
from kiosk.formats.html_tables import MARK, UNSEEN, Events, Overview, Part, choose
from kiosk.formats.rows_in import Row, Table, Unreadable

_HEAD = 4_096
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(?:windows-|cp)1258\b", re.IGNORECASE)


def open_html(path: Path, encoding: str) -> Table | Unreadable:
    """Open the list with most rows, one table after the other where several have its header.

    Layout tables around it and small ones beside it are left. Cells are texts as a browser shows
    them, in NFC; colspan leaves None, so that columns keep their places, and so does rowspan in
    the header, while below it the value stands in every row. What stands above each of several
    tables (perhaps its unit) comes as a row of one cell. Windows-1258 is read only where the file
    itself declares it.
    """
    if fault := text_in.fault(path, encoding):
        if not _declares_1258(path) or text_in.fault(path, "cp1258"):
            return fault
        encoding = "cp1258"
    overview = Overview()
    for _ in _fed(path, encoding, overview):
        pass
    if not any(table.rows for table in overview.tables):
        return refusals.NO_HTML_TABLE
    if not overview.whole:
        return refusals.CUT_TABLE
    parts, notes = choose(overview.tables)
    detail = text_in.name_of(encoding)
    if len(overview.tables) > 1:
        which = f"<table> {min(parts) + 1}" if len(parts) == 1 else f"{len(parts)} <table>"
        detail += f", {which}/{len(overview.tables)}"
    return Table("html", detail, partial(_rows, path, encoding, parts), notes)


def _declares_1258(path: Path) -> bool:
    with path.open("rb") as file:
        return _CHARSET.search(file.read(_HEAD)) is not None


def _rows(path: Path, encoding: str, parts: Mapping[int, Part]) -> Iterator[Row]:
    collect = _Collect(parts)
    for _ in _fed(path, encoding, collect):
        yield from collect.taken()


def _fed(path: Path, encoding: str, target: Events) -> Iterator[None]:
    """Feed a file to a target, with a stop after each piece to fetch what it has found."""
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    for text in text_in.chunks(path, encoding):
        parser.feed(text.encode())
        yield
    parser.feed(f'<hr id="{MARK}">'.encode())
    parser.close()
    yield


class _Collect(Events):
    """Collects the rows of the list, which may stand in several tables; tables in cells are text."""

    def __init__(self, parts: Mapping[int, Part]) -> None:
        self._parts = parts
        self._number = -1
        self._depth = 0
        self._muted = 0
        self._line = 0
        self._reading = Reading(0)
        self._part = Part(0)
        self._group: str | None = None
        self._headings: tuple[str, ...] = ()
        self._rows: list[Row] = []

    def taken(self) -> list[Row]:
        """Hand over the rows found since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Step into a table of the list, its cells and what they hold."""
        if tag == "table":
            self._start_table()
        elif tag in UNSEEN:
            self._muted += 1
        elif self._depth == 1:
            self._reading.start(tag, attributes)
        elif self._depth:
            self._reading.new_line(tag)

    def _start_table(self) -> None:
        self._number += 1
        if self._depth:
            self._depth += 1
        elif part := self._parts.get(self._number):
            self._depth = 1
            self._reading = Reading(part.fill_from)
            self._part, self._headings, self._group = part, part.headings, part.group

    def data(self, text: str) -> None:
        """Take the text of a cell."""
        if self._depth and not self._muted:
            self._reading.data(text)

    def end(self, tag: str) -> None:
        """Step out of cells, rows and tables."""
        if tag in UNSEEN:
            self._muted -= 1
        elif not self._depth:
            return
        elif tag == "table":
            self._depth -= 1
        elif self._depth > 1:
            self._reading.new_line(tag)
        elif row := self._reading.end(tag):
            self._take(row)

    def _take(self, row: Row) -> None:
        """Keep a row, after the headings that stand above it on the page."""
        self._line += 1
        for heading in self._headings:
            self._rows.append(Row(self._line, [heading]))
        self._headings = ()
        if self._group and row.line >= self._part.fill_from and _is_data(row):
            self._rows.append(Row(self._line, [self._group]))
            self._group = None
        self._rows.append(Row(self._line, row.cells))

    def close(self) -> None:
        """Do nothing: the rows are taken as they come."""


def _is_data(row: Row) -> bool:
    """Tell a record or a heading over records from a second row of column headings."""
    texts = [str(cell) for cell in row.cells if cell]
    return len(texts) == 1 or any(letter.isdigit() for text in texts for letter in text)
