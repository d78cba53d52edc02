"""Checked: a file that can be imported, with its good rows and those to be mended.

They may be a million, so they wait in temporary files.
"""

import marshal
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from kiosk.core.columns import Header
from kiosk.core.days import Instant
from kiosk.core.incoming import Problem, Warnings
from kiosk.core.messages import Message
from kiosk.core.units import Unit

_BATCH = 500


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


class Rows:
    """Many tuples that do not lie in memory; of these here nothing but their number is left."""

    def __init__(self, count: int = 0) -> None:
        self.count = count

    def batches(self) -> Iterator[list[tuple[object, ...]]]:
        """Return them from the first on, a few hundred at a time."""
        return iter(())

    def close(self) -> None:
        """Let go of the file they lie in."""


class Spool(Rows):
    """Tuples written once and read many times."""

    def __init__(self) -> None:
        super().__init__()
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives with the intake
        self._batch: list[tuple[object, ...]] = []

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

    `notes` tell which other tables or sheets of the file were left out, and what its columns leave unsaid.
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
    good: Rows = field(default_factory=Rows)
    bad: Rows = field(default_factory=Rows)
    bad_columns: set[str] = field(default_factory=set)

    def rows(self) -> Iterator[list[Row]]:
        """Return the good rows, a few hundred at a time."""
        for batch in self.good.batches():
            yield [Row._make(row) for row in batch]

    def bad_rows(self) -> Iterator[tuple[object, ...]]:
        """Return rows left out as (line, cells as text by COLUMNS, problems).

        A problem is (column, value, message id, parameters).
        """
        for batch in self.bad.batches():
            yield from batch

    def close(self) -> None:
        """Let go of the temporary files."""
        self.good.close()
        self.bad.close()
