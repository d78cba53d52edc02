"""The demonstration: from the command to a page that answers."""

import time
from collections.abc import Iterator

from bench import instance
from bench.rows import Row


def measure() -> Iterator[Row]:
    """Make the whole demonstration and wait for its first page."""
    with instance.folder() as folder:
        port = instance.free_port()
        command = [*instance.KIOSK, "demo", "--port", str(port), "--keep", str(folder)]
        begun = time.perf_counter()
        with instance.served(command, port, {}):
            seconds = time.perf_counter() - begun
    yield Row("demo ready to serve", f"{seconds:.1f} s", "seconds", seconds, "<=", 30)
