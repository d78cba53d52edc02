"""What kind of file these bytes are; its name is never asked, since exports lie in their names."""

import re
from pathlib import Path
from typing import NamedTuple

from kiosk.formats import refusals, zip_in
from kiosk.formats.rows_in import Kind, Unreadable

_HEAD = 65_536
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_TABLES: tuple[tuple[bytes, Unreadable], ...] = (
    (b"%PDF-", refusals.PDF),
    (b"\x89PNG\r\n\x1a\n", refusals.PICTURE),
    (b"\xff\xd8\xff", refusals.PICTURE),
    (b"GIF8", refusals.PICTURE),
    (b"II*\0", refusals.PICTURE),
    (b"MM\0*", refusals.PICTURE),
    (b"{\\rtf", refusals.DOCUMENT),
    (b"Rar!\x1a\x07", refusals.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", refusals.ARCHIVE),
    (b"\x1f\x8b", refusals.ARCHIVE),
    (_EMPTY_ZIP, refusals.ARCHIVE),
)
_BLANK = "\ufeff \t\r\n\f\v\u00a0"
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b")
_XML_HEAD = re.compile(r"<\?xml[^>]*\?>|<!--.*?-->", re.DOTALL)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)


class Found(NamedTuple):
    """What the bytes are; `encoding` is Python's name for it and empty unless they are text."""

    kind: Kind
    encoding: str = ""


def sniff(path: Path) -> Found | Unreadable:
    """Tell the kind of a file from its first 64 kB, and of a zip from its list of parts."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for magic, refusal in _NO_TABLES:
        if head.startswith(magic):
            return refusal
    if head.startswith(_ZIP):
        kind = zip_in.kind_of(path)
        return kind if isinstance(kind, Unreadable) else Found(kind)
    if head.startswith(_OLE):
        return Found("xls")
    return _text(head)


def _text(head: bytes) -> Found | Unreadable:
    encoding = _encoding(head)
    start = head.decode(encoding, errors="replace").lstrip(_BLANK)
    if not start:
        return refusals.EMPTY
    if encoding == "utf-8" and _is_binary(head):
        return refusals.NO_TABLE
    if start.startswith("MIME-Version:"):
        return refusals.other_workbook("MHTML")
    if start.startswith("<"):
        return _markup(_XML_HEAD.sub("", start).lstrip(_BLANK), encoding)
    return Found("csv", encoding)


def _markup(start: str, encoding: str) -> Found | Unreadable:
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return refusals.other_workbook("XML 2003")
    if _HTML.search(start):
        return Found("html", encoding)
    return refusals.NO_TABLE


def _encoding(head: bytes) -> str:
    """Return utf-8-sig, utf-8 or a UTF-16; without a mark the zero bytes of plain letters tell."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    high, low = head[0::2].count(0), head[1::2].count(0)
    third = len(head) // 6
    if low > third and not high:
        return "utf-16-le"
    if high > third and not low:
        return "utf-16-be"
    return "utf-8"


def _is_binary(head: bytes) -> bool:
    """Tell programs and databases from text, even from text with a few damaged places."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 50 > len(head) or head.count(0) * 5 > len(head)
