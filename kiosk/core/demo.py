"""The demonstration of Nghi Lộc district in 2023: invented records and ratings that add up to what it published."""

from typing import NamedTuple

from kiosk.core.demo_figures import FILES, Figures, figures
from kiosk.core.demo_ratings import DemoRating, ratings
from kiosk.core.demo_records import DemoRecord, records

__all__ = [
    "FILES",
    "DemoRating",
    "DemoRecord",
    "DemoUnit",
    "Figures",
    "figures",
    "ratings",
    "records",
    "units",
]


class DemoUnit(NamedTuple):
    """A unit of the tree, named as its records name it; `parent` is a code, empty at the root.

    Kinds: province, district, office (the district's own one-stop desk), commune (the town included).
    """

    code: str
    name: str
    parent: str
    kind: str
    valid_to: str
    """The last day it exists: districts and their communes ended in mid-2025. Empty = no end known."""


def units(figures: Figures) -> tuple[DemoUnit, ...]:
    """Return the tree of units, parents before children."""
    return tuple(
        DemoUnit(unit.code, unit.name, unit.parent, unit.kind, unit.valid_to)
        for unit in figures.units
    )
