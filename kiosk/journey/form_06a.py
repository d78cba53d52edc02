"""Form 06a: what came, what went and what waits, from the tally and, for odd days, from the rows."""

from operator import add

from kiosk.core.coverage import Period
from kiosk.core.days import Day
from kiosk.core.form_06a import Cut, Flow, Line06a, before, events, line, through
from kiosk.core.records import Record
from kiosk.core.units import Unit
from kiosk.store import tally, units
from kiosk.store.engine import Db


def measure(db: Db, period: Period, *, unit: Unit | None, role: str) -> list[Line06a]:
    """Return the lines of a unit with all below it (none = every unit) in a role, unordered."""
    wanted = units.index(db).below(unit.key) if unit else None
    at_start = _added_up(db, before(period.from_), wanted, role)
    at_end = _added_up(db, through(period.to), wanted, role)
    lines = (line(field, at_start.get(field, Flow()), flow) for field, flow in at_end.items())
    return [found for found in lines if found.received]


def _added_up(db: Db, days: Cut, wanted: frozenset[str] | None, role: str) -> dict[str, Flow]:
    """Return by field what has happened from the beginning."""
    sums: dict[str, Flow] = {}
    for found in tally.flow_sums(db, days.half):
        if _means(found, wanted, role):
            sums[found.field] = Flow(*map(add, sums.get(found.field, Flow()), found.flow))
    for record in tally.flow_edge(db, days.odd) if days.odd else ():
        if _means(record, wanted, role):
            flow = _happened(record, *(days.odd or ()))
            sums[record.field] = Flow(*map(add, sums.get(record.field, Flow()), flow))
    return sums


def _means(found: tally.FlowSum | Record, wanted: frozenset[str] | None, role: str) -> bool:
    unit = found.receiving_unit if role == "receiving" else found.resolving_unit
    return wanted is None or unit in wanted


def _happened(record: Record, first: Day, last: Day) -> Flow:
    """Return what happened to a record in a few days, through the very rule that fills the tally."""
    flow = [0] * len(Flow._fields)
    for day, what, sign in events(record):
        if first <= day <= last:
            flow[what] += sign
    return Flow(*flow)
