"""`kiosk demo`: invented data in a folder of their own, and never among an office's."""

import re
from pathlib import Path

import pytest

from kiosk.core.acts import Act
from kiosk.journey import stores
from kiosk.store.sqlite import SqliteStore
from tests.cli.conftest import Write
from tests.cli.terminal import Terminal

YEAR = ("--from", "2022-12-15", "--to", "2023-12-14", "--base", "received", "--json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the demonstration is to be kept; not there yet."""
    return tmp_path / "new" / "demo"


def made(kiosk: Terminal, folder: Path, *words: str, **settings: str) -> str:
    return kiosk("demo", "--records", "60", "--no-serve", "--keep", folder, *words, **settings).done


def test_a_demonstration_has_as_many_records_as_asked_for(kiosk: Terminal, folder: Path) -> None:
    made(kiosk, folder)
    total = Terminal(folder)("coverage", *YEAR).document["total"]
    assert total["records"] == 60
    assert 0 < total["rated"] < 60


def test_a_demonstration_that_is_kept_is_used_again(kiosk: Terminal, folder: Path) -> None:
    first = made(kiosk, folder)
    assert re.search(r"Sign in as “canbo” with the password \S{19}\n", first)
    before = Terminal(folder)("coverage", *YEAR).document
    second = made(kiosk, folder, "--port", "8765")
    assert "“kiosk user password canbo” makes a new one" in second
    assert "http://127.0.0.1:8765/office/" in second
    assert Terminal(folder)("coverage", *YEAR).document == before
    slips = Terminal(folder)("slips", "--out", folder / "a.pdf", "--unprinted")
    assert slips.code == 0, slips.err


def test_its_folder_may_be_named_from_where_one_stands(
    kiosk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"KIOSK_INSTANCE={tmp_path / 'here'}\n" in made(kiosk, Path("here"))
    assert {path.name for path in Path("here").iterdir()} == {
        "demo.csv",
        "kiosk.sqlite",
        "kiosk.toml",
        "secret",
    }


def test_without_a_folder_it_makes_one_and_names_it(kiosk: Terminal, tmp_path: Path) -> None:
    said = kiosk("demo", "--records", "60", "--no-serve", TMPDIR=str(tmp_path))
    (named,) = re.findall(r"^Invented data in (.+)$", said.done, re.MULTILINE)
    assert Terminal(Path(named))("coverage", *YEAR).document["total"]["records"] == 60


def test_a_real_database_named_by_the_environment_stays_as_it_is(
    kiosk: Terminal, folder: Path, tmp_path: Path
) -> None:
    real = tmp_path / "real.sqlite"
    made(kiosk, folder, KIOSK_DATABASE=str(real), KIOSK_CODE_DAYS="1")
    assert not real.exists()
    assert (folder / "kiosk.sqlite").is_file()


def test_the_journal_and_the_backups_of_an_office_get_nothing_invented(
    kiosk: Terminal, folder: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "other disk"
    made(kiosk, folder, KIOSK_JOURNAL=str(disk), KIOSK_BACKUPS=str(disk))
    assert not disk.exists()


def test_nothing_is_invented_among_real_records(
    kiosk: Terminal, export: Write, tmp_path: Path
) -> None:
    kiosk("import", export("a.csv", "code unit status", {"code": "1-240301-1"}))
    settings = kiosk.instance / "kiosk.toml"
    settings.write_text('base_url = "https://danhgia.vn"\n', "utf-8")
    refused = kiosk("demo", "--records", "60", "--no-serve", "--keep", kiosk.instance)
    assert refused.refusal.startswith(f"{kiosk.instance} holds an office's own instance")
    assert settings.read_text("utf-8") == 'base_url = "https://danhgia.vn"\n'
    assert kiosk("coverage", *YEAR).document["total"]["records"] == 0


def test_an_instance_that_is_only_set_up_yet_is_real_too(kiosk: Terminal) -> None:
    kiosk.instance.mkdir()
    (kiosk.instance / "kiosk.toml").write_text("code_days = 30\n", "utf-8")
    refused = kiosk("demo", "--records", "60", "--no-serve", "--keep", kiosk.instance)
    assert refused.refusal.startswith(f"{kiosk.instance} holds an office's own instance")
    assert [path.name for path in kiosk.instance.iterdir()] == ["kiosk.toml"]


def test_a_demonstration_that_was_broken_off_is_not_taken_for_a_whole_one(
    kiosk: Terminal, folder: Path, act: Act
) -> None:
    folder.mkdir(parents=True)
    store = SqliteStore(folder / "kiosk.sqlite")
    store.migrate()
    stores.mark_invented(store, act)
    store.close()
    refused = kiosk("demo", "--no-serve", "--keep", folder)
    assert refused.refusal.startswith(f"The demo in {folder} was broken off")


@pytest.mark.parametrize("words", [("--records", "29"), ("--port", "0"), ("--keep", __file__)])
def test_what_makes_no_demonstration_is_wrong_usage(
    kiosk: Terminal, words: tuple[str, str]
) -> None:
    assert kiosk("demo", *words).code == 2
