"""People: accounts, signing in and out, sessions that can be revoked."""

import hashlib
import hmac
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from kiosk.core import people as rules
from kiosk.core.days import instant, moment
from kiosk.core.messages import Message, say
from kiosk.core.tokens import Pick
from kiosk.store import log, people, units
from kiosk.store.engine import Db, Store, StoreUnusableError
from kiosk.store.people import Person, SessionLine
from kiosk.store.people import Session as Session

Sign = Callable[[str], str]

_HASHER = PasswordHasher()
_HASHING = BoundedSemaphore(2)
"""One hash takes 64 MB: everybody who knocks at once must not take a small host's memory."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

# The hash of a password that nobody knows: verified when the name is unknown, so that the time taken does not tell
# which names exist. Written out, because making it takes longer than a command.
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$"
    "3PWrPmvBT4o6jyJYMPcoGg$lNxcXEkx3hyZdfxzNQwX6wBLBEbClOrKQEfTLoaVEQw"
)


@dataclass(frozen=True)
class SignedIn:
    """The session's secret, and a mark that this device has signed in under this name before."""

    session: str
    device: str
    person: str


@dataclass(frozen=True)
class Refused:
    """Name or password is wrong; which one is not told."""


@dataclass(frozen=True)
class Wait:
    """Too many wrong tries; the next one is answered after so many seconds."""

    seconds: int


@dataclass(frozen=True)
class Attempt:
    """A sign-in as it arrives: `device` is the mark the browser kept, `agent` what it calls itself."""

    name: str
    password: str
    address: str
    device: str | None
    agent: str


def new_secret(pick: Pick, length: int = 26) -> str:
    """Return an unguessable text; 26 symbols of 31 carry 128 bits."""
    return "".join(_LETTERS[pick(len(_LETTERS))] for _ in range(length))


def new_password(pick: Pick) -> str:
    """Return a password that can be read out: four groups of four symbols, 79 bits."""
    return "-".join(new_secret(pick, 4) for _ in range(4))


def add(
    store: Store, name: str, password: str, *, unit: str | None, now: datetime, pick: Pick
) -> Message | None:
    """Create an account; return what is wrong, or None when it is made."""
    name = rules.account_name(name)
    problem = rules.name_problem(name) or rules.password_problem(name, password)
    if problem:
        return problem
    person = Person(
        id=new_secret(pick),
        name=name,
        password_hash=_HASHER.hash(password),
        role="official",
        unit=unit,
        created_at=instant(now),
        disabled_at=None,
    )
    if not store.write(lambda db: people.add(db, person)):
        return say("There is an account called “%(name)s” already. Choose another name.", name=name)
    return None


def sign_in(
    store: Store, attempt: Attempt, sign: Sign, *, now: datetime, pick: Pick
) -> SignedIn | Refused | Wait:
    """Open a session for the right password.

    Wrong tries are counted per device that has signed in before, else per name and address, so that a stranger who
    guesses slows only himself down: a device the office uses goes on working (OWASP: device cookies).
    """
    name = rules.account_name(attempt.name)
    known = is_known_device(name, attempt.device, sign)
    bucket = _hash(f"device {attempt.device}" if known else f"{name} {attempt.address}")
    tried = store.write(lambda db: _try(db, bucket, name, now))
    if isinstance(tried, Wait):
        return tried
    person = tried
    if not _matches(person, attempt.password) or person is None:
        return Refused()
    since = instant(now - rules.FORGET_AFTER)
    session = new_secret(pick)
    device = attempt.device if known and attempt.device else _new_device(name, sign, pick)
    hashed = _rehashed(person, attempt.password)

    def open_(db: Db) -> None:
        people.forget_failures(db, bucket, since)
        if hashed:
            people.set_password(db, person.id, hashed)
        people.open_session(
            db,
            id_hash=_hash(session),
            person=person.id,
            now=instant(now),
            expires_at=instant(now + rules.SESSION_TIME),
            agent=attempt.agent[:200],
        )
        log.write(db, new_secret(pick), log.Entry(instant(now), person.name, "sign-in", "", ""))

    store.write(open_)
    return SignedIn(session, device, person.id)


def _try(db: Db, bucket: str, name: str, now: datetime) -> Person | Wait | None:
    """Count a try as wrong before its password is looked at, so that guesses sent at once cannot overtake the count."""
    failed = people.failures(db, bucket, instant(now))
    until = rules.wait_until(failed[0], moment(failed[1])) if failed else None
    if until and now < until:
        return Wait(int((until - now).total_seconds()) + 1)
    people.add_failure(db, bucket, now=instant(now), since=instant(now - rules.FORGET_AFTER))
    return people.by_name(db, name)


def session(store: Store, secret: str, *, now: datetime) -> Session | None:
    """Return the live session of a secret and note, at most every five minutes, that it was used."""
    id_hash = _hash(secret)
    with store.reading() as db:
        found = people.session(db, id_hash, instant(now))
    if found and (now - moment(found.seen_at)).total_seconds() > 300:
        # Officials go on reading while the disk is full.
        with suppress(StoreUnusableError):
            store.write(lambda db: people.touch_session(db, id_hash, instant(now)))
    return found


def sign_out(store: Store, live: Session, *, now: datetime) -> None:
    """End a session."""
    store.write(lambda db: people.revoke(db, live.person, live.id_hash, instant(now)))


def sessions(store: Store, live: Session, *, now: datetime) -> list[SessionLine]:
    """Return all live sessions of the person who asks."""
    with store.reading() as db:
        return people.sessions(db, live.person, instant(now))


def revoke(store: Store, live: Session, id_hash: str, *, now: datetime) -> bool:
    """End one of one's own sessions."""
    return store.write(lambda db: people.revoke(db, live.person, id_hash, instant(now)))


def change_password(
    store: Store, live: Session, old: str, new: str, *, now: datetime
) -> Message | None:
    """Change one's own password and end all other sessions; return what is wrong, or None."""
    with store.reading() as db:
        person = people.by_id(db, live.person)
    if not _matches(person, old):
        return say("The present password is wrong.")
    problem = rules.password_problem(live.name, new)
    if problem:
        return problem
    hashed = _HASHER.hash(new)

    def change(db: Db) -> None:
        people.set_password(db, live.person, hashed)
        people.revoke_others(db, live.person, live.id_hash, instant(now))

    store.write(change)
    return None


def mark(person: Person) -> str:
    """Return what changes with every password, and tells nothing of it."""
    return _hash(person.password_hash)[:16]


def reset_password(
    store: Store, name: str, password: str, *, now: datetime, instead: str | None = None
) -> Message | None:
    """Give an account a new password, end all its sessions, and open it where it was closed.

    Only `instead` of the password with that mark, where one is named: a form that is sent twice must not take back
    what was read out already. Returns what is wrong, or None.
    """
    problem = rules.password_problem(name, password)
    if problem:
        return problem
    hashed = _HASHER.hash(password)

    def change(db: Db) -> Message | None:
        person = people.by_name(db, rules.account_name(name))
        if person is None:
            return say("There is no account called “%(name)s”.", name=name)
        if instead not in (None, mark(person)):
            return say(
                "“%(name)s” has got a new password meanwhile, so nothing was changed.", name=name
            )
        people.set_password(db, person.id, hashed)
        people.open_again(db, person.id)
        people.revoke_others(db, person.id, "", instant(now))
        return None

    return store.write(change)


def everybody(store: Store) -> list[Person]:
    """Return all accounts, each with the unit that stands for theirs since that was merged."""
    with store.reading() as db:
        index = units.index(db)
        return [
            person._replace(unit=person.unit and index.final(person.unit))
            for person in people.everybody(db)
        ]


def disable(store: Store, name: str, *, now: datetime) -> Message | None:
    """Close an account at once; return what is wrong, or None."""
    with store.reading() as db:
        person = people.by_name(db, rules.account_name(name))
    if person is None:
        return say("There is no account called “%(name)s”.", name=name)
    store.write(lambda db: people.disable(db, person.id, instant(now)))
    return None


def _matches(person: Person | None, password: str) -> bool:
    usable = person and not person.disabled_at
    try:
        with _HASHING:
            _HASHER.verify(person.password_hash if person else _NOBODY, password)
    except VerifyMismatchError:
        return False
    return bool(usable)


def _rehashed(person: Person, password: str) -> str | None:
    stale = _HASHER.check_needs_rehash(person.password_hash)
    return _HASHER.hash(password) if stale else None


def _new_device(name: str, sign: Sign, pick: Pick) -> str:
    mark = new_secret(pick)
    return f"{mark}.{sign(f'device {name} {mark}')}"


def is_known_device(name: str, device: str | None, sign: Sign) -> bool:
    """Tell whether the mark that a browser sends says truly that it has signed in under this name before."""
    mark, _, signature = (device or "").partition(".")
    expected = sign(f"device {name} {mark}")
    return hmac.compare_digest(signature.encode(), expected.encode())


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
