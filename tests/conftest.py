"""What tests share: a store on a real file, a fixed noon, counted dice, somebody who acts, a small office."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from kiosk.core.acts import Act
from kiosk.store.sqlite import SqliteStore
from tests import builders
from tests.builders import Dice, Office, act_at
from tests.demo_instance import demo_instance as demo_instance

NOON: datetime = builders.NOON

# Examples of the stores are slow on a busy disk: a bound on their number is enough, a clock would only flicker.
settings.register_profile("kiosk", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("kiosk")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty store in a file of its own, with every migration."""
    opened = SqliteStore(tmp_path / "kiosk.sqlite")
    opened.migrate()
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
def office(store: SqliteStore) -> Office:
    """A district with its communes, catalogue and survey."""
    return Office(store, act_at())
