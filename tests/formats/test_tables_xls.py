import os
import struct
from pathlib import Path

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from kiosk.formats import refusals
from kiosk.formats.tables import Table, open_table
from tests.formats.make_good_fixtures import biff_book

STREAM = biff_book().get_biff_data()
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE


@pytest.fixture
def read(tmp_path):
    """Return a function that opens these bytes as a file."""

    def open_bytes(content: bytes):
        path = tmp_path / "export.xls"
        path.write_bytes(content)
        return open_table(path)

    return open_bytes


@pytest.fixture
def read_stream(tmp_path):
    """Return a function that opens a workbook of these records."""

    def open_stream(stream: bytes):
        path = tmp_path / "stream.xls"
        XlsDoc().save(str(path), stream)
        return open_table(path)

    return open_stream


def patched(kind: int, offset: int, value: bytes) -> bytes:
    """Return the records with one changed: the first of this kind, behind its head."""
    at = 0
    while struct.unpack_from("<H", STREAM, at)[0] != kind:
        at += 4 + struct.unpack_from("<H", STREAM, at + 2)[0]
    begin = at + 4 + offset
    return STREAM[:begin] + value + STREAM[begin + len(value) :]


DIMENSIONS, LABEL, BOUNDSHEET = 0x0200, 0x00FD, 0x0085


@pytest.mark.parametrize(
    "stream",
    [
        patched(DIMENSIONS, 0, struct.pack("<I", 0x7FFFFFFF)),
        patched(DIMENSIONS, 4, struct.pack("<I", 0x7FFFFFFF)),
        patched(DIMENSIONS, 10, struct.pack("<H", 0xFFFF)),
        patched(LABEL, 2, struct.pack("<H", 0xFFFF)),
        patched(BOUNDSHEET, 0, struct.pack("<I", 0x7FFFFFFF)),
        patched(BOUNDSHEET, 0, struct.pack("<I", STREAM.rindex(b"\x09\x08\x10\0") + 20)),
        patched(LABEL, -2, struct.pack("<H", 0x7FFF)),
        patched(
            LABEL, -4, struct.pack("<HHHHH", 0x00BD, 10, 1, 0, 0) + struct.pack("<2H", 0, 0x0FFF)
        ),
        patched(LABEL, -4, struct.pack("<HH", 0x00BD, 0)),
    ],
    ids=["top", "rows", "columns", "cell", "sheet", "inside", "length", "many", "short"],
)
def test_records_that_would_end_the_process_are_refused(read_stream, stream):
    assert read_stream(stream) == refusals.DAMAGED


def test_sizes_in_the_older_layout_are_understood(read_stream):
    old = struct.pack("<2H5H", DIMENSIONS, 10, 0, 15, 0, 12, 0)
    at = STREAM.index(struct.pack("<2H", DIMENSIONS, 14))
    assert isinstance(read_stream(STREAM[:at] + old + STREAM[at + 18 :]), Table)


def test_several_numbers_in_one_record_are_read(read_stream):
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for line in range(3):
        for column in range(5):
            sheet.write(line, column, line + column)
    table = read_stream(book.get_biff_data())
    assert [row.cells for row in table.rows()] == [
        [n, n + 1, n + 2, n + 3, n + 4] for n in range(3)
    ]


def padded(size: int) -> bytes:
    """Return the records followed by others of no meaning, as large workbooks have them."""
    junk = struct.pack("<HH", 0x0FF0, 8_000) + bytes(8_000)
    return STREAM + junk * (size // len(junk))


def test_a_workbook_too_large_for_one_list_of_sectors_is_read(read_stream):
    assert len(list(read_stream(padded(7_500_000)).rows())) == 15


def sectors(*numbers: int) -> bytes:
    return struct.pack("<128I", *numbers, *[FREE] * (128 - len(numbers)))


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HB", len(text), kind)
    return head.ljust(116, b"\0") + struct.pack("<3I", start, size, 0)


def container(stream: bytes, *, fat: list[int], small_fat: list[int], more: int = END) -> bytes:
    """Return an OLE file whose one stream lies in sectors of 64 bytes: list, names, list, content."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0") + struct.pack(
        "<5H", 62, 3, 0xFFFE, 9, 6
    )
    head = head.ljust(44, b"\0") + struct.pack("<8I", 1, 1, 0, 4096, 2, 1, more, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    content = stream.ljust(-len(stream) // 512 * -512, b"\0")
    names = entry("Root Entry", 5, 3, len(content)) + entry("Workbook", 2, 0, len(stream))
    return head + sectors(*fat) + names.ljust(512, b"\0") + sectors(*small_fat) + content


def small_book() -> bytes:
    """Return the records of a workbook of one cell, below 4,096 bytes."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def bof(kind: int) -> bytes:
        return record(0x0809, struct.pack("<2H2H2I", 0x0600, kind, 0, 0, 0, 0))

    name = struct.pack("<HBB", 0, 1, 0) + b"A"
    place = len(bof(5)) + 4 + 4 + len(name) + 4
    cell = record(0x0203, struct.pack("<3Hd", 0, 0, 0, 42.0))
    end = record(0x000A, b"")
    return bof(5) + record(BOUNDSHEET, struct.pack("<I", place) + name) + end + bof(16) + cell + end


SMALL = small_book()
CHAIN = [0xFFFFFFFD, END, END, END]
SMALL_CHAIN = [*range(1, len(SMALL) // 64 + 1), END]


def test_a_small_workbook_in_small_sectors_is_read(read):
    table = read(container(SMALL, fat=CHAIN, small_fat=SMALL_CHAIN))
    assert [row.cells for row in table.rows()] == [[42]]


@pytest.mark.parametrize(
    ("fat", "small_fat", "more"),
    [
        ([0xFFFFFFFD, 1, END, END], SMALL_CHAIN, END),
        (CHAIN, [0], END),
        (CHAIN, [5_000], END),
        (CHAIN, [END], END),
        (CHAIN, SMALL_CHAIN, 0),
        (CHAIN, SMALL_CHAIN, 7_000),
    ],
    ids=["names go in a circle", "small circle", "nowhere", "too short", "list circle", "beyond"],
)
def test_chains_of_sectors_that_lead_nowhere_are_refused(read, fat, small_fat, more):
    content = container(SMALL, fat=fat, small_fat=small_fat, more=more)
    if more == 0:
        content = content[:512] + sectors(*fat, *[FREE] * 123, 0) + content[1024:]
    assert read(content) == refusals.DAMAGED


def test_a_container_with_an_encrypted_package_asks_for_the_password(read):
    content = container(SMALL, fat=CHAIN, small_fat=SMALL_CHAIN)
    locked = content.replace(
        entry("Workbook", 2, 0, len(SMALL)), entry("EncryptedPackage", 2, 0, 0)
    )
    assert read(locked) == refusals.PASSWORD


def test_an_old_workbook_beyond_the_limit_is_refused(tmp_path):
    path = Path(tmp_path / "huge.xls")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    os.truncate(path, refusals.UNPACKED_LIMIT + 1)
    assert open_table(path) == refusals.TOO_LARGE
