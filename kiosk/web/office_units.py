"""Units: the tree of offices; what an import has named is confirmed, or merged into the unit that was meant."""

from functools import partial

from flask import Blueprint, Response, abort, request, url_for

from kiosk.core.messages import Message, say
from kiosk.core.units import Ambiguous, Found, Index, Missing, Unit
from kiosk.journey import units
from kiosk.web.http import services
from kiosk.web.job_folder import Job, Outcome, Told
from kiosk.web.office_filter import tree as branches
from kiosk.web.office_jobs import begin, run
from kiosk.web.office_pages import act, draw, moved, tell, today

bp = Blueprint("units", __name__, url_prefix="/office/units")


@bp.get("")
def tree() -> Response:
    """Show all units."""
    rows = branches(units.index(services().store))
    return draw(
        "units",
        section="units",
        rows=rows,
        unconfirmed=[unit for _, unit in rows if not unit.confirmed],
        today=today(),
    )


@bp.post("/<key>/confirm")
def confirm(key: str) -> Response:
    """Confirm a unit that an import has named."""
    unit = _unit(units.index(services().store), key)
    units.confirm(services().store, unit.key, act())
    tell(say("“%(name)s” is confirmed.", name=unit.name))
    return moved(url_for("units.tree"))


@bp.get("/merge")
def pick_merge() -> Response:
    """Go on to the question which unit was meant by a chosen one."""
    unit = _unit(units.index(services().store), request.args.get("unit", ""))
    return moved(url_for("units.ask_merge", key=unit.key))


@bp.get("/<key>/merge")
def ask_merge(key: str) -> Response:
    """Ask which unit was meant, then ask whether that is really so."""
    return _ask(key)


def _ask(key: str, wrong: Message | None = None) -> Response:
    index = units.index(services().store)
    unit = _unit(index, key)
    own = index.below(unit.key)
    into = request.values.get("into", "")
    return draw(
        "unit_merge",
        422 if wrong else 200,
        section="units",
        unit=unit,
        into=_known(index, into),
        rows=[(depth, other) for depth, other in branches(index) if other.key not in own],
        near=_near(unit, [other for other in index.units() if other.key not in own]),
        wrong=wrong,
    )


@bp.post("/<key>/merge")
def merge(key: str) -> Response:
    """Merge a misspelt unit into the right one."""
    store = services().store
    index = units.index(store)
    old, into = _unit(index, key), request.form.get("into", "")
    if into not in index:
        return _ask(key, say("Please choose the unit that was meant."))
    new = index[index.final(into)]
    back = url_for("units.tree")
    job = begin(say("Merging “%(old)s” into “%(new)s”", old=old.name, new=new.name), back=back)
    step = partial(units.merge, store, old, new, act())

    def work(_job: Job) -> Outcome:
        moved = step()
        if isinstance(moved, Message):
            return moved
        return Told(
            say(
                "“%(old)s” now stands for “%(new)s”. Records moved: %(count)s.",
                old=old.name,
                new=new.name,
                count=moved,
            ),
            back,
        )

    return run(job, work)


def _near(unit: Unit, others: list[Unit]) -> list[Unit]:
    """Return the other units whose names come close."""
    index = Index(others)
    match index.find(unit.name):
        case Found(key):
            return [index[key]]
        case Ambiguous(names) | Missing(names):
            return [other for name in names for other in others if other.name == name]


def _known(index: Index, key: str) -> Unit | None:
    return index[index.final(key)] if key in index else None


def _unit(index: Index, key: str) -> Unit:
    if key not in index or index[key].merged_into:
        abort(404)
    return index[key]
