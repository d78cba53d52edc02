"""Tablets of a small invented office: paired as an official would, without a browser."""

from kiosk.core.acts import Act
from kiosk.journey import devices, pairing
from kiosk.journey.devices import Live
from kiosk.journey.pairing import Device, Waiting
from kiosk.store.engine import Store

AGENT = "Mozilla/5.0 (Linux; Android 14) Chrome/150.0"


def secret_of(number: int) -> str:
    """Return the secret of the machine with a number."""
    return f"{number:064x}"


def words(store: Store, secret: str, act: Act) -> str:
    """Return the words that a machine shows."""
    asked = pairing.ask(store, secret, AGENT, act)
    assert isinstance(asked, Waiting), asked
    return asked.words


def pair(
    store: Store,
    act: Act,
    unit: str,
    name: str = "Quầy 1",
    *,
    counter: str = "1",
    machine: int = 1,
) -> tuple[Device, str]:
    """Return a new tablet of a unit, and the secret of its machine."""
    secret = secret_of(machine)
    made = pairing.approve(store, words(store, secret, act), name, unit, counter, act)
    assert isinstance(made, Device), made
    return made, secret


def live(store: Store, secret: str) -> Live:
    """Return the tablet that a secret proves."""
    found = devices.credential(store, secret)
    assert isinstance(found, Live), found
    return found
