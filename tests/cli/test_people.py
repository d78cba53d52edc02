"""`kiosk user`: accounts, whose passwords are shown once and kept by nobody."""

from datetime import UTC, datetime
from secrets import randbelow

import pytest
from argon2 import PasswordHasher

from kiosk.journey import people
from kiosk.journey.people import Attempt, Refused, SignedIn, sign_in
from kiosk.store import log
from kiosk.store.sqlite import SqliteStore
from tests.builders import sign
from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

GOOD = "ba con trâu đen"


def lets_in(kiosk: Terminal, name: str, password: str) -> bool:
    """Try the door of the office."""
    attempt = Attempt(name, password, address="127.0.0.1", device=None, agent="a browser")
    store = SqliteStore(kiosk.instance / "kiosk.sqlite")
    outcome = sign_in(store, attempt, sign, now=datetime.now(UTC), pick=randbelow)
    store.close()
    assert isinstance(outcome, SignedIn | Refused)
    return isinstance(outcome, SignedIn)


def test_a_password_is_made_and_shown_once(kiosk: Terminal) -> None:
    told = kiosk("user", "add", "lan.nguyen").done
    password = told.split()[-1]
    assert len(password) == 19
    assert lets_in(kiosk, "lan.nguyen", password)
    assert not lets_in(kiosk, "lan.nguyen", password[:-1])
    written = b"".join(path.read_bytes() for path in kiosk.instance.iterdir())
    assert password.encode() not in written


def test_a_password_may_come_from_elsewhere_and_is_not_shown(kiosk: Terminal) -> None:
    words = ("user", "add", "lan", "--password-stdin", "--json")
    assert kiosk(*words, typed=f"{GOOD}\r\n").document == {"name": "lan", "role": "official"}
    assert lets_in(kiosk, "lan", GOOD)


def test_what_is_done_to_accounts_is_logged(kiosk: Terminal) -> None:
    for words in (("add", "Lan"), ("password", "lan"), ("disable", "LAN")):
        assert kiosk("user", *words).code == 0
    store = SqliteStore(kiosk.instance / "kiosk.sqlite")
    with store.reading() as db:
        lines = log.latest(db)
    store.close()
    done = [(line.action, line.subject) for line in lines if line.action.startswith("account")]
    assert done == [(f"account-{what}", "lan") for what in ("close", "password", "open")]
    assert all(line.actor.startswith("cli:") for line in lines)


@pytest.mark.parametrize("password", ["", "ngắn", "lan.nguyen 2026", "aaaaaaaaaaaa", "x" * 201])
def test_a_weak_password_makes_no_account(kiosk: Terminal, password: str) -> None:
    words = ("user", "add", "lan.nguyen", "--password-stdin")
    assert "password" in kiosk(*words, typed=f"{password}\n").refusal
    assert kiosk("user", "list", "--json").document == []


def test_a_password_in_another_encoding_is_refused(kiosk: Terminal) -> None:
    words = ("user", "add", "lan", "--password-stdin")
    said = kiosk.process(*words, typed="ba con tr\udce2u \udce9en")
    assert said.refusal == "The password is no UTF-8 text. Send it as UTF-8."


@pytest.mark.parametrize("name", ["x", "lan nguyen", "lan@xa.vn", "y" * 61])
def test_a_name_that_is_none_is_refused(kiosk: Terminal, name: str) -> None:
    assert "name" in kiosk("user", "add", name).refusal


def test_a_name_is_given_once(kiosk: Terminal) -> None:
    kiosk("user", "add", "lan")
    assert kiosk("user", "add", "lan").refusal.startswith("There is an account called “lan”")


def test_an_account_may_belong_to_a_unit(kiosk: Terminal, table: Write) -> None:
    kiosk("units", table("units.csv", "Tên đơn vị", "Xã Nghi Long"))
    assert kiosk("user", "add", "lan", "--unit", "nghi long", "--json").code == 0
    assert "kiosk units" in kiosk("user", "add", "hoa", "--unit", "Quảng Trị").refusal
    assert kiosk("user", "list", "--json").document == [
        {"name": "lan", "role": "official", "unit": "xa-nghi-long", "disabled": False}
    ]


def test_who_worked_for_a_unit_that_was_merged_works_for_the_one_that_stands_for_it(
    kiosk: Terminal, table: Write
) -> None:
    kiosk("units", table("units.csv", "Tên đơn vị", "Xã Nghi Long", "Xã Nghi Lonng"))
    kiosk("user", "add", "lan", "--unit", "Xã Nghi Lonng")
    kiosk("user", "add", "an")
    assert kiosk("units", "merge", "Xã Nghi Lonng", "Xã Nghi Long").code == 0
    units = {person["name"]: person["unit"] for person in kiosk("user", "list", "--json").document}
    assert units == {"an": None, "lan": "xa-nghi-long"}
    assert "xa-nghi-lonng" not in kiosk("user", "list").done
    kiosk("user", "add", "hoa", "--unit", "Xã Nghi Lonng")
    assert kiosk("user", "list", "--json").document[1]["unit"] == "xa-nghi-long"


def test_a_new_password_replaces_the_old_one(kiosk: Terminal) -> None:
    kiosk("user", "add", "lan", "--password-stdin", typed=GOOD)
    new = kiosk("user", "password", "lan", "--json").document["password"]
    assert lets_in(kiosk, "lan", new)
    assert not lets_in(kiosk, "lan", GOOD)
    said = kiosk("user", "password", "lan", "--password-stdin", typed=GOOD)
    assert said.done == "The account “lan” is ready.\n"
    assert lets_in(kiosk, "lan", GOOD)


def test_a_closed_account_lets_nobody_in(kiosk: Terminal) -> None:
    kiosk("user", "add", "lan", "--password-stdin", typed=GOOD)
    assert kiosk("user", "disable", "lan").done == "The account “lan” is closed.\n"
    assert not lets_in(kiosk, "lan", GOOD)
    (person,) = kiosk("user", "list", "--json").document
    assert person["disabled"]
    lines = kiosk("user", "list").done.splitlines()
    assert [cell.strip() for cell in lines[1].split("┃")[1:-1]] == ["Name", "Unit", "Closed"]
    assert "lan" in lines[3]


def test_a_closed_account_opens_again_with_a_new_password(kiosk: Terminal) -> None:
    kiosk("user", "add", "lan", "--password-stdin", typed=GOOD)
    kiosk("user", "disable", "lan")
    kiosk("user", "password", "lan", "--password-stdin", typed="another way home")
    assert lets_in(kiosk, "lan", "another way home")
    (person,) = kiosk("user", "list", "--json").document
    assert not person["disabled"]


@pytest.mark.parametrize("command", ["password", "disable"])
def test_nobody_of_that_name_is_told(kiosk: Terminal, command: str) -> None:
    assert kiosk("user", command, "lan").refusal.startswith("There is no account called “lan”")


@pytest.mark.usefixtures("real_hashes")
def test_an_unknown_name_takes_as_much_work_to_refuse_as_a_wrong_password(kiosk: Terminal) -> None:
    assert not PasswordHasher().check_needs_rehash(people._NOBODY)
    kiosk("migrate")
    assert not lets_in(kiosk, "nobody", GOOD)
