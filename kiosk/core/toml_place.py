"""Where a TOML text is wrong: the parser tells it in words, and in no other way before Python 3.14."""

import re
import tomllib
from typing import NamedTuple

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class Place(NamedTuple):
    """A place in a text, counted from 1; `at_end` when the text ends too early."""

    line: int
    column: int
    at_end: bool


def where(error: tomllib.TOMLDecodeError, text: str) -> Place:
    """Return where the parser of a text stopped."""
    found = _PLACE.search(str(error))
    if found:
        return Place(int(found[1]), int(found[2]), at_end=False)
    lines = text.splitlines() or [""]
    return Place(len(lines), len(lines[-1]) + 1, at_end=True)
