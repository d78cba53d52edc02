"""Surveys: the one that is published, and the wording of those answered before."""

from datetime import datetime

from kiosk.core.days import instant
from kiosk.core.surveys import Survey, from_json, to_json
from kiosk.store import responses as stored
from kiosk.store.engine import Store


def publish(store: Store, survey: Survey, *, now: datetime) -> None:
    """Keep the survey that citizens are about to answer; a version once kept never changes."""
    store.write(
        lambda db: stored.put_survey(
            db, version=survey.version, id=survey.id, body=to_json(survey), now=instant(now)
        )
    )


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
