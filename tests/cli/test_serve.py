"""`kiosk serve` and `kiosk migrate`: the server as a process, and its health for other machines."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from kiosk.app import create_app
from kiosk.config import load
from kiosk.store.sqlite import SqliteStore
from tests.cli.terminal import PATIENCE, Terminal
from tests.live.server import eventually, free_port


@contextmanager
def running(kiosk: Terminal, *words: object) -> Iterator[str]:
    """Run a command that serves until it says where citizens come in; yield what it has said."""
    process = subprocess.Popen(
        kiosk.command(*words), env=kiosk.environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    try:
        said = [process.stdout.readline()]
        while said[-1] and not said[-1].startswith(("Listening", "Other commands")):
            said.append(process.stdout.readline())
        assert process.poll() is None
        yield "".join(said)
    finally:
        process.terminate()
        process.stdout.close()
        assert process.wait(PATIENCE) == 0


def asked(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, bytes]:
    """Ask the server as soon as it listens."""

    def answer() -> tuple[int, bytes] | None:
        with closing(HTTPConnection(host, port, timeout=PATIENCE)) as connection:
            with suppress(ConnectionRefusedError):
                connection.request("GET", path)
                response = connection.getresponse()
                return response.status, response.read()
            return None

    return eventually(answer, "an answer")


def test_the_server_brings_the_store_up_to_date_says_where_it_is_and_answers(
    kiosk: Terminal,
) -> None:
    port = free_port()
    with running(kiosk, "serve", "--host", "localhost", "--port", port) as said:
        assert str(kiosk.instance) in said
        assert f"http://localhost:{port}" in said
        assert asked(port, "/healthz") == (200, b'{"status":"ok"}\n')
        assert asked(port, "/")[0] == 200
    assert (kiosk.instance / "kiosk.sqlite").is_file()


def has_ipv6() -> bool:
    with suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return True
    return False


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_an_address_of_ipv6_is_listened_at_with_and_without_its_brackets(
    kiosk: Terminal, host: str
) -> None:
    port = free_port()
    with running(kiosk, "serve", "--host", host, "--port", port) as said:
        assert f"Listening on http://[::1]:{port}, " in said
        assert asked(port, "/", "::1")[0] == 200


def test_a_demonstration_is_thrown_away_when_it_ends(kiosk: Terminal, tmp_path: Path) -> None:
    port = free_port()
    words = ("demo", "--records", "60", "--port", port)
    with running(kiosk, *words) as said:
        folder = Path(said.rpartition("KIOSK_INSTANCE=")[2].strip())
        assert (folder / "kiosk.sqlite").is_file()
        assert asked(port, "/office/signin")[0] == 200
    assert not folder.exists()


def test_an_address_that_is_not_this_machines_is_refused(kiosk: Terminal) -> None:
    for host in ("192.0.2.1", "no-such-host.invalid", ""):
        refusal = kiosk("serve", "--host", host, "--port", free_port()).refusal
        assert refusal.startswith(f"This machine has no address {host}")


@pytest.mark.parametrize(("secret", "told"), [(None, "does not exist"), ("short", "is too short")])
def test_a_secret_that_cannot_be_used_is_told_before_anything_is_served(
    kiosk: Terminal, tmp_path: Path, secret: str | None, told: str
) -> None:
    file = tmp_path / "key"
    if secret:
        file.write_text(secret, "utf-8")
    refused = kiosk("serve", "--port", free_port(), KIOSK_SECRET_FILE=str(file)).refusal
    assert str(file) in refused
    assert told in refused


def test_a_port_that_is_taken_is_refused(kiosk: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert kiosk("serve", "--port", port).refusal.startswith(f"Port {port} is taken")
        demo = kiosk("demo", "--port", port, "--keep", kiosk.instance)
    assert demo.refusal.startswith(f"Port {port} is taken")
    assert not kiosk.instance.exists()


def test_migrating_twice_is_migrating_once(kiosk: Terminal) -> None:
    database = kiosk.instance / "kiosk.sqlite"
    assert kiosk("migrate").done == f"{database} is up to date.\n"
    assert kiosk("migrate").done == f"{database} is up to date.\n"


def test_a_store_of_a_newer_program_is_refused(kiosk: Terminal) -> None:
    kiosk("migrate")
    store = SqliteStore(kiosk.instance / "kiosk.sqlite")
    store.write(
        lambda db: db._connection.execute("INSERT INTO schema_migration VALUES ('9999_later')")
    )
    store.close()
    assert "9999_later" in kiosk("migrate").refusal


@pytest.mark.parametrize("broken", [False, True])
def test_health_is_whether_the_store_can_be_read(kiosk: Terminal, broken: bool) -> None:
    settings = load({}, instance=kiosk.instance)
    store = SqliteStore(settings.database)
    store.migrate()
    client = create_app(settings, store=store).test_client()
    if broken:
        store.close()
        settings.database.write_bytes(b"no store at all, but long enough to look at" * 10)
    response = client.get("/healthz")
    expected = (503, {"status": "unavailable"}) if broken else (200, {"status": "ok"})
    assert (response.status_code, json.loads(response.data)) == expected
    if not broken:
        store.close()
