"""The demonstration's records, made one after the other in the order in which they came in."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.core.days import Day
from kiosk.core.demo_calendar import CARRIED, Calendar, OpenDay, Slot, calendar
from kiosk.core.demo_figures import Figures
from kiosk.core.demo_quotas import Cell, plan
from kiosk.core.demo_shares import Pick
from kiosk.core.records import ACCEPTED, FINISHED, PAYMENT, PROCESSING, RETURNED, SUPPLEMENT

_EARLY, _ON_TIME, _OVERDUE, _PENDING = range(4)
_NEVER = 1000  # more working days than the calendar has


class DemoRecord(NamedTuple):
    """A record as an office's system would export it: units and field by name, days or empty, statuses 1 to 10."""

    code: str
    procedure_code: str
    procedure: str
    field: str
    receiving_unit: str
    resolving_unit: str
    filed_via: str
    status: int
    received_on: Day
    due_on: Day
    resolved_on: Day
    returned_on: Day


def records(figures: Figures, *, total: int | None, pick: Pick) -> Iterator[DemoRecord]:
    """Make `total` records received in 2023 (None = as many as published), and those carried over from 2022.

    With the published number every published figure holds exactly, whatever the dice say. Another number scales
    all of them in proportion and rounds, so that they no longer hold. Memory does not grow with the records.
    """
    cal = calendar(pick)
    cells = plan(figures, figures.received if total is None else total, pick=pick, calendar=cal)
    for number, slot in enumerate(cal.slots):
        for opened, arrivals in zip(slot.days, _arrivals(cells, number, slot, pick), strict=True):
            yield from _one_day(opened, arrivals, cal, pick)


def _arrivals(cells: list[Cell], number: int, slot: Slot, pick: Pick) -> list[list[Cell]]:
    """Return whose records come in on each day of a slot; each cell's evenly, from a random start."""
    days: list[list[Cell]] = [[] for _ in slot.days]
    whole = slot.up_to[-1]
    for cell in cells:
        count = cell.slots[number]
        start = pick(whole) if count else 0
        for nth in range(count):
            days[bisect_right(slot.up_to, (start + nth * whole // count) % whole)].append(cell)
    return days


def _one_day(
    opened: OpenDay, arrivals: list[Cell], cal: Calendar, pick: Pick
) -> Iterator[DemoRecord]:
    """Make a day's records in random order; each unit numbers its own, and loses a number now and then."""
    stamp = f"{opened.day[2:4]}{opened.day[5:7]}{opened.day[8:]}"
    numbers: Counter[str] = Counter()
    while arrivals:
        chosen = pick(len(arrivals))
        cell, arrivals[chosen] = arrivals[chosen], arrivals[-1]
        arrivals.pop()
        unit = cell.receiving.code
        numbers[unit] += 1 if pick(300) else 2
        yield _record(f"{unit}-{stamp}-{numbers[unit]:04d}", cell, opened, cal, pick)


def _record(code: str, cell: Cell, opened: OpenDay, cal: Calendar, pick: Pick) -> DemoRecord:
    procedure = cell.procedure
    filed_via = _filed_via(cell, pick)
    due, took = _handling(cell, _outcome(cell, opened, pick), opened, cal, pick)
    done = opened.place + took
    if done > cal.last:
        status, resolved_on, returned_on = _open_status(procedure.days, opened, cal, pick), "", ""
    else:
        resolved_on = cal.working_days[done] if took else opened.day
        waited = _waited(filed_via, procedure.days, pick)
        status, returned_on = FINISHED, ""
        if done + waited <= cal.last:
            status = RETURNED
            returned_on = cal.working_days[done + waited] if waited else resolved_on
    return DemoRecord(
        code,
        procedure.code,
        procedure.name,
        procedure.field,
        cell.receiving.name,
        cell.resolving.name,
        filed_via,
        status,
        opened.day,
        "" if due is None else cal.working_days[opened.place + due],
        resolved_on,
        returned_on,
    )


def _filed_via(cell: Cell, pick: Pick) -> str:
    """Draw from what is still to come in the cell, so that its quotas come out even."""
    drawn = pick(cell.left)
    if drawn < cell.online:
        cell.online -= 1
        return "online"
    if drawn < cell.online + cell.postal:
        cell.postal -= 1
        return "postal"
    return "direct"


def _outcome(cell: Cell, opened: OpenDay, pick: Pick) -> int:
    """Draw likewise how the record ends; the last ones of a cell are those that stay open."""
    cell.left -= 1
    if cell.left < cell.pending:
        return _PENDING
    if opened.slot > cell.fair_until:
        return _EARLY
    drawn = pick(cell.fair)
    cell.fair -= 1
    if drawn < cell.overdue:
        cell.overdue -= 1
        return _OVERDUE
    if drawn < cell.overdue + cell.on_time:
        cell.on_time -= 1
        return _ON_TIME
    return _EARLY


def _handling(
    cell: Cell, outcome: int, opened: OpenDay, cal: Calendar, pick: Pick
) -> tuple[int | None, int]:
    """Return the working days until the record is due (None = no due day was set) and those it took."""
    days, room = cell.procedure.days, cal.last - opened.place
    if outcome == _PENDING:
        return days, room + 1
    if outcome == _EARLY:
        return days, _early(cell, opened, cal, pick)
    if outcome == _ON_TIME:
        return (None, 0) if days == 1 and not pick(5) else (days, days)
    late = 1 + pick(min(days, 12) + 1)
    if cell.settled:
        return days, days + min(late, room - days)
    return days, days + late * (1 if pick(12) else 3)


def _early(cell: Cell, opened: OpenDay, cal: Calendar, pick: Pick) -> int:
    days, room = cell.procedure.days, cal.last - opened.place
    soonest = cal.new_year - opened.place if opened.slot == CARRIED else days * 2 // 5
    took = soonest + pick(days - soonest)
    return pick(room + 1) if cell.settled and took > room else took


def _open_status(days: int, opened: OpenDay, cal: Calendar, pick: Pick) -> int:
    if cal.last - opened.place < 2:
        return ACCEPTED
    drawn = pick(100)
    if drawn < 10:
        return SUPPLEMENT
    return PAYMENT if drawn < 16 and days >= 7 else PROCESSING


def _waited(filed_via: str, days: int, pick: Pick) -> int:
    """Return the working days until the result is handed over; a few never come for it."""
    if not pick(180):
        return _NEVER
    drawn = pick(100)
    if filed_via == "online":
        return 0 if drawn < 82 else 1 + drawn % 3
    if days == 1:
        return 0 if drawn < 93 else 1 + drawn % 3
    return 0 if drawn < 45 else 1 + drawn % 7
