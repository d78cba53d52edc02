"""What stands on a slip, on which paper, and how dense its code gets; nothing here draws."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.core.messages import Message, Translate, mark, say
from kiosk.core.tokens import LENGTH

# Characters that a code holds at level Q in alphanumeric mode, by version 1, 2, 3 … (ISO/IEC 18004,
# table 7). Version 12 holds the longest host that the domain name system allows: 253 characters.
CAPACITIES = (16, 29, 47, 67, 87, 108, 125, 157, 189, 221, 259, 283)
EASY_VERSION = 3
"""The largest that small prints and old phones handle with ease; it holds a host of 20 characters."""

QUIET = 4
"""White modules that must surround a code on every side."""

DOTS_PER_MM = 8
"""A thermal printer of 203 dpi; modules of whole dots keep their edges sharp."""


@dataclass(frozen=True)
class Slip:
    """One citizen's slip. Empty `procedure` or `day` leave their line out."""

    office: str
    record_code: str
    procedure: str
    day: str
    """As printed: `dd/MM/yyyy`, or empty."""
    url: str
    """Upper case, `HTTPS://HOST/S/TOKEN`."""
    token: str
    """Sixteen symbols."""
    short_address: str
    """What a person types, such as `danhgia.nghean.gov.vn`."""
    domain: str
    """The only domain to be trusted, such as `nghean.gov.vn`."""
    invented: bool = False
    """Whether the slip belongs to a demonstration."""


@dataclass(frozen=True)
class Layout:
    """A page in millimetres; `height` is None on a roll, where the page is as long as its slip."""

    width: float
    height: float | None
    columns: int
    rows: int
    code_mm: float
    """The widest that the code may get, without its quiet zone."""

    @property
    def per_page(self) -> int:
        """Slips on one page."""
        return self.columns * self.rows


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "a5": Layout(width=148, height=210, columns=1, rows=1, code_mm=48),
        "a4x4": Layout(width=210, height=297, columns=2, rows=2, code_mm=33),
        "roll80": Layout(width=80, height=None, columns=1, rows=1, code_mm=33),
    }
)

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": mark("Rating slips"),
        "caption": mark("Scan to rate our service — no sign-in needed"),
        "type_it": mark("Or type this code at %(address)s"),
        "record": mark("Record code"),
        "procedure": mark("Procedure"),
        "day": mark("Date"),
        "trust": mark("Trust only %(domain)s. We never ask for ID or OTP."),
        "picture": mark("QR code that opens %(url)s"),
        "invented": mark("Invented data"),
    }
)
"""The fixed words of a slip in English, by the key under which their translation is handed in."""


def words_in(translate: Translate) -> dict[str, str]:
    """Return the words of a slip in one language; the small English lines need no translation."""
    return {key: translate(id) for key, id in WORDS.items()}


def groups(token: str) -> tuple[str, str, str, str]:
    """Return the sixteen symbols in fours, as they are printed and typed."""
    if len(token) != LENGTH:
        raise ValueError(f"a token has {LENGTH} symbols, not {len(token)}")
    return token[:4], token[4:8], token[8:12], token[12:]


def qr_version(url: str) -> int:
    """Return the version (size class) of the code that holds this upper-case URL at level Q."""
    if len(url) > CAPACITIES[-1]:
        raise ValueError(f"an address of {len(url)} characters does not belong on a slip")
    return bisect_left(CAPACITIES, len(url)) + 1


def module_mm(layout: Layout, modules: int) -> float:
    """Return the width of one module, in whole printer dots, for a code of so many modules."""
    return int(layout.code_mm * DOTS_PER_MM / modules) / DOTS_PER_MM


def size_warning(host: str) -> Message | None:
    """Return a warning when this host (with its port) makes codes denser than need be."""
    if qr_version(f"HTTPS://{host}/S/{'0' * LENGTH}") <= EASY_VERSION:
        return None
    return say(
        "The address %(host)s has %(length)s characters. Over 20, the printed code is denser and "
        "harder to scan: use a shorter address if you can.",
        host=host,
        length=len(host),
    )
