"""Held changes: steps backwards that a file asked for and an official decides."""

import json

from kiosk.core.acts import Act
from kiosk.core.records import Record, accept
from kiosk.journey.ratings import move
from kiosk.store import log, records
from kiosk.store.engine import Db, Store
from kiosk.store.records import HeldChange as HeldChange


def held(store: Store, *, after: str = "", many: int = 100) -> list[HeldChange]:
    """Return changes that wait for an official, in order of record code."""
    with store.reading() as db:
        return records.held(db, after=after, many=many)


def held_count(store: Store) -> int:
    """Return how many changes wait."""
    with store.reading() as db:
        return records.held_count(db)


def decide_held(store: Store, change: HeldChange, *, accepted: bool, act: Act) -> bool:
    """Let a step backwards happen or refuse it.

    False when that came too late: somebody has decided meanwhile, or a newer file has spoken of the record.
    """

    def step(db: Db) -> bool:
        records.hold(db, [change.record])
        before = records.by_code(db, change.record)
        stale = before is None or before.as_of > change.as_of
        decision = "accepted" if accepted and not stale else "refused"
        if not records.decide_held(db, change, decision=decision, now=act.at, actor=act.actor):
            return False
        if decision == "accepted" and before:
            wanted = Record._make(json.loads(change.body))
            after = accept(before, wanted)._replace(as_of=change.as_of)
            move(db, before, after)
            records.change(db, [(before, after)], now=act.at, import_id=None)
        log.write(db, act.new_id(), log.Entry(act.at, act.actor, decision, change.record, ""))
        return not (accepted and stale)

    return store.write(step)
