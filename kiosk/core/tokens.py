"""Tokens: the code on a slip. Prefix of the home (3) + random symbols (12) + check symbol (1).

The alphabet has no vowels and no Y, D, W, because Vietnamese input methods rewrite those while they are typed, and
nothing that is misread on paper (0 O, 1 I L, 2 Z, 5 S). 12 random symbols carry 54 bits: they are the defence against
guessing. The check symbol makes the weighted sum of all 16 a multiple of 23; since 23 is a prime and neighbouring
weights differ, every single wrong symbol and every swap of two unequal neighbours is noticed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import mul
from typing import Literal, NewType

Token = NewType("Token", str)
Pick = Callable[[int], int]
"""Dice: `pick(n)` gives a number from 0 to n - 1."""

ALPHABET = "23456789BCFGHJKMNPQRTVX"
PREFIX_LENGTH = 3
LENGTH = 16

_VALUE = {symbol: number for number, symbol in enumerate(ALPHABET)}
_WEIGHTS = tuple(range(LENGTH, 0, -1))
_SKIPPED = str.maketrans("", "", " \t\r\n\u00a0\u2009\u200b\u200c\u200d\u202f\u2060\ufeff-‐‑–—._·")
_ASKED = re.compile(r"[?#].*", re.DOTALL)


@dataclass(frozen=True)
class Mistyped:
    """Why a typed code cannot be one of ours; `position` counts from 1 where one symbol is to blame."""

    reason: Literal["length", "symbol", "check"]
    position: int | None = None


def random_symbols(count: int, pick: Pick) -> str:
    """Return `count` symbols drawn from the alphabet."""
    return "".join(ALPHABET[pick(len(ALPHABET))] for _ in range(count))


def make_token(prefix: str, pick: Pick) -> Token:
    """Return a new token of the home whose slip prefix is given."""
    body = prefix + random_symbols(LENGTH - PREFIX_LENGTH - 1, pick)
    weighted = sum(map(mul, _WEIGHTS, map(_VALUE.__getitem__, body)))
    return Token(body + ALPHABET[-weighted % len(ALPHABET)])


def read_token(text: str) -> Token | Mistyped:
    """Return the token in what a person or a scanner entered; blanks, dashes and case do not matter.

    A whole address is taken too: what follows its last slash, without what is asked of it.
    """
    if "/" in text:
        text = _ASKED.sub("", text).strip().rstrip("/").rpartition("/")[2]
    symbols = text.translate(_SKIPPED).upper()
    if len(symbols) > LENGTH:
        return Mistyped("length")
    for position, symbol in enumerate(symbols, start=1):
        if symbol not in _VALUE:
            return Mistyped("symbol", position)
    if len(symbols) != LENGTH:
        return Mistyped("length")
    weighted = sum(map(mul, _WEIGHTS, map(_VALUE.__getitem__, symbols)))
    return Mistyped("check") if weighted % len(ALPHABET) else Token(symbols)


def prefix_of(token: Token) -> str:
    """Return the slip prefix of the home that made the token."""
    return token[:PREFIX_LENGTH]
