"""Records: found by their code or their slip, with what the desk may know and do; never what was answered."""

from flask import Blueprint, Response, abort, request, url_for

from kiosk.core import words
from kiosk.core.exports import COLUMNS
from kiosk.core.messages import Message, say
from kiosk.core.records import expires_on, has_expired, timeliness
from kiosk.journey import catalogue, lookup, slips
from kiosk.journey.slips import Order, Sheet
from kiosk.web.http import services
from kiosk.web.office_pages import act, draw, language, moved, shown_day, tell, today, translate
from kiosk.web.office_slips import PAPERS, allowed, layout_of, press, reach

bp = Blueprint("records", __name__, url_prefix="/office/records")

ATTRIBUTES = {key: heading for key, heading, _, _ in COLUMNS["records"]}
ATTRIBUTES["status"] = ATTRIBUTES["status_text"]


@bp.get("")
def find() -> Response:
    """Ask for a code, and go to the record it belongs to."""
    typed = request.args.get("code", "").strip()
    if not typed:
        return draw("records", section="records", typed="", wrong=None)
    traced = lookup.trace(services().store, typed)
    if isinstance(traced, Message):
        return draw("records", 404, section="records", typed=typed, wrong=traced)
    if traced.slip and traced.slip.revoked_at:
        tell(
            say("The code that was entered is revoked: its slip no longer works."),
            "warn",
        )
    return moved(url_for("records.show", code=traced.record))


@bp.get("/<path:code>")
def show(code: str) -> Response:
    """Show a record."""
    return _draw(_sheet(code))


def _sheet(code: str) -> Sheet:
    sheet = slips.find(services().store, code)
    if sheet is None:
        abort(404)
    return sheet


def _draw(sheet: Sheet, *, unallowed: bool = False) -> Response:
    here = services()
    record = sheet.record
    done = slips.finished(record)
    return draw(
        "record",
        422 if unallowed else 200,
        section="records",
        sheet=sheet,
        field=_field(record.field),
        record=record,
        done=done,
        went=timeliness(record.resolved_on, record.due_on) if done and record.resolved_on else None,
        expires=expires_on(record, here.settings.code_days),
        expired=has_expired(record, here.settings.code_days, today()),
        reissuing=request.args.get("reissue") == "1",
        words=words,
        attributes=ATTRIBUTES,
        shown=_shown,
        papers=PAPERS,
        layout=layout_of(None),
        **reach(unallowed=unallowed),
    )


def _field(key: str) -> str:
    """Return a field's name in the language of the page; empty while the field is not known."""
    known = catalogue.fields(services().store).get(key)
    if known is None:
        return key
    return known.name_en if language() == "en" else known.name


def _shown(attribute: str, value: str | None) -> str:
    """Return a value of the history as people read it."""
    if not value:
        return "–"
    if attribute == "status":
        return translate()(words.STATUSES[int(value)])
    if attribute == "filed_via":
        return translate()(words.FILED_VIA[value])
    return shown_day(value) if attribute.endswith("_on") else value


@bp.post("/<path:code>")
def act_on(code: str) -> Response:
    """Print the record's slip, or make a new code for it first."""
    sheet = _sheet(code)
    if not allowed():
        return _draw(sheet, unallowed=True)
    if request.form.get("do") == "reissue":
        shown = request.form.get("instead", "")
        instead = int(shown) if shown.isdecimal() else sheet.issue
        if slips.reissue(services().store, sheet.record.code, act(), instead=instead):
            tell(say("A new code is made; the old slip no longer works. Print the new one now."))
        else:
            tell(say("A new code was made meanwhile, so nothing was changed. Look at it first."))
        return moved(url_for("records.show", code=sheet.record.code))
    order = Order(layout_of(request.form.get("layout")), records=(sheet.record.code,))
    return press(order, 1, back=url_for("records.show", code=sheet.record.code))
