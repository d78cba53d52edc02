"""What the headings of exports mean: our columns, personal ones to drop, and the rest.

Aliases are written as offices write them and matched folded, so case, diacritics and punctuation do not matter.
"""

import re
from enum import Enum
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from kiosk.core.text import fold

Column = Literal[
    "code",
    "status",
    "filed_via",
    "procedure_code",
    "procedure",
    "field",
    "receiving_unit",
    "resolving_unit",
    "received_on",
    "due_on",
    "resolved_on",
    "returned_on",
]
COLUMNS: tuple[Column, ...] = get_args(Column)

STANDARD: dict[Column, str] = {
    "code": "Mã hồ sơ",
    "status": "Trạng thái",
    "filed_via": "Hình thức nộp",
    "procedure_code": "Mã TTHC",
    "procedure": "Tên thủ tục hành chính",
    "field": "Lĩnh vực",
    "receiving_unit": "Đơn vị tiếp nhận",
    "resolving_unit": "Đơn vị giải quyết",
    "received_on": "Ngày tiếp nhận",
    "due_on": "Ngày hẹn trả",
    "resolved_on": "Ngày kết thúc xử lý",
    "returned_on": "Ngày trả kết quả",
}
"""The heading under which each column is found again, for files that we write to be mended and imported."""

# Tiers, the plainest first: a file with "Ngày tiếp nhận" and "Ngày nộp" means the former.
_ALIASES: dict[Column, str] = {
    "code": """mã hồ sơ; mã số hồ sơ; mã hồ sơ dịch vụ công; mã hồ sơ một cửa; record code; dossier code;
        file code | số biên nhận; mã biên nhận; mã số biên nhận; số biên nhận hồ sơ;
        mã biên nhận hồ sơ; mã tiếp nhận; số giấy tiếp nhận; mã giấy tiếp nhận;
        số phiếu tiếp nhận | số hồ sơ; mã số; số phiếu; số tiếp nhận; mã; code; record number""",
    "status": """trạng thái; trạng thái hồ sơ; trạng thái xử lý; trạng thái giải quyết;
        trạng thái xử lý hồ sơ; status; record status | tình trạng hồ sơ; tình trạng xử lý;
        tình trạng xử lý hồ sơ; tình trạng giải quyết; tình trạng""",
    "filed_via": """hình thức nộp; hình thức nộp hồ sơ; filed via; filing channel |
        hình thức tiếp nhận; hình thức tiếp nhận hồ sơ; hình thức nhận hồ sơ | kênh nộp;
        kênh nộp hồ sơ; kênh tiếp nhận; phương thức nộp; phương thức nộp hồ sơ;
        phương thức tiếp nhận; cách thức nộp; cách thức nộp hồ sơ; nguồn tiếp nhận; nguồn hồ sơ |
        hình thức; kênh; phương thức; loại tiếp nhận; cách thức thực hiện; nguồn; channel""",
    "procedure_code": """mã thủ tục; mã thủ tục hành chính; mã số thủ tục; mã số thủ tục hành chính;
        procedure code | mã dịch vụ công; mã dvc; mã quy trình""",
    "procedure": """tên thủ tục; tên thủ tục hành chính; procedure name | thủ tục;
        thủ tục hành chính; procedure | tên dịch vụ công; dịch vụ công;
        thủ tục hành chính dịch vụ công | loại hồ sơ; loại thủ tục; tên quy trình; quy trình;
        dịch vụ; tên dịch vụ""",
    "field": """lĩnh vực; tên lĩnh vực; lĩnh vực thủ tục; lĩnh vực thủ tục hành chính;
        lĩnh vực hồ sơ; field; field name | ngành lĩnh vực | nhóm thủ tục; nhóm lĩnh vực; ngành""",
    "receiving_unit": """đơn vị tiếp nhận; đơn vị tiếp nhận hồ sơ; cơ quan tiếp nhận;
        cơ quan tiếp nhận hồ sơ; receiving unit; receiving office | nơi tiếp nhận;
        nơi tiếp nhận hồ sơ; đơn vị nhận; đơn vị nhận hồ sơ; bộ phận tiếp nhận; điểm tiếp nhận;
        trung tâm tiếp nhận | nơi nộp; nơi nộp hồ sơ""",
    "resolving_unit": """đơn vị giải quyết; đơn vị giải quyết hồ sơ; cơ quan giải quyết;
        cơ quan giải quyết hồ sơ; resolving unit; resolving office | đơn vị xử lý;
        đơn vị xử lý hồ sơ; cơ quan xử lý; cơ quan xử lý hồ sơ; đơn vị thụ lý; cơ quan thụ lý |
        đơn vị thực hiện; cơ quan thực hiện; cơ quan có thẩm quyền; đơn vị chủ trì | phòng ban;
        phòng ban xử lý; phòng chuyên môn; đơn vị đang xử lý""",
    "received_on": """ngày tiếp nhận; ngày tiếp nhận hồ sơ; received on; received date;
        date received | ngày nhận; ngày nhận hồ sơ | ngày nộp; ngày nộp hồ sơ; ngày đăng ký;
        ngày gửi | ngày tạo; ngày tạo hồ sơ""",
    "due_on": """ngày hẹn trả; ngày hẹn trả kết quả; ngày hẹn trả hồ sơ; due on; due date |
        ngày hẹn; hẹn trả; hẹn trả kết quả | hạn trả; hạn trả kết quả; hạn xử lý; hạn giải quyết;
        ngày đến hạn; ngày hết hạn; ngày hết hạn xử lý""",
    "resolved_on": """ngày kết thúc xử lý; ngày kết thúc; ngày kết thúc xử lý hồ sơ;
        ngày kết thúc giải quyết; resolved on; finished on; resolved date; date resolved |
        ngày có kết quả | ngày hoàn thành; ngày hoàn thành xử lý; ngày hoàn thành hồ sơ;
        ngày xử lý xong; ngày giải quyết xong | ngày giải quyết""",
    "returned_on": """ngày trả thực tế; ngày trả kết quả thực tế; ngày thực trả; returned on;
        returned date; date returned | ngày trả kết quả; ngày trả; ngày trả hồ sơ |
        ngày giao kết quả; ngày nhận kết quả; ngày công dân nhận kết quả""",
}
_UNITS: tuple[Column, ...] = ("receiving_unit", "resolving_unit")
_EITHER_UNIT = "đơn vị; tên đơn vị; cơ quan; tên cơ quan; cơ quan đơn vị; unit; office"
_LAST = 9
_PERSONAL = """chủ hồ sơ; người nộp; người nhận; người yêu cầu; người đại diện; người được ủy quyền;
        người ủy quyền; người làm đơn; người đăng ký; họ tên; họ và tên; tên người; công dân;
        khách hàng; điện thoại; sđt; số đt; di động; zalo; email; e mail; thư điện tử; địa chỉ;
        thường trú; tạm trú; nơi ở; cư trú; cccd; cmnd; cmt; căn cước; hộ chiếu; số định danh;
        số giấy tờ; giấy tờ tùy thân; ngày sinh; năm sinh; nơi sinh; giới tính; dân tộc; quốc tịch;
        mã số thuế; mst; tài khoản; cán bộ; công chức; chuyên viên; nhân viên; người tiếp nhận;
        người xử lý; người thụ lý; người giải quyết; người trả; người ký; người tạo; người thực hiện;
        người phối hợp; lãnh đạo; cá nhân; tổ chức; doanh nghiệp; trích yếu; nội dung; ghi chú; ý kiến;
        thửa đất; chủ đầu tư; applicant; phone; mobile; address; full name; birth; identity; passport;
        note; remarks; subject"""

ORDINALS = frozenset({"stt", "tt", "so tt", "so thu tu", "no", "num", "#", ""})

_SHORT = {
    "hs": "ho so",
    "kq": "ket qua",
    "tthc": "thu tuc hanh chinh",
    "gq": "giai quyet",
    "xl": "xu ly",
    "tn": "tiep nhan",
    "tg": "thoi gian",
}
_MOMENT = re.compile(r"^(?:thoi gian|thoi diem|ngay gio|gio ngay|ngay thang nam|ngay thang|gio)\b")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_NUMBER = re.compile(r"^\d{1,2} ")
_PARTS = re.compile(r"[/|;\n]| [-–] ")


class Sense(NamedTuple):
    """What a heading means; of two that mean the same, the smaller rank says it more plainly."""

    columns: tuple[Column, ...]
    rank: int


class Other(Enum):
    """Headings of columns that are not ours."""

    PERSONAL = "personal"
    UNKNOWN = "unknown"


def _form(text: str) -> str:
    """Return the folded heading with its abbreviations written out and every time called a day."""
    words = " ".join(_SHORT.get(word, word) for word in fold(text).split())
    return _MOMENT.sub("ngay", words)


def _senses() -> dict[str, Sense]:
    senses = {_form(alias): Sense(_UNITS, _LAST) for alias in _EITHER_UNIT.split(";")}
    for column, tiers in _ALIASES.items():
        for rank, aliases in enumerate(tiers.split("|"), start=1):
            senses |= {_form(alias): Sense((column,), rank) for alias in aliases.split(";")}
    return senses


SENSES = _senses()
_MARKS = tuple(f" {fold(mark)} " for mark in _PERSONAL.split(";"))


@lru_cache(maxsize=2**10)
def sense_of(heading: str) -> Sense | Other:
    """Return the meaning of a heading, whatever units, asterisks, numbers or translations stand beside it.

    What may be personal is personal: of a heading such as "Đơn vị/người tiếp nhận" nothing is read.
    """
    whole, bare = _form(heading), _form(_BRACKETS.sub(" ", heading))
    for form in (whole, bare, _NUMBER.sub("", bare)):
        if form in SENSES:
            return SENSES[form]
    if any(mark in f" {whole} " for mark in _MARKS):
        return Other.PERSONAL
    parts = [SENSES[form] for part in _PARTS.split(heading) if (form := _form(part)) in SENSES]
    if len({part.columns for part in parts}) != 1:
        return Other.UNKNOWN
    return min(parts, key=lambda part: part.rank)
