"""Records: an office's checked file previewed and applied."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from time import perf_counter

from kiosk.core.acts import Act
from kiosk.core.days import Instant
from kiosk.core.incoming import Problem
from kiosk.core.records import (
    Added,
    Held,
    Place,
    Proposal,
    Record,
    Same,
    Source,
    Updated,
    decide,
)
from kiosk.core.units import Unit
from kiosk.journey import meanings
from kiosk.journey.checked import Checked, Row
from kiosk.journey.intake import Upload, inspect
from kiosk.journey.meanings import Meanings
from kiosk.journey.ratings import move
from kiosk.store import records, tally
from kiosk.store.engine import Db, Store
from kiosk.store.records import HeldChange, ImportRun

__all__ = ["Checked", "Report", "Upload", "apply", "imports", "inspect", "new_units", "preview"]

_FEWEST, _MOST = 20, 4000


@dataclass
class Report:
    """What an import did, or would do."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    older: int = 0
    """Those among the unchanged that the store knows from a newer export."""
    duplicates: int = 0
    held: int = 0
    problems: list[Problem] = field(default_factory=list)
    unmapped: list[str] = field(default_factory=list)
    new_units: list[str] = field(default_factory=list)


@dataclass
class _Outcome:
    """What a chunk of rows comes to."""

    added: list[Record] = field(default_factory=list)
    updated: list[tuple[Record, Record]] = field(default_factory=list)
    seen: list[Record] = field(default_factory=list)
    held: list[tuple[Record, Record]] = field(default_factory=list)
    unchanged: int = 0
    older: int = 0


def preview(store: Store, checked: Checked) -> Report:
    """Return what an import would do; nothing is written."""
    report = _report(checked)
    with store.reading() as db:
        keys = meanings.foresee(db, checked)
        source = Source(checked.header.present, checked.as_of, "")
        for chunk in checked.rows():
            report = _plus(report, _outcome(db, chunk, keys, source))
    report.unmapped = meanings.unmapped(checked, keys)
    return report


def apply(
    store: Store, checked: Checked, act: Act, progress: Callable[[int], None] | None = None
) -> Report:
    """Import the file's good rows in short transactions; the same file again changes nothing."""
    report = _report(checked)
    started = act.at
    source = Source(checked.header.present, checked.as_of, act.new_id())
    keys = store.write(partial(meanings.prepare, checked=checked, act=act))
    store.write(lambda db: records.log_import(db, _run(checked, report, source, act, started)))
    done = 0
    for chunk in _paced(checked, store.longest_piece):

        def step(
            db: Db, rows: list[Row] = chunk.rows, before: Report = report
        ) -> tuple[Report, float]:
            begun = perf_counter()
            after = _plus(before, _apply(db, rows, keys, source, act))
            # Whoever finds an import that broke off is told what it stored.
            records.log_import(db, _run(checked, after, source, act, started))
            # The end of the transaction would do it, too: a third of all that others wait for.
            tally.settle(db)
            return after, perf_counter() - begun

        report, seconds = store.write(step, gently=True)
        chunk.took(seconds)
        done += len(chunk.rows)
        if progress:
            progress(done)
    report.unmapped = meanings.unmapped(checked, keys)

    def end(db: Db) -> None:
        records.settle_held(db)
        records.log_import(db, _run(checked, report, source, act, started, ended=True))

    store.write(end)
    return report


@dataclass
class _Chunk:
    rows: list[Row]
    took: Callable[[float], None]


def _paced(checked: Checked, longest: float) -> Iterator[_Chunk]:
    """Give rows in chunks whose transactions stay short: the next is cut by how long the last one took."""
    size = 500

    def took(seconds: float) -> None:
        nonlocal size
        size = max(_FEWEST, min(_MOST, int(size * longest / max(seconds, 0.001))))

    waiting: list[Row] = []
    for batch in checked.rows():
        waiting += batch
        while len(waiting) >= size:
            part, waiting = waiting[:size], waiting[size:]
            yield _Chunk(part, took)
    while waiting:
        part, waiting = waiting[:size], waiting[size:]
        yield _Chunk(part, took)


def _report(checked: Checked) -> Report:
    return Report(
        duplicates=checked.duplicates,
        problems=checked.problems,
        new_units=[unit.name for unit in checked.new_units.values()],
    )


def _plus(report: Report, outcome: _Outcome) -> Report:
    return replace(
        report,
        added=report.added + len(outcome.added),
        updated=report.updated + len(outcome.updated),
        held=report.held + len(outcome.held),
        unchanged=report.unchanged + outcome.unchanged,
        older=report.older + outcome.older,
    )


def _run(
    checked: Checked,
    report: Report,
    source: Source,
    act: Act,
    started: Instant,
    *,
    ended: bool = False,
) -> ImportRun:
    return ImportRun(
        id=source.import_id,
        file_name=checked.name,
        as_of=checked.as_of,
        started_at=started,
        finished_at=act.at if ended else None,
        actor=act.actor,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        duplicates=report.duplicates,
        problems=checked.bad.count,
        held=report.held,
    )


def _outcome(db: Db, chunk: Iterable[Row], keys: Meanings, source: Source) -> _Outcome:
    outcome = _Outcome()
    rows = list(chunk)
    known = records.by_codes(db, [row.code for row in rows])
    for row in rows:
        old = known.get(row.code)
        said = _proposal(row, keys)
        unit = said.receiving_unit or said.resolving_unit or keys.default or ""
        unit = keys.units.get(unit, unit)
        decision = decide(old, said, Place(keys.homes.get(unit, ""), unit), source)
        match decision:
            case Added(record):
                outcome.added.append(record)
            case Updated(before, after):
                outcome.updated.append((before, after))
            case Held(before, after):
                _hold(db, outcome, before, after)
            case Same(newer):
                outcome.unchanged += 1
                outcome.older += old is not None and source.as_of < old.as_of
                if newer and old:
                    outcome.seen.append(old)
    return outcome


def _proposal(row: Row, keys: Meanings) -> Proposal:
    procedure, field = keys.subjects[row.subject]
    receiving, resolving = row.receiving_unit, row.resolving_unit
    return Proposal(
        row.code,
        row.status,
        row.filed_via,
        procedure,
        field,
        keys.units.get(receiving, receiving) if receiving else None,
        keys.units.get(resolving, resolving) if resolving else None,
        *row[-4:],
    )


def _hold(db: Db, outcome: _Outcome, before: Record, after: Record) -> None:
    """Hold a step backwards, unless an official has refused this very step."""
    last = records.held_before(db, after.home, after.code)
    if last and last == (body(after), "refused"):
        outcome.unchanged += 1
    else:
        outcome.held.append((before, after))


def body(record: Record) -> str:
    """Return a held record as it is kept: all but what tells which file it came from."""
    return json.dumps(record._replace(as_of="", import_id=None), ensure_ascii=False)


def _apply(db: Db, chunk: list[Row], keys: Meanings, source: Source, act: Act) -> _Outcome:
    records.hold(db, [row.code for row in chunk])
    outcome = _outcome(db, chunk, keys, source)
    for record in outcome.added:
        db.moves.add(record, None)
    for before, after in outcome.updated:
        move(db, before, after)
    records.add(db, outcome.added)
    records.change(db, outcome.updated, now=act.at, import_id=source.import_id)
    records.seen(db, outcome.seen, source.as_of)
    held = [
        HeldChange(after.home, after.code, source.as_of, before.status, after.status, body(after))
        for before, after in outcome.held
    ]
    records.keep_waiting(db, held, import_id=source.import_id)
    return outcome


def imports(store: Store, *, many: int = 50) -> list[ImportRun]:
    """Return the latest imports, newest first."""
    with store.reading() as db:
        return records.imports(db, many=many)


def new_units(checked: Checked) -> list[tuple[Unit, tuple[str, ...]]]:
    """Return units that an import would make, each with the known names it comes close to."""
    return [(unit, checked.near[key]) for key, unit in checked.new_units.items()]
