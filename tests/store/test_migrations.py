"""Migrations: numbered, forward only, whole or not at all, applied once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.store import engine, log
from kiosk.store.engine import SchemaTooNewError
from kiosk.store.sqlite import SqliteStore
from tests.builders import Office, act_at

NAMES = [path.stem for path in sorted(engine.MIGRATIONS.glob("*.sql"))]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A path at which no store stands yet."""
    return tmp_path / "kiosk.sqlite"


@pytest.fixture
def more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our migrations, to which a test adds its own."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in engine.MIGRATIONS.glob("*.sql"):
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(engine, "MIGRATIONS", folder)
    return folder


def tables(store: SqliteStore) -> set[str]:
    with store.reading() as db:
        rows = db._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in rows}


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [name[:5] for name in NAMES] == [f"{n:04}_" for n in range(1, len(NAMES) + 1)]


def test_migrating_twice_is_migrating_once(empty: Path) -> None:
    store = SqliteStore(empty)
    assert store.migrate() == NAMES
    office = Office(store, act_at())
    office.rated()
    assert store.migrate() == []
    assert len(office.rows("SELECT 1 FROM response")) == 1
    store.close()


def test_a_new_store_asks_for_20_percent_from_the_start(store: SqliteStore) -> None:
    with store.reading() as db:
        for day in ("0001-01-01", "2023-12-14", "9999-12-31"):
            assert db.value("target_on", day=day) == "20"


def test_threads_that_start_together_migrate_once(empty: Path) -> None:
    stores = [SqliteStore(empty) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(SqliteStore.migrate, stores))
    assert sorted(done) == [[], [], [], NAMES]
    for store in stores:
        store.close()


def test_processes_that_start_together_migrate_once(empty: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kiosk.store.sqlite import SqliteStore;"
        "sys.stdin.read(); store = SqliteStore(Path(sys.argv[1]));"
        "print(*store.migrate()); store.close()"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, empty],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    # All of them wait for the end of their input, which comes to all at nearly the same time.
    for process in started:
        assert process.stdin
        process.stdin.close()
        process.stdin = None
    done = sorted(process.communicate(timeout=60)[0].strip() for process in started)
    assert [process.returncode for process in started] == [0] * 4
    assert done == ["", "", "", " ".join(NAMES)]


def test_a_failing_migration_leaves_the_store_as_it_was(empty: Path, more: Path) -> None:
    store = SqliteStore(empty)
    store.migrate()
    (more / "0998_good.sql").write_text("CREATE TABLE good (x TEXT);\n", "utf-8")
    (more / "0999_bad.sql").write_text(
        "CREATE TABLE half (x TEXT);\nINSERT INTO nowhere VALUES (1);\n", "utf-8"
    )
    before = tables(store)
    with pytest.raises(Exception, match="nowhere"):
        store.migrate()
    assert tables(store) == before
    (more / "0999_bad.sql").write_text("CREATE TABLE mended (x TEXT);\n", "utf-8")
    assert store.migrate() == ["0998_good", "0999_bad"]
    assert tables(store) == before | {"good", "mended"}
    store.close()


def test_a_store_of_a_newer_program_is_refused_and_left_alone(empty: Path, more: Path) -> None:
    newer = SqliteStore(empty)
    (more / "0999_future.sql").write_text("CREATE TABLE future (x TEXT);\n", "utf-8")
    newer.migrate()
    newer.write(lambda db: log.set_note(db, "n", "1"))
    newer.close()
    (more / "0999_future.sql").unlink()
    older = SqliteStore(empty)
    with pytest.raises(SchemaTooNewError, match="0999_future"):
        older.migrate()
    with older.reading() as db:
        assert log.note(db, "n") == "1"
    older.close()
