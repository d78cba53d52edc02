"""Slips: which ones, on which paper; how many is told before they are made."""

from functools import partial
from math import ceil
from typing import Any

from flask import Blueprint, Response, request, session, url_for

from kiosk.core import addresses, words
from kiosk.core.coverage import Period
from kiosk.core.days import half_month, plus
from kiosk.core.messages import Message, mark, say
from kiosk.core.records import DONE
from kiosk.core.slips import LAYOUTS, size_warning
from kiosk.journey import coverage, lookup, slips, units
from kiosk.journey.lookup import Foreseen
from kiosk.journey.slips import Order, Press, Wanted
from kiosk.web.http import services
from kiosk.web.job_folder import Job, Outcome, Ready
from kiosk.web.office_filter import tree, unit_of
from kiosk.web.office_jobs import begin, run, unfinished
from kiosk.web.office_pages import act, draw, today
from kiosk.web.office_periods import days_problem

bp = Blueprint("slips", __name__, url_prefix="/office/slips")

PAPERS = {
    "a5": mark("A5, one slip a page"),
    "a4x4": mark("A4, four slips a page, to be cut"),
    "roll80": mark("Receipt roll of 80 mm"),
}
MANY = 3000
"""Slips from which a print takes long enough to say so before."""


@bp.get("")
def choose() -> Response:
    """Show the form, and once it is filled in, how many slips it means."""
    wrong = days_problem(request.args) if "from" in request.args else None
    if "from" not in request.args or wrong:
        return _draw(wrong=wrong)
    order = _order()
    return _draw(order=order, foreseen=_foreseen(order))


@bp.post("")
def make() -> Response:
    """Print what the form means."""
    wrong = days_problem(request.values)
    if wrong:
        return _draw(wrong=wrong)
    order = _order()
    foreseen = _foreseen(order)
    if isinstance(foreseen, Message) or not allowed():
        return _draw(order=order, foreseen=foreseen, unallowed=not allowed())
    return press(order, foreseen.count, back=url_for("slips.choose"))


def _foreseen(order: Order) -> Foreseen | Message:
    return (
        lookup.foresee(
            services().store,
            order.wanted,
            code_days=services().settings.code_days,
            today=today(),
        )
        if order.wanted
        else slips.nothing_wanted()
    )


def _order() -> Order:
    form = request.values
    unit = unit_of(form, units.index(services().store))
    statuses = {int(text) for text in form.getlist("status") if text in map(str, words.STATUSES)}
    wanted = Wanted(
        from_=form["from"],
        to=form["to"],
        unit=unit.key if unit else None,
        statuses=frozenset(statuses) or DONE,
        unprinted_only="printed" not in form,
    )
    return Order(layout_of(form.get("layout")), wanted=wanted)


def _draw(
    *,
    wrong: Message | None = None,
    order: Order | None = None,
    foreseen: Foreseen | Message | None = None,
    unallowed: bool = False,
) -> Response:
    store = services().store
    index = units.index(store)
    form = request.values
    days = _usual_days()
    return draw(
        "slips",
        422 if wrong or unallowed or isinstance(foreseen, Message) else 200,
        section="slips",
        work=unfinished(),
        wrong=wrong,
        order=order,
        nothing=foreseen if isinstance(foreseen, Message) else None,
        foreseen=foreseen if isinstance(foreseen, Foreseen) else None,
        pages=_pages(order, foreseen),
        days=Period(form.get("from", days.from_), form.get("to", days.to)),
        unit=unit_of(form, index),
        unit_tree=tree(index),
        index=index,
        statuses=set(form.getlist("status")) or {str(status) for status in DONE},
        usual_statuses={str(status) for status in DONE},
        printed="printed" in form,
        words=words,
        papers=PAPERS,
        layout=layout_of(form.get("layout")),
        many=MANY,
        code_days=services().settings.code_days,
        **reach(unallowed=unallowed),
    )


def _pages(order: Order | None, foreseen: Foreseen | Message | None) -> int:
    if order is None or not isinstance(foreseen, Foreseen):
        return 0
    return ceil(foreseen.count / LAYOUTS[order.layout].per_page)


def _usual_days() -> Period:
    """Return the latest half-month in which something was finished, up to today."""
    known = coverage.known_period(services().store, "resolved")
    last = min(known.to, today()) if known else today()
    return Period(half_month(plus(last, -6)), last)


def layout_of(wanted: str | None) -> str:
    """Return the paper that is asked for, else the one that was used last."""
    layout = wanted or session.get("layout", "")
    return layout if layout in LAYOUTS else next(iter(LAYOUTS))


def reach(*, unallowed: bool = False) -> dict[str, Any]:
    """Return what a page about printing has to say of the address in the codes."""
    here = services()
    base_url = here.settings.base_url
    return {
        "unreachable": None if here.invented else addresses.reach_problem(base_url),
        "dense": size_warning(addresses.host(base_url)),
        "base_url": base_url,
        "unallowed": unallowed,
    }


def allowed() -> bool:
    """Tell whether codes may be printed: phones reach their address, or the office's own Wi-Fi is meant."""
    return reach()["unreachable"] is None or request.form.get("lan") == "1"


def press(order: Order, count: int, *, back: str) -> Response:
    """Print an order, with a page that tells how far it is when it takes long."""
    here = services()
    session["layout"] = order.layout
    job = begin(say("Printing slips"), back=back)
    job.total = count
    # Slips speak Vietnamese, with small English lines, whatever the official reads.
    how = Press(here.settings.base_url, here.fonts, here.translator("vi"), here.invented)
    name = f"kiosk-{today()}-{order.layout}.pdf"
    work = partial(slips.print_pdf, here.store, order, how, out=job.folder / name, act=act())

    def draw_all(job: Job) -> Outcome:
        drawn = work(progress=job.progress)
        if isinstance(drawn, Message):
            return drawn
        return Ready(name, drawn, inline=True)

    return run(job, draw_all)
