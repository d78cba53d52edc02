"""Signing in and out, and what officials may see and change of their own account."""

import hashlib
from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, redirect, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.exceptions import TooManyRequests

from kiosk.core.messages import Message, say
from kiosk.core.people import account_name
from kiosk.journey import people
from kiosk.journey.people import Attempt, Refused, SignedIn, Wait
from kiosk.web.agents import device_name
from kiosk.web.http import limiter, services
from kiosk.web.office_pages import draw, moved, official, tell
from kiosk.web.officials import load

bp = Blueprint("signin", __name__, url_prefix="/office")

DEVICE_SECONDS = 400 * 24 * 3600
"""The longest time for which browsers keep a cookie."""

STRANGE_SIGN_INS = "60 per minute"
"""From one address, by browsers that have not signed in under the name before."""


@bp.get("/signin")
def ask() -> Response:
    """Show the form, or go on when one is signed in already."""
    if official().is_authenticated:
        return moved(_own_path(request.args.get("next", "")))
    return _form()


@bp.post("/signin")
def sign_in() -> Response:
    """Open a session for the right password."""
    here = services()
    name = account_name(request.form.get("name", ""))
    attempt = Attempt(
        name=name,
        password=request.form.get("password", ""),
        address=request.remote_addr or "",
        device=request.cookies.get(_device_cookie(name)),
        agent=request.user_agent.string,
    )
    if not people.is_known_device(name, attempt.device, here.sign):
        # Names are slowed down one by one; this is for who tries many. Devices the office uses are never held up.
        try:
            limiter.spend("sign-in", STRANGE_SIGN_INS)
        except TooManyRequests:
            return _wait(name, 60)
    match people.sign_in(here.store, attempt, here.sign, now=here.clock(), pick=here.pick):
        case SignedIn() as opened:
            return _opened(opened, name)
        case Refused():
            wrong = say("Name or password is wrong. Please check both and try again.")
            return _form(name, wrong, status=401)
        case Wait(seconds):
            return _wait(name, seconds)


def _wait(name: str, seconds: int) -> Response:
    wrong = say(
        "Too many wrong passwords. Please wait %(seconds)s seconds, then try again.",
        seconds=seconds,
    )
    response = _form(name, wrong, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _form(name: str = "", wrong: Message | None = None, *, status: int = 200) -> Response:
    wanted = request.values.get("next", "")
    return draw("signin", status, name=name, wrong=wrong, next=wanted)


def _opened(opened: SignedIn, name: str) -> Response:
    # What the cookie held before belongs to whoever used this browser before.
    session.clear()
    login_user(load(opened.session))
    response = moved(_own_path(request.form.get("next", "")))
    response.set_cookie(
        _device_cookie(name),
        opened.device,
        max_age=DEVICE_SECONDS,
        path=url_for("signin.sign_in"),
        secure=services().settings.https,
        httponly=True,
        samesite="Lax",
    )
    return response


def _device_cookie(name: str) -> str:
    """Return the cookie's name: colleagues at one machine each keep a mark of their own."""
    return "kiosk_device_" + hashlib.sha256(name.encode()).hexdigest()[:12]


def _own_path(wanted: str) -> str:
    """Return the page to go on to: only one of the office's own."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return url_for("coverage.show")
    own = not parts.scheme and not parts.netloc and parts.path.startswith("/office/")
    if (
        not own
        or "\\" in wanted
        or not wanted.isprintable()
        or parts.path == url_for("signin.sign_in")
    ):
        return url_for("coverage.show")
    return wanted


@bp.post("/signout")
def sign_out() -> Response:
    """End the session."""
    here = services()
    people.sign_out(here.store, official().live, now=here.clock())
    logout_user()
    session.clear()
    tell(say("You are signed out."))
    return moved(url_for("signin.ask"))


@bp.get("/account")
def account() -> Response:
    """Show one's own account."""
    return _account()


def _account(wrong: Message | None = None) -> Response:
    here = services()
    lines = people.sessions(here.store, official().live, now=here.clock())
    return draw(
        "account",
        422 if wrong else 200,
        sessions=[(line, device_name(line.agent)) for line in lines],
        wrong=wrong,
    )


@bp.post("/account/password")
def change_password() -> Response:
    """Change one's own password."""
    here = services()
    new = request.form.get("new", "")
    if new != request.form.get("again", ""):
        return _account(say("The two new passwords differ. Type the same one twice."))
    old = request.form.get("old", "")
    wrong = people.change_password(here.store, official().live, old, new, now=here.clock())
    if wrong:
        return _account(wrong)
    tell(say("The password is changed. Your other sessions are ended."))
    return moved(url_for("signin.account"))


@bp.post("/account/sessions/<id_hash>")
def end_session(id_hash: str) -> Response:
    """End one of one's own sessions."""
    here = services()
    people.revoke(here.store, official().live, id_hash, now=here.clock())
    tell(say("The session is ended."))
    return moved(url_for("signin.account"))


def to_sign_in() -> Response:
    """Send a stranger to the form, and from there back to the page."""
    wanted = request.full_path.rstrip("?")
    return make_response(redirect(url_for("signin.ask", next=wanted)))
