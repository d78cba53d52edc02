"""Long work: the page that tells how far it is, and the file that came of it."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, send_file, url_for

from kiosk.core.messages import Message
from kiosk.web.job_folder import AGAIN, Failed, Job, Outcome, Ready, Told
from kiosk.web.jobs import jobs
from kiosk.web.office_pages import act, draw, moved, official, tell

bp = Blueprint("jobs", __name__, url_prefix="/office/jobs")


def begin(title: Message, *, back: str, advice: Message = AGAIN) -> Job:
    """Return a new job of the person who asks.

    `back` is the page it is ordered from, `advice` what to do when it breaks off.
    """
    return jobs().open(act().new_id(), official().name, title, back=back, advice=advice)


def run(job: Job, work: Callable[[Job], Outcome]) -> Response:
    """Start the work; go on at once where it was short, else to the page that tells how far it is."""
    if not jobs().run(job, work):
        return moved(url_for("jobs.show", job_id=job.id))
    if isinstance(job.outcome, Ready):
        return moved(url_for("jobs.take", job_id=job.id))
    return _next(job) or moved(url_for("jobs.show", job_id=job.id))


def unfinished() -> list[Job]:
    """Return the asker's work that there is something to come back to."""
    return jobs().of(official().name)


def mine(job_id: str) -> Job:
    """Return the asker's own job, or end with 404."""
    job = jobs().find(job_id, official().name)
    if job is None:
        abort(404)
    return job


def _next(job: Job) -> Response | None:
    """Return where the finished work leads without a page of its own."""
    match job.outcome:
        case str(address):
            return moved(address)
        case Told(message, address):
            tell(message)
            return moved(address)
        case _:
            return None


@bp.get("/<job_id>")
def show(job_id: str) -> Response:
    """Tell how far the work is, or what came of it."""
    job = mine(job_id)
    following = _next(job)
    if following:
        return following
    match job.outcome:
        case Message() as refused:
            return draw("job", 422, job=job, refused=refused)
        case Failed(message, status):
            return draw("job", status, job=job, refused=message, advice=job.advice)
        case Ready() as ready:
            return draw("job", job=job, ready=ready)
        case _:
            return draw("job", job=job)


@bp.get("/<job_id>/file")
def take(job_id: str) -> Response:
    """Hand out the file."""
    job = mine(job_id)
    outcome = job.outcome
    if not isinstance(outcome, Ready):
        abort(404)
    response = send_file(
        job.folder / outcome.name,
        as_attachment=not outcome.inline,
        download_name=outcome.name,
        max_age=0,
    )
    # The policy of pages would keep some browsers from opening their own viewer on a PDF.
    response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response
