"""`kiosk backup`, `restore` and `join` at a terminal: one line for everything that goes wrong."""

import sqlite3
from pathlib import Path

import pytest

from kiosk.cli import backup as command
from kiosk.core import journal
from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

COLUMNS = "code procedure field unit status received resolved returned"
WORDS = "một hai ba bốn"


@pytest.fixture
def office(kiosk: Terminal, export: Write) -> Terminal:
    """An instance with a record and an account."""
    kiosk("import", export("first.csv", COLUMNS, {"code": "1-240301-1"}))
    kiosk("user", "add", "lan")
    (kiosk.instance / "kiosk.toml").write_text('base_url = "https://dg.example.gov.vn"\n', "utf-8")
    return kiosk


@pytest.fixture
def other(tmp_path: Path) -> Terminal:
    """Another machine."""
    return Terminal(tmp_path / "other")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    file = tmp_path / "words"
    file.write_text(f"{WORDS}\r\nwritten by the IT person\n", "utf-8")
    return file


def test_a_backup_tells_its_size_and_that_it_was_read_back(
    office: Terminal, other: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "b.tar.gz"
    assert "read back and found whole" in office("backup", file).done
    said = other("restore", file)
    assert said.done.startswith("Restored: ")
    assert "kiosk.toml was written" in said.err
    assert other("user", "list", "--json").document == office("user", "list", "--json").document
    assert other("coverage", "--json").document == office("coverage", "--json").document


def test_both_speak_json(office: Terminal, other: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    saved = office("backup", file, "--json").document
    assert saved["bytes"] == file.stat().st_size
    assert saved["tables"]["record"]["rows"] == 1
    assert saved["rows"] == sum(table["rows"] for table in saved["tables"].values())
    assert saved["sealed"] is False
    restored = other("restore", file, "--json").document
    assert (restored["rows"], restored["made_at"]) == (saved["rows"], saved["made_at"])
    assert restored["differing_cells"] == restored["not_restored"] == 0


def test_a_sealed_backup_opens_with_the_first_line_of_a_file(
    office: Terminal, other: Terminal, tmp_path: Path, words: Path
) -> None:
    file = tmp_path / "b.zip"
    assert office("backup", file, "--passphrase-file", words, "--json").document["sealed"]
    assert "--passphrase-file" in other("restore", file).refusal
    again = tmp_path / "again"
    again.write_text("another")
    assert "not the passphrase" in other("restore", file, "--passphrase-file", again).refusal
    assert not (other.instance / "secret").exists()
    other("restore", file, "--passphrase-file", words).done  # noqa: B018 - it must succeed


def test_a_passphrase_is_asked_for_twice_at_a_terminal(
    office: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def prompt(text: str, **how: object) -> str:
        asked.append((text, how["hide_input"], how["confirmation_prompt"]))
        return WORDS

    monkeypatch.setattr(command.click, "prompt", prompt)
    monkeypatch.setattr(command, "at_terminal", lambda: True)
    assert office("backup", tmp_path / "b.zip", "--passphrase", "--json").document["sealed"]
    assert asked == [("Passphrase", True, "The same again")]


def test_without_a_terminal_nobody_is_asked(office: Terminal, tmp_path: Path) -> None:
    assert "no terminal" in office("backup", tmp_path / "b", "--passphrase").misuse
    (tmp_path / "empty").write_text("\n")
    said = office("backup", tmp_path / "b", "--passphrase-file", tmp_path / "empty")
    assert "passphrase is empty" in said.misuse


def test_what_cannot_be_written_is_one_line(office: Terminal, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    assert "is there already" in office("backup", tmp_path / "there").refusal
    assert "does not exist" in office("backup", tmp_path / "no" / "b").refusal


def test_what_is_no_backup_is_one_line_and_makes_no_store(
    other: Terminal, tmp_path: Path, export: Write
) -> None:
    assert "no backup of kiosk" in other("restore", export("a.csv", COLUMNS)).refusal
    assert "does not exist" in other("restore", tmp_path / "nothing").refusal
    assert not (other.instance / "kiosk.sqlite").exists()


def test_a_journal_that_is_not_there_is_told_before_anything_is_written(
    office: Terminal, other: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "b"
    office("backup", file)
    assert "does not exist" in other("restore", file, "--journal", tmp_path / "no").refusal
    assert not (other.instance / "kiosk.sqlite").exists()


def test_an_instance_in_use_and_one_with_another_secret_are_left_alone(
    office: Terminal, other: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "b"
    office("backup", file)
    assert "The store is in use" in office("restore", file).refusal
    other.instance.mkdir()
    (other.instance / "secret").write_text("x" * 64)
    assert "holds another secret" in other("restore", file).refusal


def test_what_has_to_be_looked_after_is_said(
    office: Terminal, other: Terminal, tmp_path: Path
) -> None:
    file, folder = tmp_path / "b", tmp_path / "journal"
    office("backup", file)
    sworn = {"KIOSK_JOURNAL": str(folder)}
    office("slips", "--out", tmp_path / "s.pdf", "--record", "1-240301-1", "--lan", **sworn)
    (lines,) = folder.iterdir()
    lines.write_bytes(lines.read_bytes() + b"half a line")
    other.instance.mkdir()
    (other.instance / "kiosk.toml").write_text("code_days = 3\n")
    said = other("restore", file, "--journal", folder)
    assert "From the journal: 0 answers and 1 codes came in" in said.done
    assert "Printed codes lead to https://dg.example.gov.vn" in said.err
    assert "line 2 is not whole" in said.err


def test_answers_without_a_place_are_kept_in_a_file(
    office: Terminal, other: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "b"
    office("backup", file)
    names = (
        "home id record round moment token state survey answers body_hash channel actor evidence"
    )
    body = {
        "response": dict.fromkeys(names.split(), "x"),
        "replaces": None,
        "record": {},
        "code": {},
    }
    line = journal.write("2024-03-20T05:00:00.000000Z", "answer", **body)
    (tmp_path / "answers-1.jsonl").write_text(line + "\n")
    said = other("restore", file, "--journal", tmp_path / "answers-1.jsonl", "--json")
    assert said.document["not_restored"] == 1
    assert Path(said.document["not_restored_file"]).read_text() == line + "\n"
    assert "1 answers could not be stored" in said.err


@pytest.fixture
def commune(other: Terminal, export: Write) -> Terminal:
    """Another office, with one unit that is called like one of ours."""
    other("import", export("second.csv", COLUMNS, {"code": "2-240301-1"}))
    return other


def test_an_office_joins_from_its_backup_or_its_file(
    office: Terminal, commune: Terminal, tmp_path: Path, words: Path
) -> None:
    sealed = tmp_path / "b.zip"
    commune("backup", sealed, "--passphrase-file", words)
    for file, more in (
        (commune.instance / "kiosk.sqlite", ()),
        (sealed, ("--passphrase-file", words)),
    ):
        said = office("join", file, *more)
        assert said.code == 1
        assert "--same ubnd-xa-nghi-long=ubnd-xa-nghi-long" in said.err
    same = ("--same", "ubnd-xa-nghi-long=ubnd-xa-nghi-long")
    would = office("join", sealed, *same, *more, "--dry-run")
    assert "1 units, 1 records, 0 codes and 0 answers would come in." in would.done
    told = office("join", sealed, *same, *more, "--json").document
    assert told["written"]
    assert told["rows"]["record"] == 1
    assert told["units_renamed"] == {"ubnd-xa-nghi-long": "ubnd-xa-nghi-long-2"}
    assert "already" in office("join", sealed, *same, *more).refusal
    assert len(list(office.instance.glob(".kiosk-*"))) == 0


def test_what_else_becomes_of_things_is_said(
    office: Terminal, commune: Terminal, export: Write
) -> None:
    for code in ("3-1", "3-2"):
        for terminal in (office, commune):
            terminal("import", export("same.csv", COLUMNS, {"code": code}))
    commune("user", "add", "lan")
    commune("slips", "--out", commune.instance / "s.pdf", "--record", "3-1", "--lan")
    office("slips", "--out", office.instance / "s.pdf", "--record", "3-1", "--lan")
    file = commune.instance / "kiosk.sqlite"
    apart = ("--apart", "ubnd-xa-nghi-long")
    assert "--records one" in office("join", file, *apart).refusal
    said = office("join", file, *apart, "--records", "one")
    assert "Record 3-1 is called 3-1~" in said.done
    assert "Of 2 records that both have, 1 become one. The other 1 stay" in said.err
    assert "their names are taken here: lan." in said.err


def test_what_cannot_join_is_one_line(office: Terminal, tmp_path: Path, export: Write) -> None:
    foreign = tmp_path / "foreign.sqlite"
    with sqlite3.connect(foreign) as file:
        file.execute("CREATE TABLE a (b)")
    file.close()
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    for path in (foreign, damaged):
        assert "damaged or no store of kiosk" in office("join", path).refusal
    assert "no backup of kiosk" in office("join", export("a.csv", COLUMNS)).refusal
    for wrong in ("=a", "a=", "a"):
        assert "expected THEIRS=OURS" in office("join", foreign, "--same", wrong).misuse


@pytest.mark.parametrize("kind", ["folder without one", "file that is none"])
def test_what_is_no_journal_is_told_before_anything_is_written(
    office: Terminal, other: Terminal, tmp_path: Path, kind: str
) -> None:
    file, wrong = tmp_path / "b", tmp_path / "wrong"
    office("backup", file)
    if kind.startswith("folder"):
        (wrong / "the journal lies one deeper").mkdir(parents=True)
    else:
        wrong.write_text("root:x:0:0\n")
    said = other("restore", file, "--journal", wrong)
    assert f"{wrong} holds no answer journal" in said.refusal
    assert not (other.instance / "kiosk.sqlite").exists()


def test_what_came_from_a_journal_is_told_also_when_it_is_nothing(
    office: Terminal, other: Terminal, tmp_path: Path
) -> None:
    file, lines = tmp_path / "b", tmp_path / "answers-2024-03-20-1-1.jsonl"
    office("backup", file)
    lines.touch()
    assert "From the journal: 0 answers" in other("restore", file, "--journal", lines).done


def test_a_passphrase_that_is_soon_guessed_seals_nothing(office: Terminal, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("ab\n")
    said = office("backup", tmp_path / "b", "--passphrase-file", words)
    assert "at least 12 characters" in said.misuse
    assert not (tmp_path / "b").exists()
