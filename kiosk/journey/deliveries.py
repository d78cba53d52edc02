"""Deliveries: what becomes of the answers that a tablet hands in; each is named, so that it may go there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from kiosk.core import journal
from kiosk.core.acts import Act
from kiosk.core.days import VIETNAM, instant
from kiosk.core.deliveries import Batch, Broken, Given, Times, read_answer
from kiosk.core.messages import Message, say
from kiosk.core.surveys import Answers, Survey, read_answers
from kiosk.core.tokens import Mistyped, Token, read_token
from kiosk.formats import sealed_answers
from kiosk.journey import devices, surveys
from kiosk.journey.devices import Holder
from kiosk.journey.invitations import Gone, Terms, Unknown, digest
from kiosk.journey.responses import ByTablet, Later, Stored, Submission, keep
from kiosk.store import apart, codes, log, pushes
from kiosk.store.apart import Apart
from kiosk.store.engine import Db, Store

MOST_REFUSED = 1000
"""Refused answers, and answers of a machine out of use, that are kept for one tablet."""
MOST_APART = 2000
"""Answers without a record, and declined ones, that one tablet may bring in a day."""

Why = Literal[
    "unknown-code",
    "unbound-code",
    "unknown-survey",
    "invalid-answers",
    "closed-code",
    "unknown-push",
    "flood",
    "malformed",
]
Kind = Literal["loose", "declined", "refused", "quarantined"]
Known = Callable[[str], Survey | None]
"""Returns a version of the survey."""


class Result(NamedTuple):
    """What became of an answer; `kept`: the server has it, so that the tablet may let go of it."""

    id: str | None
    result: Literal["stored", "later", "refused", "quarantined"]
    why: Why | None = None
    kept: bool = True


@dataclass(frozen=True)
class Bringer:
    """The tablet that brings answers, and by how much its clock is wrong."""

    holder: Holder
    times: Times


def deliver(store: Store, holder: Holder, batch: Batch, terms: Terms, known: Known) -> list[Result]:
    """Store each answer of a delivery once, or say why it cannot be."""
    bringer = Bringer(holder, batch.times)
    return [_deliver(store, bringer, item, terms, known) for item in batch.items]


def _deliver(store: Store, by: Bringer, item: object, terms: Terms, known: Known) -> Result:
    given = read_answer(item, by.times)
    if isinstance(given, Broken):
        return store.write(lambda db: _refuse(db, by, given, "malformed"))
    survey = known(given.survey)

    def step(db: Db) -> Result:
        taken = take(db, by, given, survey, terms)
        return taken if isinstance(taken, Result) else _refuse(db, by, given, taken)

    return store.write(step)


def take(
    db: Db,
    by: Bringer,
    given: Given,
    survey: Survey | None,
    terms: Terms,
    *,
    forgiven: bool = False,
) -> Result | Why:
    """Store one answer in a transaction that is open already; or return why it cannot be."""
    if given.declined:
        _settle(db, by, given, "declined")
        return _set_apart(db, by, given, "declined")
    if survey is None:
        return "unknown-survey"
    answers = read_answers(survey, given.answers, partial=given.partial)
    if not isinstance(answers, Answers):
        return "invalid-answers"
    if given.token is None:
        return _set_apart(db, by, given, "loose")
    token = read_token(given.token)
    if isinstance(token, Mistyped):
        return "unknown-code"
    if given.push and not _is_pushed(db, by, given, token):
        return "unknown-push"
    submission = _submission(by, given, token, survey, answers)
    if forgiven and submission.tablet:
        submission = replace(submission, tablet=replace(submission.tablet, forgiven=True))
    return _kept(db, by, given, submission, terms)


def _kept(db: Db, by: Bringer, given: Given, submission: Submission, terms: Terms) -> Result | Why:
    match keep(db, submission, terms, now=by.times.now):
        case Stored():
            _settle(db, by, given, "rated")
            return Result(given.id, "stored")
        case Later(_, kept):
            _settle(db, by, given, "rated")
            return Result(given.id, "later") if kept else "flood"
        case Gone():
            return "closed-code"
        case Unknown():
            blank = codes.by_token(db, submission.token)
            return "unbound-code" if blank and blank.record is None else "unknown-code"


def _submission(
    by: Bringer, given: Given, token: Token, survey: Survey, answers: Answers
) -> Submission:
    return Submission(
        token=token,
        response_id=given.id,
        survey=survey,
        answers=answers,
        channel="tablet",
        actor="assisted" if given.assisted else "citizen",
        evidence=given.evidence or "scanned",
        language=given.language if given.language in survey.languages else survey.languages[0],
        opened_at=given.opened_at,
        change_key=None,
        tablet=ByTablet(by.holder.id, given.given_at, given.partial, by.times.ahead),
    )


def _is_pushed(db: Db, by: Bringer, given: Given, token: Token) -> bool:
    found = pushes.by_id(db, by.holder.home, given.push or "")
    return bool(found and found.device == by.holder.id and found.token == token)


def _settle(db: Db, by: Bringer, given: Given, state: Literal["rated", "declined"]) -> None:
    found = pushes.by_id(db, by.holder.home, given.push) if given.push else None
    if found and found.device == by.holder.id:
        pushes.settle(db, found, state, instant(by.times.now))


def _set_apart(db: Db, by: Bringer, given: Given, kind: Kind) -> Result:
    local = by.times.now.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
    if _is_flood(db, by, kind, MOST_APART, since=instant(local)):
        return Result(given.id, "refused", "flood", kept=False)
    put_apart(db, by, given, kind, "")
    return Result(given.id, "stored")


def _refuse(db: Db, by: Bringer, given: Given | Broken, why: Why) -> Result:
    """Keep for the staff what cannot be stored; what has no id, or comes as a flood, stays with the tablet."""
    if given.id is None or _is_flood(db, by, "refused", MOST_REFUSED):
        return Result(given.id, "refused", why, kept=False)
    put_apart(db, by, given, "refused", why)
    return Result(given.id, "refused", why)


def _is_flood(db: Db, by: Bringer, kind: Kind, most: int, *, since: str = "") -> bool:
    return apart.count(db, by.holder.home, by.holder.id, kind, since=since) >= most


def put_apart(db: Db, by: Bringer, given: Given | Broken, kind: Kind, reason: str) -> None:
    """Keep an answer apart; another one under the same id gets an id of its own, so that nothing is lost."""
    hashed = digest(given.body)
    row = Apart(
        home=by.holder.home,
        id=given.id or hashed[:32],
        device=by.holder.id,
        kind=kind,
        unit=by.holder.unit,
        reason=reason,
        body=given.body,
        body_hash=hashed,
        submitted_at=instant(given.given_at) if isinstance(given, Given) else None,
        received_at=instant(by.times.now),
        clock_seconds=by.times.ahead,
    )
    if not apart.put(db, row):
        row = row._replace(id=digest(f"{row.id} {hashed}")[:32])
        apart.put(db, row)
    db.swear(lambda: journal.write(row.received_at, "apart", row=row._asdict(), tablet=_of(by)))


def _of(by: Bringer) -> dict[str, str]:
    holder = by.holder
    return {
        "home": holder.home,
        "id": holder.id,
        "name": holder.name,
        "unit": holder.unit,
        "counter": holder.counter,
    }


def quarantine(store: Store, holder: Holder, batch: Batch) -> list[Result]:
    """Keep the answers of a machine that is out of use until an official judges them; return those that are kept."""
    bringer = Bringer(holder, batch.times)

    def step(db: Db, given: Given) -> Result | None:
        if _is_flood(db, bringer, "quarantined", MOST_REFUSED) and not apart.by_id(
            db, holder.home, given.id
        ):
            return None
        put_apart(db, bringer, given, "quarantined", "retired")
        return Result(given.id, "quarantined")

    found = (read_answer(item, batch.times) for item in batch.items)
    whole = [given for given in found if isinstance(given, Given)]
    named = [store.write(lambda db, given=given: step(db, given)) for given in whole]  # type: ignore[misc]  # bound now
    return [result for result in named if result]


@dataclass(frozen=True)
class HandedIn:
    """What a file of unsent answers brought, by what became of them; `sealed` could not be opened."""

    name: str
    stored: int = 0
    later: int = 0
    refused: int = 0
    quarantined: int = 0
    sealed: int = 0


def hand_in(store: Store, content: bytes, terms: Terms, act: Act) -> HandedIn | Message:
    """Take in the file that a tablet has made of its unsent answers; twice brings nothing twice."""
    read = sealed_answers.read(content)
    if read is None:
        return say(
            "This is no file of a tablet's unsent answers, or it is damaged. Make it once more on the tablet."
        )
    tablet = next(
        (one for one in devices.everybody(store, act.now) if one.device.id == read.device), None
    )
    if tablet is None:
        return say(
            "This file comes from a tablet that this kiosk does not know. Hand it in where that was paired."
        )
    device = tablet.device
    key = bytes.fromhex(terms.sign(f"tablet queue {device.home} {device.id}"))
    items = [sealed_answers.unseal(key, read.device, one) for one in read.answers]
    opened = [item for item in items if item is not None]
    if read.answers and not opened:
        return say(
            "This file was sealed for another kiosk, or changed on its way. Nothing of it can be opened."
        )
    batch = Batch(Times(read.ahead(act.now), act.now), opened)
    holder = Holder(
        device.home, device.id, device.name, device.unit, tablet.unit_name, device.counter, None
    )
    if device.retired_at:
        results = quarantine(store, holder, batch)
    else:
        results = deliver(
            store, holder, batch, terms, lambda version: surveys.version(store, version)
        )
    told = _told(device.name, results, len(items) - len(opened))
    detail = ", ".join(
        f"{name} {many}" for name, many in vars(told).items() if name != "name" and many
    )
    entry = log.Entry(act.at, act.actor, "tablet-file", device.name, detail)
    store.write(lambda db: log.write(db, act.new_id(), entry))
    return told


def _told(name: str, results: list[Result], sealed: int) -> HandedIn:
    many = {
        kind: sum(one.result == kind for one in results)
        for kind in ("stored", "later", "refused", "quarantined")
    }
    return HandedIn(name, **many, sealed=sealed)
