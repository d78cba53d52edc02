"""`kiosk export`: five kinds in three forms, read back by other code than wrote them."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kiosk.core.exports import COLUMNS, KINDS
from kiosk.store.sqlite import SqliteStore
from tests.builders import Office, act_at
from tests.cli.terminal import Terminal

MARCH = ("--from", "2024-03-01", "--to", "2024-03-31")
HOST = "https://danhgia.nghean.vn"
PUBLIC = {"KIOSK_BASE_URL": HOST, "KIOSK_CODE_DAYS": "0"}
ROWS = {"responses": 2, "records": 5, "coverage": 5, "06a": 3, "links": 3}


@pytest.fixture
def filled(kiosk: Terminal) -> Terminal:
    """A terminal in front of five records, two of them rated, one at Nghi Thái."""
    kiosk.instance.mkdir()
    store = SqliteStore(kiosk.instance / "kiosk.sqlite")
    store.migrate()
    office = Office(store, act_at())
    office.rated("5", filed_via="online")
    office.rated("2")
    office.record(resolved_on="2024-03-12")
    office.record(resolved_on="2024-03-13", procedure="1.000002", field="dat-dai")
    office.record(**office.at("thai"))
    store.close()
    return kiosk


def document(kiosk: Terminal, path: Path, kind: str, *words: str) -> dict[str, Any]:
    said = kiosk("export", kind, "--out", path, *words, "--json", **PUBLIC)
    assert said.document == {"file": str(path), "rows": ROWS.get(kind)} or words != MARCH
    return dict(json.loads(path.read_text("utf-8")))


def cells(path: Path) -> list[list[object]]:
    """Return the rows of an export in any form, its headings first."""
    if path.suffix == ".csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [list(row) for row in sheet.iter_rows(values_only=True)]
    return [[*row.values()] for row in json.loads(path.read_text("utf-8"))["rows"]]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_in_every_form(
    filled: Terminal, tmp_path: Path, kind: str, ending: str
) -> None:
    path = tmp_path / f"export.{ending}"
    said = filled("export", kind, "--out", path, *MARCH, **PUBLIC)
    assert said.done == f"{path}: {ROWS[kind]} rows.\n"
    assert len(cells(path)) >= ROWS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_json_names_every_column_by_its_key(filled: Terminal, tmp_path: Path, kind: str) -> None:
    rows = document(filled, tmp_path / "export.json", kind, *MARCH)["rows"]
    assert len(rows) == ROWS[kind]
    keys = [key for key, *_ in COLUMNS[kind]]
    assert list(rows[0])[: len(keys)] == keys


@pytest.mark.parametrize("name", ["export.pdf", "export", "export.xls", ".csv"])
def test_an_ending_that_is_no_form_is_refused(filled: Terminal, tmp_path: Path, name: str) -> None:
    misuse = filled("export", "records", "--out", tmp_path / name).misuse
    assert ".csv, .xlsx or .json" in misuse
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["no/folder/export.csv", "folder.csv"])
def test_a_place_where_nothing_can_be_written_is_refused(
    filled: Terminal, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    refusal = filled("export", "records", "--out", tmp_path / name).refusal
    assert str(tmp_path / name) in refusal


def test_form_06a_adds_up(filled: Terminal, tmp_path: Path) -> None:
    *fields, total = document(filled, tmp_path / "06a.json", "06a", *MARCH)["rows"]
    numbers = [key for key, _, kind, _ in COLUMNS["06a"] if kind == "integer"][1:]
    assert {key: total[key] for key in numbers} == {
        "received_total": 5,
        "received_online": 1,
        "received_direct_postal": 4,
        "carried_over": 0,
        "resolved_total": 5,
        "resolved_early": 3,
        "resolved_on_time": 1,
        "resolved_overdue": 1,
        "pending_total": 0,
        "pending_in_time": 0,
        "pending_overdue": 0,
    }
    for key in numbers:
        assert sum(field[key] for field in fields) == total[key]


def test_only_links_hold_codes_and_making_them_is_logged(filled: Terminal, tmp_path: Path) -> None:
    links = document(filled, tmp_path / "links.json", "links", *MARCH)["rows"]
    tokens = {link["link"].removeprefix(f"{HOST}/o/") for link in links}
    assert {len(token) for token in tokens} == {16}
    for kind in ("responses", "records", "coverage", "06a"):
        text = json.dumps(document(filled, tmp_path / f"{kind}.json", kind))
        assert not [token for token in tokens if token in text]
    assert logged(filled)[0] == ("export", "links", "3")


def logged(kiosk: Terminal) -> list[tuple[str, str, str]]:
    store = SqliteStore(kiosk.instance / "kiosk.sqlite")
    with store.reading() as db:
        found = db._connection.execute("SELECT action, subject, detail FROM audit ORDER BY at")
        rows = [row for row in found if row[0] == "export"]
    store.close()
    return rows


def test_responses_speak_for_no_record(filled: Terminal, tmp_path: Path) -> None:
    rows = document(filled, tmp_path / "responses.json", "responses")["rows"]
    assert sorted(row["score"] for row in rows) == [2, 5]
    assert "H41.14-240301" not in json.dumps(rows)
    narrowed = document(filled, tmp_path / "few.json", "responses", *MARCH)["rows"]
    assert [row["score"] for row in narrowed] == [None, None]


def test_links_that_only_this_machine_opens_are_told(kiosk: Terminal, tmp_path: Path) -> None:
    said = kiosk(
        "export", "links", "--out", tmp_path / "a.csv", KIOSK_BASE_URL="http://127.0.0.1:8000"
    )
    assert said.code == 0
    assert "which only machines inside the office can open" in said.err
    said = kiosk("export", "links", "--out", tmp_path / "a.csv", KIOSK_BASE_URL="https://dg.vn")
    assert said.err == ""


def test_what_is_written_is_for_its_owner_only(kiosk: Terminal, tmp_path: Path) -> None:
    kiosk("migrate")
    kiosk("export", "links", "--out", tmp_path / "a.csv")
    written = [kiosk.instance, *kiosk.instance.iterdir(), tmp_path / "a.csv"]
    assert len(written) > 2
    assert [path for path in written if path.stat().st_mode & 0o077] == []


def test_an_export_is_narrowed_by_unit_days_and_base(filled: Terminal, tmp_path: Path) -> None:
    def many(*words: str) -> int:
        return len(document(filled, tmp_path / "a.json", "records", *words)["rows"])

    assert many() == 5
    assert many("--unit", "nghi thai") == 1
    assert many("--from", "2024-03-12", "--to", "2024-03-12") == 1
    assert many("--from", "2024-03-01", "--to", "2024-03-01", "--base", "received") == 5


def test_coverage_in_a_file_is_coverage_on_the_terminal(filled: Terminal, tmp_path: Path) -> None:
    shown = filled("coverage", *MARCH, "--json").document
    rows = document(filled, tmp_path / "a.json", "coverage", *MARCH)["rows"]
    written = {row["key"]: row for row in rows if row["level"] == "field"}
    for row in shown["rows"]:
        same = written[row["key"]]
        assert {key: same[key] for key in row} == row


def test_headings_and_notes_are_in_the_language_of_the_reader(
    filled: Terminal, tmp_path: Path
) -> None:
    vietnamese = Terminal(filled.instance, "vi")
    for kiosk, heading in ((filled, "Record code"), (vietnamese, "Mã hồ sơ")):
        path = tmp_path / f"{kiosk.language}.csv"
        assert kiosk("export", "records", "--out", path).code == 0
        assert heading in [row[0] for row in cells(path)]
