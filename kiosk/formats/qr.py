"""QR codes: level Q, alphanumeric mode (what must keep its lower case: bytes), with their quiet zone.

A single picture takes the mask that suits its own pattern best. A bulk of codes shares one mask, and
is then made without asking the encoder for each: at a fixed version, level and mask, every module
is an exclusive or of some bits of the data. So the encoder is asked once what each bit of each
pair of symbols turns over (a code a bit), and any other code of the same length is the first
one with those changes laid over it, some fifty times as fast.
"""

import io
import re
from typing import NamedTuple

import qrcode
from PIL import Image, ImageOps
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import ALPHA_NUM, MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData

from kiosk.core.slips import QUIET

SYMBOLS: str = ALPHA_NUM.decode("ascii")
BULK_MASK = 3

_DENSE = frozenset(SYMBOLS)
_DARK = re.compile("1+")


class Code(NamedTuple):
    """The modules without the quiet zone: `size` rows of `size` bits, the first the highest bit."""

    size: int
    bits: int

    def rows(self) -> list[str]:
        """Return each row as ones (dark) and zeros."""
        text = format(self.bits, f"0{self.size * self.size}b")
        return [text[at : at + self.size] for at in range(0, len(text), self.size)]


def code(url: str, *, mask: int | None = None) -> Code:
    """Encode an upper-case URL; without a mask the best of eight is chosen, ten times as slowly."""
    _refuse_lower_case(url)
    return _encoded(QRData(url, mode=MODE_ALPHA_NUM), mask)


def code_as_written(url: str) -> Code:
    """Encode a URL whose capitals and small letters matter, byte by byte: larger than `code` makes it."""
    return _encoded(QRData(url, mode=MODE_8BIT_BYTE), None)


def _encoded(data: QRData, mask: int | None) -> Code:
    drawing = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=mask)
    drawing.add_data(data)
    drawing.make()
    bits = "".join("1" if dark else "0" for row in drawing.get_matrix() for dark in row)
    return Code(drawing.modules_count, int(bits, 2))


class Bulk:
    """Makes many codes of equally long URLs, each as `code(url, mask=BULK_MASK)` would make it."""

    def __init__(self, first: str) -> None:
        self._first = first
        self._code = code(first, mask=BULK_MASK)
        self._variants: dict[tuple[int, int], int] = {}
        self._turned: dict[tuple[int, str], int] = {}

    def code(self, url: str) -> Code:
        """Return the code of a URL that is as long as the first one."""
        _refuse_lower_case(url)
        if len(url) != len(self._first):
            raise ValueError(f"{url} is not as long as {self._first}")
        bits = self._code.bits
        for at in range(0, len(url), 2):
            pair = url[at : at + 2]
            if (at, pair) not in self._turned:
                self._turned[at, pair] = self._turned_by(at, pair)
            bits ^= self._turned[at, pair]
        return Code(self._code.size, bits)

    def _turned_by(self, at: int, pair: str) -> int:
        """Return the modules that differ from the first code when this pair stands in this place."""
        differing = _number(pair) ^ _number(self._first[at : at + 2])
        turned = 0
        for bit in range(differing.bit_length()):
            if differing >> bit & 1:
                turned ^= self._variant(at, 0) ^ self._variant(at, 1 << bit)
        return turned

    def _variant(self, at: int, number: int) -> int:
        """Return the modules of the first code with another number for the pair in this place."""
        if (at, number) not in self._variants:
            width = len(self._first[at : at + 2])
            pair = SYMBOLS[number // 45] + SYMBOLS[number % 45]
            url = self._first[:at] + pair[2 - width :] + self._first[at + width :]
            self._variants[at, number] = code(url, mask=BULK_MASK).bits
        return self._variants[at, number]


def _refuse_lower_case(url: str) -> None:
    if not _DENSE.issuperset(url):
        raise ValueError(f"only upper case fits the dense mode of a code: {url}")


def _number(pair: str) -> int:
    """Return the number that stands for two symbols (or a last single one) in a code's data."""
    number = 0
    for symbol in pair:
        number = number * 45 + SYMBOLS.index(symbol)
    return number


def outline(made: Code) -> str:
    """Return the dark modules as one SVG path, in modules, shifted by the quiet zone."""
    parts: list[str] = []
    for y, row in enumerate(made.rows(), QUIET):
        for run in _DARK.finditer(row):
            start, end = run.span()
            parts.append(f"M{start + QUIET} {y}h{end - start}v1H{start + QUIET}z")
    return "".join(parts)


def framed_side(made: Code) -> int:
    """Return the side of the code with its quiet zone, in modules."""
    return made.size + 2 * QUIET


def svg(url: str) -> str:
    """Return a picture of the code to be scaled at will, white quiet zone included."""
    made = code(url)
    side = framed_side(made)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        f' shape-rendering="crispEdges" role="img"><title>{url}</title>'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{outline(made)}"/></svg>\n'
    )


def png(url: str, *, module_px: int) -> bytes:
    """Return a one-bit picture, `module_px` pixels a module, white quiet zone included."""
    made = code(url)
    modules = Image.new("1", (made.size, made.size))
    modules.putdata([int(module == "0") for row in made.rows() for module in row])
    framed = ImageOps.expand(modules, border=QUIET, fill=1)
    out = io.BytesIO()
    framed.resize(
        (framed.width * module_px, framed.height * module_px), Image.Resampling.NEAREST
    ).save(out, "PNG", optimize=True)
    return out.getvalue()
