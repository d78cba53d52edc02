"""How far a sheet reaches: its last filled row and column, measured on the stream of its XML.

The workbook reader keeps a sheet as one full rectangle and ends the whole process when there is no
memory for it, so a forgotten blank in XFD1048576 must be found before it opens the file.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

# Everything between the name and the end is taken greedily: lazy patterns are ten times slower.
_XLSX = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,7})(\d{1,10})""")
# The workbook reader knows these names with this prefix only, so no other can be a cell to it.
_ODS = re.compile(rb"<table:(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d+)""")
_LONGEST_TAG = 65_536


class Corner(NamedTuple):
    """The last filled row and the last filled column, counted from 1; 0 while all is empty."""

    row: int = 0
    column: int = 0

    @property
    def address(self) -> str:
        """Return the corner as a spreadsheet names it."""
        letters, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.row}"


def xlsx_corner(pieces: Iterable[bytes]) -> Corner:
    """Measure one sheet; a row or cell without an address follows the one before it."""
    row = column = last_row = last_column = 0
    for name, attributes in _tags(_XLSX, pieces):
        told = _ADDRESS.search(attributes)
        if name == b"row":
            row, column = int(told[2]) if told else row + 1, 0
            continue
        if told:
            row, column = int(told[2]), _number(told[1])
        else:
            column += 1
        if not attributes.endswith(b"/"):
            last_row, last_column = max(last_row, row), max(last_column, column)
    return Corner(last_row, last_column)


def ods_corner(pieces: Iterable[bytes]) -> Corner:
    """Measure all sheets and return the largest corner; one tag may stand for many cells."""
    largest = last = Corner()
    row = column = 0
    for name, attributes in ods_tags(pieces):
        told = _REPEATED.search(attributes)
        count = int(told[1]) if told else 1
        if name == b"table":
            last, row = Corner(), 0
        elif name == b"table-row":
            row, column = row + count, 0
        else:
            column += count
            if not attributes.endswith(b"/") or b"value" in attributes:
                last = Corner(row, max(last.column, column))
                if last.row * last.column > largest.row * largest.column:
                    largest = last
    return largest


def ods_tags(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give name and attributes of every table, row and cell that an ods begins."""
    return _tags(_ODS, pieces)


def _tags(pattern: re.Pattern[bytes], pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give names and attributes of the tags, also of those that lie in two pieces."""
    rest = b""
    for piece in pieces:
        data = rest + piece
        cut = data.rfind(b"<")
        if len(data) - cut > _LONGEST_TAG:
            cut = len(data)
        yield from pattern.findall(data[:cut])
        rest = data[cut:]
    yield from pattern.findall(rest)


@cache
def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
