"""Other SQLite files than the instance's own, perhaps in use meanwhile: copied or looked at, and only read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiosk.core.messages import mark
from kiosk.store.engine import Db, StoreUnusableError, statements

_NO_STORE = mark("%(file)s is damaged or no store of kiosk. Choose another file.")
_MARK = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"


@contextmanager
def looking(path: Path) -> Iterator[Db]:
    """Read a file as it stands there, whatever it is. Raises StoreUnusableError when it cannot be read."""
    real = path.resolve()
    # Where nobody is at work not even SQLite's own files are left beside it.
    at_rest = not real.with_name(f"{real.name}-wal").exists()
    try:
        with closing(_reader(real, "&immutable=1" if at_rest else "")) as connection:
            yield Db(connection, statements("?"))
    except sqlite3.Error as error:
        raise StoreUnusableError(_NO_STORE, path, str(error)) from error


def _reader(path: Path, more: str = "") -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{more}", uri=True)


def copy(source: Path, target: Path) -> None:
    """Copy a store; the source is only read. Raises StoreUnusableError when it is none."""
    try:
        with (
            closing(_reader(source)) as theirs,
            closing(sqlite3.connect(target)) as ours,
        ):
            theirs.backup(ours)
            found = ours.execute(_MARK).fetchone()[0]
    except sqlite3.Error as error:
        raise StoreUnusableError(_NO_STORE, source, str(error)) from error
    if not found:
        raise StoreUnusableError(_NO_STORE, source, "")
