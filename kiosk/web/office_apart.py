"""Answers kept apart: what an official judges, and files of answers that a tablet could not send."""

from collections import defaultdict
from collections.abc import Mapping

from flask import Blueprint, Response, request, url_for

from kiosk.core.messages import Message, mark, say
from kiosk.journey import apart, deliveries
from kiosk.journey.apart import Waiting
from kiosk.journey.deliveries import Result
from kiosk.web.http import services
from kiosk.web.office_pages import act, draw, moved, tell

bp = Blueprint("apart", __name__, url_prefix="/office/tablets")

SHOWN = 100
"""Answers on one page, the oldest first."""
_ALL = "all "
"""Before the name of a group of answers."""
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
        machines=_machines(shown),
        reasons=REASONS,
        acceptable=ACCEPTABLE,
        mark_of=_mark,
    )


def _machines(shown: list[Waiting]) -> list[list[Waiting]]:
    """Return what each machine that is out of use has brought, where that is more than one answer."""
    by_machine: defaultdict[str, list[Waiting]] = defaultdict(list)
    for one in shown:
        if one.apart.reason == "retired":
            by_machine[one.apart.device].append(one)
    return [brought for brought in by_machine.values() if len(brought) > 1]


def _mark(waiting: Waiting) -> str:
    return f"{waiting.apart.home} {waiting.apart.id}"


@bp.post("/apart")
def judge() -> Response:
    """Accept or drop an answer, all that a machine out of use has brought, or all that can only be dropped."""
    accepted, dropped = request.form.get("accept", ""), request.form.get("drop", "")
    if accepted.startswith(_ALL):
        _accept_all(_meant(accepted))
    elif accepted:
        taken = _accept(accepted)
        tell(_told(taken), "warn" if isinstance(taken, Message) else "good")
    elif dropped.startswith(_ALL):
        done = [_drop(marked) for marked in _meant(dropped)]
        tell(say("Dropped: %(count)s.", count=done.count(None)))
    elif dropped:
        wrong = _drop(dropped)
        tell(wrong or say("The answer is dropped: it never counts."), "warn" if wrong else "good")
    return moved(url_for("apart.listed"))


def _meant(choice: str) -> list[str]:
    """Return the marks of the answers that stood on the page as a group; what came since is not among them."""
    return request.form.getlist(choice.removeprefix(_ALL))[:SHOWN]


def _accept(marked: str) -> Result | Message:
    here = services()
    home, _, id = marked.partition(" ")
    return apart.accept(here.store, home, id, here.terms, act())


def _told(taken: Result | Message) -> Message:
    if isinstance(taken, Message):
        return taken
    if taken.result == "later":
        return say("Accepted: it is kept beside, since its record was rated before.")
    return say("Accepted: the answer is stored.")


def _accept_all(marks: list[str]) -> None:
    taken = [_accept(marked) for marked in marks]
    stored = [one for one in taken if not isinstance(one, Message)]
    later = sum(one.result == "later" for one in stored)
    tell(
        say(
            "Accepted: %(count)s. Kept beside, since their records were rated before: %(later)s.",
            count=len(stored),
            later=later,
        )
    )
    if len(stored) < len(taken):
        tell(
            say(
                "Not accepted: %(count)s. They are still in the list, unless a colleague has decided about them.",
                count=len(taken) - len(stored),
            ),
            "warn",
        )


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
