"""The nightly backup: one a night whoever runs, old ones go, and officials hear of what is missing."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.days import day_of
from kiosk.formats import backup_file
from kiosk.journey import nightly, stores
from kiosk.journey.backup import Saved
from kiosk.store.engine import StoreUnusableError
from tests.builders import act_at
from tests.engines import SQLITE, Engine
from tests.journey.saved import Place, furnished, place

# 02:00 in Vietnam.
NIGHT = datetime(2024, 3, 20, 19, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    disk = tmp_path / "second disk"
    disk.mkdir()
    return disk / "backups"


@pytest.fixture
def here(tmp_path: Path, engine: Engine, folder: Path) -> Iterator[Place]:
    with place(tmp_path / "here", engine, backups=folder, backups_kept=2) as made:
        furnished(made)
        yield made


@pytest.fixture
def alone(tmp_path: Path, folder: Path) -> Iterator[Place]:
    """An instance for tests to which the engine is nothing."""
    journal = tmp_path / "journal"
    with place(tmp_path / "here", SQLITE, backups=folder, journal=journal) as made:
        furnished(made)
        yield made


def turn(made: Place, now: datetime) -> Saved | str | None:
    found = nightly.turn(made.store, made.settings, act_at(now))
    return found if found is None or isinstance(found, Saved) else found.text(str)


def warning(made: Place, now: datetime) -> str:
    return " ".join(
        message.text(str) for message in nightly.warning(made.store, made.settings, now)
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_is_made_at_once_and_then_every_night(
    here: Place, folder: Path, tmp_path: Path
) -> None:
    assert "There is no backup yet" in warning(here, NIGHT - HOUR)
    first = turn(here, NIGHT - HOUR)
    assert isinstance(first, Saved)
    assert turn(here, NIGHT - HOUR / 2) is None
    assert isinstance(turn(here, NIGHT), Saved)
    assert turn(here, NIGHT + HOUR) is None
    assert names(folder) == ["kiosk-20240320-180000.tar.gz", "kiosk-20240320-190000.tar.gz"]
    assert warning(here, NIGHT + DAY) == ""
    with place(tmp_path / "there", SQLITE, secret="") as there:
        there.restore(first.path)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_officials_hear_when_the_newest_is_older_than_a_day(here: Place) -> None:
    turn(here, NIGHT)
    assert warning(here, NIGHT + DAY) == ""
    assert "older than a day" in warning(here, NIGHT + DAY + timedelta(seconds=1))


def test_of_processes_that_look_at_the_same_moment_one_makes_it(here: Place, folder: Path) -> None:
    with ThreadPoolExecutor(4) as processes:
        made = list(processes.map(lambda _: turn(here, NIGHT), range(4)))
    assert sum(isinstance(one, Saved) for one in made) == 1
    assert len(names(folder)) == 1


def test_whoever_was_killed_at_it_is_not_waited_for_longer_than_an_hour(
    here: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **_more: object) -> None:
        raise SystemExit

    with monkeypatch.context() as power_cut:
        power_cut.setattr(nightly.backup, "save", killed)
        with pytest.raises(SystemExit):
            turn(here, NIGHT)
    assert turn(here, NIGHT + HOUR - timedelta(seconds=1)) is None
    assert isinstance(turn(here, NIGHT + HOUR), Saved)


def test_a_failure_is_told_with_its_reason_until_one_succeeds(here: Place, folder: Path) -> None:
    turn(here, NIGHT - HOUR)
    folder.rename(folder.with_name("unplugged"))
    folder.write_text("in the way")
    reason = turn(here, NIGHT)
    assert isinstance(reason, str)
    assert warning(here, NIGHT).startswith("The nightly backup has failed. ")
    assert warning(here, NIGHT).endswith(reason)
    assert turn(here, NIGHT + HOUR / 2) is None
    folder.unlink()
    assert isinstance(turn(here, NIGHT + HOUR), Saved)
    assert warning(here, NIGHT + HOUR) == ""


def test_a_full_disk_and_an_error_of_the_machine_are_told_too(
    alone: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, words in ((5, "The system refuses"), (28, "disk is full")):

        def broken(_file: int, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as disk:
            disk.setattr(backup_file.os, "fsync", broken)
            assert words in str(turn(alone, NIGHT + number * DAY))
            assert words in warning(alone, NIGHT + number * DAY)


def test_so_is_a_store_that_cannot_be_read(alone: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **_more: object) -> None:
        raise StoreUnusableError("%(file)s does not answer (%(reason)s).", "pg", "gone")

    monkeypatch.setattr(nightly.backup, "save", away)
    assert turn(alone, NIGHT) == "pg does not answer (gone)."
    assert "pg does not answer (gone)." in warning(alone, NIGHT)


def test_an_instance_that_was_restored_makes_its_own_at_once(here: Place, tmp_path: Path) -> None:
    turn(here, NIGHT - DAY)
    made = turn(here, NIGHT)
    assert isinstance(made, Saved)
    own = tmp_path / "own"
    with place(tmp_path / "there", SQLITE, secret="", backups=own) as there:
        there.restore(made.path)
        assert "no backup yet" in warning(there, NIGHT)
        assert isinstance(turn(there, NIGHT + HOUR / 2), Saved)


def test_the_newest_stay_and_nobody_elses_file_is_touched(here: Place, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    for day in range(5):
        assert isinstance(turn(here, NIGHT + day * DAY), Saved)
    # The first of the month and the two newest.
    assert names(folder) == [
        "kiosk-20240320-190000.tar.gz",
        "kiosk-20240323-190000.tar.gz",
        "kiosk-20240324-190000.tar.gz",
        "notes.txt",
    ]


def test_what_a_killed_process_left_is_cleared_away_a_day_later(alone: Place, folder: Path) -> None:
    for name, age in ((".kiosk-old", 2 * DAY), (".kiosk-new", HOUR)):
        (folder / name).mkdir(parents=True)
        (folder / name / "half.tar.gz").write_text("half")
        stamp = (NIGHT - age).timestamp()
        os.utime(folder / name, (stamp, stamp))
    turn(alone, NIGHT)
    assert names(folder)[0] == ".kiosk-new"
    assert len(names(folder)) == 2


def test_a_journal_goes_once_two_backups_hold_its_answers(alone: Place) -> None:
    journal = alone.settings.journal
    assert journal
    for path in journal.iterdir():
        path.unlink()
    for days in (3, 2, 1, 0):
        at = NIGHT - days * DAY
        written = journal / f"answers-{day_of(at)}-1-1.jsonl"
        written.write_text("")
        os.utime(written, ((at - HOUR).timestamp(),) * 2)
    turn(alone, NIGHT - 2 * DAY)
    kept = names(journal)
    assert len(kept) == 4
    turn(alone, NIGHT - DAY)
    assert set(kept) - set(names(journal)) == set(kept[:2])
    turn(alone, NIGHT)
    assert set(kept) - set(names(journal)) == set(kept[:3])


def test_without_a_folder_nothing_happens_and_nothing_is_said(tmp_path: Path) -> None:
    with place(tmp_path / "here", SQLITE) as made:
        assert turn(made, NIGHT) is None
        assert warning(made, NIGHT) == ""


def test_invented_data_is_not_saved(alone: Place, folder: Path) -> None:
    stores.mark_invented(alone.store, act_at())
    assert turn(alone, NIGHT) is None
    assert not folder.exists()


def test_backups_that_are_gone_are_told_of_until_they_are_back(alone: Place, folder: Path) -> None:
    assert isinstance(turn(alone, NIGHT), Saved)
    elsewhere = folder.with_name("taken away")
    folder.rename(elsewhere)
    assert turn(alone, NIGHT + HOUR) is None, "another one is made tonight, and perhaps elsewhere"
    assert f"no longer in {folder}" in warning(alone, NIGHT + HOUR)
    elsewhere.rename(folder)
    assert turn(alone, NIGHT + 2 * HOUR) is None
    assert warning(alone, NIGHT + 2 * HOUR) == ""


def test_a_night_after_backups_were_lost_makes_a_new_one(alone: Place, folder: Path) -> None:
    assert isinstance(turn(alone, NIGHT), Saved)
    for path in folder.iterdir():
        path.unlink()
    turn(alone, NIGHT + HOUR)
    assert isinstance(turn(alone, NIGHT + DAY), Saved)
    turn(alone, NIGHT + DAY + HOUR)
    assert warning(alone, NIGHT + DAY + HOUR) == ""


def test_where_the_second_disk_is_missing_nothing_is_written_in_its_place(
    alone: Place, folder: Path
) -> None:
    folder.parent.rmdir()
    assert "does not exist" in str(turn(alone, NIGHT))
    assert not folder.parent.exists()
    assert "has failed" in warning(alone, NIGHT + HOUR)
