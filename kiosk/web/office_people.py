"""People: accounts of colleagues, and what was done last."""

from flask import Blueprint, Response, request, url_for

from kiosk.core.messages import Message, mark, say
from kiosk.journey import accounts, people, stores, units
from kiosk.journey.accounts import Opened
from kiosk.web.http import services
from kiosk.web.office_filter import tree, unit_of
from kiosk.web.office_pages import act, draw, moved, tell

bp = Blueprint("people", __name__, url_prefix="/office/people")

LATEST = 100

ACTIONS = {
    "sign-in": mark("signed in"),
    "print": mark("printed slips"),
    "export": mark("exported"),
    "re-issue": mark("made a new code"),
    "confirm-unit": mark("confirmed a unit"),
    "merge-unit": mark("merged units"),
    "catalogue": mark("changed the catalogue"),
    "accepted": mark("accepted a held change"),
    "refused": mark("refused a held change"),
    "account-open": mark("opened an account"),
    "account-password": mark("gave a new password"),
    "account-close": mark("closed an account"),
    "tablet-pair": mark("paired a tablet"),
    "tablet-rename": mark("renamed a tablet"),
    "tablet-move": mark("moved a tablet"),
    "tablet-retire": mark("took a tablet out of use"),
    "tablet-replace": mark("replaced a tablet's machine"),
    "tablet-return": mark("took a tablet into use again"),
    "tablet-settings": mark("changed tablet settings"),
    "tablet-file": mark("handed in a tablet's file"),
    "apart-accept": mark("accepted an answer kept apart"),
    "apart-drop": mark("dropped an answer kept apart"),
}


@bp.get("")
def listed() -> Response:
    """Show accounts and the log."""
    return _draw()


def _draw(
    *, opened: Opened | None = None, wrong: Message | None = None, name: str = ""
) -> Response:
    store = services().store
    index = units.index(store)
    return draw(
        "people",
        422 if wrong else 200,
        section="people",
        everybody=people.everybody(store),
        mark_of=people.mark,
        opened=opened,
        wrong=wrong,
        name=name,
        index=index,
        unit_tree=tree(index),
        acts=stores.latest_acts(store, many=LATEST),
        actions=ACTIONS,
    )


@bp.post("")
def add() -> Response:
    """Open an account, and show its password this once."""
    store = services().store
    name = request.form.get("name", "")
    unit = unit_of(request.form, units.index(store))
    opened = accounts.open_account(store, name, unit.key if unit else None, act())
    if isinstance(opened, Message):
        return _draw(wrong=opened, name=name)
    return _draw(opened=opened)


@bp.post("/<name>/password")
def renew(name: str) -> Response:
    """Give a colleague a new password, and show it this once."""
    instead = request.form.get("instead")
    opened = accounts.renew_password(services().store, name, act(), instead=instead)
    return _draw(wrong=opened) if isinstance(opened, Message) else _draw(opened=opened)


@bp.get("/<name>/close")
def ask_close(name: str) -> Response:
    """Ask before an account is closed."""
    return draw("person_close", section="people", name=name)


@bp.post("/<name>/close")
def close(name: str) -> Response:
    """Close an account."""
    wrong = accounts.close_account(services().store, name, act())
    if wrong:
        return _draw(wrong=wrong)
    tell(say("The account “%(name)s” is closed.", name=name))
    return moved(url_for("people.listed"))
