"""The schema that all migrations together make, written down where a change of it is seen."""

from pathlib import Path

import pytest

from kiosk.store.sqlite import SqliteStore

WRITTEN = Path(__file__).with_name("schema.sql")


def schema(store: SqliteStore) -> str:
    with store.reading() as db:
        rows = db._connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
            " ORDER BY type DESC, name"
        )
        return "".join(f"{sql};\n\n" for (sql,) in rows)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_all_migrations_together_make_the_schema_that_is_written_down(store: SqliteStore) -> None:
    # After a new migration: compare, then write schema(store) into the file.
    assert schema(store) == WRITTEN.read_text("utf-8")
