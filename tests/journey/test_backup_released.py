"""A backup that an earlier release made comes back, and may join another office, with every figure unchanged."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kiosk.config import Settings
from kiosk.core.coverage import Figures, Question
from kiosk.journey import check, coverage, join, stores
from kiosk.journey.backup import Saved, Source, save
from kiosk.journey.join import Choice, Joined
from kiosk.journey.others import opened
from kiosk.store import whole
from kiosk.store.engine import Store
from kiosk.store.sqlite import SqliteStore
from tests.builders import act_at
from tests.engines import Engine
from tests.journey.saved import SECRET, furnished, place

RELEASED = sorted((Path(__file__).parents[1] / "store/released").glob("*.sql"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Any]:
    """A backup of a store that is still as the release left it, and what that release counted in it."""
    folder = tmp_path / "released"
    folder.mkdir()
    (folder / "secret").write_text(SECRET)
    settings = Settings(folder, folder / "kiosk.sqlite")
    connection = sqlite3.connect(folder / "kiosk.sqlite")
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    store = SqliteStore(folder / "kiosk.sqlite")
    saved = save(store, settings, tmp_path / "released.tar.gz", act_at())
    store.close()
    assert isinstance(saved, Saved)
    assert saved.manifest.schema < whole.known()
    return saved.path, json.loads(request.param.with_suffix(".json").read_text("utf-8"))


def same_figures(store: Store, expected: list[Any]) -> None:
    assert check.differing_cells(store) == []
    asked = [one for one in expected if one["question"][5] is None]
    assert asked
    for one in asked:
        first, last, base, role, withdrawn, _ = one["question"]
        measured = coverage.measure(store, Question(first, last, base, role, withdrawn, None))
        assert measured.total == Figures(*one["total"])
        fields = {key: Figures(*numbers) for key, numbers in one["fields"].items()}
        assert {line.key: line.figures for line in measured.fields} == fields


def test_it_is_restored_and_brought_up_to_date(
    released: tuple[Path, Any], engine: Engine, tmp_path: Path
) -> None:
    path, expected = released
    with place(tmp_path / "there", engine, secret="") as there:
        restored = there.restore(path)
        assert restored.differing == 0
        with there.store.reading() as db:
            assert whole.schema(db) == whole.known()
        same_figures(there.store, expected["coverage"])


def test_it_joins(released: tuple[Path, Any], engine: Engine, tmp_path: Path) -> None:
    path, expected = released
    with place(tmp_path / "province", engine) as province:
        # Its records lie in another year.
        furnished(province).rated()
        stores.mark_invented(province.store, act_at())
        with opened(Source(path), tmp_path) as theirs:
            joined = join.join(province.store, theirs, Choice("f"), act_at(seed=99))
        assert isinstance(joined, Joined), [fault.text(str) for fault in joined]
        same_figures(province.store, expected["coverage"])
