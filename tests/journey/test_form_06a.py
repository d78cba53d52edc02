"""Form 06a, clause by clause, computed by hand."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.coverage import Period
from kiosk.core.exports import Ask
from kiosk.core.units import Unit
from kiosk.journey.exports import Desk, export
from tests.builders import Office, act_at, fresh_store

QUARTER = Period("2024-01-01", "2024-03-31")
DESK = Desk(str, "en", "https://danhgia.vn")

# A record of the quarter, finished in it, before its due day; each case says what differs, and where it must stand.
PLAIN = {
    "status": 10,
    "filed_via": "direct",
    "received_on": "2024-02-01",
    "due_on": "2024-02-20",
    "resolved_on": "2024-02-10",
    "returned_on": "2024-02-12",
}
OPEN = {"status": 4, "resolved_on": None, "returned_on": None}
BEFORE = {"received_on": "2023-12-31"}

CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "early": ({}, "direct", "early"),
    "online": ({"filed_via": "online"}, "online", "early"),
    "by post": ({"filed_via": "postal"}, "direct", "early"),
    "on the due day": ({"resolved_on": "2024-02-20"}, "direct", "on_time"),
    "a day late": ({"resolved_on": "2024-02-21"}, "direct", "overdue"),
    "handed over late": ({"returned_on": "2024-03-30"}, "direct", "early"),
    "without a due day": ({"due_on": None, "resolved_on": "2024-03-30"}, "direct", "on_time"),
    "received on the first day": ({"received_on": "2024-01-01"}, "direct", "early"),
    "received on the last day": (
        {**OPEN, "received_on": "2024-03-31", "due_on": "2024-03-31"},
        "direct",
        "waiting",
    ),
    "carried over": (BEFORE, "carried", "early"),
    "carried over online": ({**BEFORE, "filed_via": "online"}, "carried", "early"),
    "finished on the first day": ({**BEFORE, "resolved_on": "2024-01-01"}, "carried", "early"),
    "finished on the last day": ({"resolved_on": "2024-03-31"}, "direct", "overdue"),
    "finished the day after": ({"resolved_on": "2024-04-01"}, "direct", "late"),
    "finished after, due after": (
        {"resolved_on": "2024-04-09", "due_on": "2024-04-05"},
        "direct",
        "waiting",
    ),
    "open": ({**OPEN, "due_on": "2024-04-05"}, "direct", "waiting"),
    "open, due on the last day": ({**OPEN, "due_on": "2024-03-31"}, "direct", "waiting"),
    "open, due the day before": ({**OPEN, "due_on": "2024-03-30"}, "direct", "late"),
    "open, without a due day": ({**OPEN, "due_on": None}, "direct", "waiting"),
    "open, papers asked for": ({**OPEN, "status": 5}, "direct", "waiting"),
    "open, payment asked for": ({**OPEN, "status": 6}, "direct", "late"),
    "open, although a day of finish is noted": ({**OPEN, "resolved_on": "2024-02-10"}, "direct", "late"),
    "carried over and open": ({**OPEN, **BEFORE}, "carried", "late"),
    "withdrawn, long after its due day": (
        {"status": 7, "resolved_on": "2024-03-20"},
        "direct",
        "on_time",
    ),
    "stopped": ({"status": 8, "resolved_on": "2024-03-20"}, "direct", "waiting"),
    "stopped past its due day": (
        {"status": 8, "resolved_on": None, "returned_on": None, "due_on": "2024-03-15"},
        "direct",
        "waiting",
    ),
    "withdrawn after the quarter": ({"status": 7, "resolved_on": "2024-04-20"}, "direct", "late"),
    "withdrawn without any day": (
        {"status": 7, "resolved_on": None, "returned_on": None},
        "direct",
        "on_time",
    ),
    "withdrawn and handed back": (
        {**BEFORE, "status": 7, "resolved_on": None},
        "carried",
        "on_time",
    ),
    "returned, the finish not noted": ({"resolved_on": None}, "direct", "early"),
    "returned late, the finish not noted": (
        {"resolved_on": None, "returned_on": "2024-02-21"},
        "direct",
        "overdue",
    ),
}  # fmt: skip

NOWHERE: dict[str, dict[str, Any]] = {
    "received after the quarter": {"received_on": "2024-04-01", "resolved_on": "2024-04-02"},
    "finished before the quarter": {**BEFORE, "resolved_on": "2023-12-31"},
    "withdrawn before the quarter": {
        **BEFORE, "status": 7, "resolved_on": None, "returned_on": None,
    },
    "newly registered": {"status": 1},
    "not accepted": {"status": 3},
    "never received": {"received_on": None},
}  # fmt: skip

NUMBERS = (
    *("received_total", "received_online", "received_direct_postal", "carried_over"),
    *("resolved_total", "resolved_early", "resolved_on_time", "resolved_overdue"),
    *("pending_total", "pending_in_time", "pending_overdue"),
)


def form(office: Office, folder: Path, **asked: Any) -> dict[str, dict[str, int]]:
    """Return the numbers of each field, as other programs read them."""
    out = folder / "06a.json"
    ask = Ask("06a", **{"period": QUARTER, **asked})
    written = export(office.store, ask, out, DESK, office.act)
    rows = json.loads(out.read_text("utf-8"))["rows"]
    assert written == len(rows)
    return {row["field_key"]: {name: row[name] for name in NUMBERS} for row in rows}


@pytest.fixture(scope="module")
def filled() -> Iterator[Office]:
    """An office in which every case stands in a field of its own."""
    with fresh_store() as store:
        office = Office(store, act_at())
        for name, (changes, _, _) in CASES.items():
            office.record(**{**PLAIN, **changes}, field=name)
        for name, changes in NOWHERE.items():
            office.record(**{**PLAIN, **changes}, field=name)
        yield office


@pytest.fixture(scope="module")
def numbers(filled: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """The form of all cases at once."""
    return form(filled, tmp_path_factory.mktemp("form"))


CAME = {"online": "received_online", "direct": "received_direct_postal", "carried": "carried_over"}
WENT = {
    "early": ("resolved_total", "resolved_early"),
    "on_time": ("resolved_total", "resolved_on_time"),
    "overdue": ("resolved_total", "resolved_overdue"),
    "waiting": ("pending_total", "pending_in_time"),
    "late": ("pending_total", "pending_overdue"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_record_stands_in_its_column_and_in_no_other(
    numbers: dict[str, dict[str, int]], name: str
) -> None:
    _, came, went = CASES[name]
    ones = {name for name, number in numbers[name].items() if number}
    assert ones == {"received_total", CAME[came], *WENT[went]}
    assert set(numbers[name].values()) == {0, 1}


@pytest.mark.parametrize("name", NOWHERE)
def test_a_record_that_is_not_the_quarters_stands_nowhere(
    numbers: dict[str, dict[str, int]], name: str
) -> None:
    assert name not in numbers


def test_the_last_line_is_the_sum(numbers: dict[str, dict[str, int]]) -> None:
    total = numbers["total"]
    assert total["received_total"] == len(CASES)
    fields = [line for key, line in numbers.items() if key != "total"]
    assert total == {name: sum(line[name] for line in fields) for name in NUMBERS}


def test_an_office_without_records_has_a_form_of_noughts(tmp_path: Path, office: Office) -> None:
    assert form(office, tmp_path) == {"total": dict.fromkeys(NUMBERS, 0)}


def test_without_a_period_the_form_is_that_of_the_official_year(
    tmp_path: Path, office: Office
) -> None:
    office.record(received_on="2023-12-14", resolved_on="2023-12-15")
    office.record(received_on="2023-12-14", resolved_on="2023-12-14")
    office.record(received_on="2024-12-15", resolved_on="2024-12-15")
    assert form(office, tmp_path, period=None)["total"]["received_total"] == 1


def test_the_largest_field_comes_first_and_the_unmapped_has_a_name(
    tmp_path: Path, office: Office
) -> None:
    for field in ("", "dat-dai", "dat-dai", "ho-tich"):
        office.record(field=field)
    out = tmp_path / "06a.json"
    export(office.store, Ask("06a", QUARTER), out, DESK, office.act)
    rows = json.loads(out.read_text("utf-8"))["rows"]
    assert [(row["number"], row["field_key"], row["field"]) for row in rows] == [
        (1, "dat-dai", "Land"),
        (2, "unmapped", "Field not known yet"),
        (3, "ho-tich", "Civil status"),
        (None, "total", "Total"),
    ]


def test_the_form_of_a_unit_counts_its_own_records_in_the_asked_role(
    tmp_path: Path, office: Office
) -> None:
    van = office.units["van"].key
    office.record()
    office.record(receiving_unit=van)
    office.record(**office.at("van"))

    def received(unit: Unit, role: str) -> int:
        return form(office, tmp_path, unit=unit, role=role)["total"]["received_total"]

    assert received(office.units["district"], "resolving") == 2
    assert received(office.units["district"], "receiving") == 1
    assert received(office.units["other"], "receiving") == 2
    assert received(office.units["thai"], "resolving") == 0


def test_in_any_office_what_came_is_what_went_and_what_waits(
    tmp_path: Path, office: Office
) -> None:
    lot = random.Random(5)
    days = [
        None,
        "2023-11-30",
        "2023-12-31",
        "2024-01-01",
        "2024-02-29",
        "2024-03-31",
        "2024-05-05",
    ]
    for _ in range(150):
        office.record(
            status=lot.randint(1, 10),
            filed_via=lot.choice(["online", "direct", "postal"]),
            field=lot.choice(["ho-tich", "dat-dai", ""]),
            **{
                f"{name}_on": lot.choice(days)
                for name in ("received", "due", "resolved", "returned")
            },
        )
    for line in form(office, tmp_path).values():
        came = [line[name] for name in CAME.values()]
        resolved = [line[f"resolved_{name}"] for name in ("early", "on_time", "overdue")]
        pending = [line[f"pending_{name}"] for name in ("in_time", "overdue")]
        assert line["received_total"] == sum(came) == sum(resolved) + sum(pending)
        assert (line["resolved_total"], line["pending_total"]) == (sum(resolved), sum(pending))
