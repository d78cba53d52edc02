"""Intake: an office's file read and checked whole, before anything is written.

Good rows wait in a temporary file (they may be a million), rows to be mended in another.
"""

import marshal
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, NamedTuple

from kiosk.core.acts import Act
from kiosk.core.columns import Header, find_header
from kiosk.core.days import Instant, day_of, instant
from kiosk.core.headings import COLUMNS
from kiosk.core.incoming import Incoming, Problem, Rejected, Warnings, read_rows
from kiosk.core.mapping import NO_MAPPING, SavedMapping
from kiosk.core.messages import Message, say
from kiosk.core.text import fold
from kiosk.core.units import Ambiguous, Found, Index, Unit, free_key, slug
from kiosk.formats.tables import Table, Unreadable, open_table
from kiosk.store import catalogue, units
from kiosk.store.engine import Store

_BATCH = 500

SLOW_CLOCKS = timedelta(hours=1)
"""How far ahead of ours the clock of the machine that exported may be."""


@dataclass(frozen=True)
class Upload:
    """A file to import: `unit` stands for whatever unit its rows do not name; `as_of` is its export time."""

    path: Path
    name: str
    as_of: datetime
    unit: str | None = None
    mapping: SavedMapping = NO_MAPPING


class Subject(NamedTuple):
    """What a record is about, as the file words it."""

    procedure_code: str | None
    procedure: str | None
    field: str | None


class Row(NamedTuple):
    """A good row on its way; `subject` is the place of its Subject, units are keys (perhaps of units to be made)."""

    code: str
    status: int | None
    filed_via: str | None
    subject: int
    receiving_unit: str | None
    resolving_unit: str | None
    received_on: str | None
    due_on: str | None
    resolved_on: str | None
    returned_on: str | None


class _Spool:
    """Tuples written once and read many times."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives with the intake
        self._batch: list[tuple[object, ...]] = []
        self.count = 0

    def add(self, row: tuple[object, ...]) -> None:
        self._batch.append(tuple(row))
        self.count += 1
        if len(self._batch) == _BATCH:
            self.flush()

    def flush(self) -> None:
        if self._batch:
            marshal.dump(self._batch, self._file)
            self._batch = []

    def batches(self) -> Iterator[list[tuple[object, ...]]]:
        self._file.seek(0)
        for _ in range(-(-self.count // _BATCH)):
            yield marshal.load(self._file)  # noqa: S302 - our own temporary file, never a stranger's

    def close(self) -> None:
        self._file.close()


@dataclass
class Checked:
    """A file that can be imported: what was recognised, and everything that is wrong with single rows.

    `notes` tell which other tables or sheets of the file were left out.
    """

    name: str
    kind: str
    detail: str
    header: Header
    as_of: Instant
    unit: str | None
    new_units: dict[str, Unit]
    near: dict[str, tuple[str, ...]]
    notes: tuple[Message, ...] = ()
    subjects: dict[Subject, int] = field(default_factory=dict)
    duplicates: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: Warnings = field(default_factory=Warnings)
    good: _Spool = field(default_factory=_Spool)
    bad: _Spool = field(default_factory=_Spool)
    bad_columns: set[str] = field(default_factory=set)

    def rows(self) -> Iterator[list[Row]]:
        """Return the good rows, a few hundred at a time."""
        for batch in self.good.batches():
            yield [Row._make(row) for row in batch]

    def bad_rows(self) -> Iterator[tuple[object, ...]]:
        """Return (line, cells as text by COLUMNS, problems as (column, message id, parameters)) of rows left out."""
        for batch in self.bad.batches():
            yield from batch

    def close(self) -> None:
        """Let go of the temporary files."""
        self.good.close()
        self.bad.close()


def inspect(store: Store, upload: Upload, act: Act) -> Checked | Message:
    """Read and check a file whole; nothing is written. A Message says why it cannot be imported at all."""
    if upload.as_of > act.now + SLOW_CLOCKS:
        return say(
            "The time of the export lies in the future: everything exported before it would be "
            "taken for old. Give the day and the time at which the file was exported."
        )
    table = open_table(upload.path)
    if isinstance(table, Unreadable):
        return table.message
    header = find_header(table.rows(), upload.mapping)
    if isinstance(header, Message):
        return header
    with store.reading() as db:
        index = units.index(db)
        fields = frozenset(fold(entry.name) for entry in catalogue.fields(db).values())
    checked = _checked(upload, table, header)
    checker = _Checker(checked, index)
    unit = checker.unit_key(upload.unit) if upload.unit else None
    if isinstance(unit, Message):
        checked.close()
        return unit
    checked.unit = unit
    rows = read_rows(
        header,
        table.rows(),
        today=day_of(act.now),
        warnings=checked.warnings,
        mapping=upload.mapping,
        fields=fields,
    )
    for row in rows:
        checker.take(row)
    checked.good.flush()
    checked.bad.flush()
    if not checked.good.count and not checked.bad.count:
        checked.close()
        return say("The file has headings but no records. Export it again with its rows.")
    return checked


def _checked(upload: Upload, table: Table, header: Header) -> Checked:
    return Checked(
        name=upload.name,
        kind=table.kind,
        detail=table.detail,
        header=header,
        as_of=instant(upload.as_of),
        unit=None,
        new_units={},
        near={},
        notes=table.notes,
    )


class _Checker:
    """Takes rows one by one: doubles out, units and subjects to keys."""

    def __init__(self, checked: Checked, index: Index) -> None:
        self._checked = checked
        self._index = index
        self._seen: dict[str, int] = {}
        self._units: dict[str, str | Message] = {}

    def take(self, row: Incoming | Rejected) -> None:
        if isinstance(row, Rejected):
            self._reject(row)
            return
        receiving = self._unit_of(row.receiving_unit)
        resolving = self._unit_of(row.resolving_unit)
        for column, key in (("receiving_unit", receiving), ("resolving_unit", resolving)):
            if isinstance(key, Message):
                self._reject(self._refused(row, column, key))
                return
        if not (receiving or resolving or self._checked.unit):
            self._reject(self._refused(row, "receiving_unit", _NO_UNIT))
            return
        good = Row(
            row.code,
            row.status,
            row.filed_via,
            self._subject(row),
            receiving,  # type: ignore[arg-type]  # a Message has left above
            resolving,  # type: ignore[arg-type]  # the same
            *row[-4:],
        )
        if not self._doubled(row, good):
            self._checked.good.add(good)

    def _doubled(self, row: Incoming, good: Row) -> bool:
        """Tell whether the code stood in the file before; other values under the same code are a problem."""
        # One number holds line and content: a million codes must fit into memory.
        content = hash(good) & 0xFFFFFFFF
        before = self._seen.setdefault(row.code, row.line << 32 | content)
        if before >> 32 == row.line:
            return False
        if before & 0xFFFFFFFF == content:
            self._checked.duplicates += 1
        else:
            message = say(
                "This record stands in line %(line)s already, with other values. Keep the right one.",
                line=before >> 32,
            )
            self._reject(self._refused(row, "code", message))
        return True

    def _subject(self, row: Incoming) -> int:
        subject = Subject(row.procedure_code, row.procedure, row.field)
        return self._checked.subjects.setdefault(subject, len(self._checked.subjects))

    def _unit_of(self, text: str | None) -> str | Message | None:
        if text is None:
            return None
        key = self._units.get(text)
        if key is None:
            key = self._units[text] = self.unit_key(text)
        return key

    def unit_key(self, text: str) -> str | Message:
        """Return the unit's key; one that nobody knows yet is noted to be made."""
        found = self._index.find(text)
        if isinstance(found, Found):
            return found.key
        if isinstance(found, Ambiguous):
            return say(
                "“%(text)s” fits several units: %(names)s. Write the full name or the code.",
                text=text,
                names=", ".join(found.names),
            )
        key = free_key(slug(text), self._index.keys())
        unit = Unit(key, "", None, None, text, 0, None, None, None)
        self._index.add(unit)
        self._checked.new_units[key] = unit
        self._checked.near[key] = found.near
        return key

    def _refused(self, row: Incoming, column: str, message: Message) -> Rejected:
        header = self._checked.header
        value = getattr(row, column) or ""
        problem = Problem(row.line, header.name(column), value, message)  # type: ignore[arg-type]  # a column of ours
        cells = tuple(getattr(row, name) for name in COLUMNS)
        return Rejected(row.line, cells, (problem,))

    def _reject(self, row: Rejected) -> None:
        self._checked.problems.extend(row.problems)
        self._checked.bad_columns.update(
            name for name, cell in zip(COLUMNS, row.cells, strict=True) if cell is not None
        )
        texts = tuple(None if cell is None else _as_text(cell) for cell in row.cells)
        messages = tuple((problem.column, *problem.message) for problem in row.problems)
        self._checked.bad.add((row.line, texts, messages))


def _as_text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return cell.strftime("%d/%m/%Y") if hasattr(cell, "strftime") else str(cell)


_NO_UNIT = say(
    "The row names no unit. Add a column with the unit, or name it with --unit (on the page: “Unit”)."
)
