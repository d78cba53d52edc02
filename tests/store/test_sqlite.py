"""The embedded store: what it promises of every transaction."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from types import FrameType

import pytest

from kiosk.store import log
from kiosk.store.engine import Db
from kiosk.store.sqlite import SqliteStore
from kiosk.store.sqlite_writer import FOLD_AFTER
from tests.engines import Sqlite


@pytest.fixture(name="engine")
def only_sqlite() -> Sqlite:
    """Only this one: its file is what is looked at."""
    return Sqlite()


def pragma(db: Db, name: str) -> object:
    return db._connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_connection_syncs_fully_in_wal_mode_and_minds_foreign_keys(
    store: SqliteStore,
) -> None:
    def settings(db: Db) -> tuple[object, ...]:
        return tuple(pragma(db, name) for name in ("journal_mode", "synchronous", "foreign_keys"))

    full = 2
    assert store.write(settings) == ("wal", full, 1)
    with store.reading() as one, store.reading() as other:
        assert settings(one) == settings(other) == ("wal", full, 1)


def test_another_process_that_writes_is_waited_for(store: SqliteStore, tmp_path: Path) -> None:
    tries: list[str] = []
    store._writer._connection.set_trace_callback(tries.append)
    with (
        closing(sqlite3.connect(tmp_path / "kiosk.sqlite")) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        waiting = pool.submit(store.write, lambda db: log.set_note(db, "n", "1"))
        while tries.count("BEGIN IMMEDIATE") < 5:
            assert not waiting.done()
        other.rollback()
        waiting.result()
    with store.reading() as db:
        assert log.note(db, "n") == "1"
        assert pragma(db, "busy_timeout") == 20_000


def test_who_writes_gently_leaves_others_a_moment_after_the_commit(store: SqliteStore) -> None:
    stored = store.write(lambda db: log.set_note(db, "n", "1") or "done", gently=True)
    assert stored == "done"
    with store.reading() as db:
        assert log.note(db, "n") == "1"


def test_a_long_log_is_folded_into_the_file(store: SqliteStore, tmp_path: Path) -> None:
    def many(db: Db) -> None:
        for number in range(FOLD_AFTER):
            log.set_note(db, f"n{number}", "x")

    store.write(many)
    # It is folded after who wrote was told, and before the next one writes.
    store.write(lambda db: None)
    file = f"file:{tmp_path / 'kiosk.sqlite'}?immutable=1"
    with closing(sqlite3.connect(file, uri=True)) as without_log:
        (folded,) = without_log.execute("SELECT count(*) FROM meta WHERE key <> 'tally'").fetchone()
    assert folded == FOLD_AFTER


LONG = """
    WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 2000000)
    SELECT max(n) FROM counted
"""
"""Takes a while."""


@pytest.fixture
def heard() -> Iterator[Event]:
    """Set once Ctrl+C has been heard."""
    event = Event()

    def hear(_signal: int, _frame: FrameType | None) -> None:
        event.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hear)
    yield event
    signal.signal(signal.SIGINT, before)


def test_who_presses_ctrl_c_goes_on_when_the_step_under_way_has_ended(
    store: SqliteStore, heard: Event
) -> None:
    def interrupted(db: Db) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        assert heard.wait(10)
        db._connection.execute(LONG).fetchone()
        log.set_note(db, "n", "1")

    with pytest.raises(KeyboardInterrupt):
        store.write(interrupted)
    with store.reading() as db:
        assert log.note(db, "n") == "1"


def test_what_a_step_returns_comes_back_after_the_commit(store: SqliteStore) -> None:
    def step(db: Db) -> str:
        log.set_note(db, "invented", "yes")
        return "done"

    assert store.write(step) == "done"
    with store.reading() as db:
        assert log.note(db, "invented") == "yes"
        assert log.note(db, "another") is None


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt])
def test_nothing_stays_of_a_step_that_breaks_and_the_next_one_works(
    store: SqliteStore, kind: type[BaseException]
) -> None:
    def breaking(db: Db) -> None:
        log.set_note(db, "half", "written")
        raise kind

    with pytest.raises(kind):
        store.write(breaking)
    store.write(lambda db: log.set_note(db, "whole", "written"))
    with store.reading() as db:
        assert log.note(db, "half") is None
        assert log.note(db, "whole") == "written"


def test_nothing_stays_of_a_step_that_breaks_a_rule_of_the_schema(store: SqliteStore) -> None:
    def breaking(db: Db) -> None:
        log.set_note(db, "half", "written")
        db.run("unit_add", key="x", home="nowhere", parent=None, code=None, name="X",
               confirmed=1, valid_from=None, valid_to=None, created_at="")  # fmt: skip

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.write(breaking)
    with store.reading() as db:
        assert log.note(db, "half") is None


def test_a_snapshot_does_not_see_what_is_written_meanwhile(store: SqliteStore) -> None:
    store.write(lambda db: log.set_note(db, "n", "1"))
    with store.reading() as before:
        assert log.note(before, "n") == "1"
        store.write(lambda db: log.set_note(db, "n", "2"))
        assert log.note(before, "n") == "1"
        with store.reading() as after:
            assert log.note(after, "n") == "2"


def test_a_snapshot_ends_with_its_block_even_when_rows_were_left_unread(store: SqliteStore) -> None:
    store.write(lambda db: [log.set_note(db, f"n{number}", "x") for number in range(50)])
    with store.reading() as db:
        first = next(db.stream("prefixes_used"), None)
    assert first is None
    with pytest.raises(RuntimeError), store.reading():
        raise RuntimeError
    with store.reading() as db:
        assert log.note(db, "n49") == "x"


def test_many_threads_write_and_read_at_once_and_lose_nothing(store: SqliteStore) -> None:
    def add(number: int) -> int:
        def step(db: Db) -> None:
            value = int(log.note(db, "sum") or 0)
            log.set_note(db, "sum", str(value + number))

        store.write(step)
        with store.reading() as db:
            return int(log.note(db, "sum") or 0)

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(add, range(1, 61)))
    assert max(seen) == sum(range(1, 61))


def test_a_closed_store_leaves_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kiosk.sqlite"
    store = SqliteStore(path)
    store.migrate()
    store.write(lambda db: log.set_note(db, "n", "1"))
    with store.reading():
        pass
    store.close()
    assert [file.name for file in path.parent.iterdir()] == ["kiosk.sqlite"]
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.write(lambda db: log.set_note(db, "n", "2"))
    again = SqliteStore(path)
    with again.reading() as db:
        assert log.note(db, "n") == "1"
    again.close()
    again.close()
