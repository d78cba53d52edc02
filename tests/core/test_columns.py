"""The header: found under titles, worded in many ways, stacked, named by a mapping."""

import unicodedata

import pytest

from kiosk.core.columns import Header, find_header
from kiosk.core.headings import COLUMNS, STANDARD, Other, Sense, sense_of
from kiosk.core.mapping import SavedMapping, parse_mapping
from kiosk.core.messages import Message

# The two lists and the annex that a provincial system exports.
REGISTER = [
    "STT",
    "Mã hồ sơ",
    "Trích yếu",
    "Số bộ",
    "Chủ hồ sơ",
    "Địa chỉ",
    "SĐT chủ hồ sơ",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày trả",
    "Người nhận hồ sơ",
    "Địa bàn",
]
LIST = [
    "STT",
    "Đơn vị tiếp nhận",
    "Người tiếp nhận",
    "Tên thủ tục hành chính",
    "Mã hồ sơ",
    "Trạng thái",
    "Địa chỉ",
    "Người nộp",
    "Chủ hồ sơ",
    "Ngày nộp hồ sơ",
    "Ngày nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
]


def table(*rows):
    return list(enumerate(rows, start=1))


def found(*rows, mapping=None):
    header = find_header(table(*rows), mapping or SavedMapping())
    assert isinstance(header, Header), header
    return header


def refused(*rows):
    message = find_header(table(*rows))
    assert isinstance(message, Message)
    return message.id % dict(message.params)


def test_the_register_is_read_and_its_personal_columns_named_as_dropped():
    header = found(REGISTER)
    assert header.index == {"code": 1, "received_on": 7, "due_on": 8, "returned_on": 9}
    assert header.dropped == (
        "Trích yếu",
        "Chủ hồ sơ",
        "Địa chỉ",
        "SĐT chủ hồ sơ",
        "Người nhận hồ sơ",
    )
    assert header.ignored == ("Số bộ", "Địa bàn")


def test_of_two_headings_the_plainer_is_taken_and_the_other_named_as_ignored():
    header = found(LIST)
    assert header.names["received_on"] == "Ngày nhận"
    assert header.ignored == ("Ngày nộp hồ sơ",)
    assert found(["Mã hồ sơ", "Ngày nộp hồ sơ"]).names["received_on"] == "Ngày nộp hồ sơ"
    both = found(["Số biên nhận", "Mã hồ sơ", "Tình trạng xử lý", "Trạng thái", "Hạn xử lý"])
    assert both.index == {"code": 1, "status": 3, "due_on": 4}
    assert both.ignored == ("Số biên nhận", "Tình trạng xử lý")


def test_title_rows_above_the_header_are_passed():
    header = found(
        ["UBND HUYỆN NGHI LỘC", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None],
        ["DANH SÁCH HỒ SƠ (Mã hồ sơ, trạng thái)"],
        [],
        LIST,
        [1, "UBND xã Nghi Long", None, "Khai sinh", "000.00.06.H41-230915-0012"],
    )
    assert header.line == 5
    assert header.present == {
        "code",
        "receiving_unit",
        "procedure",
        "status",
        "received_on",
        "due_on",
        "resolved_on",
    }


def test_the_first_of_repeated_headers_is_taken():
    assert found(["Báo cáo"], LIST, [1, None, None], LIST).line == 2


def test_case_diacritics_and_composition_do_not_matter():
    shouted = [unicodedata.normalize("NFD", heading.upper()) for heading in LIST]
    plain = ["MA HO SO", "TRANG THAI", "NGAY TIEP NHAN", "LINH VUC"]
    assert found(shouted).index == found(LIST).index
    assert found(plain).index == {"code": 0, "status": 1, "received_on": 2, "field": 3}


def test_english_headings_are_known():
    header = found(["Record code", "Status", "Received on", "Due date", "Procedure", "Unit"])
    assert header.present == {
        "code",
        "status",
        "received_on",
        "due_on",
        "procedure",
        "receiving_unit",
        "resolving_unit",
    }


def test_headings_of_two_stacked_rows_are_read_together():
    header = found(
        ["STT", "Mã hồ sơ", "Thủ tục", "Ngày", None, None, "Đơn vị", None, "Người nộp", None],
        [
            None,
            None,
            None,
            "tiếp nhận",
            "hẹn trả",
            "kết thúc",
            "tiếp nhận",
            "giải quyết",
            "Ngày trả",
        ],
    )
    assert header.line == 2
    assert header.index == {
        "code": 1,
        "procedure": 2,
        "received_on": 3,
        "due_on": 4,
        "resolved_on": 5,
        "receiving_unit": 6,
        "resolving_unit": 7,
    }
    assert header.names["due_on"] == "Ngày hẹn trả"
    assert header.dropped == ("Người nộp Ngày trả",)


def test_stacked_headings_that_repeat_merged_texts_are_read_once():
    header = found(
        ["Mã hồ sơ", "Tiếp nhận", "Tiếp nhận", "Trạng thái"],
        ["Mã hồ sơ", "Ngày", "Đơn vị", "Trạng thái"],
    )
    assert header.index == {"code": 0, "received_on": 1, "receiving_unit": 2, "status": 3}
    assert header.names["code"] == "Mã hồ sơ"


def test_a_row_of_data_is_not_taken_for_the_lower_half_of_the_header():
    assert found(LIST, ["1", "Đơn vị", None, None, "H41-230915-0012"]).line == 1


def test_one_unit_column_stands_for_both_units_unless_a_plainer_one_does():
    assert found(["Mã hồ sơ", "Đơn vị"]).index == {
        "code": 0,
        "receiving_unit": 1,
        "resolving_unit": 1,
    }
    assert found(["Mã hồ sơ", "Đơn vị", "Cơ quan giải quyết"]).index["resolving_unit"] == 2


def test_a_file_without_headings_is_told_what_it_needs():
    assert refused(["a", "b"], [1, 2]).startswith(
        "No row of column headings was found in the first 40"
    )
    assert refused() == refused(["", None])


def test_a_missing_code_is_named_with_what_was_found():
    assert "Columns found: Trạng thái, Ngày trả. The record code (Mã hồ sơ) is missing" in refused(
        ["Ngày trả", "Trạng thái"]
    )


def test_the_code_alone_is_not_enough():
    assert "Only the column Mã hồ sơ was found" in refused(["STT", "Mã hồ sơ", "Họ tên"])


def test_two_columns_of_the_same_meaning_are_for_the_office_to_settle():
    said = refused(["Mã hồ sơ", "Ngày trả", "Trạng thái", "Ngày trả KQ"])
    assert "Ngày trả (number 2) and Ngày trả KQ (number 4) mean the same" in said


def test_a_header_below_the_fortieth_row_is_not_looked_for():
    assert refused(*[[None]] * 40, LIST).startswith("No row of column headings")
    assert found(*[[None]] * 39, LIST).line == 40


def test_a_mapping_wins_over_known_headings():
    mapping = parse_mapping(
        '[columns]\ncode = "Số sổ"\nresolved_on = ["Ngày duyệt", "Ngày ký"]\n'
        'receiving_unit = "Địa chỉ"\nresolving_unit = "Địa chỉ"'
    )
    header = found(
        ["Mã hồ sơ", "SỐ SỔ (*)", "Ngày ký", "Ngày kết thúc", "Địa chỉ"], mapping=mapping
    )
    assert header.index == {"code": 1, "resolved_on": 2, "receiving_unit": 4, "resolving_unit": 4}
    assert header.ignored == ("Mã hồ sơ", "Ngày kết thúc")
    assert header.dropped == ()


def test_a_column_the_file_lacks_goes_by_its_usual_heading():
    header = found(["Mã HS", "Trạng thái"])
    assert header.name("code") == "Mã HS"
    assert header.name("due_on") == "Ngày hẹn trả"


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Mã hồ sơ (*)", "code"),
        ("1. Mã hồ sơ", "code"),
        ("(2) Mã hồ sơ", "code"),
        ("Mã HS", "code"),
        ("Mã hồ sơ\nRecord code", "code"),
        ("Mã hồ sơ / Số biên nhận", "code"),
        ("Ngày tiếp nhận\n(dd/mm/yyyy)", "received_on"),
        ("Thời gian tiếp nhận", "received_on"),
        ("Ngày, giờ tiếp nhận", "received_on"),
        ("Ngày trả KQ", "returned_on"),
        ("Ngày có kết quả", "resolved_on"),
        ("Mã TTHC", "procedure_code"),
        ("Tên TTHC", "procedure"),
        ("Hình thức nộp [1: trực tiếp]", "filed_via"),
    ],
)
def test_marks_units_numbers_and_translations_in_headings_are_tolerated(heading, column):
    sense = sense_of(heading)
    assert isinstance(sense, Sense)
    assert sense.columns == (column,)


@pytest.mark.parametrize(
    "heading",
    [
        "Chủ hồ sơ",
        "Họ và tên người nộp",
        "Số CCCD",
        "Địa chỉ thường trú",
        "SĐT",
        "Email",
        "Ngày sinh",
        "Ghi chú",
        "Trích yếu nội dung",
        "Cán bộ thụ lý",
        "Đơn vị/ cá nhân giải quyết",
        "Tên thủ tục / Trích yếu",
        "Full name",
    ],
)
def test_whatever_may_name_a_person_is_dropped(heading):
    assert sense_of(heading) is Other.PERSONAL


@pytest.mark.parametrize("heading", ["Số bộ", "Địa bàn", "Trạng thái / Ngày trả", "Lệ phí", ""])
def test_other_headings_mean_nothing_here(heading):
    assert sense_of(heading) is Other.UNKNOWN


def test_files_we_write_ourselves_are_understood_again():
    header = found([STANDARD[column] for column in COLUMNS])
    assert header.index == {column: at for at, column in enumerate(COLUMNS)}
