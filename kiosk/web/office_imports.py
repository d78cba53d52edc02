"""Import: a file is handed in, checked, shown, and goes in when an official says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, request, send_file, url_for
from werkzeug.datastructures import FileStorage

from kiosk.core.acts import Act
from kiosk.core.days import VIETNAM
from kiosk.core.exports import COLUMNS
from kiosk.core.mapping import NO_MAPPING, SavedMapping, parse_mapping
from kiosk.core.messages import Message, Translate, say
from kiosk.core.text import tidy
from kiosk.journey import held, records, units
from kiosk.journey.mending import write_bad_rows
from kiosk.journey.records import Checked, Report, Upload
from kiosk.journey.stores import Store
from kiosk.web.http import services
from kiosk.web.jobs import Job, Outcome, jobs
from kiosk.web.office_filter import tree
from kiosk.web.office_jobs import begin, mine, run, unfinished
from kiosk.web.office_pages import act, draw, moved, tell, translate

bp = Blueprint("imports", __name__, url_prefix="/office/import")

SHOWN = 200
"""Problems on the page; the file with the rows to be mended holds them all."""

LABELS = {key: heading for key, heading, _, _ in COLUMNS["records"]}
LABELS["status"] = LABELS["status_text"]


@dataclass(frozen=True)
class Preview:
    """A checked file that waits for a yes or no; `bad` counts the files with its rows to be mended."""

    checked: Checked
    report: Report
    bad: int


@dataclass(frozen=True)
class Applied:
    """What an import has done; `bad` as before."""

    checked: Checked
    report: Report
    bad: int


@dataclass(frozen=True)
class Check:
    """What checking a file needs outside the request."""

    store: Store
    upload: Upload
    act: Act
    translate: Translate
    then: str


@bp.get("")
def start() -> Response:
    """Show the form, and what was imported before."""
    return _start()


def _start(wrong: Mapping[str, Message] | None = None) -> Response:
    here = services()
    return draw(
        "import",
        422 if wrong else 200,
        section="imports",
        work=unfinished(),
        wrong=wrong or {},
        now=here.clock().astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M"),
        form=request.form,
        unit_tree=tree(units.index(here.store)),
        runs=records.imports(here.store),
        held=held.held_count(here.store),
    )


@bp.post("")
def upload() -> Response:
    """Take a file and check it."""
    file = request.files.get("file")
    as_of = _as_of(request.form.get("as_of", ""))
    mapping = _mapping(request.files.get("mapping"))
    wrong = {}
    if file is None or not file.filename:
        wrong["file"] = say("Please choose the file to import.")
    if as_of is None:
        wrong["as_of"] = say("Please give the day and the time at which the file was exported.")
    if isinstance(mapping, Message):
        wrong["mapping"] = mapping
    if wrong or file is None or as_of is None or isinstance(mapping, Message):
        return _start(wrong)
    name = tidy(file.filename or "")[:200]
    job = begin(say("Checking %(file)s", file=name), back=url_for("imports.start"))
    path = job.folder / "upload"
    file.save(path)
    unit = tidy(request.form.get("unit", "")) or None
    order = Check(
        services().store,
        Upload(path=path, name=name, as_of=as_of, unit=unit, mapping=mapping),
        act(),
        translate(),
        url_for("imports.preview", job_id=job.id),
    )
    return run(job, partial(_check, order=order))


def _as_of(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=VIETNAM).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _mapping(file: FileStorage | None) -> SavedMapping | Message:
    if file is None or not file.filename:
        return NO_MAPPING
    try:
        return parse_mapping(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        return say("The mapping file is no UTF-8 text. Save it as UTF-8.")


def _check(job: Job, order: Check) -> Outcome:
    """Check a file whole; what was handed in is gone after that, with all that is personal in it."""
    try:
        checked = records.inspect(order.store, order.upload, order.act)
    finally:
        order.upload.path.unlink(missing_ok=True)
    if isinstance(checked, Message):
        return checked
    job.ending.callback(checked.close)
    paths = (_bad_rows(job, part) for part in count(1))
    written = write_bad_rows(checked, paths, order.act, order.translate)
    if isinstance(written, Message):
        return written
    job.kept = Preview(checked, records.preview(order.store, checked), len(written))
    return order.then


def _bad_rows(job: Job, part: int) -> Path:
    return job.folder / f"bad-{part}.xlsx"


@bp.get("/<job_id>")
def preview(job_id: str) -> Response:
    """Show what an import would do."""
    job = mine(job_id)
    if not isinstance(job.kept, Preview):
        return moved(url_for("imports.start"))
    return draw("import_preview", section="imports", job=job, **_shown(job.kept))


def _shown(kept: Preview | Applied) -> dict[str, Any]:
    checked, report = kept.checked, kept.report
    return {
        "checked": checked,
        "report": report,
        "labels": LABELS,
        "problems": report.problems[:SHOWN],
        "new_units": records.new_units(checked),
        "bad_files": kept.bad,
    }


@bp.post("/<job_id>")
def decide(job_id: str) -> Response:
    """Import the checked file, or drop it."""
    job = mine(job_id)
    kept = jobs().claim(job, Preview)
    if kept is None:
        return moved(url_for("jobs.show", job_id=job.id))
    if request.form.get("do") != "import":
        jobs().close(job)
        tell(say("Nothing was imported."), "warn")
        return moved(url_for("imports.start"))
    job.title = say("Importing %(file)s", file=kept.checked.name)
    job.total = kept.checked.good.count
    then = url_for("imports.result", job_id=job.id)
    store, acting = services().store, act()
    return run(job, lambda job: _apply(job, store, kept, acting, then))


def _apply(job: Job, store: Store, kept: Preview, acting: Act, then: str) -> Outcome:
    report = records.apply(store, kept.checked, acting, job.progress)
    job.kept = Applied(kept.checked, report, kept.bad)
    return then


@bp.get("/<job_id>/result")
def result(job_id: str) -> Response:
    """Show what an import has done."""
    job = mine(job_id)
    if not isinstance(job.kept, Applied):
        return moved(url_for("imports.start"))
    return draw("import_result", section="imports", job=job, **_shown(job.kept))


@bp.get("/<job_id>/bad-<int:part>.xlsx")
def bad_rows(job_id: str, part: int) -> Response:
    """Hand out the rows to be mended, which can be imported again."""
    job = mine(job_id)
    path = _bad_rows(job, part)
    if not path.is_file():
        abort(404)
    return send_file(path, as_attachment=True, download_name=f"kiosk-{path.name}", max_age=0)
