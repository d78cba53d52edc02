"""A table's header found by its shape alone: what its words mean is for others to say."""

from collections.abc import Sequence

from kiosk.core.text import fold
from kiosk.formats.rows_in import Cell, Row, is_empty

LOOK = 200
"""How many rows are looked at."""

LIST_COLUMNS = 3
"""How many cells a row of a list has at least; titles and notes have fewer."""

LIST_ROWS = 5
"""How many rows make a table beside the list worth a word."""

_SHOWN = 80


class HeaderRow:
    """The first row with three filled cells, or else the first of the fullest; line 0 before any."""

    def __init__(self) -> None:
        self.line = 0
        self._cells: Sequence[Cell] = ()
        self._filled = 0
        self._seen = 0

    def see(self, row: Row) -> bool:
        """Look at the next row; tell whether a later one may still be the header."""
        self._seen += 1
        filled = sum(not is_empty(cell) for cell in row.cells)
        if filled > self._filled:
            self.line, self._cells, self._filled = row.line, row.cells, filled
        return self._filled < LIST_COLUMNS and self._seen < LOOK

    @property
    def heads_list(self) -> bool:
        """Tell whether three columns or more have a heading."""
        return self._filled >= LIST_COLUMNS

    @property
    def names(self) -> str:
        """Return the headings in one line, cut short where they are many."""
        names = ", ".join(" ".join(str(cell).split()) for cell in self._cells if not is_empty(cell))
        return names if len(names) <= _SHOWN else names[:_SHOWN].rstrip() + "…"

    @property
    def key(self) -> tuple[str, ...]:
        """Return what is equal for tables with the same headings in the same columns."""
        texts = ["" if is_empty(cell) else fold(str(cell)) for cell in self._cells]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)
