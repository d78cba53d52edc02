"""Steps that wait for each other share one sync of the disk, and nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest

from kiosk.store import log
from kiosk.store.engine import Db, StoreUnusableError
from kiosk.store.sqlite import SqliteStore

Step = Callable[[Db], object]


def note(key: str) -> Step:
    """Return a step that writes a note and tells its key."""

    def step(db: Db) -> str:
        log.set_note(db, key, "written")
        return key

    return step


def notes(store: SqliteStore) -> set[str]:
    with store.reading() as db:
        ours = "SELECT key FROM meta WHERE key <> 'tally'"
        return {key for (key,) in db._connection.execute(ours)}


@contextmanager
def traced(store: SqliteStore) -> Iterator[list[str]]:
    """Gather the statements that the writer runs."""
    said: list[str] = []
    store._writer.set_trace_callback(said.append)
    yield said
    store._writer.set_trace_callback(None)


def together(store: SqliteStore, *steps: Step) -> list[Future[object]]:
    """Run a first step and, while it holds the store, let the others line up in their order."""
    begun, go_on = Event(), Event()

    def first(db: Db) -> str:
        begun.set()
        assert go_on.wait(30)
        return "first"

    with ThreadPoolExecutor(len(steps) + 1) as pool:
        asked = [pool.submit(store.write, first)]
        assert begun.wait(30)
        for number, step in enumerate(steps, start=1):
            asked.append(pool.submit(store.write, step))
            while len(store._waiting) < number:
                pass
        go_on.set()
    return asked


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

    asked = together(store, note("a"), breaking, note("b"), refused, note("c"))
    with pytest.raises(ValueError, match="only mine"):
        asked[2].result()
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        asked[4].result()
    assert [asked[place].result() for place in (1, 3, 5)] == ["a", "b", "c"]
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

    (pages,) = store._writer.execute("PRAGMA page_count").fetchone()
    store._writer.execute(f"PRAGMA max_page_count = {pages}")
    with traced(store) as said:
        asked = together(store, note("a"), large, note("b"))
    for future in asked[1:]:
        with pytest.raises(StoreUnusableError, match="full"):
            future.result()
    assert said.count("BEGIN IMMEDIATE") == 2
    assert notes(store) == set()
    store._writer.execute("PRAGMA max_page_count = 1000000")
    assert store.write(note("after")) == "after"


def test_who_is_interrupted_takes_nobodys_answer_for_stored(store: SqliteStore) -> None:
    def interrupted(_db: Db) -> None:
        raise KeyboardInterrupt

    asked = together(store, note("a"), interrupted, note("b"))
    for future in asked[1:]:
        with pytest.raises(KeyboardInterrupt):
            future.result()
    assert notes(store) == set()
    assert store.write(note("after")) == "after"
