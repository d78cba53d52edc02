"""Stores as earlier releases left them come to today's schema with every figure unchanged."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.app import open_store
from kiosk.config import Settings, load
from kiosk.core.coverage import Figures, Line, Period, Question
from kiosk.journey import check, coverage, form_06a, people, units
from kiosk.journey.invitations import Open, Terms, look
from kiosk.store import engine, log
from kiosk.store.engine import Store
from tests.builders import NOON, sign

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))
START = (
    "import sys; from kiosk.app import open_store; from kiosk.config import load;"
    "from kiosk.journey import check;"
    "sys.stdin.read(); store = open_store(load());"
    "print(len(check.differing_cells(store))); store.close()"
)


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Settings, Any]:
    """An instance whose store an earlier release has left, and what that release made of it."""
    settings = load(instance=tmp_path, database=tmp_path / "kiosk.sqlite")
    connection = sqlite3.connect(settings.database)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    return settings, json.loads(request.param.with_suffix(".json").read_text("utf-8"))


def figures(lines: tuple[Line, ...]) -> dict[str, Figures]:
    return {line.key: line.figures for line in lines}


def same_coverage(store: Store, expected: dict[str, Any]) -> None:
    first, last, base, role, withdrawn, unit = expected["question"]
    meant = coverage.units_below(store, units.index(store)[unit]) if unit else None
    measured = coverage.measure(store, Question(first, last, base, role, withdrawn, meant))
    assert measured.total == Figures(*expected["total"])
    for by in ("fields", "units"):
        kept = {key: Figures(*numbers) for key, numbers in expected[by].items()}
        assert figures(getattr(measured, by)) == kept


def same_form(store: Store, expected: dict[str, Any]) -> None:
    first, last, role, key = expected["question"]
    unit = units.index(store)[key] if key else None
    with store.reading() as db:
        lines = form_06a.measure(db, Period(first, last), unit=unit, role=role)
    assert {line.field: list(line[1:]) for line in lines} == expected["lines"]


def test_every_release_before_the_present_schema_left_a_store_here() -> None:
    present = [name for name, _ in engine.migrations()]
    assert [path.stem for path in RELEASED] == [name[:4] for name in present[: len(RELEASED)]]
    assert RELEASED


def test_figures_are_those_of_the_release_that_counted_them(old: Any) -> None:
    settings, expected = old
    store = open_store(settings)
    for asked in expected["coverage"]:
        same_coverage(store, asked)
    for asked in expected["06a"]:
        same_form(store, asked)
    assert len(expected["coverage"]) > 40
    assert len(expected["06a"]) == 20
    store.close()


def test_the_check_finds_nothing_and_the_rows_are_all_there(old: Any) -> None:
    settings, _ = old
    before = sqlite3.connect(settings.database)
    tables = [
        name
        for (name,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in ("tally", "meta", "schema_migration", "sqlite_stat1", "sqlite_stat4")
    ]
    rows = {name: before.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    before.close()
    store = open_store(settings)
    found = check.examine(store)
    assert (found.clean, found.records) == (True, len(rows["record"]))
    with store.reading() as db:
        for name, kept in rows.items():
            now = db._connection.execute(f"SELECT * FROM {name}").fetchall()
            # Columns that came later stand after those there were.
            assert [row[: len(old_row)] for row, old_row in zip(now, kept, strict=True)] == kept
        assert log.note(db, "invented")
    store.close()


def test_codes_printed_before_go_on_working_and_answers_are_not_taken_twice(old: Any) -> None:
    settings, _ = old
    store = open_store(settings)
    with store.reading() as db:
        codes = db._connection.execute(
            "SELECT token FROM code WHERE record IS NOT NULL AND revoked_at IS NULL"
        ).fetchall()
    assert len(codes) > 20
    terms = Terms(code_days=0, sign=sign)
    found = [look(store, token, terms, change_key=None, now=NOON) for (token,) in codes]
    assert {type(one).__name__ for one in found} == {"Open", "Rated"}
    assert any(isinstance(one, Open) for one in found)
    assert {person.name for person in people.everybody(store)} == {"canbo", "lan.nguyen"}
    store.close()


def test_processes_that_start_together_upgrade_and_count_once(old: Any) -> None:
    settings, expected = old
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "KIOSK_INSTANCE": str(settings.instance)},
        )
        for _ in range(3)
    ]
    # All of them wait for the end of their input, which comes to all at nearly the same time.
    for process in started:
        assert process.stdin
        process.stdin.close()
        process.stdin = None
    differing = [process.communicate(timeout=60)[0].strip() for process in started]
    assert ([process.returncode for process in started], differing) == ([0] * 3, ["0"] * 3)
    store = open_store(settings)
    same_coverage(store, expected["coverage"][0])
    store.close()
