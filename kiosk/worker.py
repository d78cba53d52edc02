"""What the server's worker process does beside answering requests."""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from threading import Event

from kiosk.config import Settings
from kiosk.core.acts import Act
from kiosk.core.messages import Message, Translate
from kiosk.journey import nightly
from kiosk.journey.stores import Store

STOP_SECONDS = 30
"""How long requests that are under way may take when the server stops."""

BACKUPS_LOOKED_FOR = 60
"""Seconds between two looks whether a nightly backup is due."""


def keep_backups(store: Store, settings: Settings, act: Callable[[], Act], told: Translate) -> None:
    """Look every minute whether a backup is due, for as long as the process lives."""
    log = logging.getLogger("kiosk")
    pause = Event()
    while True:
        try:
            made = nightly.turn(store, settings, act())
            if isinstance(made, Message):
                log.warning("%s", made.text(told))
        except Exception:
            # Whatever went wrong tonight is told in the log, and must not keep tomorrow's backup from being made.
            log.exception("nightly backup")
        pause.wait(BACKUPS_LOOKED_FOR)


def follow_parent() -> None:
    """Stop this worker when its parent was killed: it would go on alone and keep the port for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    for _ in range(STOP_SECONDS):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)
    os._exit(1)
