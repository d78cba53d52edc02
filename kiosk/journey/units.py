"""Units: the tree of offices; created by an official's list or by an import, merged, confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from kiosk.core.acts import Act
from kiosk.core.messages import Message, say
from kiosk.core.records import Record
from kiosk.core.responses import rating, speaking
from kiosk.core.tally import Moves
from kiosk.core.text import clean
from kiosk.core.tokens import PREFIX_LENGTH, random_symbols
from kiosk.core.units import Ambiguous, Found, Index, Missing, Unit, free_key, slug
from kiosk.store import log, records, responses, tally, units
from kiosk.store.engine import Db, Store

_CHUNK = 500


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
    found = index(store)
    match found.find(text):
        case Found(key):
            return found[key]
        case Ambiguous(names):
            return say(
                "“%(text)s” fits several units: %(names)s. Write the full name or the code.",
                text=text,
                names=", ".join(names),
            )
        case Missing(near):
            return _missing(text, near)


def _missing(text: str, near: tuple[str, ...]) -> Message:
    if near:
        return say(
            "No unit is called “%(text)s”. Did you mean %(names)s?",
            text=text,
            names=" / ".join(near),
        )
    return say("No unit is called “%(text)s”. “kiosk units FILE” adds units.", text=text)


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
    units.add(db, unit, prefix=_free_prefix(units.prefixes(db), act), now=act.at)
    index.add(unit)
    return unit


def _free_prefix(used: set[str], act: Act) -> str:
    prefix = random_symbols(PREFIX_LENGTH, act.pick)
    while prefix in used:
        prefix = random_symbols(PREFIX_LENGTH, act.pick)
    return prefix


def root(index: Index) -> str | None:
    """Return the one unit at the top of the tree; None while there is no single one."""
    tops = [unit.key for unit in index.units() if unit.parent is None]
    confirmed = [key for key in tops if index[key].confirmed]
    return confirmed[0] if len(confirmed) == 1 else None


def load(store: Store, wishes: Iterable[Wish], act: Act) -> tuple[int, int] | list[Message]:
    """Write an official's list of units: returns (new, changed), or all that is wrong and nothing is written.

    A line names its parent by code or name; parents may stand anywhere in the list.
    """
    listed = list(wishes)
    faults = _faults(index(store), listed)
    return faults or store.write(partial(_load, listed=listed, act=act))


def _faults(known: Index, listed: list[Wish]) -> list[Message]:
    names = {clean(text).casefold() for wish in listed for text in (wish.name, wish.code) if text}
    parents = {
        clean(wish.name).casefold(): clean(wish.parent).casefold() for wish in listed if wish.parent
    }
    faults = [
        _missing(text, ())
        for wish in listed
        for text in (wish.parent, wish.successor)
        if text and clean(text).casefold() not in names and not isinstance(known.find(text), Found)
    ]
    faults += [
        say("“%(name)s” would lie below itself. Mend its parent.", name=name)
        for name in parents
        if _circular(name, parents)
    ]
    return faults


def _circular(name: str, parents: dict[str, str]) -> bool:
    seen: set[str] = set()
    above = parents.get(name)
    while above and above not in seen:
        if above == name:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _load(db: Db, listed: list[Wish], act: Act) -> tuple[int, int]:
    index = units.index(db)
    placed: list[tuple[Unit, Wish]] = []
    new = 0
    for wish in listed:
        known = index.find(wish.code or wish.name)
        if not isinstance(known, Found) and wish.code:
            known = index.find(wish.name)
        if isinstance(known, Found):
            placed.append((index[known.key], wish))
        else:
            plain = Wish(wish.name, wish.code)
            placed.append((create(db, index, plain, confirmed=True, act=act), wish))
            new += 1
    for unit, wish in placed:
        _place(db, index, unit, wish)
    return new, len(placed) - new


def _place(db: Db, index: Index, unit: Unit, wish: Wish) -> None:
    parent = index.find(wish.parent) if wish.parent else None
    units.change(
        db,
        unit._replace(
            parent=parent.key if isinstance(parent, Found) else unit.parent,
            code=wish.code or unit.code,
            name=clean(wish.name),
            valid_from=wish.valid_from,
            valid_to=wish.valid_to,
        ),
    )
    successor = index.find(wish.successor) if wish.successor else None
    if isinstance(successor, Found) and wish.valid_to:
        units.succeed(db, old=unit.key, new=successor.key, from_day=wish.valid_to)


def confirm(store: Store, key: str, act: Act) -> bool:
    """Confirm a unit that an import has named."""

    def step(db: Db) -> bool:
        log.write(db, act.new_id(), log.Entry(act.at, act.actor, "confirm-unit", key, ""))
        return units.confirm(db, key)

    return store.write(step)


def merge(store: Store, old: Unit, new: Unit, act: Act) -> int | Message:
    """Let a misspelt unit stand for another: its records move, its home and its codes stay; returns records moved."""
    if new.key in index(store).below(old.key):
        return say("A unit cannot be merged into itself or into a unit below it.")
    moved = 0
    while many := store.write(partial(_move_some, old=old.key, new=new.key, act=act)):
        moved += many

    def step(db: Db) -> None:
        units.merge(db, old.key, new.key)
        log.write(db, act.new_id(), log.Entry(act.at, act.actor, "merge-unit", old.key, new.key))

    store.write(step)
    return moved


def _move_some(db: Db, old: str, new: str, act: Act) -> int:
    pairs = [(record, _moved(record, old, new)) for record in records.of_unit(db, old, many=_CHUNK)]
    moves = Moves()
    for before, after in pairs:
        spoken = rating(speaking(responses.counted(db, before.home, before.code)))
        moves.change(before, after, before=spoken, after=spoken)
    records.change(db, pairs, now=act.at, import_id=None)
    tally.move(db, moves)
    return len(pairs)


def _moved(record: Record, old: str, new: str) -> Record:
    return record._replace(
        receiving_unit=new if record.receiving_unit == old else record.receiving_unit,
        resolving_unit=new if record.resolving_unit == old else record.resolving_unit,
    )
