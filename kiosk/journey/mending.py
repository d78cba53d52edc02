"""Mending: the rows of a file that stayed out, written so that they can be corrected and imported again."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kiosk.core.acts import Act
from kiosk.core.headings import COLUMNS, STANDARD
from kiosk.core.messages import Message, Translate, mark
from kiosk.formats.sheets import Book, Column, Sheet
from kiosk.formats.tables_out import write
from kiosk.journey.checked import Checked

MOST = 100_000
"""Rows in a file: one sheet is read from a workbook, and the bytes it may unpack to are limited."""


def write_bad_rows(
    checked: Checked,
    paths: Iterator[Path],
    act: Act,
    translate: Translate,
    *,
    most: int = MOST,
) -> list[Path] | Message:
    """Write the rows to be mended into workbooks that can be imported again; returns those that were needed.

    Never CSV: an Excel with Vietnamese settings would not part its columns, and take zeros off codes.
    """
    shown = [
        (place, name)
        for place, name in enumerate(COLUMNS)
        if name in checked.header.present or name in checked.bad_columns
    ]
    columns = [Column(name, STANDARD[name], "typed", 20) for _, name in shown]
    columns.append(Column("problem", translate(mark("What to mend")), "text", 60))
    title = translate(mark("Rows to be mended"))
    book = Book(title, act.now, "", translate(mark("Long texts")))
    rows = _bad_rows(checked, [place for place, _ in shown], translate)
    made = []
    for _ in range(0, checked.bad.count, most):
        path = next(paths)
        written = write(path, Sheet(title, tuple(columns), islice(rows, most)), book=book)
        if isinstance(written, Message):
            return written
        made.append(path)
    return made


def _bad_rows(
    checked: Checked, places: list[int], translate: Translate
) -> Iterator[tuple[str | None, ...]]:
    for _, cells, messages in checked.bad_rows():
        texts = (
            f"{column} “{value}”: {Message(*message).text(translate)}"
            for column, value, *message in messages  # type: ignore[attr-defined]  # spooled as plain tuples
        )
        yield (*(cells[place] for place in places), " / ".join(texts))  # type: ignore[index]  # the same
