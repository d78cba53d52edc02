"""What a password must be, and how wrong ones slow a guesser down."""

from datetime import timedelta

import pytest

from kiosk.core.people import name_problem, password_problem, wait_until
from tests.builders import NOON


@pytest.mark.parametrize(
    "password",
    [
        "gạo nếp thơm",
        "0123456789",
        "correct horse",
        "x" * 195 + "abcde",
        "hai-con-trâu",
        "làng-xóm-plan-B",
    ],
)
def test_a_long_password_of_any_signs_will_do(password: str) -> None:
    assert password_problem("lan", password) is None


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", "at least 10"),
        ("ngắn quá!", "at least 10"),
        ("abcde" + "x" * 196, "at most 200"),
        ("Lan-yeu-me-2024", "too easy"),
        ("con_của_lan_2024", "too easy"),
        ("aaaabbbbccccdddd", "too easy"),
    ],
)
def test_a_password_that_is_short_endless_or_easy_is_refused(password: str, told: str) -> None:
    problem = password_problem("LAN", password)
    assert problem
    assert told in problem.text(str)


@pytest.mark.parametrize("name", ["lan", "nguyễn.thị-lan_2", "ab", "x" * 60])
def test_a_name_of_letters_digits_dots_and_dashes_will_do(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize("name", ["", "x", "x" * 61, "chị lan", "lan@xa", "...", "lan\n"])
def test_any_other_name_is_refused(name: str) -> None:
    assert name_problem(name)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 60), (12, 60), (10_000, 60)],
)
def test_after_five_free_tries_the_wait_doubles_up_to_a_minute(failures: int, seconds: int) -> None:
    assert wait_until(failures, NOON) == NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize("failures", range(5))
def test_the_first_five_tries_are_free(failures: int) -> None:
    assert wait_until(failures, NOON) is None
