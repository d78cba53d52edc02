"""Faults of the machine under a running server, brought about as they happen: none of them asks the program."""

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from tests.live.server import Server

ROOM = "12m"
PIECE = 64 * 1024


@contextmanager
def small_disk(place: Path) -> Iterator[None]:
    """Put a disk of a few megabytes at a place; without the right to do so the test is skipped."""
    place.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", f"size={ROOM}", "kiosk-test", place)
    if mounted:
        pytest.skip(f"no disk of its own can be mounted here: {mounted}")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


def disk_full(server: Server) -> AbstractContextManager[None]:
    """Fill what is left of the disk that holds an instance."""
    return filled(server.instance)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """Fill what is left of the disk that holds a folder."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        size = PIECE
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    yield
    filler.unlink()


@contextmanager
def unchangeable(*files: Path) -> Iterator[None]:
    """Let nobody change files, not even those who have them open."""
    refused = _run("chattr", "+i", *files)
    if refused:
        pytest.skip(f"files cannot be made unchangeable here: {refused}")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", *files], check=True)


def read_only(server: Server) -> AbstractContextManager[None]:
    """Let nobody change the files of the store.

    The third of them is shared memory: what a disk does to that ends a process, whatever the process does.
    """
    file = server.instance / "kiosk.sqlite"
    return unchangeable(file, file.with_name(f"{file.name}-wal"))


@contextmanager
def writes_refused(server: Server) -> Iterator[None]:
    """Let the system refuse every write to a file, as of somebody whose quota is used up."""
    usual = resource.prlimit(server.worker(), resource.RLIMIT_FSIZE)
    resource.prlimit(server.worker(), resource.RLIMIT_FSIZE, (0, usual[1]))
    yield
    resource.prlimit(server.worker(), resource.RLIMIT_FSIZE, usual)


@contextmanager
def held(server: Server) -> Iterator[None]:
    """Let another program write for as long as it likes."""
    with closing(sqlite3.connect(server.instance / "kiosk.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def _run(*command: object) -> str:
    """Run a command; return why it did not work."""
    if not shutil.which(str(command[0])):
        return f"there is no {command[0]}"
    if os.geteuid() != 0:
        return "only root may"
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    return done.stderr.strip() if done.returncode else ""
