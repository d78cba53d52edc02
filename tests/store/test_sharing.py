"""Steps that wait for each other share one sync of the disk, and nothing else."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from kiosk.core.tally import TABLES
from kiosk.store import log, sqlite_writer, tally
from kiosk.store.engine import Db, StoreUnusableError
from kiosk.store.sqlite import SqliteStore
from tests.builders import Office
from tests.engines import Sqlite
from tests.store.steps import note, notes, together


@pytest.fixture(name="engine")
def only_sqlite() -> Sqlite:
    """Only this one: its file is what is looked at."""
    return Sqlite()


def tally_of(store: SqliteStore) -> dict[Any, Any]:
    with store.reading() as db:
        every = (tally.kept(db, TABLES[0], home) for home in tally.homes(db))
        return {cell: counts for cells in every for cell, counts in cells.items()}


@contextmanager
def traced(store: SqliteStore) -> Iterator[list[str]]:
    """Gather the statements that the writer runs."""
    said: list[str] = []
    store._writer._connection.set_trace_callback(said.append)
    yield said
    store._writer._connection.set_trace_callback(None)


def test_steps_that_wait_are_committed_together_and_each_gets_its_own_result(
    store: SqliteStore,
) -> None:
    with traced(store) as said:
        asked = together(store, *(note(key) for key in "abcde"))
    assert [future.result() for future in asked] == ["first", *"abcde"]
    assert said.count("COMMIT") == 2
    assert notes(store) == set("abcde")


def test_a_step_that_breaks_is_undone_alone(store: SqliteStore) -> None:
    def breaking(db: Db) -> None:
        log.set_note(db, "broken", "written")
        raise ValueError("only mine")

    def refused(db: Db) -> None:
        db._connection.execute("INSERT INTO home VALUES ('h', 'too long', '')")

    with traced(store) as said:
        asked = together(store, note("a"), breaking, note("b"), refused, note("c"))
    with pytest.raises(ValueError, match="only mine"):
        asked[2].result()
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        asked[4].result()
    assert [asked[place].result() for place in (1, 3, 5)] == ["a", "b", "c"]
    assert said.count("COMMIT") == 2, "one for the first step, one for all the others"
    assert notes(store) == {"a", "b", "c"}


def test_only_the_one_to_blame_hears_of_a_commit_that_fails(store: SqliteStore) -> None:
    def owing(db: Db) -> None:
        db._connection.execute("PRAGMA defer_foreign_keys = ON")
        db._connection.execute("INSERT INTO unit_successor VALUES ('no', 'where', '')")

    asked = together(store, note("a"), owing, note("b"))
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        asked[2].result()
    assert [asked[place].result() for place in (1, 3)] == ["a", "b"]
    assert notes(store) == {"a", "b"}


def test_the_others_are_stored_when_the_engine_gives_their_transaction_up(
    store: SqliteStore,
) -> None:
    def giving_up(db: Db) -> None:
        run = db._connection.execute
        run("INSERT INTO meta VALUES ('x', '1')")
        run("INSERT OR ROLLBACK INTO meta VALUES ('x', '2')")

    asked = together(store, note("a"), giving_up, note("b"))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        asked[2].result()
    assert [asked[place].result() for place in (1, 3)] == ["a", "b"]
    assert notes(store) == {"a", "b"}


def test_when_the_disk_is_full_nobody_tries_again_for_each_of_those_who_wait(
    store: SqliteStore,
) -> None:
    def large(db: Db) -> None:
        log.set_note(db, "large", "x" * 100_000)

    (pages,) = store._writer._connection.execute("PRAGMA page_count").fetchone()
    store._writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    with traced(store) as said:
        asked = together(store, note("a"), large, note("b"))
    for future in asked[1:]:
        with pytest.raises(StoreUnusableError, match="full"):
            future.result()
    assert said.count("BEGIN IMMEDIATE") == 2
    assert notes(store) == set()
    store._writer._connection.execute("PRAGMA max_page_count = 1000000")
    assert store.write(note("after")) == "after"


def test_only_what_breaks_is_undone_whatever_it_raises(store: SqliteStore) -> None:
    def interrupted(db: Db) -> None:
        log.set_note(db, "half", "written")
        next(db.stream("prefixes_used"), None)
        raise KeyboardInterrupt

    asked = together(store, note("a"), interrupted, note("b"))
    with pytest.raises(KeyboardInterrupt):
        asked[2].result()
    assert [asked[place].result() for place in (1, 3)] == ["a", "b"]
    assert notes(store) == {"a", "b"}


def test_a_disk_that_fills_while_steps_are_tried_again_leaves_nothing(store: SqliteStore) -> None:
    def breaking(_db: Db) -> None:
        raise ValueError("only mine")

    def large(db: Db) -> None:
        log.set_note(db, "large", "x" * 100_000)

    (pages,) = store._writer._connection.execute("PRAGMA page_count").fetchone()
    store._writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    asked = together(store, note("a"), breaking, large)
    with pytest.raises(ValueError, match="only mine"):
        asked[2].result()
    for place in (1, 3):
        with pytest.raises(StoreUnusableError, match="full"):
            asked[place].result()
    assert notes(store) == set()


def test_cells_that_cannot_be_moved_are_the_matter_of_their_step_alone(
    store: SqliteStore, office: Office
) -> None:
    known = office.record()
    before = tally_of(store)

    def rated_elsewhere(db: Db) -> None:
        db.moves.add(known, None)
        raise ValueError("after its moves")

    def impossible(db: Db) -> None:
        db.moves.add(known._replace(home="nowhere", field=None), None)

    asked = together(
        store,
        note("a"),
        rated_elsewhere,
        lambda db: db.moves.add(known, None),
        impossible,
        note("b"),
    )
    with pytest.raises(ValueError, match="after its moves"):
        asked[2].result()
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        asked[4].result()
    after = tally_of(store)
    assert set(after) == set(before)
    assert {cell: after[cell][0] - before[cell][0] for cell in after} == dict.fromkeys(before, 1)
    assert {"a", "b"} <= notes(store)


def test_a_crowd_does_not_wait_for_a_file_that_is_held(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_writer, "CROWD_AFTER", 0)
    many = 3 * sqlite_writer.CROWD
    with (
        closing(sqlite3.connect(tmp_path / "kiosk.sqlite")) as other,
        ThreadPoolExecutor(many) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        asked = [pool.submit(store.write, note(f"n{number}")) for number in range(many)]
        while sum(future.done() for future in asked) < many - sqlite_writer.CROWD:
            pass
        other.rollback()
    refused = [future for future in asked if future.exception()]
    for future in refused:
        with pytest.raises(StoreUnusableError, match="held by another program"):
            future.result()
    assert len(refused) == many - sqlite_writer.CROWD
    assert len(notes(store)) == sqlite_writer.CROWD


def test_closing_waits_until_everybody_who_came_is_served(store: SqliteStore) -> None:
    begun, go_on = Event(), Event()

    def first(_db: Db) -> None:
        begun.set()
        assert go_on.wait(30)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(store.write, first)]
        assert begun.wait(30)
        asked += [pool.submit(store.write, note(key)) for key in "abcde"]
        while store._writer._waiting.qsize() < 5:
            pass
        closing_ = pool.submit(store.close)
        while store._writer._waiting.qsize() < 6:
            pass
        go_on.set()
        closing_.result()
    assert [future.result() for future in asked] == [None, *"abcde"]


def test_a_transaction_that_could_not_be_ended_is_ended_by_the_next(store: SqliteStore) -> None:
    store._writer._connection.execute("BEGIN")
    assert store.write(note("a")) == "a"
    assert notes(store) == {"a"}
