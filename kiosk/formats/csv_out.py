"""Tables as CSV: UTF-8 with a byte-order mark, CRLF, RFC 4180 quoting, one heading row, data only.

**Separator.** Excel splits a double-clicked file at the list separator of Windows: a comma in
English settings, a semicolon in Vietnamese ones, where the comma is the decimal sign. No text file
satisfies both. A first line `sep=,` does not help: by the reports of users, Excel then ignores the
byte-order mark and breaks every Vietnamese letter, and all other readers take the line for data. UTF-16 with tabs opens
everywhere in Excel but is no CSV to other programs. So there are two plain layouts. `COMMA`, with a
decimal point, is what programs expect and what a file is unless said otherwise; `SEMICOLON`, with a
decimal comma (in such settings Excel would read 17.391 as seventeen thousand), opens right in a
Vietnamese Excel. Whoever does not know their settings takes XLSX, which opens right in both.

**Notes** (period, base, method) are left out: lines above the headings break every reader, and a
second file gets lost. XLSX and JSON carry them.

**Values.** None and the empty text are both an empty cell. Days are `YYYY-MM-DD`, which Excel knows
in any language. Instants are the clock in Vietnam with its offset, nothing rounded. Numbers are
never rounded, grouped or guarded. Texts are guarded as told in `guard`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple, cast

from kiosk.core.days import VIETNAM, Instant, moment
from kiosk.formats.guard import guard
from kiosk.formats.sheets import Kind, Sheet, Value, headings
from kiosk.formats.whole_file import whole_file

_BATCH = 100
_EDGE = "\0"
_BEGINS_ODDLY = re.compile(_EDGE + r"['\s=+\-@＝＋－＠]")
_QUOTED = ('"', "\r", "\n")


class Layout(NamedTuple):
    """What stands between cells, and before decimals."""

    separator: str
    decimal: str


COMMA = Layout(",", ".")
SEMICOLON = Layout(";", ",")


def stream_csv(sheet: Sheet, layout: Layout = COMMA) -> Iterator[bytes]:
    """Yield the file piece by piece; memory does not grow with the rows."""
    titles = _texts(headings(sheet), layout)
    yield ("\ufeff" + layout.separator.join(titles) + "\r\n").encode()
    kinds = [column.kind for column in sheet.columns]
    rows = iter(sheet.rows)
    while batch := list(islice(rows, _BATCH)):
        yield _lines(batch, kinds, layout).encode()


def write_csv(path: Path, sheet: Sheet, layout: Layout = COMMA) -> None:
    """Write the file, whole or not at all."""
    with whole_file(path) as part, part.open("wb") as file:
        file.writelines(stream_csv(sheet, layout))


def _lines(batch: Sequence[Sequence[Value]], kinds: Sequence[Kind], layout: Layout) -> str:
    """Print many rows column by column: most columns need no care, seen at one glance."""
    columns = [
        _column(cells, kind, layout)
        for cells, kind in zip(zip(*batch, strict=True), kinds, strict=True)
    ]
    if len(columns) == 1:  # an empty line would be no row to most readers
        columns = [[cell or '""' for cell in columns[0]]]
    lines = map(layout.separator.join, zip(*columns, strict=True))
    return "\r\n".join(lines) + "\r\n"


def _column(cells: Sequence[Value], kind: Kind, layout: Layout) -> Sequence[str]:
    match kind:
        case "integer" | "decimal" | "percent":
            return [_number(cell, layout) for cell in cells]
        case "instant":
            return [_local(str(cell)) if cell else "" for cell in cells]
        case _:
            return _texts(cells, layout)


def _number(cell: Value, layout: Layout) -> str:
    if isinstance(cell, str):
        return _quoted(guard(cell), layout)
    return "" if cell is None else str(cell).replace(".", layout.decimal)


def _local(instant: Instant) -> str:
    return f"{_local_hour(instant[:13])}{instant[13:-1]}+07:00"


@lru_cache(maxsize=1024)
def _local_hour(hour: str) -> str:
    return moment(hour + ":00:00Z").astimezone(VIETNAM).isoformat()[:13]


def _texts(cells: Sequence[Value], layout: Layout) -> Sequence[str]:
    """Guard and quote the texts of a column, of which most need neither."""
    texts = cast(Sequence[str], cells)
    try:
        glance = _EDGE + _EDGE.join(texts)
    except TypeError:  # an empty cell or a number among them
        texts = ["" if cell is None else str(cell) for cell in cells]
        glance = _EDGE + _EDGE.join(texts)
    if _BEGINS_ODDLY.search(glance):
        texts = [guard(text) for text in texts]
    if any(mark in glance for mark in (layout.separator, *_QUOTED)):
        texts = [_quoted(text, layout) for text in texts]
    return texts


def _quoted(text: str, layout: Layout) -> str:
    if layout.separator in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
