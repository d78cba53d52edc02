"""Days and times as an office in Vietnam sees them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.days import VIETNAM, day_of, half_month, instant, is_day, moment, plus

moments = st.datetimes(
    datetime(1900, 1, 1), datetime(2999, 12, 31), timezones=st.just(timezone(timedelta(hours=-5)))
)


@given(moments)
def test_an_instant_is_read_back_as_the_same_moment(when: datetime) -> None:
    assert moment(instant(when)) == when


@given(moments, moments)
def test_instants_sort_as_text_as_the_moments_do(one: datetime, other: datetime) -> None:
    assert (instant(one) < instant(other)) == (one < other)


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2024-03-20T16:59:59", "2024-03-20"),
        ("2024-03-20T17:00:00", "2024-03-21"),
        ("2023-12-31T17:00:00", "2024-01-01"),
    ],
)
def test_a_day_begins_at_midnight_in_vietnam(utc: str, day: str) -> None:
    assert day_of(datetime.fromisoformat(utc).replace(tzinfo=UTC)) == day


def test_vietnam_is_seven_hours_ahead_all_year() -> None:
    assert datetime(2024, 7, 1, tzinfo=VIETNAM).utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("day", "half"),
    [
        ("2024-02-01", "2024-02-01"),
        ("2024-02-14", "2024-02-01"),
        ("2024-02-15", "2024-02-15"),
        ("2024-02-29", "2024-02-15"),
        ("2023-12-31", "2023-12-15"),
    ],
)
def test_a_month_is_halved_between_the_14th_and_the_15th(day: str, half: str) -> None:
    assert half_month(day) == half


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        ("2024-02-28", 1, "2024-02-29"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2024-01-01", -1, "2023-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_days_are_added_and_stay_inside_the_calendar(day: str, days: int, then: str) -> None:
    assert plus(day, days) == then


@pytest.mark.parametrize("text", ["2024-02-29", "0001-01-01"])
def test_a_real_day_is_a_day(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "20240229", "2024-2-9", "2024-W09-4", "", "hôm nay"]
)
def test_anything_else_is_not_a_day(text: str) -> None:
    assert not is_day(text)
