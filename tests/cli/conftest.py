"""A terminal in front of an instance of its own, and files as an office exports them."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

Write = Callable[..., Path]

HEADINGS = {
    "code": "Mã hồ sơ",
    "procedure": "Tên thủ tục hành chính",
    "field": "Lĩnh vực",
    "unit": "Đơn vị tiếp nhận",
    "status": "Trạng thái",
    "received": "Ngày tiếp nhận",
    "due": "Ngày hẹn trả",
    "resolved": "Ngày kết thúc xử lý",
    "returned": "Ngày trả kết quả",
}
PLAIN = {
    "procedure": "Đăng ký khai sinh",
    "field": "Hộ tịch",
    "unit": "UBND xã Nghi Long",
    "status": "Đã trả kết quả",
    "received": "01/03/2024",
    "due": "12/03/2024",
    "resolved": "10/03/2024",
    "returned": "11/03/2024",
}


@pytest.fixture
def kiosk(tmp_path: Path) -> Terminal:
    """An English terminal in front of an instance in which nothing is yet."""
    return Terminal(tmp_path / "instance")


@pytest.fixture
def export(tmp_path: Path) -> Write:
    """Writes a CSV file: a row for each record, in the columns that are named; what is not said of one is plain."""

    def write(name: str, columns: str, *records: dict[str, str]) -> Path:
        path = tmp_path / name
        chosen = columns.split()
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS[column] for column in chosen)
            for record in records:
                whole = {**PLAIN, **record}
                writer.writerow(whole[column] for column in chosen)
        return path

    return write


@pytest.fixture
def table(tmp_path: Path) -> Write:
    """Writes any CSV file, row by row."""

    def write(name: str, *rows: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(rows) + "\n", "utf-8")
        return path

    return write
