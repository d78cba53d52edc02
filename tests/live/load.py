"""Citizens by the hundred: answers over real connections, and a look at what the store has kept of them."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from kiosk.core.tokens import Token
from kiosk.journey import slips
from kiosk.journey.coverage import differing_cells
from kiosk.store import records
from kiosk.store.engine import Store
from kiosk.store.sqlite import SqliteStore
from tests.builders import Office, act_at
from tests.live.server import PATIENCE

FORM = "application/x-www-form-urlencoded"
BROKEN = 0
"""Stands for the status of an answer about which nothing is known: the connection broke."""


@dataclass(frozen=True)
class Answer:
    """What one phone sends."""

    token: Token
    id: str
    overall: str = "5"
    comment: str = ""

    @property
    def body(self) -> str:
        return urlencode({"id": self.id, "overall": self.overall, "comment": self.comment})


def answer(token: Token, *, name: str = "") -> Answer:
    """Return a new answer to the code, with an id of its own."""
    return Answer(token, f"{token}-{name or 'first'}", random.choice("54321"))


@contextmanager
def store_in(instance: Path) -> Iterator[SqliteStore]:
    """Open the instance's store."""
    opened = SqliteStore(instance / "kiosk.sqlite")
    opened.migrate()
    try:
        yield opened
    finally:
        opened.close()


def set_up(instance: Path, many: int) -> list[Token]:
    """Make an instance with finished records; return the codes of their slips."""
    instance.mkdir()
    # The records are of 2024; their codes must open today.
    (instance / "kiosk.toml").write_text("code_days = 0\n", "utf-8")
    with store_in(instance) as store:
        return furnish(store, many)


def furnish(store: Store, many: int) -> list[Token]:
    """Give a store finished records; return the codes of their slips."""
    office = Office(store, act_at())
    plain = office.record()
    more = [plain._replace(code=f"H41.14-240302-{number:04}") for number in range(1, many)]

    def add(db):
        for record in more:
            db.moves.add(record, None)
        records.add(db, more)

    store.write(add)
    return [token for _, token in slips.make(store, [plain, *more], "slip", act_at(seed=8))]


def connect(port: int) -> HTTPConnection:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.connect()
    return connection


def post(connection: HTTPConnection, sent: Answer) -> HTTPResponse:
    connection.request("POST", f"/s/{sent.token}", sent.body, {"Content-Type": FORM})
    response = connection.getresponse()
    response.read()
    return response


def send(port: int, sent: Answer) -> int:
    """Send an answer on a connection of its own; return the status, or BROKEN."""
    try:
        with closing(connect(port)) as connection:
            return post(connection, sent).status
    except (OSError, HTTPException):
        return BROKEN


def send_all(
    port: int,
    sent: Iterable[Answer],
    *,
    at_once: int,
    told: Callable[[Answer, int], object] = lambda answer, status: None,
) -> list[tuple[Answer, int]]:
    """Send many answers, some at a time; `told` hears of every reply as soon as it is there."""

    def one(answer: Answer) -> tuple[Answer, int]:
        status = send(port, answer)
        told(answer, status)
        return answer, status

    with ThreadPoolExecutor(at_once) as phones:
        return list(phones.map(one, sent))


@dataclass(frozen=True)
class Kept:
    """What the store holds of the answers."""

    state_of: dict[str, str]
    counted: Counter[str]
    """How many counted answers each code has."""

    @property
    def states(self) -> Counter[str]:
        return Counter(self.state_of.values())


def kept(instance: Path) -> Kept:
    """Look into the file of an instance."""
    with closing(sqlite3.connect(instance / "kiosk.sqlite")) as file:
        rows = file.execute("SELECT id, token, state FROM response").fetchall()
    return Kept(
        {id: state for id, _, state in rows},
        Counter(token for _, token, state in rows if state == "counted"),
    )


def wrong_cells(instance: Path) -> list[object]:
    """Return the cells of the tally that differ from a recount."""
    with store_in(instance) as store:
        return differing_cells(store)
