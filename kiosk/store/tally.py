"""Tally cells in the store, and the rows behind them."""

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.core.days import Day
from kiosk.core.records import Record
from kiosk.core.tally import Cell, RatingCell
from kiosk.store.engine import Db
from kiosk.store.responses import Response


class CellSum(NamedTuple):
    """Records and rated records of a period, by units and field."""

    receiving_unit: str
    resolving_unit: str
    field: str
    records: int
    rated: int


class RatingSum(NamedTuple):
    """How often a choice was made in a period, by units and field."""

    receiving_unit: str
    resolving_unit: str
    field: str
    survey: str
    question: str
    choice: str
    ratings: int


class Halves(NamedTuple):
    """Whole half-months [first, last) of a base."""

    base: str
    first: Day
    last: Day
    withdrawn: int


def settle(db: Db) -> None:
    """Apply all differences that the steps of a transaction gathered in `db.moves`, at once and in key order."""
    db.together(
        "tally_move", [(*cell, records, rated) for cell, records, rated in db.moves.cells()]
    )
    db.together(
        "rating_move",
        [
            (*key.cell, key.survey, key.question, key.choice, key.channel, ratings)
            for key, ratings in db.moves.ratings()
        ],
    )


def kept(db: Db) -> tuple[dict[Cell, tuple[int, int]], dict[RatingCell, int]]:
    """Return every cell as the store holds it, without the empty ones."""
    cells = {Cell._make(row[:7]): (row[7], row[8]) for row in db.stream("tally_all")}
    ratings = {
        RatingCell._make((Cell._make(row[:7]), *row[7:11])): row[11]
        for row in db.stream("rating_tally_all")
    }
    return cells, ratings


def records(db: Db) -> Iterator[Record]:
    """Return every record in key order."""
    return (Record._make(row) for row in db.stream("records_all"))


def counted(db: Db) -> Iterator[Response]:
    """Return every counted response, by record and oldest first."""
    return (Response._make(row) for row in db.stream("responses_counted_all"))


def cell_sums(db: Db, halves: Halves) -> list[CellSum]:
    """Return records and rated records of whole half-months."""
    rows = db.all("cells_of_halves", **halves._asdict())
    return [CellSum._make((*row[:3], int(row[3]), int(row[4]))) for row in rows]


def rating_sums(db: Db, halves: Halves) -> list[RatingSum]:
    """Return choices made in whole half-months."""
    rows = db.all("ratings_of_halves", **halves._asdict())
    return [RatingSum._make((*row[:6], int(row[6]))) for row in rows]


_EDGES = {"resolved": "edge_resolved", "returned": "edge_returned", "received": "edge_received"}


def edge(db: Db, base: str, days: tuple[Day, Day], *, withdrawn: bool) -> Iterator[Record]:
    """Return the records of a base in a few odd days."""
    rows = db.stream(_EDGES[base], from_day=days[0], to_day=days[1], withdrawn=int(withdrawn))
    return (Record._make(row) for row in rows)


def halves(db: Db, base: str) -> tuple[Day, Day] | None:
    """Return the first and the last half-month of a base that hold records."""
    row = db.one("halves_of_base", base=base)
    return (row[0], row[1]) if row and row[0] else None


def target_percent(db: Db, day: Day) -> str:
    """Return the target that holds on a day, in percent, as decimal text."""
    percent: str = db.value("target_on", day=day)
    return percent
