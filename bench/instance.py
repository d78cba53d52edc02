"""Instances to measure on: made by the demonstration, in a folder that is thrown away."""

import os
import resource
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from bench import engine

KIOSK = engine.KIOSK


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder and take it away again."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        yield Path(name)


def run(instance: Path, *arguments: str) -> float:
    """Run a command on an instance and return how long it took, in seconds."""
    begun = time.perf_counter()
    environment = {**os.environ, **engine.environment(instance)}
    subprocess.run(
        [*KIOSK, *arguments], env=environment, check=True, capture_output=True, timeout=900
    )
    return time.perf_counter() - begun


def demo(instance: Path, records: int | None = None) -> float:
    """Make a demonstration and return how long that took; it is made on SQLite and brought to the engine."""
    size = [] if records is None else ["--records", str(records)]
    begun = time.perf_counter()
    subprocess.run(
        [*KIOSK, "demo", "--no-serve", "--keep", str(instance), *size],
        check=True,
        capture_output=True,
        timeout=900,
    )
    engine.bring(instance)
    return time.perf_counter() - begun


def peak_of_children() -> float:
    """Return the peak memory of the largest child so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def memory(process: int, kind: str) -> float:
    """Return what a process and all below it hold, in MB: `Rss`, or `Pss`, which counts once what they share."""
    return sum(_memory(folder, kind) for folder in _family(process))


def processor_seconds(process: int) -> float:
    """Return how long a process and all below it have kept a processor busy."""
    fields = (
        (folder / "stat").read_text().rpartition(")")[2].split() for folder in _family(process)
    )
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def _family(process: int) -> Iterator[Path]:
    waiting = [process]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        yield folder
        waiting += map(int, (folder / "task" / folder.name / "children").read_text().split())


def _memory(process: Path, kind: str) -> float:
    lines = (process / "smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{kind}:"))


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def served(command: list[str], port: int, environment: dict[str, str]) -> Iterator[int]:
    """Run a server until the block ends; gives the number of its process once it answers."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > 60:
                raise RuntimeError(f"{command} does not answer")
            time.sleep(0.02)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _answers(port: int) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
