"""Invitations: what a code opens for the browser that shows it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.core import responses as rules
from kiosk.core.days import day_of, instant, moment
from kiosk.core.records import has_expired
from kiosk.core.surveys import Answers, answers_from_json
from kiosk.core.tokens import Token
from kiosk.store import codes
from kiosk.store import responses as stored
from kiosk.store.engine import Db, Store
from kiosk.store.responses import Response

Sign = Callable[[str], str]
"""Makes an unguessable text of another one; the same for the same, with the instance's secret."""


@dataclass(frozen=True)
class Terms:
    """What holds for every answer: days a code works after hand-over (0 = for ever), and the signing."""

    code_days: int
    sign: Sign


@dataclass(frozen=True)
class Invitation:
    """What the citizen is told of the record, so that the page is trusted."""

    token: Token
    kind: str
    unit_name: str
    procedure: str
    record_hint: str


@dataclass(frozen=True)
class OwnAnswer:
    """The answer as its own browser may see and change it until a moment."""

    survey: str
    answers: Answers
    until: datetime


@dataclass(frozen=True)
class Open:
    """The code works and its record is not rated yet."""

    invitation: Invitation


@dataclass(frozen=True)
class Rated:
    """The record is rated; `own` only for the browser that did it."""

    invitation: Invitation
    own: OwnAnswer | None


@dataclass(frozen=True)
class Gone:
    """The code worked once."""

    reason: Literal["revoked", "expired"]
    invitation: Invitation


@dataclass(frozen=True)
class Unknown:
    """No such code."""


def look(
    store: Store, token: Token, terms: Terms, *, change_key: str | None, now: datetime
) -> Open | Rated | Gone | Unknown:
    """Return what a code opens for a browser that may hold a change key."""
    invited = store.glance(lambda db: codes.invited(db, token))
    if invited is None:
        return Unknown()
    gone = when_closed(token, invited, terms, now)
    if gone:
        return gone
    given = store.glance(lambda db: all_counted(db, invited)) if invited.answered else []
    counted = among(given, invited)
    if counted is None:
        return Open(invite(token, invited))
    own = own_answer(counted, token, change_key, now)
    return Rated(invite(token, invited), own)


def when_closed(token: Token, invited: codes.Invited, terms: Terms, now: datetime) -> Gone | None:
    """Return why the code no longer works at a moment; None while it does."""
    if invited.revoked_at and instant(now) >= invited.revoked_at:
        return Gone("revoked", invite(token, invited))
    if has_expired(invited.record, terms.code_days, day_of(now)):
        return Gone("expired", invite(token, invited))
    return None


def all_counted(db: Db, invited: codes.Invited) -> list[Response]:
    """Return the counted responses of the record, oldest round first."""
    record = invited.record
    return stored.counted(db, record.home, record.code) if invited.answered else []


def among(given: list[Response], invited: codes.Invited) -> Response | None:
    """Return the one of a record's counted responses that is of the code's round and moment."""
    return next(
        (one for one in given if one.round == invited.round and one.moment == rules.RESULT), None
    )


def own_answer(
    counted: Response, token: Token, change_key: str | None, now: datetime
) -> OwnAnswer | None:
    """Return the answer for the browser that gave it through this very code, while it may be changed."""
    mine = change_key and counted.token == token and counted.change_hash == digest(change_key)
    if not mine or not counted.change_until or instant(now) >= counted.change_until:
        return None
    return OwnAnswer(
        counted.survey, answers_from_json(counted.answers), moment(counted.change_until)
    )


def invite(token: Token, invited: codes.Invited) -> Invitation:
    """Return what the citizen may be told: of the record's code only its end."""
    code = invited.record.code
    return Invitation(
        token=token,
        kind=invited.kind,
        unit_name=invited.unit_name,
        procedure=invited.procedure,
        record_hint=f"…{code[-6:]}" if len(code) > 8 else code,
    )


def digest(text: str) -> str:
    """Return the hash under which a secret or an id is kept."""
    return hashlib.sha256(text.encode()).hexdigest()
