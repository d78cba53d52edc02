"""What the forms of several pages choose from: a unit of the tree, its role, the base."""

from collections.abc import Mapping

from kiosk.core.coverage import BASES, ROLES
from kiosk.core.text import fold
from kiosk.core.units import Index, Unit
from kiosk.web.http import services


def unit_of(form: Mapping[str, str], index: Index) -> Unit | None:
    """Return the unit that a form names by its key; None for every unit."""
    key = form.get("unit", "")
    return index[index.final(key)] if key in index else None


def base_of(form: Mapping[str, str]) -> str:
    """Return the base that a form names, else the office's own."""
    base = form.get("base", "")
    return base if base in BASES else services().settings.base


def role_of(form: Mapping[str, str]) -> str:
    """Return the role in which units are meant."""
    role = form.get("role", "")
    return role if role in ROLES else ROLES[0]


def tree(index: Index) -> list[tuple[int, Unit]]:
    """Return (depth, unit) from the top down, each level by name; merged units are left out."""
    below: dict[str | None, list[Unit]] = {}
    for unit in index.units():
        below.setdefault(unit.parent, []).append(unit)
    found: list[tuple[int, Unit]] = []
    waiting = [(0, unit) for unit in _by_name(below.get(None, []))]
    while waiting:
        depth, unit = waiting.pop()
        found.append((depth, unit))
        waiting += [(depth + 1, child) for child in _by_name(below.get(unit.key, []))]
    return found


def _by_name(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: (fold(unit.name), unit.name), reverse=True)
