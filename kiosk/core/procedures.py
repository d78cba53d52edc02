"""Procedures as exports name them: with the province's suffix or without, code and name in one cell or in two."""

import re
from functools import lru_cache

from kiosk.core.text import fold

# The national code, then the unit that published it: 1.012790.000.00.00.H41, 1.013978.H41.
_CODE = r"(\d\.\d{6})(?:\.\d{3}\.\d{2}\.\d{2})?(?:\.[A-Z]\d{2})?"
# A spreadsheet that took the code for a number has dropped the zeros behind and may write a comma.
_CUT = re.compile(r"(\d)[.,](\d{2,6})", re.ASCII).fullmatch
_ALONE = re.compile(_CODE, re.ASCII).fullmatch
_BEFORE = re.compile(rf"[(\[]?{_CODE}[)\]]?[\s:.–-]+(\S.*)", re.ASCII).fullmatch
_AFTER = re.compile(rf"(.*\S)[\s:–-]+[(\[]?{_CODE}[)\]]?", re.ASCII).fullmatch
_LEVEL = re.compile(r" (?:tai )?(?:(?:cap|ubnd cap) )(?:xa|huyen|tinh)$")


@lru_cache(maxsize=2**12)
def short_code(code: str) -> str:
    """Return a procedure's national code (1.012790) without the publishing unit; other codes as they are."""
    if found := _ALONE(code.upper()):
        return found[1]
    cut = _CUT(code)
    return f"{cut[1]}.{cut[2]:0<6}" if cut else code


@lru_cache(maxsize=2**12)
def split_procedure(text: str) -> tuple[str | None, str]:
    """Return the code that stands before or behind a procedure's name, if any, and the name."""
    if found := _BEFORE(text):
        return found[1], found[2]
    if found := _AFTER(text):
        return found[2], found[1]
    return None, text


@lru_cache(maxsize=2**14)
def name_key(name: str) -> str:
    """Return the text under which procedures of equal names meet, whether or not "Thủ tục" or a level stands beside."""
    words = fold(name).removeprefix("thu tuc ")
    return _LEVEL.sub("", words)
