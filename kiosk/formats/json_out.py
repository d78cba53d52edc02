"""Tables as JSON: one document of notes, columns and rows, written row by row.

`{"title": …, "notes": […], "columns": [{"key", "title", "kind"}, …], "rows": [{key: value}, …]}`,
one row a line, UTF-8 without a byte-order mark, a line feed at the end. Days stay `YYYY-MM-DD`,
instants stay UTC, None is null, numbers are not rounded.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kiosk.formats.sheets import Sheet, headings
from kiosk.formats.whole_file import whole_file

_BATCH = 200
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def stream_json(sheet: Sheet) -> Iterator[bytes]:
    """Yield the document piece by piece; memory does not grow with the rows."""
    columns = [
        {"key": column.key, "title": title, "kind": column.kind}
        for column, title in zip(sheet.columns, headings(sheet), strict=True)
    ]
    head = {"title": sheet.title, "notes": sheet.notes, "columns": columns}
    yield (_encode(head)[:-1] + ',"rows":[').encode()
    keys = [column.key for column in sheet.columns]
    rows = (_encode(dict(zip(keys, row, strict=True))) for row in sheet.rows)
    between = "\n"
    while batch := list(islice(rows, _BATCH)):
        yield (between + ",\n".join(batch)).encode()
        between = ",\n"
    yield b"\n]}\n"


def write_json(path: Path, sheet: Sheet) -> None:
    """Write the document, whole or not at all."""
    with whole_file(path) as part, part.open("wb") as file:
        file.writelines(stream_json(sheet))
