"""Long work beside the requests: runs in threads, tells how far it is, keeps its result for a while.

What a job makes lies in a folder of its own, which goes with the job. Everything here may be lost with the
process: a file that was being checked is uploaded anew, a print is made again.
"""

import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from flask import g

from kiosk.core.messages import Message

Kept = TypeVar("Kept")

WORKERS = 2
KEPT = timedelta(hours=2)
PATIENCE = 1.5
"""Seconds for which a request waits for its job, so that short work needs no page about waiting."""


@dataclass(frozen=True)
class Ready:
    """A file to take away; `inline` ones are shown by the browser."""

    path: Path
    name: str
    rows: int
    inline: bool = False


@dataclass(frozen=True)
class Told:
    """Something to tell on the page to go on with."""

    message: Message
    address: str


Outcome = Ready | Told | Message | str
"""A file, what was done, what was wrong, or the address of the page to go on with."""


@dataclass
class Job:
    """One piece of work; `back` is the page it was ordered from."""

    id: str
    owner: str
    title: Message
    back: str
    folder: Path
    started: datetime
    total: int | None = None
    done: int = 0
    kept: object = None
    """What the work hands to the pages that follow."""
    ending: ExitStack = field(default_factory=ExitStack)
    """What is to be let go of together with the job."""
    future: "Future[Outcome]" = field(default_factory=Future)

    def progress(self, done: int) -> None:
        """Tell how much is done."""
        self.done = done

    @property
    def share(self) -> int | None:
        """How much is done in percent, where the whole is known."""
        return min(100, 100 * self.done // self.total) if self.total else None

    @property
    def running(self) -> bool:
        """Whether there is something to wait for."""
        return not self.future.done()

    @property
    def worth_a_look(self) -> bool:
        """Whether its owner may want to come back to it: it runs, or has made something."""
        if self.running:
            return True
        return self.future.exception() is None and isinstance(self.future.result(), Ready | str)

    @property
    def outcome(self) -> Outcome | None:
        """What came of it; None while it runs. Raises what the work has raised."""
        return self.future.result() if self.future.done() else None


class Jobs:
    """All jobs of this process."""

    def __init__(self, parent: Path) -> None:
        """Make room for the jobs' folders and sweep away what a process left behind that was killed."""
        self._parent = parent
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="job")
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        shutil.rmtree(parent, ignore_errors=True)

    def open(self, job_id: str, owner: str, title: Message, *, back: str, now: datetime) -> Job:
        """Return a new job with its folder."""
        self._forget_old(now)
        folder = self._parent / job_id
        folder.mkdir(parents=True, mode=0o700)
        job = Job(job_id, owner, title, back, folder, now)
        with self._lock:
            self._jobs[job_id] = job
        return job

    def run(self, job: Job, work: Callable[[Job], Outcome]) -> None:
        """Start the work of a job, and wait a moment for it."""
        job.done = 0
        job.future = self._pool.submit(work, job)
        wait([job.future], timeout=PATIENCE)

    def claim(self, job: Job, kind: type[Kept]) -> Kept | None:
        """Return what a job keeps, if it is of that kind, to one asker only."""
        with self._lock:
            kept = job.kept
            if not isinstance(kept, kind):
                return None
            job.kept = None
        return kept

    def find(self, job_id: str, owner: str) -> Job | None:
        """Return somebody's own job."""
        job = self._jobs.get(job_id)
        return job if job and job.owner == owner else None

    def of(self, owner: str) -> list[Job]:
        """Return the jobs that somebody may want to come back to, the latest first."""
        with self._lock:
            own = [job for job in self._jobs.values() if job.owner == owner]
        return sorted(
            (job for job in own if job.worth_a_look), key=lambda job: job.started, reverse=True
        )

    def close(self, job: Job) -> None:
        """Forget a job and all it made."""
        with self._lock:
            self._jobs.pop(job.id, None)
        job.ending.close()
        shutil.rmtree(job.folder, ignore_errors=True)

    def _forget_old(self, now: datetime) -> None:
        with self._lock:
            old = [job for job in self._jobs.values() if now - job.started > KEPT]
        for job in old:
            if job.future.done():
                self.close(job)


def jobs() -> Jobs:
    """Return the jobs of this process."""
    return cast("Jobs", g.jobs)
