"""Units and homes in the store."""

from kiosk.core.days import Instant
from kiosk.core.units import Index, Unit
from kiosk.store.engine import Db


def index(db: Db) -> Index:
    """Return all units, findable by key, code and name."""
    return Index(Unit._make(row) for row in db.all("units_all"))


def prefixes(db: Db) -> set[str]:
    """Return the slip prefixes in use."""
    return {prefix for (prefix,) in db.all("prefixes_used")}


def add(db: Db, unit: Unit, *, prefix: str, now: Instant) -> None:
    """Create a unit together with its home."""
    db.run("home_add", id=unit.home, prefix=prefix, created_at=now)
    db.run(
        "unit_add",
        key=unit.key,
        home=unit.home,
        parent=unit.parent,
        code=unit.code,
        name=unit.name,
        confirmed=unit.confirmed,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        created_at=now,
    )


def change(db: Db, unit: Unit) -> None:
    """Write an official's values over a unit; it is confirmed thereby."""
    db.run(
        "unit_set",
        key=unit.key,
        parent=unit.parent,
        code=unit.code,
        name=unit.name,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


def confirm(db: Db, key: str) -> bool:
    """Confirm a unit that an import invented; False when there is none."""
    return db.run("unit_confirm", key=key) == 1


def merge(db: Db, old: str, new: str) -> None:
    """Let `old` stand for `new`; its home and its codes stay alive."""
    db.run("unit_merge", old=old, new=new)
    db.run("units_adopt", old=old, new=new)


def succeed(db: Db, *, old: str, new: str, from_day: str) -> None:
    """Note that `new` takes over from `old` on a day."""
    db.run("successor_add", old=old, new=new, from_day=from_day)


def successors(db: Db) -> set[tuple[str, str]]:
    """Return (old, new) of every unit that another one took over from."""
    return {(row[0], row[1]) for row in db.all("successors_all")}
