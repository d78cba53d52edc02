"""People, their sessions, and failed sign-ins, in the store."""

from typing import NamedTuple

from kiosk.core.days import Instant
from kiosk.store.engine import Db


class Person(NamedTuple):
    """A named account."""

    id: str
    name: str
    password_hash: str
    role: str
    unit: str | None
    created_at: Instant
    disabled_at: Instant | None


class Session(NamedTuple):
    """A live session together with the person it belongs to."""

    id_hash: str
    created_at: Instant
    seen_at: Instant
    expires_at: Instant
    agent: str
    person: str
    name: str
    role: str
    unit: str | None


class SessionLine(NamedTuple):
    """A live session as its owner sees it in a list."""

    id_hash: str
    created_at: Instant
    seen_at: Instant
    agent: str


def add(db: Db, person: Person) -> bool:
    """Create an account; False when the name is taken."""
    values = person._asdict()
    del values["disabled_at"]
    return db.run("person_add", **values) == 1


def by_name(db: Db, name: str) -> Person | None:
    """Return the account of a name."""
    row = db.one("person_by_name", name=name)
    return Person._make(row) if row else None


def by_id(db: Db, id: str) -> Person | None:
    """Return the account of an id."""
    row = db.one("person_by_id", id=id)
    return Person._make(row) if row else None


def everybody(db: Db) -> list[Person]:
    """Return all accounts by name."""
    return [Person._make(row) for row in db.all("people_all")]


def set_password(db: Db, person: str, password_hash: str) -> None:
    """Replace a password."""
    db.run("person_password", id=person, password_hash=password_hash)


def disable(db: Db, person: str, now: Instant) -> None:
    """Close an account; its sessions end with it."""
    db.run("person_disable", id=person, disabled_at=now)


def open_again(db: Db, person: str) -> None:
    """Open a closed account; one that is open stays so."""
    db.run("person_open", id=person)


def open_session(
    db: Db, *, id_hash: str, person: str, now: Instant, expires_at: Instant, agent: str
) -> None:
    """Start a session."""
    db.run(
        "session_add",
        id_hash=id_hash,
        person=person,
        created_at=now,
        expires_at=expires_at,
        agent=agent,
    )


def session(db: Db, id_hash: str, now: Instant) -> Session | None:
    """Return a session that is neither revoked nor expired and whose account is open."""
    row = db.one("session_live", id_hash=id_hash, now=now)
    return Session._make(row) if row else None


def touch_session(db: Db, id_hash: str, now: Instant) -> None:
    """Note that a session was used."""
    db.run("session_seen", id_hash=id_hash, seen_at=now)


def sessions(db: Db, person: str, now: Instant) -> list[SessionLine]:
    """Return a person's live sessions, latest first."""
    return [SessionLine._make(row) for row in db.all("sessions_of", person=person, now=now)]


def revoke(db: Db, person: str, id_hash: str, now: Instant) -> bool:
    """End one session of a person."""
    return db.run("session_revoke", person=person, id_hash=id_hash, revoked_at=now) == 1


def revoke_others(db: Db, person: str, id_hash: str, now: Instant) -> int:
    """End every session of a person but one; return how many."""
    return db.run("sessions_revoke_others", person=person, id_hash=id_hash, revoked_at=now)


def failures(db: Db, bucket: str, now: Instant) -> tuple[int, Instant] | None:
    """Return (number, time of the last) of wrong passwords in a bucket, which nobody else touches until the end."""
    db.run("failures_hold", bucket=bucket, now=now)
    row = db.one("failures_of", bucket=bucket)
    return (row[0], row[1]) if row else None


def add_failure(db: Db, bucket: str, *, now: Instant, since: Instant) -> None:
    """Count a wrong password; counting starts anew when the last one lies before `since`."""
    db.run("failure_add", bucket=bucket, last_at=now, since=since)


def forget_failures(db: Db, bucket: str, since: Instant) -> None:
    """Forget a bucket, and every other that is older than `since`."""
    db.run("failures_forget", bucket=bucket, since=since)
