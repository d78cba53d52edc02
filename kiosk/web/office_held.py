"""Held changes: steps backwards that a file asks for wait here for an official."""

from flask import Blueprint, Response, request, url_for

from kiosk.core import words
from kiosk.core.messages import say
from kiosk.journey import held
from kiosk.journey.held import HeldChange
from kiosk.web.http import services
from kiosk.web.office_pages import act, draw, moved, tell

bp = Blueprint("held", __name__, url_prefix="/office/held")

PAGE = 50


def mark_of(change: HeldChange) -> str:
    """Return what a form sends for a change: a newer file's change of the same record is another one."""
    return f"{change.record} {change.as_of}"


@bp.get("")
def listed() -> Response:
    """Show the changes that wait, a page at a time."""
    after = request.args.get("after", "")
    store = services().store
    changes = held.held(store, after=after, many=PAGE + 1)
    return draw(
        "held",
        section="imports",
        changes=changes[:PAGE],
        after=after,
        more=changes[PAGE - 1].record if len(changes) > PAGE else None,
        count=held.held_count(store),
        mark_of=mark_of,
        words=words,
    )


@bp.post("")
def decide() -> Response:
    """Accept or refuse one change, or all that the page has shown."""
    form = request.form
    after = form.get("after", "")
    store = services().store
    waiting = {mark_of(change): change for change in held.held(store, after=after, many=PAGE)}
    accepted = "accept" in form
    one = form.get("accept") or form.get("refuse", "")
    chosen = form.getlist("shown") if one == "all" else [one]
    acting = act()
    done = sum(
        held.decide_held(store, waiting[mark], accepted=accepted, act=acting)
        for mark in chosen
        if mark in waiting
    )
    late = len(chosen) - done
    if done:
        tell(
            say("Changes accepted: %(count)s.", count=done)
            if accepted
            else say("Changes refused: %(count)s.", count=done)
        )
    if late:
        tell(
            say("Came too late: %(count)s. Somebody or a newer file was faster.", count=late),
            "warn",
        )
    return moved(url_for("held.listed", after=after))
