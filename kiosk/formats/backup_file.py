"""Backup files: a gzipped tar, written and read as a stream; under a passphrase inside an age file.

A sealed one is a zip of two files, which unzip and the usual `age` open without kiosk: `key.age`, a key under the
passphrase, and `backup.tar.gz.age`, the backup under that key. The passphrase itself would want the whole in memory.
"""

import gzip
import os
import tarfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import IO, Any, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import pyrage

from kiosk.core.backups import VERSION, version_in
from kiosk.core.messages import Message, say

ABOUT = "about.json"
"""What stands first in every backup."""

KEY = "key.age"
BODY = "backup.tar.gz.age"

LARGEST = 64 << 20
"""Bytes of one thing in a backup, at most; tables come in pieces."""

_GZIP, _ZIP, _SQLITE = b"\x1f\x8b", b"PK\x03\x04", b"SQLite format 3\x00"
_LEVEL = 5


class BackupFileError(Exception):
    """The file cannot be read as a backup; the message says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class Piece(NamedTuple):
    """Something in a backup."""

    name: str
    data: bytes


def foreign(path: Path) -> Message:
    """Say that a file is something else."""
    return say(
        "%(file)s is no backup of kiosk. Choose a file that “kiosk backup” wrote.", file=str(path)
    )


def damaged(path: Path) -> Message:
    """Say that a file was a backup once."""
    return say(
        "%(file)s is damaged or was cut off, so nothing was taken from it. Take another copy or another backup.",
        file=str(path),
    )


def is_sqlite(path: Path) -> bool:
    """Tell whether the file is the store of an instance, and no backup of it."""
    return _start(path) == _SQLITE


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_SQLITE))


class Archive:
    """A backup being written."""

    def __init__(self, sink: IO[bytes], at: int) -> None:
        """Write into `sink`; everything is dated to `at`, in seconds since 1970."""
        self._at = at
        self._gzip = gzip.GzipFile("", "wb", _LEVEL, sink, mtime=at)
        self._tar = tarfile.TarFile(fileobj=self._gzip, mode="w", format=tarfile.PAX_FORMAT)

    def put(self, name: str, data: bytes) -> None:
        """Add something."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = len(data), self._at, 0o600
        self._tar.addfile(info, BytesIO(data))

    def close(self) -> None:
        """Write the end."""
        self._tar.close()
        self._gzip.close()


@contextmanager
def writing(path: Path, passphrase: str | None, *, at: int) -> Iterator[Archive]:
    """Write a new file that only its owner may read; it is on the disk when this ends."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        with _sealing(file, passphrase) if passphrase else _plain(file) as sink:
            archive = Archive(sink, at)
            yield archive
            archive.close()
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            # Who reads it back wants to hear the disk, not the memory in front of it.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _plain(file: IO[bytes]) -> Iterator[IO[bytes]]:
    yield file


@contextmanager
def _sealing(file: IO[bytes], passphrase: str) -> Iterator[IO[bytes]]:
    """Give a stream whose bytes go sealed into the file."""
    identity = pyrage.x25519.Identity.generate()
    to = [identity.to_public()]
    with ZipFile(file, "w", ZIP_STORED) as outer:
        outer.writestr(KEY, pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase))
        with outer.open(BODY, "w", force_zip64=True) as body:
            kept = _Kept(body)
            try:
                with _Pipe(lambda source: pyrage.encrypt_io(source, kept, to), "rb") as sink:
                    yield sink
            finally:
                kept.tell()


class _Kept:
    """Hands on what is written and keeps the error that stopped it: the library repeats no more than its words."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self._error = error
            raise

    def tell(self) -> None:
        if self._error:
            raise self._error


class _Pipe:
    """Our end of a pipe, while a thread works on the other: the library takes a whole stream at a time."""

    def __init__(self, work: Callable[[IO[bytes]], None], theirs: str) -> None:
        """Prepare `work` on an end to read from (`rb`) or to write into (`wb`)."""
        reading, writing = os.pipe()
        ends: dict[str, IO[bytes]] = {
            "rb": os.fdopen(reading, "rb"),
            "wb": os.fdopen(writing, "wb"),
        }
        self._theirs = ends.pop(theirs)
        (self._ours,) = ends.values()
        self._failed: Exception | None = None
        self._thread = Thread(target=self._run, args=(work,), daemon=True)

    def _run(self, work: Callable[[IO[bytes]], None]) -> None:
        try:
            with self._theirs:
                work(self._theirs)
        except Exception as error:  # noqa: BLE001 - raised where the stream ends
            self._failed = error

    def __enter__(self) -> IO[bytes]:
        self._thread.start()
        return self._ours

    def __exit__(self, kind: object, *_: object) -> None:
        with suppress(BrokenPipeError):
            self._ours.close()
        self._thread.join()
        if self._failed and kind is None:
            raise self._failed


def pieces(path: Path, passphrase: str | None) -> Generator[Piece]:
    """Yield everything in a backup in the order in which it was written; raises BackupFileError."""
    begun = False
    try:
        with _opened(path, passphrase) as source, closing(_unpacked(source)) as found:
            for piece in found:
                if begun:
                    yield piece
                else:
                    _look(piece, path)
                    begun = True
    except (EOFError, zlib.error, BadZipFile, pyrage.DecryptError, pyrage.IdentityError) as error:
        raise BackupFileError(damaged(path)) from error
    except (tarfile.TarError, OSError) as error:
        if getattr(error, "errno", None) is not None:
            # The disk's own error, and not one of the libraries.
            raise
        raise BackupFileError(damaged(path) if begun else foreign(path)) from error
    if not begun:
        raise BackupFileError(foreign(path))


def _look(piece: Piece, path: Path) -> None:
    """Refuse what is no backup, or one of a form that only a newer program knows."""
    found = version_in(piece.data) if piece.name == ABOUT else None
    if found is None:
        raise BackupFileError(foreign(path))
    version, program = found
    if version > VERSION:
        raise BackupFileError(
            say(
                "%(file)s was written by a newer kiosk (%(program)s). Install that version or newer.",
                file=str(path),
                program=program,
            )
        )


@contextmanager
def _opened(path: Path, passphrase: str | None) -> Iterator[IO[bytes]]:
    """Give the bytes of the gzipped tar."""
    start = _start(path)
    if start.startswith(_GZIP):
        with path.open("rb") as file:
            yield file
    elif start.startswith(_ZIP):
        with ZipFile(path) as outer:
            identity = _key(outer, path, passphrase)
            with (
                outer.open(BODY) as body,
                _Pipe(lambda sink: pyrage.decrypt_io(body, sink, [identity]), "wb") as source,
            ):
                yield source
    else:
        raise BackupFileError(foreign(path))


def _key(outer: ZipFile, path: Path, passphrase: str | None) -> Any:
    """Return the key of a sealed backup."""
    if outer.namelist() != [KEY, BODY]:
        raise BackupFileError(foreign(path))
    if passphrase is None:
        raise BackupFileError(
            say("%(file)s is sealed. Give its passphrase with --passphrase-file.", file=str(path))
        )
    try:
        key = _unsealed(outer.read(KEY), passphrase)
    except pyrage.DecryptError as error:
        raise BackupFileError(
            say("This is not the passphrase of %(file)s. Check it and try again.", file=str(path))
        ) from error
    return pyrage.x25519.Identity.from_str(key)


@lru_cache(maxsize=1)
def _unsealed(key: bytes, passphrase: str) -> str:
    """Return the key under a passphrase; making guesses slow costs seconds, and a backup is read some times over."""
    plain: bytes = pyrage.passphrase.decrypt(key, passphrase)
    return plain.decode().strip()


def _unpacked(source: Any) -> Generator[Piece]:
    with gzip.GzipFile(fileobj=source) as unzipped:
        # Only as a stream: nobody has to be able to go back in what is being deciphered.
        with tarfile.open(fileobj=unzipped, mode="r|") as tar:
            for info in tar:
                inside = tar.extractfile(info)
                if inside is None or info.size > LARGEST:
                    raise tarfile.ReadError(info.name)
                yield Piece(info.name, inside.read())
        while unzipped.read(1 << 20):
            # The check sum stands behind everything.
            pass
