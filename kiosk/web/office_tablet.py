"""One tablet: how it does, what it has brought, and what officials decide about it."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, request, url_for

from kiosk.core import devices as rules
from kiosk.core.messages import Message, say
from kiosk.journey import apart, devices, pairing, units
from kiosk.journey.devices import Tablet
from kiosk.web.http import services
from kiosk.web.office_filter import tree, unit_of
from kiosk.web.office_pages import act, draw, moved, tell
from kiosk.web.office_tablets import seeing

bp = Blueprint("one_tablet", __name__, url_prefix="/office/tablets/<id>")

DAYS = 14
"""Days of which the page tells how many answers came."""


@bp.get("")
def show(id: str) -> Response:
    """Show a tablet."""
    return _draw(_tablet(id))


def _draw(tablet: Tablet, wrong: Mapping[str, Message] | None = None) -> Response:
    here = services()
    index = units.index(here.store)
    home = index[index.final(tablet.device.unit)]
    return draw(
        "tablet",
        422 if wrong else 200,
        section="tablets",
        tablet=tablet,
        work=devices.work(here.store, tablet.device.id, here.clock(), days=DAYS),
        loose=apart.loose(here.store, tablet.device.id, here.survey),
        survey=here.survey,
        wrong=wrong or {},
        form=request.form,
        home=home,
        chosen=unit_of(request.form, index) or home,
        unit_tree=tree(index),
        **seeing(),
    )


def _tablet(id: str) -> Tablet:
    here = services()
    return devices.one(here.store, id, here.clock()) or abort(404)


@bp.post("/name")
def rename(id: str) -> Response:
    """Give a tablet another name."""
    tablet = _tablet(id)
    name = request.form.get("name", "")
    wrong = devices.rename(services().store, id, name, act())
    if wrong:
        return _draw(tablet, {"name": wrong})
    tell(say("“%(old)s” is called “%(new)s” now.", old=tablet.device.name, new=name.strip()))
    return moved(url_for("one_tablet.show", id=id))


@bp.post("/place")
def move(id: str) -> Response:
    """Let a tablet stand at another counter or in another unit."""
    tablet = _tablet(id)
    unit, counter = request.form.get("unit", ""), request.form.get("counter", "")
    wrong = devices.move(services().store, id, unit, counter, act())
    if wrong:
        field = "counter" if rules.counter_problem(rules.device_name(counter)) else "unit"
        return _draw(tablet, {field: wrong})
    tell(
        say(
            "“%(name)s” has its new place; the tablet learns it by itself.", name=tablet.device.name
        )
    )
    return moved(url_for("one_tablet.show", id=id))


@bp.get("/retire")
def ask_retire(id: str) -> Response:
    """Ask before a tablet is taken out of use."""
    return draw("tablet_retire", section="tablets", tablet=_tablet(id))


@bp.post("/retire")
def retire(id: str) -> Response:
    """Take a tablet out of use."""
    tablet = _tablet(id)
    wrong = devices.retire(services().store, id, act())
    if wrong:
        tell(wrong, "warn")
    else:
        tell(say("“%(name)s” is out of use.", name=tablet.device.name))
    return moved(url_for("tablets.listed"))


@bp.post("/machine")
def replace(id: str) -> Response:
    """Let another machine be this tablet; one that was out of use is in use again."""
    tablet = _tablet(id)
    made = pairing.replace(services().store, id, request.form.get("words", ""), act())
    if isinstance(made, Message):
        return _draw(tablet, {"words": made})
    tell(
        say(
            "The new machine is “%(name)s” now. Its screen goes on by itself within a few seconds.",
            name=made.name,
        )
    )
    return moved(url_for("one_tablet.show", id=id))
