"""The address of a PostgreSQL database: read strictly, completed, and shown to people without its password."""

import re
from typing import Any, NamedTuple

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kiosk.core.messages import mark
from kiosk.store.engine import StoreUnusableError

# A server that died without a word is noticed within seconds (a primary that freezes takes its connections along).
_DEFAULTS: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 4000,
    "target_session_attrs": "read-write",
    "application_name": "kiosk",
    "client_encoding": "utf8",
    # Milliseconds of waiting for somebody who holds what is needed.
    "options": "-c lock_timeout=8000",
}

_HIDDEN = "postgresql://…"
_HALF_CODE = re.compile(r"%(?![0-9A-Fa-f]{2})").search
_SECRET = re.compile("@|password").search
_PORTS = re.compile(r"[\d,]*").fullmatch


class Address(NamedTuple):
    """Where a database is."""

    shown: str
    """How people know it: without its password."""
    conninfo: str
    """What the driver is told."""


def read(url: str) -> Address:
    """Read the address of a database; raises StoreUnusableError, which repeats nothing that may be of a password."""
    parts = _parts(url)
    if parts is None:
        raise _unreadable(url)
    host, port = parts.get("host") or "localhost", parts.get("port")
    shown = f"postgresql://{host}{f':{port}' if port else ''}/{parts.get('dbname') or ''}"
    more = {key: value for key, value in _DEFAULTS.items() if key not in parts}
    return Address(shown, make_conninfo(url, **more))


def _parts(url: str) -> dict[str, Any] | None:
    """Return the parts of an address; None where it cannot be told which is which."""
    try:
        parts = conninfo_to_dict(url)
    except (ProgrammingError, UnicodeError):
        # What the library says of it repeats the password.
        return None
    begin, at, rest = url.partition("://")[2].partition("@")
    if not at or "/" in begin:
        rest = begin + at + rest
    # A password in which @ or / stands as it is ends too early: the rest of it becomes a host, a port or a name.
    is_clear = "@" not in rest.partition("?")[0] and _PORTS(str(parts.get("port") or ""))
    return parts if is_clear and "\0" not in url else None


def _unreadable(url: str) -> StoreUnusableError:
    named, reason = _HIDDEN, ""
    before, at, behind = url.partition("://")[2].rpartition("@")
    if at and "?" not in before:
        named += at + behind.partition("?")[0]
    plain, _, settings = url.partition("?")
    if _HALF_CODE(url):
        id = _PERCENT
    elif behind.startswith("[") and "]" not in behind:
        id = _BRACKET
    elif settings and not _SECRET(settings) and _parts(plain) is not None:
        id, reason = _SETTING, settings
    else:
        id = _FORM
    return StoreUnusableError(id, named, reason)


_FORM = mark(
    "%(file)s cannot be read as postgresql://USER:PASSWORD@HOST:PORT/NAME. Write special characters of the password "
    "as codes: %%40 for @, %%2F for /, %%3A for :, %%3F for ?, %%23 for #, %%25 for %%."
)
_PERCENT = mark(
    "In %(file)s a %% stands without the two digits of a code. Write special characters of the password as codes: "
    "%%25 for %%, %%40 for @, %%2F for /, %%3A for :, %%3F for ?, %%23 for #."
)
_BRACKET = mark(
    "In %(file)s the [ before the address of the machine has no ] after it. Write both."
)
_SETTING = mark(
    "In %(file)s PostgreSQL does not know what stands after the question mark: %(reason)s. Check how it is spelled, or "
    "leave it out."
)
