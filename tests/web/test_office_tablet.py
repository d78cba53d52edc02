"""One tablet's page: facts and figures, another name or place or machine, out of use and back."""

from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.journey import devices
from kiosk.journey.devices import Retired
from kiosk.journey.pairing import Device
from tests.builders import NOON, Office, act_at
from tests.tablets import live, pair, secret_of
from tests.tablets import words as words_of
from tests.web.officials import Browser, checked, rows, words
from tests.web.test_office_tablets import hear, told


@pytest.fixture
def tablet(desk: Office) -> Device:
    return pair(desk.store, act_at(), desk.units["long"].key)[0]


def at(tablet: Device, more: str = "") -> str:
    return f"/office/tablets/{tablet.id}{more}"


def sent(lan: Browser, path: str, **fields: str) -> str:
    """Send a form of the tablet's page; return what the next page says."""
    lan.get(path.rpartition("/")[0])
    return words(checked(lan.follow(lan.send(path, **fields))))


def wrong(lan: Browser, path: str, **fields: str) -> tuple[str, str]:
    """Send a form that is wrong; return the field and what is said at it."""
    lan.get(path.rpartition("/")[0])
    (found,) = checked(lan.send(path, **fields), 422).find_class("wrong")
    return found.get("id").removesuffix("-wrong"), found.text_content()


def test_an_unknown_tablet_has_no_page(desk: Office, lan: Browser) -> None:
    for more in ("", "/retire"):
        assert lan.get(f"/office/tablets/gone{more}").status_code == 404
    for more in ("name", "place", "machine", "retire"):
        assert lan.send(f"/office/tablets/gone/{more}").status_code == 404


def test_the_page_tells_what_the_tablet_says_of_itself(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    said = told(battery=40, charging=1, clock_seconds=-300, unsent=3, refused=2, trouble="storage")
    hear(desk, secret_of(1), said, minutes=2)
    page = lan.page(at(tablet))
    text = words(page)
    assert "Last heard of 2 min ago (20/03/2024 11:58) Not sent yet 3 Answers today 0" in text
    assert "older than on the server" in text
    assert "Battery 40 % (charging) Clock clock behind by 0:05:00" in text
    assert "The tablet cannot store answers." in text
    assert "The tablet holds answers that the server does not take: 2." in text
    assert page.xpath(f"//main//a[@href='/office/desk?tablet={tablet.id}']")


def test_a_trouble_without_words_of_its_own_is_told_by_its_code(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    hear(desk, secret_of(1), told(trouble="sending-413"))
    assert "Something went wrong in the program (code sending-413)." in words(lan.page(at(tablet)))


def test_answers_are_counted_by_day_and_by_hour(desk: Office, lan: Browser, tablet: Device) -> None:
    assert "It has brought no answer in the last 14 days." in words(lan.page(at(tablet)))
    for number, hours in enumerate((0, 0, 26)):
        given = instant(NOON - timedelta(hours=hours))
        desk.rated()
        made = f"UPDATE response SET device = '{tablet.id}', submitted_at = '{given}'"
        that = f"{made} WHERE id = 'answer-{number + 1:08}'"
        desk.store.write(lambda db, that=that: db._connection.execute(that))
    page = lan.page(at(tablet))
    days = rows(page, "days")
    assert len(days) == 14
    assert days[:3] == [["20/03/2024", "2"], ["19/03/2024", "1"], ["18/03/2024", "0"]]
    hours = dict(rows(page, "hours"))
    assert (hours["12:00–13:00"], hours["10:00–11:00"], hours["16:00–17:00"]) == ("2", "1", "0")
    assert "18:00–19:00" not in hours


def test_a_tablet_gets_another_name(desk: Office, lan: Browser, tablet: Device) -> None:
    assert "“Quầy 1” is called “Quầy 9” now." in sent(lan, at(tablet, "/name"), name=" Quầy 9")
    pair(desk.store, act_at(seed=8), tablet.unit, "Quầy 2", machine=2)
    assert wrong(lan, at(tablet, "/name"), name="quay 2")[0] == "name"
    assert wrong(lan, at(tablet, "/name"), name="")[0] == "name"


def test_a_tablet_gets_another_place(desk: Office, lan: Browser, tablet: Device) -> None:
    thai = desk.units["thai"].key
    page = sent(lan, at(tablet, "/place"), unit=thai, counter="7")
    assert "“Quầy 1” has its new place" in page
    assert "Unit Xã Nghi Thái Counter 7" in page
    assert wrong(lan, at(tablet, "/place"), unit=thai, counter="x" * 61)[0] == "counter"
    assert wrong(lan, at(tablet, "/place"), unit="gone", counter="")[0] == "unit"
    pair(desk.store, act_at(seed=8), desk.units["long"].key, machine=2)
    field, said = wrong(lan, at(tablet, "/place"), unit=desk.units["long"].key, counter="")
    assert (field, "another tablet called “Quầy 1”" in said) == ("unit", True)


def test_out_of_use_asks_back_and_warns_of_what_is_not_sent(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    assert "not sent yet" not in words(lan.page(at(tablet, "/retire")))
    hear(desk, secret_of(1), told(unsent=5))
    assert "It holds answers that are not sent yet: 5." in words(lan.page(at(tablet, "/retire")))
    assert "“Quầy 1” is out of use." in sent(lan, at(tablet, "/retire"))
    assert isinstance(devices.credential(desk.store, secret_of(1)), Retired)
    assert "is out of use already" in sent(lan, at(tablet, "/retire"))
    page = lan.page(at(tablet))
    assert f"Out of use since {'20/03/2024 12:00'}" in words(page)
    assert not page.xpath("//input[@name='counter']")


def test_another_machine_takes_a_tablets_place(desk: Office, lan: Browser, tablet: Device) -> None:
    hear(desk, secret_of(1), told(unsent=5))
    assert "The machine of today holds answers that are not sent yet: 5." in words(
        lan.page(at(tablet))
    )
    assert wrong(lan, at(tablet, "/machine"), words="cam tre")[0] == "words"
    shown = words_of(desk.store, secret_of(2), act_at())
    assert "The new machine is “Quầy 1” now." in sent(lan, at(tablet, "/machine"), words=shown)
    assert isinstance(devices.credential(desk.store, secret_of(1)), Retired)
    assert live(desk.store, secret_of(2)).device.id == tablet.id


def test_a_name_out_of_use_comes_into_use_again(desk: Office, lan: Browser, tablet: Device) -> None:
    devices.retire(desk.store, tablet.id, act_at())
    shown = words_of(desk.store, secret_of(2), act_at())
    page = sent(lan, at(tablet, "/machine"), words=shown.upper())
    assert "The new machine is “Quầy 1” now." in page
    assert "Out of use since" not in page
    assert "took a tablet into use again" in words(lan.page("/office/people"))


def test_the_times_are_those_of_vietnam(desk: Office, lan: Browser, tablet: Device) -> None:
    assert tablet.created_at == instant(NOON)
    assert "Paired 20/03/2024 12:00" in words(lan.page(at(tablet)))
