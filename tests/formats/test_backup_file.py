"""Backup files: streamed, sealed with a passphrase, and every damage seen."""

import gzip
import os
import resource
import signal
import stat
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pyrage
import pytest

from kiosk.core.backups import head
from kiosk.formats import backup_file
from kiosk.formats.backup_file import ABOUT, BackupFileError, is_sqlite, pieces, writing

WORDS = "một câu dài"
SECOND = os.urandom(300_000)


def write(path: Path, passphrase: str | None = None, start: bytes = head("1.0")) -> Path:
    with writing(path, passphrase, at=1_700_000_000) as archive:
        archive.put(ABOUT, start)
        archive.put("first", b"one")
        archive.put("second", SECOND)
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("backup") / "plain")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("backup") / "sealed", WORDS)


def told(path: Path, passphrase: str | None = None) -> str:
    """Return why a file is refused."""
    with pytest.raises(BackupFileError) as refused:
        list(pieces(path, passphrase))
    return refused.value.message.text(str)


def test_what_was_put_in_comes_out_in_order(plain: Path, sealed: Path) -> None:
    for path, words in ((plain, None), (sealed, WORDS)):
        assert list(pieces(path, words)) == [("first", b"one"), ("second", SECOND)]


def test_only_its_owner_may_read_it(plain: Path, sealed: Path) -> None:
    for path in (plain, sealed):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_plain_one_is_a_tar_that_other_tools_open(plain: Path) -> None:
    with tarfile.open(plain, "r:gz") as tar:
        assert tar.getnames() == [ABOUT, "first", "second"]


def test_a_sealed_one_holds_nothing_readable_and_opens_with_the_key_inside(sealed: Path) -> None:
    assert b"one" not in sealed.read_bytes()
    with ZipFile(sealed) as outer:
        assert outer.namelist() == ["key.age", "backup.tar.gz.age"]
        key = pyrage.passphrase.decrypt(outer.read("key.age"), WORDS).decode().strip()
        body = outer.read("backup.tar.gz.age")
    assert body.startswith(b"age-encryption.org/v1\n-> X25519 ")
    inside = pyrage.decrypt(body, [pyrage.x25519.Identity.from_str(key)])
    with tarfile.open(fileobj=BytesIO(inside), mode="r:gz") as tar:
        assert tar.getnames() == [ABOUT, "first", "second"]


def test_a_sealed_one_asks_for_its_passphrase(sealed: Path) -> None:
    assert "is sealed" in told(sealed)
    assert "not the passphrase" in told(sealed, "another")


def test_a_file_that_was_cut_off_anywhere_is_refused(plain: Path, tmp_path: Path) -> None:
    data = plain.read_bytes()
    cut = tmp_path / "cut"
    for length in (30, 100, 1000, len(data) // 2, len(data) - 9, len(data) - 1):
        cut.write_bytes(data[:length])
        assert "damaged or was cut off" in told(cut), length


def test_a_changed_byte_is_seen(plain: Path, tmp_path: Path) -> None:
    data = bytearray(plain.read_bytes())
    for place in (len(data) // 2, len(data) - 6):
        changed = bytearray(data)
        changed[place] ^= 1
        (tmp_path / "changed").write_bytes(changed)
        assert "damaged or was cut off" in told(tmp_path / "changed")


def test_a_sealed_one_that_was_changed_or_cut_off_is_refused(sealed: Path, tmp_path: Path) -> None:
    data = sealed.read_bytes()
    broken = tmp_path / "broken"
    broken.write_bytes(data[: len(data) // 2])
    assert "damaged or was cut off" in told(broken, WORDS)
    with ZipFile(sealed) as outer:
        key, body = outer.read("key.age"), bytearray(outer.read("backup.tar.gz.age"))
    body[len(body) // 2] ^= 1
    with ZipFile(broken, "w") as outer:
        outer.writestr("key.age", key)
        outer.writestr("backup.tar.gz.age", bytes(body))
    assert "damaged or was cut off" in told(broken, WORDS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\x1f\x8bhello, hello, hello",
        gzip.compress(b"no tar at all" * 100),
        gzip.compress(b""),
    ],
    ids=["empty", "text", "cut", "no tar", "nothing"],
)
def test_another_file_is_no_backup(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_bytes(data)
    assert "no backup of kiosk" in told(path)


def test_another_archive_is_no_backup(tmp_path: Path) -> None:
    tar, zip_ = tmp_path / "other.tar.gz", tmp_path / "other.zip"
    with tarfile.open(tar, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("about.txt"))
    with ZipFile(zip_, "w") as outer:
        outer.writestr("xl/workbook.xml", "")
    assert "no backup of kiosk" in told(tar)
    assert "no backup of kiosk" in told(zip_, WORDS)
    assert "no backup of kiosk" in told(write(tmp_path / "else", start=b'{"kind": "else"}'))


def test_a_backup_of_a_newer_program_is_told_so(tmp_path: Path) -> None:
    start = head("9.9").replace(b'"version": 1', b'"version": 2')
    assert "newer kiosk (9.9)" in told(write(tmp_path / "newer", start=start))


def test_nothing_but_files_of_a_bounded_size_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "link.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo(ABOUT)
        info.size = len(head("1.0"))
        archive.addfile(info, BytesIO(head("1.0")))
        link = tarfile.TarInfo("settings/secret")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert "damaged" in told(path)
    whole = write(tmp_path / "whole")
    monkeypatch.setattr(backup_file, "LARGEST", 1000)
    assert "damaged" in told(whole)


def test_reading_may_stop_anywhere(plain: Path, sealed: Path) -> None:
    for path, words in ((plain, None), (sealed, WORDS)):
        found = pieces(path, words)
        assert next(found).name == "first"
        found.close()


@contextmanager
def small_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond some bytes: the nearest thing to a full disk without one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_a_disk_without_room_is_told_as_such(passphrase: str | None, tmp_path: Path) -> None:
    with small_disk(100_000), pytest.raises(OSError, match="too large"):
        write(tmp_path / "full", passphrase)


def test_the_file_of_a_store_is_known(plain: Path, store_file: Path) -> None:
    assert is_sqlite(store_file)
    assert not is_sqlite(plain)


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    path.write_bytes(b"SQLite format 3\x00 and so on")
    return path
