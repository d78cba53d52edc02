"""Pairing words: three short syllables that a tablet shows and an official types at the desk.

They are Vietnamese syllables written without marks, so that whoever types "dừa" or "dua" means the same. 543 of them
carry 27 bits in three: enough for words that only signed-in officials may type, within ten minutes.
"""

from kiosk.core.text import fold
from kiosk.core.tokens import Pick

MANY = 3

_STARTS = ("b c d h l m n r s t v ch kh nh ph", "th tr gi ng")
_ENDS = (
    "a an am ang ao ai en eo in o on om ong oi",
    "u un um ung ui ua uon uoi uong at ot it ut oc uc",
)
# What nobody wants to read out at a counter, with whatever marks.
_UNSEEMLY = frozenset(("bu", "buoi", "cut", "dit", "lon", "mu", "ngu", "vu"))
WORDS = tuple(
    word
    for start in " ".join(_STARTS).split()
    for end in " ".join(_ENDS).split()
    if (word := start + end) not in _UNSEEMLY
)
"""All words there are; no two fold to the same."""


def draw(pick: Pick) -> str:
    """Return three words with blanks between them."""
    return " ".join(WORDS[pick(len(WORDS))] for _ in range(MANY))


def read(text: str) -> str | None:
    """Return the three words in what somebody typed, as `draw` gives them; None when they cannot be ours.

    Case, marks, commas and dashes do not matter.
    """
    words = fold(text).split()
    known = frozenset(WORDS)
    return " ".join(words) if len(words) == MANY and known.issuperset(words) else None
