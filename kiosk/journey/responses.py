"""Responses: what a code opens, and the one step that stores an answer, whatever it came through."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.core import responses as rules
from kiosk.core.days import Instant, day_of, instant, moment
from kiosk.core.records import Record, expires_on
from kiosk.core.surveys import Answers, Survey, answers_from_json, body_hash
from kiosk.core.tally import Moves
from kiosk.core.tokens import Token
from kiosk.store import codes, tally
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


@dataclass(frozen=True)
class Submission:
    """A valid answer on its way into the store."""

    token: Token
    response_id: str
    survey: Survey
    answers: Answers
    channel: Literal["qr", "online", "tablet"]
    actor: Literal["citizen", "assisted"]
    evidence: Literal["scanned", "typed", "link", "pushed"]
    language: str
    opened_at: Instant | None
    change_key: str | None


@dataclass(frozen=True)
class Stored:
    """The answer counts; its browser keeps the key with which it may change it."""

    change_key: str
    replaced: bool


@dataclass(frozen=True)
class Later:
    """The record was rated before; the answer is kept beside, uncounted (`kept` False: too many already)."""

    invitation: Invitation
    kept: bool


def look(
    store: Store, token: Token, terms: Terms, *, change_key: str | None, now: datetime
) -> Open | Rated | Gone | Unknown:
    """Return what a code opens for a browser that may hold a change key."""
    with store.reading() as db:
        invited = codes.invited(db, token)
        if invited is None:
            return Unknown()
        closed = _closed(token, invited, terms, now)
        if closed:
            return closed
        counted = _counted(db, invited)
    if counted is None:
        return Open(_invitation(token, invited))
    own = _own(counted, token, change_key, now)
    return Rated(_invitation(token, invited), own)


def submit(
    store: Store, submission: Submission, terms: Terms, *, now: datetime
) -> Stored | Later | Gone | Unknown:
    """Store an answer once: the same id and body again changes nothing and is answered as the first time."""
    return store.write(lambda db: keep(db, submission, terms, now=now))


def keep(
    db: Db, submission: Submission, terms: Terms, *, now: datetime
) -> Stored | Later | Gone | Unknown:
    """Do what `submit` does inside a transaction that is open already."""
    invited = codes.invited(db, submission.token)
    if invited is None:
        return Unknown()
    closed = _closed(submission.token, invited, terms, now)
    if closed:
        return closed
    body = body_hash(submission.survey, submission.answers)
    id, before = _identity(db, invited.record.home, submission.response_id, body)
    change_key = terms.sign(f"change {invited.record.home} {id} {body}")
    if before:
        return _again(before, change_key, _invitation(submission.token, invited))
    return _place(
        db,
        submission,
        invited,
        now=now,
        row=_row(submission, invited, id, body, now=now),
        key=change_key,
    )


def _place(
    db: Db,
    submission: Submission,
    invited: codes.Invited,
    *,
    now: datetime,
    row: Response,
    key: str,
) -> Stored | Later:
    counted = _counted(db, invited)
    own = counted and _own(counted, submission.token, submission.change_key, now)
    place = rules.place(
        rated=counted is not None,
        may_change=own is not None,
        beside=0 if counted is None or own else stored.beside(db, row.home, invited.record.code),
    )
    if place in ("later", "flood"):
        if place == "later":
            stored.add(db, row)
        return Later(_invitation(submission.token, invited), kept=place == "later")
    all_before = stored.counted(db, row.home, invited.record.code)
    new = row._replace(
        state="counted",
        counted_on=counted.counted_on if counted else day_of(now),
        change_hash=_hash(key),
        change_until=counted.change_until if counted else instant(now + rules.CHANGE_TIME),
    )
    if counted:
        stored.replace(db, counted, by=new.id, now=instant(now))
    stored.add(db, new)
    _move(db, invited.record, all_before, [*(g for g in all_before if g != counted), new])
    return Stored(key, replaced=counted is not None)


def _move(db: Db, record: Record, before: list[Response], after: list[Response]) -> None:
    moves = Moves()
    moves.change(
        record,
        record,
        before=rules.rating(rules.speaking(before)),
        after=rules.rating(rules.speaking(after)),
    )
    tally.move(db, moves)


def _identity(db: Db, home: str, response_id: str, body: str) -> tuple[str, Response | None]:
    """Return the id to store under, and the row that is this very answer; another body gets an id of its own."""
    before = stored.by_id(db, home, response_id)
    if before is None or before.body_hash == body:
        return response_id, before
    derived = _hash(f"{response_id} {body}")[:32]
    return derived, stored.by_id(db, home, derived)


def _again(before: Response, change_key: str, invitation: Invitation) -> Stored | Later:
    if before.state == "counted":
        return Stored(change_key, replaced=False)
    return Later(invitation, kept=True)


def _row(
    submission: Submission, invited: codes.Invited, id: str, body: str, *, now: datetime
) -> Response:
    record = invited.record
    day = day_of(now)
    return Response(
        home=record.home,
        id=id,
        record=record.code,
        round=invited.round,
        moment=rules.RESULT,
        token=submission.token,
        state="later",
        survey=submission.survey.version,
        answers=submission.answers.to_json(),
        body_hash=body,
        channel=submission.channel,
        actor=submission.actor,
        evidence=submission.evidence,
        source="kiosk",
        device=None,
        language=submission.language,
        opened_at=submission.opened_at,
        submitted_at=instant(now),
        received_at=instant(now),
        seconds=_seconds(submission.opened_at, now),
        counted_on=None,
        before_return=int(record.returned_on is None or day < record.returned_on),
        change_hash=None,
        change_until=None,
        state_at=instant(now),
        replaced_by=None,
    )


def _seconds(opened_at: Instant | None, now: datetime) -> int | None:
    if opened_at is None:
        return None
    return max(0, int((now - moment(opened_at)).total_seconds()))


def _closed(token: Token, invited: codes.Invited, terms: Terms, now: datetime) -> Gone | None:
    if invited.revoked_at:
        return Gone("revoked", _invitation(token, invited))
    last_day = expires_on(invited.record, terms.code_days)
    if last_day and day_of(now) > last_day:
        return Gone("expired", _invitation(token, invited))
    return None


def _counted(db: Db, invited: codes.Invited) -> Response | None:
    """Return the counted response of the round and moment that the code is for."""
    given = stored.counted(db, invited.record.home, invited.record.code)
    return next(
        (one for one in given if one.round == invited.round and one.moment == rules.RESULT), None
    )


def _own(
    counted: Response, token: Token, change_key: str | None, now: datetime
) -> OwnAnswer | None:
    """Return the answer for the browser that gave it through this very code, while it may be changed."""
    mine = change_key and counted.token == token and counted.change_hash == _hash(change_key)
    if not mine or not counted.change_until or instant(now) >= counted.change_until:
        return None
    return OwnAnswer(
        counted.survey, answers_from_json(counted.answers), moment(counted.change_until)
    )


def _invitation(token: Token, invited: codes.Invited) -> Invitation:
    code = invited.record.code
    return Invitation(
        token=token,
        kind=invited.kind,
        unit_name=invited.unit_name,
        procedure=invited.procedure,
        record_hint=f"…{code[-6:]}" if len(code) > 8 else code,
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
