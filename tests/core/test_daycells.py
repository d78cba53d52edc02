"""Days as people, spreadsheets and systems write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.cells import ERROR, Bad
from kiosk.core.daycells import read_day

DAYS = st.dates(date(1990, 1, 2), date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "05/09/2023",
        "5/9/2023",
        "05/09/23",
        "05-09-2023",
        "05.09.2023",
        "05 / 09 / 2023",
        "'05/09/2023",
        " 05/09/2023 ",
        "5/9/2023 14:05:33",
        "5/9/2023  14:05",
        "5/9/2023, 14:05:33",
        "05/09/2023\n14:05",
        "05/09/2023 14:05:33.123",
        "05/09/2023 02:05:33 CH",
        "05/09/2023 2:05 PM",
        "5/9/2023 2:05:33 SA",
        "5/9/2023 00:00:00",
        "5/9/2023 24:00",
        "24h ngày 05/09/2023",
        "14:05 05/09/2023",
        "14:05:33, 05/09/2023",
        "14h05 ngày 05/09/2023",
        "14 giờ 05 phút, ngày 05 tháng 9 năm 2023",
        "Ngày 05 tháng 9 năm 2023",
        "ngay 5 thang 9 nam 2023",
        "5 tháng 9, 2023",
        "Ngày: 05/09/2023",
        "05-Thg9-2023",
        "5 Th9 2023",
        "5-Sep-23",
        "5 September 2023",
        "2023-09-05",
        "2023/09/05 14:05",
        "2023-09-05T14:05:33",
        "2023-09-05T14:05:33.1234567",
        "2023-09-05T14:05:33+07:00",
        "2023-09-04T17:00:00Z",
        "2023-09-04 17:00:00 UTC",
        "2023-09-04 17:00:00+00:00",
        "45174",
        "45174.58",
        "45174,58",
        "20230905",
        45174,
        45174.99,
        20230905,
        date(2023, 9, 5),
        datetime(2023, 9, 5, 23, 59),
        datetime(2023, 9, 4, 17, 0, tzinfo=UTC),
        datetime(2023, 9, 5, 0, 30, tzinfo=timezone(timedelta(hours=7))),
    ],
)
def test_the_fifth_of_september_is_read_however_it_is_written(written):
    assert read_day(written) == "2023-09-05"


def test_the_day_comes_before_the_month_always():
    assert read_day("09/05/2023") == "2023-05-09"
    assert read_day("01/02/03") == "2003-02-01"


def test_an_evening_in_utc_is_the_next_day_in_vietnam():
    assert read_day("2023-09-05T17:00:00Z") == "2023-09-06"
    assert read_day("2023-09-05T16:59:59Z") == "2023-09-05"


@pytest.mark.parametrize(
    "nothing",
    [
        None,
        "",
        "  ",
        "-",
        "--",
        "null",
        "N/A",
        "Chưa có",
        0,
        0.0,
        "0",
        "01/01/0001 00:00:00",
        "01/01/1900",
        "1970-01-01T00:00:00",
        "00/00/0000",
        "0000-00-00",
        date(1900, 1, 1),
        datetime(1, 1, 1),
    ],
)
def test_the_zeros_of_systems_are_no_day(nothing):
    assert read_day(nothing) is None


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("31/02/2023", "There is no such day"),
        ("05/13/2023", "There is no such day"),
        ("29-02-2023", "There is no such day"),
        ("32 tháng 1 năm 2023", "There is no such day"),
        (20231305, "There is no such day"),
        ("31/12/1989", "The year lies outside"),
        ("01/01/2101", "The year lies outside"),
        (32873, "The year lies outside"),
        (73416, "The year lies outside"),
        (date(1989, 12, 31), "The year lies outside"),
        ("hôm qua", "This is no date"),
        ("5 Foo 2023", "This is no date"),
        ("05/09-2023", "This is no date"),
        ("٠٥/٠٩/2023", "This is no date"),
        ("2023-13-05T10:00:00", "This is no date"),
        ("05/09/2023 đến 06/09/2023", "This is no date"),
        ("05/09/2023 25:61", "There is no such time of day"),
        ("05/09/2023 24:01", "There is no such time of day"),
        ("05/09/2023 12:60", "There is no such time of day"),
        ("05/09/2023 12:30:60", "There is no such time of day"),
        ("25:61 05/09/2023", "There is no such time of day"),
        ("25h, ngày 05/09/2023", "There is no such time of day"),
        ("12 giờ 61 phút, ngày 05/09/2023", "There is no such time of day"),
        ("2023-09-05 25:61", "This is no date"),
        ("2023-09-05T25:61:00", "This is no date"),
        (7, "This is no date"),
        (-1, "This is no date"),
        (True, "This is no date"),
        (float("nan"), "This is no date"),
        (float("inf"), "This is no date"),
    ],
)
def test_what_is_no_day_says_what_to_do(written, advice):
    got = read_day(written)
    assert isinstance(got, Bad)
    assert got.message.id.startswith(advice)


def test_an_error_of_the_spreadsheet_is_named_as_such():
    assert read_day("#N/A") is ERROR


@given(DAYS)
def test_every_day_comes_back_from_every_usual_form(day):
    forms = [
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%Y %H:%M:%S}",
        f"{day.day}.{day.month}.{day.year}",
        f"Ngày {day.day} tháng {day.month} năm {day.year}",
        day.isoformat(),
        (day - date(1899, 12, 30)).days,
        str((day - date(1899, 12, 30)).days),
        day,
    ]
    assert {read_day(form) for form in forms} == {day.isoformat()}


@given(st.datetimes(datetime(1990, 1, 3), datetime(2100, 12, 30)))
def test_a_moment_with_its_zone_is_cut_on_vietnams_clock(moment):
    vietnam = (moment + timedelta(hours=7)).date().isoformat()
    assert read_day(moment.replace(tzinfo=UTC)) == vietnam
    assert read_day(moment.isoformat(timespec="seconds") + "Z") == vietnam


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    got = read_day(text)
    assert got is None or isinstance(got, Bad) or date.fromisoformat(got).year >= 1990
