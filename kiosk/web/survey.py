"""The citizen's pages: the survey behind the code of a slip or of an online link.

No session and no CSRF token: the code is the capability. The only cookie is the change key of an
answer; setting it also makes browsers forget the sent form, which they would show to who goes back.
"""

import hashlib
import logging
from dataclasses import replace

from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests

from kiosk.core.days import instant
from kiosk.core.messages import say
from kiosk.core.tokens import Mistyped, Token, read_token
from kiosk.journey.responses import (
    Gone,
    Invitation,
    Later,
    Open,
    OwnAnswer,
    Rated,
    Stored,
    Submission,
    Unknown,
    look,
    submit,
)
from kiosk.journey.stores import StoreUnusableError
from kiosk.web import survey_pages as pages
from kiosk.web.http import csrf, limiter, services
from kiosk.web.survey_form import Read, first, posted_draft, read_form, version
from kiosk.web.survey_pages import Again, Draft

bp = Blueprint("survey", __name__)
csrf.exempt(bp)

POST_LIMIT = 20_000
"""Bytes of one answer: a form takes nine for an accented letter, so that a full comment fits."""
WRONG_CODES = "60 per minute"
"""From one address: a whole waiting hall may share it, so right codes are never limited."""
CHANGE_SECONDS = 24 * 3600

Seen = Open | Rated | Gone | Unknown | Mistyped


# Some scanners add a slash to an address: that is the same page, and not worth another request.
@bp.get("/<any(s, S, o, O):way>/<code>", strict_slashes=False)
def ask(way: str, code: str) -> Response:
    """Show the survey, or why it cannot be answered."""
    match _look(code):
        case Open(invitation):
            return pages.empty_form(invitation, services().survey, _new_draft())
        case Rated(invitation, OwnAnswer() as own):
            return _own(invitation, own)
        case Rated(invitation):
            return pages.rated(invitation)
        case shut:
            return _shut(shut, code)


@bp.post("/<any(s, S, o, O):way>/<code>", strict_slashes=False)
def answer(way: str, code: str) -> Response:
    """Store what was answered, or show the form again with what is missing."""
    request.max_content_length = POST_LIMIT
    form = request.form.to_dict(flat=False)
    token = read_token(code)
    if isinstance(token, Mistyped):
        return _shut(token, code)
    draft = posted_draft(form)
    try:
        read = read_form(form)
        if isinstance(read, Again):
            return _again(code, draft, read)
        return _store(way, token, draft, read)
    except StoreUnusableError as error:
        return _unstored(code, draft, error)


@bp.get("/<any(s, S, o, O):way>/<code>/thanks", strict_slashes=False)
def thanks(way: str, code: str) -> Response:
    """Say thank you, and how long the answer can be changed."""
    match _look(code):
        case Rated(invitation, own):
            return pages.thanks(invitation, own, here=f"/{way}/{invitation.token}")
        case Open(invitation):
            return _moved(f"/{way}/{invitation.token}?lang={pages.language()}")
        case shut:
            return _shut(shut, code)


@bp.route("/", methods=["GET", "POST"])
def type_code() -> Response:
    """Take the code that somebody types from a slip."""
    request.max_content_length = POST_LIMIT
    typed = request.values.get("code")
    if typed is None:
        return pages.enter_code()
    token = read_token(typed)
    if isinstance(token, Mistyped):
        limiter.spend("code", WRONG_CODES)
        return pages.enter_code(typed, token, status=422)
    return _moved(f"/s/{token}?by=typed&lang={pages.language()}")


@bp.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> Response:
    """Draw the page for more than a survey can hold."""
    return pages.stop(
        413,
        say("This is too much text"),
        say("Nothing was stored. Please go back, shorten your comment and send it again."),
    )


@bp.errorhandler(TooManyRequests)
def too_many(_error: TooManyRequests) -> Response:
    """Draw the page for an address from which wrong codes keep coming."""
    return pages.stop(
        429,
        say("Too many wrong codes"),
        say("Please wait a minute, then compare the code with your slip and try again."),
        to_code=True,
    )


def _look(code: str) -> Seen:
    token = read_token(code)
    if isinstance(token, Mistyped):
        return token
    here = services()
    key = request.cookies.get(_cookie(token))
    return look(here.store, token, here.terms, change_key=key, now=here.clock())


def _own(invitation: Invitation, own: OwnAnswer) -> Response:
    """Show one's own answer, or the form to change it to who comes from there."""
    mark = _mark(invitation.token)
    if request.args.get("change") == mark:
        draft = replace(_new_draft(), chosen=own.answers.to_form(), changing=True)
        return pages.form(invitation, draft, Again(services().survey, status=200))
    survey = version(own.survey) or services().survey
    return pages.own_answer(invitation, survey, own, change=mark)


def _shut(seen: Seen, code: str) -> Response:
    if isinstance(seen, Gone):
        return pages.gone(seen)
    limiter.spend("code", WRONG_CODES)
    mistyped = seen if isinstance(seen, Mistyped) else None
    return pages.enter_code(code, mistyped, status=404)


def _again(code: str, draft: Draft, again: Again) -> Response:
    match _look(code):
        case Open(invitation):
            return pages.form(invitation, draft, again)
        case Rated(invitation, OwnAnswer()):
            return pages.form(invitation, replace(draft, changing=True), again)
        case Rated(invitation):
            return pages.rated(invitation, late=True)
        case shut:
            return _shut(shut, code)


def _unstored(code: str, draft: Draft, error: StoreUnusableError) -> Response:
    """Draw the form again with all that was typed: the store cannot take it at present, and perhaps not be read."""
    logging.getLogger("kiosk").error("%s", error)
    here = services()
    lang = first(draft.chosen, "lang")
    survey = here.versions.get(first(draft.chosen, "v"), here.survey)
    notice = say(
        "We cannot store your rating at this moment. Nothing of it is lost: please keep this page open and send it "
        "again in a minute. If that does not help, please show your slip at the desk."
    )
    again = Again(survey, lang if lang in survey.languages else None, notice=notice, status=503)
    try:
        seen = _look(code)
    except StoreUnusableError:
        return pages.form(None, draft, again)
    match seen:
        case Open(invitation):
            return pages.form(invitation, draft, again)
        case Rated(invitation, own):
            # It may be this very answer, stored but not yet safe: sending it again tells.
            return pages.form(invitation, replace(draft, changing=own is not None), again)
        case shut:
            return _shut(shut, code)


def _store(way: str, token: Token, draft: Draft, read: Read) -> Response:
    here = services()
    online = way in "oO"
    lang = pages.language(read.survey)
    submission = Submission(
        token=token,
        response_id=draft.id,
        survey=read.survey,
        answers=read.answers,
        channel="online" if online else "qr",
        actor="assisted" if draft.helped else "citizen",
        evidence="link" if online else "typed" if draft.typed else "scanned",
        language=lang,
        opened_at=draft.opened_at,
        change_key=request.cookies.get(_cookie(token)),
    )
    match submit(here.store, submission, here.terms, now=here.clock()):
        case Stored(change_key):
            response = _moved(f"/{way}/{token}/thanks?lang={lang}")
            return _with_key(response, token, change_key)
        case Later(invitation):
            return pages.rated(invitation, late=True)
        case Gone() | Unknown() as shut:
            return _shut(shut, token)


def _moved(address: str) -> Response:
    """Send the browser on; nobody reads a page in between."""
    return Response(status=303, headers={"Location": address})


def _with_key(response: Response, token: Token, change_key: str) -> Response:
    response.set_cookie(
        _cookie(token),
        change_key,
        max_age=CHANGE_SECONDS,
        secure=services().settings.https,
        httponly=True,
        samesite="Lax",
    )
    return response


def _cookie(token: Token) -> str:
    """Return the cookie's name: one for each code, and no code in it."""
    return "k" + hashlib.sha256(token.encode()).hexdigest()[:16]


def _mark(token: Token) -> str:
    """Return what changes with every answer: who goes back after a change finds no form to fill."""
    return hashlib.sha256(request.cookies.get(_cookie(token), "").encode()).hexdigest()[:8]


def _new_draft() -> Draft:
    return Draft(
        id=pages.random_id(),
        opened_at=instant(services().clock()),
        chosen={},
        typed=request.args.get("by") == "typed",
    )
