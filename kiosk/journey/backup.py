"""Backups: the whole instance into one file, which was read back before it is called one."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from kiosk.config import Settings
from kiosk.core.acts import Act
from kiosk.core.backups import Manifest, Meter, Part, head, manifest_in
from kiosk.core.messages import Message, say
from kiosk.formats.backup_file import (
    ABOUT,
    Archive,
    BackupFileError,
    Piece,
    damaged,
    pieces,
    writing,
)
from kiosk.formats.instance_files import secret, settings_text
from kiosk.formats.whole_file import refusal, whole_file
from kiosk.store import log, whole
from kiosk.store.engine import Db, Store

MANIFEST = "manifest.json"
SECRET = "settings/secret"  # noqa: S105 - the name of a file
SETTINGS = "settings/kiosk.toml"
TABLES = "tables/"

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Source:
    """A backup to be read, some times over; `progress` hears of the rows read and stored so far."""

    path: Path
    passphrase: str | None = None
    progress: Progress = lambda done: None

    def pieces(self) -> Generator[Piece]:
        """Return everything in it; raises BackupFileError on the way."""
        return pieces(self.path, self.passphrase)

    def tables(self) -> Iterator[tuple[str, Iterator[Piece]]]:
        """Return the tables in the order in which they were written, each with its pieces."""
        found = (piece for piece in self.pieces() if piece.name.startswith(TABLES))
        return groupby(found, _table)


@dataclass(frozen=True)
class Saved:
    """A backup that was written and read back."""

    path: Path
    bytes: int
    manifest: Manifest


def size(store: Store) -> int:
    """Return about how many rows a backup will have."""
    with store.reading() as db:
        return whole.size(db, whole.tables(whole.schema(db)))


def save(
    store: Store,
    settings: Settings,
    path: Path,
    act: Act,
    *,
    passphrase: str | None = None,
    progress: Progress = lambda done: None,
) -> Saved | Message:
    """Write a backup while everybody goes on working; it takes its name only after it was read back whole.

    `progress` hears of rows written and then of rows read, one after the other.
    """
    if path.exists():
        return say(
            "%(file)s is there already, and a backup never replaces anything. Choose another name.",
            file=str(path),
        )
    try:
        with whole_file(path) as part:
            written = _write(store, settings, part, act, passphrase=passphrase, progress=progress)
            back = Source(part, passphrase, lambda done: progress(written.rows + done))
            _compare(look(back), written, path)
    except BackupFileError:
        return say(
            "What was read back from %(file)s is not what was written, so it was not kept. Check the disk and "
            "try again.",
            file=str(path),
        )
    except OSError as error:
        refused = refusal(error, path)
        if refused is None:
            raise
        return refused
    return Saved(path, path.stat().st_size, written)


def _compare(read: Manifest, written: Manifest, path: Path) -> None:
    if read != written:
        raise BackupFileError(damaged(path))


def noted(store: Store, saved: Saved, act: Act) -> None:
    """Write into the log that somebody took everything away."""
    entry = log.Entry(act.at, act.actor, "backup", saved.path.name, str(saved.manifest.rows))
    store.write(lambda db: log.write(db, act.new_id(), entry))


def _write(
    store: Store,
    settings: Settings,
    path: Path,
    act: Act,
    *,
    passphrase: str | None,
    progress: Progress,
) -> Manifest:
    program = version("kiosk")
    with writing(path, passphrase, at=int(act.now.timestamp())) as archive:
        archive.put(ABOUT, head(program))
        files = {SECRET: secret(settings), SETTINGS: settings_text(settings)}
        for name, text in files.items():
            archive.put(name, text.encode())
        with store.reading() as db:
            schema = whole.schema(db)
            tables = tuple(_put_tables(db, schema, archive, progress))
        manifest = Manifest(
            made_at=act.at,
            program=program,
            schema=schema,
            base_url=settings.base_url,
            tables=tables,
            files=tuple((name, _hash(text.encode())) for name, text in files.items()),
        )
        archive.put(MANIFEST, manifest.to_json())
    return manifest


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _put_tables(
    db: Db, schema: tuple[str, ...], archive: Archive, progress: Progress
) -> Iterator[Part]:
    done = 0
    for table in whole.tables(schema):
        meter = Meter()
        for number, lines in enumerate(whole.lines(db, table), 1):
            meter.take(lines.text, lines.rows)
            archive.put(f"{TABLES}{table.name}/{number:06}.jsonl", lines.text)
            done += lines.rows
            progress(done)
        yield Part(table.name, table.columns, meter.digest())


def look(source: Source) -> Manifest:
    """Read a backup to its end and return what it says of itself; raises BackupFileError unless all of it is true."""
    meters: dict[str, Meter] = {}
    files: dict[str, str] = {}
    manifest: Manifest | None = None
    done = 0
    for piece in source.pieces():
        if piece.name == MANIFEST:
            manifest = manifest_in(piece.data)
        elif piece.name.startswith(TABLES):
            rows = piece.data.count(b"\n")
            meters.setdefault(_table(piece), Meter()).take(piece.data, rows)
            done += rows
            source.progress(done)
        else:
            files[piece.name] = _hash(piece.data)
    if manifest is None or not _is_true(manifest, meters, files):
        raise BackupFileError(damaged(source.path))
    return manifest


def _table(piece: Piece) -> str:
    return piece.name.split("/")[1]


def _is_true(manifest: Manifest, meters: dict[str, Meter], files: dict[str, str]) -> bool:
    empty = Meter()
    told = {part.table: part.digest for part in manifest.tables}
    return (
        set(meters) <= set(told)
        and all(meters.get(name, empty).digest() == digest for name, digest in told.items())
        and files == dict(manifest.files)
    )
