"""Exports: figures and rows to take away."""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, Response, request, url_for

from kiosk.core import words
from kiosk.core.coverage import Period
from kiosk.core.exports import KINDS, TITLES, Ask
from kiosk.core.messages import Message, mark, say
from kiosk.core.text import fold
from kiosk.journey import coverage, exports, units
from kiosk.journey.exports import Desk
from kiosk.web.http import services
from kiosk.web.job_folder import Job, Outcome, Ready
from kiosk.web.office_filter import base_of, role_of, tree, unit_of
from kiosk.web.office_jobs import begin, run, unfinished
from kiosk.web.office_pages import act, draw, language, today, translate
from kiosk.web.office_periods import DAYS, EVERYTHING, Chosen, choose, offers

bp = Blueprint("exports", __name__, url_prefix="/office/exports")

ABOUT = {
    "responses": mark(
        "Every answer with unit, field, score and comment, without the record's code"
    ),
    "records": mark("Every record with its dates, status and whether it is rated"),
    "coverage": mark("The figures of the first page, with a chart"),
    "06a": mark("Reception and resolution by field, as in the official form"),
    "links": mark("For finished records not rated yet: a link to send to those who filed online"),
}
FORMATS = {
    "xlsx": mark("Excel (.xlsx)"),
    "csv-semicolon": mark("CSV with semicolons, for a Vietnamese Excel"),
    "csv": mark("CSV with commas, for other programs"),
    "json": mark("JSON, for other programs"),
}
NEEDS_PERIOD = frozenset({"coverage", "06a"})


@bp.get("")
def ask() -> Response:
    """Show the form, filled in as the page before wants it."""
    return _draw()


@bp.post("")
def make() -> Response:
    """Write an export, with a page that tells so when it takes long."""
    form = request.form
    chosen = _chosen(form)
    if chosen.wrong or _unconfirmed(form):
        return _draw()
    here = services()
    ask = Ask(
        kind=_kind(form),
        period=None if chosen.value == EVERYTHING else chosen.period,
        unit=unit_of(form, units.index(here.store)),
        base=base_of(form),
        role=role_of(form),
        with_withdrawn=form.get("withdrawn") == "1",
    )
    title = TITLES[ask.kind]
    job = begin(say(title), back=url_for("exports.ask"))
    ending, _, semicolons = _format(form).partition("-")
    name = f"kiosk-{_file_name(translate()(title))}-{today()}.{ending}"
    desk = Desk(
        translate(),
        language(),
        here.settings.base_url,
        here.settings.code_days,
        semicolons=semicolons == "semicolon",
    )
    work = partial(exports.export, here.store, ask, job.folder / name, desk, act())

    def write(_job: Job) -> Outcome:
        rows = work()
        return rows if isinstance(rows, Message) else Ready(name, rows)

    return run(job, write)


def _draw() -> Response:
    here = services()
    form = request.values
    chosen = _chosen(form)
    index = units.index(here.store)
    return draw(
        "exports",
        422 if request.method == "POST" else 200,
        section="exports",
        work=unfinished(),
        kind=_kind(form),
        kinds={key: (TITLES[key], ABOUT[key]) for key in KINDS},
        format=_format(form),
        formats=FORMATS,
        chosen=chosen,
        periods=offers(_known(form), today()),
        unit=unit_of(form, index),
        unit_tree=tree(index),
        base=base_of(form),
        role=role_of(form),
        withdrawn=form.get("withdrawn") == "1",
        confirmed=form.get("confirmed") == "1",
        unconfirmed=request.method == "POST" and _unconfirmed(form),
        words=words,
    )


def _kind(form: Mapping[str, str]) -> str:
    kind = form.get("kind", "")
    return kind if kind in KINDS else "coverage"


def _format(form: Mapping[str, str]) -> str:
    wanted = form.get("format", "")
    return wanted if wanted in FORMATS else next(iter(FORMATS))


def _known(form: Mapping[str, str]) -> Period | None:
    return coverage.known_period(services().store, base_of(form))


def _chosen(form: Mapping[str, str]) -> Chosen:
    """Return the period; figures need one, rows can be everything."""
    chosen = choose(form, _known(form), today())
    if form.get("period") != EVERYTHING or chosen.value == DAYS:
        return chosen
    if _kind(form) not in NEEDS_PERIOD:
        return chosen._replace(value=EVERYTHING)
    wrong = say("These figures need a period. Please choose one.")
    return chosen._replace(value=EVERYTHING, wrong=wrong)


def _unconfirmed(form: Mapping[str, str]) -> bool:
    """Tell whether links were asked for without saying that one knows what they are."""
    return _kind(form) == "links" and form.get("confirmed") != "1"


def _file_name(title: str) -> str:
    return fold(title.partition(":")[0]).replace(" ", "-")
