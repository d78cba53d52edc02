"""The answer journal's lines: what a dead disk must not take along, each whole in itself and with its own check sum.

kinds: `answer` (a response as it was acknowledged, with its record and its code), `code` (a code that may stand on
paper, with its record), `unit` (with its home's prefix), `survey` (a version that answers may refer to), `apart` (an
answer from a tablet that does not count as it is, with the tablet).
"""

import json
import zlib
from typing import Any, NamedTuple

from kiosk.core.days import Instant

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Line(NamedTuple):
    """One line: what kind of thing happened when, and all that is needed to make it happen again."""

    at: Instant
    kind: str
    body: dict[str, Any]


def write(at: Instant, kind: str, **body: object) -> str:
    """Return a line, without its end."""
    text = _encode([at, kind, body])
    return f"{zlib.crc32(text.encode()):08x} {text}"


def read(text: str) -> Line | None:
    """Return what a line says; None when it is not whole."""
    sum_, _, rest = text.rstrip("\n").partition(" ")
    if f"{zlib.crc32(rest.encode('utf-8', 'surrogateescape')):08x}" != sum_:
        return None
    try:
        at, kind, body = json.loads(rest)
        return Line(str(at), str(kind), dict(body))
    except (ValueError, TypeError):
        return None
