"""Answers kept apart, in the store: what tablets brought and what never counts as it is."""

from typing import NamedTuple

from kiosk.core.days import Instant
from kiosk.store.engine import Db


class Apart(NamedTuple):
    """One such answer; `body` is the JSON that the tablet sent, `reason` a word of the program."""

    home: str
    id: str
    device: str
    kind: str
    unit: str
    reason: str
    body: str
    body_hash: str
    submitted_at: Instant | None
    received_at: Instant
    clock_seconds: int
    decision: str | None = None
    decided_at: Instant | None = None
    decided_by: str | None = None


class Waiting(NamedTuple):
    """One that waits for an official, with the names of its tablet and unit."""

    apart: Apart
    device_name: str
    unit_name: str


def put(db: Db, row: Apart) -> bool:
    """Keep an answer; False when another one has its id. One that is kept already stays as it is."""
    fields = row._asdict()
    for name in ("decision", "decided_at", "decided_by"):
        del fields[name]
    return db.run("apart_put", **fields) == 1


def add(db: Db, row: Apart) -> bool:
    """Bring an answer back with what was decided of it; False when it is here."""
    return db.run("apart_add", **row._asdict()) == 1


def by_id(db: Db, home: str, id: str) -> Apart | None:
    """Return an answer."""
    row = db.one("apart_by_id", home=home, id=id)
    return Apart._make(row) if row else None


def count(db: Db, home: str, device: str, kind: str, *, since: Instant = "") -> int:
    """Return how many of a kind a tablet has brought since a moment."""
    many: int = db.value("apart_count", home=home, device=device, kind=kind, since=since)
    return many


def waiting(db: Db) -> list[Waiting]:
    """Return what waits for an official, the oldest first."""
    return [Waiting(Apart._make(row[:14]), *row[14:]) for row in db.all("apart_waiting")]


def waiting_count(db: Db) -> int:
    """Return how many wait for an official."""
    many: int = db.value("apart_waiting_count")
    return many


def decide(db: Db, row: Apart, decision: str, *, now: Instant, by: str) -> bool:
    """Note what an official has decided; False when somebody was faster."""
    changed = db.run(
        "apart_decide", home=row.home, id=row.id, decision=decision, decided_at=now, decided_by=by
    )
    return changed == 1


def counts(db: Db) -> dict[tuple[str, str], int]:
    """Return how many of each kind each tablet has brought, by (tablet, kind)."""
    return {(row[0], row[1]): row[2] for row in db.all("apart_counts")}


def bodies(db: Db, device: str, kind: str) -> list[str]:
    """Return what a tablet sent, of one kind."""
    return [row[0] for row in db.all("apart_bodies", device=device, kind=kind)]
