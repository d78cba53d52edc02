import errno
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from weakref import WeakSet

import pytest

from kiosk.core.messages import Message
from kiosk.formats.sheets import Book, Column, Sheet, Value
from kiosk.formats.tables_out import write
from kiosk.formats.whole_file import refusal

BOOK = Book("Phiếu", datetime(2023, 12, 15, tzinfo=UTC), "Giới thiệu", "Văn bản dài")
COLUMNS = (Column("code", "Mã hồ sơ"), Column("count", "Số", "integer"))
ENDINGS = pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])


def sheet(rows: int) -> Sheet:
    return Sheet("Phiếu", COLUMNS, ((f"H41-{number}", number) for number in range(rows)))


def message(result: int | Message) -> str:
    assert isinstance(result, Message)
    return result.text(str)


@ENDINGS
def test_the_ending_chooses_the_form_and_the_rows_are_counted(tmp_path, ending):
    path = tmp_path / f"phiếu.{ending.upper()}"
    assert write(path, sheet(1234), book=BOOK) == 1234
    beginning = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b'{"title"'}[ending]
    assert path.read_bytes().startswith(beginning)


@ENDINGS
def test_a_table_without_rows_is_written(tmp_path, ending):
    assert write(tmp_path / f"t.{ending}", sheet(0), book=BOOK) == 0
    assert (tmp_path / f"t.{ending}").stat().st_size


@pytest.mark.parametrize("name", ["t.xls", "t.ods", "t", "t.csv.bak"])
def test_another_ending_is_answered_with_the_three_that_are_known(tmp_path, name):
    told = message(write(tmp_path / name, sheet(1), book=BOOK))
    assert name in told
    assert ".csv, .xlsx or .json" in told
    assert not list(tmp_path.iterdir())


@ENDINGS
def test_a_failure_half_way_leaves_nothing_and_keeps_the_former_file(tmp_path, ending):
    def breaks() -> Iterator[tuple[Value, ...]]:
        yield from [("a", 1)] * 5000
        raise RuntimeError("the store went away")

    former = tmp_path / f"former.{ending}"
    former.write_text("of last week")
    for path in (former, tmp_path / f"new.{ending}"):
        with pytest.raises(RuntimeError, match="the store went away"):
            write(path, Sheet("t", COLUMNS, breaks()), book=BOOK)
    assert list(tmp_path.iterdir()) == [former]
    assert former.read_text() == "of last week"


@ENDINGS
def test_nothing_bears_the_name_before_the_file_is_whole(tmp_path, ending):
    path = tmp_path / f"t.{ending}"

    def watching() -> Iterator[tuple[Value, ...]]:
        for number in range(500):
            assert not path.exists()
            yield ("a", number)

    assert write(path, Sheet("t", COLUMNS, watching()), book=BOOK) == 500
    assert list(tmp_path.iterdir()) == [path]


class Row(list[Value]):
    __hash__ = object.__hash__  # so that living rows can be counted


@ENDINGS
def test_few_rows_are_held_in_memory_however_many_there_are(tmp_path, ending):
    alive: WeakSet[Row] = WeakSet()
    most = 0

    def rows() -> Iterator[Row]:
        nonlocal most
        for number in range(3000):
            row = Row(["a", number])
            alive.add(row)
            most = max(most, len(alive))
            yield row

    assert write(tmp_path / f"t.{ending}", Sheet("t", COLUMNS, rows()), book=BOOK) == 3000
    assert 0 < most <= 500


def test_a_folder_that_is_not_there_is_said(tmp_path):
    told = message(write(tmp_path / "no" / "t.csv", sheet(1), book=BOOK))
    assert told.startswith("The folder of ")
    assert "does not exist" in told


def test_a_folder_in_the_place_of_the_file_is_said_before_any_row_is_read(tmp_path):
    (tmp_path / "t.csv").mkdir()

    def never() -> Iterator[tuple[Value, ...]]:
        pytest.fail("a row was read")
        yield ()

    told = message(write(tmp_path / "t.csv", Sheet("t", COLUMNS, never()), book=BOOK))
    assert "choose another name or folder" in told


def test_a_name_too_long_for_the_disk_is_said(tmp_path):
    told = message(write(tmp_path / ("x" * 300 + ".csv"), sheet(1), book=BOOK))
    assert "Choose another name" in told


def test_a_full_disk_is_said_and_a_broken_one_is_not_excused():
    path = Path("t.csv")
    full = refusal(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), path)
    assert full is not None
    assert full.text(str).startswith("The disk is full, so t.csv was not written.")
    assert refusal(OSError(errno.EIO, os.strerror(errno.EIO)), path) is None
