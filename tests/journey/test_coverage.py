"""Coverage measured from the tally and the odd days, beside a count by hand."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from kiosk.core.coverage import BASES, ROLES, Coverage, Period, Question, wilson
from kiosk.core.records import Record
from kiosk.journey import check, coverage, units
from kiosk.journey.responses import Stored
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON, Office, act_at, answers, fresh_store

YEAR = Question("2023-12-15", "2024-12-14")


def lines(measured: Coverage, by: str) -> list[tuple[str, int, int, int]]:
    """Return (key, records, rated, missing) of every line."""
    return [
        (line.key, line.figures.records, line.figures.rated, line.figures.missing)
        for line in getattr(measured, by)
    ]


def test_coverage_per_field_and_unit_against_20_percent(office: Office) -> None:
    land = {"procedure": "1.000002", "field": "dat-dai"}
    for _ in range(2):
        office.rated()
    for _ in range(7):
        office.record()
    office.rated("2", **office.at("thai"), **land)
    for _ in range(4):
        office.record(**office.at("thai"), **land)
    office.record(procedure="thu-tuc-la", field="")
    office.rated(status=4)
    office.rated(resolved_on="2024-12-15")
    measured = coverage.measure(office.store, YEAR)
    long, thai = office.units["long"].key, office.units["thai"].key
    assert measured.target_percent == 20
    assert lines(measured, "fields") == [
        ("ho-tich", 9, 2, 0),
        ("dat-dai", 5, 1, 0),
        ("unmapped", 1, 0, 1),
    ]
    assert [line.name for line in measured.fields] == ["Hộ tịch", "Đất đai", ""]
    assert lines(measured, "units") == [(long, 10, 2, 0), (thai, 5, 1, 0)]
    assert [line.name for line in measured.units] == ["Xã Nghi Long", "Xã Nghi Thái"]
    total = measured.total
    assert (total.records, total.rated, total.percent, total.missing) == (15, 3, 20.0, 0)
    assert [line.key for line in measured.below] == ["unmapped"]


def test_an_empty_store_has_no_coverage(office: Office) -> None:
    measured = coverage.measure(office.store, YEAR)
    assert (measured.fields, measured.units) == ((), ())
    assert measured.total.percent is None


def test_satisfied_are_the_two_best_levels_and_neutral_is_not(office: Office) -> None:
    for level in ("5", "4", "4", "3", "2", "1"):
        office.rated(level)
    total = coverage.measure(office.store, YEAR).total
    assert total.satisfied == 50
    assert (total.low, total.high) == wilson(3, 6)


def test_an_answer_beside_counts_for_nothing(office: Office) -> None:
    record = office.rated()
    office.send(office.submission(office.code(record), answers=answers("1")))
    total = coverage.measure(office.store, YEAR).total
    assert (total.records, total.rated) == (1, 1)


def test_a_unit_means_all_below_it_in_the_asked_role(office: Office) -> None:
    long, district, van = (office.units[name].key for name in ("long", "district", "van"))
    office.record()
    office.record(receiving_unit=van)
    office.record(**office.at("van"))
    below = coverage.units_below(office.store, office.units["district"])
    assert below == {district, long, office.units["thai"].key}
    assert coverage.units_below(office.store, None) is None
    resolving = coverage.measure(office.store, Question(*YEAR_DAYS, units=below))
    assert lines(resolving, "units") == [(long, 2, 0, 1)]
    receiving = coverage.measure(office.store, Question(*YEAR_DAYS, role="receiving", units=below))
    assert lines(receiving, "units") == [(long, 1, 0, 1)]


YEAR_DAYS = (YEAR.from_, YEAR.to)


def test_a_merged_unit_counts_under_the_one_it_became(office: Office) -> None:
    office.rated(**office.at("thai"))
    office.record()
    units.merge(office.store, office.units["thai"], office.units["long"], office.act)
    measured = coverage.measure(office.store, YEAR)
    assert lines(measured, "units") == [(office.units["long"].key, 2, 1, 0)]


def test_the_target_of_the_periods_last_day_holds(office: Office) -> None:
    office.record()
    office.store.write(
        lambda db: db._connection.execute("INSERT INTO target VALUES ('2024-07-01', '33.3')")
    )
    for last, target in (("2024-06-30", "20"), ("2024-07-01", "33.3")):
        measured = coverage.measure(office.store, Question("2024-01-01", last))
        assert measured.target_percent == Fraction(target)


def test_the_known_period_is_whole_half_months_with_records(office: Office) -> None:
    assert coverage.known_period(office.store, "resolved") is None
    office.record(resolved_on="2024-02-20", received_on=None)
    office.record(resolved_on="2023-12-14")
    assert coverage.known_period(office.store, "resolved") == Period("2023-12-01", "2024-02-29")
    assert coverage.known_period(office.store, "received") == Period("2024-03-01", "2024-03-14")


def test_the_official_year_is_that_of_the_day_in_vietnam() -> None:
    evening = NOON.replace(month=12, day=14, hour=16, minute=59)
    assert coverage.official_year_of(act_at(evening)) == YEAR_DAYS
    midnight = act_at(evening + timedelta(minutes=1))
    assert coverage.official_year_of(midnight) == ("2024-12-15", "2025-12-14")


def test_procedures_that_no_field_is_known_for_are_named_with_their_records(office: Office) -> None:
    assert coverage.unmapped(office.store) == []
    office.record(procedure="thu-tuc-la", field="")
    office.record(procedure="thu-tuc-la", field="")
    office.record()
    ((key, code, name, waiting),) = coverage.unmapped(office.store)
    assert (key, code, name, waiting) == ("thu-tuc-la", None, "Thủ tục lạ", 2)


# A store of many records of every kind, and what a person with a pencil would count in it.

DAYS = ["2024-01-01", "2024-01-14", "2024-01-15", "2024-01-31", "2024-02-15", "2024-02-29"]


@dataclass(frozen=True)
class Case:
    """A record, and the level it was rated with."""

    record: Record
    level: str | None


def cases(office: Office, lot: random.Random, many: int) -> Iterator[Case]:
    places = [office.units[name].key for name in ("long", "thai", "van")]
    for _ in range(many):
        values: dict[str, Any] = {
            "status": lot.choice([1, 3, 4, 7, 8, 9, 10, 10]),
            "field": lot.choice(["ho-tich", "dat-dai", ""]),
            "receiving_unit": lot.choice(places),
            "resolving_unit": lot.choice(places),
            "received_on": lot.choice([*DAYS, None]),
            "resolved_on": lot.choice([*DAYS, None]),
            "returned_on": lot.choice([*DAYS, None]),
        }
        record = office.record(**values)
        level = lot.choice([None, None, "5", "4", "3", "1"])
        if level:
            sent = office.submission(office.code(record), answers=answers(level))
            assert isinstance(office.send(sent), Stored)
        yield Case(record, level)


def by_hand(all_: list[Case], asked: Question) -> dict[str, tuple[int, int, int, int]]:
    """Return (records, rated, satisfied, answers) by field, as the law words the bases."""
    done = {"resolved": (9, 10), "returned": (10,), "received": (2, 4, 5, 6, 9, 10)}[asked.base]
    statuses = (*done, 7, 8) if asked.with_withdrawn else done
    found: dict[str, tuple[int, int, int, int]] = {}
    for case in all_:
        day = getattr(case.record, f"{asked.base}_on")
        unit = getattr(case.record, f"{asked.role}_unit")
        inside = day and asked.from_ <= day <= asked.to and case.record.status in statuses
        if inside and (asked.units is None or unit in asked.units):
            one = (1, case.level is not None, case.level in ("4", "5"), case.level is not None)
            before = found.get(case.record.field, (0, 0, 0, 0))
            found[case.record.field] = tuple(a + b for a, b in zip(before, one, strict=True))  # type: ignore[assignment]  # four of them
    return found


@pytest.fixture(scope="module")
def busy() -> Iterator[tuple[SqliteStore, list[Case], list[frozenset[str] | None]]]:
    """A store with 120 records of every kind, and the sets of units one may ask for."""
    with fresh_store() as store:
        office = Office(store, act_at(NOON.replace(month=1, day=1)))
        made = list(cases(office, random.Random(11), 120))
        below = [coverage.units_below(store, office.units[name]) for name in ("district", "van")]
        yield store, made, [None, *below]


days = st.sampled_from(
    [*DAYS, "2023-12-31", "2024-01-02", "2024-01-13", "2024-01-16", "2024-02-01", "2024-03-01"]
)


@effort(max_examples=150)
@given(
    st.tuples(days, days).map(sorted),
    st.sampled_from(BASES),
    st.sampled_from(ROLES),
    st.booleans(),
    st.integers(0, 2),
)
def test_any_question_is_answered_as_by_hand(
    busy: Any, period: list[str], base: str, role: str, with_withdrawn: bool, unit: int
) -> None:
    store, made, sets = busy
    asked = Question(period[0], period[1], base, role, with_withdrawn, sets[unit])
    expected = by_hand(made, asked)
    measured = coverage.measure(store, asked)
    total = measured.total
    assert {
        line.key.replace("unmapped", ""): (line.figures.records, line.figures.rated)
        for line in measured.fields
    } == {field: figures[:2] for field, figures in expected.items()}
    assert total.records == sum(figures[0] for figures in expected.values())
    assert sum(line.figures.rated for line in measured.units) == total.rated
    given_ = sum(figures[3] for figures in expected.values())
    satisfied = sum(figures[2] for figures in expected.values())
    assert total.satisfied == (100 * satisfied / given_ if given_ >= 5 else None)
    assert total.percent is None or total.percent <= 100


@effort(max_examples=8)
@given(st.integers(0, 2**32), days, days)
def test_any_store_is_measured_as_by_hand_and_equals_its_recount(
    seed: int, one: str, other: str
) -> None:
    with fresh_store() as store:
        office = Office(store, act_at(NOON.replace(month=1, day=1)))
        made = list(cases(office, random.Random(seed), 15))
        assert check.differing_cells(store) == []
        for base in BASES:
            asked = Question(min(one, other), max(one, other), base)
            total = coverage.measure(store, asked).total
            expected = by_hand(made, asked).values()
            assert total.records == sum(figures[0] for figures in expected)
            assert total.rated == sum(figures[1] for figures in expected)
