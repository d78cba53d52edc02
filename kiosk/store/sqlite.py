"""SQLite: one file in WAL mode, `synchronous=FULL`, one writer at a time, readers beside it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar

import aiosql
from sqlite_utils import Database

from kiosk.store.engine import SQL, Db, outstanding

T = TypeVar("T")

# How long a statement waits for another process that writes, in milliseconds.
_PATIENCE = 20_000


class SqliteStore:
    """A store in one file. Safe for many threads; another process may write to the same file."""

    def __init__(self, path: Path) -> None:
        """Open (or make) the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._statements = aiosql.from_path(SQL, "sqlite3")
        self._writer = self._connect()
        self._writing = Lock()
        self._idle: list[sqlite3.Connection] = []

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, check_same_thread=False, cached_statements=256)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        connection.execute("PRAGMA cache_size = -16000")
        return connection

    def migrate(self) -> list[str]:
        """Bring the schema up to date; safe when several processes start together."""
        with self._writing:
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
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        connection.execute("BEGIN")
        try:
            yield Db(connection, self._statements)
        finally:
            connection.rollback()
            self._idle.append(connection)

    def write(self, step: Callable[[Db], T]) -> T:
        """Run `step` in one transaction and return its result after the commit."""
        with self._writing:
            connection = self._writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = step(Db(connection, self._statements))
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
        return result

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with self._writing:
            while self._idle:
                self._idle.pop().close()
            self._writer.close()


def _apply(connection: sqlite3.Connection) -> list[str]:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY)"
    )
    applied = [name for (name,) in connection.execute("SELECT name FROM schema_migration")]
    todo = outstanding(applied)
    for name, statements in todo:
        for statement in statements:
            connection.execute(statement)
        connection.execute("INSERT INTO schema_migration (name) VALUES (?)", (name,))
    return [name for name, _ in todo]
