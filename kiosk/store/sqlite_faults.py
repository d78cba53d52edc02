"""What SQLite says of a file that cannot be used, told apart from statements that are wrong."""

import sqlite3
from pathlib import Path

from kiosk.core.messages import mark
from kiosk.store.engine import StoreUnusableError


def told(error: BaseException, path: Path) -> BaseException:
    """Tell a file that cannot be used apart from a statement that is wrong, and from any other error."""
    message = _REASONS.get(code(error)) or (_NO_STORE if _is_no_text(error) else None)
    if message is None:
        return error
    unusable = StoreUnusableError(message, path, str(error))
    unusable.__cause__ = error
    return unusable


def is_unusable(error: BaseException) -> bool:
    """Tell whether the file is to blame for an error."""
    return code(error) in _REASONS


def _is_no_text(error: BaseException) -> bool:
    """Tell whether a text of the file is none: Python says so itself, without a number."""
    return isinstance(error, sqlite3.OperationalError) and str(error).startswith("Could not decode")


def code(error: BaseException) -> int:
    """Return SQLite's number of what went wrong; 0 for any other error."""
    number: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return number


_NO_STORE = mark("%(file)s is damaged or no store of kiosk. Put your latest backup in its place.")
_HELD = mark("%(file)s is held by another program. Close that program and try again.")
_FULL = mark("The disk of %(file)s is full. Free some space and try again.")
_NO_ACCESS = mark(
    "%(file)s cannot be opened for writing (%(reason)s). Check the name of the file and who may "
    "write into its folder."
)
_REASONS = {
    sqlite3.SQLITE_NOTADB: _NO_STORE,
    sqlite3.SQLITE_CORRUPT: _NO_STORE,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_READONLY: _NO_ACCESS,
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_IOERR: _NO_ACCESS,
}
