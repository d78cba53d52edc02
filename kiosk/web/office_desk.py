"""The desk: send a record to the tablet at the counter, and see what becomes of it; never what is answered."""

from collections.abc import Sequence

from flask import Blueprint, Response, make_response, render_template, request, url_for

from kiosk.core.messages import Message, mark, say
from kiosk.journey import desk, pushes
from kiosk.journey.desk import Counter, Doing
from kiosk.journey.pushes import Standing, State
from kiosk.web.http import services, writer
from kiosk.web.office_pages import act, draw, language, moved, tell

bp = Blueprint("desk", __name__, url_prefix="/office/desk")

COOKIE = "kiosk_tablet"
"""Which tablet stands at the counter of this browser."""

PARTS = ("desk_unfit", "desk_state")
"""What changes on the page while it is open."""

DOING: dict[Doing, str] = {
    "unpaired": mark("No machine is paired with it"),
    "silent": mark("Silent"),
    "out of order": mark("Out of order"),
    "staff": mark("Its staff menu is open"),
    "busy": mark("Somebody is at the tablet"),
    "free": mark("Free"),
}
UNFIT = frozenset({"unpaired", "silent", "out of order"})
"""What is told before a clerk types."""

NOW: dict[tuple[State, str | None], str] = {
    ("waiting", None): mark("On its way to the tablet"),
    ("waiting", "busy"): mark("Waiting for its turn: somebody is at the tablet"),
    ("waiting", "unfit"): mark("Waiting for the tablet, which does not take it"),
    ("shown", "ready"): mark("Ready to rate on the tablet"),
    ("shown", "busy"): mark("Being rated"),
    ("shown", None): mark("Was on the tablet; no answer has come yet"),
    ("rated", None): mark("Rated"),
    ("declined", None): mark("Declined: the citizen does not want to rate"),
    ("expired", None): mark("Not rated: nobody took it in time"),
    ("replaced", None): mark("Replaced by the next record"),
    ("withdrawn", None): mark("Withdrawn"),
}
"""What becomes of the record sent last, by what the tablet is doing; None is whatever else it does."""

ENDS = {
    "waiting": mark("waiting"),
    "shown": mark("on the tablet"),
    "rated": mark("rated"),
    "declined": mark("declined"),
    "expired": mark("not rated"),
    "replaced": mark("replaced by the next"),
    "withdrawn": mark("withdrawn"),
}


@bp.get("")
def show() -> Response:
    """Ask for a record's code, and show what the tablet is doing."""
    counters = desk.counters(services().store)
    chosen = _chosen(counters)
    response = _draw(counters, chosen)
    if chosen and request.args.get("tablet") == chosen.id:
        _remember(response, chosen)
    return response


@bp.post("")
def send() -> Response:
    """Send a record to the tablet."""
    here = services()
    counters = desk.counters(here.store)
    chosen = _of(request.form.get("tablet"), counters)
    if chosen is None:
        return _draw(counters, None, wrong=say("Choose the tablet at your counter first."))
    typed = request.form.get("code", "").strip()
    if not typed:
        return _draw(counters, chosen, wrong=say("Scan or type the code of a record."))
    made = pushes.push(here.store, chosen.id, typed, act(), code_days=here.settings.code_days)
    if isinstance(made, Message):
        return _draw(counters, chosen, wrong=made)
    tell(say("%(code)s was sent to %(tablet)s.", code=made.push.record, tablet=chosen.name))
    if made.replaced and made.replaced != made.push.record:
        tell(say("%(code)s waits no longer: it was replaced.", code=made.replaced), "warn")
    if made.note:
        tell(made.note, "warn")
    return moved(url_for("desk.show", tablet=chosen.id))


@bp.post("/withdraw")
def withdraw() -> Response:
    """Take back what waits for the tablet."""
    here = services()
    chosen, id = request.form.get("tablet", ""), request.form.get("push", "")
    if pushes.withdraw(here.store, chosen, id, here.clock()):
        tell(say("Withdrawn: the tablet will not show it."))
    else:
        tell(say("It was not withdrawn: the tablet shows it already, or it has ended."), "warn")
    return moved(url_for("desk.show", tablet=chosen))


@bp.get("/state")
def state() -> Response:
    """Tell what the tablet is doing, for the page that is open."""
    chosen = _of(request.args.get("tablet"), desk.counters(services().store))
    sight = {"_": writer(services().translator(language())), **_sight(chosen)}
    parts = [render_template(f"office/{name}.html", **sight) for name in PARTS]
    return make_response("".join(parts))


def _draw(
    counters: Sequence[Counter], chosen: Counter | None, *, wrong: Message | None = None
) -> Response:
    return draw(
        "desk",
        422 if wrong else 200,
        section="desk",
        counters=counters,
        wrong=wrong,
        **_sight(chosen),
    )


def _sight(chosen: Counter | None) -> dict[str, object]:
    """Return what is told of a tablet and of the records that were sent to it."""
    here = services()
    now = here.clock()
    sent = pushes.latest(here.store, chosen.id, now) if chosen else []
    does = desk.doing(chosen, now) if chosen else None
    return {
        "chosen": chosen,
        "does": DOING[does] if does else None,
        "unfit": does in UNFIT,
        "silent": does == "silent",
        "sent": sent,
        "now": _of_last(sent[0], does) if sent else None,
        "ends": ENDS,
    }


def _of_last(last: Standing, does: Doing | None) -> str:
    """Return what is told of the record sent last."""
    around: str | None = "unfit" if does in UNFIT else does
    if last.state == "shown" and last.seconds:
        around = "ready"
    return NOW.get((last.state, around)) or NOW[last.state, None]


def _chosen(counters: Sequence[Counter]) -> Counter | None:
    """Return the tablet that is asked for, else this browser's, else the only one."""
    asked = request.args.get("tablet") or request.cookies.get(COOKIE)
    only = counters[0] if len(counters) == 1 else None
    return _of(asked, counters) or only


def _of(id: str | None, counters: Sequence[Counter]) -> Counter | None:
    return next((one for one in counters if one.id == id), None)


def _remember(response: Response, chosen: Counter) -> None:
    response.set_cookie(
        COOKIE,
        chosen.id,
        max_age=365 * 24 * 3600,
        path=url_for("desk.show"),
        secure=services().settings.https,
        httponly=True,
        samesite="Lax",
    )
