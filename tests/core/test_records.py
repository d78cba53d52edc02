"""What a row of a file does to a record."""

from typing import Any

import pytest

from kiosk.core.records import (
    Added,
    Held,
    Place,
    Proposal,
    Record,
    Same,
    Source,
    Updated,
    accept,
    decide,
    differences,
    expires_on,
    timeliness,
)

EARLIER, THEN, LATER = "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z", "2024-03-03T00:00:00Z"
PLACE = Place("h-long", "nghi-long")
EVERY = frozenset({"status", "received_on", "due_on", "resolved_on", "returned_on"})

KNOWN = Record(
    home="h-long",
    code="H41.14-240301-0001",
    round=1,
    status=4,
    filed_via="online",
    procedure="1.000001",
    field="ho-tich",
    receiving_unit="nghi-long",
    resolving_unit="nghi-loc",
    received_on="2024-03-01",
    due_on="2024-03-05",
    resolved_on=None,
    returned_on=None,
    provisional=0,
    as_of=THEN,
    import_id="first",
)


def said(**changes: Any) -> Proposal:
    """Return a row that says just what is known, but for the changes."""
    same = {name: getattr(KNOWN, name) for name in Proposal._fields}
    return Proposal(**{**same, **changes})


def source(*columns: str, as_of: str = LATER) -> Source:
    return Source(frozenset(columns) if columns else EVERY, as_of, "second")


def updated(row: Proposal, by: Source, old: Record = KNOWN) -> Record:
    decision = decide(old, row, PLACE, by)
    assert isinstance(decision, Updated)
    assert decision.old == old
    return decision.record


def test_an_unknown_record_is_added_in_the_home_of_its_place() -> None:
    assert decide(None, said(), PLACE, source()) == Added(
        KNOWN._replace(as_of=LATER, import_id="second")
    )


def test_a_new_record_of_which_the_file_says_little_is_in_progress_in_person_at_the_files_unit() -> (
    None
):
    bare = said(status=None, filed_via=None, receiving_unit=None, resolving_unit=None)
    added = decide(None, bare, PLACE, source())
    assert isinstance(added, Added)
    record = added.record
    assert (record.status, record.filed_via) == (4, "direct")
    assert (record.receiving_unit, record.resolving_unit) == ("nghi-long", "nghi-long")


@pytest.mark.parametrize("named", ["receiving_unit", "resolving_unit"])
def test_the_one_unit_that_a_file_names_stands_for_the_other(named: str) -> None:
    row = said(receiving_unit=None, resolving_unit=None)._replace(**{named: "vinh"})
    added = decide(None, row, PLACE, source())
    assert isinstance(added, Added)
    assert (added.record.receiving_unit, added.record.resolving_unit) == ("vinh", "vinh")


def test_an_older_file_never_overwrites_a_newer_one() -> None:
    row = said(status=10, filed_via="direct", due_on="2024-09-09")
    assert decide(KNOWN, row, PLACE, source(as_of=EARLIER)) == Same(newer=False)


def test_the_same_file_again_changes_nothing() -> None:
    assert decide(KNOWN, said(), PLACE, source(as_of=THEN)) == Same(newer=False)


def test_a_newer_file_that_says_the_same_is_noted_as_the_newest() -> None:
    assert decide(KNOWN, said(), PLACE, source()) == Same(newer=True)


def test_another_file_of_the_same_moment_may_still_change_a_record() -> None:
    record = updated(said(due_on="2024-03-06"), source(as_of=THEN))
    assert record == KNOWN._replace(due_on="2024-03-06", import_id="second")


DAYS = ["received_on", "due_on", "returned_on", "resolved_on"]


@pytest.mark.parametrize("column", DAYS)
def test_an_absent_column_erases_nothing(column: str) -> None:
    old = KNOWN._replace(**dict.fromkeys(DAYS, "2024-03-04"))
    row = said(**dict.fromkeys(DAYS, "2024-03-04"), filed_via="postal")._replace(**{column: None})
    record = updated(row, source(*(EVERY - {column})), old)
    assert record == old._replace(filed_via="postal", as_of=LATER, import_id="second")


@pytest.mark.parametrize("column", DAYS)
def test_a_column_that_is_there_and_empty_erases(column: str) -> None:
    old = KNOWN._replace(**dict.fromkeys(DAYS, "2024-03-04"))
    row = said(**dict.fromkeys(DAYS, "2024-03-04"))._replace(**{column: None})
    record = updated(row, source(), old)
    assert record == old._replace(**{column: None}, as_of=LATER, import_id="second")


@pytest.mark.parametrize(
    "column", ["status", "filed_via", "procedure", "receiving_unit", "resolving_unit"]
)
def test_what_a_record_must_have_is_never_erased(column: str) -> None:
    row = said(due_on="2024-03-06")._replace(**{column: None})
    record = updated(row, source())
    assert getattr(record, column) == getattr(KNOWN, column)


def test_a_field_that_is_not_known_yet_does_not_erase_the_known_one() -> None:
    assert updated(said(field="", due_on=None), source()).field == "ho-tich"
    assert updated(said(field="dat-dai"), source()).field == "dat-dai"


def test_a_record_keeps_its_home_code_and_round_whatever_moves() -> None:
    old = KNOWN._replace(round=3)
    moved = said(code="another", receiving_unit="vinh", resolving_unit="vinh")
    record = decide(old, moved, Place("h-vinh", "vinh"), source())
    assert isinstance(record, Updated)
    assert record.record[:3] == ("h-long", "H41.14-240301-0001", 3)
    assert record.record.resolving_unit == "vinh"


def test_a_hand_over_stands_in_for_a_finish_that_the_file_has_no_column_for() -> None:
    columns = ("status", "returned_on")
    first = updated(
        said(status=10, returned_on="2024-03-08", resolved_on="2024-03-08"), source(*columns)
    )
    assert (first.resolved_on, first.returned_on) == ("2024-03-08", "2024-03-08")
    finished = KNOWN._replace(resolved_on="2024-03-07")
    row = said(status=10, returned_on="2024-03-08", resolved_on="2024-03-08")
    assert updated(row, source(*columns), finished).resolved_on == "2024-03-07"


FORWARD = [(1, 2), (2, 4), (4, 5), (5, 4), (6, 4), (4, 9), (9, 10), (9, 7), (7, 9), (3, 8), (1, 10)]
BACKWARD = [(2, 1), (4, 2), (5, 2), (9, 4), (9, 6), (10, 9), (10, 7), (7, 4), (3, 2), (10, 1)]


@pytest.mark.parametrize(("old", "new"), FORWARD)
def test_a_status_moves_forward_or_sideways(old: int, new: int) -> None:
    assert updated(said(status=new), source(), KNOWN._replace(status=old)).status == new


@pytest.mark.parametrize(("old", "new"), BACKWARD)
def test_a_status_that_goes_backwards_is_held_for_an_official(old: int, new: int) -> None:
    known = KNOWN._replace(status=old)
    held = decide(known, said(status=new, due_on="2024-03-06"), PLACE, source())
    assert held == Held(
        known,
        known._replace(status=new, due_on="2024-03-06", as_of=LATER, import_id="second"),
    )


@pytest.mark.parametrize(("old", "derived"), [*BACKWARD, (9, 7), (5, 4), (4, 4)])
def test_a_status_derived_from_dates_never_goes_back_nor_aside(old: int, derived: int) -> None:
    known = KNOWN._replace(status=old)
    row = said(status=derived, due_on="2024-03-06")
    assert updated(row, source("due_on"), known).status == old


def test_a_status_derived_from_dates_goes_forward() -> None:
    assert updated(said(status=9, resolved_on="2024-03-04"), source("resolved_on")).status == 9


@pytest.mark.parametrize("status", [10, 4, 2])
def test_a_provisional_record_is_adopted_even_when_its_status_goes_backwards(status: int) -> None:
    provisional = KNOWN._replace(provisional=1, status=10)
    record = updated(said(status=status), source(), provisional)
    assert (record.provisional, record.status) == (0, status)


@pytest.mark.parametrize(
    ("old", "new", "round"), [(9, 4, 3), (10, 5, 3), (10, 9, 2), (7, 4, 2), (4, 2, 2), (8, 1, 2)]
)
def test_only_a_finished_record_that_re_opens_starts_a_new_round(
    old: int, new: int, round: int
) -> None:
    known = KNOWN._replace(status=old, round=2)
    held = known._replace(status=new, due_on=None)
    assert accept(known, held) == held._replace(round=round)


@pytest.mark.parametrize(("new", "kept"), [(4, False), (9, True), (8, True)])
def test_a_record_that_is_open_again_loses_the_days_of_its_end(new: int, kept: bool) -> None:
    days = {"resolved_on": "2024-03-04", "returned_on": "2024-03-05"}
    known = KNOWN._replace(status=10, **days)
    after = accept(known, known._replace(status=new))
    assert (after.resolved_on, after.returned_on) == ((*days.values(),) if kept else (None, None))


def test_history_names_what_was_overwritten_and_not_the_files_own_marks() -> None:
    new = KNOWN._replace(
        status=10, due_on=None, returned_on="2024-03-08", as_of=LATER, import_id="second"
    )
    assert differences(KNOWN, new) == [
        ("status", "4", "10"),
        ("due_on", "2024-03-05", None),
        ("returned_on", None, "2024-03-08"),
    ]
    assert differences(KNOWN, KNOWN._replace(as_of=LATER, import_id=None)) == []


@pytest.mark.parametrize(
    ("resolved", "due", "class_"),
    [
        ("2024-03-04", "2024-03-05", "early"),
        ("2024-03-05", "2024-03-05", "on_time"),
        ("2024-03-06", "2024-03-05", "overdue"),
        ("2024-03-06", None, "on_time"),
    ],
)
def test_timeliness_compares_days_and_an_empty_due_date_is_on_time(
    resolved: str, due: str | None, class_: str
) -> None:
    assert timeliness(resolved, due) == class_


def test_a_code_expires_days_after_the_hand_over_or_never() -> None:
    returned = KNOWN._replace(returned_on="2024-02-20")
    assert expires_on(returned, 10) == "2024-03-01"
    assert expires_on(returned, 0) is None
    assert expires_on(KNOWN, 10) is None
