"""Pages for what goes wrong, in both languages; the last one is ready before anything can go wrong."""

import errno
import logging
from functools import partial

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from kiosk.config import LANGUAGES
from kiosk.core.messages import Message, mark, say
from kiosk.journey.stores import StoreUnusableError
from kiosk.web import survey_pages
from kiosk.web.http import UPLOAD_LIMIT, services
from kiosk.web.office_pages import draw, inside
from kiosk.web.signin import to_sign_in

_PAGES: dict[int, tuple[Message, Message]] = {
    400: (
        say("This could not be understood"),
        say("Please go back, reload the page and try again. Nothing was changed."),
    ),
    411: (
        say("This could not be understood"),
        say("Please go back, reload the page and try again. Nothing was changed."),
    ),
    401: (
        say("You are not signed in"),
        say("Nothing was changed. Please sign in, then do it again."),
    ),
    403: (
        say("This page is not open to you"),
        say("Please go back, or ask a colleague who may see it."),
    ),
    404: (
        say("There is no such page"),
        say("Please check the address, or start again from the first page."),
    ),
    405: (
        say("This address cannot be opened like that"),
        say("Please start again from the first page."),
    ),
    503: (
        say("Too much is being sent at once"),
        say("Nothing was stored. Please go back, wait a few seconds and send it again."),
    ),
    413: (
        say("This file is too large"),
        say(
            "At most %(size)s MB can be sent through this page. Export fewer columns or a shorter "
            "time, or let “kiosk import FILE” read it on the server.",
            size=UPLOAD_LIMIT >> 20,
        ),
    ),
}
_FOR_CITIZENS = say("To rate, please scan the code on your slip again, or type it.")
_SENT = {
    400: say("Nothing was stored. Please go back and send it again."),
    411: say("Nothing was stored. Please go back and send it again."),
    503: _PAGES[503][1],
}
"""What citizens are told whose answer did not come in whole."""
_UNUSABLE = (
    mark("Nothing can be stored at present"),
    mark(
        "What you sent was not stored. Please keep this page open and send it again in a few minutes, or come back "
        "later. Whoever looks after the server finds the reason in its log."
    ),
)
_UNREADABLE = (
    mark("This page cannot be shown at present"),
    mark(
        "Nothing is lost. Please try again in a few minutes. Whoever looks after the server finds the reason in "
        "its log."
    ),
)
_CRASHED = (
    mark("Something is broken here"),
    mark(
        "The program met an error of its own; what you sent may not be stored. Please try again in a minute. If it "
        "happens again, tell the person who looks after the server the time and what you did: the details stand in "
        "the server's log."
    ),
)
_BY_THE_MACHINE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)
"""What whoever looks after the machine can mend: a full disk, a folder that may not be written."""
BUSY_SECONDS = 5
_STALE = (
    say("This page was open for too long"),
    say("Nothing was changed. Please go back, reload the page and send it again."),
)


def stranger() -> Response:
    """Turn away somebody who is not signed in: readers to the form, senders with a plain page."""
    return to_sign_in() if request.method in ("GET", "HEAD") else _draw(401, *_PAGES[401])


def add_pages(app: Flask) -> None:
    """Draw these pages wherever a part of the application has none of its own."""
    for status in _PAGES:
        if status != 401:
            app.register_error_handler(status, _failed)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(SecurityError, _elsewhere)
    unusable = _last_resort(app, *_UNREADABLE), _last_resort(app, *_UNUSABLE)
    app.register_error_handler(StoreUnusableError, partial(_unusable, *unusable))
    app.register_error_handler(OSError, partial(_refused, *unusable))
    app.register_error_handler(InternalServerError, partial(_crashed, _last_resort(app, *_CRASHED)))


def _failed(error: HTTPException) -> Response:
    status = error.code or 400
    response = _draw(status, *_PAGES[status])
    if status == 503:
        response.headers["Retry-After"] = str(BUSY_SECONDS)
    return response


def _elsewhere(_error: SecurityError) -> Response:
    """Name the right address. The office's own pages would lead on to others of a host that is not ours."""
    advice = say(
        "This server answers under %(address)s. Whoever runs it can add other names as “hosts” in kiosk.toml.",
        address=services().settings.base_url,
    )
    return survey_pages.stop(400, say("This is not the address of this page"), advice)


def _stale(_error: CSRFError) -> Response:
    return _draw(400, *_STALE)


def _draw(status: int, happened: Message, advice: Message) -> Response:
    if not inside():
        # Who has just sent an answer goes back to it; a link would lead away from what was typed.
        sent = _SENT.get(status)
        return survey_pages.stop(status, happened, sent or _FOR_CITIZENS, to_code=sent is None)
    return draw("error", status, happened=happened, advice=advice)


def _last_resort(app: Flask, happened: str, advice: str) -> str:
    """Draw a page in all languages at once, while nothing is broken."""
    with app.test_request_context():
        words = [(lang, services().translator(lang)) for lang in LANGUAGES]
        return render_template("office/crash.html", words=words, happened=happened, advice=advice)


def _unusable(unreadable: str, unstored: str, error: Exception) -> Response:
    """Say that nothing was stored; why stands in the log, for whoever keeps the machine running."""
    logging.getLogger("kiosk").error("%s", error)
    response = make_response(unreadable if request.method in ("GET", "HEAD") else unstored, 503)
    response.headers["Retry-After"] = str(survey_pages.RETRY_SECONDS)
    return response


def _refused(unreadable: str, unstored: str, error: OSError) -> Response:
    """Say that nothing was stored where the machine refuses a file, such as one of the work folder on a full disk."""
    if error.errno not in _BY_THE_MACHINE:
        raise error
    return _unusable(unreadable, unstored, error)


def _crashed(page: str, _error: InternalServerError) -> Response:
    """Show the page that was drawn at the start: the store or the session may be what is broken."""
    return make_response(page, 500)
