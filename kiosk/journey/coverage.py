"""Coverage: rated records against the target, from the tally and, for odd days, from the rows."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from kiosk.core.acts import Act
from kiosk.core.coverage import (
    Count,
    Coverage,
    Period,
    Question,
    by_field,
    by_unit,
    figures,
    official_year,
)
from kiosk.core.days import Day, day_of, plus
from kiosk.core.records import Record
from kiosk.core.responses import rating, speaking
from kiosk.core.scales import group
from kiosk.core.surveys import Survey, from_json
from kiosk.core.tally import Cell, Moves, RatingCell, cut, next_half
from kiosk.core.units import Unit
from kiosk.store import catalogue, responses, tally, units
from kiosk.store.engine import Db, Store

Pair = tuple[str, str]
"""(unit in the asked role, field)."""


class _Sums:
    """Counts by (unit, field), filled from cells and from rows."""

    def __init__(self, question: Question, finals: Mapping[str, str]) -> None:
        """Begin with nothing; `finals` tells which unit stands for one today."""
        self._question = question
        self._finals = finals
        self._records: dict[Pair, int] = defaultdict(int)
        self._rated: dict[Pair, int] = defaultdict(int)
        self._satisfied: dict[Pair, int] = defaultdict(int)
        self._answers: dict[Pair, int] = defaultdict(int)

    def _pair(self, receiving: str, resolving: str, field: str) -> Pair | None:
        unit = receiving if self._question.role == "receiving" else resolving
        wanted = self._question.units is None or unit in self._question.units
        return (self._finals.get(unit, unit), field) if wanted else None

    def count(self, line: tally.CellSum) -> None:
        pair = self._pair(line.receiving_unit, line.resolving_unit, line.field)
        if pair:
            self._records[pair] += line.records
            self._rated[pair] += line.rated

    def rate(self, line: tally.RatingSum, surveys: dict[str, Survey]) -> None:
        pair = self._pair(line.receiving_unit, line.resolving_unit, line.field)
        counting = surveys[line.survey].counting
        if pair and line.question == counting.id:
            self._answers[pair] += line.ratings
            if group(counting.scale or "", line.choice) == "satisfied":
                self._satisfied[pair] += line.ratings

    def counts(self) -> list[Count]:
        return [
            Count(
                *pair,
                self._records[pair],
                self._rated[pair],
                self._satisfied[pair],
                self._answers[pair],
            )
            for pair in self._records
        ]


def measure(store: Store, question: Question) -> Coverage:
    """Answer a question about coverage."""
    with store.reading() as db:
        known = units.index(db)
        # An import that was under way during a merger goes on naming the unit that was merged.
        sums = _sums(db, question, known.finals())
        target = Fraction(tally.target_percent(db, question.to))
        field_names = {key: field.name for key, field in catalogue.fields(db).items()}
    counts = sums.counts()
    return Coverage(
        target_percent=target,
        question=question,
        total=figures(counts, target),
        fields=by_field(counts, field_names, target),
        units=by_unit(counts, known.names(), target),
    )


def _sums(db: Db, question: Question, finals: Mapping[str, str]) -> _Sums:
    surveys = {version: from_json(body) for version, body in responses.survey_bodies(db)}
    span = cut(question.from_, question.to)
    sums = _Sums(question, finals)
    halves = tally.Halves(question.base, span.first, span.end, int(question.with_withdrawn))
    for line in tally.cell_sums(db, halves):
        sums.count(line)
    for choice in tally.rating_sums(db, halves):
        sums.rate(choice, surveys)
    for days in span.edges:
        _count_edge(db, question, days, sums, surveys)
    return sums


def _count_edge(
    db: Db, question: Question, days: tuple[Day, Day], sums: _Sums, surveys: dict[str, Survey]
) -> None:
    """Count odd days from the rows, through the very rule that fills the tally."""
    rows = list(tally.edge(db, question.base, days, withdrawn=question.with_withdrawn))
    moves = contributions(db, rows)
    for cell, records, rated in moves.cells():
        if cell.base == question.base:
            sums.count(tally.CellSum(*_places(cell), records, rated))
    for key, ratings in moves.ratings():
        if key.cell.base == question.base:
            choice = (key.survey, key.question, key.choice)
            sums.rate(tally.RatingSum(*_places(key.cell), *choice, ratings), surveys)


def _places(cell: Cell) -> tuple[str, str, str]:
    return cell.receiving_unit, cell.resolving_unit, cell.field


def contributions(db: Db, records: list[Record]) -> Moves:
    """Return what the records add to the tally, ratings included."""
    moves = Moves()
    for record in records:
        moves.add(record, rating(speaking(responses.counted(db, record.home, record.code))))
    return moves


def recount(db: Db) -> tuple[dict[Cell, tuple[int, int]], dict[RatingCell, int]]:
    """Count every cell anew from all records and responses."""
    moves = Moves()
    given = tally.counted(db)
    waiting = next(given, None)
    for record in tally.records(db):
        own = []
        while waiting and (waiting.home, waiting.record) == (record.home, record.code):
            own.append(waiting)
            waiting = next(given, None)
        moves.add(record, rating(speaking(own)))
    cells = {cell: (records, rated) for cell, records, rated in moves.cells()}
    return cells, dict(moves.ratings())


def differing_cells(store: Store) -> list[Cell | RatingCell]:
    """Return the tally cells that differ from a recount; none when all is well."""
    with store.reading() as db:
        kept_cells, kept_ratings = tally.kept(db)
        cells, ratings = recount(db)
    return [
        *(key for key in {*kept_cells, *cells} if kept_cells.get(key) != cells.get(key)),
        *(key for key in {*kept_ratings, *ratings} if kept_ratings.get(key) != ratings.get(key)),
    ]


def official_year_of(act: Act) -> Period:
    """Return the official year in which somebody acts."""
    return official_year(day_of(act.now))


def units_below(store: Store, unit: Unit | None) -> frozenset[str] | None:
    """Return a unit with all below it; None for every unit."""
    if unit is None:
        return None
    with store.reading() as db:
        return units.index(db).below(unit.key)


def known_period(store: Store, base: str) -> Period | None:
    """Return the days between which a base has records, by whole half-months."""
    with store.reading() as db:
        found = tally.halves(db, base)
    return Period(found[0], plus(next_half(found[1]), -1)) if found else None


def unmapped(store: Store) -> list[catalogue.Unmapped]:
    """Return the procedures that no field is known for, with the records that wait."""
    with store.reading() as db:
        return catalogue.unmapped(db)
