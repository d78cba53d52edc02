"""Backups: what they say of themselves, when one is due, which ones stay."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.backups import (
    Digest,
    Manifest,
    Meter,
    Part,
    head,
    is_due,
    last_night,
    line_of,
    made_when,
    manifest_in,
    name_at,
    row_of,
    too_many,
    version_in,
)

# 02:00 in Vietnam is 19:00 of the day before in UTC.
NIGHT = datetime(2024, 3, 19, 19, 0, tzinfo=UTC)
NOON = datetime(2024, 3, 20, 5, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)

MANIFEST = Manifest(
    made_at="2024-03-20T05:00:00.000000Z",
    program="1.0",
    schema=("0001_a", "0002_b"),
    base_url="https://dg.example.gov.vn",
    tables=(
        Part("home", ("id", "prefix"), Digest(2, "aa")),
        Part("unit", ("key",), Digest(3, "bb")),
    ),
    files=(("settings/secret", "cc"),),
)


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert manifest_in(MANIFEST.to_json()) == MANIFEST
    assert MANIFEST.rows == 5


@pytest.mark.parametrize("wrong", [b"", b"[]", b"{}", b"3", b"\xff", b'{"made_at": 1}'])
def test_what_is_no_manifest_is_seen(wrong: bytes) -> None:
    assert manifest_in(wrong) is None


def test_a_manifest_with_a_part_missing_is_none() -> None:
    document = json.loads(MANIFEST.to_json())
    for key in ("schema", "tables", "files"):
        assert manifest_in(json.dumps({**document, key: 3}).encode()) is None


def test_the_start_of_a_backup_tells_its_form_and_its_program() -> None:
    assert version_in(head("1.0")) == (1, "1.0")


@pytest.mark.parametrize("wrong", [b"", b"\xff", b"[]", b"{}", b'{"kind": "another"}'])
def test_the_start_of_something_else_is_seen(wrong: bytes) -> None:
    assert version_in(wrong) is None


@given(st.lists(st.none() | st.integers() | st.text(), max_size=5))
def test_a_row_is_one_line_and_comes_back(row: list[object]) -> None:
    line = line_of(row)
    assert line.count("\n") == 1
    assert row_of(line) == row


def test_a_line_that_is_no_row_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\{\}"):
        row_of("{}")


def test_a_digest_does_not_depend_on_how_the_lines_came() -> None:
    at_once, bit_by_bit = Meter(), Meter()
    at_once.take(b"[1]\n[2]\n", 2)
    bit_by_bit.take(b"[1]\n", 1)
    bit_by_bit.take(b"[2]\n", 1)
    assert at_once.digest() == bit_by_bit.digest()
    assert at_once.digest().rows == 2


def test_the_name_of_a_nightly_backup_tells_when_it_was_begun() -> None:
    assert name_at(NOON) == "kiosk-20240320-050000.tar.gz"
    assert made_when(name_at(NOON)) == NOON


@pytest.mark.parametrize("name", ["kiosk.sqlite", "kiosk-20249999-050000.tar.gz", "a.tar.gz"])
def test_other_files_are_not_taken_for_nightly_backups(name: str) -> None:
    assert made_when(name) is None


def test_a_backup_is_due_every_night_at_two() -> None:
    assert last_night(NIGHT) == NIGHT
    assert last_night(NIGHT - SECOND) == NIGHT - timedelta(days=1)
    assert is_due(NIGHT, done=NIGHT - HOUR, failed=None)
    assert not is_due(NIGHT - SECOND, done=NIGHT - HOUR, failed=None)
    assert not is_due(NOON, done=NIGHT, failed=None)


def test_a_backup_is_due_at_once_when_there_is_none_or_an_old_one() -> None:
    assert is_due(NOON, done=None, failed=None)
    assert is_due(NOON, done=NOON - timedelta(days=1), failed=None)


def test_after_a_failure_it_is_tried_again_an_hour_later() -> None:
    assert not is_due(NOON, done=None, failed=NOON - HOUR + SECOND)
    assert is_due(NOON, done=None, failed=NOON - HOUR)
    assert is_due(NIGHT, done=NIGHT - HOUR, failed=NIGHT - 2 * HOUR)


def test_the_newest_backups_stay_and_the_first_of_each_month() -> None:
    days = [NIGHT + timedelta(days=day) for day in range(100)]
    names = [name_at(day) for day in days]
    gone = too_many([*names, "notes.txt"], 14)
    stay = [name for name in names if name not in gone]
    # 20 March to 27 June in Vietnam.
    firsts = [name_at(NIGHT), *(name_at(datetime(2024, m, 30, 19, tzinfo=UTC)) for m in (4,))]
    assert stay[-14:] == names[-14:]
    assert set(firsts) <= set(stay)
    assert len(stay) == 14 + 4
    assert gone == sorted(gone)


def test_of_months_that_lie_a_year_back_nothing_stays() -> None:
    names = [name_at(NIGHT + timedelta(days=31 * month)) for month in range(30)]
    assert len(names) - len(too_many(names, 1)) == 12
