"""What a store may never hold, looked for by statements; the rest is seen when the rows are counted."""

from collections.abc import Iterator
from typing import Any

from kiosk.core.check import Fault, shown
from kiosk.core.units import Unit
from kiosk.store.engine import Db

RULES = (
    "counted_without_record",
    "counted_twice",
    "code_without_record",
    "codes_live",
    "code_of_other_office",
    "answer_without_survey",
    "unknown_unit",
    "unknown_field",
    "held_without_record",
)


def size(db: Db) -> int:
    """Return how many records there are."""
    many: int = db.value("records_count")
    return many


def faults(db: Db) -> list[Fault]:
    """Return every row that breaks a rule which a statement can look for."""
    return [Fault(rule, *map(shown, row)) for rule in RULES for row in db.stream(f"check_{rule}")]


def answers_beside(db: Db) -> Iterator[tuple[Any, ...]]:
    """Return (home, id, survey version, answers) of every response that does not count."""
    return db.stream("answers_beside")


def units(db: Db) -> list[Unit]:
    """Return all units just as they stand there."""
    return [Unit._make(row) for row in db.all("units_all")]
