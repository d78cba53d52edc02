"""What each fixture holds: for the tests of reading here, and for those of importing.

Every readable file holds the twelve records of `fixture_records.RECORDS` (late.csv the one that
is late), among titles, group rows and totals as told here.
"""

from typing import NamedTuple

from kiosk.formats import refusals


class Good(NamedTuple):
    """A readable file: its rows in all, the line of its header, where the first record stands."""

    kind: str
    detail: str
    rows: int
    header_line: int
    first_line: int
    records: int = 12


GOOD = {
    "late.csv": Good("csv", "UTF-8, ,", 2, 1, 2, records=1),
    "list.ods": Good("ods", "Danh sách", 16, 4, 5),
    "list.xls": Good("xls", "Danh sách", 15, 3, 4),
    "list_comma.csv": Good("csv", "UTF-8, ,", 13, 1, 2),
    "list_dates.xlsx": Good("xlsx", "Danh sách (2/2)", 14, 2, 3),
    "list_html.xls": Good("html", "UTF-8, <table> 3/3", 16, 2, 4),
    "list_html_1258.xls": Good("html", "Windows-1258", 13, 1, 2),
    "list_html_utf16.xls": Good("html", "UTF-16", 13, 1, 2),
    "list_merged.ods": Good("ods", "Danh sách", 13, 1, 2),
    "list_merged.xls": Good("xls", "Danh sách", 13, 1, 2),
    "list_messy.csv": Good("csv", "UTF-8, ,", 13, 1, 2),
    "list_rowspan.xls": Good("html", "UTF-8", 13, 1, 2),
    "list_semicolon.csv": Good("csv", "UTF-8, ;", 20, 4, 6),
    "list_sep.csv": Good("csv", "UTF-8, |", 13, 2, 3),
    "list_tab.txt": Good("csv", "UTF-16, tab", 13, 1, 2),
    "list_utf16_no_bom.csv": Good("csv", "UTF-16, ;", 13, 1, 2),
    "list_utf16be.csv": Good("csv", "UTF-16, ;", 13, 1, 2),
    "merged.xlsx": Good("xlsx", "Danh sách", 23, 4, 8),
    "register.xlsx": Good("xlsx", "Sổ theo dõi", 20, 4, 6),
    "split_html.xls": Good("html", "UTF-8, 2 <table>/3", 16, 1, 2),
}

BAD = {
    "archive.rar": refusals.ARCHIVE,
    "archive.zip": refusals.ARCHIVE,
    "binary.xlsb": refusals.other_workbook("XLSB"),
    "blank.csv": refusals.EMPTY,
    "cut.xls": refusals.DAMAGED,
    "cut.xlsx": refusals.DAMAGED,
    "cut_html.xls": refusals.CUT_TABLE,
    "cut_letter.csv": refusals.CUT_TEXT,
    "damaged_merge.xls": refusals.DAMAGED,
    "damaged_size.xls": refusals.DAMAGED,
    "damaged_sum.xlsx": refusals.DAMAGED,
    "damaged_xml.xlsx": refusals.DAMAGED,
    "data.xml": refusals.NO_TABLE,
    "empty.xlsx": refusals.EMPTY,
    "far_cell.ods": refusals.far_cell("CV1000000"),
    "far_cell.xlsx": refusals.far_cell("XFD1048576"),
    "letter.doc": refusals.DOCUMENT,
    "letter.docx": refusals.DOCUMENT,
    "letter.odt": refusals.DOCUMENT,
    "letter.pdf": refusals.PDF,
    "letter.rtf": refusals.DOCUMENT,
    "no_rows.xlsx": refusals.NO_ROWS,
    "old_1258.csv": refusals.old_encoding(1),
    "open_quote.csv": refusals.open_quote(8),
    "open_quote_at_end.csv": refusals.open_quote(19),
    "other_ole.msg": refusals.NO_TABLE,
    "page.mht": refusals.other_workbook("MHTML"),
    "picture.xlsx": refusals.PICTURE,
    "program.xls": refusals.NO_TABLE,
    "protected.xls": refusals.PASSWORD,
    "protected.xlsx": refusals.PASSWORD,
    "sheet_2003.xls": refusals.other_workbook("XML 2003"),
    "sign_in.xls": refusals.NO_HTML_TABLE,
    "zero_bytes.csv": refusals.zero_byte(3),
}
