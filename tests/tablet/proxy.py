"""The line between tablets and their office, as bad as a test wants it.

A reply may get lost on its way, a gateway may answer in the server's place, or nobody may be there at all. Where the
server itself is gone the line answers 502, as a gateway does.
"""

import random
import re
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import NamedTuple

from tests.live.server import PATIENCE, free_port

ANSWERS = "/tablet/answers"
"""Where answers are handed in."""
HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
"""Headers of one connection only; the line writes its own."""

Change = Callable[[bytes], bytes]


class Passed(NamedTuple):
    """What became of a request: the status of the reply that came through, 0 where it was lost."""

    method: str
    path: str
    status: int
    length: int
    """Bytes of the body on the wire."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: that connections break is what this line is for."""


class Line:
    """A line to the server on `server_port`; it has a port of its own, which stays the same over every cut."""

    def __init__(self, server_port: int, *, seed: int = 1) -> None:
        self.server_port = server_port
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.passed: list[Passed] = []
        self.lost = 0.0
        """The share of replies to answers that get lost."""
        self._dice = random.Random(seed)
        self._marks: tuple[str, str] | None = None
        self._failing: dict[str, int] = {}
        self._changes: dict[str, Change] = {}
        self._lock = Lock()
        self.reply: Change = lambda content: content
        """What becomes of replies to answers on their way."""
        self._open: set[socket.socket] = set()
        self._server: _Server | None = None

    def __enter__(self) -> "Line":
        self.mend()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def mend(self) -> None:
        """Let everything through again."""
        if self._server is None:
            self._server = _Server(
                ("127.0.0.1", self.port), type("_OwnEnd", (_End,), {"line": self})
            )
            Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def cut(self) -> None:
        """Refuse every connection, and break those that are open."""
        if self._server is None:
            return
        self._server.shutdown()
        self._server.server_close()
        self._server = None
        with self._lock:
            open_now = list(self._open)
        for one in open_now:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def fail(self, many: int, path: str = ANSWERS) -> None:
        """Answer the next requests to a path with 502; the server hears nothing of them."""
        with self._lock:
            self._failing[path] = many

    def change(self, name: str, change: Change) -> None:
        """Give tablets another file of the app than the server's."""
        self._changes[name] = change

    def renew(self, mark: str, other: str) -> None:
        """Let the server look like one that has another version of the app."""
        self._marks = (mark, other)

    def asked(self, path: str) -> str:
        """Return what the server knows an address by."""
        return path.replace(*reversed(self._marks)) if self._marks else path

    def told(self, path: str, content: bytes) -> bytes | None:
        """Return a reply as tablets are to see it; None where it stays as it is."""
        change = self.change_of(path)
        if change:
            content = change(content)
        if self._marks and not path.endswith((".wasm", "/answers")):
            mark, other = (one.encode() for one in self._marks)
            return content.replace(mark, other)
        return content if change else None

    def is_changed(self, path: str) -> bool:
        """Tell whether a reply is to be seen otherwise than the server gives it."""
        return self.told(path, b"") is not None if self._marks else self.change_of(path) is not None

    def statuses(self, path: str = ANSWERS) -> list[int]:
        """Return what became of every request to a path so far."""
        return [one.status for one in list(self.passed) if one.path == path]

    def fails(self, path: str) -> bool:
        """Tell whether this request is one of those that fail."""
        with self._lock:
            left = self._failing.get(path, 0)
            self._failing[path] = max(0, left - 1)
        return left > 0

    def loses(self, path: str) -> str | None:
        """Throw the dice: return how a reply gets lost, None when it gets through."""
        with self._lock:
            if path != ANSWERS or self._dice.random() >= self.lost:
                return None
            return self._dice.choice(("whole", "in the middle"))

    def change_of(self, path: str) -> Change | None:
        """Return what is done to a file of the app."""
        found = re.fullmatch(r"/tablet/app/\w+/(.+)", path)
        return self._changes.get(found[1]) if found else None

    def holds(self, connection: socket.socket, *, is_open: bool) -> None:
        """Keep in mind which connections are open."""
        with self._lock:
            (self._open.add if is_open else self._open.discard)(connection)


class _End(BaseHTTPRequestHandler):
    """One connection of a tablet."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    line: Line

    def setup(self) -> None:
        super().setup()
        self.line.holds(self.connection, is_open=True)

    def finish(self) -> None:
        self.line.holds(self.connection, is_open=False)
        with suppress(OSError):
            super().finish()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.partition("?")[0]
        if self.line.fails(path):
            return self._reply(502, b"<h1>Bad Gateway</h1>")
        changed = self.line.is_changed(path)
        try:
            reply, content = self._ask(body, plain=changed)
        except (OSError, HTTPException):
            return self._reply(502, b"<h1>Bad Gateway</h1>")
        if path == ANSWERS and reply.status == 200:
            content = self.line.reply(content)
        lost = self.line.loses(path)
        if lost:
            return self._lose(reply, content, lost)
        if reply.status == 304:
            content = b""
        told = self.line.told(path, content) if changed else None
        return self._reply(reply.status, content if told is None else told, reply)

    def _ask(self, body: bytes, *, plain: bool) -> tuple[HTTPResponse, bytes]:
        """Return what the server says; a file that is to be changed comes uncompressed."""
        headers = {key: value for key, value in self.headers.items() if key.lower() not in HOP}
        if plain:
            headers["Accept-Encoding"] = "identity"
        with closing(
            HTTPConnection("127.0.0.1", self.line.server_port, timeout=PATIENCE)
        ) as server:
            server.request(self.command, self.line.asked(self.path), body or None, headers)
            reply = server.getresponse()
            return reply, reply.read()

    def _lose(self, reply: HTTPResponse, content: bytes, how: str) -> None:
        """The server has heard the request; of its reply nothing comes, or a part that is worth nothing."""
        self.line.passed.append(Passed(self.command, self.path, 0, 0))
        self.close_connection = True
        if how == "in the middle":
            self._head(reply.status, len(content), reply)
            self.wfile.write(content[: len(content) // 2])

    def _reply(self, status: int, content: bytes, reply: HTTPResponse | None = None) -> None:
        self._head(status, len(content), reply)
        self.wfile.write(content)
        self.wfile.flush()
        path = self.path.partition("?")[0]
        self.line.passed.append(Passed(self.command, path, status, len(content)))

    def _head(self, status: int, length: int, reply: HTTPResponse | None) -> None:
        self.send_response_only(status)
        for key, value in reply.getheaders() if reply else [("Content-Type", "text/html")]:
            if key.lower() not in HOP:
                self.send_header(key, value)
        if status != 304:
            self.send_header("Content-Length", str(length))
        self.end_headers()
