"""The demonstration's ratings: who answered about which record, when, how, and what they thought."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from kiosk.core.days import VIETNAM
from kiosk.core.demo_figures import Figures, UnitRow
from kiosk.core.demo_records import DemoRecord
from kiosk.core.demo_shares import Pick

Channel = Literal["qr", "tablet", "online"]

_SATURDAY = 5
# Opening hours: when they begin and how long they last, in minutes.
_OPENS, _MORNING = 7 * 60 + 30, 4 * 60
_AFTERNOON_OPENS, _AFTERNOON = 13 * 60 + 30, 3 * 60 + 30
_EVENING_OPENS, _EVENING = 18 * 60, 4 * 60

_ASSISTED: dict[Channel, int] = {"qr": 6, "tablet": 28, "online": 2}  # in a hundred answers


class DemoRating(NamedTuple):
    """A citizen's answer to the `one_stop` survey: the score from 1 to 5 (best), reasons by their option's id."""

    record_code: str
    answered_at: datetime
    score: int
    reasons: tuple[str, ...]
    comment: str
    channel: Channel
    actor: Literal["citizen", "assisted"]
    evidence: Literal["scanned", "typed", "link"]
    language: Literal["vi", "en"]
    seconds: int


@dataclass(frozen=True)
class _Habits:
    """What answers are drawn from, looked up beforehand."""

    units: Mapping[str, UnitRow]
    reasons: tuple[str, ...]
    """Each reason as often as it is chosen."""
    comments: Mapping[tuple[str, bool, bool], tuple[str, ...]]
    """Sentences by reason, filed online, overdue."""


def ratings(figures: Figures, records: Iterable[DemoRecord], *, pick: Pick) -> Iterator[DemoRating]:
    """Rate about a fifth of the finished records, in the order of the records.

    An answer never comes before the result. On the paper slip's channels (qr, tablet) it comes after the hand-over;
    a tablet answers while the office is open.
    """
    habits = _habits(figures)
    for record in records:
        if record.resolved_on:
            unit = habits.units[record.receiving_unit]
            if pick(10_000) < figures.rated[record.field] * unit.rated:
                channel = _channel(record, pick)
                if channel:
                    yield _rating(record, channel, unit, habits, pick=pick)


def _habits(figures: Figures) -> _Habits:
    any_, online, overdue = (figures.comments[when] for when in ("any", "online", "overdue"))
    return _Habits(
        units={unit.name: unit for unit in figures.units},
        reasons=tuple(reason for reason, often in figures.reasons.items() for _ in range(often)),
        comments={
            (reason, is_online, is_overdue): sentences
            + (online.get(reason, ()) if is_online else ())
            + (overdue.get(reason, ()) if is_overdue else ())
            for reason, sentences in any_.items()
            for is_online in (False, True)
            for is_overdue in (False, True)
        },
    )


def _channel(record: DemoRecord, pick: Pick) -> Channel | None:
    """Who filed online has a link; the slip comes with the result, the tablet stands where it is fetched."""
    drawn = pick(100)
    if record.filed_via == "online" and drawn < 25:
        return "online"
    if not record.returned_on:
        return None
    if record.filed_via == "postal":
        return "qr"
    return "tablet" if drawn >= (85 if record.filed_via == "online" else 60) else "qr"


def _rating(
    record: DemoRecord, channel: Channel, unit: UnitRow, habits: _Habits, *, pick: Pick
) -> DemoRating:
    overdue = record.due_on != "" and record.resolved_on > record.due_on
    score = _score(unit.satisfied // 2 if overdue else unit.satisfied, pick)
    about = _about(score, overdue, habits.reasons, pick)
    language: Literal["vi", "en"] = "vi" if pick(100) else "en"
    comment = ""
    if language == "vi" and pick(100) < (6 if score > 3 else 34):
        sentences = habits.comments[about[0], record.filed_via == "online", overdue]
        comment = sentences[pick(len(sentences))]
    reasons = about if score <= 3 and pick(12) else ()
    assisted = pick(100) < _ASSISTED[channel]
    return DemoRating(
        record.code,
        _answered_at(record, channel, pick),
        score,
        reasons,
        comment,
        channel,
        "assisted" if assisted else "citizen",
        "link" if channel == "online" else "scanned" if pick(16) else "typed",
        language,
        _seconds(len(reasons), comment, assisted, pick),
    )


def _score(satisfied: int, pick: Pick) -> int:
    if pick(100) < satisfied:
        return 5 if pick(100) < 56 else 4
    drawn = pick(100)
    return 3 if drawn < 62 else 2 if drawn < 89 else 1


def _about(score: int, overdue: bool, reasons: tuple[str, ...], pick: Pick) -> tuple[str, ...]:
    """Return what the answer is about: one or two reasons, or satisfaction."""
    if score > 3:
        return ("forgiven" if overdue else "satisfied",)
    first = "time" if overdue and pick(3) else reasons[pick(len(reasons))]
    second = reasons[pick(len(reasons))]
    return (first, second) if second != first and not pick(3) else (first,)


def _answered_at(record: DemoRecord, channel: Channel, pick: Pick) -> datetime:
    """Return a moment on the day of the result or a later one: at the office, or at home in the evening."""
    day = record.resolved_on if channel == "online" else record.returned_on
    midnight = datetime.fromisoformat(day).replace(tzinfo=VIETNAM)
    drawn = pick(20)
    later, minute = 0, _open_minute(midnight, pick)
    if channel != "tablet" and drawn >= 6:
        later = 0 if drawn < 11 else 1 + pick(2) if drawn < 17 else 3 + pick(8)
        minute = _EVENING_OPENS + pick(_EVENING)
    at = midnight + timedelta(days=later, minutes=minute, seconds=pick(60))
    return at.astimezone(UTC)


def _open_minute(midnight: datetime, pick: Pick) -> int:
    """Return a minute of the opening hours; on Saturdays there are none after noon."""
    if midnight.weekday() == _SATURDAY:
        return _OPENS + pick(_MORNING)
    drawn = pick(_MORNING + _AFTERNOON)
    return _OPENS + drawn if drawn < _MORNING else _AFTERNOON_OPENS + drawn - _MORNING


def _seconds(reasons: int, comment: str, assisted: bool, pick: Pick) -> int:
    """Return how long the form took: two taps, each reason, the typing, and a helper's explanations."""
    seconds = 8 + pick(20) + reasons * (4 + pick(8))
    return seconds + (15 + pick(40) if comment else 0) + (pick(15) if assisted else 0)
