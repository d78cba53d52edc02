"""What officials take away, read back from every kind of file."""

import json
import random
from pathlib import Path

import pytest

from kiosk.core import words
from kiosk.core.coverage import Question
from kiosk.core.exports import COLUMNS, KINDS, TITLES, Ask
from kiosk.core.messages import Message
from kiosk.journey import coverage
from kiosk.store import log
from tests.builders import Office
from tests.journey.exported import MARCH, VIETNAMESE, as_csv, as_json, as_xlsx, written


def test_a_record_with_everything_that_an_office_knows_of_it(
    office: Office, tmp_path: Path
) -> None:
    office.rated(receiving_unit=office.units["thai"].key, filed_via="online")
    assert as_json(office, tmp_path, "records") == [
        {
            "code": "H41.14-240301-0001",
            "round": 1,
            "status": 10,
            "status_text": "Result returned",
            "filed_via": "online",
            "procedure_code": "1.000001",
            "procedure": "Đăng ký khai sinh",
            "field": "Civil status",
            "receiving_unit": "Xã Nghi Thái",
            "resolving_unit": "Xã Nghi Long",
            "received_on": "2024-03-01",
            "due_on": "2024-03-12",
            "resolved_on": "2024-03-10",
            "returned_on": "2024-03-11",
            "timeliness": "early",
            "rated": 1,
        }
    ]


def test_a_record_of_which_little_is_known(office: Office, tmp_path: Path) -> None:
    office.record(procedure=None, field="", status=4, due_on=None, returned_on=None)
    office.record(procedure="thu-tuc-la", field="vanished", resolved_on=None)
    first, second = as_json(office, tmp_path, "records")
    assert (first["procedure"], first["procedure_code"], first["due_on"]) == (None, None, None)
    assert (first["field"], first["rated"], first["timeliness"]) == ("Field not known yet", 0, None)
    assert (second["procedure"], second["procedure_code"]) == ("Thủ tục lạ", None)
    assert (second["field"], second["timeliness"]) == ("vanished", None)


def test_people_read_words_in_their_language_and_programs_read_codes(
    office: Office, tmp_path: Path
) -> None:
    office.rated(filed_via="online")
    (people,) = as_csv(office, tmp_path, "records", VIETNAMESE)
    assert people["Filed"] == "Trực tuyến"
    assert people["Timeliness"] == "Trước hạn"
    assert people["Trạng thái"] == "Result returned"
    assert people["Field"] == "Hộ tịch"
    (row,) = as_json(office, tmp_path, "records", VIETNAMESE)
    assert (row["filed_via"], row["timeliness"], row["field"]) == ("online", "early", "Hộ tịch")


def test_headings_stay_words_where_values_are_codes(office: Office, tmp_path: Path) -> None:
    as_json(office, tmp_path, "06a", VIETNAMESE)
    document = json.loads((tmp_path / "out.json").read_text("utf-8"))
    titles = {column["key"]: column["title"] for column in document["columns"]}
    assert titles["received_online"] == "Received: Trực tuyến"
    assert titles["resolved_early"] == "Resolved: Trước hạn"
    assert titles["received_total"] == "Received: Tổng số"


STATUSES = (1, 3, 4, 7, 8, 9, 10, 10)


@pytest.mark.parametrize("base", ["resolved", "returned", "received"])
@pytest.mark.parametrize("with_withdrawn", [False, True])
@pytest.mark.parametrize("role", ["resolving", "receiving"])
def test_the_exported_records_are_those_that_coverage_counts(
    office: Office, tmp_path: Path, base: str, with_withdrawn: bool, role: str
) -> None:
    lot = random.Random(4)
    days = ("2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01", None)
    for _ in range(60):
        home, other = lot.choices(("long", "van", "thai"), k=2)
        places = {**office.at(home), "receiving_unit": office.units[other].key}
        office.record(**places, status=lot.choice(STATUSES), **{f"{base}_on": lot.choice(days)})
    unit = office.units["district"]
    ask = Ask("records", MARCH, unit, base, role, with_withdrawn)
    below = coverage.units_below(office.store, unit)
    measured = coverage.measure(office.store, Question(*MARCH, base, role, with_withdrawn, below))
    assert len(as_json(office, tmp_path, ask)) == measured.total.records > 0
    assert len(as_json(office, tmp_path, Ask("records"))) == 60


def test_coverage_is_told_by_field_by_unit_and_in_total_without_rounding(
    office: Office, tmp_path: Path
) -> None:
    for level in ("5", "4", "3", "2", "1"):
        office.rated(level)
    for _ in range(2):
        office.record()
    office.record(procedure="thu-tuc-la", field="", **office.at("thai"))
    rows = as_json(office, tmp_path, Ask("coverage", MARCH))
    assert [(row["level"], row["key"], row["name"]) for row in rows] == [
        ("field", "ho-tich", "Civil status"),
        ("field", "unmapped", "Field not known yet"),
        ("unit", "xa-nghi-long", "Xã Nghi Long"),
        ("unit", "xa-nghi-thai", "Xã Nghi Thái"),
        ("total", "total", "Total"),
    ]
    total = coverage.measure(office.store, Question(*MARCH)).total
    told = {key: value for key, value in rows[-1].items() if key not in ("level", "key", "name")}
    assert told == {
        "records": 8,
        "rated": 5,
        "percent": 62.5,
        "missing": 0,
        "satisfied": 40.0,
        "low": total.low,
        "high": total.high,
    }
    assert rows[0]["percent"] == 500 / 7
    assert (rows[1]["percent"], rows[1]["missing"], rows[1]["satisfied"]) == (0, 1, None)
    lines = as_csv(office, tmp_path, Ask("coverage", MARCH), VIETNAMESE)
    assert lines[0]["Tỷ lệ %"] == str(500 / 7)
    assert [line["Name"] for line in lines[:2]] == ["Hộ tịch", "Chưa rõ"]


def test_coverage_of_a_unit_in_a_role_and_without_a_period(office: Office, tmp_path: Path) -> None:
    office.rated(receiving_unit=office.units["van"].key)
    office.rated(resolved_on="2023-12-14")
    (*_, total) = as_json(office, tmp_path, Ask("coverage", unit=office.units["district"]))
    assert total["records"] == 1
    ask = Ask("coverage", unit=office.units["district"], role="receiving")
    (*_, total) = as_json(office, tmp_path, ask)
    assert (total["records"], total["percent"]) == (0, None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_export_is_logged_with_who_took_how_many_rows(
    office: Office, tmp_path: Path, kind: str
) -> None:
    office.record()
    many = written(office, tmp_path / "out.csv", kind)
    with office.store.reading() as db:
        entry = log.latest(db, many=1)[0]
    assert entry == log.Entry(office.act.at, "lan", "export", kind, str(many))


@pytest.mark.parametrize("name", ["out.pdf", "out", "missing/out.csv"])
def test_a_file_that_cannot_be_written_is_told_and_not_logged(
    office: Office, tmp_path: Path, name: str
) -> None:
    assert isinstance(written(office, tmp_path / name, "records"), Message)
    with office.store.reading() as db:
        assert log.latest(db) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_typed_cells_headings_notes_and_charts(
    office: Office, tmp_path: Path, kind: str
) -> None:
    office.record()
    office.rated()
    book = as_xlsx(office, tmp_path, Ask(kind, MARCH))
    sheet = book.worksheets[0]
    assert sheet.title.startswith(TITLES[kind].replace(":", "")[:10])
    charted = {"coverage": 1, "06a": 1}
    assert len(sheet._charts) == charted.get(kind, 0)
    notes = [str(cell.value) for row in book.worksheets[-1].iter_rows() for cell in row]
    assert any("01/03/2024 to 31/03/2024" in note for note in notes)
    assert any("All units (by resolving unit)" in note for note in notes)
    based = any("Records finished in the period" in note for note in notes)
    assert based == (kind != "06a")
    if kind == "records":
        (row, *_) = sheet.iter_rows(min_row=2, values_only=True)
        assert row[1] == 1
        assert row[10].isoformat() == "2024-03-01T00:00:00"


def test_notes_name_the_unit_and_everything_when_no_period_is_asked(
    office: Office, tmp_path: Path
) -> None:
    as_json(office, tmp_path, Ask("records", unit=office.units["long"], role="receiving"))
    document = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert document["notes"] == [
        "Unit: Xã Nghi Long (by receiving unit)",
        "Period: everything in the store",
    ]


def test_notes_tell_that_withdrawn_records_are_counted(office: Office, tmp_path: Path) -> None:
    for asked in (False, True):
        as_json(office, tmp_path, Ask("coverage", MARCH, with_withdrawn=asked))
        notes = json.loads((tmp_path / "out.json").read_text("utf-8"))["notes"]
        assert ("Withdrawn and stopped records are counted too." in notes) == asked


def test_notes_of_the_form_tell_which_day_stands_in_for_one_that_is_missing(
    office: Office, tmp_path: Path
) -> None:
    as_json(office, tmp_path, Ask("06a", MARCH))
    notes = json.loads((tmp_path / "out.json").read_text("utf-8"))["notes"]
    assert "coverage by finish leaves them out" in notes[-1]


def test_every_column_has_a_kind_that_files_know_and_a_key_of_its_own() -> None:
    assert set(COLUMNS) == set(TITLES) == set(KINDS)
    for columns in COLUMNS.values():
        keys = [key for key, *_ in columns]
        assert len(set(keys)) == len(keys)
        kinds = {kind for _, _, kind, _ in columns}
        assert kinds <= {"text", "day", "instant", "integer", "decimal", "percent"}
    assert set(words.STATUSES) == set(range(1, 11))
