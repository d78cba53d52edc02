import shutil
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from kiosk.core.messages import Message
from kiosk.formats import refusals
from kiosk.formats.tables import Table, Unreadable, open_table
from tests.formats.fixture_expected import BAD
from tests.formats.make_good_fixtures import ods_row, ods_text, write_ods

FIXTURES = Path(__file__).parent / "fixtures"
MEGABYTE = 1 << 20


@pytest.mark.parametrize("name", BAD)
def test_every_bad_file_is_refused_with_its_own_message(name):
    assert open_table(FIXTURES / "bad" / name) == BAD[name]


def test_every_bad_file_has_its_expected_message():
    assert {path.name for path in (FIXTURES / "bad").iterdir()} == set(BAD)


def refused(name: str) -> str:
    result = open_table(FIXTURES / "bad" / name)
    assert isinstance(result, Unreadable)
    return result.message.text(str)


@pytest.mark.parametrize("name", BAD)
def test_a_message_is_one_line_that_says_what_to_do(name):
    text = refused(name)
    assert "\n" not in text
    assert any(verb in text for verb in ("Export", "Open it", "Unpack", "Delete", "Add", "Sign in"))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_under_a_good_name_is_refused_all_the_same(name, tmp_path):
    liar = tmp_path / "export.xlsx"
    shutil.copy(FIXTURES / "bad" / name, liar)
    assert open_table(liar) == BAD[name]


def test_a_message_names_the_place_and_the_limit():
    assert "line 8" in refused("open_quote.csv")
    assert "XFD1048576" in refused("far_cell.xlsx")
    assert "500 MB" in refusals.TOO_LARGE.message.text(str)
    assert isinstance(refusals.long_line(7).message, Message)


def packed(size: int) -> bytes:
    """Return zeros as a raw deflate stream, made from one piece repeated."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = pack.compress(bytes(MEGABYTE)) + pack.flush(zlib.Z_FULL_FLUSH)
    return piece * (size // MEGABYTE) + pack.flush()


def write_bomb(path: Path, size: int, *, told: int) -> None:
    """Write a small workbook whose sheet unpacks to `size` while its headers tell another size."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", packed(size))
    data = bytearray(path.read_bytes())
    for signature, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.rindex(signature)
        struct.pack_into("<H", data, at + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", data, at + method + 14, told)
    path.write_bytes(data)


def test_a_workbook_that_tells_a_size_beyond_the_limit_is_not_unpacked(tmp_path):
    path = tmp_path / "bomb.xlsx"
    write_bomb(path, MEGABYTE, told=refusals.UNPACKED_LIMIT + 1)
    assert open_table(path) == refusals.TOO_LARGE


def test_a_workbook_that_lies_about_its_size_is_stopped_at_the_limit(tmp_path):
    path = tmp_path / "bomb.xlsx"
    write_bomb(path, refusals.UNPACKED_LIMIT + 2 * MEGABYTE, told=100)
    assert path.stat().st_size < 2 * MEGABYTE
    assert open_table(path) == refusals.TOO_LARGE


def test_a_protected_part_inside_a_zip_asks_for_the_password(tmp_path):
    path = tmp_path / "locked.xlsx"
    data = bytearray((FIXTURES / "good" / "register.xlsx").read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert open_table(path) == refusals.PASSWORD


def test_an_open_workbook_with_a_password_asks_for_it(tmp_path):
    path = tmp_path / "locked.ods"
    with (
        zipfile.ZipFile(FIXTURES / "good" / "list.ods") as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            locked = name == "META-INF/manifest.xml"
            target.writestr(name, "<m:encryption-data/>" if locked else source.read(name))
    assert open_table(path) == refusals.PASSWORD


def test_a_zip_without_anything_is_no_table(tmp_path):
    path = tmp_path / "nothing.xlsx"
    with zipfile.ZipFile(path, "w"):
        pass
    assert open_table(path) == refusals.ARCHIVE


@pytest.mark.parametrize("size", range(100, 7_000, 1_500))
def test_a_workbook_cut_off_anywhere_is_refused(size, tmp_path):
    for name in ("register.xlsx", "list.xls"):
        path = tmp_path / name
        path.write_bytes((FIXTURES / "good" / name).read_bytes()[:size])
        assert open_table(path) == refusals.DAMAGED


def sheet(rows: str, prefix: str = "") -> bytes:
    space = f'xmlns{":" + prefix if prefix else ""}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    mark = f"{prefix}:" if prefix else ""
    rows = rows.replace("</", f"<\0{mark}").replace("<", f"<{mark}").replace(f"<{mark}\0", "</")
    return f"<{mark}worksheet {space}><{mark}sheetData>{rows}</{mark}sheetData></{mark}worksheet>".encode()


@pytest.fixture
def with_sheet(tmp_path):
    """Return a function that opens a workbook with this XML as its sheet."""

    def write(xml: bytes):
        path = tmp_path / "sheet.xlsx"
        with (
            zipfile.ZipFile(FIXTURES / "good" / "register.xlsx") as source,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                target.writestr(name, xml if name.endswith("sheet1.xml") else source.read(name))
        return open_table(path)

    return write


def test_cells_without_addresses_follow_one_another(with_sheet):
    table = with_sheet(
        sheet("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    )
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows()] == [[1, None, 2], [3, None, None]]


FAR_ROW = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'


@pytest.mark.parametrize("prefix", ["", "x"])
def test_a_far_cell_is_found_without_an_address_too(with_sheet, prefix):
    cells = "<c/>" * 99 + "<c><v>1</v></c>"
    assert with_sheet(sheet(f"<row>{cells}</row>{FAR_ROW}", prefix)) == refusals.far_cell(
        "CV1048576"
    )


def test_a_far_cell_is_found_behind_a_long_text(with_sheet):
    text = f'<row r="1"><c r="A1" t="str"><v>{"x" * 3 * MEGABYTE}</v></c></row>'
    far = '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>'
    assert with_sheet(sheet(text + far)) == refusals.far_cell("XFD1048576")


def test_far_cells_that_only_have_a_format_do_no_harm(with_sheet):
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    table = with_sheet(sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{far}'))
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows()] == [[1]]


def test_a_list_of_a_million_rows_may_have_26_columns(with_sheet):
    assert isinstance(with_sheet(sheet(f'<row r="1"><c r="C1"><v>1</v></c></row>{FAR_ROW}')), Table)


def test_a_repeated_cell_of_an_open_workbook_counts_as_often_as_it_stands(tmp_path):
    path = tmp_path / "repeated.ods"
    write_ods(path, ods_row(ods_text("x", 'table:number-columns-repeated="3"')) * 2)
    assert [row.cells for row in open_table(path).rows()] == [["x"] * 3] * 2
