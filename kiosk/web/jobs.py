"""Long work beside the requests: runs in threads, tells any process how far it is, keeps its result for a while.

Where a job stands is written into its folder, below that of its owner, by the process in which it runs. Every process
that works in the same folder can tell of it, hand out its file and go on with it; nothing of it stays in memory when
the work has ended.
"""

import hashlib
import logging
import os
import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from socket import gethostname
from threading import Event, Lock, Thread
from time import monotonic
from typing import cast

from flask import g

from kiosk.core.messages import Message, say
from kiosk.journey.stores import StoreUnusableError
from kiosk.web import job_folder
from kiosk.web.job_folder import AGAIN, Failed, Job, Outcome

WORKERS = 2
KEPT = timedelta(hours=2)
"""How long a job is kept after it was last heard of."""
SILENT = timedelta(minutes=1)
"""How long nothing may be heard of running work until it counts as broken off."""
BEAT = timedelta(seconds=10)
"""How often running work is heard of while it does not get on."""
TICK = 0.3
"""Seconds between two looks at how far the work of this process is."""
SWEEP = 600.0
"""Seconds between two looks for what nobody needs any more."""
PATIENCE = 1.5
"""Seconds for which a request waits for its job, so that short work needs no page about waiting."""

STOPPED = say("The work broke off because the server was stopped.")
CRASHED = say(
    "The work broke off because of an error in the program. It stands in the server's log."
)
UNUSABLE = say(
    "The work broke off because nothing can be stored at present. The reason stands in the server's log."
)

_ID = re.compile("[0-9a-f]{32}")
_LOG = logging.getLogger("kiosk")


class Jobs:
    """The jobs of all processes that work in one folder, and the threads of this one."""

    def __init__(self, parent: Path, clock: Callable[[], datetime]) -> None:
        """Work in a folder; what nobody needs any more is swept away now and from time to time."""
        self._parent = parent
        self._clock = clock
        self._host = _host()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="job")
        self._running: dict[str, Job] = {}
        self._told: dict[str, int] = {}
        self._lock = Lock()
        self._busy = Event()
        self._ended = Event()
        self.sweep()
        Thread(target=self._look_after, name="jobs", daemon=True).start()

    def open(
        self, job_id: str, owner: str, title: Message, *, back: str, advice: Message = AGAIN
    ) -> Job:
        """Return a new job with its folder."""
        now = self._clock()
        folder = self._home(owner) / job_id
        # Somebody who frees a disk may have removed all of it.
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        return Job(job_id, owner, title, back, folder, started=now, beat=now, advice=advice)

    def run(self, job: Job, work: Callable[[Job], Outcome]) -> bool:
        """Begin the present turn of a job and wait a moment for it; False when somebody has begun it already."""
        job.host, job.process, job.beat = self._host, os.getpid(), self._clock()
        with self._lock:
            if self._running.setdefault(job.id, job) is not job:
                return False
            begun = False
            try:
                begun = job_folder.begin(job)
            finally:
                if not begun:
                    del self._running[job.id]
        if begun:
            self._busy.set()
            done, _ = wait([self._pool.submit(self._work, job, work)], timeout=PATIENCE)
            for future in done:
                future.result()
        return begun

    def find(self, job_id: str, owner: str) -> Job | None:
        """Return somebody's own job as it stands now."""
        if not _ID.fullmatch(job_id):
            return None
        job = self._read(self._home(owner) / job_id)
        return job if job and job.owner == owner else None

    def of(self, owner: str) -> list[Job]:
        """Return the jobs that somebody may want to come back to, the latest first."""
        found = [self._read(folder) for folder in self._home(owner).glob("*")]
        own = [job for job in found if job and job.owner == owner and job.worth_a_look]
        return sorted(own, key=lambda job: job.started, reverse=True)

    def drop(self, job: Job) -> bool:
        """Forget a job instead of beginning its next turn; False when somebody has begun that already."""
        if not job_folder.begin(job.next_turn(job.title)):
            return False
        _remove(job.folder)
        return True

    def sweep(self) -> None:
        """Forget what is old, and what was handed in for work that has broken off."""
        now = self._clock()
        for folder in self._parent.glob("*/*"):
            job = self._read(folder)
            with suppress(FileNotFoundError):
                heard = job.beat.timestamp() if job else folder.stat().st_mtime
                if now.timestamp() - heard > KEPT.total_seconds():
                    _remove(folder)
                elif job and not job.running:
                    shutil.rmtree(job.handed_in, ignore_errors=True)

    def stop(self) -> None:
        """End the threads, after the work that is under way."""
        self._pool.shutdown()
        self._ended.set()
        self._busy.set()

    def _home(self, owner: str) -> Path:
        """Return the folder of somebody's jobs: a name may hold what a path may not."""
        return self._parent / hashlib.sha256(owner.encode()).hexdigest()[:32]

    def _read(self, folder: Path) -> Job | None:
        job = job_folder.read(folder)
        if job and job.running and not self._lives(job):
            # It may have ended meanwhile: its end is written down before it is forgotten.
            job = job_folder.read(folder)
            if job and job.running:
                return replace(job, state="failed", outcome=Failed(STOPPED))
        return job

    def _lives(self, job: Job) -> bool:
        """Tell whether the process of a running job is still at it."""
        if job.host == self._host:
            if job.process == os.getpid():
                return job.id in self._running
            if not _is_there(job.process):
                return False
        return self._clock() - job.beat <= SILENT

    def _work(self, job: Job, work: Callable[[Job], Outcome]) -> None:
        outcome: Outcome
        try:
            outcome = work(job)
        except StoreUnusableError as error:
            _LOG.error("%s", error)
            outcome = Failed(UNUSABLE, 503)
        except Exception:  # noqa: BLE001 - whatever it was, somebody waits for the work
            _LOG.exception("%s", job.title.id)
            outcome = Failed(CRASHED)
        shutil.rmtree(job.handed_in, ignore_errors=True)
        with self._lock:
            job.outcome = outcome
            job.state = "failed" if isinstance(outcome, Failed) else "ended"
            self._write(job)
            del self._running[job.id]
            self._told.pop(job.id, None)

    def _look_after(self) -> None:
        """Tell of the work under way, and sweep, until the end."""
        swept = monotonic()
        while not self._ended.is_set():
            if self._running:
                self._ended.wait(TICK)
                self._tell()
            else:
                self._busy.clear()
                if not self._running:
                    self._busy.wait(SWEEP)
            if monotonic() - swept >= SWEEP:
                self.sweep()
                swept = monotonic()

    def _tell(self) -> None:
        """Write down how far the work is where it got on, and now and then that somebody is still at it."""
        now = self._clock()
        with self._lock:
            for job in self._running.values():
                if self._told.get(job.id, 0) != job.done or now - job.beat >= BEAT:
                    self._told[job.id] = job.done
                    self._write(job)

    def _write(self, job: Job) -> None:
        job.beat = self._clock()
        try:
            job_folder.write(job)
        except OSError as error:
            # The work itself may well come to its end; the next look tells how far it is then.
            _LOG.error("%s", error)


def _remove(folder: Path) -> None:
    """Remove a job's folder: at once for everybody who looks, however long its files take."""
    gone = folder.with_name(f".{folder.name}")
    with suppress(OSError):
        folder.rename(gone)
        folder = gone
    shutil.rmtree(folder, ignore_errors=True)


def _host() -> str:
    """Return the machine, and the container on it: ids of processes mean something within one of them only."""
    space = Path("/proc/self/ns/pid")
    return f"{gethostname()} {space.readlink()}" if space.is_symlink() else gethostname()


def _is_there(process: int) -> bool:
    """Tell whether a process of this machine runs; where asking would end it, only its silence tells."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def jobs() -> Jobs:
    """Return the jobs of this process."""
    return cast("Jobs", g.jobs)
