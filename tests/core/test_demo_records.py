"""The demonstration's records: they add up to what the district published, and look like an office's."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from importlib.resources import files
from itertools import islice, pairwise
from random import Random

import pytest

from kiosk.core import demo
from kiosk.core.days import plus
from kiosk.core.demo import DemoRecord

FIGURES = demo.figures(
    {name: (files("kiosk.core") / "data" / name).read_text("utf-8") for name in demo.FILES}
)
OFFICE = "UBND huyện Nghi Lộc – Bộ phận Một cửa"
THAI, LONG = "UBND xã Nghi Thái", "UBND xã Nghi Long"
HOLIDAYS = (
    *(f"2023-01-{day}" for day in ("01", "02", "20", "21", "22", "23", "24", "25", "26")),
    *("2023-04-29", "2023-04-30", "2023-05-01", "2023-05-02", "2023-05-03"),
    *("2023-09-01", "2023-09-02", "2023-09-03", "2023-09-04"),
)


def made(seed: int, total: int | None = None) -> list[DemoRecord]:
    return list(demo.records(FIGURES, total=total, pick=Random(seed).randrange))


@pytest.fixture(scope="module", params=[1, 2023])
def year(request: pytest.FixtureRequest) -> list[DemoRecord]:
    """The whole year, thrown twice: what holds must hold whatever the dice say."""
    return made(request.param)


@pytest.fixture(scope="module", params=[lambda n: 0, lambda n: n - 1], ids=["lowest", "highest"])
def loaded(request: pytest.FixtureRequest) -> list[DemoRecord]:
    """The whole year with dice that always show the same."""
    return list(demo.records(FIGURES, total=None, pick=request.param))


def ended(record: DemoRecord) -> str:
    """DOMAIN §4: by date only, an empty due date is on time."""
    if record.due_on in ("", record.resolved_on):
        return "on_time"
    return "early" if record.resolved_on < record.due_on else "overdue"


def form_06a(records: Iterable[DemoRecord], start: str, end: str) -> dict[str, int]:
    """Form 06a, worked out from its definition record by record."""
    form: Counter[str] = Counter()
    for record in records:
        if record.received_on > end or (
            record.received_on < start and "" < record.resolved_on < start
        ):
            continue
        via = "online" if record.filed_via == "online" else "direct_postal"
        form["received"] += 1
        form["carried_over" if record.received_on < start else via] += 1
        if "" < record.resolved_on <= end:
            form["resolved"] += 1
            form[ended(record)] += 1
        else:
            form["pending"] += 1
    return dict(form)


def weekday(day: str) -> int:
    return date.fromisoformat(day).weekday()


def test_the_district_received_what_it_published(year: list[DemoRecord]) -> None:
    received = [
        r for r in year if "2023-01-01" <= r.received_on <= "2023-12-31" and r.status not in (1, 3)
    ]
    assert len(received) == 59_460
    assert Counter(r.filed_via for r in received) == {
        "online": 35_764,
        "direct": 23_282,
        "postal": 414,
    }
    assert len(year) == 59_460 + 20


def test_the_calendar_year_and_the_official_year_agree(year: list[DemoRecord]) -> None:
    for day in ("received_on", "resolved_on", "returned_on"):
        days = [getattr(record, day) for record in year]
        calendar_year = sum("2023-01-01" <= day <= "2023-12-31" for day in days)
        assert calendar_year == sum("2022-12-15" <= day <= "2023-12-14" for day in days)


@pytest.mark.parametrize("role", ["receiving_unit", "resolving_unit"])
@pytest.mark.parametrize("end", ["2023-12-15", "2023-12-31"])
def test_nghi_thai_fills_its_form_as_published(year: list[DemoRecord], role: str, end: str) -> None:
    mine = [record for record in year if getattr(record, role) == THAI]
    assert form_06a(mine, "2023-01-01", end) == {
        "received": 2880,
        "online": 1198,
        "direct_postal": 1662,
        "carried_over": 20,
        "resolved": 2877,
        "early": 2682,
        "on_time": 70,
        "overdue": 125,
        "pending": 3,
    }


def test_nghi_thais_carried_over_came_before_the_official_year(year: list[DemoRecord]) -> None:
    old = [record for record in year if record.received_on < "2023"]
    assert {record.receiving_unit for record in old} == {THAI}
    assert all(r.received_on < "2022-12-15" and "2023" < r.resolved_on < "2024" for r in old)


@pytest.mark.parametrize("role", ["receiving_unit", "resolving_unit"])
def test_nghi_long_fills_its_form_as_published(year: list[DemoRecord], role: str) -> None:
    form = form_06a([r for r in year if getattr(r, role) == LONG], "2023-01-01", "2023-12-14")
    assert (form["received"], form["resolved"], form["overdue"]) == (2290, 2290, 24)
    assert form["early"] + form["on_time"] == 2266
    assert "pending" not in form
    assert "carried_over" not in form


def test_the_published_figures_hold_with_loaded_dice(loaded: list[DemoRecord]) -> None:
    test_the_district_received_what_it_published(loaded)
    for role in ("receiving_unit", "resolving_unit"):
        test_nghi_thai_fills_its_form_as_published(loaded, role, "2023-12-15")
        test_nghi_long_fills_its_form_as_published(loaded, role)
    test_nghi_thais_carried_over_came_before_the_official_year(loaded)
    assert len({record.code for record in loaded}) == len(loaded)


def test_only_other_communes_pass_records_on_and_only_to_the_district(
    year: list[DemoRecord],
) -> None:
    passed = [
        (r.receiving_unit, r.resolving_unit) for r in year if r.receiving_unit != r.resolving_unit
    ]
    assert 300 < len(passed) < 1_500
    assert {resolving for _, resolving in passed} == {OFFICE}
    assert not {THAI, LONG, OFFICE} & {receiving for receiving, _ in passed}


def test_every_commune_has_records_and_the_district_most(year: list[DemoRecord]) -> None:
    sizes = Counter(record.receiving_unit for record in year)
    offices = {unit.name for unit in demo.units(FIGURES) if unit.kind in ("commune", "office")}
    assert sizes.keys() == offices
    assert len(offices) == 29 + 1
    assert sizes.most_common(1)[0][0] == OFFICE
    assert min(sizes.values()) > 900


def test_codes_are_unique_and_count_up_each_day_with_few_gaps(year: list[DemoRecord]) -> None:
    units = {unit.name: unit.code for unit in demo.units(FIGURES)}
    counters: dict[tuple[str, str], int] = {}
    missing = 0
    for record in year:
        unit, stamp, number = record.code.split("-")
        assert re.fullmatch(r"000\.\d\d\.33\.H41-\d{6}-\d{4}", record.code)
        assert unit == units[record.receiving_unit]
        assert f"20{stamp[:2]}-{stamp[2:4]}-{stamp[4:]}" == record.received_on
        before = counters.get((unit, stamp), 0)
        assert int(number) > before
        missing += int(number) - before - 1
        counters[unit, stamp] = int(number)
    assert len({record.code for record in year}) == len(year)
    assert 0 < missing < len(year) / 100


def test_records_come_in_the_order_received(year: list[DemoRecord]) -> None:
    assert all(one.received_on <= next_.received_on for one, next_ in pairwise(year))


def test_the_dates_fit_the_status(year: list[DemoRecord]) -> None:
    assert {record.status for record in year} == {2, 4, 5, 6, 9, 10}
    for record in year:
        assert bool(record.resolved_on) == (record.status in (9, 10))
        assert bool(record.returned_on) == (record.status == 10)
        assert record.received_on <= (record.resolved_on or "9")
        assert record.resolved_on <= (record.returned_on or "9")
        assert record.due_on == "" or record.received_on < record.due_on


def test_offices_work_on_working_days(year: list[DemoRecord]) -> None:
    weekdays = Counter(weekday(record.received_on) for record in year)
    assert weekdays[6] == 0
    assert 0 < weekdays[5] < len(year) / 50
    assert weekdays[0] == max(weekdays.values())
    for record in year:
        days = {record.received_on, record.due_on, record.resolved_on, record.returned_on}
        assert not days.intersection(HOLIDAYS)
        assert all(weekday(day) < 5 for day in days - {"", record.received_on})


def test_people_come_after_tet_and_students_in_summer(year: list[DemoRecord]) -> None:
    months = Counter(record.received_on[:7] for record in year)
    assert months["2023-02"] > 1.4 * months["2023-01"]
    copies = Counter(r.received_on[:7] for r in year if r.procedure_code == "2.000815")
    assert copies["2023-07"] > 1.7 * copies["2023-10"]


def test_copies_are_done_the_same_day_and_land_takes_weeks(year: list[DemoRecord]) -> None:
    copies = [r for r in year if r.procedure_code == "2.000815" and r.resolved_on]
    assert sum(r.received_on == r.resolved_on for r in copies) > 0.93 * len(copies)
    land = [r for r in year if r.field == "Đất đai" and r.resolved_on]
    assert sum(r.resolved_on > r.received_on for r in land) > 0.99 * len(land)


def test_few_are_overdue_and_few_are_open_most_of_them_new(year: list[DemoRecord]) -> None:
    done = [record for record in year if record.resolved_on]
    assert 0.015 < sum(ended(record) == "overdue" for record in done) / len(done) < 0.025
    pending = [record for record in year if not record.resolved_on]
    assert 0.004 < len(pending) / len(year) < 0.02
    assert sum(record.received_on >= "2023-11-01" for record in pending) > 0.9 * len(pending)
    assert any(record.due_on <= "2023-12-14" for record in pending)
    assert 0 < sum(record.status == 9 for record in year) < 0.02 * len(year)
    assert any(record.due_on == "" and record.resolved_on for record in year)


def test_nghi_thais_open_records_are_new_slow_and_not_yet_due(year: list[DemoRecord]) -> None:
    pending = [
        record for record in year if record.receiving_unit == THAI and not record.resolved_on
    ]
    assert all(r.received_on >= "2023-12" and r.due_on > "2023-12-14" for r in pending)
    assert all(r.due_on > plus(r.received_on, 6) for r in pending)


def test_every_working_day_brings_its_share(year: list[DemoRecord]) -> None:
    days = Counter(
        r.received_on for r in year if r.received_on >= "2023" and weekday(r.received_on) < 5
    )
    assert len(days) == 249 - 11  # weekdays less the holidays on them
    assert min(days.values()) > 80
    assert max(days.values()) < 500


def test_fields_differ_in_online_filing_and_in_lateness(year: list[DemoRecord]) -> None:
    def percent(field: str, counted: Callable[[DemoRecord], bool]) -> float:
        mine = [record for record in year if record.field == field and record.resolved_on]
        return 100 * sum(map(counted, mine)) / len(mine)

    assert percent("Hộ kinh doanh", lambda record: record.filed_via == "online") > 80
    assert percent("Chứng thực", lambda record: record.filed_via == "online") < 55
    late = percent("Chứng thực", lambda record: ended(record) == "overdue")
    assert percent("Đất đai", lambda record: ended(record) == "overdue") > 1.8 * late > 0


def test_certification_and_civil_status_make_up_most_of_a_communes_work(
    year: list[DemoRecord],
) -> None:
    communes = Counter(record.field for record in year if record.receiving_unit != OFFICE)
    (first, one), (second, two) = communes.most_common(2)
    assert {first, second} == {"Chứng thực", "Hộ tịch"}
    assert 0.8 < (one + two) / communes.total() < 0.97
    assert communes["Hộ kinh doanh"] == 0
    assert len({record.field for record in year}) == 15


def test_the_same_dice_give_the_same_records() -> None:
    assert made(3, 2_000) == made(3, 2_000)
    assert made(3, 2_000) != made(4, 2_000)


@pytest.mark.parametrize("total", [0, 1, 30, 31, 500, 7_777, 90_000])
def test_any_number_of_records_is_scaled_in_proportion(total: int) -> None:
    records = made(9, total)
    received = [record for record in records if record.received_on >= "2023"]
    assert len(received) == total
    assert len(records) - total == round(20 * total / 59_460)
    assert len({record.code for record in records}) == len(records)
    via = Counter(record.filed_via for record in received)
    assert via["online"] == int(35_764 * total / 59_460 + 0.5)
    if total >= 500:
        assert via["postal"] == int(414 * total / 59_460 + 0.5)
        thai = form_06a(
            [r for r in records if r.resolving_unit == THAI], "2023-01-01", "2023-12-15"
        )
        assert thai["overdue"] == int(125 * total / 59_460 + 0.5)
        assert thai.get("pending", 0) == int(3 * total / 59_460 + 0.5)


def test_the_first_records_of_millions_come_before_the_last_are_made() -> None:
    drawn = 0

    def counted(pick: Callable[[int], int]) -> Callable[[int], int]:
        def draw(n: int) -> int:
            nonlocal drawn
            drawn += 1
            return pick(n)

        return draw

    stream = demo.records(FIGURES, total=2_000_000, pick=counted(Random(1).randrange))
    assert len(list(islice(stream, 1_000))) == 1_000
    assert drawn < 100_000
