"""`kiosk import`: what a file does to the store, and what the report says of it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

ALL = "code procedure field unit status received due resolved returned"
ONE, TWO = {"code": "H41.14-240301-0001"}, {"code": "H41.14-240301-0002"}
NOTHING = {"added": 0, "updated": 0, "unchanged": 0, "older": 0, "duplicates": 0, "held": 0}


def imported(kiosk: Terminal, file: Path, *options: str) -> dict[str, object]:
    """Import a file and return the report."""
    return dict(kiosk("import", file, "--json", *options).document)


def counts(report: dict[str, object]) -> dict[str, object]:
    return {key: report[key] for key in NOTHING}


def stored(kiosk: Terminal, tmp_path: Path) -> list[dict[str, object]]:
    """Return the records in the store, as their export shows them."""
    path = tmp_path / "stored.json"
    assert kiosk("export", "records", "--out", path).code == 0
    document = json.loads(path.read_text("utf-8"))
    return list(document["rows"])


def test_the_report_names_everything_that_happened(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    late = {"code": "H41.14-240301-0003", "received": "31/02/2024"}
    odd = {"code": "H41.14-240301-0004", "procedure": "Thủ tục lạ", "field": ""}
    report = imported(kiosk, export("a.csv", ALL, ONE, TWO, TWO, late, odd))
    (problem,) = report.pop("problems")
    assert report == {
        "added": 3,
        "updated": 0,
        "unchanged": 0,
        "older": 0,
        "duplicates": 1,
        "unmapped_procedures": ["Thủ tục lạ"],
        "new_units": ["UBND xã Nghi Long"],
        "held": 0,
    }
    assert problem.pop("message")
    assert problem == {"line": 5, "column": "Ngày tiếp nhận", "value": "31/02/2024"}
    assert len(stored(kiosk, tmp_path)) == 3


def test_a_dry_run_tells_the_same_and_writes_nothing(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    file = export("a.csv", ALL, ONE, {**TWO, "received": "31/02/2024"})
    foreseen = imported(kiosk, file, "--dry-run")
    assert not stored(kiosk, tmp_path)
    assert not (tmp_path / "a.bad.xlsx").exists()
    assert kiosk("units", "merge", "Nghi Long", "Nghi Long").code == 1
    assert imported(kiosk, file) == foreseen
    assert kiosk("import", file, "--dry-run").done.startswith("Nothing was written")


def test_rows_to_be_mended_stand_in_a_file_that_can_be_imported_again(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    file = export("a.csv", ALL, ONE, {**TWO, "received": "31/02/2024"})
    told = kiosk("import", file)
    assert "31/02/2024" in told.err
    assert "a.bad.xlsx" in told.done
    bad = tmp_path / "a.bad.xlsx"
    book = openpyxl.load_workbook(bad)
    headings, cells = book.active.iter_rows()
    row = {heading.value: cell for heading, cell in zip(headings, cells, strict=True)}
    assert row["Mã hồ sơ"].value == TWO["code"]
    assert "31/02/2024" in row["What to mend"].value
    row["Ngày tiếp nhận"].value = "29/02/2024"
    book.save(bad)
    again = imported(kiosk, bad)
    assert counts(again) == {**NOTHING, "added": 1}
    assert again["problems"] == []
    (mended,) = [row for row in stored(kiosk, tmp_path) if row["code"] == TWO["code"]]
    assert mended["received_on"] == "2024-02-29"


def test_a_file_without_a_good_row_is_refused_but_its_rows_can_be_mended(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    refused = kiosk("import", export("a.csv", ALL, {**ONE, "received": "31/02/2024"}))
    assert refused.code == 1
    assert refused.err.splitlines()[-1].startswith("kiosk: No row could be imported.")
    assert (tmp_path / "a.bad.xlsx").is_file()


def test_two_rows_that_contradict_each_other_stay_out_until_one_is_left(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    report = imported(kiosk, export("a.csv", ALL, ONE, TWO, {**ONE, "due": "13/03/2024"}))
    assert [problem["line"] for problem in report["problems"]] == [2, 4]
    assert counts(report) == {**NOTHING, "added": 1}
    again = kiosk("import", tmp_path / "a.bad.xlsx")
    assert again.err.splitlines()[-1].startswith("kiosk: No row could be imported.")
    assert [row["code"] for row in stored(kiosk, tmp_path)] == [TWO["code"]]


def test_a_unit_that_no_row_needs_is_not_made(kiosk: Terminal, export: Write) -> None:
    report = imported(kiosk, export("a.csv", ALL, ONE), "--unit", "UBND xã Nhầm")
    assert report["new_units"] == ["UBND xã Nghi Long"]
    assert kiosk("coverage", "--unit", "UBND xã Nhầm").code == 1


def test_an_older_file_after_a_newer_one_changes_nothing(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    imported(kiosk, export("new.csv", ALL, ONE), "--as-of", "2024-03-20")
    before = stored(kiosk, tmp_path)
    old = export("old.csv", ALL, {**ONE, "due": "13/03/2024", "status": "Đang xử lý"})
    report = imported(kiosk, old, "--as-of", "2024-03-19T23:59")
    assert counts(report) == {**NOTHING, "unchanged": 1, "older": 1}
    assert stored(kiosk, tmp_path) == before


def test_a_newer_file_overwrites(kiosk: Terminal, export: Write, tmp_path: Path) -> None:
    imported(kiosk, export("old.csv", ALL, ONE), "--as-of", "2024-03-20")
    report = imported(
        kiosk, export("new.csv", ALL, {**ONE, "due": "13/03/2024"}), "--as-of", "2024-03-21"
    )
    assert counts(report) == {**NOTHING, "updated": 1}
    assert stored(kiosk, tmp_path)[0]["due_on"] == "2024-03-13"


def test_a_column_that_is_absent_erases_nothing(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    imported(kiosk, export("whole.csv", ALL, ONE))
    before = stored(kiosk, tmp_path)
    imported(kiosk, export("narrow.csv", "code unit status", ONE))
    assert stored(kiosk, tmp_path) == before


def test_a_status_that_goes_backwards_waits_for_an_official(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    imported(kiosk, export("a.csv", ALL, ONE), "--as-of", "2024-03-20")
    before = stored(kiosk, tmp_path)
    back = export("b.csv", ALL, {**ONE, "status": "Đang xử lý", "resolved": "", "returned": ""})
    assert counts(imported(kiosk, back, "--as-of", "2024-03-21")) == {**NOTHING, "held": 1}
    assert stored(kiosk, tmp_path) == before


def test_what_a_newer_file_has_settled_waits_no_longer(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    def waiting() -> int:
        with closing(sqlite3.connect(kiosk.instance / "kiosk.sqlite")) as db:
            return int(db.execute("SELECT count(*) FROM held_change").fetchone()[0])

    imported(kiosk, export("a.csv", ALL, ONE), "--as-of", "2024-03-20")
    back = export("b.csv", ALL, {**ONE, "status": "Đang xử lý", "resolved": "", "returned": ""})
    imported(kiosk, back, "--as-of", "2024-03-21")
    assert waiting() == 1
    imported(kiosk, export("c.csv", ALL, ONE), "--as-of", "2024-03-22")
    assert waiting() == 0
    assert counts(imported(kiosk, back, "--as-of", "2024-03-23")) == {**NOTHING, "held": 1}


def test_an_export_from_the_future_is_refused(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    refusal = kiosk("import", export("a.csv", ALL, ONE), "--as-of", "2099-01-01").refusal
    assert refusal.startswith("The time of the export lies in the future")
    assert stored(kiosk, tmp_path) == []


@pytest.mark.parametrize("time", ["yesterday", "20/03/2024", "2024-13-01", "0001-01-01"])
def test_a_time_that_is_none_is_refused(kiosk: Terminal, export: Write, time: str) -> None:
    misuse = kiosk("import", export("a.csv", ALL, ONE), "--as-of", time).misuse
    assert misuse == f"“{time}” is no time. Write it as 2026-01-31 or 2026-01-31T14:05."


def test_a_mapping_names_the_columns_and_words_of_an_office(
    kiosk: Terminal, table: Write, tmp_path: Path
) -> None:
    file = table(
        "own.csv", "Số biên lai,Bước,Đơn vị,Ngày nhận", "H1-240301-0001,Chờ ký số,Xã A,01/03/2024"
    )
    assert "--json" not in kiosk("import", file, "--json").refusal
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        '[columns]\ncode = "Số biên lai"\nstatus = "Bước"\n[statuses]\n"Chờ ký số" = 4\n', "utf-8"
    )
    report = imported(kiosk, file, "--mapping", str(mapping))
    assert (counts(report), report["problems"]) == ({**NOTHING, "added": 1}, [])
    assert stored(kiosk, tmp_path)[0]["status"] == 4


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b'[columns]\ncode = "A', "TOML"),
        (b'[columns]\nnumber = "A"\n', "number"),
        (b"\xff\xfe[", "UTF-8"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_what_to_mend(
    kiosk: Terminal, export: Write, tmp_path: Path, content: bytes, names: str
) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_bytes(content)
    assert names in kiosk("import", export("a.csv", ALL, ONE), "--mapping", mapping).refusal


def test_rows_that_name_no_unit_go_to_the_one_that_is_named(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    file = export("a.csv", "code status received", ONE)
    assert "--unit" in kiosk("import", file).err
    report = imported(kiosk, file, "--unit", "UBND xã Nghi Thái")
    assert report["new_units"] == ["UBND xã Nghi Thái"]
    assert stored(kiosk, tmp_path)[0]["receiving_unit"] == "UBND xã Nghi Thái"
    assert imported(kiosk, file, "--unit", "nghi thai")["new_units"] == []


def test_a_name_that_fits_several_units_is_refused(kiosk: Terminal, export: Write) -> None:
    units = [{**ONE, "unit": "UBND xã Nghi Hòa"}, {**TWO, "unit": "UBND xã Nghi Hóa"}]
    imported(kiosk, export("a.csv", ALL, *units))
    refusal = kiosk(
        "import", export("b.csv", "code status received", ONE), "--unit", "xa nghi hoa"
    ).refusal
    assert "UBND xã Nghi Hòa" in refusal
    assert "UBND xã Nghi Hóa" in refusal


def test_a_unit_that_an_import_invented_is_not_confirmed(kiosk: Terminal, export: Write) -> None:
    told = kiosk("import", export("a.csv", ALL, ONE)).done
    assert "New units, to be confirmed by an official: UBND xã Nghi Long" in told
