"""Tally: which cells a record stands in, and by how much they move when a row changes.

A cell is (home, base, half-month, withdrawn, receiving unit, resolving unit, field). Cells move by the difference
between a row's old and new contribution, never by a recount, so that two transactions cannot miss each other's row.
"""

from collections import defaultdict
from typing import NamedTuple

from kiosk.core.days import Day, half_month, plus
from kiosk.core.records import CLOSED_EARLY, DONE, NEVER_ACCEPTED, RETURNED, Record


class Cell(NamedTuple):
    """The key of a cell; `half` is the first day of its half-month."""

    home: str
    base: str
    half: Day
    withdrawn: int
    receiving_unit: str
    resolving_unit: str
    field: str


class Rating(NamedTuple):
    """The response that speaks for a record: its survey version, channel and (question, choice) pairs."""

    survey: str
    channel: str
    choices: tuple[tuple[str, str], ...]


class RatingCell(NamedTuple):
    """The key of a rating cell: a cell and what was chosen through which channel."""

    cell: Cell
    survey: str
    question: str
    choice: str
    channel: str


def days_in_bases(record: Record) -> list[tuple[str, Day]]:
    """Return (base, day) for every base that the record is in (DOMAIN: resolved 9 or 10, returned 10, received)."""
    closed = record.status in CLOSED_EARLY
    found = []
    if record.resolved_on and (closed or record.status in DONE):
        found.append(("resolved", record.resolved_on))
    if record.returned_on and (closed or record.status == RETURNED):
        found.append(("returned", record.returned_on))
    if record.received_on and record.status not in NEVER_ACCEPTED:
        found.append(("received", record.received_on))
    return found


def cells(record: Record) -> list[Cell]:
    """Return the cells the record stands in."""
    withdrawn = int(record.status in CLOSED_EARLY)
    return [
        Cell(
            record.home,
            base,
            half_month(day),
            withdrawn,
            record.receiving_unit,
            record.resolving_unit,
            record.field,
        )
        for base, day in days_in_bases(record)
    ]


class Moves:
    """Differences gathered over one transaction."""

    def __init__(self) -> None:
        """Start with no difference."""
        self._records: dict[Cell, int] = defaultdict(int)
        self._rated: dict[Cell, int] = defaultdict(int)
        self._ratings: dict[RatingCell, int] = defaultdict(int)

    def add(self, record: Record, rating: Rating | None, sign: int = 1) -> None:
        """Add a record's contribution, or take it away with sign -1."""
        for cell in cells(record):
            self._records[cell] += sign
            if rating:
                self._rated[cell] += sign
                for question, choice in rating.choices:
                    key = RatingCell(cell, rating.survey, question, choice, rating.channel)
                    self._ratings[key] += sign

    def change(
        self,
        old: Record,
        new: Record,
        *,
        before: Rating | None,
        after: Rating | None,
    ) -> None:
        """Replace one contribution by another."""
        self.add(old, before, -1)
        self.add(new, after)

    def cells(self) -> list[tuple[Cell, int, int]]:
        """Return (cell, records, rated) differences in key order, so that writers lock cells in one order."""
        return [
            (cell, self._records[cell], self._rated[cell])
            for cell in sorted(self._records)
            if self._records[cell] or self._rated[cell]
        ]

    def ratings(self) -> list[tuple[RatingCell, int]]:
        """Return rating differences in key order."""
        return [(key, self._ratings[key]) for key in sorted(self._ratings) if self._ratings[key]]


class Span(NamedTuple):
    """A period cut for the tally: whole half-months [first, end), and the odd days at both edges."""

    first: Day
    end: Day
    edges: tuple[tuple[Day, Day], ...]


def cut(from_: Day, to: Day) -> Span:
    """Cut a period (both ends included) into whole half-months and edges that are counted from rows."""
    first = half_month(from_)
    if first != from_:
        first = next_half(first)
    end = half_month(plus(to, 1))
    if first >= end:
        return Span(first, first, ((from_, to),))
    edges = []
    if from_ < first:
        edges.append((from_, plus(first, -1)))
    if plus(end, -1) < to:
        edges.append((end, to))
    return Span(first, end, tuple(edges))


def next_half(half: Day) -> Day:
    """Return the first day of the half-month after the given one."""
    return half_month(plus(half, 14 if half.endswith("01") else 17))
