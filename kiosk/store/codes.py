"""Codes in the store."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kiosk.core.days import Day, Instant
from kiosk.core.records import Record
from kiosk.core.tokens import Token, prefix_of
from kiosk.store.engine import Db


class Code(NamedTuple):
    """A code as it was made, bound, printed and perhaps revoked."""

    home: str
    token: str
    kind: str
    record: str | None
    round: int | None
    issue: int
    made_at: Instant
    bound_at: Instant | None
    printed_at: Instant | None
    last_printed_at: Instant | None
    prints: int
    revoked_at: Instant | None


class NewCode(NamedTuple):
    """A code about to be made."""

    home: str
    token: str
    kind: str
    record: str | None
    round: int | None
    issue: int
    made_at: Instant
    bound_at: Instant | None


def by_token(db: Db, token: Token) -> Code | None:
    """Return the code of a token, in whichever home of its prefix it was made."""
    row = db.one("code_by_token", prefix=prefix_of(token), token=token)
    return Code._make(row) if row else None


class Invited(NamedTuple):
    """A bound code with what it leads to."""

    kind: str
    round: int
    issue: int
    revoked_at: Instant | None
    unit_name: str
    procedure: str
    answered: bool
    """Whether any counted response speaks of the record, in whatever round."""
    stored: bool
    """Whether the response that comes with it is stored already."""
    record: Record


def invited(db: Db, token: Token, *, response: str = "") -> Invited | None:
    """Return what a token leads to, asked for with a response's id or without; None when unknown or not bound."""
    row = db.one("invitation", prefix=prefix_of(token), token=token, response=response)
    return Invited._make((*row[:8], Record._make(row[8:]))) if row else None


def hold(db: Db, token: Token) -> None:
    """Keep the record that a token leads to from other writers until the transaction ends."""
    db.lock("code_record_held", prefix=prefix_of(token), token=token)


def of_record(db: Db, record: Record) -> list[Code]:
    """Return every code ever made for a record."""
    return [
        Code._make(row) for row in db.all("codes_of_record", home=record.home, record=record.code)
    ]


def live(db: Db, record: Record, kind: str) -> Code | None:
    """Return the code of this kind that works for the record's present round."""
    row = db.one("code_live", home=record.home, record=record.code, round=record.round, kind=kind)
    return Code._make(row) if row else None


def add(db: Db, codes: Iterable[NewCode]) -> None:
    """Make codes; one whose record has a live code of the kind already is not made."""
    db.many("codes_add", (code._asdict() for code in codes))


def revoke(db: Db, record: Record, kind: str, now: Instant) -> bool:
    """Revoke the record's live code; False when it has none."""
    return (
        db.run(
            "code_revoke",
            home=record.home,
            record=record.code,
            round=record.round,
            kind=kind,
            revoked_at=now,
        )
        == 1
    )


def issued(db: Db, record: Record, kind: str) -> int:
    """Return how many codes of the kind were ever made for the record."""
    count: int = db.value("issues_made", home=record.home, record=record.code, kind=kind)
    return count


def printed(db: Db, codes: Iterable[tuple[str, str]], now: Instant) -> None:
    """Note that the codes (home, token) were printed."""
    db.many(
        "codes_printed",
        ({"home": home, "token": token, "printed_at": now} for home, token in codes),
    )


def prefix(db: Db, home: str) -> str:
    """Return the slip prefix of a home."""
    text: str = db.value("home_prefix", id=home)
    return text


class Wanted(NamedTuple):
    """Which records' slips are wanted: finished (else received) in the period, of a unit with all below it."""

    from_: Day
    to: Day
    unit: str | None = None
    statuses: frozenset[int] = frozenset({9, 10})
    unprinted_only: bool = False


def wanted(db: Db, wanted: Wanted) -> Iterator[Record]:
    """Return the records whose slips are wanted, by unit, day and code."""
    rows = db.stream(
        "slips_wanted",
        unit=wanted.unit,
        from_day=wanted.from_,
        to_day=wanted.to,
        statuses="".join("01"[number in wanted.statuses] for number in range(1, 11)),
        unprinted_only=int(wanted.unprinted_only),
    )
    return (Record._make(row) for row in rows)
