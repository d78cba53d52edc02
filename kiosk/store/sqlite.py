"""SQLite: one file in WAL mode, `synchronous=FULL`, one thread that writes, readers beside it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar, cast

from kiosk.store.engine import Db, StoreUnusableError, outstanding, statements
from kiosk.store.ground import FOREIGN, applied
from kiosk.store.sqlite_faults import told
from kiosk.store.sqlite_writer import Journal, Plan, Writer

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds that a command waits for another process that writes."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -16000",
)

# In kB, below nought as SQLite wants it. There are many readers, and each sort of an export may take as much again.
_READERS_CACHE = -4000


class SqliteStore:
    """A store in one file. Safe for many threads; another process may write to the same file."""

    longest_piece = 0.004
    """Whoever else writes waits for it."""

    def __init__(
        self, path: Path, *, patience: float = PATIENCE, journal: Journal | None = None
    ) -> None:
        """Open (or make) the file.

        `patience` is how many seconds writing waits for another process. `journal` takes the lines that steps swear
        (`Db.sworn`), after the commit and before anybody is told of it; when it raises OSError, they are told that
        nothing is stored.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._patience = patience
        self._statements = statements("?")
        with _explained(path):
            connection = self._connect()
            self._writer = Writer(connection, Plan(path, self._statements, patience, journal))
        self._idle: list[sqlite3.Connection] = []

    @property
    def name(self) -> str:
        """Return the path of the file."""
        return str(self._path)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=self._patience, check_same_thread=False, cached_statements=256
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def migrate(self) -> list[str]:
        """Bring the schema up to date; safe when several processes start together."""
        with _explained(self._path), self._writer.alone() as connection:
            known = applied(Db(connection, self._statements))
            if known is None:
                raise StoreUnusableError(FOREIGN, self._path, "")
            done = _apply(connection, known)
            if done:
                _analyze(connection)
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

    @contextmanager
    def frozen(self, tables: Iterable[str]) -> Iterator[Db]:
        """Open a snapshot, and let nobody write until it is closed."""
        with _explained(self._path), closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
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
        with _explained(self._path):
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
                connection.execute(f"PRAGMA cache_size = {_READERS_CACHE}")
            try:
                yield connection
            finally:
                self._idle.append(connection)

    def write(self, step: Callable[[Db], T], *, gently: bool = False) -> T:
        """Run `step` in a transaction and return its result after the commit that holds it.

        Steps that arrive while another transaction is being committed share the next one. A step that raises is undone
        alone: it may be run a second time, so what it does outside the store must bear that. Who writes `gently`
        syncs the disk and waits a moment after the commit, when other processes can get in.
        """
        return cast("T", self._writer.run(step, gently=gently))

    def damage(self) -> list[str]:
        """Return what SQLite finds wrong with the file; it looks at every page once."""
        with self._lent() as connection:
            return [text for (text,) in connection.execute("PRAGMA quick_check") if text != "ok"]

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        while self._idle:
            self._idle.pop().close()
        self._writer.close()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Raise errors of the file as what they mean."""
    try:
        yield
    except sqlite3.Error as error:
        raise told(error, path) from None


def _analyze(connection: sqlite3.Connection) -> None:
    """Let SQLite look at its tables, so that it knows which index helps."""
    # What the library brings along takes a server's first page a tenth of a second, and memory as long as it runs.
    from sqlite_utils import Database

    Database(connection).analyze()


def _apply(connection: sqlite3.Connection, known: list[str]) -> list[str]:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY)"
    )
    todo = outstanding(known)
    for name, migration in todo:
        for statement in migration:
            connection.execute(statement)
        connection.execute("INSERT INTO schema_migration (name) VALUES (?)", (name,))
    return [name for name, _ in todo]
