"""What two stores have in common is listed before they join, and settled by whoever joins them."""

from dataclasses import replace
from pathlib import Path

from kiosk.journey import slips, stores, surveys
from kiosk.journey.join import Choice
from kiosk.journey.responses import Stored
from tests.builders import NOON, OVERALL, SURVEY, Office, act_at
from tests.engines import SQLITE
from tests.journey.joining import APART, figures, joined, refused, rows
from tests.journey.saved import furnished, place


def test_units_that_may_be_the_same_are_listed_and_nothing_is_written(
    province: Office, commune: Office
) -> None:
    commune.rated()
    faults = refused(province, commune, Choice("f"))
    assert len(faults) == 5
    assert any(
        "Unit “Xã Nghi Long” (xa-nghi-long) may be one that is here: Xã Nghi Long (xa-nghi-long)"
        in fault and "--same xa-nghi-long=xa-nghi-long" in fault
        for fault in faults
    )  # fmt: skip


def test_a_unit_that_is_the_same_counts_as_one_and_keeps_its_home(
    province: Office, commune: Office
) -> None:
    province.rated("5", code="P")
    commune.rated("4", code="Q")
    waiting = commune.code(commune.record(code="R"))
    same = {unit.key: unit.key for unit in commune.units.values()}
    found = joined(province, commune, Choice("f", same))
    assert figures(province.store)["Xã Nghi Long"][:2] == (3, 2)
    assert isinstance(province.send(province.submission(waiting)), Stored)
    merged = rows(
        province.store,
        "SELECT key, merged_into FROM unit WHERE merged_into IS NOT NULL ORDER BY key",
    )
    assert ("xa-nghi-long-2", "xa-nghi-long") in merged
    assert len(merged) == 5
    assert found.rows["home"] == 5


def test_decisions_about_units_that_nobody_knows_are_refused(
    province: Office, commune: Office
) -> None:
    faults = refused(
        province, commune, Choice("f", {"nowhere": "long", "xa-nghi-long": "nowhere"}, ("no",))
    )
    assert sum("No unit is called" in fault for fault in faults) == 4


def test_records_of_one_code_are_listed(province: Office, commune: Office) -> None:
    for number in range(12):
        for office in (province, commune):
            office.record(code=f"S-{number:02}")
    faults = refused(province, commune)
    assert len(faults) == 1
    assert "same code: 12 (S-00, S-01" in faults[0]
    assert "S-09, …)" in faults[0]


def test_records_of_one_code_may_stay_apart(province: Office, commune: Office) -> None:
    ours = province.code(province.record(code="S"))
    theirs = commune.code(commune.record(code="S"))
    found = joined(province, commune, replace(APART, records="apart"))
    (here,) = found.plan.records.renamed.values()
    assert here == f"S~{theirs[:3]}"
    for token, code in ((ours, "S"), (theirs, here)):
        province.send(province.submission(token))
        sheet = slips.find(province.store, code)
        assert sheet
        assert sheet.rated
        assert len(sheet.codes) == 1


def test_a_longer_code_that_is_taken_too_gets_a_number(province: Office, commune: Office) -> None:
    theirs = commune.code(commune.record(code="S"))
    for code in ("S", f"S~{theirs[:3]}"):
        province.record(code=code)
    found = joined(province, commune, replace(APART, records="apart"))
    assert list(found.plan.records.renamed.values()) == [f"S~{theirs[:3]}-2"]


def test_of_one_case_the_record_stays_that_has_codes(province: Office, commune: Office) -> None:
    """Ours has the code of A, theirs that of B, nobody that of C, both that of D."""
    for code, (ours, theirs) in {"A": (1, 0), "B": (0, 1), "C": (0, 0), "D": (1, 1)}.items():
        for office, carried in ((province, ours), (commune, theirs)):
            record = office.record(code=code)
            if carried:
                office.code(record)
    commune.change(slips.find(commune.store, "B").record, due_on="2024-03-14")
    found = joined(province, commune, replace(APART, records="one"))
    assert set(found.plan.dropped) == {"A", "C"}
    assert [record.code for record in found.plan.removed] == ["B"]
    assert set(found.plan.records.renamed) == {"D"}
    home = {code: owner for owner, code in rows(province.store, "SELECT home, code FROM record")}
    assert home["A"] == home["C"] == home["D"] == province.units["long"].home
    assert home["B"] == commune.units["long"].home
    assert len(home) == 5
    assert len(rows(province.store, "SELECT 1 FROM record_history WHERE record = 'B'")) == 1


def test_an_older_wording_comes_along_and_another_scale_does_not(
    province: Office, commune: Office
) -> None:
    older = replace(SURVEY, title={"vi": "Cũ", "en": "Old"})
    surveys.publish(commune.store, older, now=NOON)
    found = joined(province, commune)
    assert found.plan.new_surveys == {older.version}
    with place(Path(str(commune.store._path)).parent / "third", SQLITE) as made:
        third = furnished(made, seed=80)
        yes_no = replace(OVERALL, kind="choice", scale=None, counts=False)
        other = replace(SURVEY, questions=(yes_no, *SURVEY.questions[1:]))
        surveys.publish(third.store, other, now=NOON)
        (fault,) = refused(province, third)
        assert "overall in different ways" in fault


def test_one_office_joins_once(province: Office, commune: Office) -> None:
    joined(province, commune)
    (fault,) = refused(province, commune)
    assert "holds that office already" in fault


def test_invented_data_never_mixes_with_real_ones(province: Office, commune: Office) -> None:
    stores.mark_invented(commune.store, act_at())
    (fault,) = refused(province, commune)
    assert "invented" in fault
