"""Records sent to a tablet: what is refused, what waits, what is shown, and who wins when two come at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest

from kiosk.core.acts import Act
from kiosk.core.messages import Message
from kiosk.core.records import Record
from kiosk.journey import pushes, slips
from kiosk.journey.pushes import Offer, Pushed, Standing
from kiosk.store import pushes as stored
from tests.builders import NOON, Office, act_at


@dataclass
class Tablet:
    """A tablet at Nghi Long's counter 1, proven and awake."""

    office: Office
    home: str
    id: str

    @property
    def device(self) -> "Tablet":
        return self

    def sent(self, text: str, act: Act | None = None, *, code_days: int = 90) -> Pushed | Message:
        office = self.office
        return pushes.push(office.store, self.id, text, act or office.act, code_days=code_days)

    def push(self, record: Record, **later: float) -> str:
        """Send a record at noon or later; return the id of the push."""
        made = self.sent(record.code, self.at(**later))
        assert isinstance(made, Pushed)
        return made.push.id

    def at(self, **later: float) -> Act:
        return replace(self.office.act, now=NOON + timedelta(**later))

    def offered(self, **later: float) -> Offer | None:
        return pushes.offer(self.office.store, self, NOON + timedelta(**later))

    def says(self, id: str, state: Any, **later: float) -> bool:
        return pushes.report(self.office.store, self, id, state, NOON + timedelta(**later))

    def latest(self, **later: float) -> list[Standing]:
        return pushes.latest(self.office.store, self.id, NOON + timedelta(**later))

    def states(self, **later: float) -> list[tuple[str, str, int | None]]:
        return [(one.record[-4:], one.state, one.seconds) for one in self.latest(**later)]


def tablet_of(office: Office, name: str = "Quầy 1") -> Tablet:
    long, id = office.units["long"], office.act.new_id()
    row = (long.home, id, name, name.lower(), long.key, "1", office.act.at, None)
    columns = ("home", "id", "name", "folded", "unit", "counter", "created_at", "retired_at")
    office.store.write(lambda db: db.pour("device", columns, [row]))
    return Tablet(office, long.home, id)


@pytest.fixture
def tablet(office: Office) -> Tablet:
    return tablet_of(office)


def refused(tablet: Tablet, text: str, **more: Any) -> str:
    told = tablet.sent(text, **more)
    assert isinstance(told, Message), told
    assert tablet.latest() == []
    return told.text(str)


def test_a_record_waits_for_its_tablet_under_the_code_of_its_slip(
    office: Office, tablet: Tablet
) -> None:
    record = office.record()
    made = tablet.sent(f" {record.code.lower()} ")
    assert isinstance(made, Pushed)
    assert (made.replaced, made.note) == (None, None)
    assert office.rows("SELECT kind, record, issue, token FROM code") == [
        ("slip", record.code, 1, made.push.token)
    ]
    offer = tablet.offered(seconds=2)
    assert offer is not None
    assert (offer.push, offer.seconds) == (made.push.id, 298)
    told = offer.invitation
    assert (told.token, told.unit_name, told.procedure, told.record_hint) == (
        made.push.token,
        "Xã Nghi Long",
        "Đăng ký khai sinh",
        "…1-0001",
    )
    assert tablet.states(seconds=2) == [("0001", "waiting", 298)]


def test_a_slip_does_as_well_as_its_record(office: Office, tablet: Tablet) -> None:
    token = office.code(office.record())
    made = tablet.sent(f"HTTPS://DANHGIA.EXAMPLE.GOV.VN/S/{token}")
    assert isinstance(made, Pushed)
    assert made.push.token == token
    assert office.rows("SELECT count(*) FROM code") == [(1,)]


def test_a_re_opened_record_is_sent_for_its_present_round(office: Office, tablet: Tablet) -> None:
    record = office.rated()
    office.change(record, round=2)
    made = tablet.sent(record.code)
    assert isinstance(made, Pushed)
    assert office.rows("SELECT round FROM code WHERE token = ?", made.push.token) == [(2,)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"status": 7}, "was withdrawn or stopped"),
        ({"status": 8}, "was withdrawn or stopped"),
        ({"status": 3}, "was not accepted"),
        ({"returned_on": "2023-12-20"}, "handed over more than 90 days ago"),
    ],
)
def test_what_cannot_be_rated_is_not_sent(
    office: Office, tablet: Tablet, changes: dict[str, Any], told: str
) -> None:
    assert told in refused(tablet, office.record(**changes).code)
    assert office.rows("SELECT count(*) FROM code") == [(0,)]


def test_codes_that_never_expire_are_sent_years_after(office: Office, tablet: Tablet) -> None:
    record = office.record(returned_on="2020-01-01")
    assert isinstance(tablet.sent(record.code, code_days=0), Pushed)


def test_the_last_day_of_a_code_is_still_a_day(office: Office, tablet: Tablet) -> None:
    assert isinstance(tablet.sent(office.record(returned_on="2023-12-21").code), Pushed)


def test_a_rated_record_is_not_sent_again(office: Office, tablet: Tablet) -> None:
    assert "is rated already" in refused(tablet, office.rated().code)


def test_an_unknown_code_is_said_to_be_one(office: Office, tablet: Tablet) -> None:
    assert "No record and no slip has the code “H41-1”" in refused(tablet, "H41-1")
    long = refused(tablet, "x" * 5000)
    assert "has the code “xxxxx" in long
    assert len(long) < 200


def test_a_slip_that_was_replaced_is_not_taken_for_its_record(
    office: Office, tablet: Tablet
) -> None:
    record = office.record()
    old = office.code(record)
    slips.reissue(office.store, record.code, office.act)
    assert f"replaced by a newer one of {record.code}" in refused(tablet, old)
    assert isinstance(tablet.sent(record.code), Pushed)


def test_a_record_without_a_result_is_sent_and_the_clerk_told(
    office: Office, tablet: Tablet
) -> None:
    made = tablet.sent(office.record(status=4, resolved_on=None, returned_on=None).code)
    assert isinstance(made, Pushed)
    assert made.note is not None
    assert "has no result yet" in made.note.text(str)


def test_a_tablet_out_of_use_gets_nothing(office: Office, tablet: Tablet) -> None:
    record = office.record()
    office.store.write(lambda db: db._connection.execute("UPDATE device SET retired_at = '2024'"))
    assert "no longer in use" in refused(tablet, record.code)
    told = pushes.push(office.store, "nobody", record.code, office.act, code_days=90)
    assert isinstance(told, Message)


def test_a_newer_record_takes_the_place_of_the_one_that_waits(
    office: Office, tablet: Tablet
) -> None:
    first, second = office.record(), office.record()
    tablet.push(first)
    made = tablet.sent(second.code, tablet.at(seconds=3))
    assert isinstance(made, Pushed)
    assert made.replaced == first.code
    assert tablet.states(seconds=3) == [("0002", "waiting", 300), ("0001", "replaced", None)]


def test_what_is_shown_is_left_alone_while_the_next_waits(office: Office, tablet: Tablet) -> None:
    first, second = office.record(), office.record()
    shown = tablet.push(first)
    assert tablet.says(shown, "shown", seconds=1)
    tablet.push(second, seconds=2)
    assert tablet.states(seconds=11) == [("0002", "waiting", 291), ("0001", "shown", 50)]
    assert tablet.states(seconds=61) == [("0002", "waiting", 241), ("0001", "shown", None)]


def test_two_tablets_do_not_get_each_others_records(office: Office, tablet: Tablet) -> None:
    other = tablet_of(office, "Quầy 2")
    here = tablet.push(office.record())
    assert other.offered() is None
    assert not other.says(here, "shown")
    assert not pushes.withdraw(office.store, other.id, here, NOON)
    there = other.push(office.record())
    assert [one.push for one in tablet.latest()] == [here]
    assert [one.push for one in other.latest()] == [there]


def test_what_nobody_takes_in_five_minutes_is_given_up(office: Office, tablet: Tablet) -> None:
    tablet.push(office.record())
    assert tablet.states(minutes=4, seconds=59.5) == [("0001", "waiting", 1)]
    assert tablet.states(minutes=5) == [("0001", "expired", None)]
    assert office.rows("SELECT state FROM push") == [("waiting",)]
    assert tablet.offered(minutes=5) is None
    assert office.rows("SELECT state, ended_at FROM push") == [
        ("expired", "2024-03-20T05:05:00.000000Z")
    ]


def test_what_was_given_up_is_not_called_replaced(office: Office, tablet: Tablet) -> None:
    tablet.push(office.record())
    made = tablet.sent(office.record().code, tablet.at(minutes=5))
    assert isinstance(made, Pushed)
    assert made.replaced is None
    assert [one.state for one in tablet.latest(minutes=5)] == ["waiting", "expired"]


def test_a_record_rated_by_a_phone_meanwhile_is_not_shown_any_more(
    office: Office, tablet: Tablet
) -> None:
    record = office.record()
    tablet.push(record)
    office.send(office.submission(office.code(record)))
    assert tablet.offered(seconds=2) is None
    assert tablet.states() == [("0001", "rated", None)]


def test_a_code_re_issued_meanwhile_is_not_shown_any_more(office: Office, tablet: Tablet) -> None:
    record = office.record()
    tablet.push(record)
    slips.reissue(office.store, record.code, office.act)
    assert tablet.offered(seconds=2) is None
    assert tablet.states() == [("0001", "withdrawn", None)]


def test_the_tablet_tells_once_that_it_shows_the_record(office: Office, tablet: Tablet) -> None:
    id = tablet.push(office.record())
    assert tablet.says(id, "shown", seconds=1)
    assert not tablet.says(id, "shown", seconds=9)
    assert tablet.offered(seconds=9) is None
    assert office.rows("SELECT shown_at FROM push") == [("2024-03-20T05:00:01.000000Z",)]


@pytest.mark.parametrize("state", ["expired", "declined"])
def test_the_tablet_tells_how_it_ended(office: Office, tablet: Tablet, state: str) -> None:
    id = tablet.push(office.record())
    tablet.says(id, "shown", seconds=1)
    assert tablet.says(id, state, seconds=61)
    assert not tablet.says(id, "expired", seconds=62)
    assert not tablet.says(id, "shown", seconds=62)
    assert tablet.states(seconds=62) == [("0001", state, None)]


def test_an_unknown_push_is_no_news(tablet: Tablet) -> None:
    assert not tablet.says("nothing", "shown")


def test_showing_the_next_ends_what_was_shown_before(office: Office, tablet: Tablet) -> None:
    first = tablet.push(office.record())
    tablet.says(first, "shown")
    second = tablet.push(office.record(), seconds=1)
    tablet.says(second, "shown", minutes=1)
    assert tablet.states(minutes=1) == [("0002", "shown", 60), ("0001", "expired", None)]


def test_only_what_nobody_has_seen_is_taken_back(office: Office, tablet: Tablet) -> None:
    id = tablet.push(office.record())
    assert pushes.withdraw(office.store, tablet.id, id, NOON)
    assert not pushes.withdraw(office.store, tablet.id, id, NOON)
    assert tablet.offered() is None
    shown = tablet.push(office.record(), seconds=1)
    tablet.says(shown, "shown", seconds=2)
    assert not pushes.withdraw(office.store, tablet.id, shown, NOON)
    assert not pushes.withdraw(office.store, "nobody", shown, NOON)
    assert [one.state for one in tablet.latest(seconds=2)] == ["shown", "withdrawn"]


@pytest.mark.parametrize("given_up", ["expired", None])
def test_an_answer_settles_a_push_even_one_that_was_given_up(
    office: Office, tablet: Tablet, given_up: str | None
) -> None:
    id = tablet.push(office.record())
    tablet.says(id, "shown")
    if given_up:
        tablet.says(id, given_up)

    def settle(state: str) -> bool:
        found = office.store.glance(lambda db: stored.by_id(db, tablet.home, id))
        assert found is not None
        return office.store.write(lambda db: stored.settle(db, found, state, office.act.at))

    assert settle("rated")
    assert not settle("declined")
    assert not tablet.says(id, "expired")
    assert tablet.states() == [("0001", "rated", None)]


def test_the_desk_is_told_of_the_last_ten(office: Office, tablet: Tablet) -> None:
    for second in range(12):
        tablet.push(office.record(), seconds=second)
    assert [one.record[-4:] for one in tablet.latest()] == [f"{n:04}" for n in range(12, 2, -1)]


def together(many: int, work: Any) -> list[Any]:
    """Do something as often as told, all at once."""
    gate = Barrier(many)

    def one(number: int) -> Any:
        gate.wait()
        return work(number)

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(one, range(many)))


def test_of_clerks_who_send_at_once_one_record_waits_and_nobody_fails(
    office: Office, tablet: Tablet
) -> None:
    found = [office.record() for _ in range(8)]
    made = together(8, lambda n: tablet.sent(found[n].code, act_at(seed=n)))
    assert all(isinstance(one, Pushed) for one in made)
    assert sorted(office.rows("SELECT state, count(*) FROM push GROUP BY state")) == [
        ("replaced", 7),
        ("waiting", 1),
    ]


def test_a_record_sent_to_two_tablets_at_once_has_one_code(office: Office, tablet: Tablet) -> None:
    record, tablets = office.record(), [tablet, tablet_of(office, "Quầy 2")]
    made = together(2, lambda n: tablets[n].sent(record.code, act_at(seed=n)))
    assert len({one.push.token for one in made}) == 1


def test_taken_back_while_it_is_shown_has_one_end(office: Office, tablet: Tablet) -> None:
    for second in range(10):
        id = tablet.push(office.record(), seconds=second)
        ways = [
            lambda id=id: tablet.says(id, "shown"),
            lambda id=id: pushes.withdraw(office.store, tablet.id, id, NOON),
        ]
        won = together(2, lambda n, ways=ways: ways[n]())
        assert sorted(won) == [False, True]
        ((state,),) = office.rows("SELECT state FROM push WHERE id = ?", id)
        assert state == ("shown" if won[0] else "withdrawn")
