"""The engines that a store may stand on, and a PostgreSQL of the tests' own."""

import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from kiosk.store.postgres import PostgresStore
from kiosk.store.sqlite import SqliteStore

BROKEN_RULE = (sqlite3.IntegrityError, psycopg.IntegrityError)
"""What the engines raise when a row breaks a rule of the schema."""

PATIENCE = 60
"""Seconds until the server of the tests counts as failed."""

_SERIAL = count()


class Sqlite:
    """Every store is a file of its own."""

    name = "sqlite"

    def store(self, folder: Path) -> SqliteStore:
        """Return an empty store, with every migration."""
        opened = SqliteStore(folder / "kiosk.sqlite")
        opened.migrate()
        return opened

    def database(self, folder: Path) -> Path | str:
        """Return what KIOSK_DATABASE says of a new store that belongs to the folder."""
        return folder / "kiosk.sqlite"

    def open(self, database: Path | str, **options: Any) -> SqliteStore:
        """Open what `database` has named."""
        return SqliteStore(Path(database), **options)


@dataclass
class Postgres:
    """Every store is a database of its own in one server, copied from one that has every migration."""

    server: "Cluster"
    _plain: "Plain"
    name: str = "postgresql"
    _named: dict[Path, str] = field(default_factory=dict)

    @contextmanager
    def lent(self) -> Iterator["Postgres"]:
        """Give the engine to one test; another gets the test's databases after it, emptied."""
        own = Postgres(self.server, self._plain)
        yield own
        self._plain.left += own._named.values()

    def store(self, folder: Path) -> PostgresStore:
        """Return an empty store, with every migration."""
        return self.open(self.database(folder / "a store"))

    def database(self, folder: Path) -> Path | str:
        """Return what KIOSK_DATABASE says of the store that belongs to the folder."""
        if folder not in self._named:
            self._named[folder] = self._plain.database()
        return self.server.url(self._named[folder])

    def open(self, database: Path | str, **options: Any) -> PostgresStore:
        """Open what `database` has named."""
        return PostgresStore(str(database), **options)


Contents = dict[str, list[tuple[Any, ...]]]


class Plain:
    """Databases with every migration and nothing else: new ones, and those that tests have left, emptied."""

    def __init__(self, server: "Cluster") -> None:
        """Make the one from which the others are copied."""
        self._server = server
        self._template = server.create()
        self.left: list[str] = []
        store = PostgresStore(server.url(self._template))
        store.migrate()
        store.close()
        with psycopg.connect(server.url(self._template)) as connection:
            self._columns = self._columns_of(connection)
            self._rows = self._rows_of(connection)

    def database(self) -> str:
        """Return the name of a database: making one takes ten times as long as emptying one."""
        while self.left:
            name = self.left.pop()
            if self._emptied(name):
                return name
        return self._server.create(self._template)

    def _emptied(self, name: str) -> bool:
        with psycopg.connect(self._server.url(name)) as connection:
            if self._columns_of(connection) != self._columns:
                return False
            others = (
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            deletes = "; ".join(f"DELETE FROM {table}" for table in self._rows)
            connection.execute(
                f"{others}; SET session_replication_role = replica; {deletes}".encode()
            )
            for table, rows in self._rows.items():
                for row in rows:
                    places = ", ".join(["%s"] * len(row))
                    connection.execute(f"INSERT INTO {table} VALUES ({places})".encode(), row)
        return True

    @staticmethod
    def _columns_of(connection: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
        return connection.execute(
            "SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 "
            "AND NOT attisdropped "
            "UNION ALL SELECT 'index', indexname FROM pg_indexes WHERE schemaname = 'public' "
            "ORDER BY 1, 2"
        ).fetchall()

    def _rows_of(self, connection: psycopg.Connection[Any]) -> Contents:
        tables = dict.fromkeys(table for table, _ in self._columns if table != "index")
        return {
            table: connection.execute(f"SELECT * FROM {table}".encode()).fetchall()
            for table in tables
        }


Engine = Sqlite | Postgres
SQLITE = Sqlite()


def programs() -> Path | None:
    """Return the folder with PostgreSQL's programs; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


def missing() -> str | None:
    """Return why no PostgreSQL can be started here; None when it can."""
    if sys.platform == "win32":
        return "PostgreSQL is started by these tests on Linux and macOS only"
    if programs() is None:
        return "PostgreSQL's programs are not installed (on Debian: apt install postgresql)"
    if os.geteuid() == 0 and not _exists("postgres"):
        return "PostgreSQL does not run as root, and there is no user “postgres”"
    return None


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


class Cluster:
    """A server of its own, in a folder of its own, that listens on a socket and on a free port of loopback."""

    def __init__(self, folder: Path, *, port: int, **options: object) -> None:
        """Make the files; nothing runs yet."""
        bin = programs()
        assert bin is not None
        self._bin = bin
        self._user = "postgres" if os.geteuid() == 0 else None
        self.data = folder / "data"
        self.port = port
        self.process: subprocess.Popen[bytes] | None = None
        self._options = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": str(folder),
            "max_connections": 200,
            "shared_buffers": "64MB",
            "fsync": "off",
            **options,
        }
        self.log = folder / "log"
        if self._user:
            shutil.chown(folder, self._user, self._user)
        self._run(
            "initdb", "-D", self.data, "-U", "kiosk", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def _run(self, program: str, *arguments: object) -> None:
        done = subprocess.run(
            [self._bin / program, *map(str, arguments)],
            user=self._user,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            cwd=self.data.parent,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = [f"-c{name}={value}" for name, value in self._options.items()]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self._bin / "postgres", "-D", self.data, *settings],
                user=self._user,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=self.data.parent,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text("utf-8", "replace")
            assert time.monotonic() < deadline, "PostgreSQL does not answer"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """End it: SIGINT cuts its connections, SIGQUIT is like a crash."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, number)
        self.process.wait(PATIENCE)
        self.process = None

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://kiosk@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template0") -> str:
        """Make a database and return its name."""
        name = f"kiosk_{os.getpid()}_{next(_SERIAL)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement beside everything else."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            rows = connection.execute(statement.encode())
            return rows.fetchall() if rows.description else []


@contextmanager
def cluster(port: int, **options: object) -> Iterator[Cluster]:
    """Run a server until the block ends."""
    # Not below pytest's folder, which only its owner may enter.
    with tempfile.TemporaryDirectory(prefix="kiosk-postgres-") as name:
        made = Cluster(Path(name), port=port, **options)
        made.start()
        try:
            yield made
        finally:
            made.stop()


def need_postgres() -> None:
    """Skip the test where there is no PostgreSQL; never where the whole is checked."""
    reason = missing()
    if reason:
        assert "CI" not in os.environ, reason
        pytest.skip(reason)
