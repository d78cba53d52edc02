"""Tablet settings: what the tablets of a unit say and do; a unit without its own does as the one above it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from kiosk.core import tablet_settings as rules
from kiosk.core.messages import Message, mark, say
from kiosk.core.tablet_settings import TabletSettings
from kiosk.core.units import Unit
from kiosk.journey import tablet_settings, units
from kiosk.web.http import services
from kiosk.web.office_filter import tree, unit_of
from kiosk.web.office_pages import act, draw, moved, tell

bp = Blueprint("tablet_settings", __name__, url_prefix="/office/tablets/settings")

SWITCHES = {
    "camera": (
        mark("Read codes with the camera"),
        mark("Without it, codes are typed or read by a scanner."),
    ),
    "without": (
        mark("Let people rate without a slip"),
        mark("Such answers never count in the coverage; they are kept apart."),
    ),
    "keyboard": (
        mark("Keyboard on the screen"),
        mark("With Vietnamese letters and tones; a real keyboard works all the same."),
    ),
    "sound": (mark("A short sound when a code is read"), None),
    "sleep": (
        mark("Dark screen outside opening hours"),
        mark("A touch wakes it: people can still rate."),
    ),
}
"""What is on or off: its name, and what it means."""

PARTIAL = {
    "drop": mark("is cleared, and nothing is sent"),
    "send": mark("is sent as far as it goes, once the question that counts is answered"),
}
"""What becomes of answers that somebody began and left."""

DAYS = {
    "1": mark("Monday"),
    "2": mark("Tuesday"),
    "3": mark("Wednesday"),
    "4": mark("Thursday"),
    "5": mark("Friday"),
    "6": mark("Saturday"),
    "7": mark("Sunday"),
}


@bp.get("")
def choose() -> Response:
    """Show for which units something was decided; go on to the one that is asked for."""
    store = services().store
    index = units.index(store)
    unit = unit_of(request.args, index)
    if unit:
        return moved(url_for("tablet_settings.show", key=unit.key))
    own = tablet_settings.all_known(store).own()
    rows = tree(index)
    return draw(
        "tablet_settings_of",
        section="tablets",
        own=[unit for _, unit in rows if unit.key in own],
        unit_tree=rows,
    )


@bp.get("/<key>")
def show(key: str) -> Response:
    """Show a unit's settings."""
    return _draw(_unit(key))


def _draw(unit: Unit, wrong: Mapping[str, Message] | None = None) -> Response:
    here = services()
    known = tablet_settings.all_known(here.store)
    source, above = known.source(unit.key), known.above(unit.key)
    index = units.index(here.store)
    # A PIN is offered where none was drawn yet; nothing is stored by looking.
    settings = rules.with_pin(known.of(unit.key), here.pick)
    return draw(
        "tablet_settings",
        422 if wrong else 200,
        section="tablets",
        unit=unit,
        own=source == unit.key,
        source=index[source] if source else None,
        above=index[above] if above else None,
        values=request.form if wrong else as_form(settings),
        wrong=wrong or {},
        switches=SWITCHES,
        partial=PARTIAL,
        days=DAYS,
        rules=rules,
    )


def as_form(settings: TabletSettings) -> dict[str, str]:
    """Return settings as a form has them, which `rules.read` takes back."""
    plain: dict[str, Any] = {
        "idle": str(settings.idle),
        "partial": "send" if settings.send_partial else "drop",
        "pin": settings.pin,
    }
    plain |= {name: "on" for name in SWITCHES if getattr(settings, name)}
    plain |= {f"message-{lang}": text for lang, text in settings.message.items()}
    for day in DAYS:
        plain[f"hours-{day}"] = rules.shown_hours(settings.hours.get(day, ()))
    return plain


@bp.post("/<key>")
def decide(key: str) -> Response:
    """Decide a unit's settings."""
    unit = _unit(key)
    read = rules.read(request.form)
    if not isinstance(read, TabletSettings):
        return _draw(unit, read)
    tablet_settings.put(services().store, unit.key, read, act())
    tell(
        say(
            "The settings of %(unit)s hold. Its tablets take them over by themselves.",
            unit=unit.name,
        )
    )
    return moved(url_for("tablet_settings.show", key=unit.key))


@bp.post("/<key>/above")
def inherit(key: str) -> Response:
    """Let a unit do as the one above it again."""
    unit = _unit(key)
    store = services().store
    if tablet_settings.all_known(store).above(unit.key) and tablet_settings.drop(
        store, unit.key, act()
    ):
        tell(say("%(unit)s does as the unit above it again.", unit=unit.name))
    else:
        tell(say("Nothing was changed: there is nothing to go back to."), "warn")
    return moved(url_for("tablet_settings.show", key=unit.key))


def _unit(key: str) -> Unit:
    index = units.index(services().store)
    if key not in index or index[key].merged_into:
        abort(404)
    return index[key]
