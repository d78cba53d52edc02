"""The words for how a tablet does."""

from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.core.tablet_words import ago
from tests.builders import NOON


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=23, minutes=59), "23 h ago"),
        (timedelta(days=9, hours=23), "9 d ago"),
    ],
)
def test_how_long_ago_is_told_in_the_largest_unit_that_fits(passed, told):
    assert ago(instant(NOON - passed), NOON).text(str) == told
