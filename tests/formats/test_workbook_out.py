from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from kiosk.formats.sheets import Book, Column, Sheet, Value
from kiosk.formats.workbook import write_xlsx

BOOK = Book("Phiếu đánh giá", datetime(2023, 12, 15, 7, tzinfo=UTC), "Giới thiệu", "Văn bản dài")
COMMENT = Column("comment", "Góp ý", "text", 40)
COUNT = Column("count", "Số", "integer", 9)
TYPED = (
    Column("code", "Mã hồ sơ", "text", 22),
    Column("day", "Ngày trả", "day", 12),
    Column("at", "Gửi lúc", "instant", 20),
    COUNT,
    Column("score", "Điểm", "decimal"),
    Column("percent", "Tỷ lệ (%)", "percent"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "t.xlsx"


def saved(path: Path, *sheets: Sheet, sheet_rows: int = 1_048_576) -> Workbook:
    write_xlsx(path, sheets, book=BOOK, sheet_rows=sheet_rows)
    return load_workbook(BytesIO(path.read_bytes()))


def page_of(path: Path, columns: tuple[Column, ...], *rows: Sequence[Value]) -> Worksheet:
    return saved(path, Sheet("Phiếu", columns, rows)).worksheets[0]


def comment(path: Path, text: str) -> object:
    return page_of(path, (COMMENT,), (text,))["A2"].value


def test_cells_have_the_types_that_excel_reckons_with(path):
    row = ("0012", "2023-12-04", "2023-12-04T16:59:59.999999Z", 59460, 4.25, 17.391304)
    page = page_of(path, TYPED, row)
    cells = page[2]
    assert [cell.value for cell in cells] == [
        "0012",
        datetime(2023, 12, 4),
        datetime(2023, 12, 4, 23, 59, 59),
        59460,
        4.25,
        17.391304,
    ]
    assert [cell.number_format for cell in cells] == [
        "General",
        "dd/mm/yyyy",
        "dd/mm/yyyy hh:mm:ss",
        "#,##0",
        "#,##0.00",
        "0.0",
    ]


def test_nothing_known_is_an_empty_cell(path):
    assert [cell.value for cell in page_of(path, TYPED, (None,) * 6, ("x",) + (None,) * 5)[2]] == [
        None
    ] * 6


def test_days_that_excel_does_not_know_stay_as_they_are(path):
    page = page_of(path, TYPED[1:2], ("1900-02-28",), ("1900-03-01",), ("0203-12-04",))
    assert [cell.value for (cell,) in page.iter_rows(min_row=2)] == [
        "1900-02-28",
        datetime(1900, 3, 1),
        "0203-12-04",
    ]


def test_a_text_among_numbers_stays_a_text(path):
    assert page_of(path, (COUNT,), ("< 5",))["A2"].value == "< 5"


def test_the_heading_is_bold_frozen_filtered_and_printed_on_each_page(path):
    page = page_of(path, TYPED, ("a",) + (None,) * 5, ("b",) + (None,) * 5)
    assert [cell.value for cell in page[1]] == [column.title for column in TYPED]
    assert all(cell.font.b for cell in page[1])
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:F3"
    assert page.print_title_rows == "$1:$1"
    assert [round(page.column_dimensions[letter].width) for letter in "ABC"] == [23, 13, 21]


def test_group_headings_span_their_columns_above_the_headings(path):
    columns = tuple(Column(f"c{number}", f"Cột {number}") for number in range(6))
    groups = (("", 2), ("Tiếp nhận", 3))
    page = saved(path, Sheet("06a", columns, [(1,) * 6], groups=groups)).worksheets[0]
    assert [cell.value for cell in page[1]] == [None, None, "Tiếp nhận", None, None, None]
    assert [cell.value for cell in page[2]] == [column.title for column in columns]
    assert [str(merged) for merged in page.merged_cells.ranges] == ["C1:E1"]
    assert page.freeze_panes == "A3"
    assert page.auto_filter.ref == "A2:F3"
    assert page.print_title_rows == "$1:$2"


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x.vn","y")', "=1+1", "@SUM(A1)", "{=1}", "http://x.vn", "mailto:a@b.vn"],
)
def test_what_a_citizen_wrote_is_never_a_formula_or_a_link(path, text):
    cell = page_of(path, (COMMENT,), (text,))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_like_a_formula_stays_a_text_when_its_cell_is_edited(path):
    page = page_of(path, (COMMENT,), ("=1+1",), ("tốt",))
    assert page["A2"].quotePrefix
    assert not page["A3"].quotePrefix


def test_a_comment_cannot_smuggle_cells_into_the_workbook(path):
    text = '<r></r></is></c><c r="B2"><f>1+1</f></c><c><is><r></r>'
    page = page_of(path, (COMMENT, COUNT), (text, None))
    assert page["A2"].value == text + " "
    assert page["B2"].value is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x01\x1fc", "a␀b␁␟c"),
        ("a\ufffeb\uffff", "a\ufffdb\ufffd"),
        ("a\r\nb\rc\n\td", "a\nb\nc\n\td"),
        (" <b>&amp;</b> ", " <b>&amp;</b> "),
        ("Tiếng Việt 😀", "Tiếng Việt 😀"),
    ],
)
def test_characters_that_a_workbook_cannot_hold_are_shown_by_their_pictures(path, text, shown):
    assert comment(path, text) == shown


def test_a_text_that_looks_like_an_escape_of_excel_means_itself(path):
    page_of(path, (COMMENT,), ("_x0041_",))
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1] == ["_x0041_"]


@pytest.mark.parametrize("letter", ["ạ", "😀"])
def test_a_text_too_long_for_a_cell_stands_whole_on_the_sheet_of_long_texts(path, letter):
    text = letter * 40_000
    book = saved(path, Sheet("Phiếu", (COMMENT,), [("ngắn",), (text,)]))
    assert book.sheetnames == ["Phiếu", "Văn bản dài"]
    assert book["Phiếu"]["A3"].value == text[:16_383] + "…"
    pieces = [tuple(cell.value for cell in row) for row in book["Văn bản dài"].iter_rows()]
    assert {address for address, _ in pieces} == {"Phiếu!A3"}
    assert "".join(piece for _, piece in pieces) == text
    assert all(len(piece.encode("utf-16-le")) <= 2 * 32_767 for _, piece in pieces)


def test_the_longest_text_that_fits_stays_in_its_cell(path):
    book = saved(path, Sheet("Phiếu", (COMMENT,), [("x" * 32_767,)]))
    assert book.sheetnames == ["Phiếu"]
    assert len(book["Phiếu"]["A2"].value) == 32_767


def test_a_row_grows_with_a_comment_of_several_lines(path):
    page = page_of(path, (COMMENT,), ("a",), ("a\nb\nc",), ("x" * 90,), ("b",))
    assert page.row_dimensions[2].height is None
    assert page.row_dimensions[3].height == page.row_dimensions[4].height == 48
    assert page.row_dimensions[5].height is None


def test_rows_past_the_end_of_a_sheet_go_on_on_a_further_one(path):
    rows = ((number,) for number in range(10))
    groups = (("Nhóm", 1),)
    book = saved(path, Sheet("Hồ sơ", (COUNT,), rows, groups=groups), sheet_rows=6)
    assert book.sheetnames == ["Hồ sơ", "Hồ sơ (2)", "Hồ sơ (3)"]
    assert [[row[0] for row in page.values] for page in book] == [
        ["Nhóm", "Số", 0, 1, 2, 3],
        ["Nhóm", "Số", 4, 5, 6, 7],
        ["Nhóm", "Số", 8, 9],
    ]
    assert book.worksheets[1].freeze_panes == "A3"


def test_rows_that_just_fill_a_sheet_need_no_further_one(path):
    assert saved(path, Sheet("t", (COUNT,), [(1,), (2,)]), sheet_rows=3).sheetnames == ["t"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Độ phủ: xã/phường [2023]?*\\", "Độ phủ xã phường 2023"),
        ("'Hồ sơ'", "Hồ sơ"),
        ("Kết quả đánh giá mức độ hài lòng năm", "Kết quả đánh giá mức độ hài"),
        ("Biểu 06a tình hình, kết quả giải quyết", "Biểu 06a tình hình, kết quả"),
        ("History", "History (2)"),
        ("??", "-"),
    ],
)
def test_titles_become_names_that_excel_allows(path, title, name):
    assert saved(path, Sheet(title, (COUNT,), [])).sheetnames == [name]


def test_two_sheets_of_one_title_are_told_apart(path):
    long = "Kết quả đánh giá mức độ hài lòng"
    names = saved(path, *(Sheet(title, (COUNT,), []) for title in (long, long.upper()))).sheetnames
    assert names == ["Kết quả đánh giá mức độ hài", "KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ HÀI (2)"]


def test_notes_stand_on_a_sheet_of_their_own(path):
    book = saved(
        path,
        Sheet("Độ phủ", (COUNT,), [(1,)], notes=("Kỳ: năm 2023", "=không phải công thức")),
        Sheet("Không ghi chú", (COUNT,), [(1,)]),
    )
    assert book.sheetnames == ["Độ phủ", "Không ghi chú", "Giới thiệu"]
    assert [row[0] for row in book["Giới thiệu"].values] == [
        "Phiếu đánh giá",
        None,
        "Độ phủ",
        "Kỳ: năm 2023",
        "=không phải công thức",
    ]
    assert [row[0] for row in book["Độ phủ"].values] == ["Số", 1]


def test_the_file_names_its_title_and_moment_and_neither_person_nor_machine(path):
    properties = saved(path, Sheet("t", (COUNT,), [])).properties
    assert (properties.title, properties.created) == ("Phiếu đánh giá", datetime(2023, 12, 15, 7))
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_equal_figures_give_equal_files(tmp_path):
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for file in files:
        write_xlsx(file, [Sheet("t", (COMMENT, COUNT), [("a", 1)], notes=("n",))], book=BOOK)
    assert files[0].read_bytes() == files[1].read_bytes()
