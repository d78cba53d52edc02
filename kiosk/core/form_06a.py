"""Form 06a: what a record adds to it and on which day, and the line that a period comes to.

Everything is counted up from the beginning: what was received, finished and late by a day. A period's line is the
difference between two such sums, so that no record has to be looked at again.
"""

from typing import NamedTuple

from kiosk.core.days import Day, half_month, plus
from kiosk.core.records import (
    FINISHED,
    NEVER_ACCEPTED,
    RETURNED,
    STOPPED,
    SUPPLEMENT,
    WITHDRAWN,
    Record,
    timeliness,
)

ENDED = frozenset({WITHDRAWN, FINISHED, RETURNED})
"""Statuses that take a record off the pending ones."""

NEVER = "9999-12-31"
"""A due day after which no other comes."""

WAITING_FOR_OTHERS = frozenset({SUPPLEMENT, STOPPED})
"""Open statuses that are never late: the office waits for papers, or has suspended the record."""


class FlowCell(NamedTuple):
    """The key of a cell; `half` is the first day of the half-month in which it happened."""

    home: str
    half: Day
    receiving_unit: str
    resolving_unit: str
    field: str


class Flow(NamedTuple):
    """What happened: records received, by way of filing, and finished, by timeliness.

    `late` is a difference: those that turned late less those finished late. Its sum from the beginning is late today.
    """

    online: int = 0
    direct: int = 0
    early: int = 0
    on_time: int = 0
    overdue: int = 0
    late: int = 0

    @property
    def received(self) -> int:
        """Records received."""
        return self.online + self.direct

    @property
    def finished(self) -> int:
        """Records finished."""
        return self.early + self.on_time + self.overdue


class Line06a(NamedTuple):
    """A field's line of form 06a; field '' holds the unmapped procedures."""

    field: str
    received: int
    online: int
    direct_postal: int
    carried_over: int
    resolved: int
    early: int
    on_time: int
    overdue: int
    pending: int
    in_time: int
    late: int


_ONLINE, _DIRECT, _EARLY, _ON_TIME, _OVERDUE, _LATE = range(6)
_WENT = {"early": _EARLY, "on_time": _ON_TIME, "overdue": _OVERDUE}


def events(record: Record) -> list[tuple[Day, int, int]]:
    """Return (day, place in Flow, +1 or -1) of everything that a record adds.

    Returned and withdrawn records without a day of finish end on the day of hand-over, else of reception. Withdrawn
    ones end on time. Files hold days in impossible orders: a record that ended or was due before it was received ends
    or is late from the day of reception on, since whatever is counted out of a period must have been counted in; else
    it would stand in no period at all, and what is carried over could fall below nought. Whether it ended early or
    overdue is still told by the days as they are written.
    """
    received = record.received_on
    if received is None or record.status in NEVER_ACCEPTED:
        return []
    found = [(received, _ONLINE if record.filed_via == "online" else _DIRECT, 1)]
    due = record.due_on
    if record.status in ENDED:
        written = record.resolved_on or record.returned_on or received
        ended = max(written, received)
        went = timeliness(written, None if record.status == WITHDRAWN else due)
        found.append((ended, _WENT[went], 1))
        if due and due < ended and (late := _late_from(due, received)) < ended:
            found += [(late, _LATE, 1), (ended, _LATE, -1)]
    elif due and due < NEVER and record.status not in WAITING_FOR_OTHERS:
        found.append((_late_from(due, received), _LATE, 1))
    return found


def _late_from(due: Day, received: Day) -> Day:
    """Return the first day at whose end a record is late if it is still open: the one after it was due."""
    return max(plus(due, 1), received)


def line(field: str, before: Flow, through: Flow) -> Line06a:
    """Return a period's line from what had happened before its first day and through its last one."""
    inside = Flow(*(late - early for early, late in zip(before, through, strict=True)))
    carried_over = before.received - before.finished
    pending = through.received - through.finished
    return Line06a(
        field=field,
        received=inside.received + carried_over,
        online=inside.online,
        direct_postal=inside.direct,
        carried_over=carried_over,
        resolved=inside.finished,
        early=inside.early,
        on_time=inside.on_time,
        overdue=inside.overdue,
        pending=pending,
        in_time=pending - through.late,
        late=through.late,
    )


class Cut(NamedTuple):
    """Days from the beginning, cut for the tally: whole half-months before `half`, and odd days counted from rows."""

    half: Day
    odd: tuple[Day, Day] | None


def before(day: Day) -> Cut:
    """Cut all days before the given one."""
    half = half_month(day)
    return Cut(half, (half, plus(day, -1)) if half < day else None)


def through(day: Day) -> Cut:
    """Cut all days up to and with the given one."""
    half = half_month(plus(day, 1))
    return Cut(half, (half, day) if half <= day else None)
