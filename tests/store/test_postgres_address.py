"""Addresses of PostgreSQL: what cannot be read is told without its password, a server that refuses at once."""

import logging
from pathlib import Path

import psycopg
import pytest

from kiosk.store import postgres_address
from kiosk.store.engine import StoreUnusableError
from kiosk.store.postgres import PostgresStore
from kiosk.store.postgres_faults import is_refusal
from tests.engines import Postgres
from tests.live.server import free_port


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://kiosk:geheim@db.example/office", "postgresql://db.example/office"),
        ("postgresql://kiosk:gehe%40im%25@db:5433/office", "postgresql://db:5433/office"),
        ("postgresql://kiosk:gehe?im@db/office", "postgresql://db/office"),
        ("postgres://kiosk:a:b@[::1]:5433/office", "postgresql://::1:5433/office"),
        ("postgresql:///office?host=/run/pg&password=a@b", "postgresql:///run/pg/office"),
        ("postgresql://db/office?user=lan@azure", "postgresql://db/office"),
        ("postgresql://one:1,two:2/office", "postgresql://one,two:1,2/office"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert postgres_address.read(url).shown == shown


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "postgresql://kiosk:geheim%ZZ@127.0.0.1:5432/p1",
            "…@127.0.0.1:5432/p1 a % stands without",
        ),
        ("postgresql://kiosk:geheim%@127.0.0.1/p1", "…@127.0.0.1/p1 a % stands without"),
        ("postgresql://kiosk:geheim@db/p1?bogus=1", "…@db/p1 PostgreSQL does not know what stands"),
        ("postgresql://db/p1?bogus=1", "the question mark: bogus=1."),
        ("postgresql://kiosk@[::1/p1", "…@[::1/p1 the [ before"),
        ("postgresql://kiosk:x@geheim#w@127.0.0.1:5432/p1", "…@127.0.0.1:5432/p1 cannot be read"),
        ("postgresql://kiosk:x@gehe/im@127.0.0.1/p1", "…@127.0.0.1/p1 cannot be read"),
        ("postgresql://kiosk:x/geheim@127.0.0.1/p1", "…@127.0.0.1/p1 cannot be read"),
        ("postgresql://kiosk:x?y@geheim@127.0.0.1/p1", "postgresql://… cannot be read"),
        ("postgresql://kiosk:x?y@s/geheim@127.0.0.1/p1", "postgresql://… cannot be read"),
        ("postgresql://kiosk:x?y/geheim@127.0.0.1/p1", "postgresql://… cannot be read"),
        ("postgresql://kiosk:x?geheim/p1", "postgresql://… cannot be read"),
        ("postgresql://kiosk:geheim/p1", "postgresql://… cannot be read"),
        ("postgresql://db/p1?password=x@geheim&bogus=1", "postgresql://… cannot be read"),
        ("postgresql://db/p1?password=x&geheim", "postgresql://… cannot be read"),
        ("postgresql://kiosk:geheim%00@db/p1", "…@db/p1 cannot be read"),
        ("postgresql://kiosk:geheim\0@db/p1", "…@db/p1 cannot be read"),
        ("postgresql://kiosk:geheim\udcff@db/p1", "…@db/p1 cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_without_any_part_of_the_password(url: str, said: str) -> None:
    with pytest.raises(StoreUnusableError) as told:
        PostgresStore(url)
    assert said in str(told.value)
    assert "geheim" not in str(told.value)
    assert "%25 for %" in str(told.value) or "password" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("user", "database", "said"),
    [
        ("kiosk", "nowhere", 'database "nowhere" does not exist'),
        ("nobody", "postgres", 'role "nobody" does not exist'),
        ("kiosk", "postgres?sslmode=foo", 'invalid sslmode value: "foo"'),
        ("kiosk", "postgres?connect_timeout=soon", "bad value for connect_timeout: 'soon'"),
        ("kiosk", "postgres?service=none", 'definition of service "none" not found'),
    ],
)
def test_a_server_that_refuses_is_not_waited_for(
    postgres: Postgres, caplog: pytest.LogCaptureFixture, user: str, database: str, said: str
) -> None:
    """Were it waited for, this test would never end."""
    url = f"postgresql://{user}@127.0.0.1:{postgres.server.port}/{database}"
    store = PostgresStore(url, patience=float("inf"))
    with pytest.raises(StoreUnusableError) as told:
        store.migrate()
    store.close()
    assert f"does not let kiosk in ({said})." in str(told.value)
    assert caplog.records == []


REFUSED = 'connection to server at "127.0.0.1", port 5432 failed: FATAL:  '


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (f'{REFUSED}password authentication failed for user "kiosk"', True),
        (f'{REFUSED}no pg_hba.conf entry for host "127.0.0.1", user "kiosk"', True),
        ("connection to server at db, port 5432 failed: fe_sendauth: no password supplied", True),
        (f"{REFUSED}the database system is starting up", False),
        (f"{REFUSED}sorry, too many clients already", False),
        ("connection to server at db, port 5432 failed: Connection refused", False),
        (f'{REFUSED}role "x" does not exist\nconnection to server at b failed: timeout', False),
        ("couldn't get a connection after 12.00 sec", False),
    ],
)
def test_only_a_server_that_answers_refuses(said: str, refused: bool) -> None:
    assert is_refusal(psycopg.OperationalError(f"connection failed: {said}")) is refused


def test_a_server_that_refuses_whom_it_has_known_is_waited_for(postgres: Postgres) -> None:
    """Its settings are perhaps being changed; citizens are told after the usual time."""
    name = postgres.server.create()
    store = PostgresStore(postgres.server.url(name), patience=0.3)
    store.migrate()
    postgres.server.run(f"DROP DATABASE {name} WITH (FORCE)")
    with pytest.raises(StoreUnusableError, match="does not answer"):
        store.glance(lambda db: db.value("store_used"))
    store.close()


def test_the_pool_does_not_speak_to_the_terminal(postgres: Postgres) -> None:
    assert not logging.getLogger("psycopg.pool").isEnabledFor(logging.ERROR)


def test_a_server_that_is_away_is_told_with_its_reason(tmp_path: Path) -> None:
    store = PostgresStore(f"postgresql://kiosk@127.0.0.1:{free_port()}/kiosk", patience=0.3)
    with pytest.raises(StoreUnusableError, match=r"does not answer \(Connection refused\)\."):
        store.migrate()
    store.close()


def test_a_user_who_may_not_make_tables_is_told_so(postgres: Postgres) -> None:
    name = postgres.server.create()
    server = postgres.server
    server.run("DO $$ BEGIN CREATE ROLE guest LOGIN; EXCEPTION WHEN OTHERS THEN NULL; END $$")
    server.run("REVOKE ALL ON SCHEMA public FROM public", name)
    server.run("GRANT USAGE ON SCHEMA public TO guest", name)
    store = PostgresStore(server.url(name).replace("kiosk@", "guest@"))
    with pytest.raises(StoreUnusableError, match="Make the user the owner of the database"):
        store.migrate()
    store.close()


def test_what_an_extension_brings_along_is_nobody_else_s(postgres: Postgres) -> None:
    name = postgres.server.create()
    postgres.server.run("CREATE TABLE brought (a TEXT)", name)
    store = PostgresStore(postgres.server.url(name))
    with pytest.raises(StoreUnusableError, match="tables of another program"):
        store.migrate()
    postgres.server.run("ALTER EXTENSION plpgsql ADD TABLE brought", name)
    assert store.migrate()
    store.close()


def test_tables_in_another_schema_are_no_matter(postgres: Postgres) -> None:
    name = postgres.server.create()
    postgres.server.run("CREATE SCHEMA crm; CREATE TABLE crm.record (a TEXT)", name)
    store = PostgresStore(postgres.server.url(name))
    assert store.migrate()
    store.close()
