"""The invented records that all fixtures of readable files hold, and how each form shows them."""

from datetime import datetime
from typing import NamedTuple

VILLAGE, TOWN = "UBND xã Hoa Mai", "UBND thị trấn Cầu Gỗ"
STEPS = {
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung giấy tờ",
    7: "Công dân yêu cầu rút hồ sơ",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}
WAYS = {1: "Trực tiếp", 2: "Nộp trực tuyến", 3: "Qua bưu chính công ích"}


class Record(NamedTuple):
    """One invented record; the person, the address and the phone must never reach the store."""

    code: str
    procedure: str
    unit: str
    status: int
    way: int
    received: datetime
    due: datetime | None
    resolved: datetime | None
    returned: datetime | None
    person: str
    address: str
    phone: str


def _day(text: str) -> datetime | None:
    return datetime.strptime(f"2023-{text}", "%Y-%m-%d %H:%M") if text else None


_PROCEDURES = {
    "CT": "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    "KS": "Đăng ký khai sinh",
    "KT": "Đăng ký khai tử",
    "HN": "Xác nhận tình trạng hôn nhân",
    "DD": "Đăng ký biến động quyền sử dụng đất",
}
_LINES = """
H41.90.01-231102-0001|CT|v|10|1|11-02 08:05|11-02 17:00|11-02 09:10|11-02 09:30|Nguyễn Thị Bưởi|xóm 3, xã Hoa Mai
H41.90.01-231102-0002|KS|v|10|2|11-02 08:40|11-03 17:00|11-02 15:20|11-03 08:00|Trần Văn Cam|xóm 5, xã Hoa Mai
H41.90.01-231103-0001|HN|v|9|2|11-03 07:45|11-08 17:00|11-08 10:00||Lê Thị Đào|xóm 1, xã Hoa Mai
H41.90.01-231106-0001|KT|v|10|1|11-06 09:15|11-07 17:00|11-08 16:00|11-08 16:30|Phạm Văn Ổi|xóm 7, xã Hoa Mai
H41.90.01-231107-0001|DD|v|4|1|11-07 14:00|12-07 17:00|||Hoàng Thị Mận|xóm 2, xã Hoa Mai
H41.90.01-231108-0001|CT|v|10|1|11-08 08:00||11-08 08:20|11-08 08:25|Vũ Văn Nhãn|xóm 3, xã Hoa Mai
H41.90.02-231102-0001|CT|t|10|1|11-02 10:00|11-02 17:00|11-02 10:40|11-02 10:50|Đặng Thị Quýt|khối 4, thị trấn Cầu Gỗ
H41.90.02-231103-0001|KS|t|10|3|11-03 08:30|11-06 17:00|11-06 09:00|11-09 08:00|Bùi Văn Táo|khối 1, thị trấn Cầu Gỗ
H41.90.02-231106-0001|DD|t|5|1|11-06 15:10|12-06 17:00|||Đỗ Thị Xoài|khối 2, thị trấn Cầu Gỗ
H41.90.02-231107-0001|HN|t|7|2|11-07 09:00|11-10 17:00|||Hồ Văn Mít|khối 6, thị trấn Cầu Gỗ
H41.90.02-231108-0001|KT|t|9|1|11-08 13:30|11-09 17:00|11-09 11:00||Ngô Thị Lê|khối 3, thị trấn Cầu Gỗ
H41.90.02-231109-0001|CT|t|10|2|11-09 07:50|11-09 17:00|11-09 08:30|11-09 09:00|Dương Văn Khế|khối 5, thị trấn Cầu Gỗ
"""


def _record(number: int, line: str) -> Record:
    code, procedure, unit, status, way, *days, person, address = line.split("|")
    received, due, resolved, returned = (_day(day) for day in days)
    assert received
    return Record(
        code,
        _PROCEDURES[procedure],
        VILLAGE if unit == "v" else TOWN,
        int(status),
        int(way),
        received,
        due,
        resolved,
        returned,
        person,
        address,
        f"0900 000 {number:03}",
    )


RECORDS = [_record(number, line) for number, line in enumerate(_LINES.split("\n")[1:-1], 1)]

REGISTER = [
    "STT",
    "Mã hồ sơ",
    "Trích yếu",
    "Số bộ",
    "Chủ hồ sơ",
    "Địa chỉ",
    "SĐT chủ hồ sơ",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày trả",
    "Người nhận hồ sơ",
    "Địa bàn",
]
LIST = [
    "STT",
    "Đơn vị tiếp nhận",
    "Tên thủ tục hành chính",
    "Mã hồ sơ",
    "Trạng thái",
    "Hình thức nộp",
    "Địa chỉ",
    "Người nộp",
    "Ngày nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Ngày trả",
]
LATE = [
    "Mã hồ sơ",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày có kết quả",
    "Đơn vị giải quyết",
    "Ghi chú",
]


def text_of(day: datetime | None) -> str:
    """Return a moment as the provincial systems write it."""
    return day.strftime("%d/%m/%Y %H:%M:%S") if day else ""


def register_row(number: int, record: Record) -> list[object]:
    """Return a row of the register (Sổ theo dõi hồ sơ): no status, no field, no unit."""
    return [
        number,
        record.code,
        record.procedure,
        1,
        record.person,
        record.address,
        record.phone,
        text_of(record.received),
        text_of(record.due),
        text_of(record.returned),
        record.person,
        record.unit.removeprefix("UBND "),
    ]


def list_row(number: int, record: Record) -> list[object]:
    """Return a row of the report's list (Danh sách hồ sơ), its days still as datetimes."""
    return [
        number,
        record.unit,
        record.procedure,
        record.code,
        STEPS[record.status],
        WAYS[record.way],
        record.address,
        record.person,
        record.received,
        record.due,
        record.resolved,
        record.returned,
    ]


def list_texts(number: int, record: Record) -> list[str]:
    """Return the same row with every value as text."""
    return [
        text_of(value) if isinstance(value, datetime) else str(value if value is not None else "")
        for value in list_row(number, record)
    ]
