"""Codes of unrated records, made for measuring."""

import secrets
from pathlib import Path

from bench import engine
from kiosk.app import clock, open_store
from kiosk.core.acts import Act
from kiosk.journey import demo


def make(instance: Path, many: int) -> list[str]:
    """Return so many codes of an instance, each of a record that nobody has rated."""
    store = open_store(engine.settings(instance))
    try:
        act = Act(clock(), secrets.randbelow, "bench")
        return [str(token) for _, token in demo.some_tokens(store, act, many)]
    finally:
        store.close()
