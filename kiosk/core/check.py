"""Check: what a store holds that cannot be, and how it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.core.tally import Sums, Table

TABLES: Mapping[str, str] = {
    "counted_without_record": "response",
    "counted_twice": "response",
    "code_without_record": "code",
    "codes_live": "code",
    "code_of_other_office": "code",
    "answer_without_survey": "response",
    "unknown_unit": "record",
    "unknown_field": "record",
    "held_without_record": "held_change",
    "record_day": "record",
    "record_unreadable": "record",
    "answer_unreadable": "response",
    "answer_not_offered": "response",
    "answer_round": "response",
    "survey_unreadable": "survey",
    "unit_without_name": "unit",
    "unit_above_lost": "unit",
    "units_in_circle": "unit",
}
"""Every rule of a store, and the table whose rows may break it."""


class Difference(NamedTuple):
    """A cell of the tally that holds something else than the rows come to."""

    table: Table
    key: tuple[str | int, ...]
    kept: tuple[int, ...]
    counted: tuple[int, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """By how much the cell must be moved."""
        return tuple(counted - kept for kept, counted in zip(self.kept, self.counted, strict=True))

    @property
    def order(self) -> tuple[str, ...]:
        """What puts cells into key order, whatever damage has put into a key."""
        return (self.table.name, *map(shown, self.key))


class Fault(NamedTuple):
    """A row that breaks a rule of the store; `rule` is a key of `TABLES`, `subject` tells which row it is."""

    rule: str
    home: str
    subject: str
    detail: str = ""
    """What of it is wrong, where the rule does not say it all."""


def shown(value: object) -> str:
    """Return as text whatever stands in a column, also what never may."""
    return f"x'{value.hex()}'" if isinstance(value, bytes) else str(value)


@dataclass(frozen=True)
class Found:
    """What a check came to; `state` is the tally's own note, which tells whether it was mended meanwhile."""

    records: int
    differences: tuple[Difference, ...]
    faults: tuple[Fault, ...]
    damage: tuple[str, ...]
    """What the engine says of its own file, in its own words."""
    state: str

    @property
    def clean(self) -> bool:
        """Whether all is well."""
        return not (self.differences or self.faults or self.damage)


def differences(
    table: Table, kept: dict[tuple[str | int, ...], tuple[int, ...]], counted: Sums
) -> list[Difference]:
    """Return the cells in which the two differ, in key order; empties `kept`."""
    nothing = (0,) * len(table.counts)
    found = [
        Difference(table, key, _numbers(before), (*counts,))
        for key, counts in counted
        if (before := kept.pop(key, nothing)) != counts
    ]
    found += [Difference(table, key, _numbers(before), nothing) for key, before in kept.items()]
    return sorted(found, key=lambda difference: difference.order)


def _numbers(counts: tuple[object, ...]) -> tuple[int, ...]:
    """Return counts; what is no number adds nothing, and becomes one when something is added."""
    return tuple(count if isinstance(count, int) else 0 for count in counts)
