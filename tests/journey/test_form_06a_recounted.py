"""Form 06a from the tally, beside a plain recount of every record for just the period that is asked for."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from kiosk.core.coverage import ROLES, Period
from kiosk.core.records import Record
from kiosk.journey import check, form_06a, units
from kiosk.store.engine import Store
from tests.builders import Office, act_at, fresh_store

Numbers = dict[str, tuple[int, ...]]

DAYS = [
    *("2023-11-30", "2023-12-14", "2023-12-15", "2023-12-31", "2024-01-01", "2024-01-13"),
    *("2024-01-14", "2024-01-15", "2024-01-16", "2024-01-31", "2024-02-29", "2024-03-01"),
]
FAR = ["0001-01-01", "9999-12-31"]


class Column(NamedTuple):
    """Where a record stands in the form of a period."""

    came: str
    went: str


def column(record: Record, first: str, last: str) -> Column | None:
    """Judge a record as an official with the file in hand; None when it is not the period's."""
    if record.status in (1, 3) or record.received_on is None or record.received_on > last:
        return None
    ended = None
    if record.status in (7, 9, 10):
        ended = record.resolved_on or record.returned_on or record.received_on
        # Nothing ends before it begins, whatever a file says.
        if max(ended, record.received_on) < first:
            return None
        if max(ended, record.received_on) > last:
            ended = None
    came = "online" if record.filed_via == "online" else "direct"
    if record.received_on < first:
        came = "carried"
    if ended is None:
        late = record.due_on and record.due_on < last and record.status not in (5, 8)
        return Column(came, "late" if late else "waiting")
    if record.status == 7 or record.due_on is None or ended == record.due_on:
        return Column(came, "on_time")
    return Column(came, "early" if ended < record.due_on else "overdue")


def by_hand(
    made: list[Record], period: Period, wanted: frozenset[str] | None, role: str
) -> Numbers:
    """Return the numbers of each field."""
    found: dict[str, list[Column]] = {}
    for record in made:
        stands = column(record, *period)
        if stands and (wanted is None or getattr(record, f"{role}_unit") in wanted):
            found.setdefault(record.field, []).append(stands)
    return {field: _line(columns) for field, columns in found.items()}


def _line(columns: list[Column]) -> tuple[int, ...]:
    came = [sum(one.came == name for one in columns) for name in ("online", "direct", "carried")]
    done = [sum(one.went == name for one in columns) for name in ("early", "on_time", "overdue")]
    left = [sum(one.went == name for one in columns) for name in ("waiting", "late")]
    return (sum(came), *came, sum(done), *done, sum(left), *left)


def measured(store: Store, period: Period, unit: Any, role: str) -> Numbers:
    with store.reading() as db:
        lines = form_06a.measure(db, period, unit=unit, role=role)
    return {line.field: tuple(line[1:]) for line in lines}


def any_record(office: Office, lot: random.Random) -> Record:
    """Add a record whose days come in any order."""
    places = [office.units[name].key for name in ("long", "thai", "van")]
    days = [lot.choice([*DAYS, *DAYS, *FAR, None]) for _ in range(4)]
    return office.record(
        **office.at(lot.choice(["long", "van"]))
        | {"receiving_unit": lot.choice(places), "resolving_unit": lot.choice(places)},
        status=lot.randint(1, 10),
        filed_via=lot.choice(["online", "direct", "postal"]),
        field=lot.choice(["ho-tich", "dat-dai", ""]),
        **dict(zip(("received_on", "due_on", "resolved_on", "returned_on"), days, strict=True)),
    )


@pytest.fixture(scope="module")
def crowded() -> Iterator[tuple[Office, list[Record]]]:
    """A store with 300 records of every kind, some of which were changed."""
    with fresh_store() as store:
        office = Office(store, act_at())
        lot = random.Random(3)
        made = [any_record(office, lot) for _ in range(300)]
        for place in range(0, 300, 3):
            other = any_record(office, lot)
            values = {name: getattr(other, name) for name in Record._fields[3:13]}
            made[place] = office.change(made[place], **values)
            made.append(other)
        yield office, made


periods = st.tuples(st.sampled_from(DAYS + FAR), st.sampled_from(DAYS + FAR)).map(sorted)


@effort(max_examples=200)
@given(periods, st.sampled_from(ROLES), st.sampled_from([None, "district", "long", "other"]))
def test_any_period_of_any_unit_is_as_a_recount_of_all_records(
    crowded: Any, days: list[str], role: str, name: str | None
) -> None:
    office, made = crowded
    period = Period(*days)
    unit = office.units[name] if name else None
    wanted = units.index(office.store).below(unit.key) if unit else None
    assert measured(office.store, period, unit, role) == by_hand(made, period, wanted, role)


def test_the_cells_of_all_those_records_are_right(crowded: Any) -> None:
    assert check.differing_cells(crowded[0].store) == []


@pytest.mark.parametrize("cut", ["2024-01-14", "2024-01-20", "2024-02-29"])
def test_what_one_period_leaves_pending_the_next_one_carries_over(crowded: Any, cut: str) -> None:
    office, _ = crowded
    after = {"2024-01-14": "2024-01-15", "2024-01-20": "2024-01-21", "2024-02-29": "2024-03-01"}
    first = measured(office.store, Period("2023-12-15", cut), None, "resolving")
    second = measured(office.store, Period(after[cut], "2024-12-14"), None, "resolving")
    for field in ("ho-tich", "dat-dai", ""):
        assert first[field][8] == second[field][3]


def test_a_record_that_ended_before_it_was_received_stands_in_the_period_of_its_reception(
    office: Office,
) -> None:
    office.record(received_on="2024-02-10", resolved_on="2024-01-05", due_on="2024-01-20")
    january = measured(office.store, Period("2024-01-01", "2024-01-31"), None, "resolving")
    february = measured(office.store, Period("2024-02-01", "2024-02-29"), None, "resolving")
    assert january == {}
    #           received, online, direct, carried, resolved, early, on time, overdue, pending …
    assert february == {"ho-tich": (1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0)}
