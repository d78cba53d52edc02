"""Lists that officials keep in files: the tree of units, the catalogue of procedures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, request, url_for

from kiosk.core.acts import Act
from kiosk.core.incoming import Problem
from kiosk.core.messages import Message, from_plain, say
from kiosk.journey import lists
from kiosk.journey.kept import problem
from kiosk.journey.lists import Fault
from kiosk.journey.stores import Store
from kiosk.web.http import services
from kiosk.web.job_folder import Job, Outcome, Told, keep, kept
from kiosk.web.office_jobs import begin, mine, run
from kiosk.web.office_pages import act, draw, moved, tell

bp = Blueprint("lists", __name__, url_prefix="/office/lists")

FAULTS = "faults.json"


@dataclass(frozen=True)
class Kind:
    """A list: how it is loaded, the page it belongs to, and what is told when it is in."""

    load: Callable[[Store, Path, Act], tuple[int, int] | list[Fault]]
    page: str
    told: Callable[[int, int], Message]


KINDS = {
    "units": Kind(
        lists.load_units,
        "units.tree",
        lambda new, changed: say(
            "%(new)s new units, %(changed)s changed.", new=new, changed=changed
        ),
    ),
    "catalogue": Kind(
        lists.load_catalogue,
        "procedures.listed",
        lambda many, moved: say(
            "%(procedures)s procedures; %(moved)s records changed their field.",
            procedures=many,
            moved=moved,
        ),
    ),
}


@bp.post("/<any(units, catalogue):kind>")
def load(kind: str) -> Response:
    """Take a list from a file."""
    chosen = KINDS[kind]
    back = url_for(chosen.page)
    file = request.files.get("file")
    if file is None or not file.filename:
        tell(say("Please choose a file first."), "bad")
        return moved(back)
    job = begin(say("Loading the list"), back=back)
    path = job.take_in("list")
    file.save(path)
    store, acting = services().store, act()
    faulty = url_for("lists.faults", job_id=job.id)

    def work(job: Job) -> Outcome:
        loaded = chosen.load(store, path, acting)
        if isinstance(loaded, list):
            keep(job.folder, FAULTS, loaded)
            return faulty
        return Told(chosen.told(*loaded), back)

    return run(job, work)


@bp.get("/<job_id>")
def faults(job_id: str) -> Response:
    """Show everything that is wrong with a list; nothing of it was taken."""
    job = mine(job_id)
    found = [_fault(plain) for plain in kept(job.folder, FAULTS) or ()]
    return draw(
        "list_faults",
        422,
        job=job,
        messages=[fault for fault in found if isinstance(fault, Message)],
        problems=[fault for fault in found if isinstance(fault, Problem)],
    )


def _fault(plain: list[Any]) -> Fault:
    return from_plain(plain) if len(plain) == len(Message._fields) else problem(plain)
