"""A record that a newer export takes back from finished to in progress: what counts of its first end."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.coverage import BASES, Period, Question
from kiosk.core.exports import Ask
from kiosk.core.messages import Message
from kiosk.core.tokens import Token
from kiosk.journey import coverage, held, records, slips
from kiosk.journey.intake import Upload, inspect
from kiosk.journey.responses import Gone, Open, look
from tests.builders import NOON, TERMS, Office
from tests.journey.exported import as_json

CODE = "H41.14-231120-0001"
YEAR = Period("2022-12-15", "2023-12-14")
NEXT_YEAR = Period("2023-12-15", "2024-12-14")
FINISHED = "Đã trả kết quả,20/11/2023,12/12/2023,28/11/2023,01/12/2023"
FINISHED_AGAIN = "Đã trả kết quả,20/11/2023,12/12/2023,18/03/2024,19/03/2024"
OPEN_AGAIN = {
    "with empty days": "Đang xử lý,20/11/2023,12/12/2023,,",
    "with the days of its first end": "Đang xử lý,20/11/2023,12/12/2023,28/11/2023,01/12/2023",
    "without any days": "Đang xử lý",
}
HEADINGS = (
    "Trạng thái",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Ngày trả kết quả",
)


def imported(office: Office, folder: Path, row: str, exported_at: datetime) -> None:
    """Import an export of one record."""
    names = ",".join(("Mã hồ sơ", "Đơn vị giải quyết", *HEADINGS[: row.count(",") + 1]))
    path = folder / "export.csv"
    path.write_text(f"{names}\n{CODE},Xã Nghi Long,{row}\n", "utf-8")
    checked = inspect(office.store, Upload(path, path.name, exported_at), office.act)
    assert not isinstance(checked, Message), checked.text(str)
    assert not checked.bad.count
    records.apply(office.store, checked, office.act)
    checked.close()


def accepted(office: Office) -> None:
    """Let the one step back that waits happen."""
    (change,) = held.held(office.store)
    assert held.decide_held(office.store, change, accepted=True, act=office.act)


def counted(office: Office, period: Period) -> dict[str, int]:
    """Return how many records coverage counts, by base."""
    return {
        base: coverage.measure(office.store, Question(period.from_, period.to, base)).total.records
        for base in BASES
    }


def form_06a(office: Office, folder: Path, period: Period) -> tuple[int, int, int]:
    """Return how many records form 06a calls received, resolved and pending."""
    total = as_json(office, folder, Ask("06a", period))[-1]
    return total["received_total"], total["resolved_total"], total["pending_total"]


def seen(office: Office, token: Token) -> object:
    return look(office.store, token, TERMS, change_key=None, now=NOON)


def code(office: Office) -> Token:
    sheet = slips.find(office.store, CODE)
    assert sheet
    return office.code(sheet.record)


@pytest.mark.parametrize("open_again", OPEN_AGAIN.values(), ids=OPEN_AGAIN)
def test_a_record_that_is_open_again_was_neither_finished_nor_handed_over(
    office: Office, tmp_path: Path, open_again: str
) -> None:
    imported(office, tmp_path, FINISHED, NOON - timedelta(days=3))
    token = code(office)
    assert counted(office, YEAR) == {"resolved": 1, "returned": 1, "received": 1}
    assert form_06a(office, tmp_path, YEAR) == (1, 1, 0)
    assert isinstance(seen(office, token), Gone), "its code has expired"

    imported(office, tmp_path, open_again, NOON - timedelta(days=2))
    accepted(office)
    assert counted(office, YEAR) == {"resolved": 0, "returned": 0, "received": 1}
    assert form_06a(office, tmp_path, YEAR) == (1, 0, 1)
    (row,) = as_json(office, tmp_path, Ask("records"))
    assert (row["status"], row["resolved_on"], row["returned_on"]) == (4, None, None)
    assert isinstance(seen(office, token), Open), "its result is still to come"

    imported(office, tmp_path, FINISHED_AGAIN, NOON - timedelta(days=1))
    assert counted(office, YEAR) == {"resolved": 0, "returned": 0, "received": 1}
    assert counted(office, NEXT_YEAR) == {"resolved": 1, "returned": 1, "received": 0}
    assert form_06a(office, tmp_path, YEAR) == (1, 0, 1)
    assert form_06a(office, tmp_path, NEXT_YEAR) == (1, 1, 0)
    assert isinstance(seen(office, token), Open)


def test_an_end_without_its_day_is_not_given_that_of_the_first_one(
    office: Office, tmp_path: Path
) -> None:
    imported(office, tmp_path, FINISHED, NOON - timedelta(days=3))
    imported(office, tmp_path, "Đang xử lý", NOON - timedelta(days=2))
    accepted(office)
    imported(office, tmp_path, "Đã trả kết quả", NOON - timedelta(days=1))
    assert counted(office, YEAR) == {"resolved": 0, "returned": 0, "received": 1}
