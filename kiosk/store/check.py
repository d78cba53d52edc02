"""What a store may never hold, looked for."""

from kiosk.core.check import Fault
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
    """Return every row that breaks a rule."""
    return [Fault(rule, *row) for rule in RULES for row in db.stream(f"check_{rule}")]
