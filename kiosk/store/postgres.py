"""PostgreSQL: a pool with a connection for each thread that works; the server commits many transactions in one go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool

from kiosk.core.messages import mark
from kiosk.store import tally
from kiosk.store.engine import (
    NO_JOURNAL,
    Db,
    StoreUnusableError,
    outstanding,
    statements,
)
from kiosk.store.postgres_db import PostgresDb, ordered

T = TypeVar("T")

CONNECTIONS = 20
"""As many as threads work at once, and some for what runs beside them."""

PATIENCE = 12.0
"""Seconds for which a step is tried anew while the server is away: longer than a standby takes to step in."""

_SHORT = 0.5
"""The same, where it has been away for longer than that already."""

_TRIES = 20
"""How often a step is tried that met another one: each time one of those is through."""

# A server that died without a word is noticed within seconds (a primary that freezes takes its connections along).
_DEFAULTS: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 4000,
    "target_session_attrs": "read-write",
    "application_name": "kiosk",
    "client_encoding": "utf8",
    # Milliseconds of waiting for somebody who holds what is needed.
    "options": "-c lock_timeout=8000",
}

_GENTLY = "BEGIN; SET LOCAL plan_cache_mode = force_custom_plan"
"""How much writing begins: a plan from when a table was empty reads all of it for every row once it has grown."""

_MIGRATING = 0x6B696F736B
"""The number of the lock under which one process at a time changes the schema."""

_LOST = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    # The server behind the address has become a standby.
    errors.ReadOnlySqlTransaction,
)
_MET = (errors.UniqueViolation, errors.SerializationFailure, errors.DeadlockDetected)


class UnacknowledgedError(Exception):
    """The server committed, but stopped waiting for its standby: the commit may be lost with the server."""


class PostgresStore:
    """A store in a database that several processes share. Safe for many threads."""

    longest_piece = 0.1
    """Few wait for a piece: only who moves the very same cells of the tally."""

    def __init__(
        self,
        url: str,
        *,
        connections: int = CONNECTIONS,
        patience: float = PATIENCE,
        journal: Callable[[list[str]], None] | None = None,
    ) -> None:
        """Reach the database; raises StoreUnusableError when nobody answers."""
        self.name = shown(url)
        self._statements = statements("%s")
        self._patience = patience
        self._journal = journal
        self._away_since: float | None = None
        self._closed = Event()
        self._pool = ConnectionPool(
            _with_defaults(url),
            min_size=1,
            max_size=connections,
            open=False,
            # Whoever waits is told sooner than this pool would try again by itself.
            reconnect_timeout=1.0,
            kwargs={"autocommit": True},
            name="kiosk",
        )
        self._pool.open()

    def migrate(self) -> list[str]:
        """Bring the schema up to date; processes that start together do it one after the other."""
        return self._patiently(lambda: self._on_connection(self._migrate))

    def _migrate(self, connection: Any) -> list[str]:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StoreUnusableError(_NO_UTF8, self.name, str(encoding))
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MIGRATING,))
            return _apply(connection)

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """Open a snapshot on a connection of its own."""
        with self._open(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]) as db:
            yield db

    @contextmanager
    def _open(self, begin: Sequence[str]) -> Iterator[Db]:
        connection = self._patiently(lambda: self._snapshot(begin))
        db = PostgresDb(connection, self._statements)
        try:
            yield db
        except _LOST as error:
            raise self._unusable(error) from error
        finally:
            with suppress(psycopg.OperationalError):
                # A connection that broke has nothing left to let go of.
                db.end()
                connection.execute("ROLLBACK")
            self._pool.putconn(connection)

    @contextmanager
    def frozen(self, tables: Iterable[str]) -> Iterator[Db]:
        """Open a snapshot, and let nobody write to these tables until it is closed."""
        locks = [f"LOCK TABLE {table} IN SHARE MODE" for table in tables]
        # The snapshot is taken when the first row is read, after everybody else has ended.
        begin = ["BEGIN ISOLATION LEVEL REPEATABLE READ", *locks]
        with self._open(begin) as db:
            yield db

    def _snapshot(self, begin: Sequence[str]) -> Any:
        connection = self._pool.getconn(self._longest())
        try:
            for statement in begin:
                connection.execute(statement)
        except BaseException:
            self._pool.putconn(connection)
            raise
        return connection

    def glance(self, step: Callable[[Db], T]) -> T:
        """Run `step`, which reads with one statement; again when the connection breaks."""
        return self._patiently(
            lambda: self._on_connection(lambda c: step(PostgresDb(c, self._statements)))
        )

    def write(self, step: Callable[[Db], T], *, gently: bool = False) -> T:
        """Run `step` in one transaction and return its result after the commit.

        It runs again when it met another writer, when the connection broke (whether or not the commit went through:
        steps bear that) and when the commit is not safe on the standby.
        """
        begin = _GENTLY if gently else "BEGIN"
        return self._patiently(lambda: self._on_connection(lambda c: self._commit(c, step, begin)))

    def _commit(self, connection: Any, step: Callable[[Db], T], begin: str) -> T:
        db = PostgresDb(connection, self._statements, keeps_journal=self._journal is not None)
        said: list[tuple[str | None, str | None]] = []

        def listen(one: errors.Diagnostic) -> None:
            said.append((one.severity_nonlocalized, one.message_primary))

        connection.execute(begin)
        try:
            result = step(db)
            tally.settle(db)
            db.end()
            connection.add_notice_handler(listen)
            try:
                connection.execute("COMMIT")
            finally:
                connection.remove_notice_handler(listen)
        except BaseException:
            with suppress(psycopg.OperationalError):
                connection.execute("ROLLBACK")
                db.end()
            raise
        doubts = [words for severity, words in said if severity == "WARNING"]
        if doubts:
            # "canceling wait for synchronous replication": PostgreSQL reports success nevertheless.
            raise UnacknowledgedError(doubts[0])
        self._swear(db.sworn)
        return result

    def _swear(self, lines: list[str]) -> None:
        if not (self._journal and lines):
            return
        try:
            self._journal(lines)
        except OSError as error:
            raise StoreUnusableError(NO_JOURNAL, self.name, str(error)) from error

    def _on_connection(self, work: Callable[[Any], T]) -> T:
        with self._pool.connection(self._longest()) as connection:
            return work(connection)

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do the work, and again for a bounded time while the server is away.

        The longer it is away the less anybody waits for it: threads are needed for those who can be told.
        """
        begun = monotonic()
        pause, met = 0.05, 0
        while True:
            try:
                result = work()
            except _MET:
                met += 1
                if met == _TRIES:
                    raise
            except (*_LOST, UnacknowledgedError) as error:
                self._away_since = min(begun, self._away_since or begun)
                over = monotonic() + pause > begun + self._longest(begun)
                if over or self._closed.wait(pause):
                    raise self._unusable(error) from error
                pause = min(2 * pause, 1.0)
                # Where one connection broke the others mostly have, too.
                self._pool.check()
            else:
                self._away_since = None
                return result

    def _longest(self, begun: float | None = None) -> float:
        """Return for how many seconds whoever begins now, or began then, waits for the server."""
        if self._away_since is None:
            return self._patience
        return max(_SHORT, self._away_since + self._patience - (begun or monotonic()))

    def _unusable(self, error: Exception) -> StoreUnusableError:
        id = next((id for kind, id in _REASONS if isinstance(error, kind)), _AWAY)
        reason = str(error).strip().partition("\n")[0]
        return StoreUnusableError(id, self.name, reason)

    def damage(self) -> list[str]:
        """Return nothing: PostgreSQL's own tools look after its files."""
        return []

    def close(self) -> None:
        """Let go of every connection."""
        self._closed.set()
        self._pool.close()


def shown(url: str) -> str:
    """Return how a database is named to people: without its password."""
    parts = conninfo_to_dict(url)
    host, port = parts.get("host") or "localhost", parts.get("port")
    return f"postgresql://{host}{f':{port}' if port else ''}/{parts.get('dbname') or ''}"


def _with_defaults(url: str) -> str:
    given = conninfo_to_dict(url)
    return make_conninfo(
        url, **{key: value for key, value in _DEFAULTS.items() if key not in given}
    )


def _apply(connection: Any) -> list[str]:
    connection.execute(
        'CREATE TABLE IF NOT EXISTS schema_migration (name TEXT COLLATE "C" NOT NULL PRIMARY KEY)'
    )
    applied = [name for (name,) in connection.execute("SELECT name FROM schema_migration")]
    todo = outstanding(applied)
    for name, migration in todo:
        for statement in migration:
            connection.execute(ordered(statement))
        connection.execute("INSERT INTO schema_migration (name) VALUES (%s)", (name,))
    return [name for name, _ in todo]


_AWAY = mark(
    "%(file)s does not answer (%(reason)s). Check that PostgreSQL runs and KIOSK_DATABASE is right."
)
_FULL = mark("The disk of %(file)s is full. Free some space and try again.")
_HELD = mark("%(file)s is held by another program. Close that program and try again.")
_NO_UTF8 = mark("%(file)s keeps its texts as %(reason)s. Make the database with ENCODING 'UTF8'.")
_REASONS = (
    (errors.DiskFull, _FULL),
    (errors.LockNotAvailable, _HELD),
)
