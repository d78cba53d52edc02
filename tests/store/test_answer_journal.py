"""The answer journal: on the disk before anybody is answered, and readable whatever happened to its writer."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core import journal as lines
from kiosk.core.days import instant
from kiosk.store import journal
from kiosk.store.journal import Journal
from tests.builders import NOON

DAY = timedelta(days=1)


class Clock:
    """Stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    disk = tmp_path / "other disk"
    disk.mkdir()
    return disk / "journal"


@pytest.fixture
def clock() -> Clock:
    return Clock()


def line(number: int, at: datetime = NOON) -> str:
    return lines.write(instant(at), "answer", number=number)


def numbers(*places: Path) -> list[int]:
    """Return what the journal holds; every line must be whole."""
    torn: list[tuple[Path, int]] = []
    found = journal.read(journal.files(places), lambda path, place: torn.append((path, place)))
    read = [one.body["number"] for one in found]
    assert torn == []
    return read


def test_lines_are_kept_in_a_file_that_only_its_owner_may_read(folder: Path, clock: Clock) -> None:
    write = Journal(folder, clock)
    write([line(1), line(2)])
    write([line(3)])
    assert numbers(folder) == [1, 2, 3]
    (file,) = folder.iterdir()
    assert file.name == f"answers-2024-03-20-{os.getpid()}-1.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_lines_are_on_the_disk_before_the_call_returns(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    real = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: (synced.append(os.fstat(file).st_size), real(file))
    )
    write = Journal(folder, clock)
    write([line(1)])
    write([line(2), line(3)])
    (file,) = folder.iterdir()
    # The folder once, for the name of the new file; then the file after each call.
    assert synced[1:] == [len(line(1)) + 1, file.stat().st_size]


def test_every_day_has_a_file_of_its_own(folder: Path, clock: Clock) -> None:
    write = Journal(folder, clock)
    write([line(1)])
    clock.now += DAY
    write([line(2, clock.now)])
    days = sorted(path.name[8:18] for path in folder.iterdir())
    assert days == ["2024-03-20", "2024-03-21"]
    assert numbers(folder) == [1, 2]


def test_a_file_that_is_full_is_not_added_to(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "FULL", 2 * len(line(1)))
    write = Journal(folder, clock)
    for number in range(5):
        write([line(number)])
    assert len(list(folder.iterdir())) == 3
    assert numbers(folder) == list(range(5))


def test_threads_and_processes_do_not_mix_their_lines(folder: Path, clock: Clock) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.store.test_answer_journal import *;"
        "write = Journal(Path(sys.argv[1]), Clock());"
        "[write([line(int(sys.argv[2]) + n)]) for n in range(50)]"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, folder, str(base)])
        for base in (1000, 2000)
    ]
    write = Journal(folder, clock)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: write([line(number)]), range(100)))
    assert [process.wait(60) for process in started] == [0, 0]
    assert len(list(folder.iterdir())) == 3
    assert sorted(numbers(folder)) == [*range(100), *range(1000, 1050), *range(2000, 2050)]


def test_files_are_read_in_the_order_of_their_moments(folder: Path, clock: Clock) -> None:
    first, second = Journal(folder, clock), Journal(folder, clock)
    for number in range(6):
        at = NOON + timedelta(seconds=number)
        (second if number % 2 else first)([line(number, at)])
    assert len(list(folder.iterdir())) == 2
    assert numbers(*folder.iterdir()) == list(range(6))


def test_half_a_line_is_told_and_takes_no_other_along(folder: Path, clock: Clock) -> None:
    write = Journal(folder, clock)
    write([line(1), line(2)])
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes() + line(3).encode()[:20] + b"\xff")
    torn: list[tuple[Path, int]] = []
    found = journal.read([file], lambda path, place: torn.append((path, place)))
    assert [one.body["number"] for one in found] == [1, 2]
    assert torn == [(file, 3)]


def full(_file: int) -> None:
    raise OSError(28, "No space left on device")


def test_what_failed_leaves_no_half_line_behind(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Journal(folder, clock)
    write([line(1)])
    for _ in range(3):
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", full)
            with pytest.raises(OSError, match="No space"):
                write([line(2)])
    write([line(3)])
    assert numbers(folder) == [1, 3]
    assert len(list(folder.iterdir())) == 1


def test_where_it_cannot_be_taken_back_a_new_file_is_begun(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_too(_file: int, _size: int) -> None:
        raise OSError(5, "Input/output error")

    write = Journal(folder, clock)
    write([line(1)])
    (first,) = folder.iterdir()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        broken.setattr(os, "ftruncate", broken_too)
        with pytest.raises(OSError, match="No space"):
            write([line(2)])
    write([line(3)])
    assert len(list(folder.iterdir())) == 2
    assert 3 not in numbers(first)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        Journal(tmp_path / "file" / "journal", clock)([line(1)])


def test_a_place_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        journal.files([tmp_path / "nowhere"])


def test_closing_lets_go_of_the_file_and_writing_goes_on_in_another(
    folder: Path, clock: Clock
) -> None:
    write = Journal(folder, clock)
    write.close()
    write([line(1)])
    write.close()
    write([line(2)])
    assert len(list(folder.iterdir())) == 2


def test_files_are_removed_once_nobody_writes_them_and_they_are_older_than_asked(
    folder: Path, clock: Clock
) -> None:
    assert journal.prune(folder, before=NOON, today="2024-03-20") == 0
    for day in range(3):
        Journal(folder, lambda day=day: NOON + day * DAY)([line(day)])
    old, middle, today = sorted(folder.iterdir())
    for path, days in ((old, 0), (middle, 1), (today, 0)):
        stamp = (NOON + days * DAY).timestamp()
        os.utime(path, (stamp, stamp))
    assert journal.prune(folder, before=NOON + DAY, today="2024-03-22") == 1
    assert sorted(folder.iterdir()) == [middle, today]


def test_a_folder_that_was_emptied_gets_a_new_file(folder: Path, clock: Clock) -> None:
    write = Journal(folder, clock)
    write([line(1)])
    for path in folder.iterdir():
        path.unlink()
    write([line(2)])
    assert numbers(folder) == [2]


def test_a_folder_that_is_gone_is_an_error_until_it_is_back(folder: Path, clock: Clock) -> None:
    write = Journal(folder, clock)
    write([line(1)])
    elsewhere = folder.with_name("taken away")
    folder.rename(elsewhere)
    for _ in range(2):
        with pytest.raises(OSError, match="journal"):
            write([line(2)])
    assert not folder.exists(), "it would be on another disk"
    elsewhere.rename(folder)
    write([line(3)])
    assert numbers(folder) == [1, 3]


def test_the_disk_of_the_journal_must_be_there(folder: Path, clock: Clock) -> None:
    folder.parent.rmdir()
    with pytest.raises(OSError, match="journal"):
        Journal(folder, clock)([line(1)])
    assert not folder.parent.exists()
