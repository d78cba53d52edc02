"""Lookup: what the desk wants to know before it acts: whose code this is, and how many slips an order means."""

from dataclasses import dataclass
from itertools import chain, islice

from kiosk.core.cells import brief, read_code
from kiosk.core.days import Day
from kiosk.core.messages import Message, say
from kiosk.core.records import Record, has_expired
from kiosk.core.tokens import Mistyped, Token, read_token
from kiosk.journey.slips import Wanted, nothing_wanted
from kiosk.store import codes, records
from kiosk.store.codes import Code as Code
from kiosk.store.engine import Store


@dataclass(frozen=True)
class Traced:
    """The record a code leads to; `slip` is the printed code by which it was found."""

    record: str
    slip: Code | None


@dataclass(frozen=True)
class Foreseen:
    """How many slips an order means, how many of their codes work no longer, and the first of the records."""

    count: int
    expired: int
    first: tuple[Record, ...]


def trace(store: Store, text: str) -> Traced | Message:
    """Return the record of a record code or of a slip's code, however it was typed, or what to do."""
    code = read_code(text)
    token = read_token(text)
    with store.reading() as db:
        if isinstance(code, str) and records.by_code(db, code):
            return Traced(code, None)
        slip = None if isinstance(token, Mistyped) else codes.by_token(db, token)
    if slip is None:
        return say(
            "No record and no slip has the code “%(code)s”. Please check it.", code=brief(text)
        )
    if slip.record is None:
        return say("This code belongs to no record yet.")
    return Traced(slip.record, slip)


def is_blank(store: Store, token: Token) -> bool:
    """Tell whether a code stands on a sticker that nobody has bound to a record yet."""
    code = store.glance(lambda db: codes.by_token(db, token))
    return code is not None and code.record is None


def foresee(
    store: Store, wanted: Wanted, *, code_days: int, today: Day, many: int = 10
) -> Foreseen | Message:
    """Return how many slips are wanted, and the first of their records; nothing is made."""
    count = expired = 0
    with store.reading() as db:
        found = codes.wanted(db, wanted)
        first = tuple(islice(found, many))
        for record in chain(first, found):
            count += 1
            expired += has_expired(record, code_days, today)
    return Foreseen(count, expired, first) if count else nothing_wanted()
