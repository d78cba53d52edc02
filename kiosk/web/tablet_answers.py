"""Where tablets hand in answers: each is named in the reply, and only what is named may go."""

from typing import Any

from flask import Response, jsonify
from werkzeug.exceptions import BadRequest

from kiosk.core.days import instant
from kiosk.core.deliveries import read_batch
from kiosk.journey.deliveries import Result, deliver, quarantine
from kiosk.journey.devices import Retired
from kiosk.web.http import services
from kiosk.web.survey_form import version
from kiosk.web.tablet import body, machine
from kiosk.web.tablet import bp as bp


@bp.post("/answers")
def answers() -> Response:
    """Store each answer of a delivery once."""
    who = machine()
    if isinstance(who, Response):
        return who
    here = services()
    now = here.clock()
    batch = read_batch(body(), now)
    if isinstance(who, Retired):
        named = quarantine(here.store, who.device, batch) if batch else []
        return _named(named, 403, error="retired", now=instant(now))
    if batch is None:
        raise BadRequest
    # An empty name would mean the survey of today.
    known = deliver(
        here.store, who.device, batch, here.terms, lambda name: version(name) if name else None
    )
    return _named(known, 200, now=instant(now))


def _named(results: list[Result], status: int, **more: str) -> Response:
    response = jsonify(answers=[_told(result) for result in results], **more)
    response.status_code = status
    return response


def _told(result: Result) -> dict[str, Any]:
    told: dict[str, Any] = {"id": result.id, "result": result.result, "kept": result.kept}
    return {**told, "why": result.why} if result.why else told
