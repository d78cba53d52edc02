"""Why a file is no table: each reason said once, with what to do about it."""

from kiosk.core.messages import say
from kiosk.formats.rows_in import Unreadable

UNPACKED_LIMIT = 500_000_000
"""Bytes that a workbook may unpack to (xlsx and ods are zips), and that an .xls may have."""

CELL_LIMIT = 26_000_000
"""Cells between A1 and the last filled cell: a million rows to column Z, about 1 GB in memory."""

MERGE_LIMIT = 1_000_000
"""Merged areas of a workbook, which take about 300 MB while the file is opened."""

LINE_LIMIT = 1_000_000
"""Characters in one line of a CSV file."""

EMPTY = Unreadable(say("This file is empty. Export the list again and import the new file."))
PDF = Unreadable(
    say(
        "This file is a PDF document, not a table. "
        "Export the list as Excel (.xlsx) or CSV and import that file."
    )
)
PICTURE = Unreadable(
    say(
        "This file is a picture, not a table. "
        "Export the list as Excel (.xlsx) or CSV and import that file."
    )
)
DOCUMENT = Unreadable(
    say(
        "This file is a text document or a presentation, not a table. "
        "Export the list as Excel (.xlsx) or CSV and import that file."
    )
)
ARCHIVE = Unreadable(
    say("This file is a compressed archive. Unpack it and import the table that is inside.")
)
NO_TABLE = Unreadable(
    say(
        "This file is no table of a kind that is read here: xlsx, xls, ods, HTML, CSV, TSV. "
        "Export the list as Excel (.xlsx) or CSV and import that file."
    )
)
DAMAGED = Unreadable(
    say("This workbook is damaged or was cut off. Export or copy it again and import the new file.")
)
PASSWORD = Unreadable(
    say(
        "This workbook is protected with a password. "
        "Open it in Excel, remove the password, save it and import it again."
    )
)
TOO_LARGE = Unreadable(
    say(
        "This workbook unpacks to more than %(limit)s MB, which is no list of records. "
        "Export a shorter period, or the same list as CSV, and import that file.",
        limit=UNPACKED_LIMIT // 1_000_000,
    )
)
TOO_MANY_MERGES = Unreadable(
    say(
        "This workbook has more than %(limit)s merged areas, which is no list of records. "
        "Export it again without merged cells, or as CSV, and import that file.",
        limit=f"{MERGE_LIMIT:,}".replace(",", " "),
    )
)
NO_ROWS = Unreadable(
    say("No sheet of this workbook holds anything. Export the list again and import the new file.")
)
CUT_TEXT = Unreadable(
    say(
        "This file was cut off: it ends in the middle of a letter. "
        "Export or copy it again and import the new file."
    )
)
NO_HTML_TABLE = Unreadable(
    say(
        "This file is a web page without a table, perhaps the sign-in page. "
        "Sign in to the one-stop system, export the list again and import the new file."
    )
)
CUT_TABLE = Unreadable(
    say(
        "This file was cut off: its table has no end. "
        "Export or copy it again and import the new file."
    )
)
NOT_OPENED = Unreadable(
    say(
        "The file cannot be opened. Check that it is there, that it is not a folder "
        "and that no other program holds it open, then try again."
    )
)


def other_workbook(name: str) -> Unreadable:
    """Refuse a kind of workbook that Excel reads and we do not."""
    return Unreadable(
        say(
            "This file is a workbook of the kind %(name)s. "
            "Open it in Excel, save it as an Excel workbook (.xlsx) and import that file.",
            name=name,
        )
    )


def far_cell(cell: str) -> Unreadable:
    """Refuse a sheet with a value so far out that the area up to it is no table."""
    return Unreadable(
        say(
            "The sheet reaches as far as cell %(cell)s, which is no list of records. Delete in "
            "Excel what stands far away from the list, save the workbook and import it again.",
            cell=cell,
        )
    )


def no_sheet(sheet: str, names: list[str]) -> Unreadable:
    """Refuse the name of a sheet that the workbook has not."""
    return Unreadable(
        say(
            "This workbook has no sheet named %(sheet)s. Choose one of: %(names)s.",
            sheet=sheet,
            names=", ".join(names),
        )
    )


def old_encoding(line: int) -> Unreadable:
    """Refuse bytes that are no Unicode: a guess could turn names and units into wrong letters."""
    return Unreadable(
        say(
            "Line %(line)s is not Unicode text: the file is in an old encoding (Windows-1258, "
            "TCVN3, VNI) or damaged. Open it in Excel, check that the Vietnamese letters are "
            "right, save it as an Excel workbook (.xlsx) and import that file.",
            line=line,
        )
    )


def zero_byte(line: int) -> Unreadable:
    """Refuse text with zero bytes, which no program writes on purpose."""
    return Unreadable(
        say(
            "Line %(line)s holds zero bytes: the file is damaged. "
            "Export or copy it again and import the new file.",
            line=line,
        )
    )


def long_line(line: int) -> Unreadable:
    """Refuse a text file whose lines are no rows."""
    return Unreadable(
        say(
            "Line %(line)s is longer than %(limit)s MB, which is no row of a table. "
            "Export the list again as Excel (.xlsx) or CSV and import that file.",
            line=line,
            limit=LINE_LIMIT // 1_000_000,
        )
    )


def open_quote(line: int) -> Unreadable:
    """Refuse a quotation mark that would swallow the rows after it."""
    return Unreadable(
        say(
            "In the row that begins on line %(line)s a quotation mark is opened and not closed. "
            "Add the missing mark or delete this one, save the file and import it again.",
            line=line,
        )
    )


def long_cell(line: int) -> Unreadable:
    """Refuse a cell beyond the csv module's limit of 131,072 characters."""
    return Unreadable(
        say(
            "In the row that begins on line %(line)s a cell is far too long; often a quotation "
            "mark is missing. Mend the row, save the file and import it again.",
            line=line,
        )
    )
