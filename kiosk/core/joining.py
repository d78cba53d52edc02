"""Joining two stores: which units and fields of the other office are ones that are here, and which ones clash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kiosk.core.messages import Message
from kiosk.core.records import Record
from kiosk.core.text import clean, fold
from kiosk.core.units import Unit, free_key


class Clash(NamedTuple):
    """What keeps two stores apart until somebody decides, or for good where nothing decides it."""

    kind: Literal[
        "office", "invented", "survey", "question", "unit", "records", "decision", "counts"
    ]
    message: Message
    names: tuple[str, ...] = ()
    """The keys, codes or ids of what clashes."""
    decide: tuple[str, ...] = ()
    """The options of which one decides it."""


class UnitClash(NamedTuple):
    """A unit of the other office that may be one of ours: the key, the code or the name is the same."""

    theirs: Unit
    ours: tuple[Unit, ...]

    @property
    def exact(self) -> Unit | None:
        """The one of ours that has the very name or code; None where none or several do.

        Keys do not tell: "Nghi Văn" and "Nghi Vạn" have the same one in two offices.
        """
        named = [unit for unit in self.ours if _name(unit) == _name(self.theirs)]
        coded = [unit for unit in self.ours if unit.code and unit.code == self.theirs.code]
        best = [unit for unit in named if unit in coded] or [*named, *coded]
        if len(best) > 1 and not coded:
            best = [unit for unit in best if unit.key == self.theirs.key]
        return best[0] if len(best) == 1 else None


def _name(unit: Unit) -> str:
    return clean(unit.name).casefold()


@dataclass(frozen=True)
class UnitMap:
    """The other office's units as they are to be here."""

    rows: tuple[Unit, ...]
    """With their homes, under keys that are free; those that stand for one of ours are merged into it."""
    stands: Mapping[str, str]
    """For every key of theirs, that of the unit which stands for it here."""
    keys: Mapping[str, str]
    """For every key of theirs, that of its own row."""


def unit_clashes(
    theirs: Iterable[Unit], ours: Iterable[Unit], settled: Iterable[str]
) -> list[UnitClash]:
    """Return the units that somebody has to decide about; merged ones are past, and lead where they did."""
    here = [unit for unit in ours if unit.merged_into is None]
    decided = frozenset(settled)
    found = (
        UnitClash(unit, tuple(other for other in here if _alike(unit, other)))
        for unit in theirs
        if unit.merged_into is None and unit.key not in decided
    )
    return [clash for clash in found if clash.ours]


def _alike(unit: Unit, other: Unit) -> bool:
    return (
        unit.key == other.key
        or (unit.code is not None and unit.code == other.code)
        or fold(unit.name) == fold(other.name)
    )


def map_units(theirs: Iterable[Unit], ours: Iterable[Unit], same: Mapping[str, str]) -> UnitMap:
    """Return the other office's units for our store; `same` tells for some of their keys which of ours is meant."""
    units, here = list(theirs), list(ours)
    taken = {unit.key for unit in here}
    codes = {unit.code for unit in here if unit.code}
    keys: dict[str, str] = {}
    for unit in units:
        keys[unit.key] = free_key(unit.key, taken)
        taken.add(keys[unit.key])
    stands = {**keys, **same}
    rows = tuple(
        unit._replace(
            key=keys[unit.key],
            parent=stands[unit.parent] if unit.parent else None,
            code=None if unit.code in codes else unit.code,
            merged_into=same.get(unit.key)
            or (stands[unit.merged_into] if unit.merged_into else None),
        )
        for unit in units
    )
    return UnitMap(rows, stands, keys)


def map_fields(theirs: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, str]:
    """Return for each field of theirs (key to name) its key here: that of one with the same name, else a free one."""
    by_name = {fold(name): key for key, name in ours.items()}
    taken = set(ours)
    found: dict[str, str] = {}
    for key, name in theirs.items():
        found[key] = by_name.get(fold(name)) or free_key(key, taken)
        taken.add(found[key])
    return found


@dataclass(frozen=True)
class RecordMap:
    """What becomes of the other office's records: their units, fields and procedures are called otherwise here."""

    stands: Mapping[str, str]
    fields: Mapping[str, str]
    procedures: Mapping[str, str]
    renamed: Mapping[str, str]
    """Codes that both offices have, and what theirs is called here."""

    def record(self, record: Record) -> Record:
        """Return a record as it is to be here."""
        return record._replace(
            code=self.renamed.get(record.code, record.code),
            procedure=self.procedures.get(record.procedure or ""),
            field=self.fields.get(record.field, record.field),
            receiving_unit=self.stands[record.receiving_unit],
            resolving_unit=self.stands[record.resolving_unit],
        )

    def value(self, attribute: str, value: str | None) -> str | None:
        """Return what a record's history says of an attribute, in words of this store."""
        if value is None:
            return None
        match attribute:
            case "receiving_unit" | "resolving_unit":
                return self.stands.get(value, value)
            case "field":
                return self.fields.get(value, value)
            case "procedure":
                return self.procedures.get(value, value)
        return value


def free_code(code: str, prefix: str, taken: Iterable[str]) -> str:
    """Return what a record is called whose code another one has: with the slip prefix of its home behind it."""
    return free_key(f"{code}~{prefix}", taken)
