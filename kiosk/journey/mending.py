"""Mending: the rows of a file that stayed out, written so that they can be corrected and imported again."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.core.acts import Act
from kiosk.core.headings import COLUMNS, STANDARD
from kiosk.core.messages import Message, Translate, mark
from kiosk.formats.sheets import Book, Column, Sheet
from kiosk.formats.tables_out import write
from kiosk.journey.checked import Checked


def write_bad_rows(checked: Checked, path: Path, act: Act, translate: Translate) -> int | Message:
    """Write the rows to be mended into a table that can be imported again; returns how many."""
    shown = [
        (place, name)
        for place, name in enumerate(COLUMNS)
        if name in checked.header.present or name in checked.bad_columns
    ]
    columns = [Column(name, STANDARD[name], "text", 20) for _, name in shown]
    columns.append(Column("problem", translate(mark("What to mend")), "text", 60))
    sheet = Sheet(
        title=translate(mark("Rows to be mended")),
        columns=tuple(columns),
        rows=_bad_rows(checked, [place for place, _ in shown], translate),
    )
    return write(path, sheet, book=Book(sheet.title, act.now, "", ""))


def _bad_rows(
    checked: Checked, places: list[int], translate: Translate
) -> Iterator[tuple[str | None, ...]]:
    for _, cells, messages in checked.bad_rows():
        texts = (
            f"{column}: {Message(*message).text(translate)}"
            for column, *message in messages  # type: ignore[attr-defined]  # spooled as plain tuples
        )
        yield (*(cells[place] for place in places), " / ".join(texts))  # type: ignore[index]  # the same
