"""Procedures and their fields: codes, names, an office's table, the starter."""

import csv
import unicodedata
from pathlib import Path

import pytest

import kiosk.core
from kiosk.core.catalogue import Entry, Listed, parse_catalogue
from kiosk.core.messages import Message
from kiosk.core.procedures import name_key, short_code, split_procedure
from kiosk.core.text import fold

DATA = Path(kiosk.core.__file__).parent / "data"
HEADINGS = ["STT", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực"]


def lines(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def parse(*rows):
    return parse_catalogue(list(enumerate(rows, start=1)))


def listed(*rows):
    got = parse(*rows)
    assert isinstance(got, Listed)
    return got


def told(*rows):
    return [
        (
            problem.line,
            problem.column,
            problem.value,
            problem.message.id % dict(problem.message.params),
        )
        for problem in listed(*rows).problems
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ["Mã hồ sơ", "Tên thủ tục", "Lĩnh vực", "Ngày tiếp nhận", "Trạng thái"],
        ["Số biên nhận", "Tên thủ tục", "Lĩnh vực"],
        ["Mã", "Tên thủ tục", "Lĩnh vực", "Ngày nhận", "Ngày hẹn trả"],
        ["Record code", "Procedure", "Field"],
    ],
)
def test_an_export_of_records_is_no_catalogue(headings):
    got = parse(headings, ["H41-240301-0001", "Đăng ký khai sinh", "Hộ tịch", "01/03/2024", "9"])
    assert isinstance(got, Message)
    assert "This file lists records" in got.id
    assert "kiosk import" in got.id


@pytest.mark.parametrize(
    "more", ["Số hồ sơ", "Thời gian giải quyết", "Thời gian tiếp nhận", "Trạng thái"]
)
def test_what_a_catalogue_tells_beside_its_procedures_makes_no_records_of_them(more):
    got = listed([*HEADINGS, more], [1, "1.000001", "Đăng ký khai sinh", "Hộ tịch", "5"])
    assert got == Listed((Entry("1.000001", "Đăng ký khai sinh", "Hộ tịch"),), ())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.012790", "1.012790"),
        ("1.012790.000.00.00.H41", "1.012790"),
        ("1.012790.h41", "1.012790"),
        ("1.01279", "1.012790"),
        ("1,01279", "1.012790"),
        ("BTP-123", "BTP-123"),
    ],
)
def test_codes_are_known_without_the_unit_that_published_them(written, code):
    assert short_code(written) == code


def test_a_name_without_a_code_stays_whole():
    assert split_procedure("Đăng ký khai sinh") == (None, "Đăng ký khai sinh")
    assert split_procedure("1.001193.H41: Đăng ký khai sinh") == ("1.001193", "Đăng ký khai sinh")
    assert split_procedure("[1.001193] Đăng ký khai sinh") == ("1.001193", "Đăng ký khai sinh")
    assert split_procedure("1.001193") == (None, "1.001193")


@pytest.mark.parametrize(
    "name",
    [
        "Thủ tục đăng ký khai sinh",
        "ĐĂNG KÝ KHAI SINH.",
        "Đăng ký khai sinh (cấp xã)",
        "dang ky khai sinh",
    ],
)
def test_spellings_of_one_procedure_meet(name):
    assert name_key(name) == name_key("Đăng ký khai sinh")


def test_a_table_with_codes_names_and_fields_is_read():
    got = listed(
        ["DANH MỤC THỦ TỤC HÀNH CHÍNH"],
        HEADINGS,
        [1, "1.001193.000.00.00.H41", "Đăng ký khai sinh", "Hộ tịch"],
        [],
        [2, 1.00089, "Đăng ký kết hôn", "Hộ tịch"],
        [3, None, "2.000815 - Chứng thực bản sao", "Chứng thực"],
        [4, "2.000884", None, "Chứng thực"],
        HEADINGS,
        [5, "1.001193", "Thủ tục đăng ký khai sinh", "HỘ TỊCH"],
    )
    assert got.problems == ()
    assert got.entries == (
        Entry("1.001193", "Đăng ký khai sinh", "Hộ tịch"),
        Entry("1.000890", "Đăng ký kết hôn", "Hộ tịch"),
        Entry("2.000815", "Chứng thực bản sao", "Chứng thực"),
        Entry("2.000884", "", "Chứng thực"),
        Entry("1.001193", "Thủ tục đăng ký khai sinh", "HỘ TỊCH"),
    )


def test_headings_over_rows_may_name_the_field():
    got = listed(
        ["STT", "Tên TTHC"],
        ["I. LĨNH VỰC HỘ TỊCH"],
        [1, "Đăng ký khai sinh"],
        ["II", "Lĩnh vực: Đất đai"],
        [1, "Thủ tục tách thửa"],
    )
    assert [(entry.name, entry.field) for entry in got.entries] == [
        ("Đăng ký khai sinh", "HỘ TỊCH"),
        ("Thủ tục tách thửa", "Đất đai"),
    ]


def test_all_problems_are_told_at_once():
    assert told(
        HEADINGS,
        [1, "1.001193", "Đăng ký khai sinh", None],
        [2, None, None, "Hộ tịch"],
        [3, "#REF!", "x" * 1001, "Hộ tịch"],
        [4, "1.000894", "Đăng ký kết hôn", "Hộ tịch"],
        [5, "1.000894", "Đăng ký kết hôn", "Đất đai"],
        [6, None, "Thủ tục đăng ký kết hôn", "Chứng thực"],
        [7, None, "Khai tử"],
    ) == [
        (2, "Lĩnh vực", "", "The field is missing. Write the field this procedure belongs to."),
        (
            3,
            "Tên thủ tục hành chính",
            "",
            "The procedure is missing. Write its code or its name, or delete the row.",
        ),
        (
            4,
            "Mã TTHC",
            "#REF!",
            "The cell holds an error of the spreadsheet. Write the value itself.",
        ),
        (
            4,
            "Tên thủ tục hành chính",
            "x" * 119 + "…",
            "The text is longer than 1000 characters. Shorten it.",
        ),
        (
            6,
            "Lĩnh vực",
            "Đất đai",
            "Line 5 puts this procedure in another field. Keep one of the two.",
        ),
        (
            7,
            "Lĩnh vực",
            "Chứng thực",
            "Line 5 puts this procedure in another field. Keep one of the two.",
        ),
        (8, "Lĩnh vực", "", "The field is missing. Write the field this procedure belongs to."),
    ]


@pytest.mark.parametrize("headings", [["Trạng thái", "Lĩnh vực"], ["a", "b"]])
def test_a_table_without_procedures_is_told_what_it_needs(headings):
    got = parse(headings, [1, 2])
    assert isinstance(got, Message)
    assert got.id.startswith("The catalogue needs a column with the procedure")


def test_two_columns_of_names_are_for_the_office_to_settle():
    got = parse(["Tên thủ tục", "Tên TTHC", "Lĩnh vực"])
    assert isinstance(got, Message)
    assert "mean the same" in got.id


def test_the_starter_is_a_catalogue_without_problems():
    got = listed(*lines("catalogue_starter.csv"))
    assert got.problems == ()
    assert len(got.entries) > 60
    codes = [entry.code for entry in got.entries if entry.code]
    assert len(set(codes)) == len(codes)
    assert all(short_code(code) == code and len(code) == 8 for code in codes)


def test_every_field_of_the_starter_has_an_english_name():
    english = dict(lines("fields.csv")[1:])
    assert {entry.field for entry in listed(*lines("catalogue_starter.csv")).entries} <= set(
        english
    )
    assert all(english.values())
    assert len({fold(name) for name in english}) == len(english)


@pytest.mark.parametrize("name", ["catalogue_starter.csv", "fields.csv"])
def test_the_lists_are_written_in_composed_letters(name):
    text = (DATA / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
