"""What steps swear is written down after the commit and before anybody is told of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.store import log
from kiosk.store.engine import Db, Store, StoreUnusableError
from kiosk.store.sqlite import SqliteStore
from tests.store.steps import note, notes, together


@contextmanager
def keeping(folder: Path, journal: Callable[[list[str]], None]) -> Iterator[SqliteStore]:
    store = SqliteStore(folder / "kiosk.sqlite", journal=journal)
    store.migrate()
    yield store
    store.close()


def swearing(key: str) -> Callable[[Db], str]:
    def step(db: Db) -> str:
        log.set_note(db, key, "written")
        db.swear(lambda: f"{key} 1")
        db.swear(lambda: f"{key} 2")
        return key

    return step


def breaking(db: Db) -> None:
    db.swear(lambda: "never")
    raise ValueError("only mine")


def test_the_lines_of_a_transaction_are_written_at_once_when_it_is_committed(
    tmp_path: Path,
) -> None:
    kept: list[tuple[list[str], set[str]]] = []
    with keeping(tmp_path, lambda lines: kept.append((list(lines), notes(store)))) as store:
        for future in together(store, swearing("a"), note("b"), swearing("c")):
            future.result()
        store.write(note("d"))
    assert kept == [(["a 1", "a 2", "c 1", "c 2"], {"a", "b", "c"})]


def test_lines_of_a_step_that_breaks_are_not_written(tmp_path: Path) -> None:
    kept: list[str] = []
    with keeping(tmp_path, kept.extend) as store:
        asked = together(store, swearing("a"), breaking, note("b"))
        with pytest.raises(ValueError, match="only mine"):
            asked[2].result()
        assert [asked[place].result() for place in (1, 3)] == ["a", "b"]
    assert kept == ["a 1", "a 2"]


def test_without_a_journal_nothing_is_written_down(store: SqliteStore) -> None:
    assert store.write(swearing("a")) == "a"


def test_only_who_has_sworn_hears_of_a_journal_that_cannot_be_written(tmp_path: Path) -> None:
    def missing(_lines: list[str]) -> None:
        (tmp_path / "usb" / "answers").open("ab")

    with keeping(tmp_path, missing) as store:
        asked = together(store, swearing("a"), note("b"), swearing("c"))
        assert asked[2].result() == "b"
        for place in (1, 3):
            with pytest.raises(StoreUnusableError, match="not acknowledged") as error:
                asked[place].result()
            assert error.value.params["file"] == str(tmp_path / "usb" / "answers")
        assert store.write(note("d")) == "d"


def test_a_broken_journal_is_told_and_stops_nobody_after(tmp_path: Path) -> None:
    def broken(_lines: list[str]) -> None:
        raise ValueError("a bug")

    with keeping(tmp_path, broken) as store:
        with pytest.raises(ValueError, match="a bug"):
            store.write(swearing("a"))
        assert store.write(note("b")) == "b"


def test_where_no_journal_is_kept_no_line_is_made(store: Store) -> None:
    def step(db: Db) -> None:
        db.swear(lambda: str(1 / 0))
        log.set_note(db, "a", "written")

    store.write(step)
    assert "a" in notes(store)
