"""Coverage, the target and the interval of satisfaction."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.coverage import (
    Count,
    Coverage,
    Figures,
    Period,
    Question,
    by_field,
    by_unit,
    calendar_periods,
    figures,
    missing,
    official_periods,
    official_year,
    wilson,
)

TARGET = Fraction(20)


def count(records: int = 10, rated: int = 0, **more: str | int) -> Count:
    plain = Count("nghi-long", "ho-tich", records, rated, 0, 0)
    return plain._replace(**more)  # type: ignore[arg-type]  # tests state the difference


def test_the_percentage_is_not_rounded() -> None:
    assert figures([count(3, 1)], TARGET).percent == 100 / 3
    assert figures([count(7, 2), count(4, 1)], TARGET).percent == 300 / 11


def test_nothing_has_no_percentage_and_misses_nothing() -> None:
    assert figures([], TARGET) == Figures(0, 0, None, 0, None, None, None)


@pytest.mark.parametrize(
    ("records", "rated", "target", "still"),
    [
        (7, 0, "20", 2),  # 1.4 records are two
        (7, 1, "20", 1),
        (7, 2, "20", 0),
        (7, 7, "20", 0),
        (5, 1, "20", 0),
        (6, 1, "20", 1),
        (0, 0, "20", 0),
        (1000, 332, "33.3", 1),
        (1000, 333, "33.3", 0),
        (1001, 333, "33.3", 1),
    ],
)
def test_missing_is_whole_records_up_to_the_target(
    records: int, rated: int, target: str, still: int
) -> None:
    assert missing(records, rated, Fraction(target)) == still


@pytest.mark.parametrize(
    ("records", "target", "needed"), [(1000, "16.1", 161), (375, "17.6", 66), (750, "33.2", 249)]
)
def test_missing_is_exact_where_decimals_of_a_machine_would_ask_for_one_more(
    records: int, target: str, needed: int
) -> None:
    assert ceil(records * float(target) / 100) == needed + 1
    assert missing(records, 0, Fraction(target)) == needed
    assert missing(records, needed, Fraction(target)) == 0


# Newcombe, Statistics in Medicine 17 (1998), table I, method 3; the last one mirrors the first.
@pytest.mark.parametrize(
    ("successes", "answers", "low", "high"),
    [
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.0, 16.11),
        (1, 29, 0.61, 17.18),
        (20, 20, 83.89, 100.0),
    ],
)
def test_the_interval_is_wilsons(successes: int, answers: int, low: float, high: float) -> None:
    found = wilson(successes, answers)
    assert found == (pytest.approx(low, abs=0.005), pytest.approx(high, abs=0.005))


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_between_0_and_100(pair: tuple[int, int]) -> None:
    low, high = wilson(*pair)
    share = 100 * pair[0] / pair[1]
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 100


def test_satisfaction_is_not_told_under_five_answers() -> None:
    four = figures([count(9, 4, satisfied=3, answers=4)], TARGET)
    assert (four.satisfied, four.low, four.high) == (None, None, None)
    five = figures([count(9, 4, satisfied=3, answers=4), count(1, 1, answers=1)], TARGET)
    assert five.satisfied == 60
    assert (five.low, five.high) == wilson(3, 5)


def test_a_base_under_five_records_is_marked_as_small() -> None:
    assert figures([count(4)], TARGET).few_records
    assert not figures([count(5)], TARGET).few_records


FIELDS = {"ho-tich": "Hộ tịch", "dat-dai": "Đất đai", "chung-thuc": "Chứng thực", "": ""}


def test_a_line_per_field_the_largest_first_then_by_name() -> None:
    counts = [
        count(3, field="dat-dai"),
        count(3),
        count(2, unit="nghi-thai"),
        count(5, field="chung-thuc"),
        count(1, field=""),
        count(0, field="dien-luc"),
    ]
    lines = by_field(counts, FIELDS, TARGET)
    assert [(line.key, line.name, line.figures.records) for line in lines] == [
        ("chung-thuc", "Chứng thực", 5),
        ("ho-tich", "Hộ tịch", 5),
        ("dat-dai", "Đất đai", 3),
        ("unmapped", "", 1),
    ]


def test_a_line_per_unit_that_has_records() -> None:
    counts = [count(3), count(4, unit="nghi-thai"), count(2, field="dat-dai"), count(0, unit="van")]
    lines = by_unit(counts, {"nghi-long": "Nghi Long", "nghi-thai": "Nghi Thái"}, TARGET)
    assert [(line.name, line.figures.records) for line in lines] == [
        ("Nghi Long", 5),
        ("Nghi Thái", 4),
    ]


def test_the_fields_below_the_target_are_those_that_miss_a_record() -> None:
    counts = [count(10, 2), count(6, 1, field="dat-dai"), count(3, 0, field="chung-thuc")]
    found = Coverage(
        TARGET, Question("2024-01-01", "2024-01-31"), figures(counts, TARGET),
        by_field(counts, FIELDS, TARGET), (),
    )  # fmt: skip
    assert [line.key for line in found.below] == ["dat-dai", "chung-thuc"]


counts_ = st.builds(
    lambda unit, field, records, share: count(
        records, int(records * share), unit=unit, field=field
    ),
    st.sampled_from("abc"),
    st.sampled_from(["ho-tich", "dat-dai", ""]),
    st.integers(0, 400),
    st.floats(0, 1),
)


@given(st.lists(counts_, max_size=12), st.fractions(0, 100, max_denominator=1000))
def test_coverage_never_passes_100_and_lines_add_up_to_the_total(
    counts: list[Count], target: Fraction
) -> None:
    total = figures(counts, target)
    assert total.percent is None or 0 <= total.percent <= 100
    assert total.rated + total.missing <= total.records
    for lines in (by_field(counts, FIELDS, target), by_unit(counts, {}, target)):
        assert sum(line.figures.records for line in lines) == total.records
        assert sum(line.figures.rated for line in lines) == total.rated
        assert all(line.figures.rated <= line.figures.records for line in lines)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2023-12-14", "2023"),
        ("2023-12-15", "2024"),
        ("2024-01-01", "2024"),
        ("2024-12-14", "2024"),
    ],
)
def test_an_official_year_runs_from_15_to_14_december(day: str, year: str) -> None:
    period = official_year(day)
    assert period == Period(f"{int(year) - 1}-12-15", f"{year}-12-14")
    assert period == official_periods(int(year))["year"]


def test_official_quarters_run_from_the_15th_to_the_14th() -> None:
    assert official_periods(2024) == {
        "year": ("2023-12-15", "2024-12-14"),
        "q1": ("2023-12-15", "2024-03-14"),
        "q2": ("2024-03-15", "2024-06-14"),
        "q3": ("2024-06-15", "2024-09-14"),
        "q4": ("2024-09-15", "2024-12-14"),
    }


def test_calendar_quarters_fill_the_calendar_year() -> None:
    assert calendar_periods(2024) == {
        "year": ("2024-01-01", "2024-12-31"),
        "q1": ("2024-01-01", "2024-03-31"),
        "q2": ("2024-04-01", "2024-06-30"),
        "q3": ("2024-07-01", "2024-09-30"),
        "q4": ("2024-10-01", "2024-12-31"),
    }
