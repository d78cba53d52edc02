"""`kiosk slips`: paper and pictures, whose codes are read back as a phone reads them."""

from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from kiosk.core.slips import LAYOUTS
from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

COLUMNS = "code unit status received resolved"
CODES = [f"H41.14-240301-000{number}" for number in range(1, 6)]
HOST = "danhgia.nghean.vn"
PUBLIC = {"KIOSK_BASE_URL": f"https://{HOST}"}
MARCH = ("--from", "2024-03-01", "--to", "2024-03-31")


@pytest.fixture
def desk(kiosk: Terminal, export: Write) -> Terminal:
    """A terminal of an office with five records: three finished in March, one in April, one still open."""
    records = [{"code": code} for code in CODES]
    records[3] |= {"resolved": "02/04/2024"}
    records[4] |= {"resolved": "", "status": "Đang xử lý"}
    assert kiosk("import", export("a.csv", COLUMNS, *records)).code == 0
    return kiosk


def pages(path: Path) -> int:
    with pikepdf.open(path) as document:
        return len(document.pages)


def decoded(path: Path) -> str:
    with Image.open(path) as picture:
        (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    return str(code.text)


def pictures(desk: Terminal, folder: Path, *words: str) -> dict[str, str]:
    """Print codes as pictures and return what each record's holds."""
    said = desk("slips", "--out", folder, "--format", "png", *words, **PUBLIC)
    assert said.code == 0, said.err
    return {path.stem: decoded(path) for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_slips_of_a_period_are_printed_in_every_layout(
    desk: Terminal, tmp_path: Path, layout: str
) -> None:
    out = tmp_path / "slips.pdf"
    said = desk("slips", "--out", out, *MARCH, "--layout", layout, "--json", **PUBLIC)
    assert said.document == {"out": str(out), "slips": 3}
    assert pages(out) == -(-3 // LAYOUTS[layout].per_page)


def test_slips_whose_codes_work_no_longer_are_told(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    records = [{"code": code, "returned": "20/03/2024"} for code in CODES[:2]]
    assert kiosk("import", export("a.csv", f"{COLUMNS} returned", *records)).code == 0
    said = kiosk("slips", "--out", tmp_path / "a.pdf", *MARCH, "--json", **PUBLIC)
    assert said.document["slips"] == 2
    assert "2 of these codes work no longer: more than 90 days" in said.err
    said = kiosk("slips", "--out", tmp_path / "a.pdf", *MARCH, **PUBLIC, KIOSK_CODE_DAYS="0")
    assert "no longer" not in said.err


def test_pictures_hold_the_addresses_of_their_records(desk: Terminal, tmp_path: Path) -> None:
    held = pictures(desk, tmp_path / "png", *MARCH)
    assert list(held) == CODES[:3]
    assert all(text.startswith(f"HTTPS://{HOST.upper()}/S/") for text in held.values())
    assert len(set(held.values())) == 3


def test_a_record_keeps_its_code_however_often_it_is_printed(
    desk: Terminal, tmp_path: Path
) -> None:
    first = pictures(desk, tmp_path / "first", *MARCH)
    assert desk("slips", "--out", tmp_path / "a.pdf", *MARCH, **PUBLIC).code == 0
    assert pictures(desk, tmp_path / "second", "--record", CODES[1]) == {CODES[1]: first[CODES[1]]}


def test_drawings_have_one_file_for_each_record(desk: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "svg"
    assert desk("slips", "--out", folder, "--format", "svg", *MARCH, **PUBLIC).code == 0
    assert sorted(path.stem for path in folder.iterdir()) == CODES[:3]
    assert all(path.read_text("utf-8").lstrip().startswith("<") for path in folder.iterdir())


def test_single_records_are_printed_whatever_their_status(desk: Terminal, tmp_path: Path) -> None:
    words = ("--record", CODES[4], "--record", f" {CODES[0].lower()} ")
    said = desk("slips", "--out", tmp_path / "a.pdf", *words, "--json", **PUBLIC)
    assert said.document["slips"] == 2
    assert list(pictures(desk, tmp_path / "png", "--status", "4", *MARCH)) == [CODES[4]]


def test_all_unknown_codes_are_named_and_nothing_is_printed(desk: Terminal, tmp_path: Path) -> None:
    words = ("--record", "A-1", "--record", CODES[0], "--record", "B-2")
    refusal = desk("slips", "--out", tmp_path / "a.pdf", *words, **PUBLIC).refusal
    assert refusal.startswith("No record is called A-1, B-2.")
    assert not (tmp_path / "a.pdf").exists()
    assert len(pictures(desk, tmp_path / "png", "--unprinted")) == 4


def test_what_was_printed_is_known(desk: Terminal, tmp_path: Path) -> None:
    assert desk("slips", "--out", tmp_path / "a.pdf", "--record", CODES[0], **PUBLIC).code == 0
    assert list(pictures(desk, tmp_path / "rest", "--unprinted")) == CODES[1:4]
    again = desk("slips", "--out", tmp_path / "b.pdf", "--unprinted", **PUBLIC).refusal
    assert again.startswith("No record fits")


def test_a_unit_narrows_the_choice(desk: Terminal, export: Write, tmp_path: Path) -> None:
    other = {"code": "H41.15-240301-0001", "unit": "UBND xã Nghi Thái"}
    desk("import", export("b.csv", COLUMNS, other))
    assert list(pictures(desk, tmp_path / "png", "--unit", "nghi thai", *MARCH)) == [other["code"]]


def test_slips_must_say_which(desk: Terminal, tmp_path: Path) -> None:
    misuse = desk("slips", "--out", tmp_path / "a.pdf", **PUBLIC).misuse
    assert misuse.startswith("Say which slips")


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://192.168.1.20:8000"])
def test_an_address_that_only_the_office_reaches_is_refused_unless_it_is_meant(
    desk: Terminal, tmp_path: Path, address: str
) -> None:
    words = ("slips", "--out", tmp_path / "a.pdf", "--record", CODES[0])
    settings = {"KIOSK_BASE_URL": address}
    refusal = desk(*words, **settings).refusal
    assert address in refusal
    assert "--lan" in refusal
    assert not (tmp_path / "a.pdf").exists()
    assert desk(*words, "--lan", **settings).code == 0


def test_a_host_that_makes_codes_denser_is_warned_of_beside_the_result(
    desk: Terminal, tmp_path: Path
) -> None:
    words = ("slips", "--out", tmp_path / "a.pdf", "--record", CODES[0], "--json")
    long = desk(*words, KIOSK_BASE_URL="https://danhgia.nghiloc.nghean.gov.vn")
    assert "danhgia.nghiloc.nghean.gov.vn has 29 characters" in long.err
    assert long.document["slips"] == 1
    assert desk(*words, **PUBLIC).err == ""


@pytest.mark.parametrize("name", ["there/is/no/folder.pdf", "folder"])
def test_a_place_where_nothing_can_be_written_is_refused(
    desk: Terminal, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    words = ("slips", "--out", tmp_path / name, "--record", CODES[0])
    assert str(tmp_path / name) in desk(*words, **PUBLIC).refusal
    assert pictures(desk, tmp_path / "png", "--unprinted")[CODES[0]]


def test_pictures_do_not_go_into_a_file(desk: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    words = ("slips", "--out", file, "--format", "png", "--record", CODES[0])
    assert str(file) in desk(*words, **PUBLIC).refusal
    assert file.read_bytes() == b"mine"
