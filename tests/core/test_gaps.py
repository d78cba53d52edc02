"""What is told of columns that a file lacks."""

import pytest

from kiosk.core.gaps import gaps
from kiosk.core.headings import COLUMNS

RECEPTION = "The file has no column with the day of reception (Ngày tiếp nhận)"
ENDS = "The file has neither the day of finish (Ngày kết thúc xử lý) nor that of hand-over (Ngày trả kết quả)"
HAND_OVER = "The file has no column with the day of hand-over (Ngày trả kết quả)"
SUBJECT = "The file names neither procedures (Tên thủ tục hành chính) nor fields (Lĩnh vực)"


def told(*absent: str, subjects: bool = True) -> list[str]:
    present = frozenset(COLUMNS) - set(absent)
    return [gap.text(str).partition(":")[0] for gap in gaps(present, subjects=subjects)]


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ([], []),
        (["received_on"], [RECEPTION]),
        (["returned_on"], [HAND_OVER]),
        (["resolved_on", "returned_on"], [ENDS]),
        (["received_on", "resolved_on", "returned_on"], [RECEPTION, ENDS]),
        (["due_on", "filed_via", "procedure_code"], []),
    ],
)
def test_a_column_is_missed_when_its_absence_empties_figures(
    absent: list[str], expected: list[str]
) -> None:
    assert told(*absent) == expected


def test_a_missing_day_of_finish_is_told_by_rows_where_the_hand_over_stands_in() -> None:
    assert told("resolved_on") == []


def test_fields_and_procedures_may_come_from_headings_of_groups() -> None:
    columns = ("procedure_code", "procedure", "field")
    assert told(*columns) == []
    assert told(*columns, subjects=False) == [SUBJECT]
