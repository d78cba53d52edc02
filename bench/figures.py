"""Figures of 10 million records beside those of 100 thousand, and a million answers taken away as CSV.

The stores are made once, by `bench.bulk`, and kept in the user's cache. KIOSK_BENCH_RECORDS makes the large one
smaller.
"""

import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from flask.testing import FlaskClient

from bench import bulk, engine
from bench.rows import Row, median
from kiosk.app import clock, create_app, open_store
from kiosk.config import Settings
from kiosk.core.coverage import Question
from kiosk.journey import coverage, form_06a, people
from kiosk.store.engine import Store, statements

SMALL = 100_000
LARGE = int(os.environ.get("KIOSK_BENCH_RECORDS", "10000000"))
RUNS = 9
EXPORT_RUNS = 3
PAGE = "/office/?period=o2025-year"

# Half a year of the large store holds a tenth of its records as answers, a million of ten.
HALF = ("2024-12-15", "2025-06-14")
ASKED = {
    "unit": "NULL",
    "role": "'resolving'",
    "base": "'resolved'",
    "from_day": f"'{HALF[0]}'",
    "to_day": f"'{HALF[1]}'",
    "withdrawn": "0",
}


def measure() -> Iterator[Row]:
    """Measure both stores by turns; then the export."""
    sizes = [bulk.instance(records) for records in (SMALL, LARGE)]
    yield from _figures(*sizes)
    yield from _export(*sizes)


def _figures(small: Settings, large: Settings) -> Iterator[Row]:
    stores = [open_store(settings) for settings in (small, large)]
    try:
        pairs = zip(stores, (small, large), strict=True)
        clients = [_signed_in(store, settings) for store, settings in pairs]
        works: dict[str, Callable[[int], object]] = {
            "coverage of the root, one year": lambda place: _coverage(stores[place]),
            "form 06a of the root, one year": lambda place: _form(stores[place]),
            "the office's first page": lambda place: _page(clients[place]),
        }
        for name, work in works.items():
            fast, slow = _by_turns(work)
            yield Row(
                f"{name}, {LARGE:,} records",
                f"{slow * 1000:.0f} ms",
                f"{SMALL:,} records {fast * 1000:.0f} ms",
                slow / fast,
                "<=",
                2,
            )
    finally:
        for store in stores:
            store.close()


def _by_turns(work: Callable[[int], object]) -> list[float]:
    """Return the median seconds in the small and in the large store, after one run that warms up."""
    taken: list[list[float]] = [[], []]
    for turn in range(RUNS + 1):
        for place in (0, 1):
            begun = time.perf_counter()
            work(place)
            if turn:
                taken[place].append(time.perf_counter() - begun)
    return [median(times) for times in taken]


def _coverage(store: Store) -> None:
    measured = coverage.measure(store, Question(bulk.YEAR.from_, bulk.YEAR.to))
    if not measured.total.rated:
        raise RuntimeError("nothing is rated")


def _form(store: Store) -> None:
    with store.reading() as db:
        lines = form_06a.measure(db, bulk.YEAR, unit=None, role="resolving")
    if len(lines) != bulk.FIELDS:
        raise RuntimeError(f"{len(lines)} lines")


def _page(client: FlaskClient) -> None:
    response = client.get(PAGE)
    if response.status_code != 200:
        raise RuntimeError(response.status)


def _signed_in(store: Store, settings: Settings) -> FlaskClient:
    name, password = f"bench-{secrets.token_hex(4)}", secrets.token_urlsafe(16)
    people.add(store, name, password, unit=None, now=clock(), pick=secrets.randbelow)
    client = create_app(settings, store=store).test_client()
    form = client.get("/office/signin").get_data(as_text=True)
    found = re.search(r'name="?csrf_token"? value="?([^" >]+)', form)
    if not found:
        raise RuntimeError("no form to sign in with")
    client.post("/office/signin", data={"name": name, "password": password, "csrf_token": found[1]})
    return client


def _export(small: Settings, large: Settings) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        folder = Path(name)
        ours, theirs = [], []
        for _ in range(EXPORT_RUNS):
            ours.append(_ours(large, folder / "kiosk.csv"))
            theirs.append(_theirs(large, folder / "sqlite.csv"))
        peak = max(peak for _, peak in ours)
        seconds, beside = median([seconds for seconds, _ in ours]), median(theirs)
        many = _lines(folder / "kiosk.csv") - 1
        yield Row(
            f"CSV export of {many:,} responses",
            f"{seconds:.1f} s",
            f"{'psql' if large.shared else 'sqlite3'} -csv {beside:.1f} s",
            seconds / beside,
            "<=",
            3,
        )
        yield Row("the same, peak memory", f"{peak:.0f} MB", "MB", peak, "<=", 120)
        few_seconds = median([_ours(small, folder / "few.csv")[0] for _ in range(EXPORT_RUNS)])
        few = _lines(folder / "few.csv") - 1
        yield Row(
            f"seconds per answer, {many:,} to {few:,}",
            f"{seconds / many * 1e6:.1f} us",
            f"{few_seconds / few * 1e6:.1f} us",
            seconds / many / (few_seconds / few),
            "<=",
            1.5,
        )


# A child's ru_maxrss begins with what its parent held; VmHWM is its own.
_CHILD = (
    "import re, sys, time; from pathlib import Path; from kiosk.app import main\n"
    "begun = time.perf_counter()\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit as end: assert not end.code, end.code\n"
    "status = Path('/proc/self/status').read_text()\n"
    "peak = int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) / 1024\n"
    "print(time.perf_counter() - begun, peak, file=sys.stderr)\n"
)


def _ours(settings: Settings, out: Path) -> tuple[float, float]:
    """Return the seconds and the peak memory of our export, in a process of its own."""
    days = ["--from", HALF[0], "--to", HALF[1]]
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, "export", "responses", "--out", str(out), *days],
        env={**os.environ, **engine.environment(settings.instance)},
        check=True,
        capture_output=True,
        text=True,
        timeout=900,
    )
    seconds, peak = done.stderr.splitlines()[-1].split()
    return float(seconds), float(peak)


def _csv(settings: Settings, query: str) -> list[str]:
    """Return the command of the engine's own that writes a query's rows as CSV."""
    if settings.shared:
        rows = f"COPY ({query.rstrip().removesuffix(';')}) TO STDOUT WITH (FORMAT csv, HEADER)"
        return ["psql", "--no-psqlrc", "--quiet", "-c", rows, str(settings.database)]
    return ["sqlite3", "-csv", "-readonly", str(settings.database), query]


def _theirs(settings: Settings, out: Path) -> float:
    """Return the seconds that the same query takes without anything of ours."""
    statement = statements("?")["responses_exported"]
    wanted = iter([ASKED[name] for name in statement.names])
    query = re.sub(r"\?", lambda _: next(wanted), statement.text)
    begun = time.perf_counter()
    with out.open("wb") as file:
        subprocess.run(
            _csv(settings, query),
            check=True,
            stdout=file,
            timeout=900,
        )
    return time.perf_counter() - begun


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)
