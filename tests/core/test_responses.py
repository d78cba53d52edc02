"""Which rating speaks for a record, and what becomes of a new one."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from kiosk.core.responses import KEPT_BESIDE, Score, place, rating, score, speaking
from kiosk.core.tally import Rating
from tests.builders import OVERALL, SURVEY, options


def scores(version: str) -> Score:
    """Return how the only survey is scored."""
    return {"v1": score(SURVEY)}[version]


class Answer(NamedTuple):
    """As much of a response as the rules look at."""

    round: int | None = 1
    moment: str = "result"
    received_at: str = "2024-03-01T00:00:00Z"
    survey: str = "v1"
    channel: str = "qr"
    answers: str = '{"overall":["5"]}'


def test_the_result_speaks_over_the_reception_even_when_it_came_first() -> None:
    reception = Answer(moment="reception", received_at="2024-03-09T00:00:00Z")
    assert speaking([reception, Answer()]) == Answer()


def test_the_latest_round_speaks_over_any_earlier_one() -> None:
    again = Answer(round=2, moment="reception", received_at="2024-01-01T00:00:00Z")
    assert speaking([Answer(), again, Answer(round=None)]) == again


def test_of_two_at_the_same_moment_the_latest_speaks() -> None:
    supplement = Answer(moment="supplement", received_at="2024-03-02T00:00:00Z")
    assert speaking([Answer(moment="reception"), supplement]) == supplement


def test_nothing_speaks_for_a_record_that_nobody_rated() -> None:
    assert speaking([]) is None
    assert rating(None, scores) is None


def test_a_rating_holds_every_chosen_option_and_no_written_word() -> None:
    given = Answer(answers='{"overall":["2"],"reasons":["time","attitude"],"comment":"quá lâu"}')
    assert rating(given, scores) == Rating(
        "v1", "qr", (("overall", "2"), ("reasons", "time"), ("reasons", "attitude")), 1, 0
    )


@pytest.mark.parametrize(
    ("level", "satisfied"), [("5", 1), ("4", 1), ("3", 0), ("2", 0), ("1", 0), (None, 0)]
)
def test_a_rating_tells_whether_it_is_one_of_the_satisfied(
    level: str | None, satisfied: int
) -> None:
    answers = f'{{"overall":["{level}"],"again":["5"]}}' if level else '{"again":["5"]}'
    found = rating(Answer(answers=answers), scores)
    assert found
    assert (found.answers, found.satisfied) == (int(level is not None), satisfied)


def test_a_scale_of_three_has_its_own_satisfied_level() -> None:
    three = replace(OVERALL, scale="three_levels", options=options("3", "2", "1"))
    assert score(replace(SURVEY, questions=(three,))) == ("overall", {"3"})


@pytest.mark.parametrize(
    ("rated", "may_change", "beside", "outcome"),
    [
        (False, False, 0, "counts"),
        (False, False, KEPT_BESIDE, "counts"),
        (True, True, KEPT_BESIDE - 1, "replaces"),
        (True, True, KEPT_BESIDE, "flood"),
        (True, False, 0, "later"),
        (True, False, KEPT_BESIDE - 1, "later"),
        (True, False, KEPT_BESIDE, "flood"),
    ],
)
def test_the_first_counts_its_giver_may_change_it_and_others_stay_beside(
    rated: bool, may_change: bool, beside: int, outcome: str
) -> None:
    assert place(rated=rated, may_change=may_change, beside=beside) == outcome
