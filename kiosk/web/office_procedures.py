"""Procedures: those that nobody has told a field for, and the catalogue that tells."""

from flask import Blueprint, Response, request, url_for

from kiosk.core.messages import say
from kiosk.core.text import fold, tidy
from kiosk.journey import catalogue, coverage, starter
from kiosk.journey.catalogue import Field, Mapping
from kiosk.web.http import services
from kiosk.web.job_folder import Job, Outcome, Told
from kiosk.web.office_jobs import begin, run
from kiosk.web.office_pages import act, draw, language, moved, tell

bp = Blueprint("procedures", __name__, url_prefix="/office/procedures")

SHOWN = 50
"""Procedures on the page, those with most records first; the next ones move up."""


@bp.get("")
def listed() -> Response:
    """Show the procedures without a field, and the fields to choose from."""
    store = services().store
    waiting = coverage.unmapped(store)
    return draw(
        "procedures",
        section="procedures",
        waiting=waiting[:SHOWN],
        count=len(waiting),
        fields=sorted(catalogue.fields(store).values(), key=_shown_name),
    )


def _shown_name(field: Field) -> str:
    return fold(field.name_en if language() == "en" else field.name)


@bp.post("")
def map_() -> Response:
    """Take the fields that were chosen; the records of these procedures move to them."""
    store = services().store
    back = url_for("procedures.listed")
    chosen = _chosen()
    if not chosen:
        tell(say("Please choose a field for at least one procedure."), "bad")
        return moved(back)
    job = begin(say("Moving records to their fields"), back=back)
    acting = act()

    def work(_job: Job) -> Outcome:
        many, moved = catalogue.load(store, chosen, starter.english(), acting)
        return Told(
            say(
                "%(procedures)s procedures; %(moved)s records changed their field.",
                procedures=many,
                moved=moved,
            ),
            back,
        )

    return run(job, work)


def _chosen() -> list[Mapping]:
    """Return the lines that the form has filled in; a new field's name wins over the list."""
    store = services().store
    fields = catalogue.fields(store)
    found = []
    for procedure in coverage.unmapped(store):
        known = fields.get(request.form.get(f"field {procedure.key}", ""))
        name = tidy(request.form.get(f"new {procedure.key}", "")) or (known.name if known else "")
        if name:
            found.append(Mapping(procedure.code, procedure.name, name[:200]))
    return found
