"""Answers that officials judge, files of tablets that cannot send, and what the first page tells of both."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from kiosk.core.deliveries import Batch, Times
from kiosk.core.records import Record
from kiosk.journey import apart, deliveries, devices, slips, surveys
from kiosk.journey.devices import Device
from kiosk.web import office_apart, office_tablet_notes
from tests.builders import NOON, TERMS, Office, act_at
from tests.journey.test_handed_in import answer, sealed
from tests.tablets import live, pair, secret_of
from tests.web.officials import Browser, Room, checked, rows, words
from tests.web.test_office_tablets import hear, told

APART = "/office/tablets/apart"
FILE = "/office/tablets/file"


@pytest.fixture
def tablet(desk: Office) -> Device:
    return pair(desk.store, act_at(), desk.units["long"].key)[0]


def bring(desk: Office, *answers: dict[str, Any]) -> None:
    """Let the tablet bring answers."""
    batch = Batch(Times(0, NOON), list(answers))
    holder = live(desk.store, secret_of(1)).device
    deliveries.deliver(
        desk.store, holder, batch, TERMS, lambda name: surveys.version(desk.store, name)
    )


def closed(desk: Office, number: int, record: Record | None = None) -> dict[str, Any]:
    """Return an answer under a code that had been replaced before it was given."""
    record = record or desk.record()
    old = desk.code(record)
    slips.reissue(desk.store, record.code, act_at(NOON - timedelta(hours=6), seed=number))
    return answer(number, old)


def decide(lan: Browser, **fields: Any) -> str:
    lan.get(APART)
    return words(checked(lan.follow(lan.send(APART, **fields))))


def value(lan: Browser, name: str, which: str = "true()") -> str:
    found: str = lan.page(APART).xpath(f"//button[@name='{name}'][{which}]/@value")[0]
    return found


def decisions(desk: Office) -> list[tuple[Any, ...]]:
    return sorted(desk.rows("SELECT reason, coalesce(decision, '') FROM apart"))


def test_where_nothing_waits_the_page_says_so(desk: Office, lan: Browser) -> None:
    page = lan.page(APART)
    assert "Nothing waits." in words(page)
    assert page.xpath("//main//form") == []


def test_what_waits_is_listed_with_why_and_without_what_was_answered(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    bring(
        desk, closed(desk, 1), answer(2, "wrong", answers={"overall": ["4"], "comment": "bí mật"})
    )
    page = lan.page(APART)
    listed = sorted(rows(page, "waiting"))
    assert [row[1] for row in listed] == ["20/03/2024 07:00came 20/03/2024 12:00"] * 2
    assert [row[2] for row in listed] == ["Quầy 1Xã Nghi Long"] * 2
    assert listed[0][0].startswith("Nobody knows the codeIt can only be dropped.")
    assert listed[1][0].startswith("The code works no longerAccepted, it is stored as")
    assert ("Accept" in listed[0][3], "Accept" in listed[1][3]) == (False, True)
    assert "bí mật" not in words(page)
    assert "Answers from tablets that wait to be judged: 2." in words(lan.page("/office/tablets"))


def test_an_accepted_answer_is_stored(desk: Office, lan: Browser, tablet: Device) -> None:
    bring(desk, closed(desk, 1))
    assert "Accepted: the answer is stored." in decide(lan, accept=value(lan, "accept"))
    assert len(desk.rows("SELECT id FROM response")) == 1
    assert "accepted an answer kept apart" in words(lan.page("/office/people"))


def test_one_that_came_after_another_is_kept_beside(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    bring(desk, closed(desk, 1, desk.rated()))
    assert "it is kept beside" in decide(lan, accept=value(lan, "accept"))


def test_one_that_cannot_be_stored_says_why(desk: Office, lan: Browser, tablet: Device) -> None:
    bring(desk, answer(1, "wrong"))
    said = decide(lan, accept=value(lan, "drop"))
    assert "Nobody knows this answer's code" in said
    assert decisions(desk) == [("unknown-code", "")]


def test_a_dropped_answer_is_gone_from_the_list_once(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    bring(desk, answer(1, "wrong"))
    marked = value(lan, "drop")
    assert "The answer is dropped" in decide(lan, drop=marked)
    assert "A colleague has decided about this answer already." in decide(lan, drop=marked)
    assert "A colleague has decided about this answer already." in decide(lan, accept=marked)
    assert decisions(desk) == [("unknown-code", "dropped")]


def test_all_that_can_only_be_dropped_goes_at_once_and_nothing_else(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    bring(desk, answer(1, "wrong"), closed(desk, 2), answer(3, "wronger"))
    page = lan.page(APART)
    said = decide(lan, drop="all hopeless", hopeless=page.xpath("//input[@name='hopeless']/@value"))
    assert "Dropped: 2." in said
    assert decisions(desk) == [
        ("closed-code", ""),
        ("unknown-code", "dropped"),
        ("unknown-code", "dropped"),
    ]


def brought_by_a_retired_machine(desk: Office, lan: Browser, tablet: Device) -> dict[str, Any]:
    """Hand in three answers of which the second is later than the first; return the fields of their group."""
    token = desk.code(desk.record())
    file = sealed(tablet, answer(1, token), answer(2, token), answer(3, "wrong"))
    devices.retire(desk.store, tablet.id, act_at())
    checked(upload(lan, file))
    page = lan.page(APART)
    (group,) = {one.get("name") for one in page.xpath("//form//input[starts-with(@name, 'of ')]")}
    return {group: page.xpath(f"//input[@name='{group}']/@value")}


def test_all_that_a_replaced_machine_still_held_is_accepted_at_once(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    fields = brought_by_a_retired_machine(desk, lan, tablet)
    assert value(lan, "accept", "contains(., 'all of this page')") == f"all {next(iter(fields))}"
    said = decide(lan, accept=f"all {next(iter(fields))}", **fields)
    assert "Accepted: 2. Kept beside, since their records were rated before: 1." in said
    assert "Not accepted: 1. They are still in the list" in said
    assert decisions(desk) == [("retired", ""), ("retired", "accepted"), ("retired", "accepted")]
    assert sorted(desk.rows("SELECT state FROM response")) == [("counted",), ("later",)]


def test_all_that_a_stolen_machine_has_brought_is_dropped_at_once_and_nothing_that_came_since(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    fields = brought_by_a_retired_machine(desk, lan, tablet)
    checked(upload(lan, sealed(tablet, answer(4, "wrong"))))
    assert "Dropped: 3." in decide(lan, drop=f"all {next(iter(fields))}", **fields)
    assert decisions(desk) == [("retired", ""), *[("retired", "dropped")] * 3]
    assert desk.rows("SELECT id FROM response") == []


def test_one_answer_of_a_machine_is_no_group(desk: Office, lan: Browser, tablet: Device) -> None:
    file = sealed(tablet, answer(1, "wrong"))
    devices.retire(desk.store, tablet.id, act_at())
    checked(upload(lan, file))
    assert "all of this page" not in words(lan.page(APART))


def test_a_form_that_decides_nothing_changes_nothing(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    bring(desk, answer(1, "wrong"))
    said = decide(lan)
    assert "Waiting: 1" in said
    assert "A colleague" not in said


def test_the_oldest_come_first_where_there_are_many(
    desk: Office, lan: Browser, tablet: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_apart, "SHOWN", 2)
    bring(desk, *(answer(number, "wrong") for number in range(3)))
    page = lan.page(APART)
    assert len(rows(page, "waiting")) == 2
    assert "Waiting: 3" in words(page)
    assert "The oldest are shown" in words(page)


def upload(lan: Browser, content: bytes) -> Any:
    lan.get(FILE)
    return lan.send(FILE, file=(BytesIO(content), "kiosk-tablet-quay-1.json"))


def test_a_tablets_file_is_taken_in_and_once_more_changes_nothing(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    token = desk.code(desk.record())
    file = sealed(tablet, answer(1, token), answer(2, token), answer(3, "wrong"))
    for _ in range(2):
        page = checked(upload(lan, file))
        assert "The file of “Quầy 1” was taken in Answers in the file: 3" in words(page)
        assert [one.text for one in page.xpath("//dd")] == ["1", "1", "1", "0", "0"]
        assert page.xpath(f"//main//a[@href='{APART}']")
    assert len(desk.rows("SELECT id FROM response")) == 2


def test_a_file_of_a_tablet_out_of_use_is_judged(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    file = sealed(tablet, answer(1, desk.code(desk.record())))
    devices.retire(desk.store, tablet.id, act_at())
    page = checked(upload(lan, file))
    assert "The tablet is out of use, so its answers wait" in words(page)
    assert "Accepted: the answer is stored." in decide(lan, accept=value(lan, "accept"))
    assert len(desk.rows("SELECT id FROM response")) == 1


def test_a_file_that_was_changed_in_part_says_what_to_do(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    file = sealed(tablet, answer(1), answer(2)).replace(b"00000002", b"00000009")
    assert "Some were changed on their way and cannot be opened." in words(
        checked(upload(lan, file))
    )


def test_an_empty_file_says_that_there_was_nothing(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    page = checked(upload(lan, sealed(tablet)))
    assert "The tablet had nothing to send when it made the file." in words(page)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("none", "Please choose a file first."),
        ("nameless", "Please choose a file first."),
        ("wrong", "This is no file of a tablet's unsent answers"),
        ("large", "This file is larger than any that a tablet makes."),
        ("foreign", "This file comes from a tablet that this kiosk does not know."),
        ("sealed elsewhere", "This file was sealed for another kiosk"),
    ],
)
def test_a_file_that_cannot_be_taken_says_what_to_do(
    desk: Office,
    lan: Browser,
    tablet: Device,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    said: str,
) -> None:
    strange = tablet._replace(id="some-other-tablet")
    content = {
        "wrong": b"%PDF-1.7",
        "large": b"x" * 3001,
        "foreign": sealed(strange),
        "sealed elsewhere": sealed(strange, answer(1), device=tablet.id),
    }
    monkeypatch.setattr(office_apart, "FILE_LIMIT", 3000)
    lan.get(FILE)
    if kind == "nameless":
        sent = lan.send(FILE, file=(BytesIO(), ""))
    else:
        sent = upload(lan, content[kind]) if kind in content else lan.send(FILE)
    (wrong,) = checked(sent, 422).find_class("wrong")
    assert (wrong.get("id"), said in wrong.text_content()) == ("file-wrong", True)


def test_a_file_larger_than_a_form_is_read(desk: Office, lan: Browser, tablet: Device) -> None:
    answers = [answer(number, answers={"overall": ["4"]}) for number in range(700)]
    page = checked(upload(lan, sealed(tablet, *answers)))
    assert "Answers in the file: 700" in words(page)


def test_the_first_page_tells_of_tablets_that_need_somebody(
    room: Room, desk: Office, lan: Browser, tablet: Device
) -> None:
    assert "tablets" not in words(lan.page("/office/"))
    bring(desk, answer(1, "wrong"))
    long_ago = "2024-03-20T03:00:00.000000Z"
    hear(desk, secret_of(1), told(trouble="storage", unsent=1, oldest_unsent_at=long_ago))
    desk.record()
    room.later(hours=2)
    page = lan.page("/office/")
    for text in office_tablet_notes.TOLD.values():
        assert f"{text} Quầy 1 (Xã Nghi Long)" in words(page)
    assert "Answers from tablets that wait to be judged: 1. Judge them" in words(page)
    assert page.xpath(f"//main//a[@href='/office/tablets/{tablet.id}']")


def test_of_many_tablets_the_first_page_names_some(
    room: Room, desk: Office, lan: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_tablet_notes, "NAMED", 2)
    for number in range(1, 5):
        unit = desk.units["long"].key
        pair(desk.store, act_at(seed=number), unit, f"Quầy {number}", machine=number)
    room.later(hours=2)
    said = words(lan.page("/office/"))
    assert "Quầy 1 (Xã Nghi Long), Quầy 2 (Xã Nghi Long), and 2 more" in said
    assert "Quầy 3" not in said
    assert [text in said for text in office_tablet_notes.TOLD.values()] == [False, True, False]


def test_figures_without_a_record_are_shown_from_five_on(
    desk: Office, lan: Browser, tablet: Device
) -> None:
    path = f"/office/tablets/{tablet.id}"
    assert "Without a record" not in words(lan.page(path))
    declined = answer(90, declined=True)
    given = [answer(n, answers={"overall": ["4"], "comment": f"ý {n}"}) for n in range(5)]
    bring(desk, declined, *given[:4])
    said = words(lan.page(path))
    assert "Answers without a slip 4 Did not want to rate 1" in said
    assert "What was answered is shown from five answers on" in said
    assert "ý 1" not in said
    bring(desk, given[4])
    page = lan.page(path)
    assert "ý 1" in words(page)
    counted = page.xpath("//section[@aria-labelledby='loose']//td/text()")
    assert counted == ["0", "5", "0", "0", "0"]
    assert apart.waiting_count(desk.store) == 0
