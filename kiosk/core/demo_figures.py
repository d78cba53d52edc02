"""The demonstration's figures: what Nghi Lộc district published for 2023, and what is assumed beside it."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

FILES = ("nghi_loc_2023.toml", "demo_units.csv", "demo_procedures.csv", "demo_answers.toml")
"""The files in `kiosk/core/data` whose texts `figures` wants, by these names."""


class UnitRow(NamedTuple):
    """A unit: its place in the tree, its share of the records and how it works."""

    code: str
    parent: str
    own_name: str
    name: str
    kind: str
    valid_to: str
    weight: int
    overdue: int
    """Records in a thousand finished after their due day."""
    online: int
    """Online filing against the average, which is 100."""
    rated: int
    """Ratings against the average, which is 100."""
    satisfied: int
    """Satisfied answers in a hundred, for records finished in time."""


class ProcedureRow(NamedTuple):
    """A procedure: its share of the work at its level, and how it is filed and handled."""

    code: str
    name: str
    field: str
    level: Literal["commune", "forwarded", "district"]
    """`forwarded`: received by a commune, resolved by the district's own office."""
    weight: int
    days: int
    """Working days until the due day."""
    online: int
    """Records in a hundred filed online."""
    postal: int
    """How readily the rest is sent by post; 0 = never."""
    season: str


class Published(NamedTuple):
    """What a commune published of its year; None = not published."""

    received: int
    carried_over: int
    online: int | None
    on_time: int | None
    overdue: int
    pending: int


Pool = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Figures:
    """All the demonstration is made of."""

    received: int
    online: int
    postal: int
    published: Mapping[str, Published]
    units: tuple[UnitRow, ...]
    procedures: tuple[ProcedureRow, ...]
    rated: Mapping[str, int]
    """Ratings for a hundred finished records, by field."""
    reasons: Mapping[str, int]
    comments: Mapping[str, Pool]
    """Sentences by circumstance (any, online, overdue) and by reason."""

    def scaled(self, value: int, total: int) -> int:
        """Return a published number as it would be with `total` records in the district; halves go up."""
        return (2 * value * total + self.received) // (2 * self.received)


def figures(texts: Mapping[str, str]) -> Figures:
    """Read the figures from the texts of `FILES`, by their names."""
    year = tomllib.loads(texts["nghi_loc_2023.toml"])
    answers = tomllib.loads(texts["demo_answers.toml"])
    district = year["district"]
    return Figures(
        received=district["records_received"],
        online=district["received_online"],
        postal=district["received_postal_derived"],
        published={commune["name"]: _published(commune) for commune in year["commune"]},
        units=tuple(
            UnitRow._make([*row[:6], *map(int, row[6:])]) for row in _rows(texts["demo_units.csv"])
        ),
        procedures=tuple(
            ProcedureRow._make([*row[:4], *map(int, row[4:8]), row[8]])
            for row in _rows(texts["demo_procedures.csv"])
        ),
        rated=answers["fields"],
        reasons=answers["reasons"],
        comments={
            when: {reason: tuple(sentences) for reason, sentences in pool.items()}
            for when, pool in answers["comments"].items()
        },
    )


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))[1:]


def _published(commune: Mapping[str, Any]) -> Published:
    """Read either way of publishing: by kind of filing and with the carried over, or the year's totals alone."""
    return Published(
        received=commune.get("received_new", commune.get("received")),
        carried_over=commune.get("carried_over", 0),
        online=commune.get("received_online"),
        on_time=commune.get("resolved_on_time"),
        overdue=commune.get("resolved_overdue_derived", commune.get("overdue_derived")),
        pending=commune.get("pending_derived", 0),
    )
