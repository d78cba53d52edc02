"""Responses and the surveys they answered, in the store."""

from typing import NamedTuple

from kiosk.core.days import Day, Instant
from kiosk.store.engine import Db


class Response(NamedTuple):
    """One response as the store keeps it; `answers` is canonical JSON."""

    home: str
    id: str
    record: str | None
    round: int | None
    moment: str
    token: str | None
    state: str
    survey: str
    answers: str
    body_hash: str
    channel: str
    actor: str
    evidence: str
    source: str
    device: str | None
    language: str
    opened_at: Instant | None
    submitted_at: Instant | None
    received_at: Instant
    seconds: int | None
    counted_on: Day | None
    before_return: int
    change_hash: str | None
    change_until: Instant | None
    state_at: Instant
    replaced_by: str | None
    partial: int | None = None
    clock_seconds: int | None = None


def put_survey(db: Db, *, version: str, id: str, body: str, now: Instant) -> None:
    """Keep a survey's body under its version; once kept it never changes."""
    db.run("survey_put", version=version, id=id, body=body, stored_at=now)


def survey_body(db: Db, version: str) -> str | None:
    """Return the kept body of a survey version."""
    row = db.one("survey_by_version", version=version)
    return row[0] if row else None


def latest_survey(db: Db, id: str) -> str | None:
    """Return the body of the survey version that was published last."""
    row = db.one("survey_latest", id=id)
    return row[0] if row else None


def survey_bodies(db: Db) -> list[tuple[str, str]]:
    """Return (version, body) of every survey that was answered."""
    return [(row[0], row[1]) for row in db.all("surveys_all")]


def add(db: Db, response: Response) -> None:
    """Store a response."""
    db.run("response_add", **response._asdict())


def by_id(db: Db, home: str, id: str) -> Response | None:
    """Return the response of an id."""
    row = db.one("response_by_id", home=home, id=id)
    return Response._make(row) if row else None


def counted(db: Db, home: str, record: str) -> list[Response]:
    """Return the record's counted responses, oldest round first."""
    rows = db.all("responses_counted", home=home, record=record)
    return [Response._make(row) for row in rows]


def beside(db: Db, home: str, record: str, state: str) -> int:
    """Return how many responses of the record are kept in a state that does not count."""
    count: int = db.value("responses_beside", home=home, record=record, state=state)
    return count


def replace(db: Db, response: Response, *, by: str, now: Instant) -> None:
    """Take a counted response out of the count because its giver changed it."""
    db.run("response_replace", home=response.home, id=response.id, state_at=now, replaced_by=by)
