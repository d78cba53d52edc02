"""PostgreSQL: what is acknowledged is safe, writers that meet lose nothing, and the server may go and come back."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event, Thread

import psycopg
import pytest

from kiosk.core.messages import mark
from kiosk.journey.check import differing_cells
from kiosk.journey.responses import Stored, keep
from kiosk.store import log
from kiosk.store.engine import Db, StoreUnusableError
from kiosk.store.postgres import PostgresStore
from tests.builders import TERMS, Office, act_at
from tests.engines import Cluster, Engine, Postgres, cluster, need_postgres
from tests.live.server import eventually, free_port


@pytest.fixture(name="engine")
def only_postgres(postgres: Postgres) -> Engine:
    """Only this one: other engines have no server that could go away."""
    return postgres


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server that these tests may ill-treat."""
    need_postgres()
    with cluster(free_port()) as running:
        yield running


@pytest.fixture
def far(server: Cluster) -> Iterator[PostgresStore]:
    """A store on that server."""
    opened = PostgresStore(server.url(server.create()), patience=30)
    opened.migrate()
    yield opened
    opened.close()


def noted(key: str) -> Callable[[Db], None]:
    return lambda db: log.set_note(db, key, "written")


def notes(store: PostgresStore) -> set[str]:
    with store.reading() as db:
        return {
            key for (key,) in db._connection.execute("SELECT key FROM meta WHERE key <> 'tally'")
        }


def waiting(server: Cluster, event: str) -> list[int]:
    """Return the server's processes that wait for something."""
    rows = server.run(f"SELECT pid FROM pg_stat_activity WHERE wait_event = '{event}'")
    return [int(str(pid)) for (pid,) in rows]


def test_two_answers_that_meet_in_one_cell_are_both_counted(office: Office) -> None:
    """Each transaction has read before the other commits: a recount in either would miss the other's answer."""
    records = [office.record(), office.record()]
    sent = [office.submission(office.code(record)) for record in records]
    both_have_read = Barrier(2, timeout=60)

    def step(db: Db, number: int) -> object:
        result = keep(db, sent[number], TERMS, now=office.act.now)
        both_have_read.wait()
        return result

    with ThreadPoolExecutor(2) as pool:
        told = [
            pool.submit(office.store.write, lambda db, n=number: step(db, n)) for number in (0, 1)
        ]
    assert all(isinstance(answer.result(), Stored) for answer in told)
    cells = office.rows("SELECT records, rated FROM tally WHERE base = 'resolved'")
    assert cells == [(2, 2)]
    assert differing_cells(office.store) == []


def test_an_answer_waits_for_an_import_that_moves_its_record(office: Office) -> None:
    """Had the answer read the record before the move is committed, it would count in the cell it has left."""
    record = office.record()
    sent = office.submission(office.code(record))
    moved, go_on = Event(), Event()

    def move(db: Db) -> None:
        office.change_in(db, record, field="dat-dai")
        moved.set()
        assert go_on.wait(60)

    with ThreadPoolExecutor(2) as pool:
        importing = pool.submit(office.store.write, move)
        assert moved.wait(60)
        answering = pool.submit(office.send, sent)
        eventually(lambda: _lock_waits(office), "the answer to wait for the record")
        go_on.set()
    importing.result()
    assert isinstance(answering.result(), Stored)
    assert differing_cells(office.store) == []


def _lock_waits(office: Office) -> bool:
    return bool(
        office.rows("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' LIMIT 1")
    )


def test_a_commit_that_gave_its_standby_up_is_not_acknowledged(
    server: Cluster, far: PostgresStore
) -> None:
    """PostgreSQL reports such a commit as done, with a warning that most programs never look at."""
    _standby(server, "nowhere")
    try:
        told = _begun(lambda: far.write(noted("doubtful")))
        (pid,) = eventually(lambda: waiting(server, "SyncRep"), "the commit to wait")
        server.run(f"SELECT pg_cancel_backend({pid})")
        again = eventually(lambda: waiting(server, "SyncRep"), "another try, which waits again")
        assert not told.done()
    finally:
        _standby(server, "")
    assert told.result(60) is None
    assert again
    assert "doubtful" in notes(far)


def test_an_answer_sent_again_is_written_again_before_it_is_acknowledged(
    server: Cluster, far: PostgresStore
) -> None:
    """Its first commit may have been lost on the way to the standby: a retry that only reads would not notice."""
    office = Office(far, act_at())
    sent = office.submission(office.code(office.record()))
    assert isinstance(office.send(sent), Stored)
    _standby(server, "nowhere")
    try:
        told = _begun(lambda: office.send(sent))
        eventually(lambda: waiting(server, "SyncRep"), "the retry to wait for the standby")
        assert not told.done()
    finally:
        _standby(server, "")
    assert isinstance(told.result(60), Stored)
    assert len(office.rows("SELECT 1 FROM response")) == 1


def _begun(work: Callable[[], object]) -> Future[object]:
    told: Future[object] = Future()
    Thread(target=lambda: told.set_result(work())).start()
    return told


def _standby(server: Cluster, name: str) -> None:
    server.run(f"ALTER SYSTEM SET synchronous_standby_names = '{name}'")
    server.run("SELECT pg_reload_conf()")
    eventually(
        lambda: server.run("SHOW synchronous_standby_names") == [(name,)], "the setting to hold"
    )


def test_a_server_that_is_started_again_is_waited_for(server: Cluster, far: PostgresStore) -> None:
    far.write(noted("before"))
    server.stop()
    told = _begun(lambda: far.write(noted("meanwhile")))
    seen = _begun(lambda: notes(far))
    glanced = _begun(lambda: far.glance(lambda db: log.note(db, "before")))
    assert not told.done()
    server.start()
    assert told.result(60) is None
    assert "before" in seen.result(60)
    assert glanced.result(60) == "written"
    assert notes(far) == {"before", "meanwhile"}


def test_a_server_that_comes_back_after_the_pool_has_failed_is_found(
    server: Cluster, far: PostgresStore
) -> None:
    far.write(noted("before"))
    server.stop()
    told = _begun(lambda: far.write(noted("meanwhile")))
    # More than the pool's own tries, each of which takes it a second.
    eventually(
        lambda: far._pool.get_stats().get("connections_errors", 0) > 4, "the pool to have failed"
    )
    server.start()
    assert told.result(60) is None
    assert notes(far) == {"before", "meanwhile"}


def test_a_connection_cut_in_the_middle_of_a_step_is_not_noticed_outside(
    server: Cluster, far: PostgresStore
) -> None:
    tries = []

    def step(db: Db) -> str:
        log.set_note(db, f"try {len(tries)}", "written")
        tries.append(1)
        if len(tries) == 1:
            pid = db._connection.info.backend_pid
            server.run(f"SELECT pg_terminate_backend({pid})")
        return "done"

    assert far.write(step) == "done"
    assert len(tries) == 2
    assert notes(far) == {"try 1"}


def test_a_server_that_stays_away_is_named_without_its_password(server: Cluster) -> None:
    url = f"postgresql://kiosk:geheim@127.0.0.1:{free_port()}/kiosk"
    store = PostgresStore(url, patience=0.5)
    with pytest.raises(StoreUnusableError) as told:
        store.write(noted("nowhere"))
    store.close()
    assert "does not answer" in str(told.value)
    assert "geheim" not in str(told.value)
    assert "127.0.0.1" in str(told.value)
    assert store.name.startswith("postgresql://127.0.0.1:")


def test_a_database_that_does_not_keep_vietnamese_is_refused(server: Cluster) -> None:
    name = f"latin_{free_port()}"
    server.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    store = PostgresStore(server.url(name), patience=1)
    with pytest.raises(StoreUnusableError, match="LATIN1"):
        store.migrate()
    store.close()


def test_texts_have_the_same_order_whatever_the_database_says(server: Cluster) -> None:
    locale = "C.UTF-8"
    name = f"ordered_{free_port()}"
    server.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'")
    store = PostgresStore(server.url(name))
    store.migrate()
    with psycopg.connect(server.url(name)) as connection:
        rows = connection.execute(
            "SELECT DISTINCT collation_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type = 'text'"
        ).fetchall()
    store.close()
    assert rows == [("C",)]


def test_processes_that_start_together_migrate_once(server: Cluster) -> None:
    url = server.url(server.create())
    program = (
        "import sys; from kiosk.store.postgres import PostgresStore\n"
        "store = PostgresStore(sys.argv[1]); print(len(store.migrate())); store.close()"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, url], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    done = sorted(int(process.communicate(timeout=60)[0]) for process in started)
    assert done[:2] == [0, 0]
    assert done[2] > 0


def test_a_migration_that_fails_leaves_nothing(
    server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "0001_a.sql").write_text("CREATE TABLE a (x TEXT);\nCREATE TABLE a (x TEXT);\n")
    monkeypatch.setattr("kiosk.store.engine.MIGRATIONS", tmp_path)
    name = server.create()
    store = PostgresStore(server.url(name), patience=1)
    with pytest.raises(psycopg.errors.DuplicateTable):
        store.migrate()
    store.close()
    assert server.run("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", name) == []


def test_what_holds_the_store_is_waited_for_and_then_told(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = str(postgres.database(tmp_path))
    store = PostgresStore(f"{url}?options=-c%20lock_timeout%3D200", patience=0.5)
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE meta")
        with pytest.raises(StoreUnusableError, match="held by another program"):
            store.write(noted("late"))
    store.write(noted("in time"))
    assert notes(store) == {"in time"}
    store.close()


def test_a_frozen_store_is_read_by_all_and_written_by_nobody(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = str(postgres.database(tmp_path))
    store = PostgresStore(url)
    other = PostgresStore(f"{url}?options=-c%20lock_timeout%3D100", patience=0.3)
    with store.frozen(["meta", "home"]) as db:
        assert db.count("home") == 0
        assert notes(other) == set()
        with pytest.raises(StoreUnusableError, match="held by another program"):
            other.write(noted("late"))
    other.write(noted("in time"))
    assert notes(store) == {"in time"}
    store.close()
    other.close()


def test_a_snapshot_that_is_cut_off_is_told(server: Cluster, far: PostgresStore) -> None:
    def read_on() -> None:
        with far.reading() as db:
            server.run(f"SELECT pg_terminate_backend({db._connection.info.backend_pid})")
            log.note(db, "anything")

    with pytest.raises(StoreUnusableError, match="does not answer"):
        read_on()
    assert notes(far) == set()


def test_the_journal_hears_of_an_answer_after_its_commit(
    postgres: Postgres, tmp_path: Path
) -> None:
    heard: list[tuple[list[str], set[str]]] = []
    url = postgres.database(tmp_path)
    beside = PostgresStore(str(url))
    store = PostgresStore(str(url), journal=lambda lines: heard.append((lines, notes(beside))))

    def step(db: Db) -> None:
        log.set_note(db, "a", "written")
        db.swear(lambda: "a line")

    store.write(step)
    store.write(noted("b"))
    assert heard == [(["a line"], {"a"})]
    store.close()
    beside.close()


def test_who_cannot_write_the_journal_acknowledges_nothing(
    postgres: Postgres, tmp_path: Path
) -> None:
    def full(_lines: list[str]) -> None:
        raise OSError(28, mark("No space left on device"))

    store = PostgresStore(str(postgres.database(tmp_path)), journal=full)
    with pytest.raises(StoreUnusableError, match="not acknowledged"):
        store.write(lambda db: db.swear(lambda: "a line"))
    store.close()
