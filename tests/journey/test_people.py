"""Accounts, signing in and out, and who is slowed down."""

import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from argon2 import PasswordHasher

from kiosk.core.days import instant
from kiosk.journey import people
from kiosk.journey.people import Attempt, Refused, SignedIn, Wait
from kiosk.store import log
from kiosk.store import people as stored
from kiosk.store.people import Person
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON, QUICK_HASHES, Dice, sign

PASSWORD = "gạo nếp thơm"
NEW = "chè xanh Nghi Lộc"
WRONG = "gạo tẻ thường"


@pytest.fixture
def dice() -> Dice:
    return Dice()


def account(store: SqliteStore, name: str = "lan", **changes: Any) -> Person:
    """Return an open account of no unit whose password is PASSWORD."""
    plain = Person(
        f"id-{name}", name, QUICK_HASHES.hash(PASSWORD), "official", None, instant(NOON), None
    )
    person = plain._replace(**changes)
    assert store.write(lambda db: stored.add(db, person))
    return person


# Every sign-in has dice of its own, as every session has a secret of its own.
_SEEDS = count(1000)

LAN = Attempt("lan", PASSWORD, "203.0.113.7", None, "Firefox")


def enter(
    store: SqliteStore, attempt: Attempt = LAN, *, now: datetime = NOON
) -> SignedIn | Refused | Wait:
    return people.sign_in(store, attempt, sign, now=now, pick=Dice(next(_SEEDS)))


def entered(store: SqliteStore, attempt: Attempt = LAN, **more: Any) -> SignedIn:
    outcome = enter(store, attempt, **more)
    assert isinstance(outcome, SignedIn)
    return outcome


def test_an_account_is_made_and_signs_in(store: SqliteStore, dice: Dice, real_hashes: None) -> None:
    assert people.add(store, "lan", PASSWORD, unit=None, now=NOON, pick=dice) is None
    (person,) = people.everybody(store)
    assert (person.name, person.role, person.disabled_at) == ("lan", "official", None)
    assert person.password_hash.startswith("$argon2id$")
    assert PASSWORD not in person.password_hash
    signed = entered(store)
    assert signed.person == person.id
    (unchanged,) = people.everybody(store)
    assert unchanged.password_hash == person.password_hash
    session = people.session(store, signed.session, now=NOON)
    assert session
    assert (session.name, session.person, session.agent) == ("lan", person.id, "Firefox")
    assert session.id_hash == hashlib.sha256(signed.session.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "password"), [("chị lan", PASSWORD), ("hoa", "short"), ("lan", PASSWORD)]
)
def test_an_account_with_a_bad_or_taken_name_or_a_bad_password_is_not_made(
    store: SqliteStore, dice: Dice, name: str, password: str
) -> None:
    account(store)
    assert people.add(store, name, password, unit=None, now=NOON, pick=dice)
    assert [person.name for person in people.everybody(store)] == ["lan"]


def test_a_wrong_name_a_wrong_password_and_a_closed_account_are_refused_alike(
    store: SqliteStore,
) -> None:
    account(store)
    account(store, "hoa")
    assert people.disable(store, "hoa", now=NOON) is None
    refusals = [
        enter(store, replace(LAN, password=WRONG)),
        enter(store, replace(LAN, name="nobody")),
        enter(store, replace(LAN, name="hoa")),
        enter(store, replace(LAN, name="")),
    ]
    assert refusals == [Refused()] * 4
    here = _session(store, entered(store))
    assert [line.id_hash for line in people.sessions(store, here, now=NOON)] == [here.id_hash]


def _session(store: SqliteStore, signed: SignedIn, now: datetime = NOON) -> Any:
    session = people.session(store, signed.session, now=now)
    assert session
    return session


def wrong(store: SqliteStore, times: int, attempt: Attempt = LAN, now: datetime = NOON) -> None:
    for _ in range(times):
        assert enter(store, replace(attempt, password=WRONG), now=now) == Refused()


def test_after_five_wrong_tries_the_right_password_waits_as_well(store: SqliteStore) -> None:
    account(store)
    wrong(store, 5)
    assert enter(store) == Wait(2)
    assert enter(store, now=NOON + timedelta(milliseconds=999)) == Wait(1)
    assert isinstance(enter(store, now=NOON + timedelta(seconds=1)), SignedIn)
    wrong(store, 5)


def test_every_further_wrong_try_doubles_the_wait_up_to_a_minute(store: SqliteStore) -> None:
    account(store)
    wrong(store, 4)
    now = NOON
    waits = []
    for _ in range(9):
        wrong(store, 1, now=now)
        told = enter(store, now=now)
        assert isinstance(told, Wait)
        waits.append(told.seconds - 1)
        now += timedelta(seconds=told.seconds)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_try_that_has_to_wait_is_not_counted(store: SqliteStore) -> None:
    account(store)
    wrong(store, 5)
    assert [enter(store) for _ in range(20)] == [Wait(2)] * 20
    assert isinstance(enter(store, now=NOON + timedelta(seconds=1)), SignedIn)


def test_guesses_sent_at_once_do_not_overtake_the_count(store: SqliteStore) -> None:
    account(store)
    guess = replace(LAN, password=WRONG)
    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(lambda _: enter(store, guess), range(32)))
    assert outcomes.count(Refused()) == 5


@pytest.mark.parametrize("typed", ["HÙNG", " Hùng ", unicodedata.normalize("NFD", "hùng")])
def test_it_does_not_matter_how_a_keyboard_sends_a_name(
    store: SqliteStore, dice: Dice, typed: str
) -> None:
    assert people.add(store, "hùng", PASSWORD, unit=None, now=NOON, pick=dice) is None
    assert people.add(store, typed, PASSWORD, unit=None, now=NOON, pick=dice)
    known = entered(store, replace(LAN, name=typed))
    wrong(store, 5, replace(LAN, name="hùng"))
    assert isinstance(enter(store, replace(LAN, name=typed)), Wait)
    assert isinstance(enter(store, replace(LAN, name="hùng", device=known.device)), SignedIn)
    assert people.disable(store, typed, now=NOON) is None


def test_wrong_tries_are_forgotten_after_an_hour(store: SqliteStore) -> None:
    account(store)
    wrong(store, 4)
    wrong(store, 4, now=NOON + timedelta(minutes=61))
    assert isinstance(enter(store, now=NOON + timedelta(minutes=61)), SignedIn)


def test_wrong_tries_within_the_hour_add_up(store: SqliteStore) -> None:
    account(store)
    wrong(store, 4)
    wrong(store, 1, now=NOON + timedelta(minutes=59))
    assert isinstance(enter(store, now=NOON + timedelta(minutes=59)), Wait)


def test_a_stranger_slows_only_himself_down(store: SqliteStore) -> None:
    account(store)
    account(store, "hoa")
    stranger = replace(LAN, address="198.51.100.9")
    wrong(store, 5, stranger)
    assert isinstance(enter(store, stranger), Wait)
    assert isinstance(enter(store), SignedIn)
    assert isinstance(enter(store, replace(stranger, name="hoa")), SignedIn)


def test_a_device_that_signed_in_before_is_not_slowed_by_strangers_behind_its_own_address(
    store: SqliteStore,
) -> None:
    account(store)
    device = entered(store).device
    wrong(store, 5)
    assert isinstance(enter(store), Wait)
    again = entered(store, replace(LAN, device=device))
    assert again.device == device


def test_a_known_device_is_slowed_by_its_own_wrong_tries_wherever_it_stands(
    store: SqliteStore,
) -> None:
    account(store)
    known = replace(LAN, device=entered(store).device)
    wrong(store, 5, known)
    assert isinstance(enter(store, replace(known, address="198.51.100.9")), Wait)
    assert isinstance(enter(store), SignedIn)


@pytest.mark.parametrize(
    "device", ["", ".", "mark", "mark.signature", "mark.chữ-ký", "mark." + "0" * 64]
)
def test_a_mark_that_the_office_did_not_sign_is_none(store: SqliteStore, device: str) -> None:
    account(store)
    wrong(store, 5)
    assert isinstance(enter(store, replace(LAN, device=device)), Wait)
    later = NOON + timedelta(minutes=2)
    assert entered(store, replace(LAN, device=device), now=later).device != device


def test_a_mark_is_good_for_its_own_name_only(store: SqliteStore) -> None:
    account(store)
    account(store, "hoa")
    device = entered(store).device
    hoa = replace(LAN, name="hoa")
    wrong(store, 5, hoa)
    assert isinstance(enter(store, replace(hoa, device=device)), Wait)


def test_an_old_hash_is_renewed_when_its_owner_signs_in(
    store: SqliteStore, real_hashes: None
) -> None:
    weak = account(store)
    other = account(store, "hoa")
    entered(store)
    hashes = {person.name: person.password_hash for person in people.everybody(store)}
    assert hashes["lan"] != weak.password_hash
    assert not PasswordHasher().check_needs_rehash(hashes["lan"])
    assert PasswordHasher().verify(hashes["lan"], PASSWORD)
    assert hashes["hoa"] == other.password_hash


def test_a_session_ends_after_twelve_hours(store: SqliteStore) -> None:
    account(store)
    secret = entered(store).session
    assert people.session(store, secret, now=NOON + timedelta(hours=11, minutes=59))
    assert people.session(store, secret, now=NOON + timedelta(hours=12)) is None
    assert people.session(store, "guessed", now=NOON) is None


def test_the_use_of_a_session_is_noted_at_most_every_five_minutes(store: SqliteStore) -> None:
    account(store)
    signed = entered(store)

    def seen_at(minutes: float) -> str:
        now = NOON + timedelta(minutes=minutes)
        people.session(store, signed.session, now=now)
        return str(_session(store, signed, now=NOON).seen_at)

    assert seen_at(5) == instant(NOON)
    assert seen_at(5.1) == instant(NOON + timedelta(minutes=5.1))
    assert seen_at(10) == instant(NOON + timedelta(minutes=5.1))


def test_who_signs_out_is_out_and_the_other_sessions_stay(store: SqliteStore) -> None:
    account(store)
    phone, desk = entered(store), entered(store, replace(LAN, agent="Edge"))
    people.sign_out(store, _session(store, phone), now=NOON)
    assert people.session(store, phone.session, now=NOON) is None
    assert [line.agent for line in people.sessions(store, _session(store, desk), now=NOON)] == [
        "Edge"
    ]


def test_one_may_end_ones_own_sessions_and_nobody_elses(store: SqliteStore) -> None:
    account(store)
    account(store, "hoa")
    lan, hoa = entered(store), entered(store, replace(LAN, name="hoa"))
    lans, hoas = _session(store, lan), _session(store, hoa)
    assert not people.revoke(store, lans, hoas.id_hash, now=NOON)
    assert people.session(store, hoa.session, now=NOON)
    assert people.revoke(store, lans, lans.id_hash, now=NOON)
    assert not people.revoke(store, lans, lans.id_hash, now=NOON)
    assert people.session(store, lan.session, now=NOON) is None


def test_a_new_password_ends_all_other_sessions(store: SqliteStore) -> None:
    account(store)
    account(store, "hoa")
    hoa = entered(store, replace(LAN, name="hoa"))
    here, there = entered(store), entered(store)
    assert people.change_password(store, _session(store, here), PASSWORD, NEW, now=NOON) is None
    assert people.session(store, here.session, now=NOON)
    assert people.session(store, there.session, now=NOON) is None
    assert people.session(store, hoa.session, now=NOON)
    assert enter(store) == Refused()
    assert isinstance(enter(store, replace(LAN, password=NEW)), SignedIn)


@pytest.mark.parametrize(
    ("old", "new"), [(WRONG, NEW), (PASSWORD, "short"), (PASSWORD, "lan " * 9)]
)
def test_a_password_is_changed_only_by_who_knows_it_and_into_a_good_one(
    store: SqliteStore, old: str, new: str
) -> None:
    account(store)
    here = entered(store)
    assert people.change_password(store, _session(store, here), old, new, now=NOON)
    assert isinstance(enter(store), SignedIn)


def test_a_reset_ends_every_session_of_the_account(store: SqliteStore) -> None:
    account(store)
    account(store, "hoa")
    lan, hoa = entered(store), entered(store, replace(LAN, name="hoa"))
    assert people.reset_password(store, "lan", NEW, now=NOON) is None
    assert people.session(store, lan.session, now=NOON) is None
    assert people.session(store, hoa.session, now=NOON)
    assert isinstance(enter(store, replace(LAN, password=NEW)), SignedIn)


@pytest.mark.parametrize(("name", "password"), [("nobody", NEW), ("lan", "short")])
def test_a_reset_of_nobody_or_to_a_bad_password_is_refused(
    store: SqliteStore, name: str, password: str
) -> None:
    account(store)
    assert people.reset_password(store, name, password, now=NOON)
    assert isinstance(enter(store), SignedIn)


def test_a_closed_account_is_out_at_once(store: SqliteStore) -> None:
    account(store)
    account(store, "hoa")
    lan, hoa = entered(store), entered(store, replace(LAN, name="hoa"))
    assert people.disable(store, "lan", now=NOON) is None
    assert people.session(store, lan.session, now=NOON) is None
    assert people.session(store, hoa.session, now=NOON)
    assert enter(store) == Refused()
    assert people.disable(store, "nobody", now=NOON)


def test_signing_in_is_logged_and_a_refusal_is_not(store: SqliteStore) -> None:
    account(store)
    enter(store, replace(LAN, password=WRONG))
    entered(store)
    with store.reading() as db:
        assert [(entry.actor, entry.action) for entry in log.latest(db)] == [("lan", "sign-in")]


def test_invented_passwords_are_good_ones_and_secrets_are_long(dice: Dice) -> None:
    password = people.new_password(dice)
    assert [len(part) for part in password.split("-")] == [4, 4, 4, 4]
    assert dice.thrown == 16
    assert len(people.new_secret(dice)) == 26
    assert not set("0o1il") & set(people.new_secret(dice, 500))
