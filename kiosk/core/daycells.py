"""Days in cells: as people in Vietnam write them, as spreadsheets count them, as systems store them.

The day comes before the month, always. A year of two digits is one of this century. Only the day is kept: a moment that
names its time zone is first moved to Vietnam's clock.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from kiosk.core.cells import ERROR, Bad, Cell
from kiosk.core.days import Day, day_of
from kiosk.core.messages import say
from kiosk.core.text import fold, tidy
from kiosk.core.wordings import EMPTY, MONTHS, SPREADSHEET_ERRORS

FIRST, AFTER_LAST = "1990-01-01", "2101-01-01"

# Days by which programs say "none": the zero of .NET, of spreadsheets (two ways), of Unix, of nobody.
_NEVER = frozenset({(1, 1, 1), (1900, 1, 1), (1900, 1, 0), (1899, 12, 30), (1970, 1, 1), (0, 0, 0)})
# Serial 1 is 1 January 1900, and 29 February 1900 is counted although there was none.
_SERIAL_ZERO = date(1899, 12, 30)

_HALF = r"(?: ?(?:sa|ch|am|pm))?"
# 24:00 ends a day: people write deadlines so.
_CLOCK = re.compile(
    rf"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?|24:00(?::00)?){_HALF}",
    re.ASCII | re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?:lúc )?\b\d{{1,2}}(?::\d\d(?::\d\d(?:[.,]\d+)?)?| ?h ?(?:\d\d)?| giờ(?: \d{{1,2}}(?: phút)?)?)"
    rf"{_HALF}(?![\w/.-])",
    re.ASCII | re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:.+", re.ASCII | re.IGNORECASE)
_JOINT = re.compile(r" *([-./]) *")
_DAY_FIRST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_LABEL = re.compile(r"^ng[aà]y[ :]*", re.IGNORECASE)
_WORDED = re.compile(r"(\d{1,2}) (?:thang|thg|th) ?(\d{1,2})(?: nam)? (\d{4}|\d\d)", re.ASCII)
_ENGLISH = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4}|\d\d)", re.ASCII)

_NO_DAY = Bad(say("This is no date. Write day/month/year, for example 05/09/2023."))
_IMPOSSIBLE = Bad(
    say("There is no such day. Correct it: first the day, then the month, then the year.")
)
_NO_TIME = Bad(say("There is no such time of day. Correct it, or write the day alone."))
_FAR = Bad(say("The year lies outside 1990 to 2100. Correct the date."))


def read_day(cell: Cell) -> Day | Bad | None:
    """Return the day in Vietnam that the cell names."""
    if isinstance(cell, str):
        head, blank, rest = cell.partition(" ")
        return _day_in(head if blank and _CLOCK.fullmatch(rest) else cell)
    if cell is None:
        return None
    if isinstance(cell, date):
        return _day_of_date(cell)
    return _NO_DAY if isinstance(cell, bool) else _counted(cell)


def _day_of_date(cell: date) -> Day | Bad | None:
    if isinstance(cell, datetime) and cell.tzinfo:
        return day_of(cell)
    day = date.isoformat(cell)
    return day if FIRST <= day < AFTER_LAST else _made(cell.year, cell.month, cell.day)


def _counted(number: float) -> Day | Bad | None:
    """Return the day of a spreadsheet's serial number, or of a number like 20230905."""
    if number == 0:
        return None
    if 10_000 <= number < 100_000:
        day = _SERIAL_ZERO + timedelta(days=int(number))
        return _made(day.year, day.month, day.day)
    if 10_000_000 <= number < 100_000_000:
        return _made(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100)
    return _NO_DAY


def _made(year: int, month: int, day: int) -> Day | Bad | None:
    if (year, month, day) in _NEVER:
        return None
    try:
        made = date(year, month, day).isoformat()
    except ValueError:
        return _IMPOSSIBLE
    return made if FIRST <= made < AFTER_LAST else _FAR


@lru_cache(maxsize=2**13)
def _day_in(text: str) -> Day | Bad | None:
    plain = tidy(text).strip("'’ ")
    if plain in SPREADSHEET_ERRORS:
        return ERROR
    if fold(plain) in EMPTY:
        return None
    if _ISO.fullmatch(plain):
        return _stored(plain)
    clock = _TIME.search(plain)
    if clock and not _strikes(clock[0]):
        return _NO_TIME
    bare = _LABEL.sub("", _TIME.sub("", plain, count=1).strip(" ,;"))
    if _NUMERAL.fullmatch(bare):
        return _counted(float(bare.replace(",", ".")))
    return _written(_JOINT.sub(r"\1", bare))


def _strikes(clock: str) -> bool:
    """Tell whether a clock ever shows these hours, minutes and seconds."""
    hour, *rest = (int(figure) for figure in _FIGURE.findall(clock)[:3])
    return all(figure < 60 for figure in rest) and (hour < 24 or (hour == 24 and not any(rest)))


def _stored(text: str) -> Day | Bad | None:
    """Return the day of a moment in ISO 8601; with a zone, as seen from Vietnam."""
    try:
        return _day_of_date(datetime.fromisoformat(text.replace(" UTC", "+00:00")))
    except ValueError:
        return _NO_DAY


def _written(text: str) -> Day | Bad | None:
    if figures := _YEAR_FIRST.fullmatch(text):
        return _made(int(figures[1]), int(figures[3]), int(figures[4]))
    if figures := _DAY_FIRST.fullmatch(text):
        return _made(_year(figures[4]), int(figures[3]), int(figures[1]))
    words = fold(text)
    if words_of_day := _WORDED.fullmatch(words):
        day, month, year = words_of_day.groups()
        return _made(_year(year), int(month), int(day))
    if (english := _ENGLISH.fullmatch(words)) and english[2] in MONTHS:
        return _made(_year(english[3]), MONTHS[english[2]], int(english[1]))
    return _NO_DAY


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)
