"""A copy of another instance's SQLite file, taken while that may be in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.core.messages import mark
from kiosk.store.engine import StoreUnusableError

_NO_STORE = mark("%(file)s is damaged or no store of kiosk. Choose another file.")
_MARK = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"


def copy(source: Path, target: Path) -> None:
    """Copy a store; the source is only read. Raises StoreUnusableError when it is none."""
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as theirs,
            closing(sqlite3.connect(target)) as ours,
        ):
            theirs.backup(ours)
            found = ours.execute(_MARK).fetchone()[0]
    except sqlite3.Error as error:
        raise StoreUnusableError(_NO_STORE, source, str(error)) from error
    if not found:
        raise StoreUnusableError(_NO_STORE, source, "")
