"""Devices, their credentials and pairings, and what tablets are told, in the store."""

from typing import NamedTuple

from kiosk.core.days import Instant
from kiosk.core.devices import Seen
from kiosk.store.engine import Db


class Device(NamedTuple):
    """A tablet as a lasting name at a counter of a unit."""

    home: str
    id: str
    name: str
    unit: str
    counter: str
    created_at: Instant
    retired_at: Instant | None


class Holder(NamedTuple):
    """Whom a credential belongs to; `ended_at` tells since when it no longer works."""

    home: str
    id: str
    name: str
    unit: str
    unit_name: str
    counter: str
    ended_at: Instant | None


class Row(NamedTuple):
    """A tablet with all that was heard of it."""

    device: Device
    unit_name: str
    paired_at: Instant | None
    seen_at: Instant | None
    seen: Seen | None


def add(db: Db, device: Device, *, folded: str) -> bool:
    """Add a tablet; False when its unit has one of that name."""
    return (
        db.run(
            "device_add",
            home=device.home,
            id=device.id,
            name=device.name,
            folded=folded,
            unit=device.unit,
            counter=device.counter,
            created_at=device.created_at,
        )
        == 1
    )


def named(db: Db, unit: str, folded: str) -> Device | None:
    """Return the unit's tablet of a folded name, retired or not."""
    row = db.one("device_named", unit=unit, folded=folded)
    return Device._make(row) if row else None


def place(db: Db, device: Device, *, folded: str) -> bool:
    """Give a tablet its name, unit and counter; False when the unit has another of that name."""
    changed = db.run(
        "device_place",
        home=device.home,
        id=device.id,
        name=device.name,
        folded=folded,
        unit=device.unit,
        counter=device.counter,
    )
    return changed == 1


def retire(db: Db, device: Device, now: Instant) -> bool:
    """Take a tablet out of use; False when it is already."""
    return db.run("device_retire", home=device.home, id=device.id, retired_at=now) == 1


def bring_back(db: Db, device: Device) -> None:
    """Take a retired name into use again."""
    db.run("device_return", home=device.home, id=device.id)


def add_credential(
    db: Db, device: Device, *, id_hash: str, agent: str, now: Instant, by: str
) -> None:
    """Let a machine prove that it is this tablet."""
    db.run(
        "credential_add",
        id_hash=id_hash,
        home=device.home,
        device=device.id,
        agent=agent,
        paired_at=now,
        paired_by=by,
    )


def end_credentials(db: Db, device: Device, now: Instant) -> None:
    """Let no machine be this tablet any longer."""
    db.run("credential_end", home=device.home, device=device.id, ended_at=now)


def holder(db: Db, id_hash: str) -> Holder | None:
    """Return whom a credential belongs to, ended or not."""
    row = db.one("credential_of", id_hash=id_hash)
    return Holder._make(row) if row else None


def every(db: Db) -> list[Row]:
    """Return all tablets by unit and name, retired ones included."""
    return [_row(row) for row in db.all("devices_all")]


def _row(row: tuple[object, ...]) -> Row:
    home, id, name, unit, unit_name, counter, created_at, retired_at, paired_at, seen_at = row[:10]
    device = Device._make((home, id, name, unit, counter, created_at, retired_at))
    return Row._make((device, unit_name, paired_at, seen_at, seen_at and Seen._make(row[10:])))


def seen(db: Db, home: str, device: str) -> tuple[Instant, Seen] | None:
    """Return what a tablet said last, and when."""
    row = db.one("device_seen_of", home=home, device=device)
    return (row[0], Seen._make(row[1:])) if row else None


def put_seen(db: Db, home: str, device: str, seen: Seen, now: Instant) -> None:
    """Write down what a tablet says."""
    db.run("device_seen_put", home=home, device=device, seen_at=now, **seen._asdict())


def forget_seen(db: Db, device: Device) -> None:
    """Forget what a machine said that is no longer this tablet."""
    db.run("device_seen_drop", home=device.home, device=device.id)


def answers_since(db: Db, since: Instant) -> dict[str, int]:
    """Return how many answers each tablet has brought since a moment."""
    return {row[0]: row[1] for row in db.all("device_answers_since", since=since)}


def answer_times(db: Db, device: str, since: Instant) -> list[Instant]:
    """Return when the answers of a tablet were given, of those received since a moment."""
    return [row[0] for row in db.all("device_answer_times", device=device, since=since)]


class Pairing(NamedTuple):
    """A machine that asks to become a tablet."""

    id_hash: str
    words: str
    agent: str
    asked_at: Instant
    expires_at: Instant


def pairing(db: Db, id_hash: str, now: Instant) -> tuple[str, Instant] | None:
    """Return (words, end) of a machine's pairing that is still open."""
    row = db.one("pairing_of", id_hash=id_hash, now=now)
    return (row[0], row[1]) if row else None


def add_pairing(db: Db, pairing: Pairing) -> bool:
    """Open a pairing; False when its words are taken."""
    return db.run("pairing_add", **pairing._asdict()) == 1


def clear_pairings(db: Db, now: Instant) -> int:
    """Remove pairings that have ended; return how many are left."""
    db.run("pairings_clear", now=now)
    count: int = db.value("pairings_waiting")
    return count


def take_pairing(db: Db, words: str, now: Instant) -> tuple[str, str] | None:
    """End an open pairing by its words; return (hash of the machine's secret, agent). Only one caller gets it."""
    row = db.one("pairing_take", words=words, now=now)
    return (row[0], row[1]) if row else None


def settings(db: Db) -> dict[str, str]:
    """Return the settings' body by unit."""
    return {row[0]: row[1] for row in db.all("tablet_settings_all")}


def put_settings(db: Db, *, home: str, unit: str, body: str, now: Instant, by: str) -> None:
    """Write a unit's settings."""
    db.run("tablet_settings_put", home=home, unit=unit, body=body, changed_at=now, changed_by=by)


def drop_settings(db: Db, unit: str) -> bool:
    """Let a unit do as the one above it; False when it does already."""
    return db.run("tablet_settings_drop", unit=unit) == 1


def stamp(db: Db) -> str:
    """Return what changes whenever the settings of any tablet may have changed."""
    return " ".join(map(str, db.one("tablet_stamp") or ()))
