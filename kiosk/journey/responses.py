"""Responses: the one step that stores an answer, whatever it came through."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kiosk.core import journal
from kiosk.core import responses as rules
from kiosk.core.days import Instant, day_of, instant, moment
from kiosk.core.surveys import Answers, Survey, body_hash
from kiosk.core.tokens import Token
from kiosk.journey import ratings
from kiosk.journey.invitations import Gone as Gone
from kiosk.journey.invitations import Invitation as Invitation
from kiosk.journey.invitations import Open as Open
from kiosk.journey.invitations import OwnAnswer as OwnAnswer
from kiosk.journey.invitations import Rated as Rated
from kiosk.journey.invitations import Sign as Sign
from kiosk.journey.invitations import Terms as Terms
from kiosk.journey.invitations import Unknown as Unknown
from kiosk.journey.invitations import all_counted, among, digest, invite, own_answer, when_closed
from kiosk.journey.invitations import look as look
from kiosk.store import codes
from kiosk.store import responses as stored
from kiosk.store.engine import Db, Store
from kiosk.store.responses import Response


@dataclass(frozen=True)
class ByTablet:
    """What comes with an answer from a tablet, which may have kept it for days.

    `given_at` is when its citizen sent it, by the server's clock; `clock_seconds` how far the tablet's was ahead.
    `forgiven`: an official takes it although its code worked no longer.
    """

    device: str
    given_at: datetime
    partial: bool
    clock_seconds: int
    forgiven: bool = False


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
    tablet: ByTablet | None = None

    def given(self, now: datetime) -> datetime:
        """Return when the citizen sent it."""
        return self.tablet.given_at if self.tablet else now


@dataclass(frozen=True)
class Stored:
    """The answer counts; its browser keeps the key with which it may change it. A tablet's can never be changed."""

    change_key: str
    replaced: bool


@dataclass(frozen=True)
class Later:
    """The record was rated before; the answer is kept beside, uncounted (`kept` False: too many already)."""

    invitation: Invitation
    kept: bool


def submit(
    store: Store, submission: Submission, terms: Terms, *, now: datetime
) -> Stored | Later | Gone | Unknown:
    """Store an answer once: the same id and body again changes nothing and is answered as the first time."""
    return store.write(lambda db: keep(db, submission, terms, now=now))


def keep(
    db: Db, submission: Submission, terms: Terms, *, now: datetime
) -> Stored | Later | Gone | Unknown:
    """Do what `submit` does inside a transaction that is open already."""
    # This writes, so that an answer which is there already is acknowledged after a commit of its own: the one that
    # stored it may never have reached the standby.
    codes.hold(db, submission.token)
    invited = codes.invited(db, submission.token, response=submission.response_id)
    if invited is None:
        return Unknown()
    gone = when_closed(submission.token, invited, terms, submission.given(now))
    if gone and not (submission.tablet and submission.tablet.forgiven):
        return gone
    body = body_hash(submission.survey, submission.answers)
    id, before = _identity(db, invited, submission, body, now)
    change_key = terms.sign(f"change {invited.record.home} {id} {body}")
    if before:
        _swear(db, invited, before, now=now)
        return _again(before, change_key, invite(submission.token, invited))
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
    all_before = all_counted(db, invited)
    counted = among(all_before, invited)
    own = counted and own_answer(counted, submission.token, submission.change_key, now)
    state = "replaced" if own else "later"
    place = rules.place(
        rated=counted is not None,
        may_change=own is not None,
        beside=stored.beside(db, row.home, invited.record.code, state) if counted else 0,
    )
    if place in ("later", "flood"):
        if place == "later":
            stored.add(db, row)
            _swear(db, invited, row, now=now)
        return Later(invite(submission.token, invited), kept=place == "later")
    new = row._replace(
        state="counted",
        counted_on=counted.counted_on if counted else day_of(now),
    )
    if submission.tablet is None:
        until = counted.change_until if counted else instant(now + rules.CHANGE_TIME)
        new = new._replace(change_hash=digest(key), change_until=until)
    if counted:
        stored.replace(db, counted, by=new.id, now=instant(now))
    stored.add(db, new)
    _swear(db, invited, new, now=now, replaces=counted.id if counted else None)
    scores = ratings.scores(db, submission.survey)
    after = [*(given for given in all_before if given != counted), new]
    db.moves.change(
        invited.record,
        invited.record,
        before=rules.rating(rules.speaking(all_before), scores),
        after=rules.rating(rules.speaking(after), scores),
    )
    return Stored(key, replaced=counted is not None)


def _swear(
    db: Db, invited: codes.Invited, row: Response, *, now: datetime, replaces: str | None = None
) -> None:
    """Note for the answer journal all that is needed to store the answer again, even without its record and code."""
    db.swear(
        lambda: journal.write(
            instant(now),
            "answer",
            response=row._asdict(),
            replaces=replaces,
            record=invited.record._asdict(),
            code={"kind": invited.kind, "round": invited.round, "issue": invited.issue},
        )
    )


def _identity(
    db: Db, invited: codes.Invited, submission: Submission, body: str, now: datetime
) -> tuple[str, Response | None]:
    """Return the id to store under, and the row that is this very answer.

    Another body, or the same one for another record, gets an id of its own: nothing is acknowledged unstored. So does
    an answer to which its own browser comes back after replacing it.
    """
    record = invited.record
    id = submission.response_id
    before = stored.by_id(db, record.home, id) if invited.stored else None
    about = (record.code, invited.round, body)
    if before and (before.record, before.round, before.body_hash) != about:
        id = digest(f"{id} {record.code} {invited.round} {body}")[:32]
        before = stored.by_id(db, record.home, id)
    while before and before.state == "replaced" and _may_change(db, invited, submission, now):
        id = digest(f"{id} {before.replaced_by}")[:32]
        before = stored.by_id(db, record.home, id)
    return id, before


def _may_change(
    db: Db, invited: codes.Invited, submission: Submission, now: datetime
) -> OwnAnswer | None:
    counted = among(all_counted(db, invited), invited)
    return counted and own_answer(counted, submission.token, submission.change_key, now)


def _again(before: Response, change_key: str, invitation: Invitation) -> Stored | Later:
    if before.state == "counted":
        return Stored(change_key, replaced=False)
    return Later(invitation, kept=True)


def _row(
    submission: Submission, invited: codes.Invited, id: str, body: str, *, now: datetime
) -> Response:
    record, tablet = invited.record, submission.tablet
    given, at = submission.given(now), instant(now)
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
        device=tablet.device if tablet else None,
        language=submission.language,
        opened_at=submission.opened_at,
        submitted_at=instant(given),
        received_at=at,
        seconds=_seconds(submission.opened_at, given),
        counted_on=None,
        before_return=int(record.returned_on is None or day_of(given) < record.returned_on),
        change_hash=None,
        change_until=None,
        state_at=at,
        replaced_by=None,
        partial=int(tablet.partial) if tablet else None,
        clock_seconds=tablet.clock_seconds if tablet else None,
    )


def _seconds(opened_at: Instant | None, now: datetime) -> int | None:
    if opened_at is None:
        return None
    return max(0, int((now - moment(opened_at)).total_seconds()))
