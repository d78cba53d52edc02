"""Answers kept apart: what an official judges, and files of answers that a tablet could not send."""

from collections.abc import Mapping

from flask import Blueprint, Response, request, url_for

from kiosk.core.messages import Message, mark, say
from kiosk.journey import apart, deliveries
from kiosk.journey.apart import Waiting
from kiosk.web.http import services
from kiosk.web.office_pages import act, draw, moved, tell

bp = Blueprint("apart", __name__, url_prefix="/office/tablets")

SHOWN = 100
"""Answers on one page, the oldest first."""
FILE_LIMIT = 32 << 20
"""Bytes of the largest file of a tablet that is read; ten thousand answers take a third of it."""

REASONS: Mapping[str, str] = {
    "retired": mark("The machine was out of use when it came"),
    "closed-code": mark("The code works no longer"),
    "unbound-code": mark("The code belongs to no record yet"),
    "unknown-code": mark("Nobody knows the code"),
    "unknown-survey": mark("Its questions are not known here"),
    "invalid-answers": mark("It does not fit its questions"),
    "unknown-push": mark("No clerk has sent this record to the tablet"),
    "flood": mark("Too many answers to the same record"),
    "malformed": mark("It is no whole answer"),
}
ACCEPTABLE: Mapping[str, str] = {
    "retired": mark(
        "Accepted, it is stored as from any tablet. Drop it when somebody else may have had the machine."
    ),
    "closed-code": mark("Accepted, it is stored as from a code that still works."),
    "unbound-code": mark("Accepted, it is stored once its code belongs to a record."),
}
"""Why answers wait that an official can accept, and what happens then; all others can only be dropped."""


@bp.get("/apart")
def listed() -> Response:
    """Show what waits to be judged, without what was answered."""
    waiting = apart.waiting(services().store)
    shown = waiting[:SHOWN]
    return draw(
        "apart",
        section="tablets",
        shown=shown,
        count=len(waiting),
        hopeless=[one for one in shown if one.apart.reason not in ACCEPTABLE],
        reasons=REASONS,
        acceptable=ACCEPTABLE,
        mark_of=_mark,
    )


def _mark(waiting: Waiting) -> str:
    return f"{waiting.apart.home} {waiting.apart.id}"


@bp.post("/apart")
def judge() -> Response:
    """Accept an answer, or drop one or all that can only be dropped."""
    accepted, dropped = request.form.get("accept"), request.form.get("drop")
    if accepted:
        _accept(accepted)
    elif dropped == "all":
        done = [_drop(marked) for marked in request.form.getlist("hopeless")[:SHOWN]]
        tell(say("Dropped: %(count)s.", count=done.count(None)))
    elif dropped:
        wrong = _drop(dropped)
        tell(wrong or say("The answer is dropped: it never counts."), "warn" if wrong else "good")
    return moved(url_for("apart.listed"))


def _accept(marked: str) -> None:
    here = services()
    home, _, id = marked.partition(" ")
    taken = apart.accept(here.store, home, id, here.terms, act())
    if isinstance(taken, Message):
        tell(taken, "warn")
    elif taken.result == "later":
        tell(say("Accepted: it is kept beside, since its record was rated before."))
    else:
        tell(say("Accepted: the answer is stored."))


def _drop(marked: str) -> Message | None:
    home, _, id = marked.partition(" ")
    return apart.drop(services().store, home, id, act())


@bp.get("/file")
def ask_file() -> Response:
    """Show the form for a tablet's file."""
    return draw("tablet_file", section="tablets", wrong=None)


@bp.post("/file")
def hand_in() -> Response:
    """Take in the file that a tablet made of the answers it could not send."""
    here = services()
    file = request.files.get("file")
    if file is None or not file.filename:
        return _refused(say("Please choose a file first."))
    content = file.stream.read(FILE_LIMIT + 1)
    if len(content) > FILE_LIMIT:
        return _refused(
            say("This file is larger than any that a tablet makes. Choose the one from the tablet.")
        )
    found = deliveries.hand_in(here.store, content, here.terms, act())
    if isinstance(found, Message):
        return _refused(found)
    return draw("tablet_file_in", section="tablets", found=found)


def _refused(wrong: Message) -> Response:
    return draw("tablet_file", 422, section="tablets", wrong=wrong)
