"""Messages as values: an English message id and its parameters, translated at the door."""

from collections.abc import Callable
from typing import Any, NamedTuple

Translate = Callable[[str], str]


class Message(NamedTuple):
    """What to tell a person: `id` holds `%(name)s` places filled from `params`."""

    id: str
    params: tuple[tuple[str, str | int], ...] = ()

    def text(self, translate: Translate) -> str:
        """Return the sentence in the language of `translate`."""
        return translate(self.id) % dict(self.params)


def say(id: str, **params: str | int) -> Message:
    """Make a message; the message catalogue is extracted from calls of this name."""
    return Message(id, tuple(params.items()))


def from_plain(plain: Any) -> Message:
    """Return the message that was written into a JSON document, where tuples became lists."""
    id, params = plain
    return Message(id, tuple((name, value) for name, value in params))


def mark(id: str) -> str:
    """Mark a message id for the catalogue without translating it yet."""
    return id
