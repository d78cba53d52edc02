"""Responses: which of a record's ratings speaks for it, and whether a new one counts, replaces or stays beside."""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple, Protocol, TypeVar

from kiosk.core.scales import group
from kiosk.core.surveys import Survey, from_json
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


class Score(NamedTuple):
    """How a survey's answers are scored: the question that counts, and which of its levels are satisfied ones."""

    question: str
    satisfied: frozenset[str]


Scores = Callable[[str], Score]
"""Tells how the answers to a version of a survey are scored."""


def score(survey: Survey) -> Score:
    """Return how a survey's answers are scored."""
    counting = survey.counting
    scale = counting.scale or ""
    satisfied = (code for code in counting.codes if group(scale, code) == "satisfied")
    return Score(counting.id, frozenset(satisfied))


def kept_survey(body: str) -> Survey | None:
    """Return the survey whose JSON was stored; None where damage has left something that is none."""
    try:
        survey = from_json(body)
        score(survey)
    except (ValueError, TypeError, LookupError, AttributeError, StopIteration, RecursionError):
        return None
    return survey


def kept_answers(text: object) -> dict[str, object] | None:
    """Return the answers whose JSON was stored, by question; None where damage has left something else."""
    try:
        answers = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None
    return answers if isinstance(answers, dict) else None


def speaking(counted: Sequence[G]) -> G | None:
    """Return the response that speaks for a record: the latest round, result over reception."""
    return max(
        counted,
        key=lambda given: (given.round or 0, given.moment == RESULT, given.received_at),
        default=None,
    )


def rating(given: Given | None, scores: Scores) -> Rating | None:
    """Return what a response adds to the tally: every chosen option, no written text.

    Answers that damage has made unreadable still rate the record, and choose nothing.
    """
    if given is None:
        return None
    score = scores(given.survey)
    choices = tuple(
        (question, option)
        for question, options in (kept_answers(given.answers) or {}).items()
        if isinstance(options, list)
        for option in options
        if isinstance(option, str) and option.isprintable() and question.isprintable()
    )
    levels = [option for question, option in choices if question == score.question]
    satisfied = sum(level in score.satisfied for level in levels)
    return Rating(given.survey, given.channel, choices, len(levels), satisfied)


def place(*, rated: bool, may_change: bool, beside: int) -> Place:
    """Decide what becomes of a valid response: the first at the server counts, its own browser may replace it."""
    if not rated:
        return "counts"
    if beside >= KEPT_BESIDE:
        return "flood"
    return "replaces" if may_change else "later"
