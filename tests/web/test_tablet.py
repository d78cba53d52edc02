"""What tablets ask of the server, as they ask it."""

from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.journey import devices, pairing, pushes, slips
from kiosk.journey.pairing import Device
from kiosk.web import tablet_app
from tests.tablets import live, pair
from tests.web.citizens import Desk
from tests.web.machines import Machine


@pytest.fixture
def desk(engine, tmp_path):
    found = Desk(tmp_path, engine)
    yield found
    found.store.close()


@pytest.fixture
def machine(desk):
    return Machine(desk)


@pytest.fixture
def paired(desk, machine):
    """A machine that is the tablet of Nghi Long."""
    return machine.be_a_tablet()


def test_a_machine_shows_words_until_an_official_types_them(desk, machine):
    first = machine.post("pairing", {}).json
    again = machine.post("pairing", {}).json
    assert first["state"] == "waiting"
    assert len(first["words"]) == 3
    assert again == first
    unit = desk.office.units["long"]
    typed = " ".join(first["words"]).upper()
    made = pairing.approve(desk.store, typed, " Quầy  1 ", unit.key, "1", desk.office.act)
    assert isinstance(made, Device), made
    for _ in range(2):
        told = machine.post("pairing", {}).json
        assert told["state"] == "paired"
        assert len(told["key"]) == 64
        assert told["settings"]["device"] == {
            "id": made.id,
            "name": "Quầy 1",
            "unit": "Xã Nghi Long",
            "counter": "1",
        }


def test_settings_tell_all_that_a_tablet_needs_and_no_pin(desk, paired):
    told = paired.get("settings").json
    assert told["survey"]["version"] == desk.survey.version
    assert told["survey"]["questions"][0]["options"][0]["code"] == "5"
    assert told["idle"] == 60
    assert told["hours"]["1"] == [["07:30", "11:30"], ["13:30", "17:00"]]
    assert len(told["prefixes"]) == len(desk.office.units)
    pin = devices.one(desk.store, paired.device.id, desk.now)
    assert pin
    assert set(told["pin"]) == {"salt", "rounds", "hash"}
    assert told["mark"] == tablet_app_mark(desk)
    assert paired.get("settings").json["stamp"] == told["stamp"]


def tablet_app_mark(desk):
    with desk.app().test_request_context():
        return tablet_app.app_mark()


def test_what_a_tablet_says_is_written_down_when_it_is_news(desk, paired):
    assert paired.post("seen", paired.tells()).status_code == 200
    (first,) = devices.everybody(desk.store, desk.now)
    assert first.seen
    desk.now += timedelta(seconds=10)
    paired.post("seen", paired.tells())
    (same,) = devices.everybody(desk.store, desk.now)
    assert same.seen_at == first.seen_at
    paired.post("seen", paired.tells(unsent=2, oldest=instant(desk.now - timedelta(hours=2))))
    (changed,) = devices.everybody(desk.store, desk.now)
    assert changed.seen_at == instant(desk.now)
    assert changed.standing == {"unsent"}
    desk.now += timedelta(seconds=31)
    paired.post("seen", paired.tells(unsent=2, oldest=instant(desk.now - timedelta(hours=2))))
    (later,) = devices.everybody(desk.store, desk.now)
    assert later.seen_at == instant(desk.now)


@pytest.mark.parametrize(
    "changes",
    [
        {"now": "yesterday"},
        {"now": None},
        {"now": "0001-01-01T00:00:00Z"},
        {"now": "2024-03-20T05:00:00"},
        {"mark": ""},
        {"mark": "x" * 100},
        {"state": 5},
        {"trouble": "\n"},
        {"battery": 101},
        {"battery": True},
        {"charging": "yes"},
        {"unsent": -1},
        {"unsent": 1.5},
        {"refused": 10**9},
        {"oldest": "x"},
        {"push": "x"},
        {"push": {"id": "a", "state": "rated"}},
        {"push": {"id": "", "state": "shown"}},
    ],
)
def test_what_no_tablet_says_is_refused_in_a_word(paired, changes):
    reply = paired.post("seen", paired.tells(**changes))
    assert (reply.status_code, reply.json) == (400, {"error": "malformed"})


@pytest.mark.parametrize("data", [b"", b"[1]", b"{", b"[" * 100_000, b"\xff"])
def test_a_body_that_is_no_document_is_refused(paired, data):
    headers = {"Authorization": f"Bearer {paired.secret}"}
    reply = paired.client.post("/tablet/seen", data=data, headers=headers)
    assert (reply.status_code, reply.json) == (400, {"error": "malformed"})


def test_a_code_opens_for_a_tablet_what_it_opens_on_a_phone(desk, paired):
    token = desk.slip()
    told = paired.post("look", {"token": token}).json
    assert told["state"] == "open"
    assert told["unit"] == "Xã Nghi Long"
    desk.office.send(desk.office.submission(token))
    assert paired.post("look", {"token": token.lower()}).json["state"] == "rated"
    other = desk.slip()
    desk.reissue(other)
    assert paired.post("look", {"token": other}).json["reason"] == "revoked"


@pytest.mark.parametrize("token", ["2222222222222222", "x", 5, None])
def test_a_code_that_is_none_opens_nothing(paired, token):
    assert paired.post("look", {"token": token}).json == {"state": "unknown"}


def test_who_tries_many_wrong_codes_is_slowed_down(paired):
    replies = [paired.post("look", {"token": "x"}).status_code for _ in range(61)]
    assert replies == [200] * 60 + [429]


def test_a_blank_sticker_is_told_apart(desk, paired):
    record = desk.office.record()
    ((_, token),) = slips.make(desk.store, [record], "slip", desk.office.act)
    desk.store.write(
        lambda db: db._connection.execute(
            "UPDATE code SET kind = 'sticker', record = NULL, round = NULL, bound_at = NULL"
        )
    )
    assert paired.post("look", {"token": token}).json == {"state": "unbound"}


def test_a_record_that_a_clerk_sends_is_offered_until_it_is_shown(desk, paired):
    record = desk.office.record()
    pushes.push(desk.store, paired.device.id, record.code, desk.office.act, code_days=90)
    offered = paired.post("seen", paired.tells()).json["push"]
    assert offered["unit"] == "Xã Nghi Long"
    assert offered["expires_in"] == 300
    said = paired.tells(push={"id": offered["id"], "state": "shown"})
    assert paired.post("seen", said).json["push"] is None
    assert paired.post("seen", paired.tells()).json["push"] is None


def test_settings_that_change_are_announced(desk, paired):
    before = paired.post("seen", paired.tells()).json["stamp"]
    devices.rename(desk.store, paired.device.id, "Quầy 9", desk.office.act)
    assert paired.post("seen", paired.tells()).json["stamp"] != before


def test_a_machine_that_is_no_tablet_any_more_gets_nothing(desk, paired):
    devices.retire(desk.store, paired.device.id, desk.office.act)
    assert paired.post("seen", paired.tells()).json == {"error": "retired"}
    assert paired.post("look", {"token": "x"}).status_code == 403
    assert paired.get("settings").status_code == 403
    assert paired.post("pairing", {}).status_code == 403


@pytest.mark.parametrize("told", ["", "Bearer x", f"Basic {'a' * 64}", f"Bearer {'A' * 64}"])
def test_who_proves_nothing_gets_nothing(machine, told):
    headers = {"Authorization": told}
    for path in ("seen", "look", "pairing"):
        assert machine.client.post(f"/tablet/{path}", json={}, headers=headers).status_code == 401
    assert machine.client.get("/tablet/settings", headers=headers).status_code == 401


def test_too_many_that_ask_for_words_are_turned_away(machine):
    for _ in range(200):
        machine.post("pairing", {})
    turned_away = machine.post("pairing", {})
    assert turned_away.status_code == 429
    assert turned_away.headers["Retry-After"]


def test_a_secret_proves_only_its_own_tablet(desk, paired):
    other, secret = pair(
        desk.store, desk.office.act, desk.office.units["long"].key, "Quầy 2", machine=2
    )
    assert live(desk.store, secret).device.id == other.id
    assert live(desk.store, paired.secret).device.id == paired.device.id
