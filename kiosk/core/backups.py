"""Backups: what stands in one, how its tables are written down, when one is due and which ones are kept."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from kiosk.core.days import VIETNAM, Instant

KIND = "kiosk-backup"
VERSION = 1
"""The newest form of a backup that is understood; a newer one is refused."""

NIGHTLY_AT = time(2, 0)
"""When the nightly backup is made, in Vietnam."""

DAY = timedelta(days=1)
RETRY = timedelta(hours=1)
"""How long after a failure the nightly backup is tried again."""

MONTHS_KEPT = 12
"""Of so many months the first backup stays beside the newest ones."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NAME = re.compile(r"kiosk-(\d{8}-\d{6})\.tar\.gz").fullmatch

Row = Sequence[object]


class Digest(NamedTuple):
    """How many rows a table has, and the hash of their lines in key order: the same on every engine."""

    rows: int
    sha256: str


class Meter:
    """Takes the lines of a table one after the other and tells their digest."""

    def __init__(self) -> None:
        self._rows = 0
        self._hash = sha256()

    def take(self, lines: bytes, rows: int) -> None:
        """Take some whole lines."""
        self._rows += rows
        self._hash.update(lines)

    def digest(self) -> Digest:
        """Return the digest of all that was taken."""
        return Digest(self._rows, self._hash.hexdigest())


def line_of(row: Row) -> str:
    """Return a row as its one line: a JSON list of texts, whole numbers and nulls."""
    return _encode(list(row)) + "\n"


def row_of(line: str) -> list[object]:
    """Return the row of a line; raises ValueError when it is none."""
    row = json.loads(line)
    if not isinstance(row, list):
        raise ValueError(line[:80])  # noqa: TRY004 - a text with a wrong content, as any other here
    return row


class Part(NamedTuple):
    """A table in a backup: its columns in the order of each line, and the digest of its rows."""

    table: str
    columns: tuple[str, ...]
    digest: Digest


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; `files` are the hashes of the other things in it by their names."""

    made_at: Instant
    program: str
    schema: tuple[str, ...]
    base_url: str
    tables: tuple[Part, ...]
    files: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> int:
        """How many rows all tables have together."""
        return sum(part.digest.rows for part in self.tables)

    def to_json(self) -> bytes:
        """Return the manifest as it stands in the backup."""
        document = {
            "kind": KIND,
            "version": VERSION,
            "made_at": self.made_at,
            "program": self.program,
            "schema": self.schema,
            "base_url": self.base_url,
            "tables": [
                {"table": part.table, "columns": part.columns, **part.digest._asdict()}
                for part in self.tables
            ],
            "files": dict(self.files),
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode()


def head(program: str) -> bytes:
    """Return what stands at the start of a backup: enough to know a foreign or a newer one at once."""
    return json.dumps({"kind": KIND, "version": VERSION, "program": program}).encode()


def version_in(data: bytes) -> tuple[int, str] | None:
    """Return (version, program) of a backup's start; None when this is the start of something else."""
    try:
        document = json.loads(data)
        if document["kind"] != KIND:
            return None
        return int(document["version"]), str(document["program"])
    except (ValueError, TypeError, KeyError):
        return None


def manifest_in(data: bytes) -> Manifest | None:
    """Return the manifest of a backup; None when it cannot be one."""
    try:
        document = json.loads(data)
        return Manifest(
            made_at=str(document["made_at"]),
            program=str(document["program"]),
            schema=tuple(map(str, document["schema"])),
            base_url=str(document["base_url"]),
            tables=tuple(
                Part(
                    str(part["table"]),
                    tuple(map(str, part["columns"])),
                    Digest(int(part["rows"]), str(part["sha256"])),
                )
                for part in document["tables"]
            ),
            files=tuple((str(name), str(mark)) for name, mark in document["files"].items()),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def name_at(now: datetime) -> str:
    """Return the name of the nightly backup that is begun now."""
    return f"kiosk-{now.astimezone(UTC):%Y%m%d-%H%M%S}.tar.gz"


def made_when(name: str) -> datetime | None:
    """Return when the nightly backup of a name was begun; None for a file of somebody else."""
    match = _NAME(name)
    try:
        return datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) if match else None
    except ValueError:
        return None


def too_many(names: Iterable[str], newest: int) -> list[str]:
    """Return the nightly backups to be removed: all but the newest ones and the first of each of the last months."""
    ours = sorted((when, name) for name in names if (when := made_when(name)))
    kept = {name for _, name in ours[-newest:]} if newest else set()
    months: dict[str, str] = {}
    for when, name in ours:
        months.setdefault(f"{when.astimezone(VIETNAM):%Y-%m}", name)
    kept |= {months[month] for month in sorted(months)[-MONTHS_KEPT:]}
    return [name for _, name in ours if name not in kept]


def is_due(now: datetime, *, done: datetime | None, failed: datetime | None) -> bool:
    """Tell whether a nightly backup is to be made: none since the last 02:00, or none for a day."""
    if failed and (done is None or failed > done) and now - failed < RETRY:
        return False
    return done is None or done < last_night(now) or now - done >= DAY


def last_night(now: datetime) -> datetime:
    """Return the last 02:00 in Vietnam."""
    here = now.astimezone(VIETNAM)
    night = datetime.combine(here.date(), NIGHTLY_AT, VIETNAM)
    return night if night <= here else night - DAY
