"""The survey's first load: bytes on the wire, head included, in its one response."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from bench import engine, instance, tokens
from bench.rows import Row

LIMIT = 4096


def measure() -> Iterator[Row]:
    """Ask for a survey as a phone's browser does and count what comes back."""
    with instance.folder() as folder:
        instance.demo(folder, 300)
        token = tokens.make(folder, 1)[0]
        port = instance.free_port()
        command = [*instance.KIOSK, "serve", "--port", str(port)]
        with instance.served(command, port, engine.environment(folder)):
            size = wire_bytes(f"http://127.0.0.1:{port}/s/{token}")
    yield Row("first load of the survey", f"{size} bytes", "4 kB", size, "<=", LIMIT)


def wire_bytes(url: str) -> int:
    """Return how many bytes come back for an address, the head included, to a browser that takes Brotli."""
    parts = urlsplit(url)
    ask = (
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n"
        "Accept-Encoding: gzip, deflate, br, zstd\r\n\r\n"
    )
    with socket.create_connection((parts.hostname or "", parts.port or 80)) as line:
        line.sendall(ask.encode())
        size = 0
        while piece := line.recv(65536):
            size += len(piece)
    return size
