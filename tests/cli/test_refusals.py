"""Everything that an office can mend is one line with a remedy, and never a traceback."""

import ctypes
import os
import re
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

COLUMNS = "code unit status received resolved"
RECORD = {"code": "1-240301-1"}

_DROP_FROM_BOUNDS = 24
_RIGHTS_OF_ROOT = (1, 2)  # to write and to read files whatever their mode says


def as_anybody() -> None:
    """Take from this process, before it becomes the command, the right to ignore the modes of files."""
    if os.geteuid() == 0:
        for right in _RIGHTS_OF_ROOT:
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDS, right, 0, 0, 0)


def on_a_small_disk() -> None:
    """Let no file grow beyond 200 kB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


@pytest.mark.parametrize("command", ["import", "catalogue", "units"])
def test_a_file_that_is_not_there_or_no_file_is_refused(
    kiosk: Terminal, tmp_path: Path, command: str
) -> None:
    missing = kiosk(command, tmp_path / "no.csv").refusal
    assert missing == f"{tmp_path / 'no.csv'} does not exist. Check the name and the folder."
    folder = kiosk(command, tmp_path).refusal
    assert folder == f"{tmp_path} is not a file. Name a file."
    inside = kiosk(command, Path(__file__) / "no.csv").refusal
    assert inside.endswith("does not exist. Check the name and the folder.")
    assert not kiosk.instance.exists()


def test_a_mapping_that_is_not_there_is_refused(kiosk: Terminal, export: Write) -> None:
    file = export("a.csv", COLUMNS, RECORD)
    assert "no.toml does not exist" in kiosk("import", file, "--mapping", "no.toml").refusal


def test_a_file_that_may_not_be_read_is_refused(kiosk: Terminal, export: Write) -> None:
    file = export("a.csv", COLUMNS, RECORD)
    file.chmod(0)
    refusal = kiosk.process("import", file, preexec_fn=as_anybody).refusal
    assert refusal == f"{file}: access is refused. Check who may read and write there."


@pytest.mark.parametrize(
    "line", ["export records --out {}/a.csv", "slips --unprinted --out {}/a.pdf"]
)
def test_a_folder_that_may_not_be_written_is_refused(
    kiosk: Terminal, export: Write, tmp_path: Path, line: str
) -> None:
    kiosk("import", export("a.csv", COLUMNS, RECORD))
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    settings = {"KIOSK_BASE_URL": "https://danhgia.vn"}
    words = line.format(shut).split()
    refusal = kiosk.process(*words, settings=settings, preexec_fn=as_anybody).refusal
    assert refusal.startswith(f"{words[-1]} cannot be written.")


def test_rows_to_be_mended_never_overwrite_what_stands_in_their_place(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    (tmp_path / "a.bad.xlsx").mkdir()
    said = kiosk("import", export("a.csv", COLUMNS, RECORD, {"code": "", "received": "?"}))
    assert "1 added" in said.done
    assert "a.bad-2.xlsx" in said.done
    assert (tmp_path / "a.bad-2.xlsx").is_file()


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda path: path.mkdir(), "cannot be opened for writing"),
        (lambda path: path.write_bytes(b"no store at all " * 64), "damaged or no store of kiosk"),
    ],
)
def test_a_database_that_is_none_is_refused(
    kiosk: Terminal, tmp_path: Path, prepare: Callable[[Path], object], told: str
) -> None:
    prepare(tmp_path / "other")
    refusal = kiosk("coverage", KIOSK_DATABASE=str(tmp_path / "other")).refusal
    assert refusal.startswith(str(tmp_path / "other"))
    assert told in refusal


def test_a_database_that_may_not_be_written_is_refused(kiosk: Terminal) -> None:
    kiosk("migrate")
    kiosk.instance.chmod(0o555)
    (kiosk.instance / "kiosk.sqlite").chmod(0o444)
    refusal = kiosk.process("coverage", preexec_fn=as_anybody).refusal
    kiosk.instance.chmod(0o755)
    assert "Check the name of the file and who may write" in refusal


def test_a_full_disk_is_told(kiosk: Terminal, export: Write, tmp_path: Path) -> None:
    records = [{"code": f"1-240301-{number:05}"} for number in range(9000)]
    file = export("a.csv", COLUMNS, *records)
    said = kiosk.process("import", file, preexec_fn=on_a_small_disk)
    assert said.refusal.startswith(f"{kiosk.instance / 'kiosk.sqlite'} cannot be opened for")
    assert kiosk("import", file, "--json").document["added"] == 9000
    out = tmp_path / "a.csv"
    refused = kiosk.process("export", "records", "--out", out, preexec_fn=on_a_small_disk)
    assert refused.refusal.startswith("The system refuses: ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("base = ", "kiosk.toml, line 1, column 8: this is no valid TOML."),
        ('bases = "resolved"', "unknown setting “bases”"),
        ('base = "rated"', "expected resolved | returned | received"),
        ("contact = 5", "expected a text in quotation marks"),
        ("hosts = 5", "expected host names with commas between them"),
        ('database = "mysql://db"', "expected kiosk.sqlite | postgresql://USER"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_while_help_goes_on(
    kiosk: Terminal, content: str, told: str
) -> None:
    kiosk.instance.mkdir()
    (kiosk.instance / "kiosk.toml").write_text(content, "utf-8")
    assert told in kiosk("coverage").refusal
    assert kiosk("coverage", "--help").done.startswith("Usage")
    vietnamese = Terminal(kiosk.instance, "vi")("coverage").refusal
    assert not re.search(r"\b(or|at|line|column|value|expected|text|names?|is)\b", vietnamese)
    assert str(kiosk.instance / "kiosk.toml") in vietnamese


def test_a_language_that_is_none_is_refused_in_vietnamese(kiosk: Terminal) -> None:
    refusal = kiosk("coverage", KIOSK_LANGUAGE="fr").refusal
    assert refusal.startswith("KIOSK_LANGUAGE ")
    assert "vi | en" in refusal
    assert kiosk("--help", KIOSK_LANGUAGE="fr").done.startswith("Cách dùng")


def test_a_file_of_somebody_else_in_the_way_is_refused(kiosk: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.touch(0)
    refused = kiosk.process("export", "records", "--out", out, preexec_fn=as_anybody)
    assert refused.refusal.startswith(f"{out} cannot be written. Close it")


def test_settings_that_may_not_be_read_are_refused(kiosk: Terminal) -> None:
    kiosk.instance.mkdir()
    file = kiosk.instance / "kiosk.toml"
    file.write_text("", "utf-8")
    file.chmod(0)
    assert str(file) in kiosk.process("coverage", preexec_fn=as_anybody).refusal
