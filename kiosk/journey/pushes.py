"""Pushes: a clerk sends a record to a tablet; it waits its turn, is shown, and ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Literal, Protocol

from kiosk.core import responses as rules
from kiosk.core.acts import Act
from kiosk.core.days import Day, Instant, day_of, instant, moment
from kiosk.core.messages import Message, say
from kiosk.core.records import CLOSED_EARLY, DONE, REFUSED, Record, has_expired
from kiosk.core.tokens import Token
from kiosk.journey.invitations import Invitation, invite
from kiosk.journey.lookup import trace
from kiosk.journey.slips import make_in
from kiosk.store import codes, pushes, records, responses
from kiosk.store.engine import Db, Store
from kiosk.store.pushes import Push as Push
from kiosk.store.pushes import Target

PATIENCE = timedelta(minutes=5)
"""For how long a record waits for a tablet that does not take it."""
READY = timedelta(seconds=60)
"""For how long a tablet shows that a record can be rated, when nobody touches it."""

State = Literal["waiting", "shown", "rated", "declined", "expired", "replaced", "withdrawn"]
Reported = Literal["shown", "expired", "declined"]


class Key(Protocol):
    """What a tablet is known by."""

    @property
    def home(self) -> str:
        """The home it belongs to."""

    @property
    def id(self) -> str:
        """Its id."""


class Live(Protocol):
    """A tablet that has proven itself."""

    @property
    def device(self) -> Key:
        """Which one it is."""


@dataclass(frozen=True)
class Pushed:
    """A record waits for its tablet.

    `replaced` is the record that waited before, `note` what the clerk should know of this one.
    """

    push: Push
    replaced: str | None
    note: Message | None


@dataclass(frozen=True)
class Offer:
    """What a tablet is to show next, and for how many seconds it is still wanted."""

    push: str
    invitation: Invitation
    seconds: int


@dataclass(frozen=True)
class Standing:
    """What became of a push; `seconds` are left of what ends by itself: waiting, or standing ready on the tablet."""

    record: str
    push: str
    state: State
    seconds: int | None


def push(store: Store, device: str, text: str, act: Act, *, code_days: int) -> Pushed | Message:
    """Send the record of a record code or of a slip's code, however it was typed, to a tablet.

    What waits there makes room. A message tells why the record cannot be rated, and what to do.
    """
    traced = trace(store, text)
    if isinstance(traced, Message):
        return traced
    if traced.slip and traced.slip.revoked_at:
        return say(
            "This slip was replaced by a newer one of %(code)s. Take the newer slip, or type the record's code.",
            code=traced.record,
        )

    def step(db: Db) -> Pushed | Message:
        # Whoever rates or re-issues meanwhile has come before or comes after.
        records.hold(db, [traced.record])
        record = records.by_code(db, traced.record)
        target = pushes.target(db, device)
        if target is None or target.retired_at:
            return say("This tablet is no longer in use. Choose another one.")
        if record is None:
            return say("%(code)s is no longer there. Import it again.", code=traced.record)
        return _unfit(db, record, code_days, day_of(act.now)) or _place(db, record, target, act)

    return store.write(step)


def _unfit(db: Db, record: Record, code_days: int, today: Day) -> Message | None:
    """Return why a record cannot be rated at the desk."""
    if record.status in CLOSED_EARLY:
        return say(
            "%(code)s was withdrawn or stopped, so it has no result to rate. Nothing needs to be done.",
            code=record.code,
        )
    if record.status == REFUSED:
        return say(
            "%(code)s was not accepted, so it has no result to rate. Nothing needs to be done.",
            code=record.code,
        )
    if has_expired(record, code_days, today):
        return say(
            "%(code)s was handed over more than %(days)s days ago and can no longer be rated.",
            code=record.code,
            days=code_days,
        )
    if _is_rated(db, record):
        return say("%(code)s is rated already. Nothing needs to be done.", code=record.code)
    return None


def _is_rated(db: Db, record: Record) -> bool:
    given = responses.counted(db, record.home, record.code)
    return any(one.round == record.round and one.moment == rules.RESULT for one in given)


def _place(db: Db, record: Record, target: Target, act: Act) -> Pushed:
    ((_, token),) = make_in(db, [record], "slip", act)
    pushes.hold(db, target)
    before = pushes.waiting(db, target.home, target.id)
    made = Push(
        target.home,
        act.new_id(),
        target.id,
        record.code,
        token,
        "waiting",
        act.at,
        act.actor,
        None,
        None,
    )
    limit = _limit(act.now)
    ended = pushes.make_room(db, target, expired=limit, now=act.at)
    pushes.add(db, made)
    replaced = before.record if before and ended and before.made_at > limit else None
    return Pushed(made, replaced, _note(record))


def _note(record: Record) -> Message | None:
    # The file that says so may only be imported next week, while its result is handed over now.
    if record.status in DONE:
        return None
    return say(
        "%(code)s has no result yet in the records imported last. Its rating is kept; it counts toward the target "
        "once an import brings the result.",
        code=record.code,
    )


def offer(store: Store, live: Live, now: datetime) -> Offer | None:
    """Return what waits for a tablet; what can no longer be rated is ended instead."""
    device = live.device
    found = store.glance(lambda db: pushes.waiting(db, device.home, device.id))
    if found is None:
        return None
    invited = store.glance(lambda db: codes.invited(db, Token(found.token)))
    over = _over(store, found, invited, now)
    if over or invited is None:
        state = over or "withdrawn"
        store.write(lambda db: pushes.end(db, found, state, instant(now), unseen=True))
        return None
    return Offer(found.id, invite(Token(found.token), invited), _left(found.made_at, PATIENCE, now))


def _over(store: Store, found: Push, invited: codes.Invited | None, now: datetime) -> State | None:
    """Return how something that waits has ended; None while it may be shown."""
    if found.made_at <= _limit(now):
        return "expired"
    if invited is None or invited.revoked_at:
        return "withdrawn"
    # By a phone, meanwhile.
    if invited.answered and store.glance(lambda db: _is_rated(db, invited.record)):
        return "rated"
    return None


def report(store: Store, live: Live, id: str, state: Reported, now: datetime) -> bool:
    """Note what a tablet says of a push of its own; False when that is no news."""

    def step(db: Db) -> bool:
        found = pushes.by_id(db, live.device.home, id)
        if found is None or found.device != live.device.id:
            return False
        if state == "shown":
            return pushes.show(db, found, instant(now))
        return pushes.end(db, found, state, instant(now))

    return store.write(step)


def withdraw(store: Store, device: str, id: str, now: datetime) -> bool:
    """Take back what waits for a tablet; False when it is shown by now, or has ended."""

    def step(db: Db) -> bool:
        target = pushes.target(db, device)
        found = pushes.by_id(db, target.home, id) if target else None
        if found is None or found.device != device:
            return False
        return pushes.end(db, found, "withdrawn", instant(now), unseen=True)

    return store.write(step)


def latest(store: Store, device: str, now: datetime, *, many: int = 10) -> list[Standing]:
    """Return what became of the records that were sent to a tablet last, newest first."""
    found = store.glance(lambda db: pushes.latest(db, device, many=many))
    return [_standing(one, now) for one in found]


def _standing(push: Push, now: datetime) -> Standing:
    seconds = None
    state: State = push.state  # type: ignore[assignment]  # the schema allows these alone
    if state == "waiting":
        # Of a tablet that has fallen silent nobody asks for it any more.
        seconds = _left(push.made_at, PATIENCE, now)
        state = "waiting" if seconds else "expired"
    if state == "shown" and push.shown_at:
        seconds = _left(push.shown_at, READY, now) or None
    return Standing(push.record, push.id, state, seconds if state != "expired" else None)


def _limit(now: datetime) -> Instant:
    """Return the moment by which something was made that has waited its time."""
    return instant(now - PATIENCE)


def _left(since: Instant, time: timedelta, now: datetime) -> int:
    return max(0, ceil((moment(since) + time - now).total_seconds()))
