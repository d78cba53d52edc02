"""A server as an office runs it: `kiosk serve` in a process group of its own, on a free port."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

KIOSK = Path(sys.executable).with_name("kiosk")
PATIENCE = 60
"""Seconds until waiting for a process counts as failed; a busy machine never comes near them."""

LISTENING = "0A"
ESTABLISHED = "01"


def free_port() -> int:
    """Return a port that nobody has, below those that the system deals out to clients by itself."""
    while True:
        port = random.randrange(20_000, 32_000)
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def eventually(happened, what: str):
    """Return the first true result of `happened`, asked again and again for a bounded time."""
    deadline = time.monotonic() + PATIENCE
    while not (result := happened()):
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.02)
    return result


def environment(instance: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a process that works in the instance, with none of ours in it."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("KIOSK_")}
    return {**plain, "KIOSK_INSTANCE": str(instance), "KIOSK_LANGUAGE": "en", **settings}


def kiosk(
    instance: Path, *arguments: str, stdin: str | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run a command of the command line in the instance."""
    return subprocess.run(
        [KIOSK, *arguments],
        env=environment(instance, **settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


class Server:
    """A running `kiosk serve`; `process` is the one that was started, which keeps a worker beside it."""

    def __init__(
        self,
        instance: Path,
        port: int | None = None,
        *,
        command: Sequence[object] = ("serve",),
        **settings: str,
    ) -> None:
        self.instance = instance
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = instance / f"serve-{self.port}.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [KIOSK, *map(str, command), "--port", str(self.port)],
                env=environment(instance, **{"KIOSK_BASE_URL": self.address, **settings}),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.group = self.process.pid

    def wait_until_ready(self) -> None:
        eventually(lambda: self.answers() or self.process.poll() is not None, "a first page")
        assert self.process.poll() is None, self.output()

    def answers(self) -> bool:
        try:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
                connection.request("GET", "/")
                return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False

    def worker(self) -> int:
        """Return the id of the process that answers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        (child,) = children.split()
        return int(child)

    def listens(self) -> bool:
        return any(state == LISTENING for state, _ in self._sockets())

    def has_read(self, requests: int) -> bool:
        """Tell whether so many connections are open and the server has taken everything that was sent."""
        waiting = [unread for state, unread in self._sockets() if state == ESTABLISHED]
        return len(waiting) == requests and not any(waiting)

    def _sockets(self) -> Iterator[tuple[str, int]]:
        """Yield (state, bytes not yet read) of the server's side of every connection."""
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
            local, state, queues = (line.split()[column] for column in (1, 3, 4))
            if int(local.rpartition(":")[2], 16) == self.port:
                yield state, int(queues.partition(":")[2], 16)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to all processes, as a terminal does."""
        os.killpg(self.group, number)

    def wait(self) -> int:
        """Wait until all has ended; return the exit code."""
        code = self.process.wait(PATIENCE)
        eventually(lambda: not self.listens(), f"port {self.port} to be closed")
        return code

    def output(self) -> str:
        return self.log.read_text("utf-8")

    def end(self) -> None:
        """End what still runs, and nothing else."""
        with suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self.wait()


@contextmanager
def serving(
    instance: Path,
    port: int | None = None,
    *,
    command: Sequence[object] = ("serve",),
    **settings: str,
) -> Iterator[Server]:
    """Serve an instance until the block ends."""
    server = Server(instance, port, command=command, **settings)
    try:
        server.wait_until_ready()
        yield server
    finally:
        server.end()
