"""Import: a file is handed in, checked, shown, and goes in when an official says so."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_file, url_for
from werkzeug.datastructures import FileStorage

from kiosk.core.acts import Act
from kiosk.core.days import VIETNAM
from kiosk.core.exports import COLUMNS
from kiosk.core.mapping import NO_MAPPING, SavedMapping, parse_mapping
from kiosk.core.messages import Message, Translate, say
from kiosk.core.text import tidy
from kiosk.journey import held, records, units
from kiosk.journey.kept import Kept, keep, keep_rows, kept, with_rows
from kiosk.journey.mending import write_bad_rows
from kiosk.journey.records import Upload
from kiosk.journey.stores import Store
from kiosk.web.http import services
from kiosk.web.job_folder import Job, Outcome
from kiosk.web.jobs import jobs
from kiosk.web.office_filter import tree
from kiosk.web.office_jobs import begin, mine, run, unfinished
from kiosk.web.office_pages import act, draw, moved, tell, translate

bp = Blueprint("imports", __name__, url_prefix="/office/import")

CHECKED, ROWS, IMPORTED = "checked.json", "rows.jsonl", "imported.json"
"""What lies in the job's folder: what pages tell before the import, the good rows, what pages tell after it."""

NOTHING_STORED = say("Nothing is stored. Please hand the file in again.")
PARTLY_STORED = say(
    "What was stored until then stays. Please hand the file in again: what is stored already does not change."
)

LABELS = {key: heading for key, heading, _, _ in COLUMNS["records"]}
LABELS["status"] = LABELS["status_text"]


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
    title = say("Checking %(file)s", file=name)
    job = begin(title, back=url_for("imports.start"), advice=NOTHING_STORED)
    path = job.take_in("upload")
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
    """Check a file whole, and keep what deciding about it takes."""
    checked = records.inspect(order.store, order.upload, order.act)
    if isinstance(checked, Message):
        return checked
    with closing(checked):
        paths = (_bad_rows(job, part) for part in count(1))
        written = write_bad_rows(checked, paths, order.act, order.translate)
        if isinstance(written, Message):
            return written
        report = records.preview(order.store, checked)
        keep_rows(job.folder / ROWS, checked)
        keep(job.folder / CHECKED, Kept(checked, report, len(checked.problems)))
    return order.then


def _bad_rows(job: Job, part: int) -> Path:
    return job.folder / f"bad-{part}.xlsx"


@bp.get("/<job_id>")
def preview(job_id: str) -> Response:
    """Show what an import would do."""
    job = mine(job_id)
    found = kept(job.folder / CHECKED) if job.turn == 1 else None
    return _told("import_preview", job, found)


def _told(page: str, job: Job, found: Kept | None) -> Response:
    if found is None:
        return moved(url_for("imports.start"))
    checked, report, all_problems = found
    return draw(
        page,
        section="imports",
        job=job,
        checked=checked,
        report=report,
        labels=LABELS,
        all_problems=all_problems,
        new_units=records.new_units(checked),
        bad_files=len(list(job.folder.glob("bad-*.xlsx"))),
    )


@bp.post("/<job_id>")
def decide(job_id: str) -> Response:
    """Import the checked file, or drop it."""
    job = mine(job_id)
    found = kept(job.folder / CHECKED) if job.turn == 1 else None
    if found is None:
        return moved(url_for("jobs.show", job_id=job.id))
    if request.form.get("do") != "import":
        if not jobs().drop(job):
            return moved(url_for("jobs.show", job_id=job.id))
        tell(say("Nothing was imported."), "warn")
        return moved(url_for("imports.start"))
    turn = job.next_turn(
        say("Importing %(file)s", file=found.checked.name),
        advice=PARTLY_STORED,
        total=found.checked.good.count,
    )
    then = url_for("imports.result", job_id=job.id)
    return run(turn, partial(_apply, store=services().store, found=found, acting=act(), then=then))


def _apply(job: Job, store: Store, found: Kept, acting: Act, then: str) -> Outcome:
    rows = job.folder / ROWS
    checked = with_rows(found.checked, rows)
    report = records.apply(store, checked, acting, job.progress)
    keep(job.folder / IMPORTED, found._replace(report=report))
    rows.unlink()
    return then


@bp.get("/<job_id>/result")
def result(job_id: str) -> Response:
    """Show what an import has done."""
    job = mine(job_id)
    return _told("import_result", job, kept(job.folder / IMPORTED))


@bp.get("/<job_id>/bad-<int:part>.xlsx")
def bad_rows(job_id: str, part: int) -> Response:
    """Hand out the rows to be mended, which can be imported again."""
    job = mine(job_id)
    path = _bad_rows(job, part)
    if not path.is_file():
        abort(404)
    return send_file(path, as_attachment=True, download_name=f"kiosk-{path.name}", max_age=0)
