"""How many records of each kind the demonstration has: worked out beforehand, so that the sums are exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.core.demo_calendar import CARRIED, SEASONS, Calendar, month_weights
from kiosk.core.demo_figures import Figures, ProcedureRow, Published, UnitRow
from kiosk.core.demo_shares import Pick, spread

_LONG = 22  # working days: what was filed in mid-December 2022 is not yet due when 2023 begins
_SLACK = 3  # working days between the due day and the last day that a record late by lot must have
_ON_TIME = 26  # records in a thousand finished on the due day itself, where nothing is published
_DECEMBER = 12


@dataclass(slots=True)
class Cell:
    """The records of one procedure at one unit; the numbers are of records still to be made."""

    receiving: UnitRow
    resolving: UnitRow
    procedure: ProcedureRow
    slots: Sequence[int]
    """Records of each slot of the calendar."""
    settled: bool
    """The unit published how its records ended, so that none but `pending` may stay open."""
    left: int = 0
    online: int = 0
    postal: int = 0
    fair_until: int = _DECEMBER
    """The last slot from which the overdue and the punctual are drawn."""
    fair: int = 0
    """Records of the slots up to `fair_until`."""
    overdue: int = 0
    on_time: int = 0
    pending: int = 0
    """So many at the end stay open."""


@dataclass(frozen=True)
class _Year:
    figures: Figures
    total: int
    pick: Pick
    calendar: Calendar
    office: UnitRow
    months: Mapping[str, Sequence[int]]

    def scaled(self, value: int) -> int:
        return self.figures.scaled(value, self.total)


def plan(figures: Figures, total: int, *, pick: Pick, calendar: Calendar) -> list[Cell]:
    """Return the cells of a year with `total` records received, and of what was carried over into it."""
    year = _Year(
        figures,
        total,
        pick,
        calendar,
        next(unit for unit in figures.units if unit.kind == "office"),
        {season: month_weights(calendar, season) for season in SEASONS},
    )
    cells: list[Cell] = []
    for unit, size in _sizes(year):
        published = figures.published.get(unit.own_name)
        mine = _received(year, unit, size)
        if published:
            mine += _carried_over(year, unit, year.scaled(published.carried_over))
        for cell in mine:
            cell.left = sum(cell.slots)
        _set_outcomes(year, mine, unit, published)
        cells += mine
    _set_filing(year, [cell for cell in cells if not cell.slots[CARRIED]])
    return cells


def _sizes(year: _Year) -> list[tuple[UnitRow, int]]:
    """Return the records received by each unit: as published, the rest by weight."""
    receiving = [unit for unit in year.figures.units if unit.weight]
    known = {name: year.scaled(it.received) for name, it in year.figures.published.items()}
    weights = [0 if unit.own_name in known else unit.weight for unit in receiving]
    others = spread(year.total - sum(known.values()), weights, year.pick)
    return [
        (unit, known.get(unit.own_name, size)) for unit, size in zip(receiving, others, strict=True)
    ]


def _work(year: _Year, unit: UnitRow) -> list[ProcedureRow]:
    """Return what is filed at a unit; who published figures passes nothing on, so that they hold in both roles."""
    if unit == year.office:
        levels = {"district"}
    elif unit.own_name in year.figures.published:
        levels = {"commune"}
    else:
        levels = {"commune", "forwarded"}
    return [row for row in year.figures.procedures if row.level in levels]


def _received(year: _Year, unit: UnitRow, size: int) -> list[Cell]:
    work = _work(year, unit)
    return [
        Cell(
            receiving=unit,
            resolving=year.office if row.level == "forwarded" else unit,
            procedure=row,
            slots=spread(share, year.months[row.season], year.pick),
            settled=unit.own_name in year.figures.published,
        )
        for row, share in zip(
            work, spread(size, [row.weight for row in work], year.pick), strict=True
        )
        if share
    ]


def _carried_over(year: _Year, unit: UnitRow, size: int) -> list[Cell]:
    work = [row for row in _work(year, unit) if row.days >= _LONG]
    shares = spread(size, [row.weight for row in work], year.pick)
    return [
        Cell(unit, unit, row, [share, *[0] * _DECEMBER], settled=True)
        for row, share in zip(work, shares, strict=True)
        if share
    ]


def _set_outcomes(
    year: _Year, cells: Sequence[Cell], unit: UnitRow, published: Published | None
) -> None:
    """Share a unit's overdue, punctual and open records out over its procedures: the longer, the likelier."""
    size = sum(cell.left for cell in cells)
    overdue, on_time = size * unit.overdue // 1000, size * _ON_TIME // 1000
    if published:
        overdue = year.scaled(published.overdue)
        on_time = on_time if published.on_time is None else year.scaled(published.on_time)
        _set_pending(year, cells, year.scaled(published.pending))
    for cell in cells:
        if cell.settled:
            cell.fair_until = _fair_until(year.calendar, cell.procedure.days)
        cell.fair = sum(cell.slots[: cell.fair_until + 1])
    caps = [cell.fair for cell in cells]
    weights = [cell.fair * (2 + min(cell.procedure.days, 15)) for cell in cells]
    for cell, share in zip(cells, spread(overdue, weights, year.pick, caps), strict=True):
        cell.overdue = share
    caps = [cell.fair - cell.overdue for cell in cells]
    for cell, share in zip(cells, spread(on_time, caps, year.pick, caps), strict=True):
        cell.on_time = share


def _set_pending(year: _Year, cells: Sequence[Cell], pending: int) -> None:
    """Leave open what takes longest of what came in December."""
    caps = [cell.slots[_DECEMBER] for cell in cells]
    weights = [cap * cell.procedure.days**3 for cap, cell in zip(caps, cells, strict=True)]
    for cell, share in zip(cells, spread(pending, weights, year.pick, caps), strict=True):
        cell.pending = share


def _fair_until(calendar: Calendar, days: int) -> int:
    """Return the last slot whose records fall due early enough to be finished late, and by the last day."""
    return max(
        slot
        for slot, opened in enumerate(calendar.slots)
        if opened.days[-1].place + days + _SLACK <= calendar.last
    )


def _set_filing(year: _Year, cells: Sequence[Cell]) -> None:
    """Say how many are filed online and by post: as published by the commune, and in the district as a whole."""
    rest, open_cells = year.scaled(year.figures.online), list(cells)
    for name, published in year.figures.published.items():
        if published.online is not None:
            online = year.scaled(published.online)
            mine = [cell for cell in open_cells if cell.receiving.own_name == name]
            open_cells = [cell for cell in open_cells if cell.receiving.own_name != name]
            _set_online(mine, online, year.pick)
            rest -= online
    _set_online(open_cells, rest, year.pick)
    caps = [cell.left - cell.online for cell in cells]
    weights = [cap * cell.procedure.postal for cap, cell in zip(caps, cells, strict=True)]
    postal = spread(year.scaled(year.figures.postal), weights, year.pick, caps)
    for cell, share in zip(cells, postal, strict=True):
        cell.postal = share


def _set_online(cells: Sequence[Cell], online: int, pick: Pick) -> None:
    weights = [cell.left * cell.procedure.online * cell.receiving.online for cell in cells]
    for cell, share in zip(
        cells, spread(online, weights, pick, [cell.left for cell in cells]), strict=True
    ):
        cell.online = share
