"""The answer journal: whole lines appended to files of this process alone, on the disk before anybody is answered."""

import heapq
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Lock

from kiosk.core import journal
from kiosk.core.days import day_of
from kiosk.core.journal import Line

FULL = 64 << 20
"""Bytes after which a new file is begun."""


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND


class Journal:
    """Where a process writes down what it is about to acknowledge: a file for each day, and no other one's file.

    Safe for many threads. Files are called `answers-DAY-PROCESS-NUMBER.jsonl`, with the day in Vietnam.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        """Write into `folder`, which is made when the first line comes; the folder above it must be there."""
        self._folder = folder
        self._clock = clock
        self._turn = Lock()
        self._file: int | None = None
        self._path = folder
        self._begun = False
        self._day = ""
        self._size = 0

    def __call__(self, lines: Iterable[str]) -> None:
        """Write lines down with one sync of the disk; raises OSError when that cannot be done."""
        data = "".join(f"{line}\n" for line in lines).encode()
        with self._turn:
            file = self._file_of_today()
            try:
                _write(file, data)
                os.fsync(file)
            except OSError:
                self._undo(file)
                raise
            self._size += len(data)
            if self._size >= FULL:
                self.close()

    def _file_of_today(self) -> int:
        today = day_of(self._clock())
        if self._file is None or self._day != today or not self._is_there(self._file):
            self.close()
            if not self._begun:
                # Later on, a folder that is missing is a disk that is gone: one of the same name would be on another.
                self._folder.mkdir(mode=0o700, exist_ok=True)
            self._path, self._file = _begin(self._folder, today)
            self._day, self._size, self._begun = today, 0, True
        return self._file

    def _is_there(self, file: int) -> bool:
        """Tell whether the file is still found under its name: one that was removed goes on taking lines."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(found, os.fstat(file))

    def _undo(self, file: int) -> None:
        """Take back what may be half a line, to which nothing must be added."""
        try:
            os.ftruncate(file, self._size)
        except OSError:
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
        self._file = None


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]


def _begin(folder: Path, day: str) -> tuple[Path, int]:
    """Make a new file that only its owner may read, and see to it that its name is on the disk too."""
    made = _new(folder, f"answers-{day}-{os.getpid()}")
    with suppress(PermissionError):
        # Windows lets nobody open a folder.
        inside = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(inside)
        finally:
            os.close(inside)
    return made


def _new(folder: Path, name: str) -> tuple[Path, int]:
    numbers = count(1)
    while True:
        path = folder / f"{name}-{next(numbers)}.jsonl"
        with suppress(FileExistsError):
            return path, os.open(path, _NEW, 0o600)


def files(places: Iterable[Path]) -> list[Path]:
    """Return the files of a journal, of which folders and single files are named; raises OSError for a wrong name."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(place.glob("answers-*.jsonl"))
        else:
            place.open("rb").close()
            found.append(place)
    return found


def strange(places: Iterable[Path]) -> Path | None:
    """Return the first folder in which no journal lies, or file that holds no line of one; None when all are right."""
    for place in places:
        if place.is_dir():
            if not files([place]):
                return place
        elif (
            place.stat().st_size and next(_lines(place, lambda _path, _number: None), None) is None
        ):
            return place
    return None


def read(paths: Iterable[Path], torn: Callable[[Path, int], None]) -> Iterator[Line]:
    """Yield the lines of all files in the order of their moments; those of one file keep the order they have.

    `torn` hears of every line that is not whole: (file, number of the line).
    """
    return heapq.merge(*(_lines(path, torn) for path in paths), key=lambda line: line.at)


def _lines(path: Path, torn: Callable[[Path, int], None]) -> Iterator[Line]:
    with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for number, text in enumerate(file, 1):
            line = journal.read(text)
            if line:
                yield line
            else:
                torn(path, number)


def prune(folder: Path, *, before: datetime, today: str) -> int:
    """Remove the files whose last line is older than a moment, and which nobody goes on with; return how many."""
    gone = 0
    for path in files([folder]) if folder.is_dir() else ():
        ended = path.name[len("answers-") :][: len(today)] < today
        if ended and path.stat().st_mtime < before.timestamp():
            path.unlink()
            gone += 1
    return gone
