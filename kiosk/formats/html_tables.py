"""Which tables of a page make up the list, and what stands above each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.asides import said_by
from kiosk.core.messages import Message, say
from kiosk.formats.header_row import LIST_ROWS, LOOK, HeaderRow
from kiosk.formats.html_cells import BLOCKS, CELLS, Lines, Reading

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

    Events = ParserTarget[None]
else:
    # The name exists for type checkers only.
    Events = object

UNSEEN = {"script", "style", "title"}
# A mark of our own after the last byte: where it does not arrive, or arrives within a table, the
# file was cut off. (The parser closes open tables by itself and does not tell.)
MARK = "kiosk-end"
# No header is as deep; a cell that spans more rows than this says something of the records.
_HEADER_ROWS = 5
_SHOWN = 5


@dataclass(slots=True)
class Seen:
    """One table: `around` is the number of the table it lies in, `fill_from` its first data row.

    `above` are the lines of text between the list before it and its first row, `top` those before
    its header.
    """

    around: int | None
    rows: int = 0
    cells: int = 0
    header: HeaderRow = field(default_factory=HeaderRow)
    fill_from: int = 1
    above: tuple[str, ...] = ()
    top: tuple[str, ...] = ()


class Part(NamedTuple):
    """A table to read: `headings` go before its first row, `group` before its first record."""

    fill_from: int
    headings: tuple[str, ...] = ()
    group: str | None = None


class _Open:
    """A table that has begun; without a reading its header is known or was sought in vain."""

    def __init__(self, number: int, seen: Seen, *, is_list: bool) -> None:
        self.number = number
        self.seen = seen
        self.is_list = is_list
        self.reading: Reading | None = Reading(fill_from=LOOK + 1)


class Overview(Events):
    """Counts rows and cells of each table and finds its header, in the order in which they begin."""

    def __init__(self) -> None:
        self.tables: list[Seen] = []
        self.whole = False
        self._open: list[_Open] = []
        self._lines = Lines()
        self._muted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Step into a table, its rows and cells; see whether the mark arrives outside."""
        if tag == "table":
            self._start_table()
        elif attributes.get("id") == MARK:
            self.whole = not self._open
        elif tag in UNSEEN:
            self._muted += 1
        elif not self._open:
            self._note(tag)
        else:
            self._step_in(self._open[-1], tag, attributes)

    def _start_table(self) -> None:
        self._lines.new_line()
        around = self._open[-1] if self._open else None
        seen = Seen(around.number if around else None)
        is_list = around is not None and around.is_list
        self._open.append(_Open(len(self.tables), seen, is_list=is_list))
        self.tables.append(seen)

    def _step_in(self, table: _Open, tag: str, attributes: Mapping[str, str]) -> None:
        seen = table.seen
        seen.rows += tag == "tr"
        seen.cells += tag in CELLS
        if not table.is_list:
            self._note(tag)
        if table.reading:
            table.reading.start(tag, attributes)
            if tag == "tr":
                seen.top = self._lines.noted()
                seen.above = seen.above if seen.rows > 1 else seen.top

    def _note(self, tag: str) -> None:
        # The cells of a row are one line: "Đơn vị:" in one, the name in the next.
        if tag in CELLS:
            self._lines.add(" ")
        elif tag in BLOCKS:
            self._lines.new_line()

    def data(self, text: str) -> None:
        """Take text above lists, and that of rows that may be a header."""
        if self._muted:
            return
        table = self._open[-1] if self._open else None
        if table and table.reading:
            table.reading.data(text)
        if not (table and table.is_list):
            self._lines.add(text)

    def end(self, tag: str) -> None:
        """Step out of tables, their rows and cells."""
        if tag in UNSEEN:
            self._muted -= 1
        elif tag == "table":
            self._lines.new_line()
            self._open.pop()
        elif not self._open:
            self._note(tag)
        else:
            self._step_out(self._open[-1], tag)

    def _step_out(self, table: _Open, tag: str) -> None:
        if not table.is_list:
            self._note(tag)
        row = table.reading.end(tag) if table.reading else None
        if not (row and table.reading):
            return
        seen, depth = table.seen, table.reading.grid.depth
        if not seen.header.see(row):
            table.reading = None
        if seen.header.line == row.line:
            seen.fill_from = row.line + 1 + (depth if depth < _HEADER_ROWS else 0)
        if seen.header.heads_list and not table.is_list:
            table.is_list = True
            self._lines.clear()

    def close(self) -> None:
        """Do nothing: what was found is read directly."""


def choose(tables: Sequence[Seen]) -> tuple[dict[int, Part], tuple[Message, ...]]:
    """Return which tables to read by number, and what to tell about others that may be lists too.

    Tables with the same header are one list. The list with most rows is taken; among equals the
    cells decide, so that a headline is not taken for the list.
    """
    lists: dict[object, list[int]] = {}
    for number, table in enumerate(tables):
        key = table.header.key if table.header.heads_list else number
        lists.setdefault(key, []).append(number)
    most = max(lists.values(), key=partial(_size, tables))
    taken = {number for number in most if not _around(tables, number).intersection(most)}
    outer = {around for number in taken for around in _around(tables, number)}
    notes = []
    for numbers in lists.values():
        beside = [at for at in numbers if at not in outer and _stands_beside(tables, at, taken)]
        if any(tables[at].rows >= LIST_ROWS and tables[at].header.heads_list for at in beside):
            notes.append(_left_out(tables, beside))
    return _parts(tables, sorted(taken)), tuple(notes)


def _size(tables: Sequence[Seen], numbers: Sequence[int]) -> tuple[int, int]:
    return sum(tables[at].rows for at in numbers), sum(tables[at].cells for at in numbers)


def _around(tables: Sequence[Seen], number: int) -> set[int]:
    """Return the tables in whose cells a table lies."""
    found = set()
    around = tables[number].around
    while around is not None:
        found.add(around)
        around = tables[around].around
    return found


def _stands_beside(tables: Sequence[Seen], number: int, taken: set[int]) -> bool:
    return taken.isdisjoint({number, *_around(tables, number)})


def _parts(tables: Sequence[Seen], taken: Sequence[int]) -> dict[int, Part]:
    """Say what stands above each table; lines above every one of them belong to the page."""
    first, *others = taken
    parts = {first: Part(tables[first].fill_from)}
    if not others:
        return parts
    page = set(tables[first].top).intersection(*(tables[at].above for at in others))
    for at in others:
        headings = (line for line in tables[at].above if line not in page)
        parts[at] = Part(tables[at].fill_from, headings=tuple(headings))
    # Above the first table stand titles and letterheads too: only what is nearest can be a heading.
    for line in tables[first].top[-1:]:
        if line not in page and said_by(line):
            parts[first] = Part(tables[first].fill_from, group=line)
    return parts


def _left_out(tables: Sequence[Seen], numbers: Sequence[int]) -> Message:
    shown = [str(at + 1) for at in numbers[:_SHOWN]] + ["…"] * (len(numbers) > _SHOWN)
    return say(
        "Left out: %(rows)s rows under other headings (%(headings)s), in table no. %(tables)s of "
        "the page. If they are records too, save them as a file of their own and import that file "
        "as well.",
        rows=_size(tables, numbers)[0],
        headings=tables[numbers[0]].header.names,
        tables=", ".join(shown),
    )
