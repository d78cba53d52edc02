"""Where `kiosk copy` writes, and what it leaves as it is: other stores, other programs' tables, files of any kind."""

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import psycopg
import pytest

from kiosk.journey import copying
from kiosk.store import log
from kiosk.store.engine import migrations
from kiosk.store.sqlite import SqliteStore
from tests.builders import act_at
from tests.cli.terminal import Terminal
from tests.engines import Postgres
from tests.live.server import free_port

RELEASED = Path(__file__).parents[1] / "store" / "released" / "0001.sql"


@pytest.fixture
def here(tmp_path: Path) -> Terminal:
    """An instance that has been used."""
    terminal = Terminal(tmp_path / "instance")
    assert "password" in terminal("user", "add", "lan", "--json").done
    return terminal


class File:
    """A file as target."""

    def __init__(self, folder: Path) -> None:
        self.url = str(folder / "target.sqlite")

    def run(self, *statements: str) -> None:
        with sqlite3.connect(self.url) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    def older(self) -> None:
        """Put in a store as an earlier release has left it."""
        connection = sqlite3.connect(self.url)
        connection.executescript(RELEASED.read_text("utf-8"))
        connection.close()

    def contents(self) -> object:
        return {path.name: path.read_bytes() for path in Path(self.url).parent.glob("target*")}


class Database:
    """A database of PostgreSQL as target, with nothing in it."""

    def __init__(self, postgres: Postgres) -> None:
        self.url = postgres.server.url(postgres.server.create())

    def run(self, *statements: str) -> None:
        with psycopg.connect(self.url) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def older(self) -> None:
        """Put in a store of an earlier schema, in which there is an office."""
        name, made = migrations()[0]
        self.run(
            *made,
            "CREATE TABLE schema_migration (name TEXT NOT NULL PRIMARY KEY)",
            f"INSERT INTO schema_migration VALUES ('{name}')",
            "INSERT INTO home (id, prefix, created_at) VALUES ('a', '234', '2023-01-01')",
        )

    def contents(self) -> object:
        with psycopg.connect(self.url) as connection:
            tables = connection.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                "AND relkind = 'r' ORDER BY relname"
            ).fetchall()
            return {
                name: connection.execute(f'SELECT * FROM "{name}"'.encode()).fetchall()
                for (name,) in tables
            }


Target = File | Database


@pytest.fixture(params=["file", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Target:
    """A target of each kind, with nothing in it."""
    if request.param == "file":
        return File(tmp_path)
    return Database(request.getfixturevalue("postgres"))


def test_an_older_store_of_another_office_is_refused_and_not_brought_up_to_date(
    here: Terminal, target: Target
) -> None:
    target.older()
    before = target.contents()
    assert "holds another store already" in here("copy", target.url).refusal
    assert target.contents() == before


@pytest.mark.parametrize(
    "table",
    ["customer", "record", "unit", "meta", "schema_migration", "schema_migration (name TEXT), b"],
)
def test_tables_of_another_program_are_left_alone(
    here: Terminal, target: Target, table: str
) -> None:
    first, _, second = table.partition(", ")
    made = first if " " in first else f"{first} (version TEXT)"
    target.run(*(f"CREATE TABLE {one}" for one in (made, f"{second or 'own'} (a TEXT)")))
    before = target.contents()
    refused = here("copy", target.url).refusal
    assert "holds tables of another program" in refused
    assert "kiosk@" not in refused
    assert target.contents() == before
    if isinstance(target, Database):
        secret = here.instance / "secret"
        told = here("migrate", KIOSK_DATABASE=target.url, KIOSK_SECRET_FILE=str(secret)).refusal
    else:
        told = here("migrate", KIOSK_DATABASE=target.url).refusal
    assert "holds tables of another program" in told


def test_a_table_of_another_program_beside_an_unused_store_is_refused(
    here: Terminal, target: Target
) -> None:
    assert "up to date" in here("migrate", KIOSK_DATABASE=target.url).done
    target.run("CREATE TABLE customer (name TEXT)")
    assert "holds tables of another program" in here("copy", target.url).refusal


def test_whoever_started_kiosk_there_once_may_copy_into_it(here: Terminal, target: Target) -> None:
    assert "up to date" in here("migrate", KIOSK_DATABASE=target.url).done
    assert "rows copied" in here("copy", target.url).done
    assert "holds another store already" in here("copy", target.url).refusal


def test_a_file_that_holds_codes_is_for_its_owner_only(here: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "target.sqlite"
    path.touch()
    path.chmod(0o644)
    assert "rows copied" in here("copy", path).done
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_path_begins_where_somebody_stands(
    here: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "rows copied" in here("copy", "target.sqlite").done
    assert (tmp_path / "elsewhere" / "target.sqlite").is_file()
    assert not (here.instance / "target.sqlite").exists()


@pytest.mark.parametrize("url", ["sqlite:///srv/x.sqlite", "sqlite:////srv/x", "mysql://u:pw@h/d"])
def test_an_address_of_another_kind_is_no_file(here: Terminal, url: str) -> None:
    before = sorted(here.instance.iterdir())
    assert "write its path" in here("copy", url).misuse
    assert sorted(here.instance.iterdir()) == before


def test_one_folder_is_made_and_no_chain_of_them(here: Terminal, tmp_path: Path) -> None:
    assert here("copy", tmp_path / "new" / "x.sqlite").code == 0
    assert (tmp_path / "new").stat().st_mode & 0o77 == 0
    told = here("copy", tmp_path / "nowhere" / "deep" / "x.sqlite").refusal
    assert "deep/x.sqlite does not exist. Create it first" in told
    assert not (tmp_path / "nowhere").exists()
    assert "is not a file" in here("copy", tmp_path).refusal


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_another_name_of_our_own_file_is_known(here: Terminal, tmp_path: Path, link) -> None:
    link(here.instance / "kiosk.sqlite", tmp_path / "other.sqlite")
    told = here("copy", tmp_path / "other.sqlite").refusal
    assert "This is the database of this instance itself" in told
    assert "is the database of this instance" in here("copy", tmp_path / "other.sqlite").refusal


@pytest.mark.parametrize("content", [b"Dear Lan, " * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_file_that_is_no_store_is_left_as_it_is(
    here: Terminal, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    path.chmod(0o644)
    told = here("copy", path).refusal
    assert "no store of kiosk" in told
    assert "another file" in told
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_copy_that_was_killed_goes_on(here: Terminal, tmp_path: Path) -> None:
    """What a killed process leaves of an SQLite file has parts of it beside it."""
    half, path = SqliteStore(tmp_path / "half.sqlite"), tmp_path / "target.sqlite"
    half.migrate()
    ours = SqliteStore(here.instance / "kiosk.sqlite")
    ours.write(lambda db: log.set_note(db, copying.IDENTITY, "ours"))
    ours.close()
    half.write(lambda db: log.set_note(db, copying.UNFINISHED, "ours"))
    for ending in ("", "-wal", "-shm"):
        shutil.copy(f"{half.name}{ending}", f"{path}{ending}")
    half.close()
    assert here("copy", path, "--json").document["resumed"]


def test_nothing_is_joined_from_a_copy_that_broke_off(here: Terminal, tmp_path: Path) -> None:
    half = SqliteStore(tmp_path / "half.sqlite")
    half.migrate()
    half.write(lambda db: log.set_note(db, copying.UNFINISHED, act_at().at))
    half.close()
    assert "is a copy that broke off" in here("join", tmp_path / "half.sqlite").refusal


@pytest.mark.parametrize("words", [("copy", "URL"), ("migrate",), ("check",), ("serve",)])
def test_an_address_that_cannot_be_read_is_one_line_at_any_command(
    here: Terminal, words: tuple[str, ...]
) -> None:
    url = "postgresql://kiosk:geheim%ZZ@127.0.0.1:58311/p1"
    said = [url if word == "URL" else word for word in words]
    if words == ("serve",):
        said += ["--port", str(free_port())]
    secret = {"KIOSK_SECRET_FILE": str(here.instance / "secret")}
    shared = {} if url in said else {"KIOSK_DATABASE": url, **secret}
    (here.instance / "secret").write_text("x" * 64, "utf-8")
    told = here(*said, **shared).refusal
    assert told.startswith("In postgresql://…@127.0.0.1:58311/p1 a % stands without")
    assert "geheim" not in told


def test_a_database_that_is_not_there_is_told_in_one_line(
    here: Terminal, postgres: Postgres
) -> None:
    url = f"postgresql://kiosk@127.0.0.1:{postgres.server.port}/nowhere"
    told = here("copy", url).refusal
    assert 'does not let kiosk in (database "nowhere" does not exist)' in told
    assert "KIOSK_DATABASE" not in told
