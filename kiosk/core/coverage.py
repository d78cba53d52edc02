"""Coverage: rated records against the records of a base, the target, and how satisfied those were who answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, sqrt
from typing import NamedTuple

from kiosk.core.days import Day

BASES = ("resolved", "returned", "received")
ROLES = ("resolving", "receiving")

FEW = 5
"""Under so many answers no satisfaction is shown, and so many records are called a small base."""

_Z = 1.959963984540054  # the 97.5 % point of the normal distribution: a 95 % interval


@dataclass(frozen=True)
class Question:
    """What is asked of coverage: both ends of the period are included."""

    from_: Day
    to: Day
    base: str = "resolved"
    role: str = "resolving"
    with_withdrawn: bool = False
    units: frozenset[str] | None = None
    """Keys of the units meant, with all below; None = every unit."""


class Count(NamedTuple):
    """Records of one (unit, field), how many of them are rated, and the answers by group."""

    unit: str
    field: str
    records: int
    rated: int
    satisfied: int
    answers: int


@dataclass(frozen=True)
class Figures:
    """One line of coverage. Percentages are unrounded; None where they would say nothing."""

    records: int
    rated: int
    percent: float | None
    missing: int
    satisfied: float | None
    low: float | None
    high: float | None

    @property
    def few_records(self) -> bool:
        """Whether the base is too small to read much into its percentage."""
        return self.records < FEW


@dataclass(frozen=True)
class Line:
    """Figures of one field or unit."""

    key: str
    name: str
    figures: Figures


@dataclass(frozen=True)
class Coverage:
    """The answer to a Question; `below` holds the lines of fields that miss the target."""

    target_percent: Fraction
    question: Question
    total: Figures
    fields: tuple[Line, ...]
    units: tuple[Line, ...]

    @property
    def below(self) -> tuple[Line, ...]:
        """Fields that have records and have not reached the target."""
        return tuple(line for line in self.fields if line.figures.missing)


def wilson(successes: int, answers: int) -> tuple[float, float]:
    """Return the Wilson 95 % score interval of successes / answers, in percent (Wilson 1927)."""
    share = successes / answers
    z2 = _Z * _Z
    middle = share + z2 / (2 * answers)
    spread = _Z * sqrt(share * (1 - share) / answers + z2 / (4 * answers * answers))
    scale = 100 / (1 + z2 / answers)
    return max(0.0, (middle - spread) * scale), min(100.0, (middle + spread) * scale)


def missing(records: int, rated: int, target_percent: Fraction) -> int:
    """Return how many records still have to be rated: max(0, ceil(records x target / 100) - rated), exactly."""
    return max(0, ceil(records * target_percent / 100) - rated)


def figures(counts: Iterable[Count], target_percent: Fraction) -> Figures:
    """Add counts up into one line."""
    records = rated = satisfied = answers = 0
    for count in counts:
        records += count.records
        rated += count.rated
        satisfied += count.satisfied
        answers += count.answers
    shown = answers >= FEW
    low, high = wilson(satisfied, answers) if shown else (None, None)
    return Figures(
        records=records,
        rated=rated,
        percent=100 * rated / records if records else None,
        missing=missing(records, rated, target_percent),
        satisfied=100 * satisfied / answers if shown else None,
        low=low,
        high=high,
    )


def by_field(counts: list[Count], names: dict[str, str], target: Fraction) -> tuple[Line, ...]:
    """Return a line per field, the largest base first; field '' holds the unmapped procedures."""
    groups: dict[str, list[Count]] = {}
    for count in counts:
        groups.setdefault(count.field, []).append(count)
    return _lines(groups, names, target)


def by_unit(counts: list[Count], names: dict[str, str], target: Fraction) -> tuple[Line, ...]:
    """Return a line per unit that has records, the largest base first."""
    groups: dict[str, list[Count]] = {}
    for count in counts:
        groups.setdefault(count.unit, []).append(count)
    return _lines(groups, names, target)


def _lines(
    groups: dict[str, list[Count]], names: dict[str, str], target: Fraction
) -> tuple[Line, ...]:
    lines = [
        Line(key or UNMAPPED, names.get(key, key), figures(counts, target))
        for key, counts in groups.items()
    ]
    shown = (line for line in lines if line.figures.records)
    return tuple(sorted(shown, key=lambda line: (-line.figures.records, line.name)))


UNMAPPED = "unmapped"
"""The key under which records of procedures without a field are shown."""


class Period(NamedTuple):
    """Days from and to, both included."""

    from_: Day
    to: Day


def official_year(day: Day) -> Period:
    """Return the reporting year holding `day`: 15 December to 14 December (Decree 09/2019 Art. 12)."""
    year = int(day[:4]) + (day[5:] >= "12-15")
    return Period(f"{year - 1:04}-12-15", f"{year:04}-12-14")


def official_periods(year: int) -> dict[str, Period]:
    """Return the official year and its quarters, each from the 15th to the 14th."""
    ends = [(year - 1, 12), (year, 3), (year, 6), (year, 9), (year, 12)]
    quarters = {
        f"q{number}": Period(_iso(*ends[number - 1], 15), _iso(*ends[number], 14))
        for number in range(1, 5)
    }
    return {"year": Period(_iso(year - 1, 12, 15), _iso(year, 12, 14)), **quarters}


def calendar_periods(year: int) -> dict[str, Period]:
    """Return the calendar year and its quarters."""
    lasts = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}
    quarters = {
        f"q{number}": Period(_iso(year, 3 * number - 2, 1), f"{year:04}-{lasts[number]}")
        for number in range(1, 5)
    }
    return {"year": Period(_iso(year, 1, 1), _iso(year, 12, 31)), **quarters}


def _iso(year: int, month: int, day: int) -> Day:
    return date(year, month, day).isoformat()
