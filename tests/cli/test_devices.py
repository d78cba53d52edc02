"""`kiosk device`: the tablets at the counters, from a terminal."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.core.acts import Act
from kiosk.core.days import VIETNAM
from kiosk.core.devices import Seen
from kiosk.journey import devices
from kiosk.journey.devices import Retired
from kiosk.store import log
from kiosk.store.sqlite import SqliteStore
from tests.builders import Dice
from tests.cli.conftest import Write
from tests.cli.terminal import Terminal
from tests.tablets import live, secret_of, words

PLAIN = Seen("m", "waiting", None, None, None, 0, None, 0, 0)


class Counter:
    """An office with two units, and machines that ask to become tablets of it."""

    def __init__(self, kiosk: Terminal) -> None:
        self.kiosk = kiosk
        self.store = SqliteStore(kiosk.instance / "kiosk.sqlite")
        self.dice = Dice()

    def act(self) -> Act:
        return Act(datetime.now(UTC), self.dice, "lan")

    def words(self, machine: int = 1) -> list[str]:
        return words(self.store, secret_of(machine), self.act()).split()

    def pair(self, name: str = "Quầy 1", unit: str = "Xã Nghi Long", machine: int = 1) -> None:
        said = self.kiosk("device", "pair", *self.words(machine), "--name", name, "--unit", unit)
        assert said.done == f"“{name}” is paired.\n"

    def hear(self, said: Seen, machine: int = 1, **ago: float) -> datetime:
        at = datetime.now(UTC) - timedelta(**ago)
        devices.hear(self.store, live(self.store, secret_of(machine)), said, at)
        return at

    def listed(self, *words: str) -> list[dict]:
        found: list[dict] = self.kiosk("device", "list", "--json", *words).document
        return found


@pytest.fixture
def counter(kiosk: Terminal, table: Write) -> Iterator[Counter]:
    kiosk("units", table("units.csv", "Tên đơn vị", "Xã Nghi Long", "Xã Nghi Thái"))
    made = Counter(kiosk)
    yield made
    made.store.close()


def test_three_words_make_a_machine_a_tablet(counter: Counter) -> None:
    said = counter.kiosk(
        "device", "pair", *counter.words(), "--name", "Quầy 1", "--unit", "nghi long",
        "--counter", "3", "--json",
    )  # fmt: skip
    made = said.document
    assert (made["name"], made["unit"], made["counter"]) == ("Quầy 1", "xa-nghi-long", "3")
    assert live(counter.store, secret_of(1)).device.id == made["id"]
    with counter.store.reading() as db:
        entry = log.latest(db)[0]
    assert (entry.action, entry.subject, entry.actor[:4]) == ("tablet-pair", "Quầy 1", "cli:")


def test_words_that_nobody_shows_pair_nothing(counter: Counter) -> None:
    said = counter.kiosk(
        "device", "pair", "cam", "cam", "cam", "--name", "Quầy 1", "--unit", "nghi long"
    )
    assert said.refusal.startswith("No tablet shows these words now.")
    assert counter.listed() == []


def test_a_list_tells_how_tablets_do_in_the_time_of_vietnam(counter: Counter) -> None:
    counter.pair("[cũ] :lock:")
    counter.pair("[/x]", "Xã Nghi Thái", 2)
    at = counter.hear(PLAIN._replace(trouble="storage", unsent=4, refused=1), minutes=5)
    first, second = counter.kiosk("device", "list").done.splitlines()[3:5]
    cells = [cell.strip() for cell in first.split("│")[1:-1]]
    local = at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    assert cells == [
        "[cũ] :lock:", "Xã Nghi Long", "", "out of order, refused: 1", f"{local} (5 min ago)",
        "4", "0",
    ]  # fmt: skip
    cells = [cell.strip() for cell in second.split("│")[1:-1]]
    assert cells == ["[/x]", "Xã Nghi Thái", "", "not heard of yet", "", "", "0"]


def test_a_list_may_be_of_one_unit(counter: Counter) -> None:
    counter.pair()
    counter.pair("Quầy 2", "Xã Nghi Thái", 2)
    counter.hear(PLAIN._replace(trouble="storage"))
    assert [one["name"] for one in counter.listed()] == ["Quầy 1", "Quầy 2"]
    (one,) = counter.listed("--unit", "nghi long")
    assert (one["unit_name"], one["standing"], one["today"]) == (
        "Xã Nghi Long",
        ["out_of_order"],
        0,
    )
    assert one["seen"]["trouble"] == "storage"
    assert "Quầy 2" not in counter.kiosk("device", "list", "--unit", "nghi long").done


def test_a_tablet_gets_another_name(counter: Counter) -> None:
    counter.pair()
    said = counter.kiosk("device", "rename", "quay 1", "Quầy 9")
    assert said.done == "“Quầy 1” is called “Quầy 9” now.\n"
    assert counter.kiosk("device", "rename", "Quầy 9", "").refusal.startswith("Please give")
    assert counter.kiosk("device", "rename", "Quầy 1", "x").refusal == (
        "No tablet is called “Quầy 1”. There are: “Quầy 9”."
    )


def test_a_tablet_moves_and_keeps_what_is_not_said(counter: Counter) -> None:
    counter.pair()
    move = ("device", "move", "Quầy 1")
    made = counter.kiosk(*move, "--counter", "7", "--json").document
    assert (made["unit"], made["counter"]) == ("xa-nghi-long", "7")
    made = counter.kiosk(*move, "--to", "nghi thái", "--json").document
    assert (made["unit"], made["counter"]) == ("xa-nghi-thai", "7")
    assert counter.kiosk(*move).done == "“Quầy 1” has its new place.\n"
    assert counter.kiosk(*move, "--counter", "x" * 61).refusal.startswith("A name has at most")


def test_tablets_of_one_name_are_told_apart_by_their_unit(counter: Counter) -> None:
    counter.pair()
    counter.pair("Quầy 1", "Xã Nghi Thái", 2)
    rename = ("device", "rename", "Quầy 1", "Quầy 2")
    assert counter.kiosk(*rename).refusal.startswith("Several tablets are called “Quầy 1”")
    assert counter.kiosk(*rename, "--unit", "nghi thái", "--json").document["unit"] == (
        "xa-nghi-thai"
    )


def test_a_tablet_that_holds_answers_is_retired_only_anyway(counter: Counter) -> None:
    counter.pair()
    counter.hear(PLAIN._replace(unsent=3))
    retire = ("device", "retire", "Quầy 1")
    assert "not sent yet: 3." in counter.kiosk(*retire).refusal
    live(counter.store, secret_of(1))
    assert counter.kiosk(*retire, "--anyway").done == "“Quầy 1” is out of use.\n"
    assert isinstance(devices.credential(counter.store, secret_of(1)), Retired)
    assert counter.kiosk(*retire, "--anyway").refusal == "“Quầy 1” is out of use already."
    assert "out of use" in counter.kiosk("device", "list").done


def test_another_machine_takes_the_place_of_one(counter: Counter) -> None:
    counter.pair()
    assert counter.kiosk("device", "retire", "Quầy 1", "--json").document["retired_at"]
    replace = ("device", "replace", "Quầy 1")
    assert counter.kiosk(*replace, "cam", "cam", "cam").refusal.startswith("No tablet shows")
    said = counter.kiosk(*replace, *counter.words(2))
    assert said.done == "The new machine is “Quầy 1” now.\n"
    assert live(counter.store, secret_of(2)).device.name == "Quầy 1"
