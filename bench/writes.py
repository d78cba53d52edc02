"""Storing answers: 32 threads through the store, beside a bare sqlite3 loop that commits for as many threads."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

import psycopg

from bench import engine, instance
from bench.rows import Row, median
from kiosk.app import reach
from kiosk.store import responses
from kiosk.store.engine import Db, Store
from kiosk.store.responses import Response
from kiosk.store.sqlite import SqliteStore

THREADS = 32
ROWS = 12_000
RUNS = 3
SYNC_SECONDS = 1.0
COLUMNS = Response._fields
INSERT = f"INSERT INTO response ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
NOW = "2026-01-05T02:00:00Z"


def measure() -> Iterator[Row]:
    """Store the same rows in both ways, by turns."""
    yield from _on_sqlite() if engine.NAME == "sqlite" else _on_postgres()


def _on_postgres() -> Iterator[Row]:
    """Beside as many connections that insert and commit the same rows with nothing around them."""
    ours, theirs = [], []
    for _ in range(RUNS):
        with instance.folder() as folder:
            for kind, rates in (("ours", ours), ("bare", theirs)):
                store = reach(engine.settings(folder / kind))
                store.migrate()
                _begin(store)
                if kind == "ours":
                    rates.append(_rate(_writer(store)))
                else:
                    rates.append(_bare_connections(engine.url(folder / kind)))
                store.close()
    fast, beside = median(ours), median(theirs)
    yield Row(
        f"answers stored, {THREADS} threads",
        f"{fast:.0f}/s",
        f"as many bare connections of psycopg {beside:.0f}/s",
        fast / beside,
        ">=",
        0.7,
    )


def _bare_connections(url: str) -> float:
    connections = SimpleQueue[Any]()
    opened = [psycopg.connect(url, autocommit=True) for _ in range(THREADS)]
    for connection in opened:
        connections.put(connection)
    insert = INSERT.replace("?", "%s").encode()

    def write(row: Response) -> None:
        connection = connections.get()
        connection.execute(insert, row)
        connections.put(connection)

    rate = _rate(write)
    for connection in opened:
        connection.close()
    return rate


def _on_sqlite() -> Iterator[Row]:
    ours, theirs, alone, syncs = [], [], [], []
    for _ in range(RUNS):
        with instance.folder() as folder:
            ours.append(_through_the_store(_made(folder / "ours")))
            theirs.append(_bare(_made(folder / "bare")))
            alone.append(_bare_loop(_made(folder / "loop")))
            syncs.append(_syncs(folder / "raw"))
    fast, beside = median(ours), median(theirs)
    yield Row(
        f"answers stored, {THREADS} threads",
        f"{fast:.0f}/s",
        f"bare sqlite3 group commit for as many threads {beside:.0f}/s, in one thread without waiting "
        f"{median(alone):.0f}/s; fdatasync {median(syncs):.0f}/s",
        fast / beside,
        ">=",
        0.7,
    )


def _made(folder: Path) -> Path:
    """Make a store with what an answer refers to."""
    path = folder / "kiosk.sqlite"
    store = SqliteStore(path)
    store.migrate()
    _begin(store)
    store.close()
    return path


def _begin(store: Store) -> None:
    store.write(lambda db: responses.put_survey(db, version="v", id="one_stop", body="{}", now=NOW))


def _row(number: int) -> Response:
    return Response(
        home="h",
        id=f"{number:032x}",
        record=None,
        round=1,
        moment="result",
        token=None,
        state="later",
        survey="v",
        answers='{"overall":["4"],"reasons":["time"],"comment":["Cảm ơn, nhanh và lịch sự"]}',
        body_hash="a" * 64,
        channel="qr",
        actor="citizen",
        evidence="scanned",
        source="kiosk",
        device=None,
        language="vi",
        opened_at=NOW,
        submitted_at=NOW,
        received_at=NOW,
        seconds=40,
        counted_on=None,
        before_return=0,
        change_hash=None,
        change_until=None,
        state_at=NOW,
        replaced_by=None,
    )


def _rate(write: Callable[[Response], object]) -> float:
    """Return the rows per second that all threads together are told of."""

    def some(first: int) -> None:
        for number in range(first, ROWS, THREADS):
            write(_row(number))

    threads = [Thread(target=some, args=(first,)) for first in range(THREADS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ROWS / (time.perf_counter() - begun)


def _through_the_store(path: Path) -> float:
    store = SqliteStore(path)
    rate = _rate(_writer(store))
    store.close()
    return rate


def _writer(store: Store) -> Callable[[Response], object]:
    def write(row: Response) -> None:
        def step(db: Db) -> None:
            responses.add(db, row)

        store.write(step)

    return write


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _bare(path: Path) -> float:
    """Commit in one thread whatever the others have left for it; tell them after."""
    connection = _connect(path)
    left: SimpleQueue[tuple[Response, Lock] | None] = SimpleQueue()

    def commit() -> None:
        while first := left.get():
            batch = [first]
            try:
                while more := left.get_nowait():
                    batch.append(more)
            except Empty:
                pass
            connection.execute("BEGIN IMMEDIATE")
            for row, _ in batch:
                connection.execute(INSERT, row)
            connection.execute("COMMIT")
            for _, told in batch:
                told.release()

    def write(row: Response) -> None:
        told = Lock()
        told.acquire()
        left.put((row, told))
        told.acquire()

    writer = Thread(target=commit)
    writer.start()
    rate = _rate(write)
    left.put(None)
    writer.join()
    connection.close()
    return rate


def _bare_loop(path: Path) -> float:
    """Commit the rows in groups of as many as there are threads, with nobody who waits."""
    connection = _connect(path)
    rows = [_row(number) for number in range(ROWS)]
    begun = time.perf_counter()
    for start in range(0, ROWS, THREADS):
        connection.execute("BEGIN IMMEDIATE")
        for row in rows[start : start + THREADS]:
            connection.execute(INSERT, row)
        connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    connection.close()
    return ROWS / seconds


def _syncs(path: Path) -> float:
    """Return how often a second the disk takes 4 kB for good."""
    file = os.open(path, os.O_CREAT | os.O_WRONLY)
    begun, many = time.perf_counter(), 0
    while time.perf_counter() - begun < SYNC_SECONDS:
        os.pwrite(file, b"x" * 4096, 4096 * (many % 256))
        os.fdatasync(file)
        many += 1
    os.close(file)
    return many / SYNC_SECONDS
