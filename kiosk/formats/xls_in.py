"""Old .xls workbooks looked through before use: the OLE container and the records inside.

A damaged one can make the workbook reader end the whole process (it trusts the sizes and columns
written in the file), and only the container tells a protected workbook from a Word document.
Layouts: MS-CFB and MS-XLS, the published specifications.
"""

from pathlib import Path
from struct import error, iter_unpack, unpack_from

from kiosk.formats import refusals
from kiosk.formats.rows_in import Unreadable

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_ENTRY, _MERGE = 128, 8
_ROOT = 5
_MINI_LIMIT = 4096

_BOF, _BOUNDSHEET, _FILEPASS = 0x0809, 0x0085, 0x002F
_DIMENSIONS, _MULRK, _MERGES = 0x0200, 0x00BD, 0x00E5
# Formula, MulRk, RString, LabelSst, Number, Label, BoolErr, Rk: row and column come first.
_CELLS = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
_ROWS, _COLUMNS = 65_536, 256


def fault(path: Path) -> Unreadable | None:
    """Look for a password, another document, a cut-off end, cells outside a sheet, endless merges."""
    if path.stat().st_size > refusals.UNPACKED_LIMIT:
        return refusals.TOO_LARGE
    try:
        container = _Container(path.read_bytes())
        if "EncryptedPackage" in container.streams:
            return refusals.PASSWORD
        for name in ("Workbook", "Book"):
            if name in container.streams:
                return _record_fault(container.read(name))
    except (error, ValueError):
        return refusals.DAMAGED
    return refusals.DOCUMENT if "WordDocument" in container.streams else refusals.NO_TABLE


class _Container:
    """The streams of an OLE file by name; struct.error or ValueError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 4096 if unpack_from("<H", data, 30)[0] == 12 else 512
        directory, _, _, mini, _, more, _ = unpack_from("<7I", data, 48)
        self._fat = _numbers(b"".join(self._sector(id) for id in self._fat_sectors(more)))
        entries = self._chain(directory)
        self.streams: dict[str, tuple[int, int]] = {}
        small = (_END, 0)
        for at in range(0, len(entries), _ENTRY):
            length, kind = unpack_from("<HB", entries, at + 64)
            place = unpack_from("<2I", entries, at + 116)
            name = entries[at : at + min(max(length, 2), 64) - 2].decode("utf-16-le")
            self.streams[name] = place
            small = place if kind == _ROOT else small
        self._mini_fat = _numbers(self._chain(mini))
        self._mini = self._chain(small[0])[: small[1]]

    def read(self, name: str) -> bytes:
        """Return a stream's bytes; small ones lie in sectors of 64 bytes inside another stream."""
        start, size = self.streams[name]
        if size >= _MINI_LIMIT:
            content = self._chain(start)
        else:
            places = _places(start, self._mini_fat)
            content = b"".join(self._mini[id * 64 : id * 64 + 64] for id in places)
        if len(content) < size:
            raise ValueError("the stream is cut off")
        return content[:size]

    def _fat_sectors(self, more: int) -> list[int]:
        ids = list(unpack_from("<109I", self._data, 76))
        seen = 0
        while more not in (_END, _FREE):
            *rest, more = _numbers(self._sector(more))
            ids += rest
            seen += 1
            if seen > len(self._data) // self._size:
                raise ValueError("the list of sectors goes in a circle")
        return [id for id in ids if id != _FREE]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(id) for id in _places(start, self._fat))

    def _sector(self, id: int) -> bytes:
        begin = (id + 1) * self._size
        if begin >= len(self._data):
            raise ValueError("a sector lies beyond the end")
        return self._data[begin : begin + self._size]


def _places(start: int, table: list[int]) -> list[int]:
    places: list[int] = []
    while start != _END:
        if start >= len(table) or len(places) > len(table):
            raise ValueError("the chain of sectors leads nowhere")
        places.append(start)
        start = table[start]
    return places


def _numbers(data: bytes) -> list[int]:
    return [number for (number,) in iter_unpack("<I", data)]


def _record_fault(stream: bytes) -> Unreadable | None:
    """Walk the records: each must lie inside the stream, and each cell inside the sheet."""
    at, end, merges = 0, len(stream), 0
    sheets, begins = set(), set()
    while at + 4 <= end:
        kind, size = unpack_from("<2H", stream, at)
        body = at + 4
        if not kind and not size:
            break  # zeros fill up the stream behind its last record
        if kind == _FILEPASS:
            return refusals.PASSWORD
        if kind == _BOF:
            begins.add(at)
        elif kind == _BOUNDSHEET:
            sheets.add(unpack_from("<I", stream, body)[0])
        elif kind == _DIMENSIONS or kind in _CELLS:
            _check_place(kind, stream[body : body + size])
        merges += size // _MERGE if kind == _MERGES else 0
        at = body + size
    if at > end or not sheets <= begins:
        return refusals.DAMAGED
    return refusals.TOO_MANY_MERGES if merges > refusals.MERGE_LIMIT else None


def _check_place(kind: int, body: bytes) -> None:
    """Raise ValueError or struct.error for a place that no sheet of an .xls has."""
    if kind == _DIMENSIONS:
        top, rows, left, columns = unpack_from("<2I2H" if len(body) >= 14 else "<4H", body)
    else:
        top, left = unpack_from("<2H", body)
        last = unpack_from("<H", body, len(body) - 2)[0] if kind == _MULRK else left
        rows, columns = top + 1, last + 1
    if not (top <= rows <= _ROWS and left <= columns <= _COLUMNS):
        raise ValueError("a cell lies outside the sheet")
