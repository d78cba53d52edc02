"""What tablets ask of the server: pairing, settings, how they do, and what a code opens.

No session and no cookie: a machine proves itself with its own secret, which opens these addresses and nothing else.
"""

import hashlib
import json
import re
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import BadRequest, HTTPException, TooManyRequests

from kiosk.core import tablet_settings as rules
from kiosk.core.acts import Act
from kiosk.core.days import instant
from kiosk.core.devices import read_report
from kiosk.core.surveys import to_json
from kiosk.core.tokens import Mistyped, read_token
from kiosk.journey import devices, pairing, pushes, tablet_settings
from kiosk.journey.devices import Live, Retired
from kiosk.journey.invitations import Gone, Invitation, Open, Rated, look
from kiosk.journey.lookup import is_blank
from kiosk.journey.pairing import Ended, Full, Paired
from kiosk.journey.stores import StoreUnusableError
from kiosk.web.http import csrf, limiter, services
from kiosk.web.tablet_app import app_mark

bp = Blueprint("tablet", __name__, url_prefix="/tablet")
csrf.exempt(bp)

PAIRINGS = "200 per minute"
"""From one address: a tablet asks every three seconds."""
WRONG_CODES = "60 per minute"
"""Of one tablet."""
RETRY_SECONDS = 10
ROUNDS = 200_000
"""Of PBKDF2: a tablet checks its PIN without the network."""

_SECRET = re.compile(r"Bearer ([0-9a-f]{64})")
_STATUSES = (400, 404, 405, 411, 413, 415, 429, 500, 503)
_ERRORS = {
    401: "unknown",
    403: "retired",
    404: "not-found",
    405: "not-found",
    413: "too-large",
    429: "too-many",
    500: "crashed",
    503: "unavailable",
}


def refusal(status: int) -> Response:
    """Return what a tablet is told that gets nothing."""
    response = jsonify(error=_ERRORS.get(status, "malformed"))
    response.status_code = status
    if status in (429, 503):
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def refused(error: HTTPException) -> Response:
    """Tell what was wrong with a request in a word that the app knows."""
    return refusal(error.code or 400)


# By their numbers: pages for people stand at some of them, and would come first.
for _status in _STATUSES:
    bp.register_error_handler(_status, refused)


@bp.errorhandler(StoreUnusableError)
def unusable(_error: StoreUnusableError) -> Response:
    """Let a tablet try again later: it keeps what it has."""
    return refusal(503)


def secret() -> str | None:
    """Return the secret that came with a request."""
    found = _SECRET.fullmatch(request.headers.get("Authorization", ""))
    return found[1] if found else None


def machine() -> Live | Retired | Response:
    """Return who asks; a refusal where nobody knows the machine."""
    told = secret()
    found = devices.credential(services().store, told) if told else None
    return found or refusal(401)


def body() -> dict[str, Any]:
    """Return the JSON object that came with a request; raises BadRequest when there is none."""
    try:
        found = json.loads(request.get_data())
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(found, dict):
        raise BadRequest
    return found


@bp.post("/pairing")
def pair() -> Response:
    """Give a machine its words, or what it needs once an official has typed them."""
    limiter.spend("pairing", PAIRINGS)
    told = secret()
    if told is None:
        return refusal(401)
    here = services()
    agent = request.headers.get("User-Agent", "")
    asked = pairing.ask(here.store, told, agent, Act(here.clock(), here.pick, "tablet"))
    match asked:
        case Paired(holder):
            key = here.terms.sign(f"tablet queue {holder.home} {holder.id}")
            return jsonify(state="paired", key=key, settings=_settings(Live(holder)))
        case Ended():
            return refusal(403)
        case Full():
            return refusal(503)
    return jsonify(state="waiting", words=asked.words.split(), expires_in=asked.seconds)


@bp.get("/settings")
def settings() -> Response:
    """Tell a tablet everything that it shows and does."""
    who = machine()
    match who:
        case Live():
            return jsonify(_settings(who))
        case Retired():
            return refusal(403)
    return who


@bp.post("/seen")
def seen() -> Response:
    """Hear how a tablet does; tell what is new."""
    who = machine()
    if isinstance(who, Response):
        return who
    if isinstance(who, Retired):
        return refusal(403)
    here = services()
    now = here.clock()
    report = read_report(body(), now)
    if report is None:
        raise BadRequest
    if report.push:
        id, state = report.push
        pushes.report(here.store, who, id, state, now)
    devices.hear(here.store, who, report.seen, now)
    offer = pushes.offer(here.store, who, now) if report.push is None else None
    told = offer and {
        "id": offer.push,
        "token": offer.invitation.token,
        "expires_in": offer.seconds,
        **_invitation(offer.invitation),
    }
    return jsonify(now=instant(now), stamp=_stamp(who), mark=app_mark(), push=told)


@bp.post("/look")
def look_up() -> Response:
    """Tell what a code opens."""
    who = machine()
    if isinstance(who, Response):
        return who
    if isinstance(who, Retired):
        return refusal(403)
    here = services()
    told = body().get("token")
    token = read_token(told) if isinstance(told, str) else Mistyped("length")
    if isinstance(token, Mistyped):
        return _unknown(who, "unknown")
    match look(here.store, token, here.terms, change_key=None, now=here.clock()):
        case Open(invitation):
            return jsonify(state="open", **_invitation(invitation))
        case Rated(invitation, _):
            return jsonify(state="rated", **_invitation(invitation))
        case Gone(reason, invitation):
            return jsonify(state="gone", reason=reason, **_invitation(invitation))
    return _unknown(who, "unbound" if is_blank(here.store, token) else "unknown")


def _unknown(who: Live, state: str) -> Response:
    try:
        limiter.spend(f"tablet {who.device.id}", WRONG_CODES)
    except TooManyRequests:
        return refusal(429)
    return jsonify(state=state)


def _invitation(invitation: Invitation) -> dict[str, str]:
    return {
        "unit": invitation.unit_name,
        "procedure": invitation.procedure,
        "record": invitation.record_hint,
    }


def _settings(who: Live) -> dict[str, Any]:
    here = services()
    device = who.device
    told = tablet_settings.told(here.store, device.unit)
    salt = here.terms.sign(f"tablet pin {device.home} {device.id}")[:32]
    return {
        "mark": app_mark(),
        "stamp": _stamp(who),
        "now": instant(here.clock()),
        "device": {
            "id": device.id,
            "name": device.name,
            "unit": device.unit_name,
            "counter": device.counter,
        },
        "survey": {**json.loads(to_json(here.survey)), "version": here.survey.version},
        "prefixes": told.prefixes,
        "contact": here.settings.contact or device.unit_name,
        "invented": here.invented,
        "pin": {"salt": salt, "rounds": ROUNDS, "hash": _pin_hash(told.settings.pin, salt)},
        **rules.for_tablet(told.settings),
    }


@lru_cache(maxsize=64)
def _pin_hash(pin: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(salt), ROUNDS).hex()


def _stamp(who: Live) -> str:
    """Return what tells whether a tablet has heard everything: the hash of all that its settings follow from."""
    here = services()
    parts = (
        who.device,
        tablet_settings.stamp(here.store),
        here.survey.version,
        here.settings.contact,
        here.invented,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
