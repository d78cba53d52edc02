"""Files of unsent answers: what a tablet writes when it cannot send, sealed with the key it got at pairing.

A JSON document; each answer is sealed by itself (AES-256-GCM, bound to its tablet and id), as it lies in the tablet.
"""

import json
from base64 import b64decode
from binascii import Error
from datetime import datetime
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.core.devices import clock_seconds

_FORM = 1
_IV = 12
_MOST = 100_000


class Sealed(NamedTuple):
    """One answer as it lies in the file."""

    id: str
    iv: bytes
    text: bytes


class SealedFile(NamedTuple):
    """What a tablet has written; `now` is what its clock said."""

    device: str
    now: str
    answers: tuple[Sealed, ...]

    def ahead(self, now: datetime) -> int:
        """Return 0: how long the file was on its way nobody knows, so that its clock is taken as right.

        A clock that is ahead of the file's coming is surely wrong, by at least that much.
        """
        return max(0, clock_seconds(self.now, now) or 0)


def read(content: bytes) -> SealedFile | None:
    """Return what the file holds; None when it is no such file."""
    try:
        found = json.loads(content)
        if found["kiosk"] != "tablet-answers" or found["form"] != _FORM:
            return None
        answers = tuple(_sealed(one) for one in found["answers"][:_MOST])
        return SealedFile(str(found["device"]), str(found["now"]), answers)
    except (ValueError, LookupError, TypeError, RecursionError, Error):
        return None


def _sealed(one: dict[str, str]) -> Sealed:
    return Sealed(
        str(one["id"]), b64decode(one["iv"], validate=True), b64decode(one["sealed"], validate=True)
    )


def unseal(key: bytes, device: str, one: Sealed) -> object | None:
    """Return the JSON of an answer; None when the key or the place is another, or something was changed."""
    if len(one.iv) != _IV:
        return None
    try:
        opened: object = json.loads(
            AESGCM(key).decrypt(one.iv, one.text, f"{device} {one.id}".encode())
        )
    except (InvalidTag, ValueError, RecursionError):
        return None
    return opened
