"""Tablets: all that stand at the counters, how they do, and how a machine becomes one of them."""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, Response, request, url_for

from kiosk.core import devices as rules
from kiosk.core import pairing_words
from kiosk.core.addresses import reach_problem
from kiosk.core.messages import Message, say
from kiosk.core.tablet_words import ago, badges, clock_problem, power, trouble
from kiosk.core.units import Index
from kiosk.journey import apart, devices, pairing, units
from kiosk.journey.devices import Tablet
from kiosk.web.http import services
from kiosk.web.office_filter import tree, unit_of
from kiosk.web.office_pages import act, draw, moved, tell
from kiosk.web.tablet_app import app_mark

bp = Blueprint("tablets", __name__, url_prefix="/office/tablets")


@bp.get("")
def listed() -> Response:
    """Show all tablets, and the form that pairs another one."""
    return _draw()


def _draw(wrong: Mapping[str, Message] | None = None) -> Response:
    here = services()
    every = devices.everybody(here.store, here.clock())
    index = units.index(here.store)
    return draw(
        "tablets",
        422 if wrong else 200,
        section="tablets",
        in_use=[tablet for tablet in every if not tablet.retired],
        retired=[tablet for tablet in every if tablet.retired],
        wrong=wrong or {},
        form=request.form,
        chosen=unit_of(request.form, index),
        unit_tree=tree(index),
        address=address(),
        waiting=apart.waiting_count(here.store),
        **seeing(),
    )


def seeing() -> dict[str, object]:
    """Return what templates tell about a tablet with."""
    served = app_mark()

    def badges_of(tablet: Tablet) -> object:
        return badges(tablet.standing, tablet.seen, retired=tablet.retired, served=served)

    return {
        "ago": partial(ago, now=services().clock()),
        "badges_of": badges_of,
        "clock_of": clock_problem,
        "power_of": power,
        "trouble_of": trouble,
        "served": served,
    }


@bp.post("")
def pair() -> Response:
    """Make the machine that shows the words a tablet."""
    store = services().store
    form = request.form
    index = units.index(store)
    wrong = _wrong(form, index)
    if wrong:
        return _draw(wrong)
    made = pairing.approve(
        store, form["words"], form["name"], form["unit"], form.get("counter", ""), act()
    )
    if isinstance(made, Message):
        return _draw({"words" if made == pairing.gone() else "name": made})
    tell(
        say(
            "“%(name)s” is paired. Its screen goes on by itself within a few seconds.",
            name=made.name,
        )
    )
    return moved(url_for("one_tablet.show", id=made.id))


def _wrong(form: Mapping[str, str], index: Index) -> dict[str, Message]:
    """Return what is wrong in the form itself, by field."""
    found = {
        "words": None if pairing_words.read(form.get("words", "")) else pairing.unread(),
        "name": rules.name_problem(rules.device_name(form.get("name", ""))),
        "unit": None if unit_of(form, index) else pairing.homeless(),
        "counter": rules.counter_problem(rules.device_name(form.get("counter", ""))),
    }
    return {field: message for field, message in found.items() if message}


@bp.get("/setup")
def set_up() -> Response:
    """Tell how a tablet is set up, on one page to be printed."""
    return draw(
        "tablet_setup",
        section="tablets",
        address=address(),
        picture=pairing.drawn(address()),
        secure=address().startswith("https://"),
    )


def address() -> str:
    """Return what is opened on a tablet: below the public address, else below the one of this page."""
    base = services().settings.base_url
    path = url_for("tablet_app.document")
    return url_for("tablet_app.document", _external=True) if reach_problem(base) else base + path
