"""Pairing: a machine shows three words, an official types them, and the machine is a tablet of the office from then on.

The machine draws its own secret, of which the store keeps a hash: a reply that was lost is simply asked for again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from kiosk.core import devices as rules
from kiosk.core import pairing_words
from kiosk.core.acts import Act
from kiosk.core.days import instant, moment
from kiosk.core.messages import Message, say
from kiosk.core.text import fold
from kiosk.journey import tablet_settings
from kiosk.store import devices, log, units
from kiosk.store.devices import Device as Device
from kiosk.store.devices import Holder
from kiosk.store.engine import Db, Store

OPEN = timedelta(minutes=10)
"""For how long words may be typed."""
MOST_WAITING = 500
"""Machines that may wait at once: whoever floods the office with them shuts out new tablets, and nothing else."""
_DRAWS = 50


@dataclass(frozen=True)
class Waiting:
    """The machine waits for an official, for so many seconds more."""

    words: str
    seconds: int


@dataclass(frozen=True)
class Paired:
    """The machine is a tablet."""

    holder: Holder


@dataclass(frozen=True)
class Ended:
    """The machine was a tablet, and must draw a new secret to become one again."""


@dataclass(frozen=True)
class Full:
    """Too many machines wait."""


class _RefusedError(Exception):
    """Ends the transaction: what was begun is not to stay."""


def digest(secret: str) -> str:
    """Return the hash under which a machine's secret is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def ask(store: Store, secret: str, agent: str, act: Act) -> Waiting | Paired | Ended | Full:
    """Return where the machine of a secret stands; one that is new gets words."""
    id_hash = digest(secret)
    held = store.glance(lambda db: devices.holder(db, id_hash))
    if held:
        return Ended() if held.ended_at else Paired(held)
    found = store.glance(lambda db: devices.pairing(db, id_hash, act.at))
    if found is None:
        found = store.write(lambda db: _begin(db, id_hash, agent, act))
    if found is None:
        return Full()
    words, until = found
    return Waiting(words, max(1, int((moment(until) - act.now).total_seconds())))


def _begin(db: Db, id_hash: str, agent: str, act: Act) -> tuple[str, str] | None:
    if devices.clear_pairings(db, act.at) >= MOST_WAITING:
        return None
    for _ in range(_DRAWS):
        words = pairing_words.draw(act.pick)
        made = devices.Pairing(id_hash, words, agent[:200], act.at, instant(act.now + OPEN))
        if devices.add_pairing(db, made):
            return words, made.expires_at
        # It may have asked twice at once.
        known = devices.pairing(db, id_hash, act.at)
        if known:
            return known
    return None


def approve(
    store: Store, words: str, name: str, unit: str, counter: str, act: Act
) -> Device | Message:
    """Make the machine that shows the words a new tablet of a unit."""
    name, counter = rules.device_name(name), rules.device_name(counter)
    read = pairing_words.read(words)
    if read is None:
        return unread()
    problem = rules.name_problem(name) or rules.counter_problem(counter)
    if problem:
        return problem

    def step(db: Db) -> Device | Message:
        index = units.index(db)
        if unit not in index:
            return homeless()
        found = index[index.final(unit)]
        device = Device(found.home, act.new_id(), name, found.key, counter, act.at, None)
        if not devices.add(db, device, folded=fold(name)):
            return _taken(db, device, found.name)
        _give(db, device, read, act)
        tablet_settings.ensure_pin(db, found.key, act)
        _note(db, act, "tablet-pair", name, found.name)
        return device

    return _or_unknown(store, step)


def replace(store: Store, id: str, words: str, act: Act) -> Device | Message:
    """Let the machine that shows the words take a tablet's place, with its name and history.

    The machine before can do nothing any more; a name that was out of use is in use again.
    """
    read = pairing_words.read(words)
    if read is None:
        return unread()

    def step(db: Db) -> Device | Message:
        device = next((row.device for row in devices.every(db) if row.device.id == id), None)
        if device is None:
            return say("This tablet is not known.")
        devices.end_credentials(db, device, act.at)
        devices.bring_back(db, device)
        devices.forget_seen(db, device)
        _give(db, device, read, act)
        tablet_settings.ensure_pin(db, device.unit, act)
        action = "tablet-return" if device.retired_at else "tablet-replace"
        _note(db, act, action, device.name, units.index(db)[device.unit].name)
        return device._replace(retired_at=None)

    return _or_unknown(store, step)


def _or_unknown(store: Store, step: Callable[[Db], Device | Message]) -> Device | Message:
    try:
        return store.write(step)
    except _RefusedError:
        return gone()


def _give(db: Db, device: Device, words: str, act: Act) -> None:
    taken = devices.take_pairing(db, words, act.at)
    if taken is None:
        raise _RefusedError
    id_hash, agent = taken
    devices.add_credential(db, device, id_hash=id_hash, agent=agent, now=act.at, by=act.actor)


def _taken(db: Db, device: Device, unit_name: str) -> Message:
    other = devices.named(db, device.unit, fold(device.name))
    if other and other.retired_at:
        return say(
            "“%(name)s” of %(unit)s is out of use. Open its page and take it into use again, or choose another name.",
            name=other.name,
            unit=unit_name,
        )
    return say(
        "%(unit)s has a tablet called “%(name)s” already. Choose another name, or replace that tablet on its page.",
        name=device.name,
        unit=unit_name,
    )


def drawn(address: str) -> tuple[int, str]:
    """Return the code that leads a machine's camera to the app: its side and its dark outline, both in modules."""
    from kiosk.formats.qr import code_as_written, framed_side, outline

    made = code_as_written(address)
    return framed_side(made), outline(made)


def unread() -> Message:
    """Return what to tell whoever typed words that cannot be ours."""
    return say("Type the three words just as the tablet shows them, with blanks between them.")


def gone() -> Message:
    """Return what to tell whoever typed words that no machine shows."""
    return say(
        "No tablet shows these words now. Words end after ten minutes: look at the tablet, which may show others."
    )


def homeless() -> Message:
    """Return what to tell whoever named no unit for a tablet."""
    return say("Please choose the unit in which the tablet stands.")


def _note(db: Db, act: Act, action: str, name: str, detail: str) -> None:
    log.write(db, act.new_id(), log.Entry(act.at, act.actor, action, name, detail))
