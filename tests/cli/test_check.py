"""`kiosk check`: exit code, list, document, repair."""

import json
import sqlite3
from pathlib import Path

import pytest

from kiosk.cli.check import COUNTS, FIGURES, RULES, SHOWN
from kiosk.core.check import TABLES as TABLES_OF_RULES
from kiosk.core.tally import TABLES
from kiosk.store import check as stored
from tests.cli.conftest import Write
from tests.cli.terminal import Terminal


@pytest.fixture
def filled(kiosk: Terminal, export: Write) -> Terminal:
    """An instance with forty records of forty fields and one that no field is known for."""
    records = [
        {"code": f"1-240301-{number:05}", "field": f"Lĩnh vực {number}", "procedure": f"P{number}"}
        for number in range(40)
    ]
    columns = "code procedure field unit status received due resolved returned"
    kiosk("import", export("a.csv", columns, *records)).done  # noqa: B018 - it must succeed
    return kiosk


def touch(kiosk: Terminal, *statements: str) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(kiosk.instance / "kiosk.sqlite")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_store_in_order_ends_with_nought(filled: Terminal) -> None:
    assert filled("check").done == "All is well: 40 records recounted.\n"
    said = filled("check", "--json")
    assert said.document == {
        "clean": True,
        "records": 40,
        "differences": [],
        "repaired": 0,
        "faults": [],
        "damage": [],
    }


def test_figures_that_differ_are_listed_and_end_with_one(filled: Terminal) -> None:
    touch(filled, "UPDATE tally SET rated = 7 WHERE base = 'resolved' AND field = 'linh-vuc-3'")
    said = filled("check")
    assert said.refusal.startswith("1 figures differ from a recount of 40 records.")
    assert "Records finished in the period, half-month from 2024-03-01" in said.out
    for words in ("Lĩnh vực 3", "rated 7", "rated 0"):
        assert words in said.out
    assert "records 1" not in said.out


def test_a_long_list_is_cut_on_the_screen_and_whole_in_json(filled: Terminal) -> None:
    touch(filled, "UPDATE flow_tally SET late = late + 1")
    said = filled("check")
    assert said.out.count("Form 06a") == SHOWN
    many = int(said.refusal.split()[0])
    assert f"… and {many - SHOWN} more; --json names them all." in said.out
    document = json.loads(filled("check", "--json").out)
    assert (len(document["differences"]), document["clean"]) == (many, False)
    (first, *_) = document["differences"]
    assert first["table"] == "flow_tally"
    assert first["key"]["half"] == "2024-03-01"
    assert first["kept"]["late"] == first["counted"]["late"] + 1


def test_the_list_as_json_ends_with_one_too(filled: Terminal) -> None:
    touch(
        filled, "DELETE FROM rating_tally", "UPDATE tally SET answers = 3 WHERE base = 'resolved'"
    )
    said = filled("check", "--json")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1


def test_a_repair_mends_and_the_log_has_it(filled: Terminal) -> None:
    touch(filled, "UPDATE tally SET records = 0 WHERE base = 'received'")
    said = filled("check", "--repair")
    assert said.done.endswith(
        "40 figures were mended after a recount of 40 records; the log has it.\n"
    )
    assert filled("check").code == 0
    connection = sqlite3.connect(filled.instance / "kiosk.sqlite")
    rows = connection.execute("SELECT action, subject, detail FROM audit WHERE action = 'repair'")
    assert rows.fetchall() == [("repair", "tally", "40")]
    connection.close()


def test_a_repair_in_json_tells_what_was_found_and_mended(filled: Terminal) -> None:
    touch(filled, "UPDATE tally SET records = 0 WHERE base = 'received'")
    document = filled("check", "--repair", "--json").document
    assert (document["clean"], document["repaired"], len(document["differences"])) == (True, 40, 40)


def test_what_no_recount_can_mend_ends_with_one_even_after_a_repair(filled: Terminal) -> None:
    touch(
        filled,
        "UPDATE tally SET rated = 7",
        "UPDATE record SET field = 'gone' WHERE code = '1-240301-00001'",
    )
    said = filled("check", "--repair")
    assert said.refusal.startswith("What is named above cannot be mended by counting: 1 cases.")
    assert "Records of an unknown field" in said.out
    assert "gone" in said.out


DAMAGE = (
    "UPDATE record SET received_on = x'00ff' WHERE code = '1-240301-00001'",
    "UPDATE record SET resolved_on = '2023-13-45' WHERE code = '1-240301-00002'",
    "UPDATE record SET field = x'00ff' WHERE code = '1-240301-00003'",
    "UPDATE tally SET half = x'00ff', rated = 'x' WHERE field = 'linh-vuc-4'",
    "UPDATE survey SET body = 'xx'",
    "UPDATE unit SET name = '', parent = key",
)
DAMAGED = [
    ("record", "record_day", "1-240301-00001", "received_on x'00ff'"),
    ("record", "record_day", "1-240301-00002", "resolved_on 2023-13-45"),
    ("record", "record_unreadable", "1-240301-00003", "field x'00ff'"),
    ("survey", "survey_unreadable", "0123456789abcdef", ""),
    ("unit", "unit_without_name", "ubnd-xa-nghi-long", ""),
    ("unit", "units_in_circle", "ubnd-xa-nghi-long", ""),
]


@pytest.fixture
def damaged(filled: Terminal) -> Terminal:
    """An instance with damage of many kinds."""
    kept = "INSERT INTO survey VALUES ('0123456789abcdef', 's', '', '')"
    touch(filled, kept, *DAMAGE)
    return filled


@pytest.mark.parametrize("how", [(), ("--repair",)], ids=["look", "repair"])
def test_every_damaged_row_is_listed_with_its_table_and_what_is_wrong(
    damaged: Terminal, how: tuple[str, ...]
) -> None:
    for _ in range(2):
        said = damaged("check", *how, "--json")
        assert said.code == 1
        faults = json.loads(said.out)["faults"]
        told = [tuple(fault[name] for name in NAMES) for fault in faults]
        assert sorted(told) == DAMAGED
    if how:
        assert "cannot be mended by counting: 6 cases" in said.err


NAMES = ("table", "rule", "subject", "detail")


def test_damaged_rows_are_shown_on_the_screen_and_figures_of_the_others_mended(
    damaged: Terminal,
) -> None:
    said = damaged("check")
    assert said.code == 1
    assert "Traceback" not in said.err
    for words in ("Record with a day that is no day", "1-240301-00002: resolved_on 2023-13-45"):
        assert words in said.out
    assert "Unit without a name" in said.out
    said = damaged("check", "--repair")
    assert said.refusal.startswith("What is named above cannot be mended by counting: 6 cases.")
    assert json.loads(damaged("check", "--json").out)["differences"] == []


def test_progress_goes_to_stderr(kiosk: Terminal, export: Write) -> None:
    records = [{"code": f"1-240301-{number:05}"} for number in range(3_000)]
    kiosk("import", export("a.csv", "code field unit received", *records)).done  # noqa: B018 - it must succeed
    said = kiosk("check", "--json")
    assert said.document["records"] == 3_000
    assert said.err.splitlines()[-1] == "Checking: 3000/3000"


def test_a_file_that_is_no_store_is_refused(kiosk: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    assert "is damaged or no store of kiosk" in kiosk("check", KIOSK_DATABASE=str(path)).refusal


@pytest.mark.parametrize("column", ["record.field", "unit.name"])
def test_a_text_of_broken_bytes_is_told_in_one_line(filled: Terminal, column: str) -> None:
    table, name = column.split(".")
    touch(filled, f"UPDATE {table} SET {name} = CAST(x'ff' AS TEXT)")
    assert "is damaged or no store of kiosk" in filled("check").refusal


def test_there_are_words_for_all_that_can_be_named() -> None:
    assert set(FIGURES) == {table.name for table in TABLES}
    assert set(COUNTS) == {count for table in TABLES for count in table.counts}
    assert set(RULES) == set(TABLES_OF_RULES)
    assert set(stored.RULES) <= set(RULES)
