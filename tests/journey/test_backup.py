"""Backups: everything in one verified file, and back from it; or one clear line and nothing written."""

import json
import shutil
import tarfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.config import SettingsError, load
from kiosk.core.backups import Manifest, manifest_in
from kiosk.formats import backup_file
from kiosk.journey import backup, people
from kiosk.journey.backup import Source
from kiosk.store import engine as engines
from kiosk.store.engine import SchemaTooNewError
from tests.builders import NOON, TERMS, Dice, Office, answers
from tests.engines import SQLITE, Engine
from tests.journey.saved import Place, furnished, place

WORDS = "một câu dài"


@pytest.fixture
def here(tmp_path: Path, engine: Engine) -> Iterator[Place]:
    with place(tmp_path / "here", engine) as made:
        yield made


@pytest.fixture
def desk(here: Place) -> Office:
    return furnished(here)


@pytest.fixture
def there(tmp_path: Path, engine: Engine) -> Iterator[Place]:
    """An instance that is empty yet, on another machine."""
    with place(tmp_path / "there", engine, secret="") as made:
        yield made


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[Place]:
    """An instance for tests to which the engine is nothing."""
    with place(tmp_path / "sqlite", SQLITE) as made:
        furnished(made).rated()
        yield made


def test_everything_comes_back_on_another_machine(
    here: Place, desk: Office, there: Place, tmp_path: Path
) -> None:
    desk.rated("1", code="A")
    desk.change(desk.rated("4", code="B"), status=10, returned_on="2024-03-13")
    people.add(here.store, "lan", "a long way home", unit=None, now=NOON, pick=Dice())
    before = here.digests()
    saved = here.save(tmp_path / "b.tar.gz")
    assert saved.bytes == saved.path.stat().st_size
    assert saved.manifest.rows > 20
    restored = there.restore(saved.path)
    assert restored.manifest == saved.manifest
    assert restored.differing == 0
    assert there.digests() == before


def test_a_code_on_paper_and_the_key_to_change_an_answer_live_on(
    here: Place, desk: Office, there: Place, tmp_path: Path
) -> None:
    waiting = desk.code(desk.record(code="A"))
    given = desk.submission(desk.code(desk.record(code="B")))
    stored = desk.send(given)
    there.restore(here.save(tmp_path / "b").path)
    assert (there.folder / "secret").read_text() == (here.folder / "secret").read_text()
    elsewhere = Office.__new__(Office)
    elsewhere.__dict__.update({**desk.__dict__, "store": there.store})
    assert elsewhere.send(elsewhere.submission(waiting)).__class__.__name__ == "Stored"
    change = elsewhere.submission(given.token, answers=answers("2"), change_key=stored.change_key)
    assert elsewhere.send(change, terms=TERMS).replaced


def test_a_sealed_backup_comes_back_with_its_passphrase_only(
    on_sqlite: Place, tmp_path: Path
) -> None:
    saved = on_sqlite.save(tmp_path / "b", passphrase=WORDS)
    with place(tmp_path / "other", SQLITE, secret="") as other:
        assert "is sealed" in other.refused(saved.path)
        assert "not the passphrase" in other.refused(saved.path, "another")
        assert not (other.folder / "secret").exists()
        other.restore(saved.path, passphrase=WORDS)
        assert other.digests() == on_sqlite.digests()


def test_progress_goes_once_over_what_is_written_and_once_over_what_is_read_back(
    on_sqlite: Place, tmp_path: Path
) -> None:
    heard: list[int] = []
    saved = on_sqlite.save(tmp_path / "b", progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 2 * saved.manifest.rows == 2 * backup.size(on_sqlite.store)


def test_what_is_written_meanwhile_does_not_tear_a_backup(
    here: Place, desk: Office, there: Place, tmp_path: Path
) -> None:
    token = desk.code(desk.record())
    desk.rated()
    answered: list[object] = []

    def answer(_done: int) -> None:
        if not answered:
            answered.append(desk.send(desk.submission(token)))

    restored = there.restore(here.save(tmp_path / "b", progress=answer).path)
    assert answered
    (responses,) = (p.digest.rows for p in restored.manifest.tables if p.table == "response")
    assert responses == 1
    assert restored.differing == 0


def test_a_backup_replaces_no_file(on_sqlite: Place, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    assert "is there already" in on_sqlite.refused_save(tmp_path / "b")
    assert (tmp_path / "b").read_text() == "mine"


def test_a_folder_that_is_not_there_is_told(on_sqlite: Place, tmp_path: Path) -> None:
    assert "does not exist" in on_sqlite.refused_save(tmp_path / "no" / "b")


def test_a_full_disk_leaves_nothing_behind(
    on_sqlite: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    monkeypatch.setattr(backup_file.os, "fsync", _full)
    assert "The disk is full" in on_sqlite.refused_save(folder / "b")
    assert list(folder.iterdir()) == []


def _full(_file: int) -> None:
    raise OSError(28, "No space left on device")


def test_another_error_of_the_machine_is_not_explained_away(
    on_sqlite: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_file: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup_file.os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        on_sqlite.refused_save(tmp_path / "b")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("forgotten", [b"Nghi Long", b'"made_at": "2024'])
def test_a_disk_that_gives_back_something_else_is_noticed(
    forgotten: bytes, on_sqlite: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(backup_file.Archive):
        def put(self, name: str, data: bytes) -> None:
            super().put(name, data.replace(forgotten, forgotten[:-1] + b"?"))

    monkeypatch.setattr(backup_file, "Archive", Forgetful)
    assert "not what was written" in on_sqlite.refused_save(tmp_path / "b")
    assert not (tmp_path / "b").exists()


Change = Callable[[dict[str, bytes]], object]


def rewrite(source: Path, target: Path, change: Change) -> Path:
    """Write a backup anew with other things in it, as whoever made it by hand might."""
    with tarfile.open(source, "r:gz") as tar:
        found = {info.name: tar.extractfile(info).read() for info in tar}
    change(found)
    with tarfile.open(target, "w:gz") as tar:
        for name, data in found.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, BytesIO(data))
    return target


def first(found: dict[str, bytes], table: str) -> str:
    return next(name for name in found if name.startswith(f"tables/{table}/"))


def _row_less(found: dict[str, bytes]) -> None:
    name = first(found, "unit")
    found[name] = found[name].split(b"\n", 1)[1]


def _another_secret(found: dict[str, bytes]) -> None:
    found["settings/secret"] = b"x" * 64


def _no_manifest(found: dict[str, bytes]) -> None:
    del found["manifest.json"]


def _no_table(found: dict[str, bytes]) -> None:
    del found[first(found, "response")]


def _one_more_table(found: dict[str, bytes]) -> None:
    found["tables/sqlite_master/000001.jsonl"] = b"[1]\n"


def _other_columns(found: dict[str, bytes]) -> None:
    document = json.loads(found["manifest.json"])
    document["tables"][0]["columns"][0] = "id) SELECT 1; --"
    found["manifest.json"] = json.dumps(document).encode()


@pytest.mark.parametrize(
    "change",
    [_row_less, _another_secret, _no_manifest, _no_table, _one_more_table, _other_columns],
)
def test_a_backup_that_is_not_what_it_says_is_refused(
    change: Change, on_sqlite: Place, tmp_path: Path
) -> None:
    saved = on_sqlite.save(tmp_path / "b")
    changed = rewrite(saved.path, tmp_path / "changed", change)
    with place(tmp_path / "other", SQLITE, secret="") as other:
        before = other.digests()
        assert "damaged or was cut off" in other.refused(changed)
        assert other.digests() == before
        assert [path.name for path in other.folder.iterdir() if "sqlite" not in path.name] == []


def test_rows_that_the_store_does_not_give_back_undo_everything(
    on_sqlite: Place, tmp_path: Path
) -> None:
    """A number where a text belongs is a text once it is stored: the hashes tell."""

    def number(found: dict[str, bytes]) -> None:
        name = first(found, "target")
        document = json.loads(found["manifest.json"])
        found[name] = found[name].replace(b'"20"', b"20")
        (part,) = (p for p in document["tables"] if p["table"] == "target")
        meter = backup.Meter()
        meter.take(found[name], part["rows"])
        part["sha256"] = meter.digest().sha256
        found["manifest.json"] = json.dumps(document).encode()

    saved = on_sqlite.save(tmp_path / "b")
    changed = rewrite(saved.path, tmp_path / "changed", number)
    with place(tmp_path / "other", SQLITE, secret="") as other:
        before = other.digests()
        assert "damaged" in other.refused(changed)
        assert other.digests() == before
        assert not (other.folder / "secret").exists()


def test_a_store_in_use_is_never_restored_over(here: Place, desk: Office, tmp_path: Path) -> None:
    saved = here.save(tmp_path / "b")
    before = here.digests()
    assert "The store is in use" in here.refused(saved.path)
    assert here.digests() == before


def test_a_store_of_a_newer_program_is_refused(on_sqlite: Place, tmp_path: Path) -> None:
    def newer(found: dict[str, bytes]) -> None:
        found["manifest.json"] = found["manifest.json"].replace(b'"0001_', b'"9001_')

    changed = rewrite(on_sqlite.save(tmp_path / "b").path, tmp_path / "changed", newer)
    with place(tmp_path / "other", SQLITE) as other, pytest.raises(SchemaTooNewError):
        other.refused(changed)


def test_a_backup_of_an_older_schema_is_brought_up_to_date(
    on_sqlite: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = on_sqlite.save(tmp_path / "b")
    folder = tmp_path / "migrations"
    shutil.copytree(engines.MIGRATIONS, folder)
    (folder / "0998_later.sql").write_text(
        "ALTER TABLE record ADD COLUMN mood TEXT;\nUPDATE record SET mood = code;\n", "utf-8"
    )
    monkeypatch.setattr(engines, "MIGRATIONS", folder)
    with place(tmp_path / "other", SQLITE, secret="") as other:
        restored = other.restore(saved.path)
        assert restored.differing == 0
        with other.store.reading() as db:
            assert db._connection.execute("SELECT code, mood FROM record").fetchall() == [
                ("H41.14-240301-0001", "H41.14-240301-0001")
            ]


def test_an_instance_with_a_secret_of_its_own_is_left_alone(
    on_sqlite: Place, tmp_path: Path
) -> None:
    saved = on_sqlite.save(tmp_path / "b")
    with place(tmp_path / "other", SQLITE, secret="another secret of at least 32 signs") as other:
        with pytest.raises(SettingsError, match="another secret"):
            other.refused(saved.path)
        assert not any(digest.rows for name, digest in other.digests().items() if name == "unit")


def test_settings_come_along_but_for_those_of_the_other_machine(
    on_sqlite: Place, tmp_path: Path
) -> None:
    (on_sqlite.folder / "kiosk.toml").write_text(
        '# ours\nbase_url = "https://dg.example.gov.vn"\ndatabase = "/other/disk.sqlite"\n'
        '  journal="/other/journal"\ncode_days = 30\n',
        "utf-8",
    )
    saved = on_sqlite.save(tmp_path / "b")
    with place(tmp_path / "other", SQLITE, secret="") as other:
        file = other.folder / "kiosk.toml"
        assert other.restore(saved.path).settings == file
        found = load({}, instance=other.folder)
        assert (found.base_url, found.code_days) == ("https://dg.example.gov.vn", 30)
        assert (found.database, found.journal) == (other.folder / "kiosk.sqlite", None)
        assert '# database = "/other/disk.sqlite"' in file.read_text()
        assert file.stat().st_mode & 0o777 == 0o600


def test_settings_that_stand_already_stay(on_sqlite: Place, tmp_path: Path) -> None:
    (on_sqlite.folder / "kiosk.toml").write_text("code_days = 30\n", "utf-8")
    saved = on_sqlite.save(tmp_path / "b")
    with place(tmp_path / "other", SQLITE) as other:
        (other.folder / "kiosk.toml").write_text("code_days = 5\n", "utf-8")
        assert other.restore(saved.path).settings is None
        assert (other.folder / "kiosk.toml").read_text() == "code_days = 5\n"


def test_the_manifest_in_the_file_is_what_was_told(on_sqlite: Place, tmp_path: Path) -> None:
    saved = on_sqlite.save(tmp_path / "b")
    found: Manifest | None = None
    for piece in Source(saved.path).pieces():
        found = manifest_in(piece.data) if piece.name == "manifest.json" else found
    assert found == saved.manifest
    assert found.base_url == "https://dg.example.gov.vn"
    assert found.made_at == "2024-03-20T05:00:00.000000Z"
