"""The nightly backup: made by whichever process comes first, and what officials are told when it is missing."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import rmtree

from kiosk.config import Settings
from kiosk.core.acts import Act
from kiosk.core.backups import DAY, is_due, name_at, too_many
from kiosk.core.days import day_of, instant, moment
from kiosk.core.messages import Message, say
from kiosk.formats.whole_file import refusal
from kiosk.journey import backup
from kiosk.journey.stores import is_invented
from kiosk.store import journal, log
from kiosk.store.engine import Db, Store, StoreUnusableError

_STATE = "backup"
_CLAIM = "backup_claim"
_CLAIMED = timedelta(hours=1)
"""After so long whoever began a backup is taken for dead."""


@dataclass(frozen=True)
class State:
    """What the store knows of its nightly backups."""

    done: str | None = None
    """When the newest good one was begun."""
    before: str | None = None
    """When the good one before it was begun."""
    failed: str | None = None
    """When the last attempt failed, if none has succeeded since."""
    reason: Message | None = None
    lost: bool = False
    """Whether the newest good one is no longer in the folder."""

    def to_json(self) -> str:
        """Return the state as the store keeps it."""
        return json.dumps([self.done, self.before, self.failed, self.reason, self.lost])


def state(db: Db) -> State:
    """Return what the store knows of its nightly backups."""
    text = log.note(db, _STATE)
    if text is None:
        return State()
    done, before, failed, reason, *lost = json.loads(text)
    told = Message(reason[0], tuple((name, value) for name, value in reason[1])) if reason else None
    return State(done, before, failed, told, lost=lost == [True])


def warning(store: Store, settings: Settings, now: datetime) -> tuple[Message, ...]:
    """Return what officials must know: the newest backup is older than a day, there is none, or the last try failed."""
    if settings.backups is None:
        return ()
    found = store.glance(state)
    if found.reason:
        return (say("The nightly backup has failed."), found.reason)
    if found.done is None:
        return (say("There is no backup yet. The server makes one within a few minutes."),)
    if found.lost:
        return (
            say(
                "The newest backup is no longer in %(folder)s. Check that its disk is there. The next one is made "
                "tonight.",
                folder=str(settings.backups),
            ),
        )
    if now - moment(found.done) > DAY:
        return (say("The newest backup is older than a day. Tell whoever looks after the server."),)
    return ()


def turn(store: Store, settings: Settings, act: Act) -> backup.Saved | Message | None:
    """Make the nightly backup if it is due and nobody else makes it; return what came of it."""
    folder = settings.backups
    if folder is None or is_invented(store):
        return None
    with store.reading() as db:
        found = state(db)
    _look_after(store, folder, found)
    if not is_due(act.now, done=_moment(found.done), failed=_moment(found.failed)):
        return None
    if not store.write(partial(_claim, act=act)):
        return None
    made = _save(store, settings, folder, act)
    store.write(partial(_note, made=made, act=act))
    if isinstance(made, backup.Saved):
        _tidy(store, settings, folder, act)
    return made


def _look_after(store: Store, folder: Path, found: State) -> None:
    """Note when the newest backup goes or comes back; no page may wait for a disk that hangs."""
    if found.done is None:
        return
    lost = not (folder / name_at(moment(found.done))).exists()
    if lost != found.lost:
        store.write(lambda db: log.set_note(db, _STATE, replace(state(db), lost=lost).to_json()))


def _moment(text: str | None) -> datetime | None:
    return moment(text) if text else None


def begin_anew(db: Db, act: Act) -> None:
    """Forget the backups of the machine from which the store came: they are not in this one's folder."""
    if log.note(db, _STATE) is not None:
        log.set_note(db, _STATE, State().to_json())
        log.set_note(db, _CLAIM, act.at)


def _claim(db: Db, act: Act) -> bool:
    until = instant(act.now + _CLAIMED)
    return log.claim(db, _CLAIM, until, now=act.at)


def _save(store: Store, settings: Settings, folder: Path, act: Act) -> backup.Saved | Message:
    path = folder / name_at(act.now)
    try:
        # Where the folder above is missing its disk is, and this one would not be the second.
        folder.mkdir(exist_ok=True, mode=0o700)
        return backup.save(store, settings, path, act)
    except FileExistsError:
        return say("%(path)s is a file. Name a folder.", path=str(folder))
    except OSError as error:
        return refusal(error, path) or say(
            "The system refuses: %(reason)s. Check the disk and the folder.",
            reason=f"{error.filename or folder}: {error.strerror or error}",
        )
    except StoreUnusableError as error:
        return Message(error.id, tuple(error.params.items()))


def _note(db: Db, made: backup.Saved | Message, act: Act) -> None:
    old = state(db)
    failed = State(old.done, old.before, act.at, made) if isinstance(made, Message) else None
    log.set_note(db, _STATE, (failed or State(act.at, old.done)).to_json())
    log.set_note(db, _CLAIM, act.at)


def _tidy(store: Store, settings: Settings, folder: Path, act: Act) -> None:
    """Remove backups that are too many, and journals whose answers the last two backups hold."""
    names = [path.name for path in folder.iterdir() if path.is_file()]
    for name in too_many(names, settings.backups_kept):
        (folder / name).unlink(missing_ok=True)
    for left in folder.glob(".kiosk-*"):
        if left.stat().st_mtime < (act.now - DAY).timestamp():
            # Begun by a process that was killed.
            rmtree(left, ignore_errors=True)
    with store.reading() as db:
        before = state(db).before
    if settings.journal and before:
        journal.prune(settings.journal, before=moment(before), today=day_of(act.now))
