"""Intake: an office's file read and checked whole, before anything is written."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.core.acts import Act
from kiosk.core.columns import Header, find_header
from kiosk.core.days import day_of, instant
from kiosk.core.incoming import read_rows
from kiosk.core.mapping import NO_MAPPING, SavedMapping
from kiosk.core.messages import Message, say
from kiosk.core.text import fold
from kiosk.formats.tables import Table, Unreadable, open_table
from kiosk.journey.checked import Checked
from kiosk.journey.sieve import Sieve
from kiosk.store import catalogue, units
from kiosk.store.engine import Store

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
    sieve = Sieve(checked, index)
    unit = sieve.unit_key(upload.unit) if upload.unit else None
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
        sieve.take(row)
    sieve.finish()
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
