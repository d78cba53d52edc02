"""The one thread that writes to an SQLite file: it commits for all who wait, so one sync of the disk serves many."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic, sleep
from typing import NamedTuple

from kiosk.store import tally
from kiosk.store.engine import NO_JOURNAL, Db, Statements, StoreUnusableError
from kiosk.store.sqlite_faults import code, is_unusable, told

Step = Callable[[Db], object]
Journal = Callable[[list[str]], None]
"""Writes lines down for good before it returns; raises OSError when it cannot."""

TRY_AGAIN = 0.001
"""Seconds between two tries while another process writes. SQLite's own patience sleeps up to 100 ms, and starves."""
CROWD_AFTER = 1.0
"""Seconds after which no crowd waits any more for a file that is held: each of them keeps a thread from readers."""
CROWD = 8
"""How many go on waiting then."""
GENTLY = 0.002
"""Seconds for which somebody who writes much lets others in: a few tries of theirs."""
FOLD_AFTER = 2000
"""Rows changed until the log is folded into the file: some hundred answers."""


class Plan(NamedTuple):
    """What a writer needs to know of its store."""

    path: Path
    statements: Statements
    patience: float
    """Seconds to wait for another process that writes."""
    journal: Journal | None


class Writer:
    """Runs steps in transactions, in a thread of its own that starts with the first step.

    Steps that arrive while a transaction is being committed share the next one. A step that raises is undone alone; for
    that the others may be run a second time.
    """

    def __init__(self, connection: sqlite3.Connection, plan: Plan) -> None:
        """Take over a connection."""
        # The writer has a patience of its own, and folds the log when nobody waits for it.
        for pragma in ("busy_timeout = 0", "wal_autocheckpoint = 0"):
            connection.execute(f"PRAGMA {pragma}")
        self._connection = connection
        self._plan = plan
        self._synchronous = ""
        self._folded = 0
        self._waiting: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._door = Lock()
        self._turn = Lock()
        self._closed = False

    def run(self, step: Step, *, gently: bool = False) -> object:
        """Run a step and return its result after the commit that holds it; raises what it raised.

        The disk is synced for who writes `gently` when other processes may write again, not before.
        """
        job = _Job(step, gently=gently)
        with self._door:
            if self._closed:
                raise sqlite3.ProgrammingError("the store is closed")
            if self._thread is None:
                self._thread = Thread(target=self._work, name="kiosk-writer", daemon=True)
                self._thread.start()
            self._waiting.put(job)
        try:
            job.told.acquire()
        except BaseException:
            # Ctrl+C: the step may be under way, and nobody goes on before it has ended.
            ended = False
            while not ended:
                job.told.acquire(timeout=0.05)
                ended = job.ended
            raise
        if job.error is None and gently:
            self._give_way()
        if job.error is None:
            return job.result
        raise told(job.error, self._plan.path)

    def _give_way(self) -> None:
        """Let other processes write while the disk takes in what was committed."""
        begun = monotonic()
        log = os.open(f"{self._plan.path}-wal", os.O_RDWR)
        try:
            os.fsync(log)
        finally:
            os.close(log)
        sleep(max(0.0, GENTLY - (monotonic() - begun)))

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection for one transaction while no step runs."""
        with self._turn:
            self._begin()
            try:
                yield self._connection
            except BaseException:
                self._connection.rollback()
                raise
            self._connection.commit()

    def close(self) -> None:
        """Commit what waits, then close the connection."""
        with self._door:
            self._closed = True
            thread, self._thread = self._thread, None
        if thread:
            self._waiting.put(None)
            thread.join()
        self._connection.close()

    def _work(self) -> None:
        while first := self._waiting.get():
            jobs = [first, *self._arrived()]
            with self._turn:
                try:
                    self._serve(jobs)
                except BaseException as error:  # noqa: BLE001 - whatever it was, those who wait hear of it
                    _fail(jobs, error)
                for job in jobs:
                    job.end()
                self._fold()

    def _fold(self) -> None:
        """Fold the log into the file once it is long: those whose answers it holds do not wait for that."""
        changes = self._connection.total_changes
        if changes - self._folded >= FOLD_AFTER:
            self._folded = changes
            # When it cannot be done the log goes on, and a disk that is full tells those who come next.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _arrived(self) -> Iterator["_Job"]:
        """Return who waits by now."""
        while True:
            try:
                job = self._waiting.get_nowait()
            except Empty:
                return
            if job is None:
                # The end, once all are served who came before.
                self._waiting.put(None)
                return
            yield job

    def _serve(self, jobs: list["_Job"]) -> None:
        error = self._together(jobs)
        if error is None:
            return
        if len(jobs) == 1 or is_unusable(error):
            _fail(jobs, error)
        elif not self._apart(jobs):
            # What is wrong shows at the end of the transaction only: nobody else shares one with it.
            for job in jobs:
                job.error = self._together([job])

    def _db(self) -> Db:
        plan = self._plan
        return Db(self._connection, plan.statements, keeps_journal=plan.journal is not None)

    def _together(self, jobs: list["_Job"]) -> BaseException | None:
        """Run all in one transaction as if nothing could go wrong; return what did, then nothing is stored."""
        db = self._db()
        try:
            self._begin(jobs)
            for job in jobs:
                lines = len(db.sworn)
                job.result = job.step(db)
                job.swears = len(db.sworn) > lines
            tally.settle(db)
            self._connection.commit()
        except BaseException as error:  # noqa: BLE001 - the caller tells those it concerns
            self._connection.rollback()
            return error
        self._swear(jobs, db.sworn)
        return None

    def _apart(self, jobs: list["_Job"]) -> bool:
        """Run each as far as it goes, still in one transaction; False when they cannot share one."""
        lines: list[str] = []
        try:
            self._begin(jobs)
            for job in jobs:
                lines += self._try(job)
            self._connection.commit()
        except BaseException as error:  # noqa: BLE001 - told to those it concerns, or tried in another way
            self._connection.rollback()
            if not is_unusable(error):
                return False
            _fail(jobs, error)
            return True
        self._swear(jobs, lines)
        return True

    def _try(self, job: "_Job") -> list[str]:
        """Run a step in a savepoint of its own and return its lines for the journal; what it raises is its own."""
        db = self._db()
        self._connection.execute("SAVEPOINT step")
        try:
            job.result = job.step(db)
            tally.settle(db)
        except BaseException as error:
            if is_unusable(error) or not self._connection.in_transaction:
                raise
            db.end()
            self._connection.execute("ROLLBACK TO step")
            job.error = error
            db.sworn.clear()
        self._connection.execute("RELEASE step")
        job.swears = bool(db.sworn)
        return db.sworn

    def _begin(self, jobs: list["_Job"] | None = None) -> None:
        """Begin a transaction as soon as no other process writes; of a crowd of `jobs` not all wait for that."""
        if self._connection.in_transaction:
            self._connection.rollback()
        begun = monotonic()
        while True:
            try:
                self._mind_the_disk(jobs)
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                waited = monotonic() - begun
                if code(error) != sqlite3.SQLITE_BUSY or waited > self._plan.patience:
                    raise
                if jobs and waited > CROWD_AFTER:
                    self._thin(jobs, error)
            else:
                return
            sleep(TRY_AGAIN)

    def _mind_the_disk(self, jobs: list["_Job"] | None) -> None:
        """Let the commit sync the disk unless all in it write gently."""
        wanted = "NORMAL" if jobs and all(job.gently for job in jobs) else "FULL"
        if wanted != self._synchronous:
            self._connection.execute(f"PRAGMA synchronous = {wanted}")
            self._synchronous = wanted

    def _thin(self, jobs: list["_Job"], error: BaseException) -> None:
        """Tell those at once who find too many before them."""
        jobs += self._arrived()
        for job in jobs[CROWD:]:
            job.error = error
            job.end()
        del jobs[CROWD:]

    def _swear(self, jobs: Sequence["_Job"], lines: list[str]) -> None:
        """Write the answers down in the journal before anybody is told that they are stored."""
        if not lines or self._plan.journal is None:
            return
        try:
            self._plan.journal(lines)
        except OSError as error:
            file = Path(error.filename or self._plan.path)
            unusable = StoreUnusableError(NO_JOURNAL, file, str(error))
            unusable.__cause__ = error
            _fail([job for job in jobs if job.swears], unusable)


class _Job:
    """A step on its way into a transaction, and what came of it."""

    def __init__(self, step: Step, *, gently: bool) -> None:
        self.step = step
        self.gently = gently
        self.error: BaseException | None = None
        self.result: object = None
        self.swears = False
        self.ended = False
        self.told = Lock()
        """Free once all is over."""
        self.told.acquire()

    def end(self) -> None:
        """Let the one who waits go on."""
        self.ended = True
        self.told.release()


def _fail(jobs: Sequence[_Job], error: BaseException) -> None:
    for job in jobs:
        job.error = job.error or error
