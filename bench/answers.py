"""Complete answers over HTTP (page + durable post) beside the same two requests to an application that does nothing."""

import re
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from threading import Thread
from urllib.parse import urlencode

from bench import engine, instance, tokens
from bench.rows import Row, median

CONNECTIONS = 16
PAIRS = 1600
RUNS = 3
HIDDEN = re.compile(r'name="?(id|opened|v)"? value="?([^" >]*)')


def measure() -> Iterator[Row]:
    """Measure both by turns."""
    with instance.folder() as folder:
        instance.demo(folder, 16_000)
        codes = tokens.make(folder, PAIRS * RUNS)
        ours, theirs, spent = [], [], []
        port, other = instance.free_port(), instance.free_port()
        command = [*instance.KIOSK, "serve", "--port", str(port)]
        empty = [sys.executable, "-m", "bench.empty", str(other)]
        with (
            instance.served(command, port, engine.environment(folder)) as server,
            instance.served(empty, other, {}),
        ):
            for turn in range(RUNS):
                part = codes[turn * PAIRS : (turn + 1) * PAIRS]
                theirs.append(_rate(other, part, 200))
                before = instance.processor_seconds(server)
                ours.append(_rate(port, part, 303))
                spent.append(1000 * (instance.processor_seconds(server) - before) / len(part))
    fast, beside = median(ours), median(theirs)
    yield Row(
        "page + post, 16 connections",
        f"{fast:.0f} answers/s",
        f"empty Flask app {beside:.0f}/s",
        fast / beside,
        ">=",
        0.5,
    )
    yield Row(
        "the same, processor time of the server for each",
        f"{median(spent):.2f} ms",
        "ms",
        median(spent),
        "<=",
        2,
    )


def _rate(port: int, codes: list[str], expected: int) -> float:
    """Return complete answers per second; every one must be acknowledged."""
    done: list[int] = []
    shares = [codes[start::CONNECTIONS] for start in range(CONNECTIONS)]
    threads = [Thread(target=_answer, args=(port, share, done)) for share in shares]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    seconds = time.perf_counter() - begun
    if done != [expected] * len(codes):
        raise RuntimeError(f"{done.count(expected)} of {len(codes)} answers were acknowledged")
    return len(codes) / seconds


def _answer(port: int, codes: list[str], done: list[int]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    for code in codes:
        connection.request("GET", f"/s/{code}")
        page = connection.getresponse().read().decode()
        form = {"overall": "5", **dict(HIDDEN.findall(page))}
        connection.request(
            "POST",
            f"/s/{code}",
            urlencode(form),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )
        response = connection.getresponse()
        response.read()
        done.append(response.status)
    connection.close()
