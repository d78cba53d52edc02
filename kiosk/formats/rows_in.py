"""What a file gives when it is read: a table of rows, or one message why it is none."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from kiosk.core.messages import Message

Cell = str | int | float | bool | date | datetime | None
"""One value. An empty cell is None or a text of blanks; text is as it stands in the file (NFD too)."""

Kind = Literal["xlsx", "xls", "ods", "html", "csv"]


def is_empty(cell: Cell) -> bool:
    """Tell whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


class Row(NamedTuple):
    """One row: `line` is what its reader counts, from 1.

    Workbooks: the row number at the margin. CSV: the line in an editor, on which the row begins.
    HTML: the row within the table, counted on where one list stands in several tables.
    """

    line: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """A readable table, checked whole: going through its rows meets no bad bytes and no cut-off end.

    `detail` tells a technician what was taken: the encoding and separator, the sheet, which table.
    `notes` tell what looks like a list as well and was left out.
    """

    kind: Kind
    detail: str
    read: Callable[[], Iterator[Row]] = field(repr=False, compare=False)
    notes: tuple[Message, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Go through the rows from the top; every call starts anew and reads as it goes."""
        return self.read()


@dataclass(frozen=True)
class Unreadable:
    """The file gives no table: what it is and what to do instead."""

    message: Message
