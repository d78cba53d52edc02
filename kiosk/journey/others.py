"""Another office's store, from its backup or its file: opened as a copy, brought up to date, never changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.core.messages import say
from kiosk.formats.backup_file import BackupFileError as BackupFileError
from kiosk.formats.backup_file import is_sqlite
from kiosk.journey.backup import Source
from kiosk.journey.copying import is_unfinished
from kiosk.journey.restore import fitting, pour
from kiosk.store.engine import Store
from kiosk.store.sqlite import SqliteStore
from kiosk.store.sqlite_copy import copy


@contextmanager
def opened(source: Source, folder: Path) -> Iterator[Store]:
    """Give the store in a file; the copy lies in `folder` meanwhile.

    Raises BackupFileError, StoreUnusableError and SchemaTooNewError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".kiosk-", dir=folder) as inside:
        file = Path(inside) / "theirs.sqlite"
        if is_sqlite(source.path):
            copy(source.path, file)
            manifest = None
        else:
            manifest = fitting(source)
        store = SqliteStore(file)
        try:
            store.migrate()
            if manifest:
                store.write(lambda db: pour(db, manifest, source))
            if is_unfinished(store):
                raise BackupFileError(
                    say(
                        "%(name)s is a copy that broke off. Say “kiosk copy” once more where it comes from.",
                        name=str(source.path),
                    )
                )
            yield store
        finally:
            store.close()
