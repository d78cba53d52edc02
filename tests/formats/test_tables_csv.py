import csv
import tracemalloc

import pytest

from kiosk.formats import refusals
from kiosk.formats.tables import Table, open_table


@pytest.fixture
def read(tmp_path):
    """Return a function that opens text in an encoding and returns the table or the refusal."""

    def open_text(text: str | bytes, encoding: str = "utf-8"):
        path = tmp_path / "export.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return open_table(path)

    return open_text


def cells(table: Table) -> list:
    return [row.cells for row in table.rows()]


def lines(table: Table) -> list[int]:
    return [row.line for row in table.rows()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_unicode_and_any_usual_separator_is_read(read, encoding, separator):
    rows = [["Mã hồ sơ", "Chủ hồ sơ"], ["H41.90.01-231102-0001", "Nguyễn Thị Bưởi"]]
    assert cells(read("\r\n".join(separator.join(row) for row in rows), encoding)) == rows


def test_commas_in_addresses_and_decimals_are_no_separators(read):
    text = "Mã;Địa chỉ;Phí\n1;xóm 3, xã Hoa Mai, huyện;1,5\n2;xóm 5, xã Hoa Mai, huyện;2,5\n"
    assert read(text).detail == "UTF-8, ;"
    assert cells(read(text))[1] == ["1", "xóm 3, xã Hoa Mai, huyện", "1,5"]


def test_titles_with_commas_do_not_choose_the_separator(read):
    text = "Từ ngày 1, tháng 11\nXã Hoa Mai, huyện\n" + "a;b;c\n" * 5
    assert read(text).detail == "UTF-8, ;"


def test_a_file_of_one_column_is_a_table_of_one_column(read):
    assert cells(read("Mã hồ sơ\nH41-1\nH41-2\n")) == [["Mã hồ sơ"], ["H41-1"], ["H41-2"]]


def test_the_separator_that_excel_writes_on_top_is_obeyed_and_is_no_row(read):
    for first in ("sep=;", '"sep=;"', "SEP=;"):
        table = read(f"{first}\r\na,b;c\r\n1;2\r\n")
        assert (cells(table), lines(table)) == ([["a,b", "c"], ["1", "2"]], [2, 3])


def test_a_file_of_nothing_but_the_separator_has_no_rows(read):
    assert cells(read("sep=;")) == []


def test_line_numbers_count_the_lines_inside_quoted_cells_and_blank_ones(read):
    table = read('a,b\n1,"xóm 3,\nxã Hoa Mai\nhuyện"\n\n2,x\n')
    assert lines(table) == [1, 2, 5, 6]
    assert cells(table)[2] == []


def test_old_mac_line_ends_are_line_ends(read):
    assert lines(read("a,b\r1,2\r3,4")) == [1, 2, 3]


def test_a_quotation_mark_inside_a_text_is_a_mark(read):
    assert cells(read('a,b\n1,quán "Hoa" ngõ 3\n2,"Đất ở" tại xóm\n'))[1:] == [
        ["1", 'quán "Hoa" ngõ 3'],
        ["2", "Đất ở tại xóm"],
    ]


def test_a_mark_that_is_never_closed_is_named_by_its_row(read):
    assert read('a,b\n1,"x\n2,y\n3,z\n') == refusals.open_quote(2)
    assert read('a,b\n1,2\n3,"x') == refusals.open_quote(3)


def test_a_mark_closed_by_that_of_another_row_is_named_too(read):
    assert read('a,b\n1,"xóm 3\n2,"xóm 5"\n3,z\n') == refusals.open_quote(2)


def test_a_cell_of_hundreds_of_lines_is_a_forgotten_mark(read):
    assert read('a,b\n1,"' + "x,y\n" * 300 + '"\n') == refusals.open_quote(2)


def test_a_mark_forgotten_before_a_long_rest_is_named_by_its_row(read):
    assert read('a,b\n1,"' + "một dòng dài, rất dài\n" * 9_000) == refusals.long_cell(2)


def test_foreign_letters_deep_inside_are_named_by_their_line(read):
    text = "mã,chủ\n".encode() + "1,Nguyễn\n".encode() * 40_000 + "1,Lê".encode() + b"\xea\n"
    assert read(text) == refusals.old_encoding(40_002)


def test_a_lone_half_of_a_letter_in_utf16_is_named_by_its_line(read):
    text = "a;b\nc;d\n".encode("utf-16") + b"\x00\xd8" + "x;y\n".encode("utf-16-le")
    assert read(text) == refusals.old_encoding(3)


def test_a_file_cut_off_within_a_letter_is_told_apart_from_foreign_letters(read):
    assert read("mã,chủ\n1,Lễ".encode()[:-1]) == refusals.CUT_TEXT
    assert read("mã;chủ\n".encode("utf-16")[:-1]) == refusals.CUT_TEXT


def test_zero_bytes_behind_good_rows_are_named_by_their_line(read):
    assert read("a,b\n" * 500 + "\0" * 8) == refusals.zero_byte(501)


def test_zero_bytes_alone_are_no_table(read):
    assert read(b"\0" * 4_096) == refusals.NO_TABLE


def test_a_line_without_end_is_no_row(read):
    table = "a,b\n" + "x" * 1_600_000
    assert read(table) == refusals.long_line(2)


def test_blanks_in_any_unicode_are_an_empty_file(read):
    for encoding in ("utf-8-sig", "utf-16"):
        assert read(" \r\n\t\r\n", encoding) == refusals.EMPTY


def test_a_big_file_is_streamed(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([number, "Nguyễn Thị Bưởi" * 99] for number in range(8_000))
    tracemalloc.start()
    count = sum(1 for _ in open_table(path).rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 8_000
    assert peak < path.stat().st_size / 4
