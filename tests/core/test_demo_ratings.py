"""The demonstration's ratings: who answers, when, and that nobody answers too early."""

from collections import Counter
from datetime import UTC, timedelta
from importlib.resources import files
from random import Random
from typing import NamedTuple

import pytest

from kiosk.config import resources
from kiosk.core import demo
from kiosk.core.days import VIETNAM, day_of
from kiosk.core.demo import DemoRating, DemoRecord
from kiosk.core.survey_file import read_survey
from kiosk.core.surveys import Survey

FIGURES = demo.figures(
    {name: (files("kiosk.core") / "data" / name).read_text("utf-8") for name in demo.FILES}
)


class Year(NamedTuple):
    records: dict[str, DemoRecord]
    ratings: list[DemoRating]

    def pairs(self) -> list[tuple[DemoRecord, DemoRating]]:
        return [(self.records[rating.record_code], rating) for rating in self.ratings]


@pytest.fixture(scope="module", params=[1, 2023])
def year(request: pytest.FixtureRequest) -> Year:
    """The whole year, thrown twice: what holds must hold whatever the dice say."""
    pick = Random(request.param).randrange
    records = list(demo.records(FIGURES, total=None, pick=pick))
    ratings = list(demo.ratings(FIGURES, records, pick=pick))
    return Year({record.code: record for record in records}, ratings)


def percent_rated(year: Year, by: str) -> dict[str, float]:
    """Coverage of the finished records: distinct rated records in a hundred."""
    base = Counter(getattr(record, by) for record in year.records.values() if record.resolved_on)
    rated = Counter(
        getattr(year.records[code], by) for code in {r.record_code for r in year.ratings}
    )
    return {key: 100 * rated[key] / count for key, count in base.items()}


def satisfied(ratings: list[DemoRating]) -> float:
    return sum(rating.score >= 4 for rating in ratings) / len(ratings)


def overdue(record: DemoRecord) -> bool:
    return record.due_on != "" and record.resolved_on > record.due_on


def test_about_a_fifth_of_the_finished_records_is_rated_each_once(year: Year) -> None:
    finished = sum(1 for record in year.records.values() if record.resolved_on)
    assert 0.19 < len(year.ratings) / finished < 0.22
    assert len({rating.record_code for rating in year.ratings}) == len(year.ratings)


def test_some_fields_pass_the_target_some_fall_short_and_one_has_no_answer(year: Year) -> None:
    shares = percent_rated(year, "field")
    assert min(shares[field] for field in ("Hộ tịch", "Bảo trợ xã hội", "Hộ kinh doanh")) > 23
    assert max(shares[field] for field in ("Đất đai", "Đăng ký biện pháp bảo đảm")) < 17
    sizes = Counter(record.field for record in year.records.values())
    silent = [field for field, share in shares.items() if share == 0 and sizes[field] >= 5]
    assert silent == ["Thi đua – khen thưởng"]


def test_one_field_is_too_small_to_say_anything(year: Year) -> None:
    sizes = Counter(record.field for record in year.records.values())
    assert [field for field, size in sizes.items() if size < 5] == ["Tôn giáo"]


@pytest.mark.parametrize("role", ["receiving_unit", "resolving_unit"])
def test_units_are_rated_very_differently(year: Year, role: str) -> None:
    shares = sorted(percent_rated(year, role).values())
    assert 5 < shares[0] < 10
    assert 32 < shares[-1] < 40
    assert sum(share < 20 for share in shares) > 8
    assert sum(share > 20 for share in shares) > 8


def test_nothing_is_rated_before_its_result_and_no_slip_before_its_hand_over(year: Year) -> None:
    for record, rating in year.pairs():
        assert rating.answered_at.tzinfo is UTC
        given = day_of(rating.answered_at)
        assert record.resolved_on
        assert given >= record.resolved_on
        if rating.channel != "online":
            assert record.status == 10
            assert given >= record.returned_on


def test_tablets_answer_at_the_hand_over_while_the_office_is_open(year: Year) -> None:
    for record, rating in year.pairs():
        if rating.channel == "tablet":
            local = rating.answered_at.astimezone(VIETNAM)
            assert local.date().isoformat() == record.returned_on
            assert "07:30" <= f"{local:%H:%M}" < "11:30" or (
                "13:30" <= f"{local:%H:%M}" < "17:00" and local.weekday() < 5
            )


def test_phones_answer_at_all_hours_of_the_day_and_for_days_after(year: Year) -> None:
    waits = [
        rating.answered_at.astimezone(VIETNAM).date()
        - rating.answered_at.fromisoformat(record.returned_on).date()
        for record, rating in year.pairs()
        if rating.channel == "qr"
    ]
    assert 0.45 < sum(wait == timedelta(0) for wait in waits) / len(waits) < 0.65
    assert timedelta(7) < max(waits) < timedelta(14)
    hours = Counter(
        r.answered_at.astimezone(VIETNAM).hour for r in year.ratings if r.channel == "qr"
    )
    assert hours[19] > 300
    assert set(hours) <= set(range(7, 22))


def test_the_three_channels_have_their_shares_and_their_evidence(year: Year) -> None:
    channels = Counter(rating.channel for rating in year.ratings)
    shares = {channel: count / len(year.ratings) for channel, count in channels.items()}
    assert shares == pytest.approx({"qr": 0.60, "tablet": 0.25, "online": 0.15}, abs=0.03)
    for record, rating in year.pairs():
        assert (rating.evidence == "link") == (rating.channel == "online")
        if rating.channel == "online":
            assert record.filed_via == "online"
        if record.filed_via == "postal":
            assert rating.channel == "qr"
    assert {rating.evidence for rating in year.ratings} == {"link", "scanned", "typed"}


def test_few_are_assisted_and_very_few_speak_english(year: Year) -> None:
    assisted = Counter(rating.channel for rating in year.ratings if rating.actor == "assisted")
    assert 0.05 < assisted.total() / len(year.ratings) < 0.15
    assert assisted.most_common(1)[0][0] == "tablet"
    assert {rating.actor for rating in year.ratings} == {"assisted", "citizen"}
    languages = Counter(rating.language for rating in year.ratings)
    assert set(languages) == {"vi", "en"}
    assert 0.005 < languages["en"] / len(year.ratings) < 0.02


def test_most_are_satisfied_fewer_where_it_was_late_and_not_alike_everywhere(year: Year) -> None:
    assert {rating.score for rating in year.ratings} == {1, 2, 3, 4, 5}
    assert 0.88 < satisfied(year.ratings) < 0.92
    assert satisfied([rating for record, rating in year.pairs() if overdue(record)]) < 0.6
    units: dict[str, list[DemoRating]] = {}
    for record, rating in year.pairs():
        units.setdefault(record.receiving_unit, []).append(rating)
    levels = [satisfied(ratings) for ratings in units.values()]
    assert max(levels) - min(levels) > 0.06


def test_reasons_are_options_of_the_survey_and_only_asked_of_the_less_than_satisfied(
    year: Year,
) -> None:
    survey = read_survey((resources("survey_templates") / "one_stop.toml").read_text("utf-8"))
    assert isinstance(survey, Survey)
    options = {
        option.code
        for question in survey.questions
        if question.id == "reasons"
        for option in question.options
    }
    given = Counter(reason for rating in year.ratings for reason in rating.reasons)
    assert set(given) == options
    assert given.most_common(1)[0][0] == "time"
    for rating in year.ratings:
        assert len(set(rating.reasons)) == len(rating.reasons) <= 2
        assert rating.score <= 3 or not rating.reasons
    unhappy = [rating for rating in year.ratings if rating.score <= 3]
    assert 0.85 < sum(bool(rating.reasons) for rating in unhappy) / len(unhappy) < 1


def test_comments_fit_the_record_and_the_score(year: Year) -> None:
    online = {line for lines in FIGURES.comments["online"].values() for line in lines}
    late = {line for lines in FIGURES.comments["overdue"].values() for line in lines}
    late.update(FIGURES.comments["any"]["forgiven"])
    content = {line for when in ("any", "online") for line in FIGURES.comments[when]["satisfied"]}
    praise = {*content, *FIGURES.comments["any"]["forgiven"]}
    commented = [(record, rating) for record, rating in year.pairs() if rating.comment]
    assert 0.05 < len(commented) / len(year.ratings) < 0.15
    for record, rating in commented:
        assert rating.language == "vi"
        assert (rating.comment in praise) == (rating.score > 3)
        assert rating.comment not in online or record.filed_via == "online"
        assert rating.comment not in late or overdue(record)
        assert not overdue(record) or rating.comment not in content
    assert len({rating.comment for _, rating in commented}) > 30


def test_an_answer_takes_seconds_and_longer_with_a_comment(year: Year) -> None:
    assert all(8 <= rating.seconds <= 120 for rating in year.ratings)
    assert min(rating.seconds for rating in year.ratings if rating.comment) > 20


def test_the_same_dice_give_the_same_ratings() -> None:
    def made(seed: int) -> list[DemoRating]:
        pick = Random(seed).randrange
        return list(demo.ratings(FIGURES, demo.records(FIGURES, total=1_500, pick=pick), pick=pick))

    assert made(3) == made(3)
    assert made(3) != made(4)
