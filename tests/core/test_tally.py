"""The cells that a record stands in, and how they move."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.days import half_month
from kiosk.core.records import Record
from kiosk.core.tally import (
    TABLES,
    Cell,
    Moves,
    Rating,
    RatingCell,
    cells,
    cut,
    days_in_bases,
    next_half,
)

days = st.dates(date(2022, 12, 1), date(2024, 3, 31)).map(date.isoformat)


def record(**changes: Any) -> Record:
    """Return a record that is in every base, but for the changes."""
    plain = Record(
        "h", "H41-1", 1, 10, "direct", None, "ho-tich", "nghi-long", "nghi-loc",
        "2024-01-03", None, "2024-02-14", "2024-02-15", 0, "", None,
    )  # fmt: skip
    return plain._replace(**changes)


CHOSEN = (("overall", "2"), ("reasons", "time"), ("reasons", "attitude"))
RATING = Rating("v1", "qr", CHOSEN, answers=1, satisfied=0)

# DOMAIN: resolved = 9 or 10, returned = 10, received = not 1 or 3; 7 and 8 only when they are switched on.
BASES_OF = {
    1: set(),
    2: {"received"},
    3: set(),
    4: {"received"},
    5: {"received"},
    6: {"received"},
    7: {"resolved", "returned", "received"},
    8: {"resolved", "returned", "received"},
    9: {"resolved", "received"},
    10: {"resolved", "returned", "received"},
}


@pytest.mark.parametrize("status", range(1, 11))
def test_a_record_of_each_status_is_in_the_bases_of_the_law(status: int) -> None:
    found = cells(record(status=status))
    assert {cell.base for cell in found} == BASES_OF[status]
    assert {cell.withdrawn for cell in found} <= {int(status in (7, 8))}


def test_a_record_is_in_a_base_on_that_bases_day_only() -> None:
    assert days_in_bases(record()) == [
        ("resolved", "2024-02-14"),
        ("returned", "2024-02-15"),
        ("received", "2024-01-03"),
    ]


@pytest.mark.parametrize("base", ["resolved", "returned", "received"])
@pytest.mark.parametrize("status", [7, 10])
def test_a_record_without_a_bases_day_is_not_in_that_base(base: str, status: int) -> None:
    found = dict(days_in_bases(record(status=status, **{f"{base}_on": None})))
    assert set(found) == {"resolved", "returned", "received"} - {base}


def test_a_cell_is_the_half_month_of_both_units_and_the_field_in_the_home() -> None:
    place = ("nghi-long", "nghi-loc", "ho-tich")
    assert cells(record()) == [
        Cell("h", "resolved", "2024-02-01", 0, *place),
        Cell("h", "returned", "2024-02-15", 0, *place),
        Cell("h", "received", "2024-01-01", 0, *place),
    ]


def test_a_rating_counts_its_record_once_and_every_choice_in_each_base() -> None:
    moves = Moves()
    moves.add(record(), RATING)
    moves.add(record(status=9), RATING._replace(satisfied=1))
    moves.add(record(status=9), None)
    assert [(cell.base, *counts) for cell, counts in moves.cells()] == [
        ("received", 3, 2, 2, 1),
        ("resolved", 3, 2, 2, 1),
        ("returned", 1, 1, 1, 0),
    ]
    cell = cells(record())[0]
    assert (RatingCell(cell, "v1", "reasons", "time", "qr"), 2) in moves.ratings()
    assert len(moves.ratings()) == 3 * 3


def test_what_is_added_and_taken_away_again_moves_nothing() -> None:
    moves = Moves()
    moves.add(record(), RATING)
    moves.add(record(), RATING, -1)
    assert not any(moves.sums().values())


def test_a_record_without_a_field_is_counted_by_its_procedure() -> None:
    moves = Moves()
    moves.add(record(procedure="1.000001", field=""), None)
    moves.add(record(procedure="1.000002"), None)
    moves.add(record(field=""), None)
    assert moves.sums()["unmapped_tally"] == [(("h", "1.000001"), (1,))]


def test_an_answer_moves_nothing_of_form_06a() -> None:
    moves = Moves()
    same = record()
    moves.change(same, same, before=None, after=RATING)
    assert (len(moves.cells()), moves.flows()) == (3, [])


def test_every_table_counts_what_it_says_it_counts() -> None:
    moves = Moves()
    moves.add(record(procedure="1.000001", field=""), RATING)
    sums = moves.sums()
    assert {table.name for table in TABLES} == set(sums)
    for table in TABLES:
        for key, counts in sums[table.name]:
            assert (len(key), len(counts)) == (len(table.key), len(table.counts))


records = st.builds(
    record,
    status=st.integers(1, 10),
    resolving_unit=st.sampled_from(["nghi-loc", "nghi-thai"]),
    field=st.sampled_from(["ho-tich", "dat-dai", ""]),
    received_on=st.none() | days,
    due_on=st.none() | days,
    resolved_on=st.none() | days,
    returned_on=st.none() | days,
)
ratings = st.none() | st.builds(
    Rating,
    st.just("v1"),
    st.sampled_from(["qr", "online"]),
    st.just((("overall", "5"),)),
    st.just(1),
    st.integers(0, 1),
)


@given(records, ratings, records, ratings)
def test_a_change_is_the_new_contribution_less_the_old_one(
    old: Record, before: Rating | None, new: Record, after: Rating | None
) -> None:
    total = Moves()
    total.add(old, before)
    total.change(old, new, before=before, after=after)
    alone = Moves()
    alone.add(new, after)
    assert total.sums() == alone.sums()
    forth_and_back = Moves()
    forth_and_back.change(old, new, before=before, after=after)
    forth_and_back.change(new, old, before=after, after=before)
    assert not any(forth_and_back.sums().values())


@given(st.lists(st.tuples(records, ratings), max_size=8))
def test_cells_come_in_key_order_so_that_writers_never_wait_for_each_other(
    rows: list[tuple[Record, Rating | None]],
) -> None:
    moves = Moves()
    for one, rating in rows:
        moves.add(one, rating)
    for sums in moves.sums().values():
        keys = [key for key, _ in sums]
        assert keys == sorted(set(keys))


def each_day(first: str, last: str) -> list[str]:
    one, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(one + timedelta(number)).isoformat() for number in range((end - one).days + 1)]


@given(days, days)
def test_a_period_is_cut_into_whole_halves_and_edges_that_do_not_overlap(
    one: str, other: str
) -> None:
    first, last = sorted((one, other))
    span = cut(first, last)
    inside = [
        day
        for day in each_day("2022-11-15", "2024-04-30")
        if span.first <= half_month(day) < span.end
    ]
    edges = [day for edge in span.edges for day in each_day(*edge)]
    assert sorted(inside + edges) == each_day(first, last)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2023-12-15", "2024-12-14"), ("2024-02-01", "2024-02-29"), ("2024-02-15", "2024-02-29")],
)
def test_official_and_calendar_periods_need_no_row_to_be_read(first: str, last: str) -> None:
    assert cut(first, last).edges == ()


@pytest.mark.parametrize(
    ("first", "last"), [("2024-02-02", "2024-02-14"), ("2024-02-10", "2024-02-20")]
)
def test_a_period_without_a_whole_half_is_read_from_rows_at_once(first: str, last: str) -> None:
    span = cut(first, last)
    assert span.first == span.end
    assert span.edges == ((first, last),)


def test_a_period_may_end_with_the_calendar() -> None:
    span = cut("2024-01-01", "9999-12-31")
    assert (span.first, span.end, span.edges) == (
        "2024-01-01",
        "9999-12-15",
        (("9999-12-15", "9999-12-31"),),
    )


@given(days)
def test_halves_follow_each_other_without_a_gap(day: str) -> None:
    half = half_month(day)
    after = next_half(half)
    assert after > half
    assert half_month(after) == after
    assert {half_month(between) for between in each_day(half, after)} == {half, after}
