"""The rows of an HTML table: visible text, and its places under colspan and rowspan."""

import unicodedata
from collections import deque
from collections.abc import Mapping

from kiosk.formats.merged_in import takes_merged
from kiosk.formats.rows_in import Cell, Row

CELLS = {"td", "th"}
GROUPS = {"thead", "tbody", "tfoot"}
# What begins and ends a line of text; rows and cells here are those of tables inside a cell.
BLOCKS = {"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}

_MOST_COLUMNS = 16_384
_MOST_LINES, _LONGEST_LINE = 8, 200
_NOTHING = (0, None)
# Stands for a line break until blanks are joined; the text of a checked file never holds it.
_BREAK = "\0"


class CellText:
    """Gathers the text of one cell; blanks and breaks in the source are one blank, as on screen."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, text: str) -> None:
        """Add text as it stands in the source."""
        self._parts.append(text)

    def new_line(self) -> None:
        """Begin a new line, as <br> and blocks do; empty lines are dropped at the end."""
        self._parts.append(_BREAK)

    def text(self) -> str | None:
        """Return the visible text in NFC, or None where there is none."""
        raw = unicodedata.normalize("NFC", "".join(self._parts))
        if _BREAK not in raw:
            return " ".join(raw.split()) or None
        lines = [" ".join(line.split()) for line in raw.split(_BREAK)]
        return "\n".join(filter(None, lines)) or None


class Lines:
    """The last lines of text above a table, as on screen; those too long for a heading are left out."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=_MOST_LINES)
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        """Add text as it stands in the source."""
        self._length += len(text)
        if self._length <= _LONGEST_LINE:
            self._parts.append(text)

    def new_line(self) -> None:
        """End the line, if there is one."""
        text = " ".join("".join(self._parts).split())
        if text and self._length <= _LONGEST_LINE:
            self._lines.append(unicodedata.normalize("NFC", text))
        self._parts, self._length = [], 0

    def noted(self) -> tuple[str, ...]:
        """Return the lines that have ended."""
        return tuple(self._lines)

    def clear(self) -> None:
        """Begin anew."""
        self.new_line()
        self._lines.clear()


class Grid:
    """Places the cells of a table's rows beside those that a rowspan of an earlier row still covers.

    From the line `fill_from` on, the value of a cell stands in every row that it covers; above,
    where headings are, only in the first.
    """

    def __init__(self, fill_from: int) -> None:
        self.line = 1
        self._fill_from = fill_from
        self._row: list[Cell] = []
        self._covered: dict[int, tuple[int, Cell]] = {}
        self._begun: dict[int, tuple[int, Cell]] = {}

    def place(self, text: Cell, attributes: Mapping[str, str]) -> None:
        """Put a cell into the next free column, and None into the others that it covers."""
        while (begin := len(self._row)) in self._covered:
            self._row.append(self._covered[begin][1])
        if begin >= _MOST_COLUMNS:
            return
        self._row.append(text)
        if _plain(attributes):
            return
        columns = min(_span(attributes.get("colspan")), _MOST_COLUMNS - begin)
        self._row += [None] * (columns - 1)
        if (rows := _span(attributes.get("rowspan"))) > 1:
            self._begun |= dict.fromkeys(range(begin, begin + columns), (rows - 1, None))
            if self.line >= self._fill_from:
                self._begun[begin] = rows - 1, text

    def finish(self) -> Row:
        """Return the row, and count down what its successors find covered."""
        row = self._row
        if self._covered:
            last = max(self._covered)
            row += (self._covered.get(column, _NOTHING)[1] for column in range(len(row), last + 1))
            if not takes_merged(text for at, text in enumerate(row) if at not in self._covered):
                row = [None if at in self._covered else text for at, text in enumerate(row)]
        left = {
            column: (rows - 1, text) for column, (rows, text) in self._covered.items() if rows > 1
        }
        self._row, self._covered, self._begun = [], left | self._begun, {}
        self.line += 1
        return Row(self.line - 1, row)

    def end_group(self) -> None:
        """End what is covered with the body or head that its cell began in, as browsers do."""
        self._covered = {}

    @property
    def depth(self) -> int:
        """Tell how many of the rows to come are covered at some column."""
        return max((rows for rows, _ in self._covered.values()), default=0)


class Reading:
    """Makes rows of the tags and texts inside one table."""

    def __init__(self, fill_from: int = 1) -> None:
        self.grid = Grid(fill_from)
        self._cell: CellText | None = None
        self._attributes: Mapping[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Step into a cell, or into a line within one."""
        if tag in CELLS:
            self._cell, self._attributes = CellText(), attributes
        else:
            self.new_line(tag)

    def new_line(self, tag: str) -> None:
        """Begin a new line of the cell where the tag makes one."""
        if self._cell and tag in BLOCKS:
            self._cell.new_line()

    def data(self, text: str) -> None:
        """Take the text of a cell."""
        if self._cell:
            self._cell.add(text)

    def end(self, tag: str) -> Row | None:
        """Step out of a cell, a line or a row; return the row that ends."""
        if tag == "tr":
            return self.grid.finish()
        if tag in GROUPS:
            self.grid.end_group()
        elif self._cell and tag in CELLS:
            self.grid.place(self._cell.text(), self._attributes)
            self._cell = None
        else:
            self.new_line(tag)
        return None


def _plain(attributes: Mapping[str, str]) -> bool:
    return "colspan" not in attributes and "rowspan" not in attributes


def _span(value: str | None) -> int:
    if value is None or not value.strip().isdecimal():
        return 1
    return max(int(value.strip()[:6]), 1)
