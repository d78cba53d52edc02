"""A file that cannot be used is told apart from a statement that is wrong."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.store import log
from kiosk.store.engine import Db, StoreUnusableError
from kiosk.store.sqlite import SqliteStore
from tests.engines import Sqlite


@pytest.fixture(name="engine")
def only_sqlite() -> Sqlite:
    """Only this one: its file is what is looked at."""
    return Sqlite()


def told(error: pytest.ExceptionInfo[StoreUnusableError]) -> str:
    assert str(error.value) == error.value.id % error.value.params
    return str(error.value)


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    path.write_text("Kính gửi bà Lan, " * 100, "utf-8")
    with pytest.raises(StoreUnusableError) as error:
        SqliteStore(path)
    assert told(error).startswith(f"{path} is damaged or no store of kiosk.")
    assert path.read_text("utf-8").startswith("Kính gửi")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusableError) as error:
        SqliteStore(tmp_path)
    assert told(error).startswith(f"{tmp_path} cannot be opened for writing (unable to open")


def test_a_full_disk_is_named_and_nothing_stays_of_the_step(store: SqliteStore) -> None:
    def fill(db: Db) -> None:
        db._connection.execute("PRAGMA max_page_count = 1")
        for number in range(1000):
            log.set_note(db, f"n{number}", "x" * 1000)

    with pytest.raises(StoreUnusableError) as error:
        store.write(fill)
    assert "Free some space" in told(error)
    assert isinstance(error.value.__cause__, sqlite3.OperationalError)
    with store.reading() as db:
        assert log.note(db, "n0") is None


def test_a_store_held_by_another_program_is_named(tmp_path: Path, store: SqliteStore) -> None:
    other = SqliteStore(tmp_path / "kiosk.sqlite", patience=0.01)

    def hold(_db: Db) -> str:
        with pytest.raises(StoreUnusableError) as error:
            other.write(lambda db: log.set_note(db, "n", "x"))
        with pytest.raises(StoreUnusableError):
            other.migrate()
        return told(error)

    assert "held by another program" in store.write(hold)
    other.write(lambda db: log.set_note(db, "n", "x"))
    other.close()


def test_a_damaged_store_is_named_by_who_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sqlite"
    store = SqliteStore(path)
    store.migrate()
    with store.reading() as db:
        find = "SELECT rootpage FROM sqlite_master WHERE name = 'audit_at'"
        ((page,),) = db._connection.execute(find)
    store.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    damaged = SqliteStore(path)
    with pytest.raises(StoreUnusableError) as error, damaged.reading() as db:
        log.latest(db)
    assert "is damaged" in told(error)
    damaged.close()


def test_a_wrong_statement_stays_what_it_is(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store.write(lambda db: db._connection.execute("DELETE FROM nowhere"))
    with pytest.raises(sqlite3.OperationalError, match="no such table"), store.reading() as db:
        db._connection.execute("SELECT * FROM nowhere")
