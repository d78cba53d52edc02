"""Units: the tree of offices; created by an official's list or by an import, merged, confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.core import journal
from kiosk.core.acts import Act
from kiosk.core.days import plus
from kiosk.core.messages import Message, say
from kiosk.core.records import Record
from kiosk.core.text import clean
from kiosk.core.tokens import PREFIX_LENGTH, random_symbols
from kiosk.core.units import Ambiguous, Found, Index, Missing, Unit, free_key, slug
from kiosk.journey import devices
from kiosk.journey.ratings import move
from kiosk.store import log, records, units
from kiosk.store.engine import Db, Store

_CHUNK = 500
_LOOKED_FOR = 20_000
_DRAWS = 200


@dataclass(frozen=True)
class Wish:
    """A unit as an official lists it; `parent` is a key, a code or a name; `successor` takes over after `valid_to`."""

    name: str
    code: str | None = None
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successor: str | None = None


def index(store: Store) -> Index:
    """Return all units, findable by key, code and name."""
    with store.reading() as db:
        return units.index(db)


def find(store: Store, text: str) -> Unit | Message:
    """Return the unit that is meant, or why it is not clear."""
    return find_in(index(store), text)


def find_in(index: Index, text: str) -> Unit | Message:
    """Do what `find` does in an index that was read already."""
    match index.find(text):
        case Found(key):
            return index[key]
        case Ambiguous(names):
            return say(
                "“%(text)s” fits several units: %(names)s. Write the full name or the code.",
                text=text,
                names=", ".join(names),
            )
        case Missing(()):
            return say("No unit is called “%(text)s”. “kiosk units FILE” adds units.", text=text)
        case Missing(near):
            return say(
                "No unit is called “%(text)s”. Did you mean %(names)s?",
                text=text,
                names=" / ".join(near),
            )


def create(db: Db, index: Index, wish: Wish, *, confirmed: bool, act: Act) -> Unit:
    """Create a unit with a home and a slip prefix of its own, and enter it into the index."""
    key = free_key(slug(wish.name), index.keys())
    unit = Unit(
        key=key,
        home=f"h{act.new_id()[:12]}",
        parent=wish.parent,
        code=wish.code,
        name=clean(wish.name),
        confirmed=int(confirmed),
        valid_from=wish.valid_from,
        valid_to=wish.valid_to,
        merged_into=None,
    )
    prefix = _free_prefix(units.prefixes(db), act)
    units.add(db, unit, prefix=prefix, now=act.at)
    db.swear(lambda: journal.write(act.at, "unit", unit=unit._asdict(), prefix=prefix))
    index.add(unit)
    return unit


def _free_prefix(used: set[str], act: Act) -> str:
    """Return a prefix that no home has; where hardly any is left, homes share one."""
    prefix = random_symbols(PREFIX_LENGTH, act.pick)
    for _ in range(_DRAWS):
        if prefix not in used:
            break
        prefix = random_symbols(PREFIX_LENGTH, act.pick)
    return prefix


def root(index: Index) -> str | None:
    """Return the one unit at the top of the tree; None while there is no single one."""
    tops = [unit.key for unit in index.units() if unit.parent is None]
    confirmed = [key for key in tops if index[key].confirmed]
    return confirmed[0] if len(confirmed) == 1 else None


class _RefusedError(Exception):
    """Ends the transaction of a list in which something is wrong."""

    def __init__(self, faults: list[Message]) -> None:
        super().__init__(len(faults))
        self.faults = faults


def load(store: Store, wishes: Iterable[Wish], act: Act) -> tuple[int, int] | list[Message]:
    """Write an official's list of units: returns (new, changed), or all that is wrong and nothing is written.

    A line names its parent by code or name; parents may stand anywhere in the list. What a line leaves out stays.
    """
    listed = list(wishes)
    try:
        return store.write(partial(_load, listed=listed, act=act))
    except _RefusedError as refused:
        return refused.faults


def _load(db: Db, listed: list[Wish], act: Act) -> tuple[int, int]:
    keys, new = _keys(db, listed, act)
    index = units.index(db)
    for key, wish in zip(keys, listed, strict=True):
        _rename(db, index[key], wish)
    index = units.index(db)
    faults = [
        fault
        for key, wish in zip(keys, listed, strict=True)
        for fault in _place(db, index, key, wish)
    ]
    faults += _circles(units.index(db))
    if faults:
        raise _RefusedError(faults)
    return new, len(listed) - new


def _keys(db: Db, listed: list[Wish], act: Act) -> tuple[list[str], int]:
    """Return the key of each line's unit, and how many of them were made now.

    A name that only resembles a unit's means that unit unless another line names it exactly: a list may hold both the
    district and the commune of one name.
    """
    index = units.index(db)
    exact = [_exact(index, wish) for wish in listed]
    claimed = {key for key in exact if key}
    keys: list[str] = []
    new = 0
    for key, wish in zip(exact, listed, strict=True):
        key = key or _like(index, wish, claimed)
        if key is None:
            key = create(db, index, Wish(wish.name, wish.code), confirmed=True, act=act).key
            new += 1
        claimed.add(key)
        keys.append(key)
    doubled = [
        say("“%(name)s” stands twice in the list. Keep one line.", name=wish.name)
        for place, wish in enumerate(listed)
        if keys[place] in keys[:place]
    ]
    if doubled:
        raise _RefusedError(doubled)
    return keys, new


def _exact(index: Index, wish: Wish) -> str | None:
    """Return the unit of the line's code, else of its name: one whose code is not another one."""
    coded = index.exact(wish.code) if wish.code else frozenset()
    named = coded or {key for key in index.exact(wish.name) if _may_be(index[key], wish)}
    return next(iter(named)) if len(named) == 1 else None


def _like(index: Index, wish: Wish, claimed: set[str]) -> str | None:
    found = index.find(wish.name)
    if isinstance(found, Found) and found.key not in claimed and _may_be(index[found.key], wish):
        return found.key
    return None


def _may_be(unit: Unit, wish: Wish) -> bool:
    return not (unit.code and wish.code)


def _rename(db: Db, unit: Unit, wish: Wish) -> None:
    units.change(
        db,
        unit._replace(
            code=wish.code or unit.code,
            name=clean(wish.name),
            valid_from=wish.valid_from or unit.valid_from,
            valid_to=wish.valid_to or unit.valid_to,
        ),
    )


def _place(db: Db, index: Index, key: str, wish: Wish) -> list[Message]:
    """Set the line's parent and successor; return what is wrong with them."""
    unit = index[key]
    parent = find_in(index, wish.parent) if wish.parent else None
    if isinstance(parent, Unit):
        units.change(db, unit._replace(parent=parent.key))
    successor = find_in(index, wish.successor) if wish.successor else None
    if isinstance(successor, Unit) and unit.valid_to:
        units.succeed(db, old=key, new=successor.key, from_day=plus(unit.valid_to, 1))
    elif isinstance(successor, Unit):
        successor = say("“%(name)s” has a successor but no last day. Add the day.", name=wish.name)
    return [fault for fault in (parent, successor) if isinstance(fault, Message)]


def _circles(index: Index) -> list[Message]:
    return [
        say("“%(name)s” would lie below itself. Mend its parent.", name=unit.name)
        for unit in index.units()
        if unit.parent and unit.key in _above(index, unit.parent)
    ]


def _above(index: Index, key: str | None) -> set[str]:
    """Return the unit and all above it."""
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        key = index[key].parent
    return seen


def confirm(store: Store, key: str, act: Act) -> bool:
    """Confirm a unit that an import has named."""

    def step(db: Db) -> bool:
        known = units.confirm(db, key)
        if known:
            log.write(db, act.new_id(), log.Entry(act.at, act.actor, "confirm-unit", key, ""))
        return known

    return store.write(step)


def merge(store: Store, old: Unit, new: Unit, act: Act) -> int | Message:
    """Let a misspelt unit stand for another: its records move, its home and its codes stay; returns records moved."""
    if new.key in index(store).below(old.key):
        return say("A unit cannot be merged into itself or into a unit below it.")
    moved = 0
    for codes in _of_unit(store, old.key):
        some = partial(_move_some, codes=codes, old=old.key, new=new.key, act=act)
        moved += store.write(some, gently=True)

    def step(db: Db) -> None:
        units.merge(db, old.key, new.key)
        devices.follow(db, old.key, new.key)
        log.write(db, act.new_id(), log.Entry(act.at, act.actor, "merge-unit", old.key, new.key))

    store.write(step)
    return moved


def _of_unit(store: Store, unit: str) -> Iterator[list[str]]:
    """Give the codes of a unit's records, some at a time: they are looked for while nobody waits."""
    after = ("", "")
    while True:
        with store.reading() as db:
            found = records.of_unit(db, unit, after=after, many=_LOOKED_FOR)
        for start in range(0, len(found), _CHUNK):
            yield [code for _, code in found[start : start + _CHUNK]]
        if len(found) < _LOOKED_FOR:
            return
        after = found[-1]


def _move_some(db: Db, codes: list[str], old: str, new: str, act: Act) -> int:
    records.hold(db, codes)
    pairs = [
        (record, _moved(record, old, new))
        for record in records.by_codes(db, codes).values()
        if old in (record.receiving_unit, record.resolving_unit)
    ]
    for before, after in pairs:
        move(db, before, after)
    records.change(db, pairs, now=act.at, import_id=None)
    return len(pairs)


def _moved(record: Record, old: str, new: str) -> Record:
    return record._replace(
        receiving_unit=new if record.receiving_unit == old else record.receiving_unit,
        resolving_unit=new if record.resolving_unit == old else record.resolving_unit,
    )
