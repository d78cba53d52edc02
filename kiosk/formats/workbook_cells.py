"""Cells of a workbook: each value in its Excel type, texts made harmless and never cut silently."""

import re
from collections.abc import Sequence
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kiosk.core.days import VIETNAM, moment
from kiosk.formats.guard import is_risky
from kiosk.formats.sheets import Column, Kind, Value

EXCEL_LETTERS = 32_767
"""How many UTF-16 units a cell may hold."""

LINE_HEIGHT = 16
_TALLEST = 25  # lines; Excel ends a row at 409 points
_PIECE = EXCEL_LETTERS // 2  # safe whatever the letters, since none takes more than two units
_NAME_LETTERS = 31
_DAY_ZERO = date(1899, 12, 30).toordinal()
_MARCH_1900 = "1900-03-01"
_DAY_SECONDS = 86_400
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")
_NUMBERS = {
    "integer": "#,##0",
    "decimal": "#,##0.00",
    "percent": "0.0",
    "day": "dd/mm/yyyy",
    "instant": "dd/mm/yyyy hh:mm:ss",
}
_SHADE = {
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
    "bg_color": "#E3ECF7",
    "border": 1,
    "border_color": "#8FA3BF",
}


class Pen:
    """Writes the cells of one workbook and knows its styles and the names of its sheets."""

    def __init__(self, workbook: Workbook, long_texts: str) -> None:
        top = {"valign": "top"}
        text = {**top, "text_wrap": True}
        self.workbook = workbook
        self.heading = workbook.add_format(_SHADE)
        self.strong = workbook.add_format({**text, "bold": True})
        self._text = workbook.add_format(text)
        self._formula_like = workbook.add_format({**text, "quote_prefix": True})
        self.typed = workbook.add_format({**text, "num_format": "@"})
        self._typed_formula_like = workbook.add_format(
            {**text, "num_format": "@", "quote_prefix": True}
        )
        self._numbers = {
            kind: workbook.add_format({**top, "num_format": shape})
            for kind, shape in _NUMBERS.items()
        }
        self._names = {"history"}  # Excel keeps this name for itself
        self._long_title = long_texts
        self._long_page: Worksheet | None = None
        self._long_line = 0

    def worksheet(self, title: str) -> Worksheet:
        """Add a sheet named like the title, as far as Excel allows; a second one gets `(2)`."""
        base = " ".join(_NOT_IN_NAMES.sub(" ", title).split()).strip(" '") or "-"
        name, number = _cut(base), 1
        while name.casefold() in self._names:
            number += 1
            name = _cut(base, f" ({number})")
        self._names.add(name.casefold())
        return self.workbook.add_worksheet(name)

    def row(
        self, page: Worksheet, line: int, columns: Sequence[Column], row: Sequence[Value]
    ) -> None:
        """Write a row of values, each by the kind of its column; None leaves the cell empty."""
        lines = 1
        for number, (column, value) in enumerate(zip(columns, row, strict=True)):
            if value is None or value == "":
                continue
            serial = _serial(column.kind, value)
            if serial is None:
                text = str(value)
                lines = max(lines, lines_of(text, column.width))
                self.text(page, line, number, text, self._style(column.kind, text))
            else:
                page.write_number(line, number, serial, self._numbers[column.kind])
        if lines > 1:
            page.set_row(line, lines * LINE_HEIGHT)

    def _style(self, kind: Kind, text: str) -> Format:
        if kind == "typed":
            return self._typed_formula_like if is_risky(text) else self.typed
        return self._formula_like if is_risky(text) else self._text

    def forget(self, page: Worksheet, line: int) -> None:
        """Drop the height of a row that is on disk; XlsxWriter would remember it for ever."""
        page.row_info.pop(line, None)
        page.row_sizes.pop(line, None)

    def text(
        self, page: Worksheet, line: int, number: int, text: str, style: Format | None = None
    ) -> None:
        """Write a text as nothing but a text, however long it is."""
        shown = harmless(text)
        if len(shown) > _PIECE and _units(shown) > EXCEL_LETTERS:
            self._write_whole(f"{page.name}!{xl_rowcol_to_cell(line, number)}", text)
            shown = harmless(text[:_PIECE] + "…")
        style = style or self._style("text", shown)
        if shown:
            page.write_string(line, number, shown, style)
        else:
            page.write_blank(line, number, None, style)

    def _write_whole(self, address: str, text: str) -> None:
        if self._long_page is None:
            self._long_page = self.worksheet(self._long_title)
            self._long_page.set_column(0, 0, 40)
            self._long_page.set_column(1, 1, 100)
        for start in range(0, len(text), _PIECE):
            self.text(self._long_page, self._long_line, 0, address)
            self.text(self._long_page, self._long_line, 1, text[start : start + _PIECE])
            self._long_page.set_row(self._long_line, _TALLEST * LINE_HEIGHT)
            self._long_line += 1


def lines_of(text: str, width: int) -> int:
    """Return about how many lines the text takes in a column, as far as a row can grow."""
    if len(text) <= width and "\n" not in text:
        return 1
    lines = sum(1 + len(part) // width for part in text[: width * _TALLEST].split("\n"))
    return min(lines, _TALLEST)


def harmless(text: str) -> str:
    """Return the text as a cell can show it.

    Control characters, which XML forbids, become their Unicode pictures, other characters that it
    forbids the sign of replacement. Line ends become the one that Excel knows.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _FORBIDDEN.sub(_picture, text)
    # XlsxWriter takes a text of this form for ready-made XML and would write it unescaped.
    return text + " " if text.startswith("<r>") and text.endswith("</r>") else text


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _serial(kind: Kind, value: Value) -> float | None:
    """Return the number that Excel keeps for the value; None when it has to be a text."""
    match kind, value:
        case "integer" | "decimal" | "percent", int() | float():
            return value
        case "day", str() if value >= _MARCH_1900:
            return date.fromisoformat(value).toordinal() - _DAY_ZERO
        case "instant", str() if value >= _MARCH_1900:
            local = moment(value).astimezone(VIETNAM)
            seconds = local.hour * 3600 + local.minute * 60 + local.second
            return local.toordinal() - _DAY_ZERO + seconds / _DAY_SECONDS
    return None


def _cut(name: str, end: str = "") -> str:
    short = name
    while _units(short + end) > _NAME_LETTERS:
        short = short[:-1]
    if short != name and " " in short and name[len(short)] != " ":
        # Half a word may be another word.
        short = short.rpartition(" ")[0]
    return short.rstrip(" ',;") + end


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
