"""Machines become tablets: by words that somebody reads out, once, whatever is lost on the way."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from kiosk.core.messages import Message
from kiosk.journey import devices, pairing
from kiosk.journey.pairing import Device, Ended, Full, Paired, Waiting
from tests.builders import NOON, Office, act_at
from tests.tablets import AGENT, pair, secret_of, words


def asked(office, number=1, **later):
    act = replace(office.act, now=NOON + timedelta(**later))
    return pairing.ask(office.store, secret_of(number), AGENT, act)


def test_words_stay_for_ten_minutes_and_then_there_are_others(office: Office):
    first = asked(office)
    assert (len(first.words.split()), first.seconds) == (3, 600)
    assert asked(office, seconds=599) == Waiting(first.words, 1)
    later = asked(office, seconds=601)
    assert isinstance(later, Waiting)
    assert later.words != first.words
    told = pairing.approve(
        office.store, first.words, "Quầy 1", office.units["long"].key, "", office.act
    )
    assert "No tablet shows these words" in str(told)


def test_two_machines_never_show_the_same_words(office: Office):
    assert len({asked(office, number).words for number in range(1, 40)}) == 39


def test_dice_that_always_fall_alike_shut_out_the_second_machine_only(office: Office):
    act = replace(office.act, pick=lambda _sides: 7)
    first = pairing.ask(office.store, secret_of(1), AGENT, act)
    assert isinstance(first, Waiting)
    assert pairing.ask(office.store, secret_of(2), AGENT, act) == Full()
    assert pairing.ask(office.store, secret_of(1), AGENT, act) == first


def test_too_many_waiting_machines_shut_out_new_ones_until_words_end(office: Office, monkeypatch):
    monkeypatch.setattr(pairing, "MOST_WAITING", 2)
    assert isinstance(asked(office, 1), Waiting)
    assert isinstance(asked(office, 2), Waiting)
    assert asked(office, 3) == Full()
    assert isinstance(asked(office, 3, minutes=11), Waiting)


def test_one_machine_that_asks_twice_at_once_gets_one_set_of_words(office: Office):
    start = Barrier(4)

    def ask(number):
        start.wait()
        return pairing.ask(office.store, secret_of(1), AGENT, act_at(seed=number))

    with ThreadPoolExecutor(4) as pool:
        found = {one.words for one in pool.map(ask, range(4))}
    assert len(found) == 1


def test_the_words_are_taken_once(office: Office):
    shown = words(office.store, secret_of(1), office.act)
    start = Barrier(2)

    def approve(number):
        start.wait()
        name = f"Quầy {number}"
        return pairing.approve(
            office.store, shown, name, office.units["long"].key, "", act_at(seed=number)
        )

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(approve, (1, 2)))
    assert sorted(isinstance(one, Device) for one in made) == [False, True]
    assert len(devices.everybody(office.store, NOON)) == 1


def test_a_paired_machine_is_told_so_as_often_as_it_asks(office: Office):
    made, _ = pair(office.store, office.act, office.units["long"].key)
    for _ in range(2):
        found = asked(office)
        assert isinstance(found, Paired)
        assert (found.holder.id, found.holder.unit_name) == (made.id, "Xã Nghi Long")
    assert devices.retire(office.store, made.id, office.act) is None
    assert asked(office) == Ended()


@pytest.mark.parametrize(
    ("words_", "name", "unit", "counter", "told"),
    [
        ("cam dua", "Quầy", "long", "", "three words just as"),
        (None, "  ", "long", "", "give the tablet a name"),
        (None, "x" * 61, "long", "", "at most"),
        (None, "Quầy", "long", "x" * 61, "at most"),
        (None, "Quầy", "nowhere", "", "choose the unit"),
    ],
)
def test_what_an_official_typed_wrongly_is_told_and_takes_no_words(
    office: Office, words_, name, unit, counter, told
):
    shown = words(office.store, secret_of(1), office.act)
    key = office.units[unit].key if unit in office.units else unit
    found = pairing.approve(office.store, words_ or shown, name, key, counter, office.act)
    assert isinstance(found, Message)
    assert told in str(found)
    assert asked(office) == Waiting(shown, 600)


def test_a_unit_has_each_name_once(office: Office):
    long, thai = office.units["long"].key, office.units["thai"].key
    made, _ = pair(office.store, office.act, long)
    pair(office.store, office.act, thai, machine=2)
    shown = words(office.store, secret_of(3), office.act)

    def again():
        return str(pairing.approve(office.store, shown, " QUẦY  1", long, "", office.act))

    assert "already. Choose another name" in again()
    devices.retire(office.store, made.id, office.act)
    assert "take it into use again" in again()


def test_another_machine_takes_a_tablets_place(office: Office):
    made, secret = pair(office.store, office.act, office.units["long"].key)
    shown = words(office.store, secret_of(2), office.act)
    assert "three words just as" in str(pairing.replace(office.store, made.id, "no", office.act))
    assert "not known" in str(pairing.replace(office.store, "nobody", shown, office.act))
    assert pairing.replace(office.store, made.id, shown, office.act) == made
    assert isinstance(devices.credential(office.store, secret), devices.Retired)
    found = devices.credential(office.store, secret_of(2))
    assert isinstance(found, devices.Live)
    assert found.device.id == made.id
    assert "No tablet shows" in str(pairing.replace(office.store, made.id, shown, office.act))
    assert isinstance(devices.credential(office.store, secret_of(2)), devices.Live)


def test_a_name_out_of_use_is_taken_into_use_again_by_another_machine(office: Office):
    made, secret = pair(office.store, office.act, office.units["long"].key)
    devices.retire(office.store, made.id, office.act)
    shown = words(office.store, secret_of(2), office.act)
    back = pairing.replace(office.store, made.id, shown, office.act)
    assert back == made
    assert isinstance(devices.credential(office.store, secret), devices.Retired)
    assert isinstance(devices.credential(office.store, secret_of(2)), devices.Live)
    actions = sorted(office.rows("SELECT action FROM audit WHERE subject = 'Quầy 1'"))
    assert actions == [("tablet-pair",), ("tablet-retire",), ("tablet-return",)]
