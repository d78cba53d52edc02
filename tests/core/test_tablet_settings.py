"""What an office decides for its tablets, as it is typed, kept and told."""

from datetime import datetime, timedelta

import pytest

from kiosk.core.days import VIETNAM
from kiosk.core.messages import Message
from kiosk.core.tablet_settings import (
    TabletSettings,
    for_tablet,
    from_json,
    is_open,
    read,
    read_hours,
    shown_hours,
    with_pin,
)
from tests.builders import Dice

FORM = {
    "idle": " 90 ",
    "partial": "send",
    "keyboard": "on",
    "camera": "on",
    "pin": "0420",
    "message-vi": " Xin chào ",
    "message-en": "",
    **{f"hours-{day}": "7h30-11h30, 13:30 – 17:00" for day in "12345"},
}


def test_a_form_is_read():
    found = read(FORM)
    assert isinstance(found, TabletSettings)
    assert (found.idle, found.send_partial, found.pin) == (90, True, "0420")
    assert (found.keyboard, found.sound, found.camera, found.without, found.sleep) == (
        True,
        False,
        True,
        False,
        False,
    )
    assert found.message == {"vi": "Xin chào", "en": ""}
    assert found.hours["1"] == (("07:30", "11:30"), ("13:30", "17:00"))
    assert found.hours["7"] == ()
    assert from_json(found.to_json()) == found


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"idle": "19"}, "idle"),
        ({"idle": "601"}, "idle"),
        ({"idle": "soon"}, "idle"),
        ({"pin": "123"}, "pin"),
        ({"pin": "123456789"}, "pin"),
        ({"pin": "12ab"}, "pin"),
        ({"message-vi": "x" * 301}, "message-vi"),
        ({"hours-3": "always"}, "hours-3"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(changes, field):
    found = read({**FORM, **changes})
    assert isinstance(found, dict)
    assert list(found) == [field]


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("", ()),
        (" ; ", ()),
        ("8-12", (("08:00", "12:00"),)),
        ("8h-12h;13h30-24h", (("08:00", "12:00"), ("13:30", "24:00"))),
    ],
)
def test_hours_are_read_as_people_write_them(typed, spans):
    assert read_hours(typed) == spans
    assert read_hours(shown_hours(spans)) == spans


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("8", "Write hours like"),
        ("8-12-14", "Write hours like"),
        ("8-25", "Write hours like"),
        ("12-8", "do not overlap"),
        ("8-12, 11-13", "do not overlap"),
        ("1-2,3-4,5-6,7-8", "at most"),
    ],
)
def test_hours_that_cannot_be_are_told(typed, told):
    found = read_hours(typed)
    assert isinstance(found, Message)
    assert told in str(found)


def test_an_office_is_open_in_its_hours_in_vietnam():
    settings = TabletSettings()
    wednesday = datetime(2024, 3, 20, 7, 30, tzinfo=VIETNAM)
    assert is_open(settings, wednesday)
    assert not is_open(settings, wednesday - timedelta(minutes=1))
    assert not is_open(settings, wednesday + timedelta(hours=4))
    assert not is_open(settings, wednesday + timedelta(days=3))


def test_a_pin_is_drawn_where_there_is_none_and_never_told():
    made = with_pin(TabletSettings(), Dice())
    assert len(made.pin) == 6
    assert with_pin(made, Dice()) == made
    assert "pin" not in for_tablet(made)
    assert from_json('{"idle": 30}').idle == 30
