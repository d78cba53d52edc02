"""Writes the fixtures of lists with merged cells, and of a list that stands in several tables."""

from html import escape
from itertools import groupby

import xlwt

from tests.formats.fixture_records import (
    LIST,
    RECORDS,
    TOWN,
    VILLAGE,
    Record,
    list_texts,
)
from tests.formats.make_good_fixtures import GOOD, PERIOD, ods_row, ods_text, workbook, write_ods

_UNIT, _RECEIVED = LIST.index("Đơn vị tiếp nhận"), LIST.index("Ngày nhận")


def write_merged() -> None:
    """Write all fixtures with merged cells."""
    _xlsx()
    _biff()
    _ods()
    _rowspan()
    _split()


def _blocks() -> list[list[tuple[int, Record]]]:
    """Return the records with their numbers, the units apart."""
    numbered = enumerate(RECORDS, 1)
    return [list(block) for _, block in groupby(numbered, key=lambda each: each[1].unit)]


def _xlsx() -> None:
    """A header of two rows, the unit and the day merged over their records, under merged headings."""
    with workbook(GOOD / "merged.xlsx") as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("Danh sách")
        last = len(LIST) - 1
        sheet.merge_range(0, 0, 1, last, "DANH SÁCH HỒ SƠ", bold)
        for column, name in enumerate(LIST[:_RECEIVED]):
            sheet.merge_range(3, column, 4, column, name, bold)
        sheet.merge_range(3, _RECEIVED, 3, last, "Các ngày", bold)
        sheet.write_row(4, _RECEIVED, LIST[_RECEIVED:], bold)
        line = 5
        for block in _blocks():
            sheet.merge_range(line, 0, line + 1, last, "Lĩnh vực: Tư pháp", bold)
            line += 2
            last_day = None
            for at, (number, record) in enumerate(block):
                texts = list_texts(number, record)
                texts[_UNIT] = ""
                day = record.received.strftime("%d/%m/%Y")
                texts[_RECEIVED] = "" if day == last_day else day
                sheet.write_row(line + at, 0, texts)
                if day == last_day:
                    sheet.merge_range(line + at - 1, _RECEIVED, line + at, _RECEIVED, day)
                last_day = day
            sheet.merge_range(line, _UNIT, line + len(block), _UNIT, block[0][1].unit)
            line += len(block)
            sheet.write(line, 2, "Cộng", bold)
            sheet.write(line, 3, len(block))
            line += 1


def _biff() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    for column, name in enumerate(LIST):
        sheet.write(0, column, name)
    for block in _blocks():
        first, last = block[0][0], block[-1][0]
        for number, record in block:
            for column, text in enumerate(list_texts(number, record)):
                if column != _UNIT:
                    sheet.write(number, column, text)
        sheet.write_merge(first, last, _UNIT, _UNIT, block[0][1].unit)
    book.save(str(GOOD / "list_merged.xls"))


def _ods() -> None:
    """Covered cells stand in the rows below; a heading over several columns covers two of them."""
    rows = [ods_row("".join(ods_text(name) for name in LIST))]
    for block in _blocks():
        for number, record in block:
            cells = [ods_text(text) if text else _EMPTY for text in list_texts(number, record)]
            spanned = f'table:number-columns-spanned="1" table:number-rows-spanned="{len(block)}"'
            first = number == block[0][0]
            cells[_UNIT] = (
                ods_text(record.unit, spanned) if first else "<table:covered-table-cell/>"
            )
            rows.append(ods_row("".join(cells)))
    write_ods(GOOD / "list_merged.ods", "".join(rows))


_EMPTY = "<table:table-cell/>"


def _rowspan() -> None:
    rows = []
    for block in _blocks():
        for number, record in block:
            cells = [f"<td>{escape(text)}</td>" for text in list_texts(number, record)]
            cells[_UNIT] = f'<td rowspan="{len(block)}">{record.unit}</td>'
            if number != block[0][0]:
                del cells[_UNIT]
            rows.append(f"<tr>{''.join(cells)}</tr>\n")
    head = "".join(f"<th>{name}</th>" for name in LIST)
    page = f"<html><body><table><tr>{head}</tr>\n{''.join(rows)}</table></body></html>"
    (GOOD / "list_rowspan.xls").write_text(page, encoding="utf-8")


def _split() -> None:
    """A table for each unit, named above it and nowhere else; then a summary of another kind."""
    parts = [f"<h1>DANH SÁCH HỒ SƠ</h1><p>{PERIOD}</p>"]
    head = "".join(f"<th>{name}</th>" for name in LIST if name != LIST[_UNIT])
    for block in _blocks():
        parts.append(f"<h2>{block[0][1].unit}</h2><table><tr>{head}</tr>\n")
        for number, record in block:
            texts = list_texts(number, record)
            del texts[_UNIT]
            parts.append("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in texts) + "</tr>\n")
        parts.append("</table>")
    summary = [["TT", "Đơn vị", "Số hồ sơ"], ["1", VILLAGE, "6"], ["2", TOWN, "6"]]
    summary += [["3", "UBND xã Hoa Đào", "0"], ["", "Tổng số", "12"]]
    rows = ("".join(f"<td>{text}</td>" for text in row) for row in summary)
    parts.append("<table><tr>" + "</tr><tr>".join(rows) + "</tr></table>")
    page = f"<html><head><title>Danh sách</title></head><body>{''.join(parts)}</body></html>"
    (GOOD / "split_html.xls").write_text(page, encoding="utf-8")
