"""What PostgreSQL says when it cannot be used, told apart from statements that are wrong."""

import re

import psycopg
from psycopg import errors

from kiosk.core.messages import mark
from kiosk.store.engine import StoreUnusableError


class UnacknowledgedError(Exception):
    """The server committed, but stopped waiting for its standby: the commit may be lost with the server."""


LOST = (
    psycopg.OperationalError,
    psycopg.InterfaceError,
    # The server behind the address has become a standby.
    errors.ReadOnlySqlTransaction,
    UnacknowledgedError,
)
"""The server is away, or was for a moment."""

MET = (errors.UniqueViolation, errors.SerializationFailure, errors.DeadlockDetected)
"""Another step was faster."""

FORBIDDEN = (errors.InsufficientPrivilege, errors.InvalidSchemaName)
"""Tables may not be made."""

# Of a connection that never came about the driver keeps the words alone. A server may say them in another language:
# then it is only tried for longer.
_ATTEMPT = re.compile(r"(?:\bfailed|\bis bad): |failed to resolve ")
_REFUSAL = re.compile(
    r'(?:database|role) ".*" does not exist|is not permitted to log in|permission denied for database'
    r"|authentication failed for|no pg_hba\.conf entry|pg_hba\.conf rejects|no password supplied"
    r"|is bad: (?:invalid|definition of service) "
)
_SAID = re.compile(r".*(?:\bfailed|\bis bad): (?:\S+:\s+)?(.+)")


def is_refusal(error: Exception) -> bool:
    """Tell whether a server that answers does not let us in: trying again would not help."""
    attempts = [line for line in str(error).splitlines() if _ATTEMPT.search(line)]
    return bool(attempts) and all(_REFUSAL.search(line) for line in attempts)


def told(error: Exception, name: str) -> StoreUnusableError:
    """Return what to tell of a database."""
    reason = str(error).strip().partition("\n")[0]
    said = _SAID.fullmatch(reason)
    return StoreUnusableError(_meaning(error), name, said[1] if said else reason)


def _meaning(error: Exception) -> str:
    if is_refusal(error):
        return _REFUSED
    return next((id for kind, id in _REASONS if isinstance(error, kind)), _AWAY)


_AWAY = mark(
    "%(file)s does not answer (%(reason)s). Check that PostgreSQL runs there and that the address is right."
)
_REFUSED = mark(
    "%(file)s does not let kiosk in (%(reason)s). Check the user, the password and the name of the database in the "
    "address."
)
_FULL = mark("The disk of %(file)s is full. Free some space and try again.")
_HELD = mark("%(file)s is held by another program. Close that program and try again.")
_FORBIDDEN = mark(
    "%(file)s does not let this user make tables (%(reason)s). Make the user the owner of the database."
)
NO_UTF8 = mark("%(file)s keeps its texts as %(reason)s. Make the database with ENCODING 'UTF8'.")
_REASONS = (
    (errors.DiskFull, _FULL),
    (errors.LockNotAvailable, _HELD),
    (FORBIDDEN, _FORBIDDEN),
    # Something in the address that the driver reads only when it connects.
    (psycopg.ProgrammingError, _REFUSED),
)
