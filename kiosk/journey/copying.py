"""Copying: the whole store into an empty one on whatever engine, compared row by row before it is called done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from kiosk.core.acts import Act
from kiosk.core.backups import Digest, Meter, line_of
from kiosk.core.messages import Message, say
from kiosk.journey.copy_target import IDENTITY, UNFINISHED, taken
from kiosk.journey.copy_target import unfit as unfit
from kiosk.journey.copy_target import unfit_file as unfit_file
from kiosk.store import log, whole
from kiosk.store.engine import Db, Store
from kiosk.store.whole import Table

Progress = Callable[[int], None]

_BATCH = 5000
_LAST = "meta"
"""The table with the notes: it comes last, when all others are there."""


@dataclass(frozen=True)
class Copied:
    """What was copied: how many rows each table has, and their hash, the same on both sides."""

    tables: dict[str, Digest]
    resumed: bool

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(digest.rows for digest in self.tables.values())


class _Count:
    """Adds up what is done and tells it."""

    def __init__(self, progress: Progress) -> None:
        self._done = 0
        self._progress = progress

    def more(self, rows: int) -> None:
        self._done += rows
        self._progress(self._done)


def copy(source: Store, target: Store, act: Act, progress: Progress) -> Copied | Message:
    """Copy everything; nobody writes to the source meanwhile, and a copy that broke off goes on where it was.

    `progress` hears of rows copied and rows compared: each row counts twice.
    """
    identity = source.write(lambda db: _identity(db, act))
    done = _Count(progress)
    with source.frozen(_names()) as db:
        tables = whole.tables(whole.schema(db))
        begun = target.write(lambda there: _begin(there, tables, identity))
        if isinstance(begun, Message):
            return begun
        if begun and not _fits(db, target, tables):
            target.write(lambda there: _empty(there, tables, identity))
        for table in tables:
            if table.name != _LAST:
                _bring(db, target, table, done)
        target.write(lambda there: _bring_notes(db, there, tables, identity))
        digests = _compared(db, target, tables, done)
        if isinstance(digests, Message):
            return digests
        target.write(lambda there: log.drop_note(there, UNFINISHED))
    entry = log.Entry(act.at, act.actor, "copy", target.name, "")
    source.write(lambda db: log.write(db, act.new_id(), entry))
    return Copied(digests, resumed=begun)


def is_unfinished(store: Store) -> bool:
    """Tell whether the store is a copy that broke off."""
    with store.reading() as db:
        return log.note(db, UNFINISHED) is not None


def _names() -> list[str]:
    return [table.name for table in whole.tables(whole.known())]


def _identity(db: Db, act: Act) -> str:
    known = log.note(db, IDENTITY)
    if known is None:
        known = act.new_id()
        log.set_note(db, IDENTITY, known)
    return known


def _begin(db: Db, tables: Sequence[Table], identity: str) -> bool | Message:
    """Return whether this very copy was begun before; refuse a store in which there is anything else."""
    refused = taken(db, identity)
    if refused:
        return refused
    if log.note(db, UNFINISHED):
        return True
    _empty(db, tables, identity)
    return False


def _empty(db: Db, tables: Sequence[Table], identity: str) -> None:
    db.defer()
    for table in reversed(tables):
        db.clear(table.name)
    log.set_note(db, UNFINISHED, identity)


def _fits(db: Db, target: Store, tables: Sequence[Table]) -> bool:
    """Tell whether every row that is there already is still the same at the source, and in its place."""
    with target.reading() as there:
        return all(
            _digest(islice(whole.rows(db, table), there.count(table.name)))
            == whole.digest(there, table)
            for table in tables
            if table.name != _LAST
        )


def _digest(rows: Iterator[tuple[Any, ...]]) -> Digest:
    meter = Meter()
    while some := list(islice(rows, whole.LINES)):
        meter.take("".join(map(line_of, some)).encode(), len(some))
    return meter.digest()


def _bring(db: Db, target: Store, table: Table, done: _Count) -> None:
    with target.reading() as there:
        known = there.count(table.name)
    done.more(known)
    rows = islice(whole.rows(db, table), known, None)
    # What a row refers to may come after it in the same table: that has to come in one go.
    batch = None if table.name in table.refers else _BATCH
    while some := list(islice(rows, batch)):
        target.write(partial(_fill, table=table, rows=some), gently=True)
        done.more(len(some))


def _fill(db: Db, table: Table, rows: list[tuple[Any, ...]]) -> None:
    db.defer()
    whole.fill(db, table, rows)


def _bring_notes(db: Db, there: Db, tables: Sequence[Table], identity: str) -> None:
    """Bring the notes; beside them the mark of an unfinished copy stays until everything is compared."""
    (last,) = (table for table in tables if table.name == _LAST)
    there.clear(_LAST)
    whole.fill(there, last, whole.rows(db, last))
    log.set_note(there, UNFINISHED, identity)


def _compared(
    db: Db, target: Store, tables: Sequence[Table], done: _Count
) -> dict[str, Digest] | Message:
    digests = {}
    with target.reading() as there:
        for table in tables:
            digests[table.name] = whole.digest(db, table)
            if _digest(_copied(there, table)) != digests[table.name]:
                return say(
                    "The copy differs from the store in %(table)s, so it is no store yet. Say the same once more: all "
                    "of it is then copied anew.",
                    table=table.name,
                )
            done.more(digests[table.name].rows)
    return digests


def _copied(there: Db, table: Table) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a copy, without its own mark."""
    rows = whole.rows(there, table)
    return rows if table.name != _LAST else (row for row in rows if row[0] != UNFINISHED)
