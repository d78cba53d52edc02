"""What a row says: values, problems that keep it out, warnings that do not."""

from datetime import datetime

import pytest

from kiosk.core.columns import Header, find_header
from kiosk.core.headings import COLUMNS, STANDARD
from kiosk.core.incoming import Incoming, Rejected, Warnings, read_rows
from kiosk.core.mapping import parse_mapping

TODAY = "2023-12-31"
GOOD = {
    "code": "000.00.06.H41-230915-0012",
    "status": "Đã trả kết quả",
    "filed_via": "Trực tuyến",
    "procedure_code": "1.001193.000.00.00.H41",
    "procedure": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "receiving_unit": "UBND xã Nghi Long",
    "resolving_unit": "UBND xã  Nghi Văn",
    "received_on": "15/09/2023 08:00:00",
    "due_on": datetime(2023, 9, 20),
    "resolved_on": 45186,
    "returned_on": "19/09/2023",
}


def read(*rows, columns=COLUMNS, mapping=None, warnings=None):
    """Read rows given as what differs from a good one, in a table of the given columns."""
    mapping = parse_mapping(mapping or "")
    table = [(1, [STANDARD[column] for column in columns])]
    for line, row in enumerate(rows, start=2):
        table.append((line, [{**GOOD, **row}[column] for column in columns]))
    header = find_header(table, mapping)
    assert isinstance(header, Header)
    collected = Warnings() if warnings is None else warnings
    return list(read_rows(header, table, today=TODAY, warnings=collected, mapping=mapping))


def incoming(row=None, **options):
    (got,) = read(row or {}, **options)
    assert isinstance(got, Incoming), got
    return got


def problems(row, **options):
    (got,) = read(row, **options)
    assert isinstance(got, Rejected), got
    return [(problem.column, problem.value, problem.message.id) for problem in got.problems]


def warned(row=None, **options):
    warnings = Warnings()
    incoming(row, warnings=warnings, **options)
    return [(case.column, case.value, case.message.id.split(":")[0]) for case in warnings.cases]


def without(*columns):
    return [column for column in COLUMNS if column not in columns]


def test_a_good_row_is_read_whole():
    assert incoming() == Incoming(
        line=2,
        code="000.00.06.H41-230915-0012",
        status=10,
        filed_via="online",
        procedure_code="1.001193",
        procedure="Đăng ký khai sinh",
        field="Hộ tịch",
        receiving_unit="UBND xã Nghi Long",
        resolving_unit="UBND xã Nghi Văn",
        received_on="2023-09-15",
        due_on="2023-09-20",
        resolved_on="2023-09-17",
        returned_on="2023-09-19",
    )
    assert warned() == []


def test_columns_the_file_lacks_say_nothing():
    got = incoming(columns=["code", "status"])
    assert got == Incoming(2, GOOD["code"], 10, *[None] * 10)


@pytest.mark.parametrize(
    ("written", "code", "name"),
    [
        (
            "1.001193.000.00.00.H41- Thủ tục đăng ký khai sinh",
            "1.001193",
            "Thủ tục đăng ký khai sinh",
        ),
        ("1.013978.H41- Đăng ký đất đai", "1.013978", "Đăng ký đất đai"),
        ("Đăng ký khai sinh (1.001193)", "1.001193", "Đăng ký khai sinh"),
        ("Đăng ký khai sinh", None, "Đăng ký khai sinh"),
    ],
)
def test_a_procedures_code_inside_its_name_is_taken_apart(written, code, name):
    got = incoming({"procedure": written}, columns=without("procedure_code"))
    assert (got.procedure_code, got.procedure) == (code, name)


def test_the_code_in_its_own_column_wins_over_the_one_in_the_name():
    got = incoming({"procedure": "2.000815 - Chứng thực", "procedure_code": 1.00089})
    assert (got.procedure_code, got.procedure) == ("1.000890", "Chứng thực")


def test_all_problems_of_a_row_are_told_at_once_with_heading_and_value():
    row = {
        "code": "",
        "status": "Xong xuôi",
        "filed_via": "9",
        "field": "#N/A",
        "received_on": "31/02/2023",
        "due_on": "mai",
        "resolved_on": "01/01/2024",
    }
    told = problems(row)
    assert [(column, value) for column, value, _ in told] == [
        ("Mã hồ sơ", ""),
        ("Trạng thái", "Xong xuôi"),
        ("Hình thức nộp", "9"),
        ("Lĩnh vực", "#N/A"),
        ("Ngày tiếp nhận", "31/02/2023"),
        ("Ngày hẹn trả", "mai"),
        ("Ngày kết thúc xử lý", "01/01/2024"),
    ]
    assert told[0][2].startswith("The record code is missing")
    assert told[-1][2].startswith("This day lies in the future")


def test_a_refused_row_keeps_its_cells_in_our_order_without_personal_ones():
    header = find_header([(1, ["Họ tên", "Trạng thái", "Mã hồ sơ"])])
    row = (2, ["Nguyễn Văn A", "???", 1.5])
    (got,) = read_rows(header, [row], today=TODAY, warnings=Warnings())
    assert got.line == 2
    assert got.cells == (1.5, "???", *[None] * 10)


@pytest.mark.parametrize("column", ["received_on", "resolved_on", "returned_on"])
def test_a_day_in_the_future_keeps_the_row_out(column):
    later = {"received_on": "15/09/2023", "resolved_on": "16/09/2023", "returned_on": "17/09/2023"}
    told = problems({**later, column: "01/01/2024"})
    assert told[0][:2] == (STANDARD[column], "01/01/2024")
    assert told[0][2].startswith("This day lies in the future")
    assert incoming({**later, "due_on": "01/01/2024"}).due_on == "2024-01-01"


@pytest.mark.parametrize("column", ["resolved_on", "returned_on"])
def test_an_end_before_the_reception_keeps_the_row_out(column):
    told = problems({column: "14/09/2023"})
    assert told == [
        (
            STANDARD[column],
            "14/09/2023",
            "This day lies before the record was received. Correct one of the two days.",
        )
    ]


@pytest.mark.parametrize(
    ("row", "column", "begins"),
    [
        ({"code": "HS 12"}, "code", "The code has not the usual form"),
        ({"received_on": None}, "received_on", "The day of reception is missing"),
        ({"due_on": "14/09/2023"}, "due_on", "The record was due before"),
        ({"returned_on": "16/09/2023"}, "returned_on", "The result was handed over before"),
        ({"resolved_on": "-"}, "resolved_on", "The record is finished, but the day is missing"),
        ({"status": 4}, "status", "The record has a day of finish"),
    ],
)
def test_oddities_are_warned_of_and_the_row_goes_in(row, column, begins):
    ((heading, _, message),) = warned(row)
    assert heading == STANDARD[column]
    assert message.startswith(begins)


def test_a_record_never_accepted_needs_no_day_of_reception():
    ends = {"resolved_on": None, "returned_on": None, "due_on": None}
    assert warned({"status": 1, "received_on": None, **ends}) == []
    assert warned({"status": 4, **ends}) == []
    assert warned({"status": 7, **ends}) == []


def test_without_the_column_no_day_of_reception_is_asked_for():
    assert warned(columns=without("received_on")) == []


def test_without_any_column_of_an_end_no_row_is_asked_for_its_day_of_finish():
    assert warned(columns=without("resolved_on", "returned_on")) == []


def test_many_warnings_of_a_kind_are_counted_and_the_first_ones_kept():
    warnings = Warnings()
    read(*[{"code": f"HS {number}"} for number in range(30)], warnings=warnings)
    assert list(warnings.counts.values()) == [30]
    assert [case.line for case in warnings.cases] == list(range(2, 22))


def test_the_day_of_hand_over_stands_in_where_the_file_has_no_day_of_finish():
    warnings = Warnings()
    columns = without("resolved_on")
    rows = [{}, {"status": 9}, {"status": 4}, {"returned_on": None}]
    got = read(*rows, columns=columns, warnings=warnings)
    assert [row.resolved_on for row in got] == ["2023-09-19", "2023-09-19", None, None]
    told = [case for case in warnings.cases if case.message.id.startswith("The file has no column")]
    assert len(told) == 1
    assert told[0].column == "Ngày trả kết quả"


def test_a_hand_over_before_reception_is_told_once_when_it_stands_in_for_the_finish():
    told = problems({"returned_on": "14/09/2023"}, columns=without("resolved_on"))
    assert [column for column, _, _ in told] == ["Ngày trả kết quả"]


def test_without_a_status_column_the_dates_tell_how_far_a_record_is():
    columns = without("status")
    rows = [{}, {"returned_on": None}, {"returned_on": None, "resolved_on": None}]
    assert [row.status for row in read(*rows, columns=columns)] == [10, 9, 4]


def test_without_status_and_ends_nothing_is_said_of_the_status():
    columns = without("status", "resolved_on", "returned_on")
    assert incoming(columns=columns).status is None


def test_an_empty_status_is_read_from_the_ends_only():
    assert incoming({"status": ""}).status == 10
    assert incoming({"status": "", "returned_on": "", "resolved_on": ""}).status is None


def test_an_offices_mapping_explains_its_words():
    mapping = '[statuses]\n"Đúng hạn" = 9\n[channels]\n"Zalo" = "online"'
    got = incoming({"status": "Đúng hạn", "filed_via": "Zalo"}, mapping=mapping)
    assert (got.status, got.filed_via) == (9, "online")
