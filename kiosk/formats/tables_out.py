"""The front of tables out: the name's ending says in which form a table is written."""

from dataclasses import replace
from itertools import count
from pathlib import Path

from kiosk.core.messages import Message, say
from kiosk.formats.csv_out import COMMA, Layout, write_csv
from kiosk.formats.json_out import write_json
from kiosk.formats.sheets import Book, Sheet
from kiosk.formats.whole_file import refusal


def unknown_form(path: Path) -> Message | None:
    """Return what to mend when the name's ending says no form that is known here."""
    if path.suffix.lower() in (".csv", ".xlsx", ".json"):
        return None
    return say(
        "%(file)s cannot be written in a form that is known here. Choose a name that "
        "ends in .csv, .xlsx or .json.",
        file=str(path),
    )


def write(path: Path, sheet: Sheet, *, book: Book, csv: Layout = COMMA) -> int | Message:
    """Write the table as `.csv` (laid out as told), `.xlsx` or `.json`; return how many rows, or what to mend.

    The file is there whole or not at all. Rows are read as they are written.
    """
    unknown = unknown_form(path)
    if unknown:
        return unknown
    number = count()
    counted = replace(sheet, rows=(row for row, _ in zip(sheet.rows, number, strict=False)))
    try:
        match path.suffix.lower():
            case ".csv":
                write_csv(path, counted, csv)
            case ".xlsx":
                # Loaded by the first who wants a workbook, for the memory's sake.
                from kiosk.formats.workbook import write_xlsx

                write_xlsx(path, [counted], book=book)
            case _:
                write_json(path, counted)
    except OSError as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        return refused
    return next(number)
