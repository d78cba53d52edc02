"""`kiosk import` with every form and mess that offices send: good ones go in once, bad ones leave no trace."""

import json
import shutil
from pathlib import Path
from typing import get_args

import pytest

from kiosk.formats import refusals
from kiosk.formats.rows_in import Kind
from tests.cli.terminal import Terminal
from tests.formats.fixture_expected import BAD, GOOD

FIXTURES = Path(__file__).parents[1] / "formats" / "fixtures"
VILLAGE = ("--unit", "UBND xã Hoa Mai", "--as-of", "2024-01-02")


def shown(kiosk: Terminal, path: Path, kind: str = "records") -> object:
    assert kiosk("export", kind, "--out", path).code == 0
    return json.loads(path.read_text("utf-8"))["rows"]


@pytest.mark.parametrize("name", sorted(GOOD))
def test_importing_a_file_twice_equals_importing_it_once(
    kiosk: Terminal, tmp_path: Path, name: str
) -> None:
    file = shutil.copy(FIXTURES / "good" / name, tmp_path)
    once = kiosk("import", file, "--json", *VILLAGE).document
    assert once["added"] == GOOD[name].records
    assert not once["problems"]
    before = shown(kiosk, tmp_path / "once.json"), shown(kiosk, tmp_path / "1.json", "coverage")
    twice = kiosk("import", file, "--json", *VILLAGE).document
    assert (twice["added"], twice["updated"], twice["unchanged"]) == (0, 0, GOOD[name].records)
    assert twice["new_units"] == []
    after = shown(kiosk, tmp_path / "twice.json"), shown(kiosk, tmp_path / "2.json", "coverage")
    assert after == before


def test_all_forms_of_the_same_list_say_the_same(kiosk: Terminal, tmp_path: Path) -> None:
    names = [name for name in sorted(GOOD) if name.startswith("list")]
    first, *others = (FIXTURES / "good" / name for name in names)
    assert kiosk("import", first, "--json", *VILLAGE).document["added"] == 12
    for other in others:
        assert kiosk("import", other, "--json", *VILLAGE).document["unchanged"] == 12, other


def test_nothing_personal_enters_the_store(kiosk: Terminal) -> None:
    kiosk("import", FIXTURES / "good" / "register.xlsx", *VILLAGE)
    written = b"".join(path.read_bytes() for path in kiosk.instance.iterdir())
    for personal in ("Nguyễn Thị Bưởi", "0900 000 001", "xóm 3, xã Hoa Mai"):
        assert personal.encode() not in written
    assert "Đăng ký khai sinh".encode() in written


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_that_is_no_export_is_refused_in_one_line_and_leaves_no_trace(
    kiosk: Terminal, tmp_path: Path, name: str
) -> None:
    file = Path(shutil.copy(FIXTURES / "bad" / name, tmp_path))
    assert kiosk("import", file, *VILLAGE).refusal == BAD[name].message.text(str)
    assert sorted(tmp_path.iterdir()) == sorted([file, kiosk.instance])
    assert shown(kiosk, tmp_path / "stored.json") == []
    assert kiosk("coverage", "--unit", "UBND xã Hoa Mai").code == 1


def test_what_a_library_shouts_about_a_damaged_file_stays_off_the_terminal(
    kiosk: Terminal,
) -> None:
    # The decoder of this one breaks down inside and says so on the process's own stderr.
    file = FIXTURES / "bad" / "damaged_merge.xls"
    assert kiosk.process("import", file, *VILLAGE).refusal == BAD[file.name].message.text(str)


def test_help_and_refusal_name_the_kinds_of_files_that_are_read(kiosk: Terminal) -> None:
    for said in (kiosk("import", "--help").done, refusals.NO_TABLE.message.text(str)):
        named = {word.strip(".,:").casefold() for word in said.split()}
        assert named >= {*get_args(Kind), "tsv"}
