"""From the command to a page that answers, and what a server holds that nobody asks for anything."""

import time
from collections.abc import Iterator

from bench import engine, instance
from bench.rows import Row, median

RUNS = 5


def measure() -> Iterator[Row]:
    """Make the whole demonstration, which is always on SQLite, and wait for its first page; then start servers."""
    if engine.NAME == "sqlite":
        yield from _demonstration()
    yield from _served()


def _demonstration() -> Iterator[Row]:
    with instance.folder() as folder:
        port = instance.free_port()
        command = [*instance.KIOSK, "demo", "--port", str(port), "--keep", str(folder)]
        begun = time.perf_counter()
        with instance.served(command, port, {}):
            seconds = time.perf_counter() - begun
    yield Row("demo ready to serve", f"{seconds:.1f} s", "seconds", seconds, "<=", 30)


def _served() -> Iterator[Row]:
    """Start the server several times on a store that is there."""
    times, held, shared = [], [], []
    with instance.folder() as folder:
        instance.run(folder, "migrate")
        for _ in range(RUNS):
            port = instance.free_port()
            command = [*instance.KIOSK, "serve", "--port", str(port)]
            begun = time.perf_counter()
            with instance.served(command, port, engine.environment(folder)) as server:
                times.append(time.perf_counter() - begun)
                held.append(instance.memory(server, "Rss"))
                shared.append(instance.memory(server, "Pss"))
    seconds, megabytes = median(times), median(held)
    yield Row("first page after start", f"{seconds:.2f} s", "seconds", seconds, "<=", 1.5)
    yield Row(
        "idle memory of parent and worker",
        f"{megabytes:.0f} MB",
        f"what both hold counted once: {median(shared):.0f} MB",
        megabytes,
        "<=",
        120,
    )
