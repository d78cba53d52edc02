"""One row of the table: what was measured, against what, and the target it is held to."""

from typing import NamedTuple


class Row(NamedTuple):
    """A measurement; `ratio` and `target` are compared as `sense` says ("<=" or ">=")."""

    name: str
    measured: str
    beside: str
    ratio: float
    sense: str
    target: float

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target if self.sense == "<=" else self.ratio >= self.target


def median(numbers: list[float]) -> float:
    """Return the middle one."""
    return sorted(numbers)[len(numbers) // 2]
