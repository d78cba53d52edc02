"""`kiosk units` and `kiosk catalogue`: the lists that an office keeps."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

UNITS = (
    "Tên đơn vị,Mã đơn vị,Đơn vị cấp trên,Hiệu lực từ,Hiệu lực đến",
    "Huyện Nghi Lộc,H41.14,,,2025-06-30",
    "Xã Nghi Long,H41.14.21,H41.14,,",
    "Xã Nghi Thái,H41.14.22,Huyện Nghi Lộc,01/01/2020,",
)


def test_a_list_of_units_goes_in_once(kiosk: Terminal, table: Write) -> None:
    file = table("units.csv", *UNITS)
    assert kiosk("units", file, "--json").document == {"new": 3, "known": 0}
    assert kiosk("units", file, "--json").document == {"new": 0, "known": 3}
    table("units.csv", *UNITS[:-1], "Xã Nghi Thái mới,H41.14.22,Huyện Nghi Lộc,,")
    assert kiosk("units", file).done == "0 new units, 3 known before.\n"


def test_a_list_of_units_with_faults_is_refused_with_all_of_them(
    kiosk: Terminal, table: Write
) -> None:
    said = kiosk("units", table("units.csv", *UNITS, ",H41.14.23,,32/01/2020,", ",,H41.14,,"))
    assert said.code == 1
    first, second, third = said.err.splitlines()
    assert first.startswith("kiosk: Line 5, valid_from “32/01/2020”: ")
    assert second.startswith("Line 5, name")
    assert third.startswith("Line 6, name")


def test_nothing_is_taken_from_a_list_that_lies_below_itself(kiosk: Terminal, table: Write) -> None:
    file = table("units.csv", UNITS[0], "Xã A,A,B,,", "Xã B,B,A,,")
    assert "below itself" in kiosk("units", file).err
    assert kiosk("units", table("b.csv", UNITS[0], "Xã A,A,,,"), "--json").document["new"] == 1


def test_a_misspelt_unit_is_merged_with_its_records(
    kiosk: Terminal, table: Write, export: Write, tmp_path: Path
) -> None:
    kiosk("units", table("units.csv", *UNITS))
    kiosk("import", export("a.csv", "code unit status resolved", {"code": "1-240301-1"}))
    kiosk("import", export("b.csv", "code unit status resolved", *MISSPELT))
    merged = kiosk("units", "merge", "Xã Nghi Lonh", "h41.14.21", "--json")
    assert merged.document == {"moved": 2}
    path = tmp_path / "records.json"
    kiosk("export", "records", "--out", path)
    units = {row["receiving_unit"] for row in json.loads(path.read_text("utf-8"))["rows"]}
    assert units == {"Xã Nghi Long"}
    again = kiosk("import", export("c.csv", "code unit status", MISSPELT[0]), "--json")
    assert again.document["new_units"] == []


MISSPELT = [{"code": f"1-240302-{number}", "unit": "Xã Nghi Lonh"} for number in (1, 2)]


@pytest.mark.parametrize("words", [("Xã Nghi Lộng", "Xã Nghi Long"), ("H41.14.21", "H41.14.21")])
def test_a_merge_that_makes_no_sense_is_refused(
    kiosk: Terminal, table: Write, words: tuple[str, str]
) -> None:
    kiosk("units", table("units.csv", *UNITS))
    assert kiosk("units", "merge", *words).refusal


def test_a_catalogue_tells_the_fields_of_procedures_and_moves_their_records(
    kiosk: Terminal, table: Write, export: Write
) -> None:
    record = {"code": "1-240301-1", "procedure": "Cấp phép hội hoa xuân"}
    columns = "code procedure unit status resolved"
    report = kiosk("import", export("a.csv", columns, record), "--json").document
    assert report["unmapped_procedures"] == ["Cấp phép hội hoa xuân"]
    file = table("fields.csv", "Mã,Tên,Lĩnh vực", "9.000001,Cấp phép hội hoa xuân,Văn hóa")
    assert kiosk("catalogue", file, "--json").document == {"procedures": 1, "moved": 1}
    assert kiosk("catalogue", file).done == "1 procedures; 0 records changed their field.\n"
    days = ("--from", "2024-01-01", "--to", "2024-12-31")
    (row,) = kiosk("coverage", *days, "--json").document["rows"]
    assert row["name"] == "Culture"


def test_an_export_of_records_is_not_taken_for_a_catalogue(kiosk: Terminal, export: Write) -> None:
    file = export("a.csv", "code procedure field unit status received", {"code": "1-240301-1"})
    assert "This file lists records" in kiosk("catalogue", file).refusal
    assert kiosk("import", file, "--json").document["added"] == 1


def test_a_catalogue_with_faults_is_refused_with_all_of_them(kiosk: Terminal, table: Write) -> None:
    file = table("fields.csv", "Mã,Tên,Lĩnh vực", "9.000001,Một,", ",,Hộ tịch", "9.000002,Hai,A")
    said = kiosk("catalogue", file)
    assert said.code == 1
    assert [line.partition(",")[0] for line in said.err.splitlines()] == ["kiosk: Line 2", "Line 3"]
    assert kiosk("catalogue", file).code == 1
