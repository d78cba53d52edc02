"""What tests of the officials' pages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.web import jobs
from tests.builders import Office
from tests.engines import Engine
from tests.web.officials import Browser, Room, opened


@pytest.fixture
def room(tmp_path: Path, engine: Engine) -> Iterator[Room]:
    """A server for officials at noon."""
    with opened(tmp_path, engine) as made:
        yield made


@pytest.fixture
def desk(room: Room) -> Office:
    """The small office of the builders, in this room."""
    return room.furnish()


@pytest.fixture
def lan(room: Room) -> Browser:
    """Lan's browser: signed in, reading English."""
    return room.official()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for short work however busy the machine is; the pages about waiting are tested without patience."""
    monkeypatch.setattr(jobs, "PATIENCE", 60)
