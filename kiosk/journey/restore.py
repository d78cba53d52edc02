"""Restoring: a backup into an empty instance, and the answers of a journal after it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.config import Settings
from kiosk.core.acts import Act
from kiosk.core.backups import Manifest, row_of
from kiosk.core.messages import Message, say
from kiosk.formats.backup_file import BackupFileError, Piece, damaged
from kiosk.formats.instance_files import check_secret, install
from kiosk.journey import nightly, replay
from kiosk.journey.backup import SECRET, SETTINGS, TABLES, Source, look
from kiosk.journey.check import catch_up, differing_cells
from kiosk.journey.replay import Replayed
from kiosk.store import journal, log, whole
from kiosk.store.engine import Db, Store, outstanding


@dataclass(frozen=True)
class Restored:
    """What came back."""

    manifest: Manifest
    replayed: Replayed
    settings: Path | None
    """The kiosk.toml that was written; None where one stood already, or the backup holds none."""
    differing: int
    """Cells of the tally that a recount finds different."""


class _RefusedError(Exception):
    """Ends a transaction that must not go through."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def restore(
    open_store: Callable[[], Store],
    settings: Settings,
    source: Source,
    act: Act,
    *,
    journals: tuple[Path, ...] = (),
) -> Restored | Message:
    """Bring a backup into an empty instance, and the answers of a journal after it: all of it or nothing.

    The file is read to its end before anything is written. Raises SchemaTooNewError for a store of a newer program, and
    SettingsError when the instance has a secret of its own.
    """
    try:
        lines = journal.files(journals)
        strange = journal.strange(journals)
        if strange:
            return _no_journal(strange)
        manifest = fitting(source)
        secret, text = _settings(source)
        check_secret(settings, secret)
        store = open_store()
        replayed = store.write(lambda db: _bring(db, manifest, source, lines, act))
    except BackupFileError as error:
        return error.message
    except _RefusedError as error:
        return error.message
    # A backup of an earlier schema lacks figures that are counted today.
    catch_up(store)
    written = install(settings, secret=secret, text=text)
    return Restored(manifest, replayed, written, len(differing_cells(store)))


def _no_journal(path: Path) -> Message:
    return say(
        "%(path)s holds no answer journal, so nothing was restored. Name the folder in which the files "
        "answers-….jsonl lie.",
        path=str(path),
    )


def fitting(source: Source) -> Manifest:
    """Read a backup to its end and see that this program can take it; raises BackupFileError and SchemaTooNewError."""
    manifest = look(source)
    outstanding(manifest.schema)
    # What comes from a file never names anything in SQL.
    made = {table.name: table.columns for table in whole.tables(manifest.schema)}
    if made != {part.table: part.columns for part in manifest.tables}:
        raise BackupFileError(damaged(source.path))
    return manifest


def _settings(source: Source) -> tuple[str, str]:
    found: dict[str, str] = {}
    with closing(source.pieces()) as every:
        for piece in every:
            if piece.name.startswith(TABLES):
                break
            found[piece.name] = piece.data.decode()
    return found.get(SECRET, ""), found.get(SETTINGS, "")


def _bring(db: Db, manifest: Manifest, source: Source, lines: list[Path], act: Act) -> Replayed:
    if whole.is_used(db):
        raise _RefusedError(
            say(
                "The store is in use: it has units, records, answers or accounts. Restore into a new "
                "instance (KIOSK_INSTANCE names its folder) or an empty database."
            )
        )
    pour(db, manifest, source)
    nightly.begin_anew(db, act)
    entry = log.Entry(act.at, act.actor, "restore", source.path.name, str(manifest.rows))
    log.write(db, act.new_id(), entry)
    return replay.replay(db, lines)


def pour(db: Db, manifest: Manifest, source: Source) -> None:
    """Make the store anew from a backup that was looked through, compare it with what that says, and migrate it."""
    made = {table.name: table for table in whole.rebuild(db, manifest.schema)}
    done = manifest.rows
    for name, found in source.tables():
        done += whole.fill(db, made[name], _rows(found))
        source.progress(done)
    for part in manifest.tables:
        if whole.digest(db, made[part.table]) != part.digest:
            raise BackupFileError(damaged(source.path))
    whole.complete(db)


def _rows(found: Iterator[Piece]) -> Iterator[list[object]]:
    for piece in found:
        # Other signs that end a line for Python stand in texts.
        for line in piece.data.decode().split("\n")[:-1]:
            yield row_of(line)
