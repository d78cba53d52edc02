"""The words for how a tablet does, on pages and on the command line."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from kiosk.core.days import Instant, moment
from kiosk.core.devices import Seen, Standing
from kiosk.core.messages import Message, mark, say

CLOCK_TOLERANCE = 60
"""Seconds by which a tablet's clock may be wrong without anybody being told."""

STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        "silent": mark("silent"),
        "out_of_order": mark("out of order"),
        "unsent": mark("answers wait too long"),
    }
)

TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "insecure": mark(
            "The tablet was opened over an insecure address. "
            "Open it over https, as the set-up page of the office tells."
        ),
        "old": mark("This browser is too old for the app. Update it, or use another tablet."),
        "storage": mark(
            "The tablet cannot store answers. Check the free space, and that the browser is not in private mode."
        ),
        "retired": mark(
            "This tablet has been retired by an official. To use it again, it must be paired anew."
        ),
        "unknown": mark("The server does not know this tablet any more. It must be paired anew."),
    }
)
"""What a tablet's trouble means and what to do about it, by the word that the app has for it."""

_OTHER_TROUBLE = mark(
    "Something went wrong in the program (code %(code)s). Restart the tablet; if that does not help, pass on the code."
)


class Badge(NamedTuple):
    """A short word about a tablet; `kind` is good, warn, bad or nothing in particular."""

    kind: str
    text: Message


def badges(
    standing: frozenset[Standing], seen: Seen | None, *, retired: bool, served: str | None = None
) -> list[Badge]:
    """Return what to tell of a tablet at a glance; `served` is the mark of the server's app, where known."""
    if retired:
        return [Badge("", say("out of use"))]
    found = [
        Badge("warn" if one == "unsent" else "bad", Message(word))
        for one, word in STANDINGS.items()
        if one in standing
    ]
    if seen is None:
        return found or [Badge("", say("not heard of yet"))]
    if seen.refused:
        found.append(Badge("warn", say("refused: %(count)s", count=seen.refused)))
    clock = clock_problem(seen)
    if clock:
        found.append(Badge("warn", clock))
    if not found:
        found.append(Badge("good", say("in order")))
    if served and seen.version != served:
        found.append(Badge("", say("older app")))
    return found


def trouble(seen: Seen | None) -> Message | None:
    """Return what a tablet's trouble is and what to do about it."""
    if seen is None or not seen.trouble:
        return None
    known = TROUBLES.get(seen.trouble)
    return Message(known) if known else Message(_OTHER_TROUBLE, (("code", seen.trouble),))


def clock_problem(seen: Seen) -> Message | None:
    """Return by how much a tablet's clock is wrong; None when that is nothing to speak of."""
    if abs(seen.clock_seconds) <= CLOCK_TOLERANCE:
        return None
    minutes, seconds = divmod(abs(seen.clock_seconds), 60)
    time = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if seen.clock_seconds > 0:
        return say("clock ahead by %(time)s", time=time)
    return say("clock behind by %(time)s", time=time)


def ago(instant: Instant, now: datetime) -> Message:
    """Return how long ago something was, in the largest unit that fits."""
    passed = now - moment(instant)
    if passed < timedelta(minutes=1):
        return say("just now")
    if passed < timedelta(hours=1):
        return say("%(count)s min ago", count=passed // timedelta(minutes=1))
    if passed < timedelta(days=1):
        return say("%(count)s h ago", count=passed // timedelta(hours=1))
    return say("%(count)s d ago", count=passed.days)


def power(seen: Seen) -> Message | None:
    """Return how full a tablet's battery is; None where its browser does not tell."""
    if seen.battery is None:
        return None
    if seen.charging:
        return say("%(percent)s %% (charging)", percent=seen.battery)
    return say("%(percent)s %%", percent=seen.battery)
