"""Units: the tree of offices, and which unit a written name means."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from kiosk.core.text import clean, fold


class Unit(NamedTuple):
    """One office; `confirmed` is 0 while only an import has named it."""

    key: str
    home: str
    parent: str | None
    code: str | None
    name: str
    confirmed: int
    valid_from: str | None
    valid_to: str | None
    merged_into: str | None


class Found(NamedTuple):
    """The text means this unit."""

    key: str


class Ambiguous(NamedTuple):
    """The text fits several units, by these names."""

    names: tuple[str, ...]


class Missing(NamedTuple):
    """No unit is called so; these come closest."""

    near: tuple[str, ...]


_EDGES = " -–:.,"
# What offices write before a unit's own name; stripped to compare "UBND xã Nghi Long" with "Nghi Long".
_PREFIXES = (
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "ubnd",
    "bộ phận một cửa",
    "bộ phận tiếp nhận và trả kết quả",
    "trung tâm phục vụ hành chính công",
    "trung tâm hành chính công",
    "thị trấn",
    "thành phố",
    "thị xã",
    "xã",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
)
_FOLDED_PREFIXES = tuple(fold(prefix) for prefix in _PREFIXES)
# "thị xã" before "xã", which it contains.
_LEVELS = {fold(word): word for word in _PREFIXES[7:]}


def bare(name: str) -> str:
    """Return a unit's own name in lower case, without the words for its kind; diacritics stay."""
    return _stripped(clean(name).casefold().strip(_EDGES), _PREFIXES)


def _stripped(text: str, prefixes: Iterable[str]) -> str:
    stripped = True
    while stripped:
        stripped = False
        for prefix in prefixes:
            rest = text.removeprefix(prefix)
            if rest != text and rest.startswith(tuple(_EDGES)):
                text = rest.strip(_EDGES)
                stripped = True
    return text


def level(name: str) -> str | None:
    """Return the level word in a name ("huyện", "xã", …), which tells a district from a commune of the same name."""
    words = f" {clean(name).casefold()} "
    return next((word for word in _LEVELS.values() if f" {word} " in words), None)


def _plain_level(name: str) -> str | None:
    """Return the level that a name written without diacritics seems to have."""
    words = f" {fold(name)} "
    return next((word for plain, word in _LEVELS.items() if f" {plain} " in words), None)


def slug(name: str) -> str:
    """Return the readable key of a name: "UBND xã Nghi Long" gives "ubnd-xa-nghi-long"."""
    return fold(name).replace(" ", "-")[:60].strip("-") or "x"


def free_key(wanted: str, taken: Iterable[str]) -> str:
    """Return `wanted`, or `wanted-2`, `wanted-3`, … when it is taken."""
    used = set(taken)
    if wanted not in used:
        return wanted
    number = 2
    while f"{wanted}-{number}" in used:
        number += 1
    return f"{wanted}-{number}"


class Index:
    """All units, findable by key, code or name.

    Names are compared as written, then without the words for their kind, and at last without diacritics; the last only
    when the text itself has none and one unit fits: "Nghi Văn" and "Nghi Vạn" are two communes.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index the units; a merged one leads to the unit it was merged into."""
        self._by_key = {unit.key: unit for unit in units}
        self._exact: dict[str, set[str]] = {}
        self._bare: dict[str, set[str]] = {}
        self._folded: dict[str, set[str]] = {}
        for unit in self._by_key.values():
            self._enter(unit)

    def _enter(self, unit: Unit) -> None:
        key = self.final(unit.key)
        for word in (unit.key, unit.code or unit.key):
            self._exact.setdefault(clean(word).casefold(), set()).add(key)
        self._exact.setdefault(clean(unit.name).casefold(), set()).add(key)
        self._bare.setdefault(bare(unit.name), set()).add(key)
        self._folded.setdefault(fold(bare(unit.name)), set()).add(key)
        self._folded.setdefault(fold(unit.name), set()).add(key)

    def __getitem__(self, key: str) -> Unit:
        """Return the unit of a key."""
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether a unit has the key."""
        return key in self._by_key

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all units, merged ones included."""
        return tuple(self._by_key)

    def units(self) -> list[Unit]:
        """Return every unit that was not merged into another."""
        return [unit for unit in self._by_key.values() if unit.merged_into is None]

    def add(self, unit: Unit) -> None:
        """Enter one more unit."""
        self._by_key[unit.key] = unit
        self._enter(unit)

    def final(self, key: str) -> str:
        """Follow mergers to the unit that stands for the key today."""
        seen = {key}
        while (into := self._by_key[key].merged_into) and into not in seen:
            key = into
            seen.add(key)
        return key

    def finals(self) -> dict[str, str]:
        """Return, for every key, that of the unit that stands for it today."""
        return {key: self.final(key) for key in self._by_key}

    def names(self) -> dict[str, str]:
        """Return the name by key; a merged unit has the name of the one that stands for it."""
        return {key: self._by_key[final].name for key, final in self.finals().items()}

    def exact(self, text: str) -> frozenset[str]:
        """Return the units that have just this key, code or name."""
        return frozenset(self._exact.get(clean(text).casefold(), ()))

    def find(self, text: str) -> Found | Ambiguous | Missing:
        """Return which unit is meant."""
        written = clean(text).casefold()
        keys = set(self.exact(text)) or self._fitting(self._bare, bare(text), level(text))
        if not keys and written.isascii():
            keys = self._plainly(text)
        if len(keys) == 1:
            return Found(next(iter(keys)))
        if keys:
            return Ambiguous(tuple(sorted(self._by_key[key].name for key in keys)))
        names = {unit.name.casefold(): unit.name for unit in self.units()}
        # Without the words for their kind, which all of them share.
        plain = {bare(name): name for name in names}
        near = get_close_matches(bare(text), plain, n=3, cutoff=0.8)
        return Missing(tuple(names[plain[name]] for name in near))

    def _plainly(self, text: str) -> set[str]:
        """Return the units whose name without diacritics is the text; a ward may be called "Phuong Mai"."""
        return self._folded.get(fold(bare(text))) or self._fitting(
            self._folded, _stripped(fold(text), _FOLDED_PREFIXES), _plain_level(text)
        )

    def _fitting(self, table: dict[str, set[str]], word: str, wanted: str | None) -> set[str]:
        """Return the units of a name, of the wanted level if any is, else those whose name tells no level."""
        levels = {key: level(self._by_key[key].name) for key in table.get(word, ())}
        if wanted is None:
            return set(levels)
        same = {key for key, found in levels.items() if found == wanted}
        return same or {key for key, found in levels.items() if found is None}

    def below(self, key: str) -> frozenset[str]:
        """Return the unit and all under it, merged ones included (their old records keep their key)."""
        children: dict[str | None, list[str]] = {}
        for unit in self._by_key.values():
            children.setdefault(unit.merged_into or unit.parent, []).append(unit.key)
        found: set[str] = set()
        waiting = [key]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(children.get(current, []))
        return frozenset(found)
