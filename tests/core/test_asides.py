"""Rows that are no records: group headings, totals, page breaks, signatures."""

import pytest

from kiosk.core.columns import find_header
from kiosk.core.headings import COLUMNS, STANDARD
from kiosk.core.incoming import Incoming, Rejected, Warnings, read_rows

HEADINGS = ["STT", "Mã hồ sơ", "Tên thủ tục", "Trạng thái", "Ngày nhận", "Chủ hồ sơ"]
FIELDS = frozenset({"ho tich", "dat dai"})


def record(number, **changes):
    row = {
        "STT": number,
        "Mã hồ sơ": f"000.00.06.H41-230915-{number:04}",
        "Tên thủ tục": "Đăng ký khai sinh",
        "Trạng thái": "Đang xử lý",
        "Ngày nhận": "15/09/2023",
        "Chủ hồ sơ": "Nguyễn Văn A",
    }
    return [{**row, **changes}.get(heading) for heading in HEADINGS]


def read(*rows, headings=HEADINGS):
    table = [(1, ["DANH SÁCH HỒ SƠ"]), *enumerate([headings, *rows], start=2)]
    header = find_header(table)
    return list(read_rows(header, table, today="2023-12-31", warnings=Warnings(), fields=FIELDS))


def between(row):
    """Read a row that stands between two records; give what came of it."""
    first, *got, last = read(record(1), row, record(2))
    assert isinstance(first, Incoming)
    assert isinstance(last, Incoming)
    return got


@pytest.mark.parametrize(
    "row",
    [
        [],
        [None, "", "  ", "\u00a0"],
        [57, None, None],
        [1, 2, 3, 4, 5, 6],
        ["(1)", "(2)", "(3)", "(4)=(2)+(3)", "(5)", "(6)"],
        ["A", "B", "1", "2", "3", "4"],
        HEADINGS,
        [heading.upper() for heading in HEADINGS],
        ["Tổng cộng", None, None, 123],
        [None, "Tổng số: 123 hồ sơ"],
        ["Cộng", 12],
        ["Cộng trang 2", 12],
        ["TỔNG", None, "12 hồ sơ"],
        ["Total", 5],
        ["Trang 2/14"],
        ["SỔ THEO DÕI HỒ SƠ"],
        ["DANH SÁCH HỒ SƠ ĐÃ GIẢI QUYẾT"],
        ["Từ ngày 01/01/2023 đến ngày 31/12/2023"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None, "Độc lập - Tự do - Hạnh phúc"],
    ],
)
def test_rows_of_the_page_are_passed_over(row):
    assert between(row) == []


def test_signatures_end_the_table_but_a_record_opens_it_again():
    got = read(
        record(1),
        [None, None, None, "Nghi Lộc, ngày 15 tháng 12 năm 2023"],
        ["Người lập biểu", None, None, "TM. ỦY BAN NHÂN DÂN", None, None],
        [None, None, None, "KT. CHỦ TỊCH"],
        ["(Ký, ghi rõ họ tên)", None, None, "(Ký, đóng dấu)"],
        ["Nguyễn Thị B", None, None, "Trần Văn C"],
        [None, "Lê Văn D"],
        record(2),
        record(3, **{"Mã hồ sơ": None}),
    )
    assert [type(row) for row in got] == [Incoming, Incoming, Rejected]


def test_a_row_without_a_code_but_with_data_is_a_problem():
    (got,) = between(record(9, **{"Mã hồ sơ": None}))
    (problem,) = got.problems
    assert (problem.line, problem.column) == (4, "Mã hồ sơ")
    assert problem.message.id.startswith("The record code is missing")


def test_a_lone_text_that_says_nothing_is_a_problem_with_its_text():
    (got,) = between([None, None, "Chuyện khác"])
    (problem,) = got.problems
    assert problem.value == "Chuyện khác"
    assert "no heading of a unit or a field" in problem.message.id


@pytest.mark.parametrize(
    "text",
    [
        "1. Bảo trợ xã hội",
        "II. Bảo trợ xã hội (2 hồ sơ)",
        "Bảo trợ xã hội: 2 hồ sơ",
        "Nhóm 1: Khác",
    ],
)
def test_a_heading_in_the_column_of_codes_is_no_record_because_of_its_number(text):
    for heading in ([None, text], [text]):
        (got,) = between(heading)
        (problem,) = got.problems
        assert problem.value == text
        assert "no heading of a unit or a field" in problem.message.id


@pytest.mark.parametrize(
    "text", ["Lĩnh vực: Đất đai", "2. Đất đai (12 hồ sơ)", "LĨNH VỰC 1: ĐẤT ĐAI"]
)
def test_a_heading_in_the_column_of_codes_fills_the_rows_below(text):
    (got,) = read([None, text], record(1))
    assert (got.field or "").casefold().endswith("đất đai")


@pytest.mark.parametrize(
    "code", ["HS 12/2023", "HS-2023-00012", "hs.5/2023", 12345.0, 12.0, "HỒ SƠ SỐ 5"]
)
def test_unusual_codes_are_records_all_the_same(code):
    (got,) = between(record(9, **{"Mã hồ sơ": code}))
    assert isinstance(got, Incoming)
    assert isinstance(between([9, code, "Khai sinh"])[0], Incoming)


def test_a_code_alone_makes_a_record():
    (got,) = between([None, "HS 12"])
    assert isinstance(got, Incoming)


def test_a_day_in_words_does_not_make_a_signature_of_a_record():
    changes = {"Mã hồ sơ": "HS 12", "Ngày nhận": "Ngày 15 tháng 9 năm 2023"}
    (got,) = between(record(9, **changes))
    assert got.received_on == "2023-09-15"


@pytest.mark.parametrize(
    "heading",
    [
        ["UBND xã Nghi Long"],
        ["I. UBND xã Nghi Long"],
        ["A", "UBND xã Nghi Long"],
        ["I", None, "UBND xã Nghi Long", None, None, 25],
        ["Đơn vị: UBND xã Nghi Long (25 hồ sơ)"],
        ["Đơn vị: UBND xã Nghi Long: 25 hồ sơ"],
        ["UBND xã Nghi Long"] * 6,
        ["1.2. Cơ quan: UBND xã Nghi Long"],
    ],
)
def test_a_heading_gives_its_unit_to_the_rows_below(heading):
    got = read(heading, record(1), record(2))
    assert [row.receiving_unit for row in got] == ["UBND xã Nghi Long"] * 2
    assert [row.resolving_unit for row in got] == ["UBND xã Nghi Long"] * 2


@pytest.mark.parametrize(
    ("heading", "column", "text"),
    [
        ("Lĩnh vực: Hộ tịch", "field", "Hộ tịch"),
        ("II. LĨNH VỰC HỘ TỊCH", "field", "HỘ TỊCH"),
        ("2) Hộ tịch (12)", "field", "Hộ tịch"),
        ("Đất đai", "field", "Đất đai"),
        ("Đơn vị tiếp nhận: Xã Nghi Long", "receiving_unit", "Xã Nghi Long"),
        ("Đơn vị xử lý: Phòng Tư pháp", "resolving_unit", "Phòng Tư pháp"),
        ("Hình thức nộp: Trực tuyến", "filed_via", "online"),
    ],
)
def test_a_heading_fills_what_it_names(heading, column, text):
    (got,) = read([heading], record(1))
    assert getattr(got, column) == text


def test_a_procedure_may_head_its_records():
    headings = ["STT", "Mã hồ sơ", "Trạng thái"]
    rows = [
        ["Thủ tục: 1.000894 - Đăng ký kết hôn"],
        [1, "H41-230915-0001", "9"],
        ["3. Thủ tục đăng ký khai tử"],
        [1, "H41-230915-0002", "9"],
    ]
    first, second = read(*rows, headings=headings)
    assert (first.procedure_code, first.procedure) == ("1.000894", "Đăng ký kết hôn")
    assert second.procedure == "Thủ tục đăng ký khai tử"


def test_a_new_unit_ends_the_fields_of_the_one_before():
    got = read(
        ["UBND xã Nghi Long"],
        ["Lĩnh vực: Hộ tịch"],
        record(1),
        ["Lĩnh vực: Đất đai"],
        record(2),
        ["UBND xã Nghi Văn"],
        record(3),
    )
    assert [(row.receiving_unit, row.field) for row in got] == [
        ("UBND xã Nghi Long", "Hộ tịch"),
        ("UBND xã Nghi Long", "Đất đai"),
        ("UBND xã Nghi Văn", None),
    ]


def test_a_field_goes_on_over_its_units():
    got = read(
        ["Lĩnh vực: Hộ tịch"],
        ["UBND xã Nghi Long"],
        record(1),
        ["UBND xã Nghi Văn"],
        record(2),
    )
    assert [(row.receiving_unit, row.field) for row in got] == [
        ("UBND xã Nghi Long", "Hộ tịch"),
        ("UBND xã Nghi Văn", "Hộ tịch"),
    ]


def test_no_unit_is_guessed_for_the_rows_under_an_unclear_heading():
    got = read(["UBND xã Nghi Long"], record(1), ["Khối khác"], record(2))
    assert isinstance(got[1], Rejected)
    assert [got[0].receiving_unit, got[2].receiving_unit] == ["UBND xã Nghi Long", None]


def test_what_a_row_says_itself_goes_before_its_heading():
    headings = [*HEADINGS, "Đơn vị giải quyết"]
    rows = [["UBND xã Nghi Long"], [*record(1), "Phòng Tư pháp"], [*record(2), " "]]
    got = read(*rows, headings=headings)
    assert [row.resolving_unit for row in got] == ["Phòng Tư pháp", "UBND xã Nghi Long"]
    assert [row.receiving_unit for row in got] == ["UBND xã Nghi Long"] * 2


def test_a_refused_row_takes_its_group_along():
    (got,) = read(["UBND xã Nghi Long"], record(1, **{"Trạng thái": "Xong xuôi"}))
    refused = dict(zip(COLUMNS, got.cells, strict=True))
    assert refused["receiving_unit"] == "UBND xã Nghi Long"
    table = [(1, list(STANDARD.values())), (2, [*got.cells[:1], "9", *got.cells[2:]])]
    header = find_header(table)
    (mended,) = read_rows(header, table, today="2023-12-31", warnings=Warnings())
    assert mended.receiving_unit == "UBND xã Nghi Long"
