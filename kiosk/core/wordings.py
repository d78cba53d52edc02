"""The words that exports use for statuses and channels, folded for matching.

The ten statuses are those of the national public-service portal. A word that may mean two of them is left out: a
reader who guesses would move records in and out of the base of coverage without anybody noticing.
"""

from typing import Literal

from kiosk.core.text import fold

Channel = Literal["direct", "online", "postal"]

_STATUS_WORDS: dict[int, str] = {
    1: """mới đăng ký; đăng ký mới; mới nộp; đã nộp; mới; chờ tiếp nhận; chưa tiếp nhận;
        đang chờ tiếp nhận; chờ tiếp nhận trực tuyến; registered; submitted; receiving""",
    2: """được tiếp nhận; đã tiếp nhận; tiếp nhận; mới tiếp nhận; đã được tiếp nhận; đã nhận; chờ xử lý;
        chờ thụ lý; chờ giải quyết; chờ chuyển xử lý; chờ phân công; accepted; received; new""",
    3: """không được tiếp nhận; không tiếp nhận; từ chối tiếp nhận; từ chối; bị từ chối; đã từ chối;
        chưa đủ điều kiện tiếp nhận; không đủ điều kiện tiếp nhận; denied; refused; rejected""",
    4: """đang xử lý; đang giải quyết; đang thụ lý; đang thực hiện; đã chuyển xử lý; chuyển xử lý;
        đang chuyển xử lý; chờ phê duyệt; chờ duyệt; chờ ký; chờ ký duyệt; trình ký; đang trình ký;
        chờ trình ký; chờ ý kiến; chờ phối hợp; đang lấy ý kiến; đang phối hợp xử lý; đang luân chuyển;
        đang liên thông; chờ kết quả liên thông; chờ đóng dấu; chưa xử lý xong; chưa giải quyết;
        chưa giải quyết xong; gia hạn; đã gia hạn; xin lỗi và gia hạn; đang xác minh; đã phân công;
        đang thẩm định; chờ thẩm định; processing; in progress""",
    5: """yêu cầu bổ sung giấy tờ; yêu cầu bổ sung; yêu cầu bổ sung hồ sơ; chờ bổ sung;
        chờ bổ sung giấy tờ; chờ bổ sung hồ sơ; đang chờ bổ sung; đang bổ sung; cần bổ sung; bổ sung;
        bổ sung hồ sơ; bổ sung giấy tờ; đã yêu cầu bổ sung; đang yêu cầu bổ sung; tạm dừng chờ bổ sung;
        chờ công dân bổ sung; công dân bổ sung; supplement; waiting""",
    6: """yêu cầu thực hiện nghĩa vụ tài chính; thực hiện nghĩa vụ tài chính;
        chờ thực hiện nghĩa vụ tài chính; đang thực hiện nghĩa vụ tài chính; nghĩa vụ tài chính;
        chờ nghĩa vụ tài chính; chờ thuế; chờ thông báo thuế; chờ thanh toán; yêu cầu thanh toán;
        chờ nộp phí; chờ nộp lệ phí; chờ nộp thuế; chờ nộp tiền; paying""",
    7: """công dân yêu cầu rút; công dân yêu cầu rút hồ sơ; yêu cầu rút hồ sơ; yêu cầu rút; xin rút;
        xin rút hồ sơ; rút hồ sơ; rút; đã rút; đã rút hồ sơ; công dân rút; công dân rút hồ sơ;
        công dân xin rút; công dân xin rút hồ sơ; người nộp rút hồ sơ; đã hủy; hủy; hủy hồ sơ;
        đã hủy hồ sơ; withdrawn; cancelled; canceled""",
    8: """dừng xử lý; đã dừng xử lý; dừng giải quyết; đã dừng; ngừng xử lý; dừng; đình chỉ;
        không giải quyết; từ chối giải quyết; từ chối xử lý; không đủ điều kiện;
        không đủ điều kiện giải quyết; trả lại; trả lại hồ sơ; đã trả lại; đã trả lại hồ sơ;
        trả hồ sơ không giải quyết; không phê duyệt; stopped; unresolved""",
    9: """đã xử lý xong; xử lý xong; đã xử lý; đã giải quyết; giải quyết xong; đã giải quyết xong;
        đã có kết quả; có kết quả; hoàn thành; đã hoàn thành; hoàn thành xử lý; đã hoàn thành xử lý;
        đã xong; kết thúc; đã kết thúc; kết thúc xử lý; đã kết thúc xử lý; chờ trả kết quả; chờ trả;
        đã có kết quả chưa trả; đã xử lý xong chờ trả kết quả; chờ công dân nhận kết quả;
        chờ nhận kết quả; completed; finished; resolved; releasing""",
    10: """đã trả kết quả; trả kết quả; đã trả; đã trả kết quả cho công dân;
        đã trả kết quả cho người dân; đã giao kết quả; đã nhận kết quả; công dân đã nhận kết quả;
        đã phát kết quả; đã xử lý xong và trả kết quả; đã xử lý và trả kết quả;
        đã giải quyết và trả kết quả; returned; delivered; done""",
}

_CHANNEL_WORDS: dict[Channel, str] = {
    "direct": """một cửa; tại một cửa; bộ phận một cửa; tại bộ phận một cửa; tại quầy; quầy; tại chỗ;
        direct; in person; counter""",
    "online": """online; qua mạng; trên mạng; internet; dvc; dvctt; dvcqg; cổng dvc; cổng dvcqg; vneid;
        qua vneid; toàn trình; một phần; mức độ 3; mức độ 4; mức 3; mức 4; web; app""",
    "postal": "bcci; bưu chính; bưu điện; vnpost; chuyển phát; post; postal; mail",
}

CHANNEL_MARKS: tuple[tuple[str, Channel], ...] = (
    ("truc tiep", "direct"),
    ("truc tuyen", "online"),
    ("dich vu cong", "online"),
    ("online", "online"),
    ("dvc", "online"),
    ("buu chinh", "postal"),
    ("buu dien", "postal"),
    ("bcci", "postal"),
)
"""What a longer wording must hold to mean a channel ("Nộp hồ sơ trực tuyến qua Cổng tỉnh")."""


def _listed(words: str) -> list[str]:
    return [fold(word) for word in words.split(";")]


STATUSES: dict[str, int] = {
    word: status for status, words in _STATUS_WORDS.items() for word in _listed(words)
}
CHANNELS: dict[str, Channel] = {
    word: channel for channel, words in _CHANNEL_WORDS.items() for word in _listed(words)
}
EMPTY = frozenset({"", "null", "none", "nan", "n a", "undefined", "khong co", "chua co", "chua"})
"""Folded texts by which systems say that there is nothing."""
SPREADSHEET_ERRORS = frozenset(
    {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"}
)
_MONTHS = """jan january; feb february; mar march; apr april; may; jun june; jul july; aug august;
        sep sept september; oct october; nov november; dec december"""
MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS.split(";"), start=1)
    for name in names.split()
}
