"""Devices: the tablets at reception desks, what they say of themselves, and what is wrong with one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from kiosk.core.days import Instant, instant, moment
from kiosk.core.messages import Message, say
from kiosk.core.text import tidy

Standing = Literal["silent", "unsent", "out_of_order"]

SILENT_AFTER = timedelta(minutes=10)
"""For how long a tablet may say nothing while its office is open."""
UNSENT_AFTER = timedelta(hours=1)
"""For how long an answer may wait on a tablet before somebody is told."""
HEARD_EVERY = timedelta(seconds=30)
"""How often it is written down that a tablet was heard of when nothing else has changed."""
LONGEST_NAME = 60
_MOST = 10**6


class Seen(NamedTuple):
    """What a tablet said of itself, without the time: what changes of it is written down at once.

    `clock_seconds` is how far its clock is ahead of the server's, `battery` percent, `trouble` a code of the app.
    """

    version: str
    state: str
    trouble: str | None
    battery: int | None
    charging: int | None
    unsent: int
    oldest_unsent_at: Instant | None
    refused: int
    clock_seconds: int


def device_name(text: str) -> str:
    """Return a tablet's or counter's name as it is kept."""
    return tidy(text)


def name_problem(name: str) -> Message | None:
    """Return what is wrong with a tablet's name."""
    if not name:
        return say("Please give the tablet a name, such as “Counter 1”.")
    if len(name) > LONGEST_NAME:
        return say("A name has at most %(most)s characters.", most=LONGEST_NAME)
    return None


def counter_problem(counter: str) -> Message | None:
    """Return what is wrong with the name of a counter; none is needed."""
    if len(counter) > LONGEST_NAME:
        return say("A name has at most %(most)s characters.", most=LONGEST_NAME)
    return None


def standing(
    seen: Seen | None, heard_at: Instant, *, is_open: bool, now: datetime
) -> frozenset[Standing]:
    """Return what is wrong with a tablet in use; `heard_at` is when it was heard of last, or paired."""
    found: set[Standing] = set()
    if is_open and now - moment(heard_at) > SILENT_AFTER:
        found.add("silent")
    if seen and seen.oldest_unsent_at and now - moment(seen.oldest_unsent_at) > UNSENT_AFTER:
        found.add("unsent")
    if seen and seen.trouble:
        found.add("out_of_order")
    return frozenset(found)


def is_worth_writing(
    before: Seen | None, heard_at: Instant | None, new: Seen, now: datetime
) -> bool:
    """Tell whether what a tablet says is to be written down: it changed, or a while has passed.

    Clocks are never quite even: two seconds more or less change nothing.
    """
    if before is None or heard_at is None:
        return True
    steady = before._replace(clock_seconds=new.clock_seconds)
    drifted = abs(before.clock_seconds - new.clock_seconds) > 2
    return steady != new or drifted or now - moment(heard_at) >= HEARD_EVERY


class Report(NamedTuple):
    """What a tablet tells every few seconds: how it does, and what became of a record that a clerk sent (id, state)."""

    seen: Seen
    push: tuple[str, Literal["shown", "expired", "declined"]] | None


def read_report(body: Mapping[str, object], now: datetime) -> Report | None:
    """Return what a tablet's JSON says; None when it is none of our app's making.

    Keys: now, mark, state, trouble, battery, charging, unsent, oldest, refused, push.
    """
    ahead = clock_seconds(body.get("now"), now)
    version, state = body.get("mark"), body.get("state")
    trouble, battery, charging = body.get("trouble"), body.get("battery"), body.get("charging")
    unsent, refused = body.get("unsent"), body.get("refused")
    oldest, push = moment_told(body.get("oldest")), _push(body.get("push"))
    good = (
        ahead is not None
        and _is_word(version)
        and _is_word(state)
        and (trouble is None or _is_word(trouble))
        and (battery is None or _is_number(battery, 100))
        and charging in (None, True, False)
        and _is_number(unsent, _MOST)
        and _is_number(refused, _MOST)
        and (oldest is not None or body.get("oldest") is None)
        and (push is not None or body.get("push") is None)
    )
    if not good:
        return None
    behind = timedelta(seconds=ahead or 0)
    seen = Seen(
        version=str(version),
        state=str(state),
        trouble=None if trouble is None else str(trouble),
        battery=None if battery is None else int(str(battery)),
        charging=None if charging is None else int(bool(charging)),
        unsent=int(str(unsent)),
        oldest_unsent_at=instant(min(oldest - behind, now)) if oldest else None,
        refused=int(str(refused)),
        clock_seconds=ahead or 0,
    )
    return Report(seen, push)


def clock_seconds(told: object, now: datetime) -> int | None:
    """Return how many seconds a tablet's clock is ahead; None when it tells no time."""
    found = moment_told(told)
    return None if found is None else round((found - now).total_seconds())


def moment_told(text: object) -> datetime | None:
    """Return the moment in an ISO text; years stay where sums with them are possible."""
    if not isinstance(text, str) or len(text) > 40:
        return None
    try:
        found = moment(text)
    except ValueError:
        return None
    return found if found.tzinfo and 1970 <= found.year <= 9000 else None


def _push(told: object) -> tuple[str, Literal["shown", "expired", "declined"]] | None:
    if not isinstance(told, Mapping) or not _is_word(told.get("id")):
        return None
    states: dict[object, Literal["shown", "expired", "declined"]] = {
        "shown": "shown",
        "expired": "expired",
        "declined": "declined",
    }
    state = told.get("state")
    return (str(told["id"]), states[state]) if isinstance(state, str) and state in states else None


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 60 and value.isprintable()


def _is_number(value: object, most: int) -> bool:
    return type(value) is int and 0 <= value <= most
