"""What the first page tells of tablets: those that need somebody, and answers that wait to be judged."""

from typing import NamedTuple

from kiosk.core.devices import Standing
from kiosk.core.messages import mark
from kiosk.journey import apart, devices
from kiosk.journey.devices import Tablet
from kiosk.web.http import services

TOLD: dict[Standing, str] = {
    "out_of_order": mark("Out of order:"),
    "silent": mark("Nothing is heard of these tablets although their office is open:"),
    "unsent": mark("Answers have been waiting for more than an hour on these tablets:"),
}
NAMED = 5
"""Tablets that one note names."""


class Note(NamedTuple):
    """What is wrong, the first tablets with which it is, and how many there are more."""

    text: str
    tablets: list[Tablet]
    more: int


class Notes(NamedTuple):
    """All that is told; `waiting` is how many answers an official has to judge."""

    wrong: list[Note]
    waiting: int


def notes() -> Notes:
    """Return what there is to tell now."""
    here = services()
    troubled = devices.troubled(here.store, here.clock())
    wrong = []
    for standing, text in TOLD.items():
        these = [tablet for tablet in troubled if standing in tablet.standing]
        if these:
            wrong.append(Note(text, these[:NAMED], len(these[NAMED:])))
    return Notes(wrong, apart.waiting_count(here.store))
