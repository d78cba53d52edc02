"""Codes, statuses, channels and texts as they stand in real cells."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cells import (
    DATED,
    ERROR,
    ROUNDED,
    Bad,
    Words,
    looks_official,
    read_channel,
    read_code,
    read_procedure_code,
    read_status,
    read_text,
    shown,
)
from kiosk.core.text import fold
from kiosk.core.wordings import CHANNELS, STATUSES


@pytest.mark.parametrize(
    "code",
    [
        "000.00.06.H56-230915-0012",
        "H56.14-240806-0001",
        "H15.50.05.13-261002-0007",
        "G01.899.108-260101-1234567",
        "H41-230915-0001",
    ],
)
def test_codes_seen_in_real_systems_look_official(code):
    assert read_code(code) == code
    assert looks_official(code)


@pytest.mark.parametrize(
    "code", ["1.012790", "1.012790.000.00.00.H41", "HS-12", "H56.14-240806-٠٠٠١"]
)
def test_other_codes_are_read_though_they_look_odd(code):
    assert read_code(code) == code
    assert not looks_official(code)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("  h56.14-240806-0001 ", "H56.14-240806-0001"),
        ("'H56.14-240806-0001", "H56.14-240806-0001"),
        ("’‘H56.14-240806-0001'", "H56.14-240806-0001"),
        ("H56 . 14 - 240806-\n0001", "H56.14-240806-0001"),
        ("\ufeffH56.14\u00a0-\u200b240806-0001", "H56.14-240806-0001"),
        ("H56.14–240806—0001", "H56.14-240806-0001"),
        (unicodedata.normalize("NFD", "hs-đất-05"), "HS-ĐẤT-05"),
        ("HS  123", "HS 123"),
        (12345.0, "12345"),
        (12345, "12345"),
        ("", None),
        (" - ", None),
        ("N/A", None),
        (None, None),
    ],
)
def test_codes_lose_blanks_apostrophes_and_small_letters(written, code):
    assert read_code(written) == code


@pytest.mark.parametrize("rounded", ["1.23E+15", "2,5E15", 1e15, 12.5, float("inf"), float("nan")])
def test_a_code_that_the_spreadsheet_rounded_is_refused(rounded):
    assert read_code(rounded) is ROUNDED


def test_a_code_that_became_a_date_is_refused():
    assert read_code(date(2023, 5, 12)) is DATED
    assert read_code(datetime(2023, 5, 12)) is DATED


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("H56\x00.14", "The record code holds invisible control characters"),
        ("H" * 65, "The record code is longer than"),
        (True, "This is no record code"),
        (-5, "This is no record code"),
        ("#REF!", "The cell holds an error"),
    ],
)
def test_what_cannot_be_a_code_says_what_to_do(written, advice):
    got = read_code(written)
    assert isinstance(got, Bad)
    assert got.message.id.startswith(advice)


@given(st.text(max_size=40))
def test_a_code_read_twice_stays_the_same(text):
    once = read_code(text)
    if isinstance(once, str):
        assert read_code(once) == once


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("9", 9),
        ("09", 9),
        ("9.0", 9),
        (9, 9),
        (10.0, 10),
        ("Đã trả kết quả", 10),
        ("ĐÃ TRẢ KẾT QUẢ", 10),
        ("da tra ket qua", 10),
        (unicodedata.normalize("NFD", "Đã trả kết quả"), 10),
        ("Đã trả kết quả (đúng hạn)", 10),
        ("9 - Đã xử lý xong", 9),
        ("Đã có kết quả", 9),
        ("Hoàn thành", 9),
        ("Đã giải quyết trước hạn", 9),
        ("Đang thụ lý", 4),
        ("Đang giải quyết quá hạn", 4),
        ("Hồ sơ đang xử lý trong thời hạn", 4),
        ("Chờ bổ sung", 5),
        ("Yêu cầu thực hiện nghĩa vụ tài chính", 6),
        ("Rút hồ sơ", 7),
        ("Dừng xử lý", 8),
        ("Từ chối", 3),
        ("Mới đăng ký", 1),
        ("Được tiếp nhận", 2),
        ("releasing", 9),
        ("", None),
        ("-", None),
        (None, None),
    ],
)
def test_statuses_are_known_by_number_and_by_word(written, status):
    assert read_status(written) == status


def test_the_word_decides_where_a_system_counts_otherwise():
    assert read_status("3 - Đang xử lý") == 4


@pytest.mark.parametrize(
    "unknown", ["0", "11", 11, 0, 2.5, True, "Đúng hạn", "3 - Chờ trưởng phòng"]
)
def test_an_unknown_status_asks_for_the_mapping(unknown):
    got = read_status(unknown)
    assert isinstance(got, Bad)
    assert "[statuses]" in got.message.id


@pytest.mark.parametrize(
    ("written", "channel"),
    [
        ("1", "direct"),
        (2, "online"),
        (3.0, "postal"),
        ("Trực tiếp", "direct"),
        ("Nộp trực tiếp tại Bộ phận Một cửa", "direct"),
        ("Một cửa", "direct"),
        ("Trực tuyến toàn trình", "online"),
        ("Toàn trình", "online"),
        ("2 - Nộp trực tuyến", "online"),
        ("DVC", "online"),
        ("Cổng Dịch vụ công quốc gia", "online"),
        ("BCCI", "postal"),
        ("Qua dịch vụ bưu chính công ích", "postal"),
        ("Bưu điện", "postal"),
        ("", None),
        (None, None),
    ],
)
def test_channels_are_known_by_number_and_by_word(written, channel):
    assert read_channel(written) == channel


@pytest.mark.parametrize("unknown", ["4", 0, "Trực tiếp, bưu chính", "Khác", False])
def test_an_unknown_or_double_channel_asks_for_the_mapping(unknown):
    got = read_channel(unknown)
    assert isinstance(got, Bad)
    assert "[channels]" in got.message.id


def test_a_tick_is_not_the_number_one_though_python_says_so():
    assert read_status(1) == 1
    assert isinstance(read_status(True), Bad)
    assert read_channel(1.0) == "direct"
    assert isinstance(read_channel(True), Bad)


def test_an_offices_own_words_win():
    words = Words({"dung han": 9, "hoan thanh": 10, "9": 10}, {"khac": "postal", "1": "online"})
    assert read_status("Đúng hạn", words) == 9
    assert read_status("Hoàn thành", words) == 10
    assert read_status("2 - Hoàn thành", words) == 10
    assert read_status(9, words) == 10
    assert read_channel("Khác", words) == "postal"
    assert read_channel("1", words) == "online"
    assert read_status("Hoàn thành") == 9


def test_known_words_are_folded_and_lead_to_the_ten_statuses():
    assert set(STATUSES.values()) == set(range(1, 11))
    assert set(CHANNELS.values()) == {"direct", "online", "postal"}
    for word in (*STATUSES, *CHANNELS):
        assert fold(word) == word


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (" UBND  xã\u00a0Nghi Long ", "UBND xã Nghi Long"),
        ("null", None),
        ("…", None),
        (None, None),
        (5.0, "5"),
        ("Na", "Na"),
        (date(2023, 9, 5), "05/09/2023"),
    ],
)
def test_names_are_tidied(written, text):
    assert read_text(written) == text


def test_a_name_may_be_no_error_and_no_novel():
    assert read_text("#N/A") is ERROR
    assert isinstance(read_text("x" * 1001), Bad)


def test_procedure_codes_get_back_the_zeros_a_spreadsheet_took():
    assert read_procedure_code(1.01279) == "1.012790"
    assert read_procedure_code("1.012790.000.00.00.H41") == "1.012790.000.00.00.H41"
    assert read_procedure_code(None) is None
    assert read_procedure_code(5.0) == "5"


def test_cells_are_shown_as_a_person_would_write_them():
    assert shown(datetime(2023, 9, 5, 14, 5)) == "05/09/2023 14:05:00"
    assert shown(datetime(2023, 9, 5)) == "05/09/2023"
    assert shown(3.25) == "3.25"
    assert shown(True) == "True"
