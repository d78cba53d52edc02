"""The log of what officials did, and the store's own notes."""

from typing import NamedTuple

from kiosk.core.days import Instant
from kiosk.store.engine import Db


class Entry(NamedTuple):
    """Who did what to what, and when."""

    at: Instant
    actor: str
    action: str
    subject: str
    detail: str


def write(db: Db, id: str, entry: Entry) -> None:
    """Add an entry."""
    db.run("audit_add", id=id, **entry._asdict())


def latest(db: Db, *, many: int = 100) -> list[Entry]:
    """Return the latest entries, newest first."""
    return [Entry._make(row) for row in db.all("audit_latest", many=many)]


def note(db: Db, key: str) -> str | None:
    """Return one of the store's own notes."""
    value: str | None = db.value("meta_get", key=key)
    return value


def set_note(db: Db, key: str, value: str) -> None:
    """Write one of the store's own notes."""
    db.run("meta_put", key=key, value=value)


def drop_note(db: Db, key: str) -> None:
    """Remove one of the store's own notes."""
    db.run("meta_drop", key=key)


def claim(db: Db, key: str, until: Instant, *, now: Instant) -> bool:
    """Take a note for oneself until a moment; False while somebody else has it."""
    return db.run("meta_claim", key=key, value=until, now=now) == 1


def swap_note(db: Db, key: str, old: str, value: str) -> bool:
    """Write a note over the old one; False when somebody else was faster."""
    return db.run("meta_swap", key=key, old=old, value=value) == 1
