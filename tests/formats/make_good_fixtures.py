"""Writes the fixtures of readable files: the same invented records in every form and mess."""

import csv
import io
import unicodedata
import zipfile
from datetime import datetime
from html import escape
from pathlib import Path

import xlsxwriter
import xlwt

from tests.formats.fixture_records import (
    LATE,
    LIST,
    RECORDS,
    REGISTER,
    TOWN,
    VILLAGE,
    list_row,
    list_texts,
    register_row,
    text_of,
)

GOOD = Path(__file__).parent / "fixtures" / "good"
TITLE = "SỔ THEO DÕI HỒ SƠ"
PERIOD = "Từ ngày 01/11/2023 đến ngày 15/11/2023"
_MADE = datetime(2023, 11, 15, 8)


def write_good() -> None:
    """Write all readable fixtures."""
    _register()
    _list_with_dates()
    _biff()
    _ods()
    _html()
    _texts()


def workbook(path: Path) -> xlsxwriter.Workbook:
    """Return a workbook that comes out the same on every run."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": _MADE})
    return book


def _register() -> None:
    """Titles over merged cells, a blank row, group rows by unit, a totals row; days as text."""
    with workbook(GOOD / "register.xlsx") as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Sổ theo dõi")
        last = len(REGISTER) - 1
        sheet.merge_range(0, 0, 0, last, TITLE, bold)
        sheet.merge_range(1, 0, 1, last, PERIOD)
        sheet.write_row(3, 0, REGISTER, bold)
        line = 4
        for unit in (VILLAGE, TOWN):
            sheet.merge_range(line, 0, line, last, unit, bold)
            line += 1
            for record in (record for record in RECORDS if record.unit == unit):
                sheet.write_row(line, 0, register_row(RECORDS.index(record) + 1, record))
                line += 1
        sheet.merge_range(line + 1, 0, line + 1, 2, "Tổng số", bold)
        sheet.write(line + 1, 3, len(RECORDS))


def _list_with_dates() -> None:
    """A cover before the list and a hidden sheet behind; days as dates, one column as serials."""
    with workbook(GOOD / "list_dates.xlsx") as book:
        day = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        cover = book.add_worksheet("Bìa")
        cover.write_column(1, 1, ["DANH SÁCH HỒ SƠ", PERIOD, "Người lập: Văn phòng"])
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(1, 1, [*LIST, "Ngày nộp hồ sơ"])
        for number, record in enumerate(RECORDS, 1):
            for column, value in enumerate(list_row(number, record), 1):
                if isinstance(value, datetime):
                    sheet.write_datetime(number + 1, column, value, day)
                else:
                    sheet.write(number + 1, column, value)
            sheet.write_number(number + 1, len(LIST) + 1, _serial(record.received))
        hidden = book.add_worksheet("Danh mục")
        hidden.hide()
        for line in range(20):
            hidden.write_row(line, 0, ["a", "b", "c", "d"])


def _serial(day: datetime) -> float:
    span = day - datetime(1899, 12, 30)
    return span.days + span.seconds / 86_400


def biff_book() -> xlwt.Workbook:
    """Return the list as an old workbook, with a merged title."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    sheet.write_merge(0, 0, 0, len(LIST) - 1, "DANH SÁCH HỒ SƠ")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy hh:mm:ss")
    for column, name in enumerate(LIST):
        sheet.write(2, column, name)
    for number, record in enumerate(RECORDS, 1):
        for column, value in enumerate(list_row(number, record)):
            if isinstance(value, datetime):
                sheet.write(number + 2, column, value, day)
            elif value is not None:
                sheet.write(number + 2, column, value)
    return book


def _biff() -> None:
    biff_book().save(str(GOOD / "list.xls"))


def _ods() -> None:
    """As LibreOffice writes it: empty cells and rows stand for many, merged cells are covered."""
    width = f'table:number-columns-spanned="{len(LIST)}"'
    rows = [ods_row(ods_text("DANH SÁCH HỒ SƠ", width) + _ods_covered(len(LIST) - 1))]
    rows.append(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    )
    rows.append(ods_row("".join(ods_text(name) for name in LIST)))
    for number, record in enumerate(RECORDS, 1):
        rows.append(ods_row("".join(_ods_cell(value) for value in list_row(number, record))))
    rows.append(
        '<table:table-row table:number-rows-repeated="1048560">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    write_ods(GOOD / "list.ods", "".join(rows))


def ods_row(cells: str) -> str:
    """Return a row of these cells."""
    return f"<table:table-row>{cells}</table:table-row>"


def ods_text(text: str, more: str = "") -> str:
    """Return a cell of text."""
    return (
        f'<table:table-cell office:value-type="string" {more}>'
        f"<text:p>{escape(text)}</text:p></table:table-cell>"
    )


def _ods_covered(count: int) -> str:
    return f'<table:covered-table-cell table:number-columns-repeated="{count}"/>'


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
        )
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return ods_text(str(value))


def write_ods(path: Path, rows: str) -> None:
    """Write a sheet of these rows of XML."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Danh sách">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    write_zip(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        },
    )


def write_zip(path: Path, parts: dict[str, str | bytes]) -> None:
    """Write a zip that comes out the same on every run."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def _html() -> None:
    rows = "".join(
        _html_row(list_texts(number, record)) for number, record in enumerate(RECORDS, 1)
    )
    (GOOD / "list_html.xls").write_text(_layout_page(rows), encoding="utf-8")
    plain = f"<table>{_html_row(LIST)}{rows}</table>"
    page = f'<html><head><meta charset="utf-16"></head><body>{plain}</body></html>'
    (GOOD / "list_html_utf16.xls").write_bytes(page.encode("utf-16"))
    old = f"<html><head>{_CHARSET % 'windows-1258'}</head><body>{plain}</body></html>"
    (GOOD / "list_html_1258.xls").write_bytes(old_bytes(old))


_CHARSET = '<meta http-equiv="Content-Type" content="text/html; charset=%s">'


def _html_row(cells: list[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell) or '&nbsp;'}</td>" for cell in cells) + "</tr>\n"


def _layout_page(rows: str) -> str:
    """A page whose tables lay it out, and inside them the list under a header of two rows."""
    days = LIST[8:]
    single = "".join(f'<th rowspan="2">{name.replace(" ", "<br>", 1)}</th>' for name in LIST[:8])
    pairs = f'<th colspan="{len(days)}">Các ngày</th>'
    below = "".join(f"<th>{escape(day)}</th>" for day in days)
    return (
        f"\n<!DOCTYPE html><html><head>{_CHARSET % 'utf-8'}<style>td {{ mso-number-format: '\\@' }}</style>"
        '</head><body><table width="100%"><tr><td><table><tr><td>ỦY BAN NH&Acirc;N D&Acirc;N</td></tr>'
        f"<tr><td>{PERIOD}</td></tr></table></td></tr><tr><td>\n"
        f'<table border="1"><tr><td colspan="{len(LIST)}">DANH SÁCH HỒ SƠ</td></tr>'
        f"<tr>{single}{pairs}</tr><tr>{below}</tr>\n{rows}"
        f'<tr><td colspan="2">Tổng số</td><td>{len(RECORDS)}</td></tr></table>\n'
        "</td></tr></table></body></html>\n"
    )


def old_bytes(text: str) -> bytes:
    """Return Windows-1258: it has no letters with a tone, but the tones as signs of their own."""
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"), "")
        letters.append(unicodedata.normalize("NFC", parts.replace(tone, "")) + tone)
    return "".join(letters).encode("cp1258")


def _texts() -> None:
    table = [LIST, *(list_texts(number, record) for number, record in enumerate(RECORDS, 1))]
    wrapped = [[cell.replace(", xã", ",\nxã") for cell in row] for row in table]
    _write(GOOD / "list_comma.csv", _csv(wrapped, ","), "utf-8")
    _write(GOOD / "list_semicolon.csv", _csv(_with_titles(table), ";"), "utf-8-sig")
    _write(GOOD / "list_tab.txt", _csv(table, "\t"), "utf-16")
    _write(GOOD / "list_utf16be.csv", "\ufeff" + _csv(table, ";"), "utf-16-be")
    _write(GOOD / "list_utf16_no_bom.csv", _csv(table, ";"), "utf-16-le")
    _write(GOOD / "list_sep.csv", "sep=|\r\n" + _csv(table, "|"), "utf-8")
    _write(GOOD / "list_messy.csv", unicodedata.normalize("NFD", _csv(_messy(), ",")), "utf-8")
    late = [
        record
        for record in RECORDS
        if record.due and record.resolved and record.resolved > record.due
    ]
    rows = [
        [
            record.code,
            text_of(record.received),
            text_of(record.due),
            text_of(record.resolved),
            record.unit,
            "",
        ]
        for record in late
    ]
    _write(GOOD / "late.csv", _csv([LATE, *rows], ","), "utf-8-sig")


def _csv(rows: list[list[str]], separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def _with_titles(table: list[list[str]]) -> list[list[str]]:
    """Titles, blank rows, group rows and a totals row, in a file that has no merged cells."""
    groups = [[VILLAGE], *table[1:7], [TOWN], *table[7:]]
    return [["DANH SÁCH HỒ SƠ"], [PERIOD], [], table[0], *groups, [], ["Tổng số: 12 hồ sơ"]]


def _messy() -> list[list[str]]:
    """Statuses and ways as numbers, codes as people keep them, days in all usual forms."""
    forms = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y %H:%M", "%Y-%m-%d", "%d/%m/%Y %H:%M:%S", "%d/%m/%y")
    codes = ("'{}", " {} ", "{}\u00a0", "{}")
    rows = []
    for number, record in enumerate(RECORDS):
        row = list_texts(number + 1, record)
        row[3] = codes[number % len(codes)].format(record.code)
        row[4], row[5] = str(record.status), str(record.way)
        row[8] = record.received.strftime(forms[number % len(forms)])
        rows.append(row)
    return [[name.upper() for name in LIST], *rows]


def _write(path: Path, text: str, encoding: str) -> None:
    path.write_bytes(text.encode(encoding))
