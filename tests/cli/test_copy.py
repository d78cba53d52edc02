"""`kiosk copy`: from one engine to the other and back, with the same figures and living codes."""

import json
from pathlib import Path

import pytest

from kiosk.journey import copying
from kiosk.journey.check import differing_cells
from kiosk.store import log, whole
from kiosk.store.engine import Store
from kiosk.store.sqlite import SqliteStore
from tests.builders import Office, act_at
from tests.cli.terminal import Terminal
from tests.engines import Engine, Postgres


def quiet(_done: int) -> None:
    """Hear of progress and say nothing."""


@pytest.fixture
def source(tmp_path: Path) -> SqliteStore:
    """A store of a small office, with answers."""
    (tmp_path / "source").mkdir()
    store = SqliteStore(tmp_path / "source" / "kiosk.sqlite")
    store.migrate()
    office = Office(store, act_at())
    for overall in "54321":
        office.rated(overall)
        office.rated(overall, **office.at("thai"))
    yield store
    store.close()


@pytest.fixture
def empty(engine: Engine, tmp_path: Path) -> Store:
    """An empty store to copy into."""
    (tmp_path / "target").mkdir()
    opened = engine.store(tmp_path / "target")
    yield opened
    opened.close()


def rows(store: Store, table: str) -> int:
    with store.reading() as db:
        return db.count(table)


def test_a_copy_is_the_same_row_by_row(source: SqliteStore, empty: Store) -> None:
    heard: list[int] = []
    done = copying.copy(source, empty, act_at(), heard.append)
    assert not done.resumed
    assert done.tables["response"].rows == 10
    assert heard == sorted(heard)
    assert heard[-1] == 2 * done.rows - done.tables["meta"].rows
    assert differing_cells(empty) == []
    assert not copying.is_unfinished(empty)
    with source.reading() as db:
        assert log.latest(db, many=1)[0].action == "copy"


def begin_and_break_off(source: SqliteStore, empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy in small steps and stop when six of the ten answers are there."""
    monkeypatch.setattr(copying, "_BATCH", 3)

    def break_off(done: int) -> None:
        if rows(empty, "response") == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copying.copy(source, empty, act_at(), break_off)


def test_what_broke_off_goes_on_where_it_was(
    source: SqliteStore, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_and_break_off(source, empty, monkeypatch)
    assert copying.is_unfinished(empty)
    assert rows(empty, "response") == 6
    done = copying.copy(source, empty, act_at(), quiet)
    assert done.resumed
    assert rows(empty, "response") == 10


def test_a_copy_is_unfinished_until_every_row_is_compared(
    source: SqliteStore, empty: Store
) -> None:
    with source.reading() as db:
        total = whole.size(db, whole.tables(whole.known()))

    def break_off(done: int) -> None:
        if done > total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copying.copy(source, empty, act_at(), break_off)
    assert rows(empty, "response") == 10
    assert copying.is_unfinished(empty)
    done = copying.copy(source, empty, act_at(), quiet)
    assert done.resumed
    assert not copying.is_unfinished(empty)
    assert differing_cells(empty) == []


def test_a_copy_that_differs_is_no_store_until_it_is_copied_anew(
    source: SqliteStore, empty: Store
) -> None:
    def spoil(_done: int) -> None:
        empty.write(lambda db: db._connection.execute("UPDATE response SET seconds = 7"))

    refused = copying.copy(source, empty, act_at(), spoil)
    assert "differs from the store in response" in refused.text(str)
    assert copying.is_unfinished(empty)
    with source.reading() as db:
        assert [entry for entry in log.latest(db) if entry.action == "copy"] == []
    assert copying.copy(source, empty, act_at(), quiet).tables["response"].rows == 10
    assert not copying.is_unfinished(empty)
    with empty.reading() as db:
        assert db._connection.execute("SELECT 1 FROM response WHERE seconds = 7").fetchall() == []


def test_what_has_changed_since_is_copied_anew(
    source: SqliteStore, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_and_break_off(source, empty, monkeypatch)
    source.write(lambda db: db._connection.execute("UPDATE response SET seconds = 7"))
    done = copying.copy(source, empty, act_at(), quiet)
    assert done.resumed
    with empty.reading() as db:
        found = db._connection.execute("SELECT DISTINCT seconds FROM response").fetchall()
    assert found == [(7,)]


def test_a_store_with_something_in_it_is_left_alone(source: SqliteStore, empty: Store) -> None:
    Office(empty, act_at())
    refused = copying.copy(source, empty, act_at(), quiet)
    assert "holds another store already" in str(refused)
    assert rows(empty, "response") == 0


def test_the_unfinished_copy_of_another_store_is_left_alone(
    source: SqliteStore, empty: Store
) -> None:
    empty.write(lambda db: log.set_note(db, copying.UNFINISHED, "somebody else's"))
    assert "holds another store already" in str(copying.copy(source, empty, act_at(), quiet))


def test_nobody_writes_to_the_source_meanwhile(source: SqliteStore, empty: Store) -> None:
    other = SqliteStore(Path(source.name), patience=0.05)
    seen = []

    def try_to_write(_done: int) -> None:
        if not seen:
            with pytest.raises(Exception, match="held by another program"):
                other.write(lambda db: log.set_note(db, "a", "b"))
            with other.reading() as db:
                seen.append(db.count("response"))

    copying.copy(source, empty, act_at(), try_to_write)
    other.close()
    assert seen == [10]


FIGURES = ("coverage", "--base", "received", "--from", "2023-01-01", "--to", "2023-12-31", "--json")


RECORDS, IN_ALL = 6000, 6002
"""More than a batch holds: those of the year, and with those carried over from the year before."""


def test_the_demonstration_goes_to_postgresql_and_back(postgres: Postgres, tmp_path: Path) -> None:
    here = Terminal(tmp_path / "here")
    here.process("demo", "--records", RECORDS, "--no-serve", "--keep", here.instance)
    url = str(postgres.database(tmp_path / "there"))
    shared = {"KIOSK_DATABASE": url, "KIOSK_SECRET_FILE": str(here.instance / "secret")}
    there, back = Terminal(tmp_path / "there"), Terminal(tmp_path / "back")
    said = here.process("copy", url, "--json").document
    assert said["tables"]["record"]["rows"] == IN_ALL
    said = there.process("copy", back.instance / "kiosk.sqlite", "--json", settings=shared).document
    assert said["tables"]["record"]["rows"] == IN_ALL
    first = _figures(here, {})
    assert json.loads(first[0])["total"]["records"] == RECORDS
    assert _figures(there, shared) == first
    assert _figures(back, {}) == first


def _figures(terminal: Terminal, settings: dict[str, str]) -> tuple[str, object]:
    """Return coverage and form 06a, after a recount of everything."""
    assert f"{IN_ALL} records recounted" in terminal.process("check", settings=settings).done
    covered = terminal.process(*FIGURES, settings=settings).done
    terminal.instance.mkdir(exist_ok=True)
    out = terminal.instance / "06a.json"
    days = ("--from", "2023-01-01", "--to", "2023-12-15")
    terminal.process("export", "06a", "--out", out, *days, settings=settings)
    return covered, json.loads(out.read_text("utf-8"))["rows"]
