"""What tablets say of themselves, and what is wrong with one."""

from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.core.devices import (
    Seen,
    clock_seconds,
    counter_problem,
    is_worth_writing,
    name_problem,
    read_report,
    standing,
)
from tests.builders import NOON

SEEN = Seen("mark", "waiting", None, 80, 1, 0, None, 0, 0)


def ago(**time):
    return instant(NOON - timedelta(**time))


@pytest.mark.parametrize(
    ("seen", "heard", "is_open", "wrong"),
    [
        (SEEN, ago(minutes=10), True, set()),
        (SEEN, ago(minutes=10, seconds=1), True, {"silent"}),
        (SEEN, ago(days=3), False, set()),
        (None, ago(minutes=9), True, set()),
        (None, ago(minutes=11), True, {"silent"}),
        (SEEN._replace(oldest_unsent_at=ago(minutes=60)), ago(), True, set()),
        (SEEN._replace(oldest_unsent_at=ago(minutes=61)), ago(), False, {"unsent"}),
        (SEEN._replace(trouble="storage"), ago(), True, {"out_of_order"}),
    ],
)
def test_what_is_wrong_with_a_tablet(seen, heard, is_open, wrong):
    assert standing(seen, heard, is_open=is_open, now=NOON) == wrong


@pytest.mark.parametrize(
    ("before", "heard", "new", "worth"),
    [
        (None, None, SEEN, True),
        (SEEN, ago(seconds=29), SEEN, False),
        (SEEN, ago(seconds=30), SEEN, True),
        (SEEN, ago(), SEEN._replace(unsent=1), True),
        (SEEN, ago(), SEEN._replace(clock_seconds=2), False),
        (SEEN, ago(), SEEN._replace(clock_seconds=-3), True),
    ],
)
def test_only_what_changed_is_written_down(before, heard, new, worth):
    assert is_worth_writing(before, heard, new, NOON) is worth


def test_names_have_a_length():
    assert name_problem("Quầy 1") is None
    assert "give the tablet a name" in str(name_problem(""))
    assert "at most" in str(name_problem("x" * 61))
    assert counter_problem("") is None
    assert "at most" in str(counter_problem("x" * 61))


def told(**changes):
    return {
        "now": instant(NOON + timedelta(seconds=90)),
        "mark": "0123",
        "state": "asking",
        "trouble": None,
        "battery": 55,
        "charging": False,
        "unsent": 2,
        "oldest": instant(NOON - timedelta(seconds=10)),
        "refused": 1,
        "push": {"id": "p", "state": "shown"},
        **changes,
    }


def test_a_report_is_set_right_by_the_servers_clock():
    found = read_report(told(), NOON)
    assert found.push == ("p", "shown")
    assert found.seen == Seen("0123", "asking", None, 55, 0, 2, ago(seconds=100), 1, 90)
    plain = read_report(
        told(push=None, oldest=None, charging=None, battery=None, trouble="camera"), NOON
    )
    assert plain.push is None
    assert plain.seen == Seen("0123", "asking", "camera", None, None, 2, None, 1, 90)


@pytest.mark.parametrize(
    "changes",
    [
        {"now": None},
        {"now": "x" * 41},
        {"now": "not a time"},
        {"now": "2024-03-20T05:00:00"},
        {"now": "0001-01-01T00:00:00Z"},
        {"mark": ""},
        {"state": 5},
        {"state": "a\nb"},
        {"trouble": ""},
        {"battery": 101},
        {"battery": True},
        {"charging": "yes"},
        {"unsent": -1},
        {"refused": 1.5},
        {"oldest": "yesterday"},
        {"push": "p"},
        {"push": {"id": ""}},
        {"push": {"id": "p", "state": "eaten"}},
        {"push": {"id": "p", "state": ["shown"]}},
    ],
)
def test_what_our_app_would_never_say_is_no_report(changes):
    assert read_report(told(**changes), NOON) is None


def test_a_clock_is_ahead_or_behind():
    assert clock_seconds(instant(NOON - timedelta(hours=1)), NOON) == -3600
    assert clock_seconds(7, NOON) is None
