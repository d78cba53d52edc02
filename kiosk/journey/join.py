"""Joining: another office's store comes into this one. Homes, codes and answers stay what they are; nothing is written
until everything that clashes is settled, and nothing stays unless all of it is there."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kiosk.core.acts import Act
from kiosk.core.joining import Clash as Clash
from kiosk.core.messages import say
from kiosk.core.records import Record
from kiosk.core.responses import rating, speaking
from kiosk.core.tally import Rating
from kiosk.core.text import fold
from kiosk.journey import ratings
from kiosk.journey.join_clashes import Choice as Choice
from kiosk.journey.join_plan import Plan, plan
from kiosk.journey.records import body
from kiosk.store import joining, log, tally, whole
from kiosk.store.engine import Db, Store
from kiosk.store.whole import Table

Progress = Callable[[int], None]
Line = dict[str, Any]

LEFT = frozenset(
    {
        *("tally", "rating_tally", "flow_tally", "unmapped_tally"),
        *("target", "session", "signin_failure", "meta"),
        *("pairing", "device_seen", "push"),
    }
)
"""Tables that do not come along: counted anew here, of no use without the other secret, or of a moment only."""


@dataclass(frozen=True)
class Joined:
    """What came in, or would."""

    rows: dict[str, int]
    plan: Plan
    written: bool


class _RefusedError(Exception):
    """Ends the transaction: something clashes, or a count is wrong."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(len(clashes))
        self.clashes = clashes


def size(theirs: Store) -> int:
    """Return about how many rows the other store has."""
    with theirs.reading() as db:
        return whole.size(db, whole.tables(whole.known()))


def join(
    ours: Store,
    theirs: Store,
    choice: Choice,
    act: Act,
    *,
    dry_run: bool = False,
    progress: Progress = lambda done: None,
) -> Joined | list[Clash]:
    """Take another store in, in one transaction; or return all that has to be settled first."""

    def step(db: Db) -> Joined:
        with theirs.reading() as source:
            settled = plan(db, source, choice)
            if isinstance(settled, list):
                raise _RefusedError(settled)
            rows = _Mover(db, source, settled, progress).move()
            _compare(db, source, settled)
            _count(db, source, settled)
        detail = ", ".join(f"{name} {many}" for name, many in rows.items() if many)
        entry = log.Entry(act.at, act.actor, "join", choice.source, detail[:1000])
        log.write(db, act.new_id(), entry)
        return Joined(rows, settled, written=True)

    try:
        return _try(ours, theirs, choice) if dry_run else ours.write(step)
    except _RefusedError as refused:
        return refused.clashes


def _try(ours: Store, theirs: Store, choice: Choice) -> Joined | list[Clash]:
    with ours.reading() as db, theirs.reading() as source:
        settled = plan(db, source, choice)
        if isinstance(settled, list):
            return settled
        rows = {
            table.name: source.count(table.name)
            for table in whole.tables(whole.known())
            if table.name not in LEFT
        }
    rows["record"] -= len(settled.dropped)
    return Joined(rows, settled, written=False)


@dataclass
class _Mover:
    """Moves the rows of every table, each through what the plan makes of it."""

    db: Db
    source: Db
    plan: Plan
    progress: Progress
    _done: int = 0
    _rows: Counter[str] = field(default_factory=Counter)

    def move(self) -> dict[str, int]:
        """Move everything; return how many rows each table got."""
        self.db.defer()
        for record in self.plan.removed:
            joining.remove(self.db, record)
            self.db.moves.add(record, None, -1)
        for table in whole.tables(whole.known()):
            if table.name not in LEFT:
                self._rows[table.name] = whole.fill(self.db, table, self._table(table))
        return dict(self._rows)

    def _table(self, table: Table) -> Iterator[list[object]]:
        change = _CHANGES[table.name]
        for row in whole.rows(self.source, table):
            line = change(self.plan, dict(zip(table.columns, row, strict=True)))
            if line:
                yield [line[column] for column in table.columns]
            self._done += 1
            self.progress(self._done)


def _as_it_is(_plan: Plan, line: Line) -> Line:
    return line


def _unit(plan: Plan, line: Line) -> Line:
    return {**line, **plan.unit_rows[line["key"]]._asdict()}


def _successor(plan: Plan, line: Line) -> Line | None:
    pair = plan.records.stands[line["old"]], plan.records.stands[line["new"]]
    if pair in plan.successors or pair[0] == pair[1]:
        return None
    plan.successors.add(pair)
    return {**line, "old": pair[0], "new": pair[1]}


def _field(plan: Plan, line: Line) -> Line | None:
    return (
        line | {"key": plan.records.fields[line["key"]]} if line["key"] in plan.new_fields else None
    )


def _procedure(plan: Plan, line: Line) -> Line | None:
    if line["key"] not in plan.new_procedures:
        return None
    key = plan.records.procedures[line["key"]]
    return line | {"key": key, "field": plan.records.fields.get(line["field"])}


def _survey(plan: Plan, line: Line) -> Line | None:
    return line if line["version"] in plan.new_surveys else None


def _person(plan: Plan, line: Line) -> Line | None:
    unit = plan.records.stands.get(line["unit"])
    return None if line["name"] in plan.people else line | {"unit": unit}


def _record(plan: Plan, line: Line) -> Line | None:
    if line["code"] in plan.dropped:
        return None
    return plan.records.record(Record._make(line[name] for name in Record._fields))._asdict()


def _of_record(plan: Plan, line: Line) -> Line | None:
    code = line["record"]
    return None if code in plan.dropped else line | {"record": plan.records.renamed.get(code, code)}


def _history(plan: Plan, line: Line) -> Line | None:
    told = {name: plan.records.value(line["attribute"], line[name]) for name in ("old", "new")}
    return _of_record(plan, line | told)


def _held(plan: Plan, line: Line) -> Line | None:
    wanted = plan.records.record(Record._make(json.loads(line["body"])))
    return _of_record(plan, line | {"body": body(wanted)})


def _device(plan: Plan, line: Line) -> Line:
    unit, name = plan.records.stands[line["unit"]], line["name"]
    number = 2
    while (unit, fold(name)) in plan.tablets:
        name, number = f"{line['name']} ({number})", number + 1
    plan.tablets.add((unit, fold(name)))
    return line | {"unit": unit, "name": name, "folded": fold(name)}


def _tablet_settings(plan: Plan, line: Line) -> Line | None:
    """Keep what was decided for a unit of its own; in one that is here already, what was decided here holds."""
    unit = plan.records.stands[line["unit"]]
    return line | {"unit": unit} if unit == plan.unit_rows[line["unit"]].key else None


def _apart(plan: Plan, line: Line) -> Line:
    return line | {"unit": plan.records.stands[line["unit"]]}


_CHANGES: dict[str, Callable[[Plan, Line], Line | None]] = {
    "home": _as_it_is,
    "unit": _unit,
    "unit_successor": _successor,
    "field": _field,
    "procedure": _procedure,
    "survey": _survey,
    "person": _person,
    "record": _record,
    "record_history": _history,
    "held_change": _held,
    "code": _of_record,
    "response": _of_record,
    "import_log": _as_it_is,
    "audit": _as_it_is,
    "device": _device,
    "device_credential": _as_it_is,
    "tablet_settings": _tablet_settings,
    "apart": _apart,
}


def _compare(db: Db, source: Db, settled: Plan) -> None:
    """Refuse when a home has other counts here than there."""
    dropped = Counter(settled.dropped.values())
    for home in joining.homes(source):
        there = joining.counts(source, home)
        if joining.counts(db, home) != there._replace(records=there.records - dropped[home]):
            message = say("The counts of home %(home)s differ, so nothing was taken.", home=home)
            raise _RefusedError([Clash("counts", message, (home,))])


def _count(db: Db, source: Db, settled: Plan) -> None:
    """Enter the records and their ratings into the tally."""
    for record, given in _rated(source):
        if record.code not in settled.dropped:
            db.moves.add(settled.records.record(record), given)


def _rated(db: Db) -> Iterator[tuple[Record, Rating | None]]:
    """Return every record with the rating that speaks for it."""
    scores = ratings.scores(db)
    for home in tally.homes(db):
        for record, given in tally.rated(db, home):
            yield record, rating(speaking(given), scores)
