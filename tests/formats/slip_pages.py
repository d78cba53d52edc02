"""Slips to print in tests, and the pages that come out, as pictures."""

import dataclasses
import io
from datetime import datetime
from pathlib import Path

import zxingcpp
from PIL import Image

from kiosk.core.days import VIETNAM
from kiosk.core.slips import Slip
from kiosk.formats.pdf import Press, Print

FONTS = Path(__file__).parents[2] / "static" / "fonts"
NOON = datetime(2026, 5, 4, 12, tzinfo=VIETNAM)
MM = 25.4

VIETNAMESE = {
    "title": "Phiếu mời đánh giá",
    "caption": "Quét để đánh giá — không cần đăng nhập",
    "type_it": "Hoặc gõ mã này tại %(address)s",
    "record": "Mã hồ sơ",
    "procedure": "Thủ tục",
    "day": "Ngày",
    "trust": "Chỉ tin tên miền %(domain)s. Chúng tôi không bao giờ hỏi số căn cước hay mã OTP.",
    "picture": "Mã QR mở trang %(url)s",
    "invented": "Số liệu minh họa",
}

PLAIN = Slip(
    office="UBND xã Nghi Long",
    record_code="H41.23.07-231015-0012",
    procedure="Đăng ký khai sinh",
    day="15/10/2023",
    url="HTTPS://DGHL.NGHEAN.GOV.VN/S/7KQ2M3BX9CFGHJKM",
    token="7KQ2M3BX9CFGHJKM",
    short_address="dghl.nghean.gov.vn",
    domain="nghean.gov.vn",
)

LONG_HOST = "trungtamphucvuhanhchinhcong.nghean.gov.vn"
ENDLESS_HOST = ".".join(["phucvuhanhchinhcong" * 3] * 4 + ["nghean.gov.vn"])


def slip(**changes) -> Slip:
    return dataclasses.replace(PLAIN, **changes)


def at_host(host: str, **changes) -> Slip:
    url = f"https://{host}/s/{PLAIN.token}".upper()
    return slip(url=url, short_address=host, domain=host, **changes)


def numbered(count: int, host: str = "dghl.nghean.gov.vn") -> list[Slip]:
    """Slips whose codes all differ."""
    tokens = [f"7KQ{number:05}".translate(str.maketrans("01", "GH")) * 2 for number in range(count)]
    return [
        at_host(host, token=token, record_code=f"H41.23.07-231015-{number:04}", invented=True)
        for number, token in enumerate(tokens)
    ]


def how(layout: str, **changes) -> Print:
    return dataclasses.replace(Print(layout, VIETNAMESE, FONTS, NOON), **changes)


def pages(slips: list[Slip], layout: str, dpi: float = 203, **changes) -> list[Image.Image]:
    """The pages as a thermal printer sees them: black or white, nothing between."""
    drawn = Press(how(layout, **changes)).typesetter(slips).compile(format="png", ppi=dpi)
    return [one_bit(page) for page in (drawn if isinstance(drawn, list) else [drawn])]


def one_bit(picture: bytes) -> Image.Image:
    grey = Image.open(io.BytesIO(picture)).convert("L")
    return grey.point(lambda value: 255 * (value > 127)).convert("1")


def read(page: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(page)]


def ink(page: Image.Image, box: tuple[float, float, float, float], dpi: float) -> bool:
    """Tell whether anything is drawn in a box given in millimetres (left, top, right, bottom)."""
    left, top, right, bottom = (round(edge / MM * dpi) for edge in box)
    return page.crop((left, top, right, bottom)).convert("L").getextrema()[0] == 0
