"""Rows of a file sorted: which go in, which stay out to be mended, and which units a file makes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.core.acts import Act
from kiosk.core.headings import COLUMNS
from kiosk.core.messages import Message
from kiosk.journey.checked import Checked
from kiosk.journey.intake import Upload, inspect
from kiosk.store.sqlite import SqliteStore
from tests.builders import NOON, Office

HEADINGS = "Mã hồ sơ,Tên thủ tục,Đơn vị giải quyết,Ngày tiếp nhận,Trạng thái"
ONE = "H41-240301-0001,Đăng ký khai sinh,UBND xã Nghi Long,01/03/2024,"
TWO = "H41-240301-0002,Đăng ký khai sinh,UBND xã Nghi Long,01/03/2024,9"


@contextmanager
def sorted_out(
    store: SqliteStore, act: Act, folder: Path, *rows: str, unit: str | None = None
) -> Iterator[Checked]:
    """Check a file with these rows under the headings; the first stands on line 2."""
    path = folder / "records.csv"
    path.write_text("\n".join((HEADINGS, *rows)), "utf-8")
    checked = inspect(store, Upload(path, path.name, NOON, unit=unit), act)
    assert not isinstance(checked, Message), checked.text(str)
    yield checked
    checked.close()


def codes(checked: Checked) -> list[str]:
    return [row.code for batch in checked.rows() for row in batch]


def told(checked: Checked) -> list[tuple[int, str, str]]:
    return [
        (problem.line, problem.column, problem.message.text(str)) for problem in checked.problems
    ]


def test_of_two_rows_that_contradict_each_other_neither_goes_in(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    with sorted_out(store, act, tmp_path, ONE + "4", TWO, ONE + "9") as checked:
        assert codes(checked) == ["H41-240301-0002"]
        assert (checked.good.count, checked.bad.count, checked.duplicates) == (1, 2, 0)
        says = "Line {} says something else of this record, so neither row goes in. Keep the right one."
        assert told(checked) == [
            (2, "Mã hồ sơ", says.format(4)),
            (4, "Mã hồ sơ", says.format(2)),
        ]


def test_both_stand_among_the_rows_to_be_mended_with_all_they_say(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    with sorted_out(store, act, tmp_path, ONE + "4", ONE + "9") as checked:
        kept = {
            line: dict(zip(COLUMNS, cells, strict=True)) for line, cells, _ in checked.bad_rows()
        }  # type: ignore[call-overload]  # spooled as plain tuples
    assert {line: row.pop("status") for line, row in kept.items()} == {2: "4", 3: "9"}
    assert kept[2] == kept[3]
    assert {column: text for column, text in kept[2].items() if text} == {
        "code": "H41-240301-0001",
        "procedure": "Đăng ký khai sinh",
        "resolving_unit": "UBND xã Nghi Long",
        "received_on": "01/03/2024",
    }


def test_rows_that_repeat_a_contradiction_are_doubles(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    rows = [ONE + status for status in ("4", "9", "4", "9", "10", "9")]
    with sorted_out(store, act, tmp_path, *rows, TWO, TWO) as checked:
        assert codes(checked) == ["H41-240301-0002"]
        assert [line for line, *_ in told(checked)] == [2, 3, 6]
        assert checked.duplicates == 4


def test_a_contradiction_far_down_takes_its_first_row_out_of_many(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    many = [f"H41-240302-{number:04},Thủ tục {number},Xã A,01/03/2024,4" for number in range(1700)]
    with sorted_out(store, act, tmp_path, ONE + "4", *many, ONE + "9") as checked:
        assert codes(checked) == [row.split(",")[0] for row in many]
        assert [line for line, *_ in told(checked)] == [2, 1703]


@pytest.mark.parametrize("rows", [(ONE + "4", TWO), (ONE + "4", ONE + "4", TWO)])
def test_a_unit_that_no_row_needs_is_not_made(
    store: SqliteStore, act: Act, tmp_path: Path, rows: tuple[str, ...]
) -> None:
    with sorted_out(store, act, tmp_path, *rows, unit="Xã Nhầm") as checked:
        assert [unit.name for unit in checked.new_units.values()] == ["UBND xã Nghi Long"]
    nameless = TWO.replace("UBND xã Nghi Long", "")
    with sorted_out(store, act, tmp_path, *rows[:-1], nameless, unit="Xã Nhầm") as checked:
        assert [unit.name for unit in checked.new_units.values()] == [
            "Xã Nhầm",
            "UBND xã Nghi Long",
        ]


def test_a_unit_that_only_rows_to_be_mended_name_is_not_made(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    with sorted_out(store, act, tmp_path, ONE + "4", ONE + "9") as checked:
        assert checked.new_units == {}


def test_a_missing_unit_is_told_of_the_column_that_the_file_has(
    store: SqliteStore, act: Act, tmp_path: Path
) -> None:
    with sorted_out(store, act, tmp_path, TWO.replace("UBND xã Nghi Long", "")) as checked:
        ((_, column, message),) = told(checked)
    assert column == "Đơn vị giải quyết"
    assert message.startswith("The row names no unit.")


def test_a_name_of_several_units_is_told_of_its_column(
    office: Office, act: Act, tmp_path: Path
) -> None:
    rows = [ONE.replace("Nghi Long", name) + "4" for name in ("Nghi Hòa", "Nghi Hóa")]
    rows[1] = rows[1].replace("0001", "0003")
    ambiguous = TWO.replace("UBND xã Nghi Long", "xa nghi hoa")
    with sorted_out(office.store, act, tmp_path, *rows, ambiguous) as checked:
        ((line, column, message),) = told(checked)
    assert (line, column) == (4, "Đơn vị giải quyết")
    assert "fits several units" in message
