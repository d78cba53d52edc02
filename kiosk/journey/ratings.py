"""Ratings: what stands in the tally for a record's answers."""

from functools import lru_cache

from kiosk.core.records import Record
from kiosk.core.responses import Score, Scores, kept_survey, rating, score, speaking
from kiosk.core.surveys import Survey
from kiosk.core.tally import Rating
from kiosk.store import responses
from kiosk.store.engine import Db


def scores(db: Db, at_hand: Survey | None = None) -> Scores:
    """Return what tells how answers are scored; the survey at hand need not be read."""
    known = {at_hand.version: score(at_hand)} if at_hand else {}

    def of(version: str) -> Score:
        if version not in known:
            known[version] = _score(responses.survey_body(db, version) or "")
        return known[version]

    return of


@lru_cache
def _score(body: str) -> Score:
    # An answer whose survey was lost or damaged still rates its record.
    survey = kept_survey(body)
    return score(survey) if survey else Score("", frozenset())


def of_record(db: Db, record: Record) -> Rating | None:
    """Return the rating of the response that speaks for a record; None while there is none."""
    spoken = speaking(responses.counted(db, record.home, record.code))
    return rating(spoken, scores(db))


def move(db: Db, before: Record, after: Record) -> None:
    """Note by how much cells move when a record takes new values; its rating goes with it."""
    spoken = of_record(db, before)
    db.moves.change(before, after, before=spoken, after=spoken)
