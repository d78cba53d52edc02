"""The demonstration's calendar: on which days of 2023 offices worked, and when people came."""

from bisect import bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from kiosk.core.days import Day
from kiosk.core.demo_shares import Pick

LAST_DAY: Day = "2023-12-14"
"""The last day on which anything happens to a record: with it the calendar year and the official year agree."""

CARRIED = 0
"""The slot of the records carried over from 2022; slots 1 to 12 are the months of 2023."""

_FIRST, _HORIZON = date(2022, 12, 5), date(2024, 3, 31)

# New Year, Tết, the Hùng Kings, 30 April, 1 May and National Day, with the days off given for those on a weekend.
_HOLIDAYS = frozenset(
    date.fromisoformat(first) + timedelta(days=day)
    for first, length in (
        ("2023-01-01", 2),
        ("2023-01-20", 7),
        ("2023-04-29", 5),
        ("2023-09-01", 4),
        ("2024-01-01", 1),
        ("2024-02-08", 7),
    )
    for day in range(length)
)

# How many come from Monday to Saturday; on Saturday mornings few offices are open.
_RUSH = (125, 106, 100, 97, 92, 9)

# How many come on a working day of each month, against an average of about 100.
SEASONS = {
    "usual": (0, 88, 122, 113, 100, 102, 106, 106, 104, 95, 94, 94, 97),
    "school": (0, 72, 104, 96, 96, 128, 150, 152, 138, 92, 74, 72, 74),
    "wedding": (0, 118, 132, 114, 98, 80, 74, 68, 86, 98, 116, 128, 138),
    "spring": (0, 70, 132, 130, 114, 106, 102, 98, 92, 92, 92, 94, 98),
    "enrolment": (0, 26, 50, 40, 60, 120, 240, 290, 250, 80, 36, 24, 20),
    "year_end": (0, 150, 60, 60, 60, 105, 110, 60, 55, 60, 80, 160, 260),
}


class OpenDay(NamedTuple):
    """A day on which records come in, and its slot."""

    day: Day
    slot: int
    place: int
    """Which working day it is; for a Saturday, which is the one before."""


class Slot(NamedTuple):
    """The days of one month on which records come in, and how many come up to the end of each, as weights."""

    days: tuple[OpenDay, ...]
    up_to: tuple[int, ...]


class Calendar(NamedTuple):
    """The working days in order, the slots, and the places of two of the working days."""

    working_days: tuple[Day, ...]
    slots: tuple[Slot, ...]
    new_year: int
    last: int


def calendar(pick: Pick) -> Calendar:
    """Make the calendar; the dice make one day busier than the next."""
    days = [_FIRST + timedelta(days=n) for n in range((_HORIZON - _FIRST).days)]
    working = [day for day in days if day.weekday() < 5 and day not in _HOLIDAYS]
    names = tuple(day.isoformat() for day in working)
    new_year = next(index for index, name in enumerate(names) if name >= "2023")
    opened: list[list[tuple[OpenDay, int]]] = [[] for _ in range(13)]
    for day in days:
        name = day.isoformat()
        place = bisect_right(names, name) - 1
        if day.weekday() < 6 and day not in _HOLIDAYS and (slot := _slot(name)) is not None:
            weight = _RUSH[day.weekday()] * (80 + pick(41))
            opened[slot].append((OpenDay(name, slot, place), weight))
    slots = tuple(map(_slot_of, opened))
    return Calendar(names, slots, new_year, names.index(LAST_DAY))


def _slot(day: Day) -> int | None:
    """Return the slot of a day; the year's last weeks belong to none, at either end."""
    if day > LAST_DAY or "2022-12-15" <= day < "2023":
        return None
    return CARRIED if day < "2023" else int(day[5:7])


def _slot_of(days: list[tuple[OpenDay, int]]) -> Slot:
    reached, up_to = 0, []
    for _, weight in days:
        reached += weight
        up_to.append(reached)
    return Slot(tuple(day for day, _ in days), tuple(up_to))


def month_weights(cal: Calendar, season: str) -> list[int]:
    """Return how the records of a season share out over the slots; none fall to the carried over."""
    return [
        slot.up_to[-1] * factor for slot, factor in zip(cal.slots, SEASONS[season], strict=True)
    ]
