"""Rows on their way out of the store, one by one."""

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.core.days import Day, Instant
from kiosk.core.records import Record
from kiosk.store.engine import Db


class Selection(NamedTuple):
    """Which records are meant: a unit with all below it in a role, a base with its days ('all': every record)."""

    unit: str | None
    role: str
    base: str
    from_day: Day
    to_day: Day
    withdrawn: int = 0


class ResponseLine(NamedTuple):
    """A response without the code of its record: what officials may see of one."""

    id: str
    state: str
    moment: str
    round: int
    survey: str
    answers: str
    channel: str
    actor: str
    evidence: str
    source: str
    language: str
    received_at: Instant
    seconds: int | None
    before_return: int
    partial: int
    """1 where the citizen went away before the end, and the tablet sent what there was."""
    procedure: str | None
    field: str
    receiving_unit: str
    resolving_unit: str
    alike_by_procedure: int
    """Responses of the same units, month and procedure in the export."""
    alike_by_field: int
    """Responses of the same units, month and field in the export."""


def records(db: Db, selection: Selection) -> Iterator[tuple[Record, bool]]:
    """Return (record, whether it is rated)."""
    rows = db.stream("records_exported", **selection._asdict())
    return ((Record._make(row[:-1]), bool(row[-1])) for row in rows)


def responses(db: Db, selection: Selection) -> Iterator[ResponseLine]:
    """Return the responses to the selected records, in the order of their random ids."""
    return (
        ResponseLine._make(row) for row in db.stream("responses_exported", **selection._asdict())
    )
