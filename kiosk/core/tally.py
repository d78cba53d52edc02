"""Tally: which cells a record stands in, and by how much they move when a row changes.

A cell is (home, base, half-month, withdrawn, receiving unit, resolving unit, field). Cells move by the difference
between a row's old and new contribution, never by a recount, so that two transactions cannot miss each other's row.
"""

from typing import NamedTuple

from kiosk.core.days import Day, half_month, plus
from kiosk.core.form_06a import Flow, FlowCell, events
from kiosk.core.records import CLOSED_EARLY, DONE, NEVER_ACCEPTED, RETURNED, Record, dated


class Cell(NamedTuple):
    """The key of a cell; `half` is the first day of its half-month."""

    home: str
    base: str
    half: Day
    withdrawn: int
    receiving_unit: str
    resolving_unit: str
    field: str


class Counts(NamedTuple):
    """What a cell holds: records, those rated, and of these the answers to the question that counts."""

    records: int
    rated: int
    answers: int
    satisfied: int


class Rating(NamedTuple):
    """The response that speaks for a record: its survey version, channel and (question, choice) pairs."""

    survey: str
    channel: str
    choices: tuple[tuple[str, str], ...]
    answers: int
    """Levels chosen in the question that counts: 1, or 0 when it was left out."""
    satisfied: int
    """Those among them that are satisfied ones."""


class RatingCell(NamedTuple):
    """The key of a rating cell: a cell and what was chosen through which channel."""

    cell: Cell
    survey: str
    question: str
    choice: str
    channel: str


class Table(NamedTuple):
    """A table of the tally: the key of its cells, and what is counted in them."""

    name: str
    key: tuple[str, ...]
    counts: tuple[str, ...]


TABLES = (
    Table("tally", Cell._fields, Counts._fields),
    Table(
        "rating_tally",
        (*Cell._fields, "survey", "question", "choice", "channel"),
        ("ratings",),
    ),
    Table("flow_tally", FlowCell._fields, Flow._fields),
    Table("unmapped_tally", ("home", "procedure"), ("records",)),
)

Sums = list[tuple[tuple[str | int, ...], tuple[int, ...]]]
"""(key of a cell, what is counted in it), in key order."""


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
        self._cells: dict[Cell, list[int]] = {}
        self._ratings: dict[RatingCell, int] = {}
        self._flows: dict[tuple[str, ...], list[int]] = {}
        self._unmapped: dict[tuple[str, str], int] = {}

    def add(self, record: Record, rating: Rating | None, sign: int = 1) -> None:
        """Add a record's contribution, or take it away with sign -1."""
        record = dated(record)
        self._count(record, rating, sign)
        self._place(record, sign)

    def change(
        self,
        old: Record,
        new: Record,
        *,
        before: Rating | None,
        after: Rating | None,
    ) -> None:
        """Replace one contribution by another."""
        was = dated(old)
        self._count(was, before, -1)
        self._count(dated(new), after, 1)
        if new is not old:
            self._place(was, -1)
            self._place(dated(new), 1)

    def _count(self, record: Record, rating: Rating | None, sign: int) -> None:
        for cell in cells(record):
            counts = self._cells.setdefault(cell, [0, 0, 0, 0])
            counts[0] += sign
            if rating:
                counts[1] += sign
                counts[2] += sign * rating.answers
                counts[3] += sign * rating.satisfied
                for question, choice in rating.choices:
                    key = RatingCell(cell, rating.survey, question, choice, rating.channel)
                    self._ratings[key] = self._ratings.get(key, 0) + sign

    def _place(self, record: Record, sign: int) -> None:
        """Count what has nothing to do with ratings."""
        place = (record.receiving_unit, record.resolving_unit, record.field)
        for day, what, one in events(record):
            # A plain tuple is made much faster than a named one, and is the same key.
            cell = (record.home, half_month(day), *place)
            self._flows.setdefault(cell, [0] * len(Flow._fields))[what] += sign * one
        if record.procedure and not record.field:
            key = (record.home, record.procedure)
            self._unmapped[key] = self._unmapped.get(key, 0) + sign

    def cells(self) -> list[tuple[Cell, Counts]]:
        """Return (cell, differences) in key order, so that writers lock cells in one order."""
        moved = sorted((cell, counts) for cell, counts in self._cells.items() if any(counts))
        return [(cell, Counts(*counts)) for cell, counts in moved]

    def ratings(self) -> list[tuple[RatingCell, int]]:
        """Return rating differences in key order."""
        return sorted((key, number) for key, number in self._ratings.items() if number)

    def flows(self) -> list[tuple[FlowCell, Flow]]:
        """Return differences of form 06a in key order."""
        moved = sorted((cell, counts) for cell, counts in self._flows.items() if any(counts))
        return [(FlowCell._make(cell), Flow._make(counts)) for cell, counts in moved]

    def sums(self) -> dict[str, Sums]:
        """Return all differences by the name of their table."""
        unmapped = sorted((key, number) for key, number in self._unmapped.items() if number)
        return {
            "tally": [*self.cells()],
            "rating_tally": [
                ((*key.cell, *key[1:]), (ratings,)) for key, ratings in self.ratings()
            ],
            "flow_tally": [*self.flows()],
            "unmapped_tally": [(key, (records,)) for key, records in unmapped],
        }


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
