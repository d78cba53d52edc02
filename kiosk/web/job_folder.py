"""A job's folder: all that any process must know of a piece of long work lies there, in plain files.

Every turn of a job has a document of its own (an import is checked in one turn and stored in the next), which tells
where the work stands. Whoever begins a turn makes its document exclusively: of two who begin it at once, one does.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any, Literal, TypeVar

from kiosk.config import Settings, SettingsError
from kiosk.core.messages import Message, from_plain, say

T = TypeVar("T")

AGAIN = say("Nothing is lost but the work itself. Please start it again.")
_TURN = "turn-{}.json"


@dataclass(frozen=True)
class Ready:
    """A file of the job's folder to take away; `inline` ones are shown by the browser."""

    name: str
    rows: int
    inline: bool = False


@dataclass(frozen=True)
class Told:
    """Something to tell on the page to go on with."""

    message: Message
    address: str


@dataclass(frozen=True)
class Failed:
    """Why the work ended before its time, which is nobody's fault at the desk; `status` is that of its page."""

    message: Message
    status: int = 500


Outcome = Ready | Told | Failed | Message | str
"""A file, what was done, what broke, what was wrong, or the address of the page to go on with."""


@dataclass
class Job:
    """One piece of work; `back` is the page it was ordered from, `advice` what to do when it breaks off."""

    id: str
    owner: str
    title: Message
    back: str
    folder: Path
    started: datetime
    beat: datetime
    """When it was last heard of."""
    advice: Message = AGAIN
    turn: int = 1
    total: int = 0
    """How much there is to do; 0 where nobody knows."""
    done: int = 0
    state: Literal["running", "ended", "failed"] = "running"
    outcome: Outcome | None = None
    host: str = ""
    process: int = 0

    def progress(self, done: int) -> None:
        """Tell how much is done."""
        self.done = done

    @property
    def share(self) -> int | None:
        """How much is done in percent, where the whole is known."""
        return min(100, 100 * self.done // self.total) if self.total else None

    @property
    def running(self) -> bool:
        """Whether there is something to wait for."""
        return self.state == "running"

    @property
    def worth_a_look(self) -> bool:
        """Whether its owner may want to come back to it: it runs, has made something, or broke off."""
        return self.running or isinstance(self.outcome, Ready | Failed | str)

    @property
    def handed_in(self) -> Path:
        """The folder for what was handed in, which goes as soon as the turn has ended or broken off."""
        return self.folder / "in"

    def take_in(self, name: str) -> Path:
        """Return where something that is handed in is to lie."""
        self.handed_in.mkdir(mode=0o700)
        return self.handed_in / name

    def next_turn(self, title: Message, *, advice: Message = AGAIN, total: int = 0) -> "Job":
        """Return the job as its next turn begins."""
        return replace(
            self,
            turn=self.turn + 1,
            title=title,
            advice=advice,
            total=total,
            done=0,
            state="running",
            outcome=None,
        )


def work_folder(settings: Settings) -> Path:
    """Return the folder in which all processes of an instance keep the work under way, open to its owner only."""
    path = settings.work or settings.instance / "work"
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path, prefix=".probe-") as probe:
            file = Path(probe, "file")
            file.touch()
            Path(probe, "link").hardlink_to(file)
    except OSError as error:
        raise SettingsError(
            "The work folder %(path)s cannot be used (%(reason)s). Check KIOSK_WORK and who may write there; the "
            "folder must be able to hold hard links.",
            path=str(path),
            reason=str(error.strerror),
        ) from error
    return path


def begin(job: Job) -> bool:
    """Write down that the present turn of a job begins, unless somebody has done so before."""
    try:
        draft = _draft(job)
    except FileNotFoundError:
        # Somebody has dropped the job.
        return False
    try:
        # No other step makes a file that is whole at once, under a name that nobody else has taken.
        _paper(job).hardlink_to(draft)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def write(job: Job) -> None:
    """Write down where a job stands; whoever reads finds the document before or the new one, never a part."""
    draft = _draft(job)
    try:
        _patiently(lambda: draft.replace(_paper(job)))
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def read(folder: Path) -> Job | None:
    """Return the job of a folder as it was last written down; None when nothing there can be read as one."""
    papers = sorted(folder.glob(_TURN.format("*")))
    if not papers:
        return None
    try:
        return _job(folder, json.loads(_patiently(lambda: papers[-1].read_text("utf-8"))))
    except FileNotFoundError:
        # Somebody has dropped it this very moment.
        return None
    except (KeyError, TypeError, ValueError):
        # Cut when the machine lost its power, or written by a kiosk that was another version.
        return None


def keep(folder: Path, name: str, plain: object) -> None:
    """Keep something that JSON can hold for the pages that follow; tuples come back as lists."""
    (folder / name).write_text(_text(plain), "utf-8")


def kept(folder: Path, name: str) -> Any:
    """Return what was kept under a name; None when there is nothing."""
    try:
        return json.loads((folder / name).read_text("utf-8"))
    except FileNotFoundError:
        return None


def _paper(job: Job) -> Path:
    return job.folder / _TURN.format(job.turn)


def _draft(job: Job) -> Path:
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=job.folder, prefix=".turn-", delete=False
    ) as file:
        draft = Path(file.name)
        try:
            file.write(_text(_plain(job)))
            file.flush()
        except OSError:
            draft.unlink()
            raise
    return draft


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _patiently(step: Callable[[], T]) -> T:
    """Do something to a file; Windows does not let it be replaced in the moment in which another reads it."""
    for pause in (0.01, 0.05, 0.2):
        try:
            return step()
        except PermissionError:
            time.sleep(pause)
    return step()


def _plain(job: Job) -> dict[str, Any]:
    plain = {name: value for name, value in vars(job).items() if name != "folder"}
    plain["started"] = job.started.isoformat()
    plain["beat"] = job.beat.isoformat()
    plain["outcome"] = _plain_outcome(job.outcome)
    return plain


def _plain_outcome(outcome: Outcome | None) -> tuple[str, Any] | None:
    match outcome:
        case None:
            return None
        case str(address):
            return "page", address
        case Message():
            return "wrong", outcome
        case Ready() | Told() | Failed():
            return type(outcome).__name__, asdict(outcome)


def _job(folder: Path, plain: dict[str, Any]) -> Job:
    return Job(
        **{
            **plain,
            "folder": folder,
            "title": from_plain(plain["title"]),
            "advice": from_plain(plain["advice"]),
            "started": datetime.fromisoformat(plain["started"]),
            "beat": datetime.fromisoformat(plain["beat"]),
            "outcome": plain["outcome"] and _outcome(*plain["outcome"]),
        }
    )


def _outcome(kind: str, plain: Any) -> Outcome:
    match kind:
        case "page":
            return str(plain)
        case "wrong":
            return from_plain(plain)
        case "Ready":
            return Ready(**plain)
        case "Told":
            return Told(from_plain(plain["message"]), plain["address"])
        case _:
            return Failed(from_plain(plain["message"]), plain["status"])
