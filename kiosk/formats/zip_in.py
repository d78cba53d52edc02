"""Zipped workbooks unpacked once for trial: their true size and checksums, before use."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.formats import refusals
from kiosk.formats.corner_in import ods_corner, xlsx_corner
from kiosk.formats.rows_in import Kind, Unreadable

_CHUNK = 1 << 20
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
# All that zipfile raises on bytes that are not what they say.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
    RuntimeError,
)
# Up to column Z and row 999,999 a sheet has room; only a cell further out, or one without an
# address, is worth the slow and exact measure. Three plain searches are faster than one clever.
_FAR = (
    re.compile(rb"""r=["'](?:[A-Za-z]{2,}\d|[A-Za-z]*\d{7})"""),
    re.compile(rb"<c(?:\s+[st]=|\s*/?>)"),
    re.compile(rb":c(?:\s+[st]=|\s*/?>)"),
)
_OVERLAP = 64
_MERGED = {"xlsx": b"mergeCell ", "ods": b"number-rows-spanned"}


def kind_of(path: Path) -> Kind | Unreadable:
    """Tell a workbook from other zips by its parts."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except _BROKEN:
        return refusals.DAMAGED
    if "xl/workbook.bin" in names:
        return refusals.other_workbook("XLSB")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if mimetype.strip() == _ODS:
        return "ods"
    if mimetype or any(name.startswith(("word/", "ppt/")) for name in names):
        return refusals.DOCUMENT
    return refusals.ARCHIVE


def fault(path: Path, kind: Kind) -> Unreadable | None:
    """Unpack every part, never more than UNPACKED_LIMIT in all; count merges, measure the sheets.

    The list of parts is asked first; since it may lie, the bytes that really come are counted too.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts) or _is_locked(archive):
                return refusals.PASSWORD
            if sum(part.file_size for part in parts) > refusals.UNPACKED_LIMIT:
                return refusals.TOO_LARGE
            far = _unpack(archive, kind)
            return far if isinstance(far, Unreadable) else _measure(archive, kind, far)
    except _BROKEN:
        return refusals.DAMAGED


def content_of(path: Path) -> Iterator[bytes]:
    """Give the content of an ods in pieces, after `fault` has found nothing wrong with it."""
    with zipfile.ZipFile(path) as archive:
        yield from _pieces(archive, archive.getinfo("content.xml"))


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Tell an open workbook with a password, whose other parts are scrambled."""
    if _MANIFEST not in archive.namelist():
        return False
    with archive.open(_MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(_CHUNK)


def _unpack(archive: zipfile.ZipFile, kind: Kind) -> list[zipfile.ZipInfo] | Unreadable:
    """Go through all bytes and their checksums; return the parts that want an exact measure."""
    left, merges = refusals.UNPACKED_LIMIT, refusals.MERGE_LIMIT
    far = []
    for part in archive.infolist():
        suspect, tail = kind == "ods" and part.filename == "content.xml", b""
        for data in _pieces(archive, part):
            left -= len(data)
            merges -= data.count(_MERGED[kind])
            if left < 0:
                return refusals.TOO_LARGE
            if merges < 0:
                return refusals.TOO_MANY_MERGES
            suspect = suspect or any(pattern.search(tail + data) for pattern in _FAR)
            tail = data[-_OVERLAP:]
        if suspect:
            far.append(part)
    return far


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    # zipfile stops where the list says that the part ends: a list that says too little would hide
    # the rest from the count, and the workbook reader would unpack it all the same.
    part.file_size = 2 * refusals.UNPACKED_LIMIT
    with archive.open(part) as stream:
        while data := stream.read(_CHUNK):
            yield data


def _measure(
    archive: zipfile.ZipFile, kind: Kind, parts: list[zipfile.ZipInfo]
) -> Unreadable | None:
    for part in parts:
        pieces = _pieces(archive, part)
        corner = xlsx_corner(pieces) if kind == "xlsx" else ods_corner(pieces)
        if corner.row * corner.column > refusals.CELL_LIMIT:
            return refusals.far_cell(corner.address)
    return None
