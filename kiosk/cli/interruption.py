"""Ctrl+C during work that stores as it goes on: the step under way ends first, so that what is told of it is true."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def held_back() -> Iterator[Callable[[], None]]:
    """Keep Ctrl+C until the work asks, between its steps: there KeyboardInterrupt is raised.

    Where Ctrl+C means something else, as in a job behind a shell that ignores it, it goes on meaning that.
    """
    pressed = False

    def note(_signal: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    def ask() -> None:
        if pressed:
            raise KeyboardInterrupt

    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if usual:
        signal.signal(signal.SIGINT, note)
    try:
        yield ask
    finally:
        if usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
