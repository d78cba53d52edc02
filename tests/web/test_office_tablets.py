"""The page of all tablets: how they do at a glance, and a form that makes a machine one of them."""

import re
from datetime import timedelta

import pytest
import zxingcpp
from PIL import Image

from kiosk.core.devices import Seen
from kiosk.journey import devices
from kiosk.web.tablet_app import app_mark
from tests.builders import NOON, Office, act_at
from tests.tablets import live, pair, secret_of
from tests.tablets import words as words_of
from tests.web.officials import Browser, Room, checked, rows, words

TABLETS = "/office/tablets"


def told(**changes: object) -> Seen:
    """Return what a tablet says that does well."""
    plain = Seen("m", "waiting", None, None, None, 0, None, 0, 0)
    return plain._replace(**changes)


def hear(desk: Office, secret: str, said: Seen, **ago: float) -> None:
    """Let a tablet say how it does."""
    devices.hear(desk.store, live(desk.store, secret), said, NOON - timedelta(**ago))


@pytest.fixture
def served(room: Room) -> str:
    """The mark of the app that the server has."""
    with room.app.test_request_context("/"):
        return app_mark()


def fill(room: Room, desk: Office, **changes: str) -> dict[str, str]:
    """Return the form as it is filled in for a machine that waits."""
    shown = words_of(desk.store, secret_of(1), act_at(room.now))
    unit = desk.units["long"].key
    return {"words": shown, "name": "Quầy 1", "unit": unit, "counter": "3", **changes}


def test_without_a_tablet_the_page_says_how_one_comes(desk: Office, lan: Browser) -> None:
    page = lan.page(TABLETS)
    assert "No tablet is in use yet. Three steps" in words(page)
    assert "https://danhgia.example.gov.vn/tablet" in words(page)
    assert page.xpath("//form//input[@name='words']")
    assert page.xpath(f"//nav//a[@href='{TABLETS}'][@aria-current='page']")


def test_three_words_make_a_machine_a_tablet(room: Room, desk: Office, lan: Browser) -> None:
    lan.get(TABLETS)
    page = checked(lan.follow(lan.send(TABLETS, **fill(room, desk))))
    assert "“Quầy 1” is paired." in words(page)
    assert "Xã Nghi Long Counter 3" in words(page)
    assert live(desk.store, secret_of(1)).device.name == "Quầy 1"
    assert [row[0] for row in rows(lan.page(TABLETS), "in-use")] == [
        "Quầy 1Xã Nghi Long · counter 3"
    ]
    assert "paired a tablet" in words(lan.page("/office/people"))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("words", "cam tre", "Type the three words just as the tablet shows them"),
        ("words", "cam cam cam", "No tablet shows these words now."),
        ("name", " ", "Please give the tablet a name"),
        ("name", "x" * 61, "A name has at most 60 characters."),
        ("unit", "", "Please choose the unit"),
        ("counter", "x" * 61, "A name has at most 60 characters."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    room: Room, desk: Office, lan: Browser, field: str, value: str, said: str
) -> None:
    lan.get(TABLETS)
    page = checked(lan.send(TABLETS, **fill(room, desk, **{field: value})), 422)
    (wrong,) = page.find_class("wrong")
    assert wrong.get("id") == f"{field}-wrong"
    assert said in wrong.text_content()
    kept = page.xpath("//form//input[@name='name']/@value")
    assert kept == [value if field == "name" else "Quầy 1"]
    chosen = page.xpath("//option[@selected]/@value")
    assert chosen == ([] if field == "unit" else [desk.units["long"].key])


def test_a_name_that_is_taken_is_said_at_the_name(room: Room, desk: Office, lan: Browser) -> None:
    pair(desk.store, act_at(), desk.units["long"].key, machine=2)
    lan.get(TABLETS)
    page = checked(lan.send(TABLETS, **fill(room, desk)), 422)
    (wrong,) = page.find_class("wrong")
    assert wrong.get("id") == "name-wrong"
    assert "Xã Nghi Long has a tablet called “Quầy 1” already." in wrong.text_content()


def row_of(lan: Browser) -> list[str]:
    (row,) = rows(lan.page(TABLETS), "in-use")
    return row[1:]


def test_a_tablet_that_does_well_is_in_order(desk: Office, lan: Browser, served: str) -> None:
    _, secret = pair(desk.store, act_at(), desk.units["long"].key)
    assert row_of(lan) == ["not heard of yet", "never yet", "–", "0", "–"]
    hear(desk, secret, told(version=served, battery=80), minutes=5)
    assert row_of(lan) == ["in order", "5 min ago", "0", "0", "80 %"]


@pytest.mark.parametrize(
    ("changes", "badges"),
    [
        ({"trouble": "storage"}, "out of order"),
        ({"refused": 3}, "refused: 3"),
        ({"clock_seconds": 61}, "clock ahead by 0:01:01"),
        ({"clock_seconds": -3725}, "clock behind by 1:02:05"),
        ({"clock_seconds": 60}, "in order"),
        ({"version": "another"}, "in order older app"),
    ],
)
def test_what_is_wrong_with_a_tablet_is_a_badge(
    desk: Office, lan: Browser, served: str, changes: dict[str, object], badges: str
) -> None:
    _, secret = pair(desk.store, act_at(), desk.units["long"].key)
    hear(desk, secret, told(**{"version": served, **changes}))
    assert row_of(lan)[0] == badges


def test_a_silent_tablet_with_old_answers_is_told(
    room: Room, desk: Office, lan: Browser, served: str
) -> None:
    _, secret = pair(desk.store, act_at(), desk.units["long"].key)
    waiting = told(version=served, unsent=4, oldest_unsent_at="2024-03-20T04:00:00.000000Z")
    hear(desk, secret, waiting)
    room.later(hours=2)
    page = lan.page(TABLETS)
    kinds = [one.get("class") for one in page.xpath("//td//*[contains(@class, 'tag')]")]
    assert kinds == ["tag bad", "tag warn"]
    state, heard, unsent, *_ = row_of(lan)
    assert (state, heard) == ("silent answers wait too long", "2 h ago")
    assert unsent == "4 (the oldest 3 h ago)"


def test_a_tablet_that_never_said_anything_is_silent_after_a_while(
    room: Room, desk: Office, lan: Browser
) -> None:
    pair(desk.store, act_at(), desk.units["long"].key)
    room.later(hours=2)
    assert row_of(lan)[:2] == ["silent", "never yet"]


def test_those_out_of_use_are_folded_away(desk: Office, lan: Browser) -> None:
    made, secret = pair(desk.store, act_at(), desk.units["long"].key)
    hear(desk, secret, told(unsent=2))
    devices.retire(desk.store, made.id, act_at())
    pair(desk.store, act_at(seed=8), desk.units["long"].key, "Quầy 2", machine=2)
    page = lan.page(TABLETS)
    assert len(rows(page, "in-use")) == 1
    (folded,) = page.xpath("//details")
    assert "open" not in folded.attrib
    said = " ".join(folded.text_content().split())
    assert said == (
        "Out of use: 1 Quầy 1 Xã Nghi Long, since 20/03/2024 12:00 had unsent answers: 2"
    )


def test_the_code_on_the_set_up_page_opens_the_app(lan: Browser) -> None:
    page = lan.page(f"{TABLETS}/setup")
    (drawing,) = page.xpath("//p[@class='qr']/svg")
    side = int(drawing.get("viewbox").split()[2])
    picture = Image.new("1", (side, side), 1)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", drawing.find("path").get("d")):
        picture.paste(0, (int(x), int(y), int(x) + int(width), int(y) + 1))
    (found,) = zxingcpp.read_barcodes(picture.resize((side * 4, side * 4)))
    assert found.text == "https://danhgia.example.gov.vn/tablet"
    assert found.text in words(page)
