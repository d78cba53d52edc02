"""Tally cells in the store, and the rows behind them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from kiosk.core.days import Day, plus
from kiosk.core.form_06a import Flow
from kiosk.core.records import Record
from kiosk.core.tally import Counts, Moves, Sums, Table
from kiosk.store.engine import Db


class CellSum(NamedTuple):
    """What is counted in a period, by units and field."""

    receiving_unit: str
    resolving_unit: str
    field: str
    counts: Counts


class FlowSum(NamedTuple):
    """What happened until some day, by units and field."""

    receiving_unit: str
    resolving_unit: str
    field: str
    flow: Flow


class Given(NamedTuple):
    """Of a response what its rating is made of."""

    round: int
    moment: str
    received_at: str
    survey: str
    channel: str
    answers: str
    id: str = ""
    """Known in a recount only."""


class Rated(NamedTuple):
    """A record with the counted responses to it."""

    record: Record
    given: list[Given]


_WIDTH = len(Record._fields)
_MOMENT = _WIDTH + Given._fields.index("moment")


class Halves(NamedTuple):
    """Whole half-months [first, last) of a base."""

    base: str
    first: Day
    last: Day
    withdrawn: int


def settle(db: Db) -> None:
    """Apply all differences that the steps of a transaction gathered in `db.moves`, at once and in key order."""
    for table, sums in db.moves.sums().items():
        move(db, table, sums)
    db.moves = Moves()


def move(db: Db, table: str, differences: Sums) -> None:
    """Move cells of a table by differences."""
    db.together(f"{table}_move", [(*key, *counts) for key, counts in differences])


def homes(db: Db) -> list[str]:
    """Return every home, also one that only the tally knows."""
    return [home for (home,) in db.all("tally_homes")]


def kept(db: Db, table: Table, home: str) -> dict[tuple[str | int, ...], tuple[int, ...]]:
    """Return the cells of a home as the store holds them, without the empty ones."""
    places = len(table.key)
    rows = db.stream(f"{table.name}_of_home", home=home)
    return {row[:places]: row[places:] for row in rows if any(row[places:])}


def rated(db: Db, home: str) -> Iterator[Rated]:
    """Return every record of a home with the counted responses to it."""
    return _with_responses(db.stream("rated_of_home", home=home))


def _with_responses(rows: Iterable[tuple[Any, ...]]) -> Iterator[Rated]:
    """Put lines of the same record together; the responses stand behind the record's columns."""
    for _, lines in groupby(rows, key=itemgetter(0, 1)):
        first, *more = lines
        given = [Given(*line[_WIDTH:]) for line in (first, *more) if line[_MOMENT] is not None]
        yield Rated(Record._make(first[:_WIDTH]), given)


def cell_sums(db: Db, halves: Halves) -> list[CellSum]:
    """Return what is counted in whole half-months."""
    rows = db.all("cells_of_halves", **halves._asdict())
    return [CellSum._make((*row[:3], Counts._make(map(int, row[3:])))) for row in rows]


def flow_sums(db: Db, half: Day) -> list[FlowSum]:
    """Return all that happened before a half-month."""
    rows = db.all("flows_before", half=half)
    return [FlowSum._make((*row[:3], Flow._make(map(int, row[3:])))) for row in rows]


def flow_edge(db: Db, days: tuple[Day, Day]) -> Iterator[Record]:
    """Return the records to which something may have happened in a few odd days."""
    first, last = days
    due = {"due_from": plus(first, -1), "due_to": plus(last, -1)}
    rows = db.stream("flow_edge", from_day=first, to_day=last, **due)
    return (Record._make(row) for row in rows)


_EDGES = {"resolved": "edge_resolved", "returned": "edge_returned", "received": "edge_received"}


def edge(db: Db, base: str, days: tuple[Day, Day], *, withdrawn: bool) -> Iterator[Rated]:
    """Return the records of a base in a few odd days, with the counted responses to them."""
    rows = db.stream(_EDGES[base], from_day=days[0], to_day=days[1], withdrawn=int(withdrawn))
    return _with_responses(rows)


def halves(db: Db, base: str) -> tuple[Day, Day] | None:
    """Return the first and the last half-month of a base that hold records."""
    row = db.one("halves_of_base", base=base)
    return (row[0], row[1]) if row and row[0] else None


def target_percent(db: Db, day: Day) -> str:
    """Return the target that holds on a day, in percent, as decimal text."""
    percent: str = db.value("target_on", day=day)
    return percent
