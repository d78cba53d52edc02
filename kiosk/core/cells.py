"""Cells of an office's table: record codes, statuses, channels and texts as people and spreadsheets write them.

Each reader gives the value, None for an empty cell, or `Bad` with what to do. Days are read in `daycells`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from kiosk.core.messages import Message, say
from kiosk.core.text import clean, fold, nfc, tidy
from kiosk.core.wordings import (
    CHANNEL_MARKS,
    CHANNELS,
    EMPTY,
    SPREADSHEET_ERRORS,
    STATUSES,
    Channel,
)

Cell = str | int | float | bool | date | datetime | None
"""What a table's cell may hold."""

Row = tuple[int, Sequence[Cell]]
"""A row of a table: its line in the file, counted from 1, and its cells."""

MOST_CODE = 64
MOST_TEXT = 1000
QUOTED = 120
"""Letters that a problem quotes of a value, at most."""


class Bad(NamedTuple):
    """A cell that cannot be read, and what to do about it."""

    message: Message


@dataclass(frozen=True, eq=False)
class Words:
    """An office's own words for statuses and channels, folded; they win over the known ones.

    Compared by identity, so that what was read can be remembered for the length of a file.
    """

    statuses: dict[str, int] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)


NO_WORDS = Words()

# The unit codes of 2018 and the shorter ones seen since 2024; four to seven digits count the day's records.
_OFFICIAL = re.compile(
    r"(?:\d{3}\.\d{2}\.\d{2}\.[GHKT]\d{2}|[GHKT]\d{2}(?:\.\d{2,3}){0,3})-\d{6}-\d{4,7}", re.ASCII
).fullmatch
# The pictures of control characters too, which stand for them in workbooks that we write.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u2400-\u2421\ufffd]").search
_DIGIT = re.compile(r"\d").search
_DASHES = str.maketrans("‐‑‒–—−﹣－", "--------")
_JOINT = re.compile(r" *([-./]) *").sub
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII).fullmatch
_NUMBER = re.compile(r"0*(\d+)(?:[.,]0+)?", re.ASCII).fullmatch
_NUMBERED = re.compile(r"\d{1,2} (.+)", re.ASCII).fullmatch
_PUNCTUALITY = re.compile(r" (?:truoc|som|dung|qua|tre|trong)(?: thoi)? han$")
_QUOTES = " '’‘`´\"“”"
_PRECISE = 10**15

ROUNDED = Bad(
    say("The spreadsheet has rounded this code. Format the column as text and export it again.")
)
DATED = Bad(
    say(
        "The spreadsheet has turned this code into a date. Format the column as text and export it again."
    )
)
ERROR = Bad(say("The cell holds an error of the spreadsheet. Write the value itself."))
_CONTROLLED = Bad(say("The record code holds invisible control characters. Type it anew."))
_LONG_CODE = Bad(
    say("The record code is longer than %(most)s characters. Shorten it.", most=MOST_CODE)
)
_NO_CODE = Bad(say("This is no record code. Write the code as on the receipt."))
_LONG_TEXT = Bad(say("The text is longer than %(most)s characters. Shorten it.", most=MOST_TEXT))
_NO_STATUS = Bad(
    say(
        "This status is not known. Write a number from 1 to 10, or explain the word under "
        "[statuses] in the mapping file."
    )
)
_NO_CHANNEL = Bad(
    say(
        "This way of filing is not known. Write direct, online or postal, or explain the word "
        "under [channels] in the mapping file."
    )
)


def shown(cell: Cell) -> str:
    """Return the cell as a person here would write it: tidy, days first, whole numbers without a point."""
    if isinstance(cell, str):
        return clean(cell)
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y %H:%M:%S}".removesuffix(" 00:00:00")
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell)


def brief(text: str) -> str:
    """Return a text as a problem quotes it: a long one by its beginning."""
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


def looks_official(code: str) -> bool:
    """Tell whether the code has one of the official forms; others are odd, never wrong."""
    return _OFFICIAL(code) is not None


def read_code(cell: Cell) -> str | Bad | None:
    """Return the record code in capital letters, without blanks around its joints."""
    if isinstance(cell, str):
        return cell if _OFFICIAL(cell) else _code_in(cell)
    if cell is None:
        return None
    if isinstance(cell, date):
        return DATED
    if isinstance(cell, bool) or cell < 0:
        return _NO_CODE
    # Beyond fifteen digits a spreadsheet no longer knows the last ones; a fraction was once a code with a point in it.
    if not cell < _PRECISE or cell != int(cell):
        return ROUNDED
    return str(int(cell))


def _code_in(text: str) -> str | Bad | None:
    if _CONTROL(text):
        return _CONTROLLED
    plain = tidy(text).strip(_QUOTES).translate(_DASHES)
    code = nfc(_JOINT(r"\1", plain).upper())
    if code in SPREADSHEET_ERRORS:
        return ERROR
    if not _DIGIT(code) and fold(code) in EMPTY:
        return None
    if _ROUNDED(code):
        return ROUNDED
    return code if len(code) <= MOST_CODE else _LONG_CODE


def read_text(cell: Cell) -> str | Bad | None:
    """Return the tidy text of a name or title."""
    return _text_in(cell) if isinstance(cell, str) else shown(cell) or None


@lru_cache(maxsize=2**14)
def _text_in(text: str) -> str | Bad | None:
    plain = clean(text)
    if plain in SPREADSHEET_ERRORS:
        return ERROR
    if fold(plain) in EMPTY:
        return None
    return plain if len(plain) <= MOST_TEXT else _LONG_TEXT


def read_procedure_code(cell: Cell) -> str | Bad | None:
    """Return the code of a procedure; a number gets back the zeros a spreadsheet took from it (1.01279 → 1.012790)."""
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.6f}"
    return read_text(cell)


@lru_cache(maxsize=2**12, typed=True)
def read_status(cell: Cell, extra: Words = NO_WORDS) -> int | Bad | None:
    """Return the status, 1 to 10, of a number, a word, or both ("9 - Đã xử lý xong": the word decides)."""
    plain = shown(cell)
    word = fold(plain)
    if word in extra.statuses:
        return extra.statuses[word]
    if word in EMPTY:
        return None
    if number := _NUMBER(plain):
        status = int(number[1])
        return status if 1 <= status <= 10 else _NO_STATUS
    if numbered := _NUMBERED(word):
        word = numbered[1]
    status_of = STATUSES | extra.statuses
    return _first(status_of, word) or _NO_STATUS


def _first(statuses: dict[str, int], word: str) -> int | None:
    """Return the status of the word as it stands, or without what is said of its punctuality and its subject."""
    bare = _PUNCTUALITY.sub("", word)
    for form in (word, bare, bare.removeprefix("ho so ")):
        if form in statuses:
            return statuses[form]
    return None


@lru_cache(maxsize=2**12, typed=True)
def read_channel(cell: Cell, extra: Words = NO_WORDS) -> Channel | Bad | None:
    """Return how the record was filed, from a word or the portal's number (1 direct, 2 online, 3 postal)."""
    plain = shown(cell)
    word = fold(plain)
    if word in extra.channels:
        return extra.channels[word]
    if word in EMPTY:
        return None
    if number := _NUMBER(plain):
        return _BY_NUMBER.get(int(number[1]), _NO_CHANNEL)
    if word in CHANNELS:
        return CHANNELS[word]
    meant = {channel for sign, channel in CHANNEL_MARKS if sign in word}
    return meant.pop() if len(meant) == 1 else _NO_CHANNEL


_BY_NUMBER: dict[int, Channel | Bad] = {1: "direct", 2: "online", 3: "postal"}
