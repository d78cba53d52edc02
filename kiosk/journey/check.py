"""Check: every figure recounted from its rows, the rules of the store looked after, and the tally mended."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from kiosk.core.acts import Act
from kiosk.core.check import Difference, Fault, Found, differences
from kiosk.core.responses import rating, speaking
from kiosk.core.tally import TABLES, Moves
from kiosk.journey import ratings
from kiosk.store import check as stored
from kiosk.store import log, tally
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
    differing, many = _recount(store, store.glance(tally.homes), progress)
    return Found(
        records=many,
        differences=tuple(differing),
        faults=_faults(store),
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
    left, _ = _recount(store, homes, progress)
    # Some rules are looked after in the tally, which is right only now.
    return replace(found, differences=tuple(left), faults=_faults(store), state=_state(store))


def catch_up(store: Store) -> None:
    """Count what a migration left to be counted; of several processes that start together, one does."""
    if _state(store) != _OUTDATED:
        return
    missing, _ = _recount(store, store.glance(tally.homes), None)

    def step(db: Db) -> None:
        if log.swap_note(db, _NOTE, _OUTDATED, _COUNTED):
            _move(db, missing)

    store.write(step)


def differing_cells(store: Store) -> list[Difference]:
    """Return the cells of the tally that differ from a recount; none when all is well."""
    return _recount(store, store.glance(tally.homes), None)[0]


def _faults(store: Store) -> tuple[Fault, ...]:
    with store.reading() as db:
        return tuple(stored.faults(db))


def _state(store: Store) -> str:
    return store.glance(lambda db: log.note(db, _NOTE)) or ""


def _move(db: Db, found: Iterable[Difference]) -> None:
    for table, cells in groupby(found, key=lambda difference: difference.table.name):
        tally.move(db, table, [(cell.key, cell.missing) for cell in cells])


def _recount(
    store: Store, homes: Iterable[str], progress: Progress | None
) -> tuple[list[Difference], int]:
    """Return the cells that differ, by table and key, and how many records were counted; home after home.

    No record ever changes its home, so that homes may be looked at one after the other while others write.
    """
    found: list[Difference] = []
    many = 0
    for home in homes:
        with store.reading() as db:
            moves = Moves()
            scores = ratings.scores(db)
            for record, given in tally.rated(db, home):
                moves.add(record, rating(speaking(given), scores))
                many += 1
                if progress:
                    progress(many)
            sums = moves.sums()
            for table in TABLES:
                found += differences(table, tally.kept(db, table, home), sums[table.name])
    return sorted(found), many
