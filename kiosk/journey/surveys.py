"""Surveys: the one that is published, and the wording of those answered before."""

from datetime import datetime

from kiosk.core import journal
from kiosk.core.days import instant
from kiosk.core.surveys import Survey, from_json, to_json
from kiosk.store import responses as stored
from kiosk.store.engine import Db, Store


def publish(store: Store, survey: Survey, *, now: datetime) -> None:
    """Keep the survey that citizens are about to answer; a version once kept never changes."""
    body, at = to_json(survey), instant(now)

    def step(db: Db) -> None:
        stored.put_survey(db, version=survey.version, id=survey.id, body=body, now=at)
        db.swear(
            lambda: journal.write(at, "survey", version=survey.version, id=survey.id, body=body)
        )

    store.write(step)


def rescaled(store: Store, survey: Survey) -> list[str]:
    """Return the questions of a survey that an earlier version asked in another way: figures of both would mix up."""
    with store.reading() as db:
        before = [from_json(body) for _, body in stored.survey_bodies(db)]
    asked = {
        (question.id, question.kind, question.scale)
        for version in before
        if version.id == survey.id
        for question in version.questions
    }
    known = {id for id, _, _ in asked}
    return [
        question.id
        for question in survey.questions
        if question.id in known and (question.id, question.kind, question.scale) not in asked
    ]


def latest(store: Store, id: str) -> Survey | None:
    """Return the version of a survey that was published last."""
    with store.reading() as db:
        body = stored.latest_survey(db, id)
    return from_json(body) if body else None


def version(store: Store, version: str) -> Survey | None:
    """Return a survey as it was when it was answered."""
    with store.reading() as db:
        body = stored.survey_body(db, version)
    return from_json(body) if body else None
