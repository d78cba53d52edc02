"""Answers kept apart: what an official has to judge, and what was told without a record."""

import json
from collections import Counter
from dataclasses import dataclass

from kiosk.core.acts import Act
from kiosk.core.coverage import FEW
from kiosk.core.deliveries import Given, Times, read_answer
from kiosk.core.messages import Message, say
from kiosk.core.surveys import Survey
from kiosk.journey.deliveries import Bringer, Result, Why, take
from kiosk.journey.invitations import Terms
from kiosk.journey.surveys import version
from kiosk.store import apart, devices, log, units
from kiosk.store.apart import Apart as Apart
from kiosk.store.apart import Waiting as Waiting
from kiosk.store.devices import Holder
from kiosk.store.engine import Db, Store

WHY_NOT: dict[Why, Message] = {
    "unknown-code": say(
        "Nobody knows this answer's code, so it cannot be counted. It can only be dropped."
    ),
    "unbound-code": say(
        "The answer's code belongs to no record yet. Bind it first, or drop the answer."
    ),
    "unknown-survey": say(
        "The questions of this answer are not known here. It can only be dropped."
    ),
    "invalid-answers": say("The answer does not fit its questions. It can only be dropped."),
    "unknown-push": say(
        "No clerk has sent this record to the tablet. The answer can only be dropped."
    ),
    "flood": say(
        "Too many answers are kept for this record already. The answer can only be dropped."
    ),
    "malformed": say("This is no whole answer. It can only be dropped."),
    "closed-code": say("The code works no longer."),
}


@dataclass(frozen=True)
class Loose:
    """What a tablet was told without a record, and how often somebody did not want to rate.

    `levels` counts the answers to the question that counts, by option; None under five. Comments have no time.
    """

    loose: int
    declined: int
    levels: dict[str, int] | None
    comments: tuple[str, ...]


class _RefusedError(Exception):
    """Ends the transaction: what was decided is not to stay."""


def waiting(store: Store) -> list[Waiting]:
    """Return what waits for an official, the oldest first."""
    return store.glance(apart.waiting)


def waiting_count(store: Store) -> int:
    """Return how many answers wait for an official."""
    return store.glance(apart.waiting_count)


def counts(store: Store) -> dict[tuple[str, str], int]:
    """Return how many answers of each kind each tablet has brought, by (tablet, kind)."""
    return store.glance(apart.counts)


def accept(store: Store, home: str, id: str, terms: Terms, act: Act) -> Result | Message:
    """Store an answer that was refused or quarantined as what it is; a closed code does not keep it out."""
    refused: list[Message] = []

    def step(db: Db) -> Result | Message:
        row = apart.by_id(db, home, id)
        if row is None or not apart.decide(db, row, "accepted", now=act.at, by=act.actor):
            return _decided()
        given = read_answer(json.loads(row.body), Times(row.clock_seconds, act.now))
        if not isinstance(given, Given):
            refused.append(WHY_NOT["malformed"])
            raise _RefusedError
        taken = take(db, _bringer(db, row, act), given, _survey(store, given), terms, forgiven=True)
        if not isinstance(taken, Result):
            refused.append(WHY_NOT[taken])
            raise _RefusedError
        _note(db, row, "apart-accept", act)
        return taken

    try:
        return store.write(step)
    except _RefusedError:
        return refused[-1]


def _survey(store: Store, given: Given) -> Survey | None:
    return version(store, given.survey)


def _bringer(db: Db, row: Apart, act: Act) -> Bringer:
    # What the tablet is called today; the answer's own times were set right when it came.
    found = next(one for one in devices.every(db) if one.device.id == row.device)
    device = found.device
    holder = Holder(
        device.home, device.id, device.name, row.unit, found.unit_name, device.counter, None
    )
    return Bringer(holder, Times(row.clock_seconds, act.now))


def drop(store: Store, home: str, id: str, act: Act) -> Message | None:
    """Decide that an answer is not to count; it stays, marked. Return what is wrong, or None."""

    def step(db: Db) -> Message | None:
        row = apart.by_id(db, home, id)
        if row is None or not apart.decide(db, row, "dropped", now=act.at, by=act.actor):
            return _decided()
        _note(db, row, "apart-drop", act)
        return None

    return store.write(step)


def _decided() -> Message:
    return say("A colleague has decided about this answer already.")


def _note(db: Db, row: Apart, action: str, act: Act) -> None:
    index = units.index(db)
    unit = index[row.unit].name if row.unit in index else row.unit
    detail = ": ".join(filter(None, (row.kind, row.reason)))
    log.write(db, act.new_id(), log.Entry(act.at, act.actor, action, unit, detail))


def loose(store: Store, device: str, survey: Survey) -> Loose:
    """Return what one tablet was told without a record; nothing that fewer than five said."""
    with store.reading() as db:
        bodies = [json.loads(body) for body in apart.bodies(db, device, "loose")]
        declined = len(apart.bodies(db, device, "declined"))
    counting = survey.counting
    levels: Counter[str] = Counter()
    comments = []
    for body in bodies:
        for question, value in body["answers"].items():
            values = [value] if isinstance(value, str) else value
            if question == counting.id:
                levels.update(code for code in values if code in counting.codes)
            elif question in survey.by_id and survey.by_id[question].kind == "text":
                comments += [text for text in values if text.strip()]
    enough = len(bodies) >= FEW
    return Loose(
        len(bodies),
        declined,
        {code: levels[code] for code in counting.codes} if enough else None,
        tuple(sorted(comments)) if enough else (),
    )
