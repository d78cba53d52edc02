"""Pushes in the store: records that clerks send to tablets. Whoever changes one row has won."""

from typing import NamedTuple

from kiosk.core.days import Instant
from kiosk.store.engine import Db


class Push(NamedTuple):
    """A record sent to a tablet."""

    home: str
    id: str
    device: str
    record: str
    token: str
    state: str
    made_at: Instant
    made_by: str
    shown_at: Instant | None
    ended_at: Instant | None


class Target(NamedTuple):
    """A tablet as far as sending needs it; `home` and `id` are its key."""

    home: str
    id: str
    retired_at: Instant | None


class Counter(NamedTuple):
    """A tablet in use: where it stands, and what it said of itself last."""

    id: str
    name: str
    unit_name: str
    counter: str
    paired_at: Instant | None
    seen_at: Instant | None
    state: str | None


def counters(db: Db) -> list[Counter]:
    """Return the tablets in use, by unit and name."""
    return [Counter._make(row) for row in db.all("push_counters")]


def target(db: Db, device: str) -> Target | None:
    """Return the tablet of an id."""
    row = db.one("push_device", device=device)
    return Target._make(row) if row else None


def hold(db: Db, target: Target) -> None:
    """Keep other senders from a tablet until the transaction ends."""
    db.lock("push_device_held", home=target.home, device=target.id)


def add(db: Db, push: Push) -> None:
    """Let a record wait for its tablet."""
    db.run(
        "push_add",
        home=push.home,
        id=push.id,
        device=push.device,
        record=push.record,
        token=push.token,
        made_at=push.made_at,
        made_by=push.made_by,
    )


def by_id(db: Db, home: str, id: str) -> Push | None:
    """Return a push."""
    row = db.one("push_by_id", home=home, id=id)
    return Push._make(row) if row else None


def waiting(db: Db, home: str, device: str) -> Push | None:
    """Return what waits for a tablet."""
    row = db.one("push_waiting", home=home, device=device)
    return Push._make(row) if row else None


def latest(db: Db, device: str, *, many: int) -> list[Push]:
    """Return what was sent to a tablet last, newest first."""
    return [Push._make(row) for row in db.all("pushes_latest", device=device, many=many)]


def make_room(db: Db, target: Target, *, expired: Instant, now: Instant) -> bool:
    """End what waits for a tablet: as expired when it was made by `expired`; False when nothing waits."""
    return (
        db.run(
            "push_make_room",
            home=target.home,
            device=target.id,
            expired=expired,
            ended_at=now,
        )
        == 1
    )


def show(db: Db, push: Push, now: Instant) -> bool:
    """Note that a tablet shows what waited for it, and no longer what it showed before."""
    key = _key(push)
    if db.run("push_show", **key, shown_at=now) != 1:
        return False
    db.run("push_end_others", **key, ended_at=now)
    return True


def end(db: Db, push: Push, state: str, now: Instant, *, unseen: bool = False) -> bool:
    """End what waits or is shown (`unseen`: only what waits); False when it has ended already."""
    key = _key(push)
    if unseen:
        return db.run("push_end_waiting", **key, state=state, ended_at=now) == 1
    return db.run("push_end", **key, state=state, ended_at=now) == 1


def settle(db: Db, push: Push, state: str, now: Instant) -> bool:
    """Note what came of a push (`rated` or `declined`) when its answer comes, even after it was given up."""
    return db.run("push_settle", **_key(push), state=state, ended_at=now) == 1


def _key(push: Push) -> dict[str, str]:
    return {"home": push.home, "id": push.id, "device": push.device}
