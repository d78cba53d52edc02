import csv
import shutil
import unicodedata
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kiosk.formats import refusals
from kiosk.formats.tables import Table, Unreadable, open_table
from tests.formats.fixture_expected import GOOD
from tests.formats.fixture_records import LIST, RECORDS

FIXTURES = Path(__file__).parent / "fixtures"
EVERY_GOOD = pytest.mark.parametrize("name", GOOD)


def opened(path: Path, sheet: str | None = None) -> Table:
    table = open_table(path, sheet=sheet)
    assert isinstance(table, Table), table
    return table


def rows_of(name: str) -> dict[int, list]:
    return {row.line: list(row.cells) for row in opened(FIXTURES / "good" / name).rows()}


@pytest.fixture
def book(tmp_path):
    """Return a function that writes sheets {name: rows} to a workbook and returns its path."""

    def write(**sheets) -> Path:
        path = tmp_path / "book.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            for name, rows in sheets.items():
                sheet = workbook.add_worksheet(name)
                for line, row in enumerate(rows):
                    sheet.write_row(line, 0, row)
        return path

    return write


@EVERY_GOOD
def test_every_form_of_an_export_gives_all_its_rows(name):
    told = GOOD[name]
    table = opened(FIXTURES / "good" / name)
    assert (table.kind, table.detail) == (told.kind, told.detail)
    assert len(list(table.rows())) == told.rows


def plain(cell) -> str:
    text = unicodedata.normalize("NFC", str(cell)).replace("\n", " ")
    return text.strip("' \u00a0").upper()


@EVERY_GOOD
def test_the_records_stand_on_the_lines_that_a_person_sees(name):
    told = GOOD[name]
    rows = {line: {plain(cell) for cell in row} for line, row in rows_of(name).items()}
    assert "MÃ HỒ SƠ" in rows[told.header_line]
    codes = {record.code for record in RECORDS}
    lines = [line for line, row in rows.items() if codes & row]
    assert (lines[0], len(lines)) == (told.first_line, told.records)


@EVERY_GOOD
def test_a_false_name_changes_nothing(name, tmp_path):
    for ending in ("xlsx", "csv", "pdf"):
        liar = tmp_path / f"export.{ending}"
        shutil.copy(FIXTURES / "good" / name, liar)
        assert opened(liar).kind == GOOD[name].kind


@EVERY_GOOD
def test_a_table_is_gone_through_as_often_as_one_likes(name):
    table = opened(FIXTURES / "good" / name)
    first = list(table.rows())
    next(table.rows())
    assert list(table.rows()) == first


def test_dates_come_as_dates_and_serials_stay_numbers():
    header, first = rows_of("list_dates.xlsx")[2], rows_of("list_dates.xlsx")[3]
    assert header[1:13] == LIST
    assert first[0] is None
    assert first[1] == 1
    assert first[9:13] == [
        RECORDS[0].received,
        RECORDS[0].due,
        RECORDS[0].resolved,
        RECORDS[0].returned,
    ]
    assert first[13] == pytest.approx(45232.33680, abs=0.0001)


@pytest.mark.parametrize("name", ["list.xls", "list.ods"])
def test_old_and_open_workbooks_give_dates_too(name):
    first = rows_of(name)[GOOD[name].first_line]
    assert first[0] == 1
    assert first[8:10] == [RECORDS[0].received, RECORDS[0].due]


@pytest.mark.parametrize("name", ["register.xlsx", "list.xls", "list.ods"])
def test_of_merged_cells_the_first_holds_the_value(name):
    title = rows_of(name)[1]
    assert title[0]
    assert not any(title[1:])


def test_blank_and_group_rows_stay_rows():
    rows = rows_of("register.xlsx")
    assert not any(rows[3])
    assert [rows[5][0], rows[12][0]] == ["UBND xã Hoa Mai", "UBND thị trấn Cầu Gỗ"]
    assert rows[20][:4] == ["Tổng số", None, None, 12]


def test_every_kind_of_cell_becomes_a_plain_value(tmp_path):
    path = tmp_path / "cells.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        forms = {
            form: book.add_format({"num_format": form})
            for form in ("dd/mm/yyyy", "hh:mm", "[h]:mm")
        }
        sheet.write_row(0, 0, ["a", 12, 12.5, 1e300, True])
        sheet.write_datetime(0, 5, datetime(2023, 11, 2), forms["dd/mm/yyyy"])
        sheet.write_number(0, 6, 0.5, forms["hh:mm"])
        sheet.write_number(0, 7, 1.5, forms["[h]:mm"])
        sheet.write_formula(0, 8, "=1/0", value="#DIV/0!")
        sheet.write_formula(0, 9, "=1+1", value=2)
        sheet.write_string(0, 10, "cuối")
    (row,) = opened(path).rows()
    day = date(2023, 11, 2)
    times = ["12:00:00", "1 day, 12:00:00"]
    assert row.cells == ["a", 12, 12.5, 1e300, True, day, *times, None, 2, "cuối"]
    assert [type(cell) for cell in row.cells[1:5]] == [int, float, float, bool]


def test_the_first_sheet_with_a_list_is_taken(book):
    path = book(
        Ghi=[["Đơn vị", "Hoa Mai"], ["Kỳ", "2023"]],
        List=[["a", "b", "c"], [1, 2, 3]],
        More=[["a", "b", "c", "d"]] * 9,
    )
    assert opened(path).detail == "List (2/3)"


def test_without_a_list_the_fullest_sheet_is_taken(book):
    path = book(Blank=[], One=[["a"]], Two=[["a", "b"], ["c", "d"]], Head=[["a", "b", "c", "d"]])
    assert opened(path).detail == "Two (3/4)"


def test_an_export_without_records_still_shows_its_header(book):
    (row,) = opened(book(List=[LIST])).rows()
    assert row.cells == LIST


def test_a_sheet_can_be_named(book):
    path = book(List=[["a", "b", "c"]] * 3, Khác=[["x"]], Blank=[])
    assert [row.cells for row in opened(path, sheet=" khác ").rows()] == [["x"]]
    assert open_table(path, sheet="Blank") == refusals.NO_ROWS
    missing = open_table(path, sheet="Nhầm")
    assert missing == refusals.no_sheet("Nhầm", ["List", "Khác", "Blank"])
    assert missing.message.text(str).endswith("List, Khác, Blank.")


def test_a_hidden_sheet_is_read_only_by_name():
    path = FIXTURES / "good" / "list_dates.xlsx"
    assert len(list(opened(path, sheet="Danh mục").rows())) == 20


def test_columns_beyond_z_are_measured_and_read(book):
    wide = [[f"cột {number}" for number in range(60)]] * 3
    (first, *_) = opened(book(Rộng=wide)).rows()
    assert first.cells == wide[0]


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path):
    assert open_table(tmp_path / "missing.xlsx") == refusals.NOT_OPENED
    assert open_table(tmp_path) == refusals.NOT_OPENED


MAGICS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<table><tr><td>",
    b"\xff\xfe",
    b'a,"',
]


@given(st.sampled_from(MAGICS), st.binary(max_size=2_000))
def test_no_bytes_at_all_raise(tmp_path_factory, magic, content):
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(magic + content)
    table = open_table(path)
    assert isinstance(table, Unreadable) or list(table.rows()) is not None


@given(
    st.lists(
        st.lists(st.text(alphabet='ab,;"\n Ạ', max_size=6), min_size=2, max_size=4), min_size=1
    )
)
def test_what_the_csv_module_writes_comes_back(tmp_path_factory, rows):
    path = tmp_path_factory.getbasetemp() / "round.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("sep=|\r\n")
        csv.writer(file, delimiter="|").writerows(rows)
    assert [row.cells for row in opened(path).rows()] == rows
