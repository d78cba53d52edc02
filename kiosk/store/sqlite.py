"""SQLite: one file in WAL mode, `synchronous=FULL`, one writer at a time, readers beside it."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from sqlite_utils import Database

from kiosk.core.messages import mark
from kiosk.store import tally
from kiosk.store.engine import Db, StoreUnusableError, outstanding, statements

T = TypeVar("T")

# How long a statement waits for another process that writes, in milliseconds.
_PATIENCE = 20_000

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"busy_timeout = {_PATIENCE}",
    "cache_size = -16000",
)

# In kB, below nought as SQLite wants it. There are many readers, and each sort of an export may take as much again.
_READERS_CACHE = -4000


class SqliteStore:
    """A store in one file. Safe for many threads; another process may write to the same file."""

    def __init__(self, path: Path) -> None:
        """Open (or make) the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._statements = statements("?")
        with _explained(path):
            self._writer = self._connect()
        self._writing = Lock()
        self._waiting: deque[_Job] = deque()
        self._idle: list[sqlite3.Connection] = []

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, check_same_thread=False, cached_statements=256)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def migrate(self) -> list[str]:
        """Bring the schema up to date; safe when several processes start together."""
        with self._writing, _explained(self._path):
            connection = self._writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                done = _apply(connection)
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
            if done:
                Database(connection).analyze()
        return done

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """Open a snapshot on a connection of its own."""
        with self._lent() as connection:
            connection.execute("BEGIN")
            db = Db(connection, self._statements)
            try:
                yield db
            finally:
                db.end()
                connection.rollback()

    def glance(self, step: Callable[[Db], T]) -> T:
        """Run `step`, which reads with one statement and so needs no transaction to be of one piece."""
        with self._lent() as connection:
            return step(Db(connection, self._statements))

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        try:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
                connection.execute(f"PRAGMA cache_size = {_READERS_CACHE}")
            try:
                yield connection
            finally:
                self._idle.append(connection)
        except sqlite3.Error as error:
            raise _told(error, self._path) from None

    def write(self, step: Callable[[Db], T], *, gently: bool = False) -> T:
        """Run `step` in a transaction and return its result after the commit that holds it.

        Steps that arrive while another transaction is being committed share the next one: whoever gets the turn first
        commits for all who wait, so that one sync of the disk serves many. A step that raises is undone alone: it may
        be run a second time, so what it does outside the store must bear that.
        """
        job = _Job(step)
        self._waiting.append(job)
        with self._writing:
            if not job.ended:
                self._serve([self._waiting.popleft() for _ in range(len(self._waiting))])
        if job.error is None:
            return cast("T", job.result)
        raise _told(job.error, self._path)

    def _serve(self, jobs: list["_Job"]) -> None:
        try:
            failed = self._commit(jobs)
            at_fault = failed and _reason(failed) is None
            if at_fault and len(jobs) > 1:
                # One of them is; nobody knows which, and the others are none the worse for it.
                for job in jobs:
                    job.error = self._commit([job])
            else:
                for job in jobs:
                    job.error = failed
        finally:
            for job in jobs:
                job.ended = True

    def _commit(self, jobs: list["_Job"]) -> Exception | None:
        connection = self._writer
        try:
            connection.execute("BEGIN IMMEDIATE")
            db = Db(connection, self._statements)
            for job in jobs:
                job.result = job.step(db)
            tally.settle(db)
            connection.commit()
        except BaseException as error:
            connection.rollback()
            if isinstance(error, Exception):
                return error
            for job in jobs:
                job.error = error
            raise
        return None

    def damage(self) -> list[str]:
        """Return what SQLite finds wrong with the file; it looks at every page once."""
        with self._lent() as connection:
            return [text for (text,) in connection.execute("PRAGMA quick_check") if text != "ok"]

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with self._writing:
            while self._idle:
                self._idle.pop().close()
            self._writer.close()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Raise what `_told` returns."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(error, path) from None


def _told(error: BaseException, path: Path) -> BaseException:
    """Tell a file that cannot be used apart from a statement that is wrong, and from any other error."""
    message = _reason(error)
    if message is None:
        return error
    unusable = StoreUnusableError(message, path, str(error))
    unusable.__cause__ = error
    return unusable


def _reason(error: BaseException) -> str | None:
    """Return what is wrong with the file; None when the file is not to blame."""
    return _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


_NO_STORE = mark("%(file)s is damaged or no store of kiosk. Put your latest backup in its place.")
_HELD = mark("%(file)s is held by another program. Close that program and try again.")
_FULL = mark("The disk of %(file)s is full. Free some space and try again.")
_NO_ACCESS = mark(
    "%(file)s cannot be opened for writing (%(reason)s). Check KIOSK_DATABASE and who may "
    "write into its folder."
)
_REASONS = {
    sqlite3.SQLITE_NOTADB: _NO_STORE,
    sqlite3.SQLITE_CORRUPT: _NO_STORE,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_READONLY: _NO_ACCESS,
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_IOERR: _NO_ACCESS,
}


class _Job:
    """A step on its way into a transaction, and what came of it."""

    def __init__(self, step: Callable[[Db], object]) -> None:
        self.step = step
        self.ended = False
        self.error: BaseException | None = None
        self.result: object = None


def _apply(connection: sqlite3.Connection) -> list[str]:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY)"
    )
    applied = [name for (name,) in connection.execute("SELECT name FROM schema_migration")]
    todo = outstanding(applied)
    for name, migration in todo:
        for statement in migration:
            connection.execute(statement)
        connection.execute("INSERT INTO schema_migration (name) VALUES (?)", (name,))
    return [name for name, _ in todo]
