import pytest

from kiosk.core.days import instant
from kiosk.core.records import Record
from kiosk.journey import held, slips
from kiosk.journey.records import body
from kiosk.store import records
from kiosk.store.records import HeldChange
from kiosk.web import office_held
from tests.builders import Office
from tests.web.officials import Browser, Room, checked, rows, words


def hold(desk: Office, many: int = 1) -> list[Record]:
    """Hold a step back to "in progress" for some finished records."""
    made = [desk.record() for _ in range(many)]
    as_of = instant(desk.act.now)
    changes = [
        HeldChange(one.home, one.code, as_of, 10, 4, body(one._replace(status=4))) for one in made
    ]
    desk.store.write(lambda db: records.keep_waiting(db, changes, import_id="x"))
    return made


def status(room: Room, record: Record) -> int:
    sheet = slips.find(room.store, record.code)
    assert sheet is not None
    return sheet.record.status


def test_nothing_waits_in_a_quiet_office(lan: Browser) -> None:
    assert "Nothing waits." in words(lan.page("/office/held"))


def test_what_waits_is_shown_with_both_states(desk: Office, lan: Browser) -> None:
    (record,) = hold(desk)
    (line,) = rows(lan.page("/office/held"), "held")
    assert line[:4] == [record.code, "Result returned", "In progress", "20/03/2024 12:00"]


@pytest.mark.parametrize(("decision", "after"), [("accept", 4), ("refuse", 10)])
def test_one_change_is_decided(
    room: Room, desk: Office, lan: Browser, decision: str, after: int
) -> None:
    first, second = hold(desk, 2)
    marks = lan.page("/office/held").xpath("//input[@name='shown']/@value")
    page = checked(lan.follow(lan.send("/office/held", shown=marks, **{decision: marks[0]})))
    assert f"Changes {decision}ed: 1.".replace("refuseed", "refused") in words(page)
    assert (status(room, first), status(room, second)) == (after, 10)
    assert held.held_count(room.store) == 1


def test_all_that_the_page_shows_is_decided_and_nothing_else(
    room: Room, desk: Office, lan: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_held, "PAGE", 2)
    made = hold(desk, 3)
    page = lan.page("/office/held")
    marks = page.xpath("//input[@name='shown']/@value")
    assert len(marks) == 2
    (further,) = page.xpath("//a[text()='Next page']/@href")
    assert rows(lan.page(further), "held")[0][0] == made[2].code
    lan.send("/office/held", after="", shown=marks, accept="all")
    assert [status(room, record) for record in made] == [4, 4, 10]


def test_what_came_after_the_page_was_shown_is_not_decided_with_it(
    room: Room, desk: Office, lan: Browser
) -> None:
    hold(desk, 2)
    marks = lan.page("/office/held").xpath("//input[@name='shown']/@value")
    (unseen,) = hold(desk)
    lan.send("/office/held", shown=marks, accept="all")
    assert status(room, unseen) == 10
    assert held.held_count(room.store) == 1


def test_a_change_that_a_newer_file_has_replaced_is_not_decided_unseen(
    room: Room, desk: Office, lan: Browser
) -> None:
    (record,) = hold(desk)
    (mark,) = lan.page("/office/held").xpath("//input[@name='shown']/@value")
    newer = HeldChange(record.home, record.code, "2024-03-20T09:00:00.000000Z", 10, 2, "{}")
    desk.store.write(lambda db: records.keep_waiting(db, [newer], import_id="y"))
    page = checked(lan.follow(lan.send("/office/held", accept=mark)))
    assert "Came too late: 1." in words(page)
    assert status(room, record) == 10
    assert held.held_count(room.store) == 1
