"""Responses: which of a record's ratings speaks for it, and whether a new one counts, replaces or stays beside."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal, Protocol, TypeVar

from kiosk.core.tally import Rating

CHANGE_TIME = timedelta(hours=24)
"""How long the browser that answered may change its answer."""

KEPT_BESIDE = 1000
"""How many later and how many replaced responses are kept for one record; more are refused as a flood."""

RESULT = "result"
"""The moment of a rating that came with a record's result."""

Place = Literal["counts", "replaces", "later", "flood"]


class Given(Protocol):
    """What these rules need to know of a stored response."""

    @property
    def round(self) -> int | None:
        """The record's round it rates."""

    @property
    def moment(self) -> str:
        """When in the record's course it was given."""

    @property
    def received_at(self) -> str:
        """When the server had it."""

    @property
    def survey(self) -> str:
        """The survey version it answers."""

    @property
    def channel(self) -> str:
        """How it came in."""

    @property
    def answers(self) -> str:
        """Canonical JSON: question to chosen options (list) or written text."""


G = TypeVar("G", bound=Given)


def speaking(counted: Sequence[G]) -> G | None:
    """Return the response that speaks for a record: the latest round, result over reception."""
    return max(
        counted,
        key=lambda given: (given.round or 0, given.moment == RESULT, given.received_at),
        default=None,
    )


def rating(given: Given | None) -> Rating | None:
    """Return what a response adds to the tally: every chosen option, no written text."""
    if given is None:
        return None
    chosen = json.loads(given.answers).items()
    choices = (
        (question, option)
        for question, options in chosen
        if isinstance(options, list)
        for option in options
    )
    return Rating(given.survey, given.channel, tuple(choices))


def place(*, rated: bool, may_change: bool, beside: int) -> Place:
    """Decide what becomes of a valid response: the first at the server counts, its own browser may replace it."""
    if not rated:
        return "counts"
    if beside >= KEPT_BESIDE:
        return "flood"
    return "replaces" if may_change else "later"
