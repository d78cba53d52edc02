"""Answers while the command line imports: how long citizens wait, and what their answers cost the import."""

import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlencode

from bench import engine, imports, instance, tokens
from bench.rows import Row

PHONES = 4
PAUSE = 0.03
"""Seconds between two answers of a phone, on average."""
IDLE = 10
"""Seconds of answers with nothing beside them."""
CODES = 6000
"""Each is answered once, as by citizens; on a slow machine the first ones come again."""


def measure() -> Iterator[Row]:
    """Post without and with an import of 60,000 rows beside, in one run."""
    with instance.folder() as folder:
        office = folder / "office"
        instance.demo(office, 24_000)
        codes = tokens.make(office, CODES)
        path = folder / "records.csv"
        imports.write(path, imports.ROWS)
        port = instance.free_port()
        command = [*instance.KIOSK, "serve", "--port", str(port)]
        took: list[float] = []
        with instance.served(command, port, engine.environment(office)):
            left = cycle(codes)
            idle = _posts(port, left, lambda: time.sleep(IDLE))
            busy = _posts(port, left, lambda: took.append(_import(office, path)))
            _posts(port, left, lambda: took.append(imports.insert(folder / "other.db", path)))
        seconds, utils = took
    quiet, beside = _p99(idle), _p99(busy)
    yield Row(
        "a post's p99 while 60,000 rows are imported",
        f"{beside * 1000:.1f} ms of {len(busy)}",
        f"nothing beside it {quiet * 1000:.1f} ms of {len(idle)}",
        beside / quiet,
        "<=",
        3,
    )
    yield Row(
        "import of 60,000 rows beside those posts",
        f"{seconds:.2f} s",
        f"sqlite-utils insert --csv --pk beside them {utils:.2f} s",
        seconds / utils,
        "<=",
        # It gives way to citizens after every few dozen rows.
        3,
    )


def _import(office: Path, path: Path) -> float:
    begun = time.perf_counter()
    environment = {**os.environ, **engine.environment(office)}
    subprocess.run(
        [*instance.KIOSK, "import", str(path)],
        env=environment,
        check=True,
        capture_output=True,
        timeout=600,
    )
    return time.perf_counter() - begun


def _posts(port: int, codes: Iterator[str], work: Callable[[], object]) -> list[float]:
    """Return how long each answer took that was posted while the work went on."""
    took: list[float] = []
    over = Event()
    phones = [Thread(target=_phone, args=(port, codes, took, over)) for _ in range(PHONES)]
    for phone in phones:
        phone.start()
    try:
        work()
    finally:
        over.set()
        for phone in phones:
            phone.join(60)
    return took


def _phone(port: int, codes: Iterator[str], took: list[float], over: Event) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while not over.wait(random.expovariate(1 / PAUSE)):
        form = urlencode({"overall": "5", "id": f"{random.getrandbits(128):032x}"})
        code = next(codes)
        begun = time.perf_counter()
        connection.request(
            "POST",
            f"/s/{code}",
            form,
            {"Content-Type": "application/x-www-form-urlencoded"},
        )
        response = connection.getresponse()
        response.read()
        took.append(time.perf_counter() - begun)
        if response.status not in (303, 409):
            raise RuntimeError(f"an answer was refused: {response.status}")
    connection.close()


def _p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]
