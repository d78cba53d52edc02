"""The store as a whole: nothing of the schema is forgotten, and both engines tell the same of the same rows."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.store import engine, log, whole
from kiosk.store.engine import SchemaTooNewError, Store
from kiosk.store.postgres import PostgresStore
from kiosk.store.sqlite import SqliteStore
from kiosk.store.whole import Table
from tests.builders import Office, act_at
from tests.engines import SQLITE, Postgres

COLUMNS = "SELECT name FROM pragma_table_info(?)"
KEY = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
REFERS = 'SELECT DISTINCT "table" FROM pragma_foreign_key_list(?)'


def now() -> tuple[Table, ...]:
    return whole.tables(whole.known())


def fill(target: Store, source: Store) -> None:
    """Bring everything from one store into another one, as a backup does."""

    def step(db: engine.Db) -> None:
        with source.reading() as old:
            names = whole.schema(old)
            for table in whole.rebuild(db, names):
                assert whole.fill(db, table, whole.rows(old, table)) == old.count(table.name)
            whole.complete(db)

    target.write(step)


@pytest.fixture
def more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our migrations, to which a test adds its own."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in engine.MIGRATIONS.glob("*.sql"):
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(engine, "MIGRATIONS", folder)
    return folder


def test_the_tables_are_those_that_the_migrations_really_make(tmp_path: Path) -> None:
    store = SQLITE.store(tmp_path)
    with store.reading() as db:

        def ask(sql: str, *values: str) -> tuple[str, ...]:
            return tuple(name for (name,) in db._connection.execute(sql, values))

        real = ask(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        assert {table.name for table in now()} == set(real) - {"schema_migration"}
        for table in now():
            assert table.columns == ask(COLUMNS, table.name), table.name
            assert table.key == ask(KEY, table.name), table.name
            assert table.refers == set(ask(REFERS, table.name)), table.name
    store.close()


def test_every_table_comes_after_those_it_refers_to() -> None:
    seen: set[str] = set()
    for table in now():
        assert table.refers - {table.name} <= seen, table.name
        seen.add(table.name)


def test_what_a_later_migration_changes_is_followed(more: Path) -> None:
    (more / "0998_later.sql").write_text(
        "-- A comment, with (brackets.\n"
        "CREATE TABLE one (\n    a TEXT NOT NULL PRIMARY KEY, -- and, one here\n"
        "    b INTEGER NOT NULL CHECK (b IN (0, 1))\n);\n"
        "CREATE TABLE two (x TEXT, y TEXT, PRIMARY KEY (x, y));\n"
        "ALTER TABLE two ADD COLUMN z TEXT REFERENCES one (a);\n"
        "ALTER TABLE one DROP COLUMN b;\n"
        "INSERT INTO one (a) VALUES ('a');\nUPDATE one SET a = 'b';\nDELETE FROM one;\n"
        "CREATE UNIQUE INDEX two_z ON two (z);\nDROP INDEX two_z;\n"
        "CREATE TABLE three (x TEXT PRIMARY KEY);\nDROP TABLE three;\n"
        "ALTER TABLE two RENAME TO four;\n",
        "utf-8",
    )
    found = {table.name: table for table in now()}
    assert found["one"] == Table("one", ("a",), ("a",), frozenset())
    assert found["four"] == Table("four", ("x", "y", "z"), ("x", "y"), frozenset({"one"}))
    assert not {"two", "three"} & set(found)


def test_a_statement_that_backups_could_not_follow_is_a_fault(more: Path) -> None:
    (more / "0998_later.sql").write_text("ALTER TABLE unit RENAME COLUMN name TO title;\n", "utf-8")
    with pytest.raises(LookupError, match="RENAME COLUMN"):
        now()


def test_tables_that_refer_to_each_other_are_not_waited_for(more: Path) -> None:
    (more / "0998_later.sql").write_text(
        "CREATE TABLE egg (x TEXT PRIMARY KEY REFERENCES hen (x));\n"
        "CREATE TABLE hen (x TEXT PRIMARY KEY REFERENCES egg (x));\n",
        "utf-8",
    )
    assert {"egg", "hen"} <= {table.name for table in now()}


def test_rows_come_in_the_order_of_their_bytes(store: Store) -> None:
    keys = ["Z", "a", "ă", "đ", "Đ", "b", "ba", "b a", "\U0001f600", "\uffee"]

    def step(db: engine.Db) -> None:
        for key in keys:
            log.set_note(db, key, "")

    store.write(step)
    with store.reading() as db:
        (meta,) = (table for table in now() if table.name == "meta")
        found = [row[0] for row in whole.rows(db, meta)]
        assert set(keys) <= set(found)
        assert found == sorted(found, key=str.encode)


def test_a_whole_store_moves_and_its_digests_stay(
    office: Office, tmp_path: Path, postgres: Postgres
) -> None:
    office.rated("2", code="A")
    office.rated("5", code="B")
    with office.store.reading() as db:
        before = {table.name: whole.digest(db, table) for table in now()}
        assert before["response"].rows == 2
        assert whole.size(db, now()) == sum(digest.rows for digest in before.values())
    others = (SQLITE.store(tmp_path / "other"), postgres.store(tmp_path / "other"))
    for other in others:
        fill(other, office.store)
        with other.reading() as db:
            assert {table.name: whole.digest(db, table) for table in now()} == before
            assert whole.schema(db) == whole.known()
        other.close()


def test_units_may_refer_to_units_that_come_after_them(office: Office, tmp_path: Path) -> None:
    fold = office.units["long"]._replace(parent=office.units["van"].key)
    assert fold.parent
    assert fold.key < fold.parent
    office.store.write(
        lambda db: db.run(
            "unit_set", **{k: getattr(fold, k) for k in ("key", "parent", "code", "name")},
            valid_from=None, valid_to=None,
        )
    )  # fmt: skip
    other = SQLITE.store(tmp_path / "other")
    fill(other, office.store)
    other.close()


def test_a_reference_that_leads_nowhere_is_refused_in_the_end(
    store: SqliteStore | PostgresStore,
) -> None:
    (unit,) = (table for table in now() if table.name == "unit")
    row: Sequence[object] = ("k", "nowhere", None, None, "n", 1, None, None, None, "")

    def step(db: engine.Db) -> None:
        db.defer()
        whole.fill(db, unit, [row])

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        store.write(step)


def test_a_store_of_an_older_schema_comes_up_to_date(
    store: Store, more: Path, tmp_path: Path
) -> None:
    older = SQLITE.store(tmp_path / "older")
    office = Office(older, act_at())
    office.rated()
    (more / "0998_later.sql").write_text(
        "ALTER TABLE home ADD COLUMN colour TEXT;\nUPDATE home SET colour = prefix;\n", "utf-8"
    )
    store.migrate()
    fill(store, older)
    with store.reading() as db:
        assert whole.schema(db) == whole.known()
        assert whole.known()[-1] == "0998_later"
        (home,) = (table for table in now() if table.name == "home")
        rows = list(whole.rows(db, home))
    assert len(rows) == 5
    assert all(row[-1] == row[1] for row in rows)
    older.close()


def test_a_schema_of_a_newer_program_is_refused_before_anything_is_dropped(store: Store) -> None:
    store.write(lambda db: log.set_note(db, "n", "1"))
    with pytest.raises(SchemaTooNewError):
        store.write(lambda db: whole.rebuild(db, ["9999_future"]))
    with store.reading() as db:
        assert log.note(db, "n") == "1"


def test_a_store_is_used_as_soon_as_somebody_works_with_it(store: Store) -> None:
    with store.reading() as db:
        assert not whole.is_used(db)
    Office(store, act_at())
    with store.reading() as db:
        assert whole.is_used(db)
