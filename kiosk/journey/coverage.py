"""Coverage: rated records against the target, from the tally and, for odd days, from the rows."""

from collections.abc import Mapping
from fractions import Fraction
from operator import add

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
from kiosk.core.responses import rating, speaking
from kiosk.core.tally import Counts, Moves, cut, next_half
from kiosk.core.units import Unit
from kiosk.journey import ratings
from kiosk.store import catalogue, tally, units
from kiosk.store.engine import Db, Store

Pair = tuple[str, str]
"""(unit in the asked role, field)."""

_NONE = Counts(0, 0, 0, 0)


class _Sums:
    """Counts by (unit, field), filled from cells and from rows."""

    def __init__(self, question: Question, finals: Mapping[str, str]) -> None:
        """Begin with nothing; `finals` tells which unit stands for one today."""
        self._question = question
        self._finals = finals
        self._counts: dict[Pair, Counts] = {}

    def _pair(self, receiving: str, resolving: str, field: str) -> Pair | None:
        unit = receiving if self._question.role == "receiving" else resolving
        wanted = self._question.units is None or unit in self._question.units
        return (self._finals.get(unit, unit), field) if wanted else None

    def count(self, line: tally.CellSum) -> None:
        pair = self._pair(line.receiving_unit, line.resolving_unit, line.field)
        if pair:
            before = self._counts.get(pair, _NONE)
            self._counts[pair] = Counts(*map(add, before, line.counts))

    def counts(self) -> list[Count]:
        return [
            Count(*pair, counts.records, counts.rated, counts.satisfied, counts.answers)
            for pair, counts in self._counts.items()
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
    span = cut(question.from_, question.to)
    sums = _Sums(question, finals)
    halves = tally.Halves(question.base, span.first, span.end, int(question.with_withdrawn))
    for line in tally.cell_sums(db, halves):
        sums.count(line)
    for days in span.edges:
        _count_edge(db, question, days, sums)
    return sums


def _count_edge(db: Db, question: Question, days: tuple[Day, Day], sums: _Sums) -> None:
    """Count odd days from the rows, through the very rule that fills the tally."""
    moves = Moves()
    scores = ratings.scores(db)
    for record, given in tally.edge(db, question.base, days, withdrawn=question.with_withdrawn):
        moves.add(record, rating(speaking(given), scores))
    for cell, counts in moves.cells():
        if cell.base == question.base:
            place = (cell.receiving_unit, cell.resolving_unit, cell.field)
            sums.count(tally.CellSum(*place, counts))


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
