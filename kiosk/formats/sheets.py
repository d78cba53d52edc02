"""The shape of a table on its way out: columns, rows, and what a workbook shows beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Value = str | int | float | None
"""Days are `YYYY-MM-DD` and instants UTC texts, as in `core.days`; a percentage of 17.4 is 17.4."""

Kind = Literal["text", "typed", "day", "instant", "integer", "decimal", "percent"]
"""A `typed` column holds texts, and what somebody types into it in Excel stays the text that was typed."""


@dataclass(frozen=True)
class Column:
    """A column: a stable English key, its heading (already translated), and a width in letters."""

    key: str
    title: str
    kind: Kind = "text"
    width: int = 16


@dataclass(frozen=True)
class Chart:
    """Upright bars of the value columns over the first rows, `target` as a line across them.

    A line needs cells to be drawn from, so a target appears in the workbook as one more column,
    headed `target_title`, which sorts and filters together with its rows.
    """

    title: str
    category: str
    values: tuple[str, ...]
    target: float | None = None
    target_title: str = ""
    max_rows: int = 40


@dataclass(frozen=True)
class Sheet:
    """A table: `rows` is read once, each row as long as `columns`.

    `groups` are wider headings above the columns, as (title, number of columns) from the left,
    empty titles for columns that belong to none. `notes` say period, base and method.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Book:
    """What a file says of itself: its title, when it was made, the names of the extra sheets."""

    title: str
    produced: datetime
    about: str
    long_texts: str


def headings(sheet: Sheet) -> list[str]:
    """Return one heading per column, with its group in front so that no two look the same."""
    over = [title for title, span in sheet.groups for _ in range(span)]
    over += [""] * (len(sheet.columns) - len(over))
    return [
        f"{group}: {column.title}" if group else column.title
        for group, column in zip(over, sheet.columns, strict=True)
    ]
