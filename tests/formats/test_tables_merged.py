"""Merged cells: an office writes a unit once and merges it over the rows of its records."""

import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from xlwt.CompoundDoc import XlsDoc

from kiosk.formats import refusals
from kiosk.formats.tables import Table, open_table
from tests.formats.fixture_records import LIST, RECORDS
from tests.formats.make_good_fixtures import ods_row, ods_text, write_ods

FIXTURES = Path(__file__).parent / "fixtures"
UNIT, CODE, RECEIVED = (LIST.index(name) for name in ("Đơn vị tiếp nhận", "Mã hồ sơ", "Ngày nhận"))
HEAD = ["Đơn vị", "Mã hồ sơ", "Trạng thái"]


def cells(path: Path) -> list:
    table = open_table(path)
    assert isinstance(table, Table), table
    return [row.cells for row in table.rows()]


@pytest.fixture
def merged(tmp_path):
    """Return a function that reads rows written to a sheet, with these ranges merged: (row, column, to, to)."""

    def read(rows: list, *ranges: tuple) -> list:
        path = tmp_path / "merged.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
            for top, left, end, right in ranges:
                sheet.merge_range(top, left, end, right, "")
                sheet.write(top, left, rows[top][left])
        return cells(path)

    return read


@pytest.fixture
def page(tmp_path):
    """Return a function that reads a page with one table of these rows."""

    def read(*rows: str) -> list:
        path = tmp_path / "page.xls"
        path.write_text(f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>", encoding="utf-8")
        return cells(path)

    return read


@pytest.mark.parametrize(
    "name", ["merged.xlsx", "list_merged.xls", "list_merged.ods", "list_rowspan.xls"]
)
def test_every_record_has_the_unit_that_is_merged_over_it(name):
    codes = {record.code: record.unit for record in RECORDS}
    read = {row[CODE]: row[UNIT] for row in cells(FIXTURES / "good" / name) if row[CODE] in codes}
    assert read == codes


def test_a_day_merged_over_two_records_is_the_day_of_both():
    rows = cells(FIXTURES / "good" / "merged.xlsx")
    assert [row[RECEIVED] for row in rows[7:10]] == ["02/11/2023", "02/11/2023", "03/11/2023"]


def test_titles_headings_and_totals_stand_once():
    rows = cells(FIXTURES / "good" / "merged.xlsx")
    assert rows[0][0] == "DANH SÁCH HỒ SƠ"
    assert not any(rows[1])
    assert rows[3][:RECEIVED] == LIST[:RECEIVED]
    assert rows[4] == [None] * RECEIVED + LIST[RECEIVED:]
    assert rows[5][0] == "Lĩnh vực: Tư pháp"
    assert not any(rows[6])
    assert rows[13][:4] == [None, None, "Cộng", 6]


def test_a_header_of_three_rows_stands_once(merged, page):
    first, second, third = (
        ["Mã", "Đơn vị", "Các ngày", ""],
        ["", "", "Nhận", "Trả"],
        ["", "", "", "x"],
    )
    record = ["a1", "Hoa Mai", "y", "z"]
    ranges = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 3), (1, 2, 2, 2)]
    told = [[cell or None for cell in row] for row in (first, second, third, record)]
    assert merged([first, second, third, record], *ranges) == told
    above = "<th rowspan=3>Mã</th><th rowspan=3>Đơn vị</th><th colspan=2>Các ngày</th>"
    cells = "".join(f"<td>{cell}</td>" for cell in record)
    assert page(above, "<th rowspan=2>Nhận</th><th>Trả</th>", "<th>x</th>", cells) == told


def test_numbers_and_days_are_handed_down_as_they_are(tmp_path):
    path = tmp_path / "days.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["Ngày", "Mã", "Số"])
        form = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for column, value in ((1, datetime(2023, 11, 2, 8)), (3, 7)):
            sheet.merge_range(3, column, 5, column, "")
            sheet.write(3, column, value, form if column == 1 else None)
        sheet.write_column(3, 2, ["a1", "a2", "a3"])
    assert cells(path)[3:] == [[None, datetime(2023, 11, 2, 8), f"a{n}", 7] for n in (1, 2, 3)]


def test_a_cell_merged_over_two_columns_counts_for_the_first(merged):
    rows = merged(
        [["Đơn vị", "", "Mã"], ["Hoa Mai", "", "a1"], ["", "", "a2"]],
        (0, 0, 0, 1),
        (1, 0, 2, 1),
    )
    assert rows == [["Đơn vị", None, "Mã"], ["Hoa Mai", None, "a1"], ["Hoa Mai", None, "a2"]]


def test_a_value_that_stands_in_a_covered_cell_stays(merged):
    rows = merged([HEAD, ["Hoa Mai", "a1", "x"], ["", "a2", "x"]], (1, 0, 2, 0))
    assert [row[0] for row in rows[1:]] == ["Hoa Mai", "Hoa Mai"]
    rows = merged([HEAD, ["", "a1", "x"], ["Cầu Gỗ", "a2", "x"]], (1, 0, 2, 0))
    assert [row[0] for row in rows[1:]] == [None, "Cầu Gỗ"]


def test_a_covered_cell_that_still_holds_another_value_keeps_it(tmp_path):
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([HEAD, ["Hoa Mai", "a1", "x"], [" ", "a2", "x"]]):
            sheet.write_row(line, 0, row)
        sheet.merge_range(1, 0, 3, 0, "Hoa Mai")
        sheet.write_row(3, 0, ["Cầu Gỗ", "a3", "x"])
    assert [row[0] for row in cells(path)[1:]] == ["Hoa Mai", "Hoa Mai", "Cầu Gỗ"]


BESIDE = [
    ["", "", ""],
    ["", 3, ""],
    ["", "Cộng", 12],
    ["", " Tổng số", "12 hồ sơ"],
    ["", "TOTAL", 4],
]


@pytest.mark.parametrize("beside", BESIDE)
def test_a_blank_row_or_a_total_inside_a_merged_unit_is_none_of_its_records(merged, page, beside):
    rows = merged([HEAD, ["Hoa Mai", "a1", "x"], beside, ["", "a2", "x"]], (1, 0, 3, 0))
    assert [row[0] for row in rows[1:]] == ["Hoa Mai", None, "Hoa Mai"]
    html = "".join(f"<td>{cell}</td>" for cell in beside[1:])
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    unit = "<td rowspan=3>Hoa Mai</td><td>a1</td><td>x</td>"
    rows = page(head, unit, html, "<td>a2</td><td>x</td>")
    assert [row[0] for row in rows[1:]] == ["Hoa Mai", None, "Hoa Mai"]


@pytest.mark.parametrize("first", ["(2)", "Công ty A", "Trần Văn Cam", datetime(2023, 11, 2)])
def test_whatever_else_a_row_begins_with_it_is_a_record(tmp_path, first):
    path = tmp_path / "first.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 1, ["a1", "x"])
        sheet.merge_range(1, 0, 2, 0, "Hoa Mai")
        sheet.write(2, 1, first)
    assert cells(path)[2][0] == "Hoa Mai"


def test_one_merged_unit_follows_the_other(merged):
    rows = merged(
        [HEAD, ["A", "a1", "x"], ["", "a2", ""], ["B", "b1", "y"], ["", "b2", ""]],
        (1, 0, 2, 0),
        (1, 2, 4, 2),
        (3, 0, 4, 0),
    )
    assert [[row[0], row[2]] for row in rows[1:]] == [
        ["A", "x"],
        ["A", "x"],
        ["B", "y"],
        ["B", "x"],
    ]


def test_a_list_of_two_columns_has_its_merged_fields_too(merged):
    rows = merged(
        [["Lĩnh vực", "Thủ tục"], ["Hộ tịch", "Khai sinh"], ["", "Khai tử"]], (1, 0, 2, 0)
    )
    assert rows[2] == ["Hộ tịch", "Khai tử"]


def test_a_unit_that_begins_beside_the_headings_hides_no_other(merged, page):
    rows = [["Hoa Mai", "Mã", "Ngày"], ["", "a1", "x"], ["", "a2", ""]]
    rows += [["", f"a{line}", "x"] for line in range(3, 8)]
    read = merged(rows, (0, 0, 7, 0), (1, 2, 2, 2))
    assert read[2] == [None, "a2", "x"]
    head, first = (
        "<td rowspan=8>Hoa Mai</td><td>Mã</td><td>Ngày</td>",
        "<td>a1</td><td rowspan=2>x</td>",
    )
    assert page(head, first, "<td>a2</td>")[2] == [None, "a2", "x"]


def test_merges_beyond_the_last_cell_and_upside_down_are_passed_over(tmp_path):
    plain, path = tmp_path / "plain.xlsx", tmp_path / "odd.xlsx"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([HEAD, ["A", "a1", "x"], ["", "a2", "x"]]):
            sheet.write_row(line, 0, row)
        sheet.merge_range(1, 0, 2, 0, "A")
    ranges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("ZZ2:ZZ3", "B3:B2", "C900:C990"))
    _rewrite(
        plain, path, lambda xml: xml.replace(b"</mergeCells>", ranges.encode() + b"</mergeCells>")
    )
    assert cells(path)[2] == ["A", "a2", "x"]


def _rewrite(source: Path, path: Path, change) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "xl/worksheets/sheet1.xml" else data)


def test_an_open_workbook_tells_its_merges_by_sheet(tmp_path):
    path = tmp_path / "sheets.ods"
    spanned = 'table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    skipped = '<table:table-cell table:number-columns-repeated="2"/>'
    other = ods_row("") * 4 + ods_row(skipped + ods_text("x", spanned)) + ods_row(skipped + covered)
    head = ods_row("".join(map(ods_text, HEAD)))
    many = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    pair = ods_row(skipped + ods_text("A") + ods_text("a", spanned))
    below = ods_row(ods_text("b") + "<table:table-cell/>" * 2 + covered)
    ends = f'</table:table><table:table table:name="Hai &amp; ba">{many}{head}{pair}{below}'
    write_ods(path, other + ends + f"</table:table><table:table table:name='Bốn'>{other}")
    table = open_table(path, sheet="Hai & ba")
    rows = [row.cells for row in table.rows()]
    assert rows[3:] == [[*HEAD, None], [None, None, "A", "a"], ["b", None, None, "a"]]


def test_a_rowspan_ends_with_the_group_of_its_rows(page):
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    rows = page(
        f"{head}</tr></thead><tbody><tr><td rowspan=9>A</td><td>a1</td><td>x</td>",
        "<td>a2</td><td>x</td></tr></tbody><tbody><tr><td>B</td><td>b1</td><td>y</td>",
    )
    assert [row[0] for row in rows[1:]] == ["A", "A", "B"]


def test_a_rowspan_in_the_last_column_reaches_to_its_end(page):
    head = "".join(f"<th>{name}</th>" for name in HEAD)
    cell = "<td>A</td><td>a1</td><td rowspan=3 colspan=2>x</td>"
    rows = page(head, cell, "<td>A</td><td>a2</td>", "<td>A</td>", "<td>B</td>")
    assert rows[2:] == [["A", "a2", "x", None], ["A", None, "x", None], ["B"]]


def test_more_merges_than_a_list_can_have_are_refused(tmp_path):
    plain, path = FIXTURES / "good" / "register.xlsx", tmp_path / "many.xlsx"
    one = b'<mergeCell ref="A1:A2"/>'
    _rewrite(plain, path, lambda xml: xml + one * (refusals.MERGE_LIMIT + 100))
    assert open_table(path) == refusals.TOO_MANY_MERGES
    assert "1 000 000" in refusals.TOO_MANY_MERGES.message.text(str)


def test_more_merges_than_an_old_workbook_can_have_are_refused(tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "x")
    record = struct.pack("<2H", 0x00E5, 8_200) + bytes(8_200)
    path = tmp_path / "many.xls"
    XlsDoc().save(str(path), book.get_biff_data() + record * (refusals.MERGE_LIMIT // 1_025 + 1))
    assert open_table(path) == refusals.TOO_MANY_MERGES
