"""The settings of a unit's tablets: decided, inherited, and said so."""

import pytest

from kiosk.journey import tablet_settings
from kiosk.journey.tablet_settings import TabletSettings
from tests.builders import Office, act_at
from tests.tablets import pair
from tests.web.officials import Browser, checked, words

SETTINGS = "/office/tablets/settings"


def at(desk: Office, short: str, more: str = "") -> str:
    return f"{SETTINGS}/{desk.units[short].key}{more}"


def form_of(lan: Browser, path: str, **changes: str | None) -> dict[str, str]:
    """Return a unit's form as it is drawn, with some fields changed; None unticks one."""
    (form,) = lan.page(path).xpath("//form[.//input[@name='pin']]")
    values = {**dict(form.form_values()), **changes}
    del values["csrf_token"]
    return {name: value for name, value in values.items() if value is not None}


def save(desk: Office, lan: Browser, short: str, **changes: str | None) -> str:
    path = at(desk, short)
    return words(checked(lan.follow(lan.send(path, **form_of(lan, path, **changes)))))


def held(desk: Office, short: str) -> tuple[TabletSettings, str | None]:
    return tablet_settings.get(desk.store, desk.units[short].key)


def test_a_unit_is_chosen_and_those_with_their_own_are_listed(desk: Office, lan: Browser) -> None:
    assert "Decided for themselves" not in words(lan.page(SETTINGS))
    long = desk.units["long"].key
    went = lan.get(f"{SETTINGS}?unit={long}")
    assert went.location == f"{SETTINGS}/{long}"
    save(desk, lan, "long")
    (one,) = lan.page(SETTINGS).xpath("//main//li/a")
    assert (one.text, one.get("href")) == ("Xã Nghi Long", f"{SETTINGS}/{long}")


def test_without_units_the_page_says_where_they_come_from(lan: Browser) -> None:
    page = lan.page(SETTINGS)
    assert "No unit yet." in words(page)
    assert page.xpath("//main//form") == []


def test_everything_is_decided_with_one_form(desk: Office, lan: Browser) -> None:
    said = save(
        desk,
        lan,
        "long",
        idle="90",
        partial="send",
        pin="4711",
        keyboard=None,
        sound="on",
        **{"message-vi": "Chào bà con", "hours-1": "7h30 - 11h30", "hours-5": ""},
    )
    assert "The settings of Xã Nghi Long hold." in said
    settings, source = held(desk, "long")
    assert source == desk.units["long"].key
    assert (settings.idle, settings.send_partial, settings.pin) == (90, True, "4711")
    assert (settings.keyboard, settings.sound, settings.camera) == (False, True, True)
    assert settings.message == {"vi": "Chào bà con", "en": ""}
    assert settings.hours["1"] == (("07:30", "11:30"),)
    assert settings.hours["2"] == (("07:30", "11:30"), ("13:30", "17:00"))
    assert settings.hours["5"] == ()
    assert "changed tablet settings" in words(lan.page("/office/people"))


def test_what_was_saved_is_what_the_form_shows_again(desk: Office, lan: Browser) -> None:
    save(desk, lan, "long", idle="90", partial="send", sound="on", camera=None)
    before = held(desk, "long")
    save(desk, lan, "long")
    assert held(desk, "long") == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("idle", "5"),
        ("pin", "12"),
        ("message-vi", "x" * 301),
        ("message-en", "x" * 301),
        ("hours-3", "khi nào rảnh"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    desk: Office, lan: Browser, field: str, value: str
) -> None:
    path = at(desk, "long")
    sent = form_of(lan, path, **{field: value, "sound": "on", "camera": None})
    page = checked(lan.send(path, **sent), 422)
    (wrong,) = page.find_class("wrong")
    assert wrong.get("id") == f"{field}-wrong"
    (invalid,) = page.xpath("//*[@aria-invalid]")
    assert (invalid.name, invalid.value) == (field, value)
    ticked = page.xpath("//input[@type='checkbox'][@checked]/@name")
    assert ("sound" in ticked, "camera" in ticked) == (True, False)
    assert held(desk, "long")[1] is None


def test_a_unit_says_whose_settings_hold_and_goes_back_to_them(desk: Office, lan: Browser) -> None:
    assert "Nothing was decided yet" in words(lan.page(at(desk, "long")))
    save(desk, lan, "district", pin="1111")
    page = lan.page(at(desk, "long"))
    assert "These are the settings of Huyện Nghi Lộc, which hold here too." in words(page)
    assert page.xpath("//input[@name='pin']/@value") == ["1111"]
    said = save(desk, lan, "long", pin="2222")
    assert "Decided for this unit" in said
    assert "Do as Huyện Nghi Lộc again" in said
    assert held(desk, "thai")[0].pin == "1111"
    said = words(checked(lan.follow(lan.send(at(desk, "long", "/above")))))
    assert "Xã Nghi Long does as the unit above it again." in said
    assert held(desk, "long")[0].pin == "1111"


def test_the_settings_at_the_top_are_never_taken_away(desk: Office, lan: Browser) -> None:
    said = save(desk, lan, "district", pin="1111")
    assert "again" not in said
    page = checked(lan.follow(lan.send(at(desk, "district", "/above"))))
    assert "Nothing was changed: there is nothing to go back to." in words(page)
    assert held(desk, "district")[0].pin == "1111"


def test_a_unit_whose_settings_go_with_those_above_still_has_a_pin(desk: Office) -> None:
    made, _ = pair(desk.store, act_at(), desk.units["long"].key)
    assert tablet_settings.drop(desk.store, made.unit, act_at(seed=8))
    assert len(held(desk, "long")[0].pin) == 6


def test_the_pin_that_the_first_pairing_drew_is_shown(desk: Office, lan: Browser) -> None:
    pair(desk.store, act_at(), desk.units["long"].key)
    page = lan.page(at(desk, "long"))
    assert page.xpath("//input[@name='pin']/@value") == [held(desk, "long")[0].pin]


def test_an_unknown_unit_has_no_settings(desk: Office, lan: Browser) -> None:
    assert lan.get(f"{SETTINGS}/gone").status_code == 404
    assert lan.send(f"{SETTINGS}/gone").status_code == 404
    assert lan.send(f"{SETTINGS}/gone/above").status_code == 404
