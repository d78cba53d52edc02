"""Rules that the schema itself keeps, whatever a program does."""

from typing import Any

import pytest

from kiosk.core.records import Record
from kiosk.store import codes, people, records, responses
from kiosk.store.codes import NewCode
from kiosk.store.responses import Response
from tests.builders import Office
from tests.engines import BROKEN_RULE


@pytest.fixture
def record(office: Office) -> Record:
    """A record of Nghi Long that was rated."""
    return office.rated()


@pytest.fixture
def counted(office: Office, record: Record) -> Response:
    """Its counted response."""
    with office.store.reading() as db:
        (found,) = responses.counted(db, record.home, record.code)
    return found


def put(office: Office, response: Response) -> None:
    office.store.write(lambda db: responses.add(db, response))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "later", "counted_on": None},
        {"state": "replaced", "counted_on": None},
        {"moment": "reception"},
        {"round": 2},
        {"state": "later", "counted_on": None, "record": None, "round": None},
        {"state": "later", "counted_on": None, "actor": "staff"},
    ],
)
def test_beside_a_counted_response_others_may_be_kept(
    office: Office, counted: Response, changes: dict[str, Any]
) -> None:
    put(office, counted._replace(id="another", **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"actor": "staff", "round": 2},
        {"record": None, "round": 2},
        {"counted_on": None, "round": 2},
        {"state": "later"},
        {"record": "H41.14-240301-9999", "round": 2},
        {"survey": "unknown", "round": 2},
        {"state": "lost", "round": 2},
        {"channel": "fax", "round": 2},
        {"actor": "robot", "round": 2},
        {"evidence": "hearsay", "round": 2},
        {"moment": "afterwards", "round": 2},
        {"source": "street", "round": 2},
        {"before_return": 2, "round": 2},
        {"round": 2, "id": "answer-00000001"},
    ],
)
def test_a_response_that_breaks_a_rule_cannot_be_stored(
    office: Office, counted: Response, changes: dict[str, Any]
) -> None:
    wrong = counted._replace(**{"id": "another", **changes})
    with pytest.raises(BROKEN_RULE):
        put(office, wrong)


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "H41-1", "status": 0},
        {"code": "H41-1", "status": 11},
        {"code": "H41-1", "filed_via": "fax"},
        {"code": "H41-1", "round": 0},
        {"code": "H41-1", "procedure": "9.999999"},
        {"code": "H41-1", "receiving_unit": "nowhere"},
        {"code": "H41-1", "resolving_unit": "nowhere"},
        {"code": "H41-1", "home": "nowhere"},
        {"code": "H41-1", "provisional": 2},
        {},
    ],
)
def test_a_record_that_breaks_a_rule_cannot_be_stored(
    office: Office, record: Record, changes: dict[str, Any]
) -> None:
    with pytest.raises(BROKEN_RULE):
        office.store.write(lambda db: records.add(db, [record._replace(**changes)]))


def test_a_record_code_is_unique_in_the_store_and_not_only_in_its_home(
    office: Office, record: Record
) -> None:
    elsewhere = record._replace(**office.at("thai"))
    with pytest.raises(BROKEN_RULE, match=r"record[._]code"):
        office.store.write(lambda db: records.add(db, [elsewhere]))


def code(of: Record, /, **changes: Any) -> NewCode:
    plain = NewCode(of.home, "2" * 16, "link", of.code, 1, 1, of.as_of, of.as_of)
    return plain._replace(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "poster"},
        {"record": None, "round": None, "bound_at": None},
        {"kind": "sticker", "record": None, "round": None},
        {"kind": "sticker", "record": None, "bound_at": None},
        {"record": "H41.14-240301-9999"},
    ],
)
def test_a_code_that_breaks_a_rule_cannot_be_made(
    office: Office, record: Record, changes: dict[str, Any]
) -> None:
    with pytest.raises(BROKEN_RULE):
        office.store.write(lambda db: codes.add(db, [code(record, **changes)]))


def test_a_roll_of_blank_stickers_needs_no_record(office: Office, record: Record) -> None:
    blank = code(record, kind="sticker", record=None, round=None, bound_at=None)
    office.store.write(lambda db: codes.add(db, [blank, blank._replace(token="3" * 16)]))
    assert len(office.rows("SELECT 1 FROM code WHERE record IS NULL")) == 2


def test_a_record_has_one_live_code_of_a_kind_in_a_round(office: Office, record: Record) -> None:
    def step(db: Any) -> list[str]:
        codes.add(db, [code(record), code(record, token="3" * 16)])
        codes.add(db, [code(record, token="4" * 16, round=2)])
        assert codes.revoke(db, record, "link", record.as_of)
        assert not codes.revoke(db, record, "link", record.as_of)
        codes.add(db, [code(record, token="5" * 16)])
        return [made.token for made in codes.of_record(db, record) if made.kind == "link"]

    assert office.store.write(step) == ["2" * 16, "4" * 16, "5" * 16]


def test_a_name_is_taken_once(office: Office) -> None:
    lan = people.Person("1", "lan", "hash", "official", None, office.act.at, None)
    assert office.store.write(lambda db: people.add(db, lan))
    assert not office.store.write(lambda db: people.add(db, lan._replace(id="2")))
    with pytest.raises(BROKEN_RULE):
        office.store.write(lambda db: people.add(db, lan._replace(name="hoa", id="3", role="god")))
