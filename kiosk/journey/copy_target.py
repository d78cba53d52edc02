"""Where a copy may go: into nothing, or on with a copy of the same store that broke off. All else is left as it is."""

from pathlib import Path

from kiosk.core.messages import Message, say
from kiosk.formats.backup_file import is_sqlite
from kiosk.formats.whole_file import refusal
from kiosk.store import log, whole
from kiosk.store.engine import Db, Store
from kiosk.store.ground import FOREIGN, LEDGER, applied
from kiosk.store.sqlite_copy import looking

IDENTITY = "store_id"
"""The note by which a store is known again; it goes with every copy."""

UNFINISHED = "copying"
"""The note in a store that is not copied to its end: whose copy it is."""

_BESIDE = ("", "-wal", "-shm")
"""What the names of the files of a store end with."""


def unfit_file(source: Store, path: Path, own: Path | str) -> Message | None:
    """Say why a file must not become a copy, and leave it as it is; else only its owner may read it from now on."""
    try:
        if isinstance(own, Path) and path.exists() and path.samefile(own):
            return say("This is the database of this instance itself. Name another one.")
        if path.exists() and not path.is_file():
            return say("%(file)s is not a file. Name a file.", file=str(path))
        # A new instance is begun like that; a whole chain of folders is rather a name mistyped.
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.open("ab").close()
        refused = _unfit_content(source, path)
        if refused is None:
            _make_private(path.resolve())
    except OSError as error:
        refused = refusal(error, path)
        if refused is None:
            raise
    return refused


def _make_private(path: Path) -> None:
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.chmod(0o600)


def _unfit_content(source: Store, path: Path) -> Message | None:
    if not path.stat().st_size:
        return None
    if not is_sqlite(path):
        return say("%(file)s is no store of kiosk. Name another file.", file=str(path))
    with looking(path) as db:
        return _unfit(db, str(path), source)


def unfit(source: Store, target: Store) -> Message | None:
    """Say why nothing may be copied into a database; it may be of another schema and is only read."""
    with target.reading() as db:
        return _unfit(db, target.name, source)


def _unfit(db: Db, name: str, source: Store) -> Message | None:
    known = applied(db)
    if known == []:
        return None
    # A newer program may have made more.
    ours = {LEDGER, *(table.name for table in whole.tables(known or ()))}
    if known is None or (set(known) <= set(whole.known()) and db.layout().keys() - ours):
        return say(FOREIGN, file=name)
    with source.reading() as here:
        return taken(db, log.note(here, IDENTITY))


def taken(db: Db, identity: str | None) -> Message | None:
    """Say that a store is in use or the unfinished copy of another one than the one known by `identity`."""
    whose = log.note(db, UNFINISHED)
    if whose == identity if whose else not whole.is_used(db):
        return None
    return say(
        "That database holds another store already, so nothing was copied. Name an empty one."
    )
