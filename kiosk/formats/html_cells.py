"""The cells of an HTML table: their visible text, and their places under colspan and rowspan."""

import unicodedata
from collections.abc import Mapping

from kiosk.formats.rows_in import Cell

_MOST_COLUMNS = 16_384
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


class Grid:
    """Places the cells of a row, beside those that a rowspan of an earlier row still covers."""

    def __init__(self) -> None:
        self._row: list[Cell] = []
        self._covered: dict[int, int] = {}
        self._begun: dict[int, int] = {}

    def place(self, text: Cell, attributes: Mapping[str, str]) -> None:
        """Put a cell into the next free column, and None into the others that it covers."""
        while len(self._row) in self._covered:
            self._row.append(None)
        begin = len(self._row)
        if _plain(attributes) and begin < _MOST_COLUMNS:
            self._row.append(text)
            return
        columns = min(_span(attributes.get("colspan")), _MOST_COLUMNS - begin)
        self._row += [text, *[None] * (columns - 1)] if columns > 0 else []
        if (rows := _span(attributes.get("rowspan"))) > 1:
            self._begun |= dict.fromkeys(range(begin, len(self._row)), rows - 1)

    def finish(self) -> list[Cell]:
        """Return the row, and count down what its successors find covered."""
        row = self._row
        row += [None] * (max(self._covered, default=-1) + 1 - len(row))
        left = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self._row, self._covered, self._begun = [], left | self._begun, {}
        return row


def _plain(attributes: Mapping[str, str]) -> bool:
    return "colspan" not in attributes and "rowspan" not in attributes


def _span(value: str | None) -> int:
    if value is None or not value.strip().isdecimal():
        return 1
    return max(int(value.strip()[:6]), 1)
