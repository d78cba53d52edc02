"""What all of the officials' pages share: language, words, numbers, who acts, and how a page is drawn."""

from datetime import date
from typing import cast
from urllib.parse import urlencode

from flask import (
    Flask,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.globals import request_ctx
from flask_login import current_user

from kiosk.config import LANGUAGES
from kiosk.core.acts import Act
from kiosk.core.days import VIETNAM, Day, Instant, day_of, moment
from kiosk.core.messages import Message, Translate, mark
from kiosk.core.numbers import decimal, whole
from kiosk.journey import nightly, units
from kiosk.web.http import services, writer
from kiosk.web.officials import Official

DOOR = "/office"
LANGUAGE_COOKIE = "kiosk_language"

# (section, first page, its name)
MENU = (
    ("coverage", "coverage.show", mark("Coverage")),
    ("records", "records.find", mark("Records")),
    ("slips", "slips.choose", mark("Slips")),
    ("desk", "desk.show", mark("Desk")),
    ("tablets", "tablets.listed", mark("Tablets")),
    ("imports", "imports.start", mark("Import")),
    ("exports", "exports.ask", mark("Export")),
    ("units", "units.tree", mark("Units")),
    ("procedures", "procedures.listed", mark("Procedures")),
    ("people", "people.listed", mark("People")),
)


def inside() -> bool:
    """Tell whether a page of the office is asked for, and not one of the citizens'."""
    return request.path == DOOR or request.path.startswith(f"{DOOR}/")


def language() -> str:
    """Return the language that the address asks for, else the one chosen before, else the first."""
    for wanted in (request.args.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    return LANGUAGES[0]


def translate() -> Translate:
    """Return the translation into the language of this page; it works outside the request too."""
    return services().translator(language())


def told(message: Message) -> str:
    """Return a message in the language of this page."""
    return message.text(translate())


def act() -> Act:
    """Return what the signed-in official is about to do."""
    here = services()
    return Act(here.clock(), here.pick, official().name)


def today() -> Day:
    """Return this day in Vietnam."""
    return day_of(services().clock())


def official() -> Official:
    """Return who is signed in; pages are only reached by somebody who is."""
    return cast("Official", current_user)


def draw(name: str, status: int = 200, /, **context: object) -> Response:
    """Draw a page of the office."""
    here = services()
    signed_in = current_user.is_authenticated
    lang = language()
    page = render_template(
        f"office/{name}.html",
        _=writer(here.translator(lang)),
        lang=lang,
        others=[other for other in LANGUAGES if other != lang],
        me=official() if signed_in else None,
        switched=_switched,
        menu=MENU if signed_in else (),
        office=_office_name() if signed_in else None,
        unsaved=_unsaved() if signed_in else (),
        saves_nothing=not (here.settings.backups or here.invented),
        **context,
    )
    return make_response(page, status)


def moved(address: str) -> Response:
    """Send the browser on after something was done."""
    return make_response(redirect(address, 303))


def tell(message: Message, kind: str = "good") -> None:
    """Keep a message for the next page: `good`, `warn` or `bad`."""
    flash(told(message), kind)


def _switched(lang: str) -> str:
    """Return the address of this page in another language; of the first page where this one was only sent."""
    adapter = request_ctx.url_adapter
    path = request.path if adapter and adapter.test(method="GET") else url_for("coverage.show")
    return f"{path}?{here_with(lang=lang)}"


def here_with(**changed: str) -> str:
    """Return the arguments of this page's address with some of them changed."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changed]
    return urlencode([*kept, *changed.items()])


def _office_name() -> str | None:
    index = units.index(services().store)
    root = units.root(index)
    return index[root].name if root else None


def _unsaved() -> tuple[Message, ...]:
    """Return what is wrong with the nightly backup; invented data needs none."""
    here = services()
    return () if here.invented else nightly.warning(here.store, here.settings, here.clock())


def shown_day(day: Day | None) -> str:
    """Return a day as it is written in Vietnam: 14/12/2023."""
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""


def shown_moment(instant: Instant | None) -> str:
    """Return a moment in Vietnam: 14/12/2023 16:05."""
    return moment(instant).astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M") if instant else ""


def shown_whole(number: int) -> str:
    """Return a whole number: 59.460 in Vietnamese."""
    return whole(number, language())


def shown_percent(number: float, target: float | None = None) -> str:
    """Return a percentage: 17,4 % in Vietnamese; one that misses the target is never rounded up to it."""
    rounded = round(number, 1)
    if target is not None and number < target <= rounded:
        rounded = target - 0.1
    text = decimal(rounded, language())
    return f"{text}\u00a0%" if language() == "vi" else f"{text}%"


def shown_goal(number: float) -> str:
    """Return a round percentage without decimals, such as a target: 20 %."""
    places = 0 if float(number).is_integer() else 1
    text = decimal(number, language(), places)
    return f"{text}\u00a0%" if language() == "vi" else f"{text}%"


def shown_interval(low: float, high: float) -> str:
    """Return both ends of an interval in percent, without the sign: 90,1–94,0."""
    return f"{decimal(low, language())}–{decimal(high, language())}"


def add_filters(app: Flask) -> None:
    """Give the templates the ways in which days, numbers and messages are written."""
    app.jinja_env.filters.update(
        day=shown_day,
        moment=shown_moment,
        whole=shown_whole,
        percent=shown_percent,
        goal=shown_goal,
        interval=lambda pair: shown_interval(*pair),
        told=told,
    )
