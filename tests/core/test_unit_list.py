"""A list of units as an office keeps it: what is read, and what is said when it cannot be."""

from typing import Any

from kiosk.core.messages import Message
from kiosk.core.unit_list import ListedUnit, ListedUnits, parse_units


def parsed(*rows: list[Any]) -> ListedUnits | Message:
    return parse_units(enumerate(rows, start=1))


def test_titles_above_the_headings_and_blank_rows_are_passed_over() -> None:
    listed = parsed(
        ["DANH SÁCH ĐƠN VỊ"],
        ["Mã đơn vị", "TEN DON VI", "Đơn vị cấp trên", "Hiệu lực đến", "Đơn vị kế thừa"],
        [None, " ", None, None, None],
        ["H41.14", "UBND huyện Nghi Lộc", None, None, None],
        ["H41.14.2", "Xã Nghi Long", "H41.14", "30/06/2025", "Xã Nghi Lộc"],
    )
    assert listed == ListedUnits(
        (
            ListedUnit("UBND huyện Nghi Lộc", "H41.14", None, None, None, None),
            ListedUnit("Xã Nghi Long", "H41.14.2", "H41.14", None, "2025-06-30", "Xã Nghi Lộc"),
        ),
        (),
    )


def test_a_table_without_a_column_of_names_is_told_which_ones_there_can_be() -> None:
    for table in ([["Mã đơn vị", "Ghi chú"], ["H41.14", "một cửa"]], []):
        refused = parsed(*table)
        assert isinstance(refused, Message)
        assert "Tên đơn vị" in refused.text(str)


def test_everything_that_is_wrong_is_told_with_its_line_and_column() -> None:
    listed = parsed(
        ["Tên đơn vị", "Hiệu lực từ", "Hiệu lực đến"],
        ["Xã Nghi Long", "31/02/2025", "mai"],
        ["", "01/07/2025", None],
        ["Xã Nghi Thái"],
    )
    assert isinstance(listed, ListedUnits)
    assert [(p.line, p.column, p.value) for p in listed.problems] == [
        (2, "valid_from", "31/02/2025"),
        (2, "valid_to", "mai"),
        (3, "name", ""),
    ]
    assert [unit.name for unit in listed.units] == ["Xã Nghi Thái"]
