"""Records: what one case is, and what a row of a newer file does to it."""

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from kiosk.core.days import Day, Instant, is_day, plus

FiledVia = Literal["direct", "online", "postal"]

NEW, ACCEPTED, REFUSED, PROCESSING, SUPPLEMENT, PAYMENT = 1, 2, 3, 4, 5, 6
WITHDRAWN, STOPPED, FINISHED, RETURNED = 7, 8, 9, 10

NEVER_ACCEPTED = frozenset({NEW, REFUSED})
CLOSED_EARLY = frozenset({WITHDRAWN, STOPPED})
DONE = frozenset({FINISHED, RETURNED})

# How far a record has come; statuses of one rank follow each other freely.
_RANK = {
    NEW: 0,
    ACCEPTED: 1,
    PROCESSING: 2,
    SUPPLEMENT: 2,
    PAYMENT: 2,
    REFUSED: 3,
    WITHDRAWN: 3,
    STOPPED: 3,
    FINISHED: 3,
    RETURNED: 4,
}


class Record(NamedTuple):
    """One case of an office, as the store keeps it."""

    home: str
    code: str
    round: int
    status: int
    filed_via: str
    procedure: str | None
    field: str
    receiving_unit: str
    resolving_unit: str
    received_on: Day | None
    due_on: Day | None
    resolved_on: Day | None
    returned_on: Day | None
    provisional: int
    as_of: Instant
    import_id: str | None


DAYS = ("received_on", "due_on", "resolved_on", "returned_on")
days_of = itemgetter(*map(Record._fields.index, DAYS))
"""Returns the days of a record."""


def dated(record: Record) -> Record:
    """Return the record without days that are none: damage may put anything there, and no figure stands on it."""
    if all(map(may_be_day, days_of(record))):
        return record
    wrong: dict[str, Any] = {name: None for name in DAYS if not may_be_day(getattr(record, name))}
    return record._replace(**wrong)


@lru_cache(maxsize=2**14)
def may_be_day(value: object) -> bool:
    """Tell whether this may stand where a record has a day."""
    return value is None or (isinstance(value, str) and is_day(value))


class Proposal(NamedTuple):
    """What a file says of a record, with units, procedure and field as keys; None = the file does not say."""

    code: str
    status: int | None
    filed_via: str | None
    procedure: str | None
    field: str
    receiving_unit: str | None
    resolving_unit: str | None
    received_on: Day | None
    due_on: Day | None
    resolved_on: Day | None
    returned_on: Day | None


@dataclass(frozen=True, slots=True)
class Added:
    """The record is new."""

    record: Record


@dataclass(frozen=True, slots=True)
class Updated:
    """The record takes the newer values."""

    old: Record
    record: Record


@dataclass(frozen=True, slots=True)
class Same:
    """Nothing to change; `newer` when the file still is the newest that spoke of the record."""

    newer: bool


@dataclass(frozen=True, slots=True)
class Held:
    """The status would go backwards: an official decides."""

    old: Record
    record: Record


class Place(NamedTuple):
    """Where a new record is born: its home, and the unit for whatever unit the file does not say."""

    home: str
    unit: str


Decision = Added | Updated | Same | Held


class Source(NamedTuple):
    """What holds for every row of a file: the columns it has, its export time, and the import's id."""

    present: frozenset[str]
    as_of: Instant
    import_id: str


def decide(old: Record | None, said: Proposal, place: Place, source: Source) -> Decision:
    """Decide what a row does: older never overwrites newer, an absent column erases nothing, backwards is held."""
    if old is None:
        return Added(_first(said, place, source))
    if source.as_of < old.as_of:
        return Same(newer=False)
    new = _merged(old, said, source)
    if new[:-2] == old[:-2]:
        return Same(newer=source.as_of > old.as_of)
    if _RANK[new.status] < _RANK[old.status] and not old.provisional:
        return Held(old, new)
    return Updated(old, new)


def accept(old: Record, held: Record) -> Record:
    """Return the record after an official accepted a backward step.

    One that is open again has not come to its end: the days of an earlier end, which a file may go on saying or leave
    out, are no longer its own. A finished one that re-opens starts a new round.
    """
    if _RANK[held.status] >= _RANK[FINISHED]:
        return held._replace(round=old.round)
    round = old.round + 1 if old.status in DONE else old.round
    return held._replace(round=round, resolved_on=None, returned_on=None)


def differences(old: Record, new: Record) -> list[tuple[str, str | None, str | None]]:
    """Return (attribute, old, new) of what an update overwrites, for the record's history."""
    kept = ("as_of", "import_id")
    return [
        (name, _text(before), _text(after))
        for name, before, after in zip(Record._fields, old, new, strict=True)
        if before != after and name not in kept
    ]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _first(said: Proposal, place: Place, source: Source) -> Record:
    return Record(
        place.home,
        said.code,
        1,
        said.status or PROCESSING,
        said.filed_via or "direct",
        said.procedure,
        said.field,
        said.receiving_unit or said.resolving_unit or place.unit,
        said.resolving_unit or said.receiving_unit or place.unit,
        said.received_on,
        said.due_on,
        said.resolved_on,
        said.returned_on,
        0,
        source.as_of,
        source.import_id,
    )


def _merged(old: Record, said: Proposal, source: Source) -> Record:
    present = source.present
    return Record(
        old.home,
        old.code,
        old.round,
        _status(old.status, said.status, present),
        said.filed_via or old.filed_via,
        said.procedure or old.procedure,
        said.field or old.field,
        said.receiving_unit or old.receiving_unit,
        said.resolving_unit or old.resolving_unit,
        said.received_on if "received_on" in present else old.received_on,
        said.due_on if "due_on" in present else old.due_on,
        # A hand-over may stand in for a finish that the file has no column for.
        said.resolved_on if "resolved_on" in present else old.resolved_on or said.resolved_on,
        said.returned_on if "returned_on" in present else old.returned_on,
        0,
        source.as_of,
        source.import_id,
    )


def _status(old: int, said: int | None, present: frozenset[str]) -> int:
    """A status that was only derived from dates moves a record forward, never back."""
    if said is None:
        return old
    if "status" not in present and _RANK[said] <= _RANK[old]:
        return old
    return said


def timeliness(resolved_on: Day, due_on: Day | None) -> Literal["early", "on_time", "overdue"]:
    """Compare by date only; an empty due date is on time (form 06a as provincial systems fill it)."""
    if due_on is None or resolved_on == due_on:
        return "on_time"
    return "early" if resolved_on < due_on else "overdue"


def expires_on(record: Record, code_days: int) -> Day | None:
    """Return the last day a code of the record works: `code_days` after hand-over; None = not yet known or never."""
    if not code_days or record.returned_on is None:
        return None
    return plus(record.returned_on, code_days)


def has_expired(record: Record, code_days: int, today: Day) -> bool:
    """Tell whether the codes of the record worked once and do so no longer."""
    last_day = expires_on(record, code_days)
    return last_day is not None and today > last_day
