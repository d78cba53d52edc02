"""CSV and TSV in: separator found, quotes checked to the end, then streamed."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kiosk.formats import refusals, text_in
from kiosk.formats.rows_in import Row, Table, Unreadable

_SEPARATORS = "\t;,"
_SAMPLE = 65_536
# Excel writes the separator into a first line of its own, which is no row.
_SEP_LINE = re.compile(r'"?sep=([^"\r\n])"?(?:\r?\n|\r|$)', re.IGNORECASE)
# A line after the last, so that a mark still open at the end makes a row of several lines.
_END = "\0"
_LINES_PER_ROW = 200


class _Form(NamedTuple):
    path: Path
    encoding: str
    separator: str
    first: int


def open_csv(path: Path, encoding: str) -> Table | Unreadable:
    """Open text as rows of texts; the whole file is checked before the first row is given."""
    if fault := text_in.fault(path, encoding, line_limit=refusals.LINE_LIMIT):
        return fault
    form = _form(path, encoding)
    if fault := _quote_fault(form):
        return fault
    separator = "tab" if form.separator == "\t" else form.separator
    return Table("csv", f"{text_in.name_of(encoding)}, {separator}", partial(_rows, form))


def _rows(form: _Form) -> Iterator[Row]:
    with form.path.open(encoding=form.encoding, newline="") as text:
        reader = csv.reader(_after_sep(text, form), delimiter=form.separator)
        line = form.first
        for cells in reader:
            yield Row(line, cells)
            line = form.first + reader.line_num


def _quote_fault(form: _Form) -> Unreadable | None:
    """Look for a quotation mark that takes the rows below it into its cell.

    The lenient reading that exports need (a mark inside a text is a mark) would do so silently,
    so a row of several lines must also stand the strict reading.
    """
    taken: list[str] = []
    with form.path.open(encoding=form.encoding, newline="") as text:
        lines = _noted(chain(_after_sep(text, form), [_END]), taken)
        line = form.first
        try:
            for _ in csv.reader(lines, delimiter=form.separator):
                if len(taken) > 1 and not _is_strict(taken, form.separator):
                    return refusals.open_quote(line)
                line += len(taken)
                taken.clear()
        except csv.Error:
            return refusals.long_cell(line)
    return None


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _is_strict(lines: list[str], separator: str) -> bool:
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return False
    return len(lines) <= _LINES_PER_ROW


def _after_sep(lines: Iterator[str], form: _Form) -> Iterator[str]:
    if form.first > 1:
        next(lines)
    return lines


def _form(path: Path, encoding: str) -> _Form:
    sample = next(text_in.chunks(path, encoding))
    if told := _SEP_LINE.match(sample):
        return _Form(path, encoding, told[1], 2)
    return _Form(path, encoding, _separator(sample[:_SAMPLE]), 1)


def _separator(sample: str) -> str:
    return max(_SEPARATORS, key=lambda separator: _fitness(sample, separator))


def _fitness(sample: str, separator: str) -> tuple[bool, int, int]:
    """Rate a separator: do most rows have one width, how early it begins, how wide it is.

    The true one splits the header row as it splits the data; commas inside addresses or
    decimals only begin below the header.
    """
    rows = csv.reader(StringIO(sample, newline=""), delimiter=separator)
    widths = [len(row) for row in rows if row]
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return (False, -len(widths), 0)
    width, count = wide.most_common(1)[0]
    return (2 * count >= len(widths), -widths.index(width), width)
