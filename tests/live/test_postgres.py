"""A server on PostgreSQL: stopped and started under load, cut off in the middle of a commit, gone for long."""

import secrets
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Event, Thread

import pytest
from lxml import html

from kiosk.core.tokens import Token
from kiosk.journey.coverage import differing_cells
from kiosk.store.postgres import PostgresStore
from tests.engines import Cluster, cluster, need_postgres
from tests.live.load import FORM, Answer, answer, furnish, send_all
from tests.live.server import Server, eventually, free_port, serving
from tests.live.test_door import Reply, ask


@pytest.fixture(scope="module")
def machine() -> Iterator[Cluster]:
    """A PostgreSQL that may be ill-treated."""
    need_postgres()
    with cluster(free_port()) as running:
        yield running


class Desk:
    """A database with records, and the settings of a server that works on it."""

    def __init__(self, machine: Cluster, instance, many: int) -> None:
        self.name = machine.create()
        self.url = machine.url(self.name)
        self.store = PostgresStore(self.url)
        self.store.migrate()
        self.tokens: list[Token] = furnish(self.store, many)
        self.instance = instance
        instance.mkdir()
        secret = instance / "shared-secret"
        secret.write_text(secrets.token_hex(32), "utf-8")
        self.settings = {
            "KIOSK_DATABASE": self.url,
            "KIOSK_SECRET_FILE": str(secret),
            "KIOSK_CODE_DAYS": "0",
        }

    def kept(self) -> Counter[str]:
        """Return how often each answer's id is kept as counted."""
        with self.store.reading() as db:
            rows = db._connection.execute("SELECT id FROM response WHERE state = 'counted'")
            return Counter(id for (id,) in rows)

    def close(self) -> None:
        self.store.close()


@contextmanager
def desk(machine: Cluster, folder, many: int) -> Iterator[Desk]:
    made = Desk(machine, folder / "office", many)
    try:
        yield made
    finally:
        made.close()


def check(made: Desk, told: list[tuple[Answer, int]]) -> None:
    kept = made.kept()
    acknowledged = [sent.id for sent, status in told if status == 303]
    assert set(acknowledged) <= set(kept)
    assert set(kept.values()) <= {1}
    assert differing_cells(made.store) == []


def test_answers_survive_a_postgresql_that_is_stopped_and_started(machine, tmp_path) -> None:
    with (
        desk(machine, tmp_path, 300) as made,
        serving(made.instance, **made.settings) as server,
    ):
        answered = Counter()
        some, over = Event(), Event()

        def heard(_sent: Answer, status: int) -> None:
            answered[status] += 1
            if sum(answered.values()) == 60:
                some.set()

        def interrupt() -> None:
            some.wait(60)
            machine.stop()
            machine.start()
            over.set()

        Thread(target=interrupt).start()
        sent = [answer(token) for token in made.tokens]
        told = send_all(server.port, sent, at_once=12, told=heard)
        assert over.wait(60)
        assert {status for _, status in told} <= {303, 503}
        check(made, told)
        # Whoever was told to come back does so, with the same form.
        late = [sent for sent, status in told if status != 303]
        again = send_all(server.port, late, at_once=8)
        assert all(status == 303 for _, status in again)
        check(made, told + again)
        assert len(made.kept()) == 300


class CutAfterCommit:
    """Stands between the server and PostgreSQL; lets some commits through and drops the replies to them."""

    def __init__(self, target: int) -> None:
        self._target = target
        self.cuts = 0
        self.cut = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads: list[Thread] = []
        self._run(self._accept)

    def _run(self, work, *arguments: socket.socket) -> None:
        thread = Thread(target=work, args=arguments)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                there = socket.create_connection(("127.0.0.1", self._target))
                self._run(self._carry, client, there)
                self._run(self._carry, there, client)

    def _carry(self, source: socket.socket, to: socket.socket) -> None:
        with source, suppress(OSError):
            while data := source.recv(65536):
                if (
                    b"COMMIT" in data
                    and self.cut < self.cuts
                    and source.getsockname()[1] == self.port
                ):
                    self.cut += 1
                    # Nobody hears the reply any more; the commit goes through.
                    source.shutdown(socket.SHUT_RDWR)
                to.sendall(data)
        with suppress(OSError):
            to.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(60)


def test_a_connection_cut_in_the_middle_of_a_commit_stores_the_answer_once(
    machine, tmp_path
) -> None:
    with desk(machine, tmp_path, 10) as made:
        cutter = CutAfterCommit(machine.port)
        through = made.url.replace(f":{machine.port}/", f":{cutter.port}/")
        with serving(made.instance, **{**made.settings, "KIOSK_DATABASE": through}) as server:
            cutter.cuts = 6
            told = send_all(server.port, [answer(token) for token in made.tokens], at_once=3)
            assert cutter.cut == 6
        cutter.close()
        assert [status for _, status in told] == [303] * 10
        check(made, told)


def test_while_postgresql_is_away_the_form_comes_back_with_what_was_typed(
    machine, tmp_path
) -> None:
    comment = "Chờ hơi lâu nhưng cán bộ tận tình"
    with (
        desk(machine, tmp_path, 4) as made,
        serving(made.instance, **made.settings) as server,
    ):
        sent = {
            language: Answer(token, f"{token}-typed", "2", comment)
            for language, token in zip(("vi", "en"), made.tokens, strict=False)
        }
        machine.stop()
        try:
            with ThreadPoolExecutor(2) as phones:
                pages = list(phones.map(lambda one: _sent(server, *one), sent.items()))
            # It has been away for long by now: nobody else waits for it.
            assert ask(server, "GET", "/healthz").status == 503
        finally:
            machine.start()
        for language, page in zip(sent, pages, strict=True):
            assert (page.status, bool(page.headers["Retry-After"])) == (503, True)
            text = html.document_fromstring(page.body).text_content()
            assert comment in text
            assert ("Nothing of it is lost" in text) == (language == "en")
        eventually(lambda: ask(server, "GET", "/healthz").status == 200, "all to be well again")
        later = send_all(server.port, sent.values(), at_once=2)
        assert [status for _, status in later] == [303, 303]
        check(made, later)


def _sent(server: Server, language: str, sent: Answer) -> Reply:
    headers = {"Content-Type": FORM}
    return ask(server, "POST", f"/s/{sent.token}?lang={language}", sent.body, **headers)
