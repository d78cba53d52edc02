"""PostgreSQL: a pool with a connection for each thread that works; the server commits many transactions in one go."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg_pool import ConnectionPool

from kiosk.store import postgres_address, tally
from kiosk.store.engine import (
    NO_JOURNAL,
    Db,
    StoreUnusableError,
    outstanding,
    statements,
)
from kiosk.store.ground import FOREIGN, applied
from kiosk.store.postgres_db import PostgresDb, ordered
from kiosk.store.postgres_faults import (
    FORBIDDEN,
    LOST,
    MET,
    NO_UTF8,
    UnacknowledgedError,
    is_refusal,
    told,
)

T = TypeVar("T")

# What the pool says of its tries is told to whoever waits for it, once and in words for people.
logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)

CONNECTIONS = 20
"""As many as threads work at once, and some for what runs beside them."""

PATIENCE = 12.0
"""Seconds for which a step is tried anew while the server is away: longer than a standby takes to step in."""

_SHORT = 0.5
"""The same, where it has been away for longer than that already."""

_ASK_AGAIN = 1.0
"""Seconds after which a connection that does not come is asked for anew."""

_TRIES = 20
"""How often a step is tried that met another one: each time one of those is through."""

_GENTLY = "BEGIN; SET LOCAL plan_cache_mode = force_custom_plan"
"""How much writing begins: a plan from when a table was empty reads all of it for every row once it has grown."""

_MIGRATING = 0x6B696F736B
"""The number of the lock under which one process at a time changes the schema."""


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
        """Read the address; raises StoreUnusableError when it is none. The database is reached with the first step."""
        self.name, self._conninfo = postgres_address.read(url)
        self._statements = statements("%s")
        self._patience = patience
        self._journal = journal
        self._away_since: float | None = None
        self._closed = Event()
        self._pool = ConnectionPool(
            self._conninfo,
            min_size=1,
            max_size=connections,
            open=False,
            # Whoever waits is told sooner than this pool would try again by itself.
            reconnect_timeout=1.0,
            kwargs={"autocommit": True},
            name="kiosk",
        )
        self._met = False

    def migrate(self) -> list[str]:
        """Bring the schema up to date; processes that start together do it one after the other."""
        return self._patiently(lambda: self._on_connection(self._migrate))

    def _migrate(self, connection: Any) -> list[str]:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StoreUnusableError(NO_UTF8, self.name, str(encoding))
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MIGRATING,))
            known = applied(PostgresDb(connection, self._statements))
            if known is None:
                raise StoreUnusableError(FOREIGN, self.name, "")
            try:
                return _apply(connection, known)
            except FORBIDDEN as error:
                raise told(error, self.name) from error

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
        except LOST as error:
            raise told(error, self.name) from error
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
        self._meet()
        connection = self._pool.getconn(self._slice())
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

    def _meet(self) -> None:
        """Open the pool once the server has let us in: a pool tells nobody that it was refused."""
        if not self._met:
            try:
                psycopg.connect(self._conninfo).close()
            except psycopg.ProgrammingError as error:
                raise told(error, self.name) from error
            self._pool.open()
            self._met = True

    def _on_connection(self, work: Callable[[Any], T]) -> T:
        self._meet()
        with self._pool.connection(self._slice()) as connection:
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
            except MET:
                met += 1
                if met == _TRIES:
                    raise
            except LOST as error:
                self._away_since = min(begun, self._away_since or begun)
                over = monotonic() + pause > begun + self._longest(begun)
                # Whom the server has known before it will know again.
                refused = not self._met and is_refusal(error)
                if refused or over or self._closed.wait(pause):
                    raise told(error, self.name) from error
                pause = min(2 * pause, 1.0)
                if self._met:
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

    def _slice(self) -> float:
        """Return how long to wait for a connection at once: a pool that has failed tries again when it is asked."""
        return min(_ASK_AGAIN, self._longest())

    def damage(self) -> list[str]:
        """Return nothing: PostgreSQL's own tools look after its files."""
        return []

    def close(self) -> None:
        """Let go of every connection."""
        self._closed.set()
        self._pool.close()


def _apply(connection: Any, known: list[str]) -> list[str]:
    connection.execute(
        'CREATE TABLE IF NOT EXISTS schema_migration (name TEXT COLLATE "C" NOT NULL PRIMARY KEY)'
    )
    todo = outstanding(known)
    for name, migration in todo:
        for statement in migration:
            connection.execute(ordered(statement))
        connection.execute("INSERT INTO schema_migration (name) VALUES (%s)", (name,))
    return [name for name, _ in todo]
