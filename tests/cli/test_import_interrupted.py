"""`kiosk import` and Ctrl+C: what is told of the rows that are stored is true, and a second import completes them."""

import re
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing

import pytest

from kiosk.cli.interruption import held_back
from tests.cli.conftest import HEADINGS, Write
from tests.cli.terminal import PATIENCE, Terminal

MANY = 30_000


@pytest.fixture
def usual() -> Iterator[None]:
    """Ctrl+C means what it means to a program at a terminal."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def stored(kiosk: Terminal) -> int:
    with closing(sqlite3.connect(kiosk.instance / "kiosk.sqlite")) as db:
        (count,) = db.execute("SELECT count(*) FROM record").fetchone()
        return int(count)


@pytest.mark.usefixtures("usual")
def test_an_interrupted_import_says_how_many_rows_it_stored_and_can_be_completed(
    kiosk: Terminal, export: Write
) -> None:
    records = [{"code": f"H41.14-240301-{number:05}"} for number in range(MANY)]
    file = export("a.csv", " ".join(HEADINGS), *records)
    with subprocess.Popen(
        kiosk.command("import", file),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=kiosk.environment(),
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Importing: ")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (1, "")
    said = re.fullmatch(
        rf"kiosk: Interrupted: (\d+) of {MANY} rows are stored. Import the same file again .*",
        err.splitlines()[-1],
    )
    assert said, err
    assert 0 < int(said[1]) < MANY
    assert stored(kiosk) == int(said[1])
    with closing(sqlite3.connect(kiosk.instance / "kiosk.sqlite")) as db:
        run = db.execute("SELECT added, finished_at FROM import_log").fetchone()
    assert run == (int(said[1]), None)

    again = kiosk("import", file, "--json").document
    assert (again["added"], again["unchanged"]) == (MANY - int(said[1]), int(said[1]))
    assert stored(kiosk) == MANY


@pytest.mark.usefixtures("usual")
def test_ctrl_c_waits_until_the_work_asks() -> None:
    with held_back() as ask:
        ask()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            ask()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("usual")
def test_where_ctrl_c_is_ignored_it_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with held_back() as ask:
        signal.raise_signal(signal.SIGINT)
        ask()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
