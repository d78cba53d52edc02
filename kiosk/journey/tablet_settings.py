"""Tablet settings: those of a unit, else of the nearest one above it, else what a new office begins with."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core import tablet_settings as rules
from kiosk.core.acts import Act
from kiosk.core.tablet_settings import TabletSettings as TabletSettings
from kiosk.core.units import Index
from kiosk.store import devices, log, units
from kiosk.store.engine import Db, Store


class Known:
    """All settings that were ever decided, read at once."""

    def __init__(self, bodies: Mapping[str, str], index: Index) -> None:
        """Keep the settings' bodies by unit, and the tree."""
        self._bodies = bodies
        self._index = index

    def source(self, unit: str) -> str | None:
        """Return the unit whose settings hold for a unit; None where nothing was decided yet."""
        seen: set[str] = set()
        at: str | None = unit
        while at is not None and at in self._index and at not in seen:
            seen.add(at)
            if at in self._bodies:
                return at
            found = self._index[at]
            at = found.merged_into or found.parent
        return None

    def above(self, unit: str) -> str | None:
        """Return the unit whose settings would hold for a unit without its own; None when there is none."""
        found = self._index[unit]
        parent = found.merged_into or found.parent
        return self.source(parent) if parent else None

    def own(self) -> frozenset[str]:
        """Return the units that have settings of their own."""
        return frozenset(self._bodies)

    def of(self, unit: str) -> TabletSettings:
        """Return the settings that hold for a unit."""
        source = self.source(unit)
        return rules.from_json(self._bodies[source]) if source else TabletSettings()


def known(db: Db) -> Known:
    """Return all settings."""
    return Known(devices.settings(db), units.index(db))


def get(store: Store, unit: str) -> tuple[TabletSettings, str | None]:
    """Return the settings that hold for a unit, and the unit they come from."""
    every = all_known(store)
    return every.of(unit), every.source(unit)


def all_known(store: Store) -> Known:
    """Return all settings, read now."""
    with store.reading() as db:
        return known(db)


def put(store: Store, unit: str, settings: TabletSettings, act: Act) -> None:
    """Decide a unit's settings."""

    def step(db: Db) -> None:
        write(db, unit, settings, act)
        entry = log.Entry(act.at, act.actor, "tablet-settings", unit, "")
        log.write(db, act.new_id(), entry)

    store.write(step)


def drop(store: Store, unit: str, act: Act) -> bool:
    """Let a unit do as the one above it, or else as a new office; False when it has no settings of its own."""

    def step(db: Db) -> bool:
        dropped = devices.drop_settings(db, unit)
        if dropped:
            entry = log.Entry(act.at, act.actor, "tablet-settings", unit, "-")
            log.write(db, act.new_id(), entry)
            # Somebody may have dropped those above in the same moment, and no PIN would open every staff menu.
            ensure_pin(db, unit, act)
        return dropped

    return store.write(step)


def ensure_pin(db: Db, unit: str, act: Act) -> None:
    """Draw a PIN for a unit for which nobody has decided anything yet."""
    settings = known(db).of(unit)
    if not settings.pin:
        write(db, unit, rules.with_pin(settings, act.pick), act)


def write(db: Db, unit: str, settings: TabletSettings, act: Act) -> None:
    """Do what `put` does inside a transaction that is open already, without a word in the log."""
    home = units.index(db)[unit].home
    devices.put_settings(
        db, home=home, unit=unit, body=settings.to_json(), now=act.at, by=act.actor
    )


@dataclass(frozen=True)
class Told:
    """What a tablet is told of its office; `prefixes` are those of codes that were made here."""

    settings: TabletSettings
    prefixes: tuple[str, ...]


def told(store: Store, unit: str) -> Told:
    """Return what the tablets of a unit are told."""
    with store.reading() as db:
        return Told(known(db).of(unit), tuple(sorted(units.prefixes(db))))


def stamp(store: Store) -> str:
    """Return what changes whenever tablets may have to be told something new."""
    return store.glance(devices.stamp)
