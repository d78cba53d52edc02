"""What joining two stores asks of each of them."""

from typing import NamedTuple

from kiosk.core.records import Record
from kiosk.store.engine import Db


class HomeCounts(NamedTuple):
    """How many rows belong to a home."""

    records: int
    codes: int
    responses: int


def homes(db: Db) -> dict[str, str]:
    """Return the slip prefix of every home."""
    return {row[0]: row[1] for row in db.all("homes_all")}


def counts(db: Db, home: str) -> HomeCounts:
    """Count what belongs to a home."""
    row = db.one("home_counts", home=home)
    return HomeCounts._make(row or (0, 0, 0))


def is_carried(db: Db, record: Record) -> bool:
    """Tell whether a record has codes or answers."""
    return bool(db.value("record_carried", home=record.home, record=record.code))


def remove(db: Db, record: Record) -> None:
    """Remove a record without codes and answers."""
    db.run("history_remove", home=record.home, record=record.code)
    db.run("held_remove", home=record.home, record=record.code)
    db.run("record_remove", home=record.home, record=record.code)


def targets(db: Db) -> list[tuple[str, str]]:
    """Return (first day, percent) of every target."""
    return [(row[0], row[1]) for row in db.all("targets_all")]
