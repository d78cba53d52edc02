"""Two offices of which one is to join the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Office
from tests.engines import SQLITE, Engine
from tests.journey.saved import furnished, place


@pytest.fixture
def province(tmp_path: Path, engine: Engine) -> Iterator[Office]:
    with place(tmp_path / "province", engine) as made:
        yield furnished(made)


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Office]:
    """Another office whose units are called just the same."""
    with place(tmp_path / "commune", SQLITE) as made:
        yield furnished(made, seed=70)
