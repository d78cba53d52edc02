"""Check: every figure recounted from its rows, the rules of the store looked after, and the tally mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from kiosk.core.acts import Act
from kiosk.core.check import Difference, Fault, Found, differences, shown
from kiosk.core.responses import kept_survey, rating, speaking
from kiosk.core.sound import Watch, of_units
from kiosk.core.surveys import Survey
from kiosk.core.tally import TABLES, Moves, Sums
from kiosk.journey import ratings
from kiosk.store import catalogue, log, responses, tally
from kiosk.store import check as stored
from kiosk.store.engine import Db, Store

_NOTE = "tally"
"""Key of the note that changes whenever the tally is mended."""

_OUTDATED = "outdated"
_COUNTED = "counted"

Progress = Callable[[int], None]


def size(store: Store) -> int:
    """Return how many records there are to be counted."""
    return store.glance(stored.size)


def examine(store: Store, progress: Progress | None = None) -> Found:
    """Recount everything and look for what cannot be; nothing is written, and nobody waits."""
    state = _state(store)
    counted = _recount(store, store.glance(tally.homes), progress)
    return Found(
        records=counted.records,
        differences=tuple(counted.differences),
        faults=(*_faults(store), *counted.faults),
        damage=tuple(store.damage()),
        state=state,
    )


def repair(store: Store, found: Found, act: Act, progress: Progress | None = None) -> Found:
    """Mend the tally of all differences in one transaction, log it, and return what is left of them.

    A cell and the rows behind it move together, so that what is missing in a cell stays the same whatever is written
    meanwhile: nothing needs to be counted while others wait. Only another repair would change it; then nothing is done
    but to look again.
    """

    def step(db: Db) -> None:
        if log.swap_note(db, _NOTE, found.state, act.new_id()):
            _move(db, found.differences)
            many = str(len(found.differences))
            log.write(db, act.new_id(), log.Entry(act.at, act.actor, "repair", "tally", many))

    store.write(step)
    homes = sorted({str(difference.key[0]) for difference in found.differences})
    left = _recount(store, homes, progress).differences
    # Some rules are looked after in the tally, which is right only now; rows are as they were.
    stated = (fault for fault in found.faults if fault.rule not in stored.RULES)
    faults = (*_stated(store), *stated)
    return replace(found, differences=tuple(left), faults=faults, state=_state(store))


def catch_up(store: Store) -> None:
    """Count what a migration left to be counted; of several processes that start together, one does."""
    if _state(store) != _OUTDATED:
        return
    missing = _recount(store, store.glance(tally.homes), None).differences

    def step(db: Db) -> None:
        if log.swap_note(db, _NOTE, _OUTDATED, _COUNTED):
            _move(db, missing)

    store.write(step)


def differing_cells(store: Store) -> list[Difference]:
    """Return the cells of the tally that differ from a recount; none when all is well."""
    return _recount(store, store.glance(tally.homes), None).differences


def names(store: Store) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of units and of fields by key, whatever stands there."""
    with store.reading() as db:
        fields = catalogue.fields(db)
        return (
            {unit.key: shown(unit.name) for unit in stored.units(db)},
            {key: shown(one.name) for key, one in fields.items()},
        )


def _stated(store: Store) -> tuple[Fault, ...]:
    with store.reading() as db:
        return tuple(stored.faults(db))


def _faults(store: Store) -> tuple[Fault, ...]:
    """Return every fault outside of what a recount reads."""
    found = _stated(store)
    with store.reading() as db:
        watch = Watch(_surveys(db))
        for row in stored.answers_beside(db):
            watch.answers(*row)
        lost = (version for version, body in responses.survey_bodies(db) if not kept_survey(body))
        unread = [Fault("survey_unreadable", "", shown(version)) for version in lost]
        return (*found, *unread, *of_units(stored.units(db)), *watch.faults)


def _surveys(db: Db) -> Callable[[str], Survey | None]:
    def of(version: str) -> Survey | None:
        body = responses.survey_body(db, version)
        return kept_survey(body) if body else None

    return of


def _state(store: Store) -> str:
    return store.glance(lambda db: log.note(db, _NOTE)) or ""


def _move(db: Db, found: Iterable[Difference]) -> None:
    for table, cells in groupby(found, key=lambda difference: difference.table.name):
        tally.move(db, table, [(cell.key, cell.missing) for cell in cells])


@dataclass
class _Counted:
    """What a recount came to: cells that differ by table and key, records, and rows that break a rule."""

    differences: list[Difference] = field(default_factory=list)
    records: int = 0
    faults: list[Fault] = field(default_factory=list)


def _recount(store: Store, homes: Iterable[str], progress: Progress | None) -> _Counted:
    """Count anew home after home.

    No record ever changes its home, so that homes may be looked at one after the other while others write.
    """
    found = _Counted()
    for home in homes:
        with store.reading() as db:
            sums = _sums(db, home, found, progress)
            for table in TABLES:
                found.differences += differences(
                    table, tally.kept(db, table, home), sums[table.name]
                )
    found.differences.sort(key=lambda difference: difference.order)
    return found


def _sums(db: Db, home: str, found: _Counted, progress: Progress | None) -> dict[str, Sums]:
    """Count a home; what cannot be counted is noted as a fault."""
    moves = Moves()
    scores = ratings.scores(db)
    watch = Watch(_surveys(db))
    for record, given in tally.rated(db, home):
        countable = watch.record(record, given)
        if countable is not None:
            moves.add(record, rating(speaking(countable), scores))
        found.records += 1
        if progress:
            progress(found.records)
    found.faults += watch.faults
    return moves.sums()
