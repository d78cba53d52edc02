"""What a citizen was thanked for is stored, and nothing twice, whatever is killed and however many replies get lost."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.engines import Engine
from tests.live.server import eventually
from tests.tablet.machine import Tablet
from tests.tablet.offices import Desk, desk
from tests.tablet.people import THANKS, choose, pair, said, scan, send

SECONDS = 30
"""Seconds for which a tablet may take to tell of an answer that it has; a busy machine never comes near them."""


class Bad:
    """A bad day: citizens come one after the other, and dice decide what breaks meanwhile."""

    def __init__(self, office: Desk, tablet: Tablet, *, seed: int) -> None:
        self.office = office
        self.tablet = tablet
        self.thanked: list[str] = []
        self.done: Counter[str] = Counter()
        self._dice = random.Random(seed)

    def visit(self, token: str) -> None:
        """Somebody scans a slip, answers and waits for the thanks, unless something breaks."""
        self._break_something()
        scan(self.tablet, self.office, token)
        choose(self.tablet, self._dice.choice("12345"))
        if self._falls("a kill before sending", 0.03):
            return self._restart()
        send(self.tablet)
        if self._falls("a kill while sending", 0.05):
            return self._restart()
        self.tablet.until(*THANKS, seconds=SECONDS)
        self.thanked.append(token)
        if self._falls("a kill after the thanks", 0.05):
            self._restart()
        return None

    def _break_something(self) -> None:
        if self.office.server and self._falls("a kill of the server", 0.06):
            self.office.power_cut()
        elif not self.office.server and self._falls("a start of the server", 0.4):
            self.office.open()

    def _falls(self, what: str, share: float) -> bool:
        fell = self._dice.random() < share
        self.done[what] += fell
        return fell

    def _restart(self) -> None:
        self.tablet.kill()
        self.tablet.start()
        self.tablet.until("waiting", seconds=SECONDS)

    def ends(self) -> None:
        """Let all be well again, until the tablet has nothing left."""
        self.office.line.lost = 0
        if not self.office.server:
            self.office.open()
        eventually(lambda: self._unsent() == 0, "an empty queue")

    def _unsent(self) -> int:
        (row,) = self.office.rows("SELECT count(*) AS many FROM device_seen WHERE unsent = 0")
        return int(self.tablet.page.evaluate(_COUNT)) + (1 - int(row["many"]))

    def lost(self) -> set[str]:
        """Return what citizens were thanked for and the store has not."""
        return set(self.thanked) - {row["token"] for row in self.office.responses()}

    def twice(self) -> set[str]:
        """Return what the store has more than once."""
        counted = Counter(row["token"] for row in self.office.responses())
        return {token for token, many in counted.items() if many > 1}


_COUNT = """() => new Promise((done, failed) => {
    const opened = indexedDB.open('kiosk-tablet');
    opened.onerror = () => failed(opened.error);
    opened.onsuccess = () => {
        const asked = opened.result.transaction(['queue']).objectStore('queue').count();
        asked.onsuccess = () => { opened.result.close(); done(asked.result); };
    };
})"""


def through(office: Desk, tablet: Tablet, *, seed: int, lost: float = 0.5) -> Bad:
    """Go through a bad day with all slips of the office."""
    pair(tablet, office)
    office.line.lost = lost
    day = Bad(office, tablet, seed=seed)
    for token in office.slips:
        day.visit(token)
    day.ends()
    return day


@pytest.fixture
def crowded(engine: Engine, tmp_path, request) -> Iterator[Desk]:
    """An office with as many slips as the test wants."""
    with desk(tmp_path, slips=request.param, engine=engine, seed=5) as opened:
        yield opened


def check(day: Bad) -> None:
    assert day.lost() == set()
    assert day.twice() == set()
    assert {row["state"] for row in day.office.responses()} == {"counted"}
    assert day.done["a kill of the server"] > 0
    assert day.done["a kill while sending"] + day.done["a kill after the thanks"] > 0
    assert day.office.line.statuses().count(0) > 5


@pytest.mark.parametrize("crowded", [36], indirect=True)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_short_bad_day(crowded: Desk, machines) -> None:
    check(through(crowded, machines(crowded), seed=4))


@pytest.mark.long
@pytest.mark.parametrize("crowded", [330], indirect=True)
def test_a_long_bad_day(crowded: Desk, machines) -> None:
    day = through(crowded, machines(crowded), seed=11)
    check(day)
    assert len(day.thanked) >= 300


SPOILT = {
    # What was sent is let go, whatever the server said.
    "lost": (
        b"if (status !== 200 && status !== 403) return false;",
        b"await queue.release(batch.map(({ kept }) => kept.id)); if (status !== 200) return true;",
    ),
    # Each attempt is another answer to the server.
    "twice": (
        b"const named = new Map(",
        b"const named = new Map((body?.answers ?? []).map((one, at) => [batch[at].kept.id, one]));"
        b" if (!body) return false; const unused = new Map(",
    ),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_tablet_without_the_cure_is_caught(office: Desk, machines, how: str) -> None:
    before, after = SPOILT[how]

    def spoilt(source: bytes) -> bytes:
        assert source.count(before) == 1
        changed = source.replace(before, after)
        if how == "twice":
            inner = b"batch.map(({ answer }) => answer)"
            assert changed.count(inner) == 1
            changed = changed.replace(
                inner, b"batch.map(({ answer }) => ({ ...answer, id: crypto.randomUUID() }))"
            )
        return changed

    office.line.change("tablet/sender.mjs", spoilt)
    tablet = machines(office)
    pair(tablet, office)
    day = Bad(office, tablet, seed=1)
    office.line.lost = 1
    for token in office.slips[:3]:
        scan(tablet, office, token)
        choose(tablet, "5")
        send(tablet)
        tablet.until(*THANKS)
        day.thanked.append(token)
        tablet.button(said("done")).click()
    if how == "lost":
        # Somewhere on the way the request itself was lost.
        office.line.fail(50)
        scan(tablet, office, office.slips[4])
        choose(tablet, "5")
        send(tablet)
        tablet.until(*THANKS)
        day.thanked.append(office.slips[4])
        office.line.fail(0)
    eventually(lambda: office.line.statuses().count(0) >= 3, "lost replies")
    day.ends()
    assert getattr(day, how)() != set()
