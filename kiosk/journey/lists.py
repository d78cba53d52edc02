"""Lists that officials keep: the tree of units and the catalogue of procedures, read from tables."""

from pathlib import Path

from kiosk.core.acts import Act
from kiosk.core.catalogue import Listed, parse_catalogue
from kiosk.core.incoming import Problem
from kiosk.core.messages import Message
from kiosk.core.unit_list import ListedUnits, parse_units
from kiosk.formats.tables import Unreadable, open_table
from kiosk.journey import catalogue, starter, units
from kiosk.journey.catalogue import Mapping
from kiosk.journey.units import Wish
from kiosk.store.engine import Store

Fault = Message | Problem
"""What is wrong with a list as a whole, or in one of its lines."""


def load_units(store: Store, path: Path, act: Act) -> tuple[int, int] | list[Fault]:
    """Take a list of units from a file: returns (new, changed), or all that is wrong and nothing is taken."""
    table = open_table(path)
    if isinstance(table, Unreadable):
        return [table.message]
    listed = parse_units(table.rows())
    faults = _faults(listed)
    if isinstance(listed, Message) or faults:
        return faults
    loaded = units.load(store, (Wish(*unit) for unit in listed.units), act)
    return loaded if isinstance(loaded, tuple) else [*loaded]


def load_catalogue(store: Store, path: Path, act: Act) -> tuple[int, int] | list[Fault]:
    """Take a catalogue from a file: returns (procedures, records moved), or all that is wrong."""
    table = open_table(path)
    if isinstance(table, Unreadable):
        return [table.message]
    listed = parse_catalogue(table.rows())
    faults = _faults(listed)
    if isinstance(listed, Message) or faults:
        return faults
    lines = (Mapping(*entry) for entry in listed.entries)
    return catalogue.load(store, lines, starter.english(), act)


def _faults(listed: Listed | ListedUnits | Message) -> list[Fault]:
    return [listed] if isinstance(listed, Message) else list(listed.problems)
