"""Choosing a period: official and calendar years with their quarters, for the years in the data, or free days."""

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.core.coverage import Period, calendar_periods, official_periods, official_year
from kiosk.core.days import Day, is_day
from kiosk.core.messages import Message, mark, say

DAYS = "days"
EVERYTHING = "all"
MOST_YEARS = 12
"""Years on offer: a mistyped date in an import must not fill the list with centuries."""

_PARTS = {
    "o": {
        "year": mark("Reporting year %(year)s"),
        "q1": mark("Reporting year %(year)s, quarter I"),
        "q2": mark("Reporting year %(year)s, quarter II"),
        "q3": mark("Reporting year %(year)s, quarter III"),
        "q4": mark("Reporting year %(year)s, quarter IV"),
    },
    "c": {
        "year": mark("Calendar year %(year)s"),
        "q1": mark("Calendar year %(year)s, quarter I"),
        "q2": mark("Calendar year %(year)s, quarter II"),
        "q3": mark("Calendar year %(year)s, quarter III"),
        "q4": mark("Calendar year %(year)s, quarter IV"),
    },
}
_YEARS = {"o": official_periods, "c": calendar_periods}


class Offer(NamedTuple):
    """A period to choose; `value` is what a form sends, such as `o2023-q1`."""

    value: str
    name: Message
    period: Period


class Chosen(NamedTuple):
    """The period that is shown; `wrong` tells why it is not the one that was asked for.

    `value` and `days` are what the form holds: what was asked for, also when it cannot be shown.
    """

    value: str
    period: Period
    name: Message | None
    days: Period
    wrong: Message | None = None


def offers(known: Period | None, today: Day) -> list[list[Offer]]:
    """Return the periods on offer, a list for each year and kind, the latest year first."""
    now = official_year(today)
    first = min((known or now).from_, now.from_)
    last = max((known or now).to, now.to)
    newest = int(last[:4]) + (last[5:] >= "12-15")
    oldest = max(int(official_year(first).to[:4]), newest - MOST_YEARS + 1)
    return [
        [_offer(kind, year, part) for part in _PARTS[kind]]
        for year in range(newest, oldest - 1, -1)
        for kind in "oc"
    ]


def _offer(kind: str, year: int, part: str) -> Offer:
    period = _YEARS[kind](year)[part]
    return Offer(f"{kind}{year}-{part}", say(_PARTS[kind][part], year=year), period)


def usual(known: Period | None, today: Day) -> Chosen:
    """Return this official year when there are records in it, else the latest one that has any."""
    this = official_year(today)
    shown = this if known is None or known.to >= this.from_ else official_year(known.to)
    return _listed(_offer("o", int(shown.to[:4]), "year"))


def choose(asked: Mapping[str, str], known: Period | None, today: Day) -> Chosen:
    """Return the period that a form asks for, else the usual one, with what is wrong with the days."""
    listed = _in_list(asked.get("period", "")) or usual(known, today)
    typed = Period(asked.get("from", ""), asked.get("to", ""))
    if asked.get("period") != DAYS and not _changed(typed, asked.get("drawn", ""), listed):
        return listed
    wrong = days_problem(asked)
    if wrong:
        return usual(known, today)._replace(value=DAYS, days=typed, wrong=wrong)
    return Chosen(DAYS, typed, None, typed)


def _changed(typed: Period, drawn: str, listed: Chosen) -> bool:
    """Tell whether the days are not those that the form was drawn with: changed days win over the list.

    Without a script that is all a form can tell. With one, a changed day chooses “from day to day” in the list, and
    choosing a period there puts the days back (days.mjs), so that by the same rule the one touched last counts.
    """
    return "/".join(typed) not in ("/", drawn, "/".join(listed.period))


def _in_list(value: str) -> Chosen | None:
    kind, year, part = value[:1], value[1:5], value[6:]
    if kind in _PARTS and part in _PARTS[kind] and _is_year(year):
        return _listed(_offer(kind, int(year), part))
    return None


def _listed(offer: Offer) -> Chosen:
    return Chosen(offer.value, offer.period, offer.name, offer.period)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and 1900 <= int(text) <= 9998


def days_problem(asked: Mapping[str, str]) -> Message | None:
    """Return what is wrong with free days."""
    first, last = asked.get("from", ""), asked.get("to", "")
    if not is_day(first) or not is_day(last):
        return say("Please give the first and the last day.")
    if first > last:
        return say("The first day lies after the last one. Please swap them.")
    return None
