"""What tests share: a store on a real file, a fixed noon, counted dice, somebody who acts, a small office."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

from kiosk.core.acts import Act
from kiosk.journey import people
from kiosk.store.engine import Store
from tests import builders
from tests.builders import QUICK_HASHES, Dice, Office, act_at
from tests.demo_instance import demo_instance as demo_instance
from tests.engines import SQLITE, Engine, Plain, Postgres, cluster, need_postgres
from tests.live.server import free_port

NOON: datetime = builders.NOON

# Examples of the stores are slow on a busy disk: a bound on their number is enough, a clock would only flicker.
settings.register_profile("kiosk", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("kiosk")


NOBODY = QUICK_HASHES.hash("nobody has this password")


@pytest.fixture(autouse=True)
def quick_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash passwords cheaply in this process: what is slow about them is not what most tests are about."""
    if "real_hashes" not in request.fixturenames:
        monkeypatch.setattr(people, "_HASHER", QUICK_HASHES)
        monkeypatch.setattr(people, "_NOBODY", NOBODY)


@pytest.fixture
def real_hashes() -> None:
    """Ask for passwords hashed at their real cost."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers: there can be only one in a process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL for all tests of this process."""
    need_postgres()
    with cluster(free_port()) as server:
        yield Postgres(server, Plain(server))


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Every engine in turn."""
    if request.param == "sqlite":
        yield SQLITE
    else:
        with request.getfixturevalue("postgres").lent() as found:
            yield found


@pytest.fixture
def store(engine: Engine, tmp_path: Path) -> Iterator[Store]:
    """An empty store, with every migration."""
    opened = engine.store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def pick() -> Dice:
    """Dice that fall the same way in every run."""
    return Dice()


@pytest.fixture
def act(pick: Dice) -> Act:
    """Lan, an official, at noon."""
    return Act(NOON, pick, "lan")


@pytest.fixture
def office(store: Store) -> Office:
    """A district with its communes, catalogue and survey."""
    return Office(store, act_at())
