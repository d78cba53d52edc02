"""Texts from many hands: one Unicode form, tidy blanks, and a folded form for matching names."""

import re
import unicodedata
from functools import lru_cache

# The barred d has no decomposition; Icelandic eth and the African hooked d are typed in its place and look the same.
_BARRED = str.maketrans("đðɖ", "ddd")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_BREAKS = re.compile(r"[\W_]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def nfc(text: str) -> str:
    """Return the text in Unicode normal form C, as TCVN 6909 wants it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Return the text in NFC, trimmed, with single blanks and without invisible characters."""
    if not text.isprintable():
        text = "".join(filter(_is_seen, text))
    return " ".join(nfc(text).split())


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSEEN


clean = lru_cache(maxsize=2**14)(tidy)
"""`tidy` with a memory: for names, which occur thousands of times; codes would only fill it."""


@lru_cache(maxsize=2**14)
def fold(text: str) -> str:
    """Return the text in lower case, without diacritics and punctuation, for finding what is meant.

    Never a key: different names fold to the same text (the communes Nghi Văn and Nghi Vạn do).
    """
    plain = clean(text)
    if not plain.isascii():
        parts = unicodedata.normalize("NFD", plain).casefold()
        plain = _ACCENTS.sub("", parts).translate(_BARRED)
    return _BREAKS.sub(" ", plain.lower()).strip()
