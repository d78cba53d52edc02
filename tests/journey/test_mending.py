"""Rows to be mended: a workbook that Excel opens as it is, and that is imported once it is mended."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from kiosk.core.acts import Act
from kiosk.core.messages import Message
from kiosk.journey.checked import Checked
from kiosk.journey.intake import Upload, inspect
from kiosk.journey.mending import write_bad_rows
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON

HEADINGS = [
    "Mã hồ sơ",
    "Tên thủ tục hành chính",
    "Đơn vị tiếp nhận",
    "Ngày tiếp nhận",
    "Trạng thái",
]
PLAIN = ["0041-2403", "Đăng ký khai sinh", "UBND xã Nghi Long", "01/03/2024", "Đang xử lý"]


def row(**changes: Any) -> list[Any]:
    keys = ("code", "procedure", "unit", "received", "status")
    return [changes.get(key, plain) for key, plain in zip(keys, PLAIN, strict=True)]


def table(path: Path, *rows: list[Any]) -> Path:
    """Write a workbook as an office exports it; days are day cells."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate((HEADINGS, *rows)):
            sheet.write_row(line, 0, cells)
    return path


def check(store: SqliteStore, act: Act, path: Path) -> Checked:
    checked = inspect(store, Upload(path, path.name, NOON), act)
    assert not isinstance(checked, Message), checked.text(str)
    return checked


def free(folder: Path) -> Iterator[Path]:
    return (folder / f"bad-{number}.xlsx" for number in count(1))


def bad_files(store: SqliteStore, act: Act, path: Path, folder: Path, **most: int) -> list[Path]:
    checked = check(store, act, path)
    made = write_bad_rows(checked, free(folder), act, str, **most)
    checked.close()
    assert not isinstance(made, Message)
    return made


def codes(store: SqliteStore, act: Act, path: Path) -> list[str]:
    """Return the codes that an import of the file would take in."""
    checked = check(store, act, path)
    found = [row.code for batch in checked.rows() for row in batch]
    checked.close()
    return found


def test_cells_are_texts_and_stay_texts_when_somebody_types_into_them(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    file = table(tmp_path / "a.xlsx", row(code="00123", received="31/02/2024"))
    (path,) = bad_files(store, act, file, tmp_path)
    sheet = openpyxl.load_workbook(path).active
    cells = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    written = {name: cells[name].value for name in HEADINGS}
    assert written == dict(zip(HEADINGS, row(code="00123", received="31/02/2024"), strict=True))
    assert {(cells[name].data_type, cells[name].number_format) for name in HEADINGS} == {("s", "@")}
    alike = sheet.column_dimensions["A"]
    assert (alike.min, alike.max, alike.number_format) == (1, 5, "@"), (
        "empty cells are typed into too"
    )


@pytest.mark.parametrize(
    ("heading", "wrong", "mended"),
    [
        ("Ngày tiếp nhận", {"received": "31/02/2024"}, "01/03/2024"),
        ("Ngày tiếp nhận", {"received": "31/02/2024"}, datetime(2024, 3, 1)),
        ("Ngày tiếp nhận", {"received": "31/02/2024"}, 45352),
        ("Ngày tiếp nhận", {"received": "13/03/2024 25:61"}, "13/03/2024 21:16"),
        ("Trạng thái", {"status": "Xong xuôi"}, 9),
        ("Trạng thái", {"status": "Xong xuôi"}, 9.0),
        ("Mã hồ sơ", {"code": None}, 412403),
        ("Mã hồ sơ", {"code": None}, "0041-2403"),
        ("Đơn vị tiếp nhận", {"unit": None}, "UBND xã Nghi Long"),
    ],
)
def test_a_mended_row_goes_in_whatever_excel_made_of_what_was_typed(
    store: SqliteStore,
    act: Act,
    tmp_path: Path,
    heading: str,
    wrong: dict[str, Any],
    mended: object,
) -> None:
    (path,) = bad_files(store, act, table(tmp_path / "a.xlsx", row(**wrong)), tmp_path)
    assert codes(store, act, path) == []
    book = openpyxl.load_workbook(path)
    (place,) = [cell.column for cell in book.active[1] if cell.value == heading]
    cell = book.active.cell(2, place, mended)
    if isinstance(mended, datetime):
        cell.number_format = "dd/mm/yyyy"
    book.save(path)
    assert len(codes(store, act, path)) == 1


@pytest.mark.parametrize("code", [41.5, 1e15, datetime(2024, 3, 1), "H41\x01-2403", "4,1E+14"])
def test_a_code_that_was_refused_is_refused_again_as_long_as_nobody_mends_it(
    store: SqliteStore, act: Act, tmp_path: Path, code: object
) -> None:
    if isinstance(code, str):
        file = tmp_path / "a.csv"
        lines = (HEADINGS, [f'"{cell}"' for cell in row(code=code)])
        file.write_text("\n".join(",".join(line) for line in lines), "utf-8")
    else:
        file = table(tmp_path / "a.xlsx", row(code=code))
    (path,) = bad_files(store, act, file, tmp_path)
    assert codes(store, act, path) == []


def test_what_a_spreadsheet_made_of_a_code_is_told_beside_the_row(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    (path,) = bad_files(store, act, table(tmp_path / "a.xlsx", row(code=41.5)), tmp_path)
    (_, line) = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    assert line[0] is None
    assert re.match("Mã hồ sơ “41.5”: The spreadsheet has rounded this code", line[-1])


def test_more_rows_than_a_file_should_hold_go_on_in_further_files(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    rows = [row(code=f"00-{number:05}", received="31/02/2024") for number in range(5)]
    paths = bad_files(store, act, table(tmp_path / "a.xlsx", *rows), tmp_path, most=2)
    assert [path.name for path in paths] == ["bad-1.xlsx", "bad-2.xlsx", "bad-3.xlsx"]
    found = []
    for path in paths:
        book = openpyxl.load_workbook(path)
        for line in book.active.iter_rows(min_row=2):
            line[4].value = "01/03/2024"
        book.save(path)
        found += codes(store, act, path)
    assert found == [cells[0] for cells in rows]


def test_without_rows_to_be_mended_no_file_is_made(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    assert bad_files(store, act, table(tmp_path / "a.xlsx", row()), tmp_path) == []
    assert [path.name for path in tmp_path.glob("*.xlsx")] == ["a.xlsx"]
