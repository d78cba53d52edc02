"""What can befall a store while it is in use."""

from pathlib import Path

from kiosk.store.sqlite import SqliteStore

PAGE = 4096


def ruin(store: SqliteStore, file: Path) -> None:
    """Overwrite the file of a store, so that it can neither be written nor read."""
    writer = store._writer._connection
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    while store._idle:
        store._idle.pop().close()
    size = file.stat().st_size
    with file.open("r+b") as over:
        over.seek(PAGE)
        over.write(b"\xff" * (size - PAGE))
    writer.execute("PRAGMA shrink_memory")
