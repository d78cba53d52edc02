"""Several tables of a page, several sheets of a workbook: all of one list is read, and what is left out is said."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from kiosk.core.messages import Message
from kiosk.formats import refusals
from kiosk.formats.tables import Table, open_table

FIXTURES = Path(__file__).parent / "fixtures"
HEAD = ["Mã hồ sơ", "Ngày nhận", "Trạng thái"]


def table_of(*rows: list[str], before: str = "") -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{before}<tr>{'</tr><tr>'.join(cells)}</tr></table>"


def records(unit: str, count: int = 2, head: list[str] = HEAD) -> str:
    return table_of(
        head, *([f"{unit}{number}", "02/11/2023", "9"] for number in range(1, count + 1))
    )


@pytest.fixture
def read(tmp_path):
    """Return a function that opens a page."""

    def open_page(page: str) -> Table:
        path = tmp_path / "page.xls"
        path.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
        table = open_table(path)
        assert isinstance(table, Table), table
        return table

    return open_page


@pytest.fixture
def book(tmp_path):
    """Return a function that writes sheets {name: rows} to a workbook."""

    def write(**sheets: list) -> Path:
        path = tmp_path / "book.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            for name, rows in sheets.items():
                sheet = workbook.add_worksheet(name)
                for line, row in enumerate(rows):
                    sheet.write_row(line, 0, row)
        return path

    return write


def firsts(table: Table) -> list:
    """Return the first cell of each row, headings over columns left out."""
    return [row.cells[0] for row in table.rows() if row.cells[0] != HEAD[0]]


def told(notes: tuple[Message, ...]) -> list[str]:
    return [note.text(str) for note in notes]


def test_tables_with_the_same_header_are_one_list(read):
    table = read(records("a") + records("b", 3) + records("c", 1))
    assert firsts(table) == ["a1", "a2", "b1", "b2", "b3", "c1"]
    assert [row.line for row in table.rows()] == list(range(1, 10))
    assert (table.detail, table.notes) == ("UTF-8, 3 <table>/3", ())


def test_headers_are_the_same_however_they_are_typed(read):
    other = [" MÃ  HỒ SƠ", "<b>ngay</b> nhận", "Trạng<br>thái"]
    assert len(firsts(read(records("a") + records("b", 2, other)))) == 5


def test_the_same_headings_in_other_columns_are_another_list(read):
    moved = records("b", 4, ["Ngày nhận", "Mã hồ sơ", "Trạng thái"])
    table = read(records("a", 5) + moved)
    assert firsts(table) == ["a1", "a2", "a3", "a4", "a5"]
    assert len(table.notes) == 1


def test_many_small_tables_of_one_list_outweigh_a_larger_one(read):
    legend = records("x", 6, ["Mã", "Tên", "Nghĩa"])
    table = read(legend + "".join(records(unit, 3) for unit in "abc"))
    assert len(firsts(table)) == 9
    (note,) = told(table.notes)
    assert "7 rows" in note
    assert "(Mã, Tên, Nghĩa)" in note
    assert "table no. 1 of" in note


def test_what_is_left_out_is_told_once_for_each_header(read):
    other = ["Số", "Ký hiệu", "Tên một cột dài " * 9]
    others = "".join(records("x", 4, other) for _ in range(6))
    (note,) = told(read(records("a", 40) + others).notes)
    assert "30 rows" in note
    assert "2, 3, 4, 5, 6, … of" in note
    assert "(Số, Ký hiệu, Tên một cột" in note
    assert "…)" in note
    assert len(note) < 300


@pytest.mark.parametrize(
    "beside",
    [
        records("x", 3, ["Mã", "Tên", "Nghĩa"]),
        table_of(*[["Đơn vị", "Hoa Mai"]] * 9) * 2,
        "<p>Ghi chú</p>",
    ],
    ids=["a few rows", "two columns", "no table"],
)
def test_small_tables_and_notes_are_left_without_a_word(read, beside):
    table = read(records("a", 10) + beside)
    assert (len(firsts(table)), table.notes) == (10, ())


def test_the_layout_around_a_list_is_no_list(read):
    cell = "<tr><td>x</td><td>y</td><td>z {}</td></tr>"
    rows = "".join(cell.format(records(unit)) for unit in "abcde")
    inside = cell.format(records("z", 4, ["Mã", "Tên", "Nghĩa"]))
    table = read(f"<table>{rows}{inside}</table>")
    assert len(firsts(table)) == 10
    (note,) = told(table.notes)
    assert "table no. 7 of" in note


def test_a_table_inside_a_cell_of_the_list_is_text_and_never_left_out(read):
    inner = records("x", 6, ["Mã", "Tên", "Nghĩa"]), records("y", 1)
    table = read(table_of(HEAD, *[["a", "b", "c"]] * 9, ["a", *inner]))
    (*_, last) = table.rows()
    assert last.cells[1].startswith("Mã\nTên\nNghĩa\nx1\n")
    assert table.detail == "UTF-8, <table> 1/3"
    assert last.cells[2] == "Mã hồ sơ\nNgày nhận\nTrạng thái\ny1\n02/11/2023\n9"
    assert table.notes == ()


def test_text_inside_the_cells_of_a_list_is_no_heading_of_the_next(read):
    inner = "<table><tr><td>UBND xã C</td></tr></table>"
    table = read(table_of(HEAD, ["a1", inner, "9"]) + records("b"))
    assert firsts(table) == ["a1", "b1", "b2"]


def test_the_heading_above_a_table_stands_above_its_records():
    rows = list(open_table(FIXTURES / "good" / "split_html.xls").rows())
    assert [(row.line, row.cells) for row in rows if len(row.cells) == 1] == [
        (2, ["UBND xã Hoa Mai"]),
        (8, ["UBND thị trấn Cầu Gỗ"]),
    ]
    assert len(rows[0].cells) > 1


HEADINGS = {
    "line": "<div>UBND xã {}</div>{}",
    "bare": "UBND xã {}{}",
    "table": "<table><tr><td>UBND xã {}</td></tr></table>{}",
    "pair": "<table><tr><td>Đơn vị:</td><td>UBND xã {}</td></tr></table>{}",
    "layout": "<table><tr><td>UBND xã {}</td></tr><tr><td>{}</td></tr></table>",
}


@pytest.mark.parametrize("form", HEADINGS)
def test_a_heading_is_found_in_whatever_stands_above_a_table(read, form):
    page = "".join(HEADINGS[form].format(unit, records(unit[-1])) for unit in ("A", "B"))
    start = "Đơn vị: " if form == "pair" else ""
    assert firsts(read(page)) == [f"{start}UBND xã A", "A1", "A2", f"{start}UBND xã B", "B1", "B2"]


def test_a_caption_and_a_title_row_are_headings_too(read):
    caption = "<caption>UBND xã {}</caption>"
    tables = [table_of(HEAD, ["1", "2", "3"], before=caption.format(unit)) for unit in "AB"]
    assert firsts(read("".join(tables))) == ["UBND xã A", "1", "UBND xã B", "1"]
    tables = [table_of([f"UBND xã {unit}"], HEAD, ["1", "2", "3"]) for unit in "AB"]
    rows = [(row.line, row.cells[0]) for row in read("".join(tables)).rows()]
    assert rows[:4] == [(1, "UBND xã A"), (2, HEAD[0]), (3, "UBND xã A"), (3, "1")]
    assert rows[4:] == [(4, "UBND xã B"), (5, HEAD[0]), (6, "1")]


def test_lines_above_every_table_belong_to_the_page(read):
    page = "<p>UBND HUYỆN</p><p>UBND xã {}</p>{}<p>Người lập</p>"
    table = read("".join(page.format(unit, records(unit)) for unit in "AB"))
    assert [text for text in firsts(table) if len(text) > 2] == [
        "UBND xã A",
        "Người lập",
        "UBND xã B",
    ]
    assert firsts(read("UBND xã A" + records("a") + "UBND xã A" + records("b")))[2:3] == ["b1"]


def test_the_first_table_takes_no_title_and_no_letterhead_for_its_heading(read):
    above = "<p>UBND HUYỆN NGHI LỘC</p><h1>DANH SÁCH HỒ SƠ</h1>"
    assert firsts(read(above + records("a") + records("b"))) == ["a1", "a2", "b1", "b2"]
    assert firsts(read("<p>UBND xã A</p>" + records("a"))) == ["a1", "a2"]
    assert firsts(read("<title>UBND xã A</title>" + records("a") + records("b")))[0] == "a1"
    assert firsts(read("<p>Kính gửi</p>" + records("a") + records("b")))[0] == "a1"


def test_a_line_too_long_for_a_heading_and_unseen_text_are_none(read):
    between = f"<p>{'x' * 150}<b>{'y' * 51}</b></p><p>{'x' * 201}</p><script>no()</script><style>p</style>"
    assert firsts(read(records("a") + between + records("b"))) == ["a1", "a2", "b1", "b2"]
    page = records("a") + "".join(f"<p>{number}</p>" for number in range(50)) + records("b")
    assert firsts(read(page))[2:-2] == [str(number) for number in range(42, 50)]


def test_the_heading_of_the_first_table_parts_no_header_of_two_rows(read):
    head = "<tr><td>Mã hồ sơ</td><td>Tên</td><td colspan=2>Ngày</td></tr>"
    head += "<tr><td></td><td></td><td>nhận</td><td>trả</td></tr>"
    blank, group = "<tr><td></td></tr>", "<tr><td>Lĩnh vực: Đất đai</td></tr>"
    record = "<tr><td>a1</td><td>x</td><td>y</td><td>z</td></tr>"
    first = f"UBND xã A<table>{head}{blank}{group}{record}</table>"
    table = read(first + f"UBND xã B<table>{head}{record}</table>")
    assert [(row.line, row.cells[0]) for row in table.rows()] == [
        (1, "Mã hồ sơ"),
        (2, None),
        (3, None),
        (4, "UBND xã A"),
        (4, "Lĩnh vực: Đất đai"),
        (5, "a1"),
        (6, "UBND xã B"),
        (6, "Mã hồ sơ"),
        (7, None),
        (8, "a1"),
    ]


def test_headings_are_found_however_long_the_layout_around_the_tables(read):
    rows = "".join(
        f"<tr><td>UBND xã {number}</td></tr><tr><td>{records('x', 1)}</td></tr>"
        for number in range(150)
    )
    assert firsts(read(f"<table>{rows}</table>"))[-2:] == ["UBND xã 149", "x1"]


def test_a_long_table_of_notes_is_no_list(read):
    notes = table_of(*[["x"]] * 250)
    table = read(notes + records("a"))
    assert len(list(table.rows())) == 250
    assert table.notes == ()
    late = table_of(*[["x"]] * 250, *[["Mã", "Tên", "Nghĩa"]] * 9)
    assert read(late + records("a", 300)).notes == ()


RECORDS = [HEAD, ["a1", "02/11/2023", "9"]]


def test_other_sheets_with_records_are_named(book):
    table = open_table(book(Một=RECORDS, Hai=RECORDS * 2, Ba=[["Ghi chú"]] * 9))
    assert len(list(table.rows())) == 2
    (note,) = told(table.notes)
    assert "“Hai” (4 rows) was left out" in note


def test_sheets_with_another_header_are_named_when_they_are_long_enough(book):
    other = ["Mã", "Tên", "Nghĩa"]
    table = open_table(book(Một=RECORDS, Hai=[other] * 4, Ba=[other] * 5))
    assert [dict(note.params)["sheet"] for note in table.notes] == ["Ba"]


def test_a_sheet_chosen_by_name_needs_no_word_about_others(book):
    assert open_table(book(Một=RECORDS, Hai=RECORDS), sheet="Hai").notes == ()


def damaged(source: Path, sheet: int) -> Path:
    path = source.with_name("damaged.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[:-40] if name.endswith(f"sheet{sheet}.xml") else data)
    return path


def test_a_damaged_sheet_behind_the_list_is_named(book):
    table = open_table(damaged(book(Một=RECORDS, Hai=RECORDS), 2))
    assert len(list(table.rows())) == 2
    (note,) = told(table.notes)
    assert "“Hai” is damaged" in note


def test_a_damaged_sheet_before_the_list_is_refused(book):
    assert open_table(damaged(book(Một=RECORDS, Hai=RECORDS), 1)) == refusals.DAMAGED
