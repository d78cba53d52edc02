"""A list of units as a table: name, code, parent, days of validity, successor."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from kiosk.core.cells import Bad, Cell, Row, shown
from kiosk.core.columns import LOOK
from kiosk.core.daycells import read_day
from kiosk.core.incoming import Problem
from kiosk.core.messages import Message, say
from kiosk.core.text import fold

# Headings, folded, by what they mean.
_HEADINGS = {
    "name": ("ten don vi", "don vi", "ten", "unit", "name", "unit name"),
    "code": ("ma don vi", "ma dinh danh", "ma", "unit code", "code"),
    "parent": ("don vi cap tren", "truc thuoc", "cap tren", "don vi cha", "parent", "belongs to"),
    "valid_from": ("hieu luc tu", "tu ngay", "from", "valid from"),
    "valid_to": ("hieu luc den", "den ngay", "to", "valid to", "until"),
    "successor": ("don vi ke thua", "ke thua", "don vi moi", "successor"),
}

_NO_NAME = say("The unit's name is missing. Write it, or delete the row.")


class ListedUnit(NamedTuple):
    """A unit as its office lists it; `parent` and `successor` name other units by code or name."""

    name: str
    code: str | None
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    successor: str | None


class ListedUnits(NamedTuple):
    """What the table says; nothing is to be taken from it while there are problems."""

    units: tuple[ListedUnit, ...]
    problems: tuple[Problem, ...]


def parse_units(rows: Iterable[Row]) -> ListedUnits | Message:
    """Return the units of a table with at least a column of names, or all that is wrong in it."""
    remaining = iter(rows)
    head = list(islice(remaining, LOOK))
    found = ((line, _columns(cells)) for line, cells in head)
    top, columns = max(found, key=lambda one: len(one[1]), default=(0, {}))
    if "name" not in columns:
        return say(
            "The list needs a column with the units' names (Tên đơn vị). Others are: Mã đơn vị, "
            "Đơn vị cấp trên, Hiệu lực từ, Hiệu lực đến, Đơn vị kế thừa."
        )
    units: list[ListedUnit] = []
    problems: list[Problem] = []
    for line, cells in chain(head, remaining):
        if line > top and any(shown(cell) for cell in cells):
            taken = _unit(line, cells, columns)
            if isinstance(taken, ListedUnit):
                units.append(taken)
            else:
                problems += taken
    return ListedUnits(tuple(units), tuple(problems))


def _columns(cells: Sequence[Cell]) -> dict[str, int]:
    meanings = {heading: key for key, headings in _HEADINGS.items() for heading in headings}
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        key = meanings.get(fold(shown(cell)))
        if key:
            found.setdefault(key, place)
    return found


def _unit(line: int, cells: Sequence[Cell], columns: dict[str, int]) -> ListedUnit | list[Problem]:
    values = {key: cells[place] if place < len(cells) else None for key, place in columns.items()}
    problems = []
    days: dict[str, str | None] = {}
    for key in ("valid_from", "valid_to"):
        day = read_day(values.get(key))
        days[key] = None if isinstance(day, Bad) else day
        if isinstance(day, Bad):
            problems.append(Problem(line, key, shown(values.get(key)), day.message))
    name = shown(values.get("name"))
    if not name:
        problems.append(Problem(line, "name", "", _NO_NAME))
    if problems:
        return problems
    code, parent, successor = (
        shown(values.get(key)) or None for key in ("code", "parent", "successor")
    )
    return ListedUnit(name, code, parent, days["valid_from"], days["valid_to"], successor)
