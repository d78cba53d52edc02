"""Text in: every byte decoded once before anything is taken from it, in constant memory."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from kiosk.formats import refusals
from kiosk.formats.rows_in import Unreadable

_CHUNK = 1 << 18
# What Python's decoders say of a last letter that misses its end.
_CUT = {"unexpected end of data", "truncated data"}
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "cp1258": "Windows-1258"}


def name_of(encoding: str) -> str:
    """Return the encoding's name as a technician knows it."""
    return _NAMES.get(encoding, "UTF-16")


def chunks(path: Path, encoding: str) -> Iterator[str]:
    """Give the text of a file in pieces; UnicodeDecodeError where it is not in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def fault(path: Path, encoding: str, *, line_limit: int | None = None) -> Unreadable | None:
    """Look for foreign bytes, a cut-off last letter, zero bytes and lines beyond the limit.

    Lengths are watched here so that nothing later holds an endless line in memory; a line is
    measured in whole pieces, so the limit is passed by up to 256 kB unnoticed.
    """
    line, length = 1, 0
    try:
        for text in chunks(path, encoding):
            if "\0" in text:
                return refusals.zero_byte(line + text.count("\n", 0, text.index("\0")))
            length = 0 if "\n" in text or "\r" in text else length + len(text)
            if line_limit is not None and length > line_limit:
                return refusals.long_line(line)
            line += text.count("\n")
    except UnicodeDecodeError as error:
        if error.reason in _CUT:
            return refusals.CUT_TEXT
        return refusals.old_encoding(line + error.object.count(b"\n", 0, error.start))
    return None
