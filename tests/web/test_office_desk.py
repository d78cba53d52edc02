"""The desk's page: a code, Enter, done; what the tablet is doing, and never what was answered."""

from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.journey import pushes
from tests.builders import NOON, Office
from tests.web.officials import Browser, Room, checked, rows, words

DESK = "/office/desk"


class Tablet:
    """A tablet that says what it is doing."""

    def __init__(self, desk: Office, name: str = "Quầy 1", unit: str = "long") -> None:
        self.store, self.name = desk.store, name
        self.home, self.id = desk.units[unit].home, desk.act.new_id()
        tablet = (self.home, self.id, name, name.lower(), desk.units[unit].key, "1", desk.act.at)
        machine = (desk.act.new_id(), self.home, self.id, "Chrome", desk.act.at, "lan")
        self._pour("device", "home id name folded unit counter created_at", tablet)
        self._pour("device_credential", "id_hash home device agent paired_at paired_by", machine)

    @property
    def device(self) -> "Tablet":
        return self

    def _pour(self, table: str, columns: str, row: tuple[object, ...]) -> None:
        self.store.write(lambda db: db.pour(table, columns.split(), [row]))

    def does(self, state: str, **ago: float) -> None:
        """Let the tablet say what it is doing."""
        at = instant(NOON - timedelta(**ago))
        columns = "home device seen_at version state unsent refused clock_seconds"
        self._pour("device_seen", columns, (self.home, self.id, at, "m", state, 0, 0, 0))

    def says(self, push: str, state: str) -> None:
        assert pushes.report(self.store, self, push, state, NOON)  # type: ignore[arg-type]  # a state


@pytest.fixture
def tablet(desk: Office) -> Tablet:
    return Tablet(desk)


def sent(lan: Browser, code: str, tablet: Tablet) -> str:
    """Send a code from the desk; return what the next page says."""
    lan.get(DESK)
    return words(checked(lan.follow(lan.send(DESK, tablet=tablet.id, code=code))))


def push_of(room: Room, tablet: Tablet) -> str:
    return pushes.latest(room.store, tablet.id, NOON)[0].push


def test_without_a_tablet_the_page_says_how_one_comes(desk: Office, lan: Browser) -> None:
    page = lan.page(DESK)
    assert "No tablet is in use yet" in words(page)
    assert page.xpath("//input[@name='code']") == []


def test_with_one_tablet_the_field_waits_for_a_code(
    desk: Office, lan: Browser, tablet: Tablet
) -> None:
    page = lan.page(DESK)
    (field,) = page.xpath("//input[@name='code']")
    assert "autofocus" in field.attrib
    assert page.xpath("//select") == []
    assert "Quầy 1 · Xã Nghi Long · counter 1" in " ".join(words(page).split())


def test_a_code_is_sent_and_the_field_is_free_again(
    desk: Office, lan: Browser, tablet: Tablet
) -> None:
    record = desk.record()
    page = sent(lan, f" {record.code.lower()}", tablet)
    assert f"{record.code} was sent to Quầy 1." in page
    assert "On its way to the tablet 300 s left" in page
    assert not lan.page(DESK).xpath("//input[@name='code']/@value")
    assert rows(lan.page(DESK), "sent") == [[record.code, "waiting"]]


def test_what_cannot_be_rated_is_refused_with_what_to_do(
    desk: Office, lan: Browser, tablet: Tablet
) -> None:
    lan.get(DESK)
    record = desk.rated()
    page = checked(lan.send(DESK, tablet=tablet.id, code=record.code), 422)
    assert f"{record.code} is rated already. Nothing needs to be done." in words(page)
    assert not page.xpath("//input[@name='code']/@value")
    assert rows(page, "sent") == []
    page = checked(lan.send(DESK, tablet=tablet.id, code=" "), 422)
    assert "Scan or type the code of a record." in words(page)


def test_the_clerk_is_told_of_a_record_without_a_result_and_of_one_that_was_replaced(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    early = desk.record(status=4, resolved_on=None, returned_on=None)
    assert "has no result yet" in sent(lan, early.code, tablet)
    later = desk.record()
    room.later(seconds=1)
    page = sent(lan, later.code, tablet)
    assert f"{early.code} waits no longer" in page
    assert rows(lan.page(DESK), "sent") == [
        [later.code, "waiting"],
        [early.code, "replaced by the next"],
    ]


def test_of_several_tablets_the_browser_remembers_its_own(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    other = Tablet(desk, "Quầy 2", "thai")
    page = lan.page(DESK)
    assert page.xpath("//input[@name='code']") == []
    assert page.xpath("//select[@name='tablet']/option[@value]/text()") == [
        "Choose one",
        "Xã Nghi Long – Quầy 1 (counter 1)",
        "Xã Nghi Thái – Quầy 2 (counter 1)",
    ]
    assert "Quầy 2 · Xã Nghi Thái" in words(lan.page(f"{DESK}?tablet={other.id}"))
    page = lan.page(DESK)
    assert page.xpath("//form//input[@name='tablet']/@value") == [other.id]
    assert page.xpath("//option[@selected]/@value") == [other.id]
    assert "Choose one" not in words(page)
    (second,) = [cookie for cookie in _cookies(lan) if cookie.value == other.id]
    assert (second.http_only, second.path) == (True, DESK)
    stranger = room.official()
    assert stranger.page(DESK).xpath("//input[@name='code']") == []


def _cookies(browser: Browser) -> list:
    return list(browser.client._cookies.values())


def test_nothing_is_sent_to_no_tablet(desk: Office, lan: Browser) -> None:
    Tablet(desk)
    Tablet(desk, "Quầy 2")
    lan.get(DESK)
    page = checked(lan.send(DESK, tablet="gone", code=desk.record().code), 422)
    assert "Choose the tablet at your counter first." in words(page)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("waiting", "Tablet Free"),
        ("asleep", "Tablet Free"),
        ("reading", "Tablet Somebody is at the tablet"),
        ("asking", "Tablet Somebody is at the tablet"),
        ("staff", "Tablet Its staff menu is open"),
        ("out-of-order", "Tablet Out of order"),
        ("unpaired", "Tablet Out of order"),
    ],
)
def test_the_page_says_what_the_tablet_is_doing(
    desk: Office, lan: Browser, tablet: Tablet, state: str, told: str
) -> None:
    tablet.does(state)
    said = words(lan.page(DESK))
    assert told in said
    assert ("It does not show what you send" in said) == (told == "Tablet Out of order")


def test_a_silent_tablet_is_told_before_anything_is_typed(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    tablet.does("waiting")
    room.later(seconds=89)
    assert "Silent" not in words(lan.page(DESK))
    room.later(seconds=1)
    assert "Silent since 20/03/2024 12:00 It does not show what you send" in words(lan.page(DESK))


def test_a_tablet_that_never_said_anything_is_silent_after_a_while(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    assert "Silent" not in words(lan.page(DESK))
    room.later(minutes=2)
    assert "Silent since 20/03/2024 12:00" in words(lan.page(DESK))


def test_what_the_machine_before_it_said_does_not_count(
    desk: Office, lan: Browser, tablet: Tablet
) -> None:
    tablet.does("out-of-order", hours=1)
    assert "Tablet Free" in words(lan.page(DESK))


def test_a_tablet_without_a_machine_is_told(desk: Office, lan: Browser, tablet: Tablet) -> None:
    desk.store.write(
        lambda db: db._connection.execute("UPDATE device_credential SET ended_at = '2024'")
    )
    assert "No machine is paired with it" in words(lan.page(DESK))


def test_the_way_of_a_record_is_told_but_never_its_answer(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    def told() -> str:
        return words(checked(lan.get(f"{DESK}?tablet={tablet.id}")))

    tablet.does("asking")
    sent(lan, desk.record().code, tablet)
    id = push_of(room, tablet)
    assert "Waiting for its turn: somebody is at the tablet 300 s left" in told()
    tablet.says(id, "shown")
    room.later(seconds=17)
    assert "Ready to rate on the tablet 43 s left" in told()
    room.later(seconds=43)
    assert "Being rated" in told()
    tablet.says(id, "declined")
    assert "Declined: the citizen does not want to rate" in told()


def test_a_record_that_a_silent_tablet_does_not_take_is_given_up(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    sent(lan, desk.record().code, tablet)
    room.later(minutes=4)
    assert "Waiting for the tablet, which does not take it 60 s left" in words(lan.page(DESK))
    room.later(minutes=1)
    assert "Not rated: nobody took it in time" in words(lan.page(DESK))


def test_what_waits_is_withdrawn_with_one_click_and_only_that(
    room: Room, desk: Office, lan: Browser, tablet: Tablet
) -> None:
    record = desk.record()
    sent(lan, record.code, tablet)
    (form,) = lan.page(DESK).xpath("//form[contains(@action, 'withdraw')]")
    fields = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    page = checked(lan.follow(lan.send(f"{DESK}/withdraw", **fields)))
    assert "Withdrawn: the tablet will not show it." in words(page)
    assert rows(page, "sent") == [[record.code, "withdrawn"]]
    assert page.xpath("//form[contains(@action, 'withdraw')]") == []
    page = checked(lan.follow(lan.send(f"{DESK}/withdraw", **fields)))
    assert "It was not withdrawn" in words(page)


def test_the_state_comes_alone_for_a_page_that_is_open(
    desk: Office, lan: Browser, tablet: Tablet
) -> None:
    sent(lan, desk.record().code, tablet)
    response = lan.get(f"{DESK}/state?tablet={tablet.id}")
    assert response.status_code == 200
    assert "On its way to the tablet" in response.text
    assert "<html" not in response.text
    assert "Free" not in lan.get(f"{DESK}/state?tablet=gone").text
