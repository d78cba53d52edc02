"""Check: what a store holds that cannot be, and how it is told."""

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.core.tally import Sums, Table


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


class Fault(NamedTuple):
    """A row that breaks a rule of the store; `rule` is a key of the statements that look for them."""

    rule: str
    home: str
    subject: str


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
        Difference(table, key, before, (*counts,))
        for key, counts in counted
        if (before := kept.pop(key, nothing)) != counts
    ]
    found += [Difference(table, key, before, nothing) for key, before in kept.items()]
    return sorted(found)
