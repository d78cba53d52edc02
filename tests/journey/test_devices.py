"""The tablets of an office: how they do, and what officials decide about them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.core.days import instant
from kiosk.core.devices import Seen
from kiosk.core.messages import Message
from kiosk.core.tablet_settings import TabletSettings
from kiosk.journey import devices, tablet_settings, units
from kiosk.journey.devices import Live, Retired
from tests.builders import NOON, Office
from tests.tablets import live, pair, secret_of

SEEN = Seen("0123", "waiting", None, 80, 1, 2, instant(NOON), 0, 3)
AWAKE = TabletSettings(pin="1234", hours=dict.fromkeys("1234567", (("00:00", "24:00"),)))


def tablets(office, number=2):
    """Pair as many tablets in Nghi Long; they are called Quầy 1, Quầy 2 …"""
    long = office.units["long"].key
    return [
        pair(office.store, office.act, long, f"Quầy {at}", machine=at)
        for at in range(1, number + 1)
    ]


def test_a_secret_proves_one_tablet_until_it_is_retired(office: Office):
    (device, secret), _ = tablets(office)
    assert isinstance(devices.credential(office.store, secret), Live)
    assert devices.credential(office.store, secret_of(9)) is None
    assert devices.retire(office.store, device.id, office.act) is None
    found = devices.credential(office.store, secret)
    assert isinstance(found, Retired)
    assert found.device.id == device.id
    assert "out of use already" in str(devices.retire(office.store, device.id, office.act))
    assert "not known" in str(devices.retire(office.store, "nobody", office.act))


def test_what_a_tablet_says_is_written_when_it_is_news(office: Office):
    ((device, secret),) = tablets(office, 1)
    who = live(office.store, secret)
    for seconds, said in ((0, SEEN), (10, SEEN), (20, SEEN._replace(unsent=3)), (60, SEEN)):
        devices.hear(office.store, who, said, NOON + timedelta(seconds=seconds))
        found = devices.one(office.store, device.id, NOON)
        assert found
        expected = {0: (0, 2), 10: (0, 2), 20: (20, 3), 60: (60, 2)}[seconds]
        assert (found.seen_at, found.seen.unsent) == (
            instant(NOON + timedelta(seconds=expected[0])),
            expected[1],
        )


def test_a_silent_tablet_and_one_with_old_answers_are_in_trouble(office: Office):
    (first, one), (second, two) = tablets(office)
    tablet_settings.put(office.store, office.units["long"].key, AWAKE, office.act)
    now = NOON + timedelta(minutes=70)
    assert devices.troubled(office.store, NOON) == []
    devices.hear(office.store, live(office.store, two), SEEN, now)
    found = {
        tablet.device.id: set(tablet.standing) for tablet in devices.troubled(office.store, now)
    }
    assert found == {first.id: {"silent"}, second.id: {"unsent"}}
    devices.retire(office.store, first.id, office.act)
    assert [tablet.device.id for tablet in devices.troubled(office.store, now)] == [second.id]
    assert [(t.device.id, t.retired) for t in devices.everybody(office.store, now)] == [
        (second.id, False),
        (first.id, True),
    ]
    assert one


def test_nobody_misses_a_tablet_while_its_office_is_closed(office: Office):
    tablets(office, 1)
    night = NOON + timedelta(hours=9)
    assert devices.troubled(office.store, night) == []
    morning = NOON + timedelta(hours=21)
    assert [set(t.standing) for t in devices.troubled(office.store, morning)] == [{"silent"}]


def test_an_office_without_tablets_has_none(office: Office):
    assert devices.everybody(office.store, NOON) == devices.troubled(office.store, NOON) == []
    assert "There is no tablet yet" in str(devices.find(office.store, "x", NOON))


def test_a_tablet_is_found_by_name_or_id(office: Office):
    (first, _), (second, _) = tablets(office)
    pair(office.store, office.act, office.units["thai"].key, "Quầy 1", machine=5)
    by_id = devices.find(office.store, second.id, NOON)
    by_name = devices.find(office.store, "quầy 2", NOON)
    assert by_id == by_name == devices.one(office.store, second.id, NOON)
    long = office.units["long"].key
    among = devices.find(office.store, "Quầy 1", NOON, unit=long)
    assert not isinstance(among, Message)
    assert among.device.id == first.id
    assert "Several tablets" in str(devices.find(office.store, "Quầy 1", NOON))
    missed = devices.find(office.store, "Quầy 7", NOON)
    assert isinstance(missed, Message)
    assert missed.text(str) == (
        "No tablet is called “Quầy 7”. There are: “Quầy 1”, “Quầy 2”, “Quầy 1”."
    )


def test_a_tablet_gets_another_name(office: Office):
    (first, _), (second, _) = tablets(office)
    assert devices.rename(office.store, first.id, " Bàn  đá ", office.act) is None
    found = devices.one(office.store, first.id, NOON)
    assert found
    assert found.device.name == "Bàn đá"
    assert "give the tablet a name" in str(devices.rename(office.store, first.id, "", office.act))
    assert "another tablet" in str(devices.rename(office.store, second.id, "BÀN ĐÁ", office.act))
    assert "not known" in str(devices.rename(office.store, "nobody", "Bàn", office.act))


def test_a_tablet_moves_to_another_unit(office: Office):
    (first, secret), _ = tablets(office)
    thai = office.units["thai"]
    assert devices.move(office.store, first.id, thai.key, "5", office.act) is None
    found = live(office.store, secret).device
    assert (found.unit_name, found.counter) == ("Xã Nghi Thái", "5")
    assert tablet_settings.told(office.store, thai.key).settings.pin
    assert "at most" in str(devices.move(office.store, first.id, thai.key, "x" * 61, office.act))
    assert "choose the unit" in str(devices.move(office.store, first.id, "none", "", office.act))
    assert "not known" in str(devices.move(office.store, "nobody", thai.key, "", office.act))
    pair(office.store, office.act, office.units["long"].key, "Quầy 1", machine=8)
    taken = devices.move(office.store, first.id, office.units["long"].key, "", office.act)
    assert "another tablet" in str(taken)


def test_the_work_of_a_tablet_by_day_and_hour(office: Office):
    ((device, _),) = tablets(office, 1)
    for hours in (0, 0, 24, 26, 24 * 40):
        now = NOON - timedelta(hours=hours)
        token = office.code(office.record())
        sent = office.submission(token, channel="tablet")
        office.send(replace(sent, change_key=None), now=now)
    office.store.write(lambda db: db._connection.execute(_MARK.format(device.id)))
    work = devices.work(office.store, device.id, NOON, days=3)
    assert work.days == {"2024-03-18": 0, "2024-03-19": 2, "2024-03-20": 2}
    assert (work.hours[12], work.hours[10], sum(work.hours)) == (3, 1, 4)
    found = devices.one(office.store, device.id, NOON)
    assert found
    assert found.today == 2


_MARK = "UPDATE response SET device = '{}'"


@pytest.mark.parametrize("at", ["long", "district"])
def test_settings_come_from_the_nearest_unit_above(office: Office, at):
    long = office.units["long"].key
    wanted = replace(AWAKE, idle=99)
    tablet_settings.put(office.store, office.units[at].key, wanted, office.act)
    assert tablet_settings.get(office.store, long) == (wanted, office.units[at].key)
    assert tablet_settings.drop(office.store, office.units[at].key, office.act)
    found, source = tablet_settings.get(office.store, long)
    assert (replace(found, pin=""), source) == (TabletSettings(), office.units[at].key)
    assert len(found.pin) == 6
    assert not tablet_settings.drop(office.store, office.units["thai"].key, office.act)


def test_the_first_tablet_of_a_unit_draws_a_pin_and_later_ones_keep_it(office: Office):
    long = office.units["long"].key
    pair(office.store, office.act, long)
    pin = tablet_settings.told(office.store, long).settings.pin
    assert len(pin) == 6
    pair(office.store, office.act, long, "Quầy 2", machine=2)
    told = tablet_settings.told(office.store, long)
    assert told.settings.pin == pin
    assert len(told.prefixes) >= 1


def test_the_stamp_changes_with_whatever_tablets_are_told(office: Office):
    seen = {tablet_settings.stamp(office.store)}
    ((device, _),) = tablets(office, 1)
    seen.add(tablet_settings.stamp(office.store))
    later = replace(office.act, now=NOON + timedelta(seconds=1))
    tablet_settings.put(office.store, office.units["long"].key, AWAKE, later)
    seen.add(tablet_settings.stamp(office.store))
    assert len(seen) == 3
    assert device


def test_tablets_follow_a_unit_that_stands_for_another_now(office: Office):
    (first, secret), _ = tablets(office)
    thai = office.units["thai"]
    pair(office.store, office.act, thai.key, "Quầy 1", machine=7)
    units.merge(office.store, office.units["long"], thai, office.act)
    found = live(office.store, secret).device
    assert (found.name, found.unit) == ("Quầy 1 (2)", thai.key)
    names = [(t.device.name, t.unit_name) for t in devices.everybody(office.store, NOON)]
    assert sorted(names) == [
        ("Quầy 1", "Xã Nghi Thái"),
        ("Quầy 1 (2)", "Xã Nghi Thái"),
        ("Quầy 2", "Xã Nghi Thái"),
    ]
    assert first
