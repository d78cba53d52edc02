"""Settings: one frozen object, read strictly from the environment and `instance/kiosk.toml`."""

import os
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent if (PACKAGE.parent / "setup.cfg").is_file() else None

_OTHER_ADDRESS = re.compile(r"(?!sqlite:)[^/]*://|\s*\w+\s*=")
_ADDRESS = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(?P<port>\d{1,5}))?").fullmatch

# Where the parser says that a file is wrong; it has no other way to tell before Python 3.14.
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)").search

BASES = ("resolved", "returned", "received")
LANGUAGES = ("vi", "en")

OF_THE_MACHINE = ("database", "secret_file", "work", "journal", "backups")
"""Settings that mean nothing, or something else, on another machine."""


class SettingsError(Exception):
    """A setting cannot be used: the message names it and the remedy. The program does not start.

    `id` is an English text with %(name)s places, `params` fill them.
    """

    def __init__(self, id: str, **params: str | int) -> None:
        super().__init__(id % params)
        self.id = id
        self.params = params


@dataclass(frozen=True)
class Settings:
    """Everything that differs from office to office."""

    instance: Path
    database: Path | str
    """The SQLite file, or the address of a PostgreSQL database."""
    base_url: str = "http://127.0.0.1:8000"
    hosts: tuple[str, ...] = ()
    trusted_proxies: int = 0
    base: str = "resolved"
    secret_file: Path | None = None
    work: Path | None = None
    language: str = "vi"
    code_days: int = 90
    contact: str = ""
    journal: Path | None = None
    backups: Path | None = None
    backups_kept: int = 14

    @property
    def host(self) -> str:
        """Host and port as people type them after a slip."""
        return urlsplit(self.base_url).netloc

    @property
    def secret_path(self) -> Path:
        """The file with the secret."""
        return self.secret_file or self.instance / "secret"

    @property
    def shared(self) -> bool:
        """Whether the database is one that several processes share."""
        return isinstance(self.database, str)

    @property
    def https(self) -> bool:
        """Whether citizens and officials come through HTTPS."""
        return self.base_url.startswith("https://")


class Known(NamedTuple):
    """One setting as documented: its name in the environment and what it does."""

    variable: str
    meaning: str


KNOWN = {
    "instance": Known("KIOSK_INSTANCE", "folder with the database, the secret and kiosk.toml"),
    "database": Known("KIOSK_DATABASE", "SQLite file (default kiosk.sqlite) or postgresql://…"),
    "base_url": Known("KIOSK_BASE_URL", "scheme, host and port that stand in printed codes"),
    "hosts": Known("KIOSK_HOSTS", "former host names that are still answered, with commas"),
    "trusted_proxies": Known("KIOSK_TRUSTED_PROXIES", "how many proxies stand in front"),
    "base": Known("KIOSK_BASE", "default base of coverage: resolved, returned or received"),
    "secret_file": Known("KIOSK_SECRET_FILE", "file with the secret; default: in the instance"),
    "work": Known("KIOSK_WORK", "folder of the work under way; default work in the instance"),
    "language": Known("KIOSK_LANGUAGE", "language of the command line: vi or en"),
    "code_days": Known("KIOSK_CODE_DAYS", "days after hand-over until a code expires; 0 = never"),
    "contact": Known("KIOSK_CONTACT", "whom citizens may ask about their answers"),
    "journal": Known("KIOSK_JOURNAL", "folder of the answer journal, best on another disk"),
    "backups": Known("KIOSK_BACKUPS", "folder of the nightly backups, best on another disk"),
    "backups_kept": Known("KIOSK_BACKUPS_KEPT", "how many nightly backups are kept"),
}


class Found(NamedTuple):
    """A value as it was found; `name` is what it is called there."""

    name: str
    value: Any


def resources(name: str) -> Path:
    """Return the folder `static` or `survey_templates`: in the package, or beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def load(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Read the settings. Overrides win over the environment, which wins over `kiosk.toml`.

    Raises SettingsError for an unknown key in the file or a value that cannot be used.
    """
    environment = os.environ if environment is None else environment
    default = (CHECKOUT or Path.cwd()) / "instance"
    instance = Path(
        overrides.get("instance") or environment.get("KIOSK_INSTANCE") or default
    ).absolute()
    file = instance / "kiosk.toml"
    found = {key: Found(f"{key} ({file})", value) for key, value in _file_values(file).items()}
    for key, known in KNOWN.items():
        if environment.get(known.variable):
            found[key] = Found(known.variable, environment[known.variable])
    found |= {key: Found(key, value) for key, value in overrides.items() if value is not None}
    found.setdefault("database", Found("database", "kiosk.sqlite"))
    found["instance"] = Found("instance", instance)
    return Settings(**{key: _read(key, value, instance) for key, value in found.items()})


def spoken(environment: Mapping[str, str] | None = None) -> str:
    """Return the language to speak where the settings as a whole cannot be read."""
    environment = os.environ if environment is None else environment
    wanted = environment.get("KIOSK_LANGUAGE")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _file_values(path: Path) -> dict[str, Any]:
    text = _file_text(path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column = _place(str(error), text)
        raise SettingsError(
            "%(path)s, line %(line)s, column %(column)s: this is no valid TOML. Check the quotes, commas, brackets "
            "and equals signs there, and write each setting once.",
            path=str(path),
            line=line,
            column=column,
        ) from error
    for key in values:
        if key not in KNOWN or key == "instance":
            raise SettingsError(
                "%(path)s: unknown setting “%(key)s”. Known: %(known)s",
                path=str(path),
                key=key,
                known=", ".join(name for name in KNOWN if name != "instance"),
            )
    return values


def _file_text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        raise SettingsError(
            "%(path)s, line %(line)s: this is no UTF-8 text. Save the file as UTF-8.",
            path=str(path),
            line=error.object.count(b"\n", 0, error.start) + 1,
        ) from error
    except OSError as error:
        raise SettingsError(
            "%(path)s cannot be read. Check that it is a file and who may read it.", path=str(path)
        ) from error


def _place(reason: str, text: str) -> tuple[int, int]:
    """Return line and column of a fault, which the parser tells in words; the end where it tells none."""
    place = _PLACE(reason)
    if place:
        return int(place[1]), int(place[2])
    *above, last = text.split("\n")
    return len(above) + 1, len(last) + 1


def _read(key: str, found: Found, instance: Path) -> Any:
    reader = _READERS.get(key)
    return reader(found, instance) if reader else found.value


def _refuse(found: Found, expected: str) -> SettingsError:
    """Return what to raise; `expected` is read in every language."""
    return SettingsError(
        "%(name)s is “%(value)s”; expected %(expected)s",
        name=found.name,
        value=str(found.value),
        expected=expected,
    )


def _number(found: Found, _instance: Path) -> int:
    text = str(found.value)
    if not text.isascii() or not text.isdigit():
        raise _refuse(found, "0, 1, 2, …")
    return int(text)


def _count(found: Found, instance: Path) -> int:
    number = _number(found, instance)
    if not number:
        raise _refuse(found, "1, 2, 3, …")
    return number


def _one_of(*allowed: str) -> Any:
    def read(found: Found, _instance: Path) -> str:
        if found.value not in allowed:
            raise _refuse(found, " | ".join(allowed))
        return str(found.value)

    return read


def _url(found: Found, _instance: Path) -> str:
    text = str(found.value).strip().rstrip("/").lower()
    match = _ADDRESS(text)
    if not match or int(match["port"] or 0) > 65535:
        raise _refuse(found, "https://dg.example.gov.vn | http://192.168.1.20:8000")
    return text


def _path(found: Found, instance: Path) -> Path:
    return instance / Path(str(found.value).removeprefix("sqlite:///"))


def _database(found: Found, instance: Path) -> Path | str:
    text = str(found.value)
    if text.partition("://")[0] in ("postgresql", "postgres"):
        return text
    other = _OTHER_ADDRESS.match(text)
    if other:
        # What follows may hold a password.
        raise _refuse(
            Found(found.name, other[0]), "kiosk.sqlite | postgresql://USER:PASSWORD@HOST/NAME"
        )
    return _path(found, instance)


def _text(found: Found, _instance: Path) -> str:
    if not isinstance(found.value, str):
        raise SettingsError(
            "%(name)s is “%(value)s”; expected a text in quotation marks",
            name=found.name,
            value=str(found.value),
        )
    return found.value.strip()


def _hosts(found: Found, _instance: Path) -> tuple[str, ...]:
    names = found.value.split(",") if isinstance(found.value, str) else found.value
    if isinstance(names, list | tuple) and all(isinstance(name, str) for name in names):
        with suppress(UnicodeError):
            # As browsers send them: a name with accents has a form without.
            return tuple(
                name.strip().lower().encode("idna").decode() for name in names if name.strip()
            )
    raise SettingsError(
        "%(name)s is “%(value)s”; expected host names with commas between them",
        name=found.name,
        value=str(found.value),
    )


_READERS = {
    "database": _database,
    "base_url": _url,
    "hosts": _hosts,
    "trusted_proxies": _number,
    "base": _one_of(*BASES),
    "secret_file": _path,
    "work": _path,
    "language": _one_of(*LANGUAGES),
    "code_days": _number,
    "contact": _text,
    "journal": _path,
    "backups": _path,
    "backups_kept": _count,
}
