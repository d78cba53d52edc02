"""Settings: read strictly, refused loudly."""

import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk import config
from kiosk.config import KNOWN, Settings, SettingsError, load, resources
from kiosk.formats import instance_files
from kiosk.formats.instance_files import secret


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """A folder as an office's IT person made it."""
    return tmp_path


def refused(instance: Path, **values: str) -> str:
    with pytest.raises(SettingsError) as told:
        load(values, instance=instance)
    assert str(told.value) == told.value.id % told.value.params
    return str(told.value)


def test_without_any_setting_everything_stands_in_the_instance(instance: Path) -> None:
    settings = load({}, instance=instance)
    assert settings == Settings(instance=instance, database=instance / "kiosk.sqlite")
    assert settings.base == "resolved"
    assert settings.code_days == 90
    assert settings.host == "127.0.0.1:8000"
    assert not settings.https


def test_an_override_wins_over_the_environment_which_wins_over_the_file(instance: Path) -> None:
    (instance / "kiosk.toml").write_text(
        'base = "returned"\ncode_days = 30\ntrusted_proxies = 1\n', "utf-8"
    )
    environment = {"KIOSK_BASE": "received", "KIOSK_CODE_DAYS": "60", "KIOSK_LANGUAGE": ""}
    settings = load(environment, instance=instance, code_days=7, base=None)
    assert (settings.code_days, settings.base, settings.trusted_proxies) == (7, "received", 1)
    assert settings.language == "vi"


def test_the_instance_is_named_by_the_environment_or_stands_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load({"KIOSK_INSTANCE": "office"}).instance == tmp_path / "office"
    assert config.CHECKOUT
    assert load({}).instance == config.CHECKOUT / "instance"
    monkeypatch.setattr(config, "CHECKOUT", None)
    assert load({}).instance == tmp_path / "instance"


def test_the_environment_of_the_process_is_read(
    instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CODE_DAYS", "11")
    assert load(instance=instance).code_days == 11


def test_relative_paths_lie_in_the_instance(instance: Path) -> None:
    settings = load(
        {"KIOSK_DATABASE": "data/office.sqlite", "KIOSK_SECRET_FILE": "keys/secret"},
        instance=instance,
    )
    assert settings.database == instance / "data" / "office.sqlite"
    assert settings.secret_file == instance / "keys" / "secret"


@pytest.mark.parametrize("written", ["/srv/office.sqlite", "sqlite:////srv/office.sqlite"])
def test_an_absolute_path_stays_where_it_is(instance: Path, written: str) -> None:
    assert load({"KIOSK_DATABASE": written}, instance=instance).database == Path(
        "/srv/office.sqlite"
    )


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_an_address_of_postgresql_stays_as_it_is_written(instance: Path, scheme: str) -> None:
    settings = load({"KIOSK_DATABASE": f"{scheme}://kiosk@db/kiosk"}, instance=instance)
    assert settings.database == f"{scheme}://kiosk@db/kiosk"
    assert settings.shared
    assert not load({}, instance=instance).shared


def test_an_engine_that_kiosk_does_not_speak_is_refused_without_its_password(
    instance: Path,
) -> None:
    told = refused(instance, KIOSK_DATABASE="mysql://kiosk:geheim@db/kiosk")
    assert "KIOSK_DATABASE is “mysql://”" in told
    assert "postgresql://USER:PASSWORD@HOST/NAME" in told
    assert "geheim" not in told


def test_an_address_as_postgresql_s_own_tools_write_it_is_no_file(instance: Path) -> None:
    told = refused(instance, KIOSK_DATABASE="host=127.0.0.1 user=kiosk password=geheim")
    assert "KIOSK_DATABASE is “host=”" in told
    assert "geheim" not in told


def test_processes_that_share_a_database_share_a_secret_that_somebody_has_made(
    instance: Path,
) -> None:
    settings = load({"KIOSK_DATABASE": "postgresql://db/kiosk"}, instance=instance)
    with pytest.raises(SettingsError, match="KIOSK_SECRET_FILE"):
        secret(settings)
    assert not (instance / "secret").exists()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://danhgia.nghean.gov.vn", "https://danhgia.nghean.gov.vn"),
        (" HTTPS://DanhGia.vn:8443/ ", "https://danhgia.vn:8443"),
        ("http://192.168.1.20:8000", "http://192.168.1.20:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_base_url_is_scheme_host_and_port(instance: Path, written: str, read: str) -> None:
    settings = load({"KIOSK_BASE_URL": written}, instance=instance)
    assert settings.base_url == read
    assert settings.https == read.startswith("https")


@pytest.mark.parametrize(
    "written",
    [
        "danhgia.vn",
        "ftp://danhgia.vn",
        "https://",
        "https:///s",
        "https://danhgia.vn/kiosk",
        "https://danhgia.vn?a=1",
        "https://danhgia.vn#a",
        "https://lan@danhgia.vn",
        "https://danh gia.vn",
        "https://danhgia.vn:port",
        "https://danhgia.vn:70000",
        "https://danhgia.vn:",
        "http://[::1",
    ],
)
def test_any_other_base_url_is_refused(instance: Path, written: str) -> None:
    told = refused(instance, KIOSK_BASE_URL=written)
    expected = "https://dg.example.gov.vn | http://192.168.1.20:8000"
    assert told == f"KIOSK_BASE_URL is “{written}”; expected {expected}"


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("KIOSK_BASE", "Resolved", "resolved | returned | received"),
        ("KIOSK_LANGUAGE", "fr", "vi | en"),
        ("KIOSK_CODE_DAYS", "-1", "0, 1, 2, …"),
        ("KIOSK_CODE_DAYS", "90 days", "0, 1, 2, …"),
        ("KIOSK_CODE_DAYS", "٣", "0, 1, 2, …"),
        ("KIOSK_TRUSTED_PROXIES", "yes", "0, 1, 2, …"),
    ],
)
def test_a_value_that_is_not_exactly_right_is_refused_with_what_was_expected(
    instance: Path, variable: str, value: str, expected: str
) -> None:
    assert refused(instance, **{variable: value}) == (
        f"{variable} is “{value}”; expected {expected}"
    )


@pytest.mark.parametrize(
    "line",
    ["code_days = true", "code_days = 1.5", "hosts = 5", "hosts = [5]", "contact = 5", "base = []"],
)
def test_a_value_of_another_kind_in_the_file_is_refused(instance: Path, line: str) -> None:
    file = instance / "kiosk.toml"
    file.write_text(line, "utf-8")
    assert refused(instance).startswith(f"{line.split(' ')[0]} ({file}) is “")


def test_former_hosts_are_listed_with_commas_or_as_a_list(instance: Path) -> None:
    settings = load({"KIOSK_HOSTS": " Old.vn, ,older.vn:8000 "}, instance=instance)
    assert settings.hosts == ("old.vn", "older.vn:8000")
    (instance / "kiosk.toml").write_text('hosts = ["old.vn"]\ncontact = " bà Lan "', "utf-8")
    settings = load({}, instance=instance)
    assert (settings.hosts, settings.contact) == (("old.vn",), "bà Lan")


def test_a_name_with_accents_is_kept_as_browsers_send_it(instance: Path) -> None:
    assert load({"KIOSK_HOSTS": "Cũ.vn:8000"}, instance=instance).hosts == ("xn--c-mna.vn:8000",)
    assert "host names with commas" in refused(instance, KIOSK_HOSTS="a..vn")


def test_a_file_as_notepad_saves_it_is_read(instance: Path) -> None:
    (instance / "kiosk.toml").write_text('contact = "bà Lan"\r\n', "utf-8-sig")
    assert load({}, instance=instance).contact == "bà Lan"


@pytest.mark.parametrize("key", ["code_day", "instance"])
def test_an_unknown_key_in_the_file_is_refused_and_the_known_ones_are_named(
    instance: Path, key: str
) -> None:
    (instance / "kiosk.toml").write_text(f'{key} = "1"\n', "utf-8")
    told = refused(instance)
    assert f"unknown setting “{key}”" in told
    assert str(instance / "kiosk.toml") in told
    assert "code_days, contact" in told


def test_who_sets_a_wrong_value_finds_it_under_the_name_it_was_given(instance: Path) -> None:
    (instance / "kiosk.toml").write_text('base = "rated"\nlanguage = "fr"\n', "utf-8")
    assert refused(instance, KIOSK_BASE="returned").startswith("language (")
    told = refused(instance, KIOSK_BASE="x", KIOSK_LANGUAGE="en")
    assert told.startswith("KIOSK_BASE is “x”")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("code_days = 1\nbase = \n", "line 2, column 8: this is no valid TOML"),
        ("base = 1\nbase = 2", "line 2, column 9: this is no valid TOML"),
        ('code_days = 1\nbase = "', "line 2, column 9: this is no valid TOML"),
        ("[", "line 1, column 2: this is no valid TOML"),
    ],
)
def test_the_place_in_a_file_that_is_no_toml_is_told(
    instance: Path, content: str, told: str
) -> None:
    (instance / "kiosk.toml").write_text(content, "utf-8")
    assert refused(instance).startswith(f"{instance / 'kiosk.toml'}, {told}. Check the quotes")


@pytest.mark.parametrize(
    ("content", "line"),
    [("liên_hệ = 1".encode("utf-16"), 1), ('base = "resolved"\n# Bà Lê'.encode("cp1258"), 2)],
)
def test_a_file_in_another_encoding_is_named_with_the_line(
    instance: Path, content: bytes, line: int
) -> None:
    (instance / "kiosk.toml").write_bytes(content)
    told = f"{instance / 'kiosk.toml'}, line {line}: this is no UTF-8 text. Save the file as UTF-8."
    assert refused(instance) == told


def test_a_folder_in_place_of_the_file_is_named(instance: Path) -> None:
    (instance / "kiosk.toml").mkdir()
    assert refused(instance).startswith(f"{instance / 'kiosk.toml'} cannot be read. Check that it")


def test_every_setting_is_documented_under_its_own_variable() -> None:
    assert set(KNOWN) == set(Settings.__dataclass_fields__)
    variables = [known.variable for known in KNOWN.values()]
    assert variables == [f"KIOSK_{key.upper()}" for key in KNOWN]
    assert all(known.meaning for known in KNOWN.values())


def test_settings_cannot_be_changed_afterwards(instance: Path) -> None:
    settings: Any = load({}, instance=instance)
    with pytest.raises(AttributeError):
        settings.base = "received"


@pytest.mark.parametrize("name", ["static", "survey_templates"])
def test_resources_stand_in_the_package_or_beside_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any(resources(name).iterdir())
    (tmp_path / "kiosk" / name).mkdir(parents=True)
    monkeypatch.setattr(config, "PACKAGE", tmp_path / "kiosk")
    assert resources(name) == tmp_path / "kiosk" / name


def test_the_secret_is_made_once_long_and_for_its_owner_only(tmp_path: Path) -> None:
    settings = load({}, instance=tmp_path / "new")
    first = secret(settings)
    assert len(first) == 64
    assert secret(settings) == first
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret"]
    assert stat.S_IMODE((tmp_path / "new" / "secret").stat().st_mode) == 0o600
    assert secret(load({}, instance=tmp_path / "other")) != first


def test_processes_that_start_together_agree_on_one_secret(tmp_path: Path) -> None:
    program = (
        "import sys; from kiosk.config import load; from kiosk.formats.instance_files import secret; sys.stdin.read();"
        "print(secret(load({}, instance=sys.argv[1])))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, tmp_path / "new"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    # All of them wait for the end of their input, which comes to all at nearly the same time.
    for process in started:
        assert process.stdin
        process.stdin.close()
        process.stdin = None
    secrets = {process.communicate(timeout=30)[0] for process in started}
    assert len(secrets) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret"]


def test_a_secret_made_elsewhere_meanwhile_is_kept(tmp_path: Path) -> None:
    settings = load({}, instance=tmp_path)
    (tmp_path / "secret").write_text("a" * 40, "utf-8")
    instance_files._make_secret(tmp_path / "secret")
    assert secret(settings) == "a" * 40
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_named_secret_file_must_be_there_and_long_enough(tmp_path: Path) -> None:
    settings = load({"KIOSK_SECRET_FILE": "key"}, instance=tmp_path)
    with pytest.raises(SettingsError, match=r"key does not exist"):
        secret(settings)
    (tmp_path / "key").write_text("too short\n", "utf-8")
    with pytest.raises(SettingsError, match=r"too short"):
        secret(settings)
    (tmp_path / "key").write_text("b" * 32 + "\n", "utf-8")
    assert secret(settings) == "b" * 32
