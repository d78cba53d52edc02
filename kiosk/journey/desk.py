"""The desk: which tablets a clerk can send records to, and what each is doing at this moment."""

from datetime import datetime, timedelta
from typing import Literal

from kiosk.core.days import instant
from kiosk.store import pushes
from kiosk.store.engine import Store
from kiosk.store.pushes import Counter as Counter

SILENT_AFTER = timedelta(seconds=90)
"""A tablet says something every two to ten seconds, and the store keeps that at least every thirty."""

Doing = Literal["unpaired", "silent", "out of order", "staff", "busy", "free"]

_DOING: dict[str, Doing] = {
    "unpaired": "out of order",
    "out-of-order": "out of order",
    "pin": "staff",
    "staff": "staff",
    "waiting": "free",
    "asleep": "free",
}
"""What the tablet's states mean to a clerk; in every other one somebody stands before it."""


def counters(store: Store) -> list[Counter]:
    """Return the tablets in use, by unit and name."""
    return store.glance(pushes.counters)


def doing(counter: Counter, now: datetime) -> Doing:
    """Tell what a tablet is doing, never what is answered on it."""
    if counter.paired_at is None:
        return "unpaired"
    # What its machine before this one said does not count.
    heard = max(counter.seen_at or "", counter.paired_at)
    if heard <= instant(now - SILENT_AFTER):
        return "silent"
    if counter.seen_at is None or counter.seen_at < counter.paired_at:
        return "free"
    return _DOING.get(counter.state or "", "busy")
