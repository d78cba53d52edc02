"""Slips as a PDF: typst draws, the records go in as JSON and never as markup.

Texts are composed (NFC) on their way in: loose accents cannot be found in the file or read aloud.

Measured when this was built: of the ways to draw a code with sharp edges, an SVG image inside the
data costs typst the least (curves built by the template take twice as long and twice the memory); a
picture of pixels is drawn faster, but some printers' drivers blur it.

Memory grows with the slips drawn in one go, about half a megabyte each, so a long print is drawn
in parts of `PART` slips and joined by qpdf (inside pikepdf). Two things follow. Each part brings
its own pair of fonts, 30 kB. And qpdf does not merge the parts' reading structure: a print of one
part is a tagged PDF that a screen reader can follow, a longer one is made for the printer alone.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pikepdf
import typst

from kiosk.core.slips import LAYOUTS, QUIET, WORDS, Slip, groups, module_mm
from kiosk.core.text import tidy
from kiosk.formats.qr import Bulk, outline
from kiosk.formats.whole_file import whole_file

FAMILY = "Be Vietnam Pro"
PART = 200
"""Slips drawn in one go; they fill whole pages of every layout."""

_PLACE = re.compile(r"%\(\w+\)s")

# typst keeps what it laid out until ten further documents were compiled without it.
COMPILATIONS_TO_FORGET = 10


@dataclass(frozen=True)
class Print:
    """How slips are printed."""

    layout: str
    """A key of `LAYOUTS`."""
    words: Mapping[str, str]
    """The translations of `WORDS`, by the same keys."""
    fonts: Path
    """The folder that holds Be Vietnam Pro."""
    produced: datetime
    """The moment, aware of its zone, that the file names as its making."""


def draw_slips(
    slips: Iterable[Slip],
    how: Print,
    out: Path,
    *,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write the slips to `out` and return their number; without any slip no file is written.

    Equal slips, words and moment give equal bytes. `progress` hears after each part how many slips
    are drawn. Raises OSError when `out` cannot be written.
    """
    parts = _parts(slips)
    opening = list(islice(parts, 2))
    if not opening:
        return 0
    press = Press(how)
    drawn = 0
    with whole_file(out) as place:
        files: list[Path] = []
        for part in chain(opening, parts):
            files.append(place.with_name(f"part-{len(files)}.pdf"))
            files[-1].write_bytes(press.draw(part, tagged=len(opening) == 1))
            drawn += len(part)
            if progress:
                progress(drawn)
        _join(files, place)
    return drawn


def _parts(slips: Iterable[Slip]) -> Iterator[list[Slip]]:
    source = iter(slips)
    while part := list(islice(source, PART)):
        yield part


def _join(files: list[Path], out: Path) -> None:
    """Append all pages to those of the first file, whose title, language and dates stay."""
    if len(files) == 1:
        files[0].replace(out)
        return
    job = {
        "inputFile": str(files[0]),
        "pages": [{"file": str(file), "range": "1-z"} for file in files],
        "outputFile": str(out),
        "objectStreams": "generate",
        "deterministicId": "",
        "removeUnreferencedResources": "no",
    }
    pikepdf.Job(job).run()


class Press:
    """Template, fonts and codes made ready for any number of parts."""

    def __init__(self, how: Print) -> None:
        self._how = how
        self._template = (resources.files("kiosk.formats") / "data" / "slips.typ").read_bytes()
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[how.fonts]
        )
        if FAMILY not in self._fonts.families():
            raise FileNotFoundError(f"the font {FAMILY} is not in {how.fonts}")
        self._bulks: dict[int, Bulk] = {}

    def draw(self, slips: list[Slip], *, tagged: bool) -> bytes:
        """Return the PDF of these slips."""
        document = self.typesetter(slips).compile(
            format="pdf", timestamp=self._how.produced, pdf_tags=tagged
        )
        if len(slips) == PART:
            self._forget()
        if not isinstance(document, bytes):
            raise TypeError(f"a PDF is one document, not {type(document)}")
        return document

    def typesetter(self, slips: list[Slip]) -> typst.Compiler:
        """Return typst with the template and these slips in it, ready to compile."""
        layout = LAYOUTS[self._how.layout]
        data = {
            "layout": self._how.layout,
            "width": layout.width,
            "height": layout.height,
            "columns": layout.columns,
            "rows": layout.rows,
            "words": _words(self._how.words),
            "slips": [self._data(slip) for slip in slips],
        }
        return typst.Compiler(
            self._template,
            font_paths=self._fonts,
            sys_inputs={"print": json.dumps(data, ensure_ascii=False)},
        )

    def _forget(self) -> None:
        """Make typst drop what it remembers of earlier parts, which would fill the memory."""
        empty = typst.Compiler(b"", font_paths=self._fonts)
        for _ in range(COMPILATIONS_TO_FORGET):
            empty.compile(b"", format="pdf")

    def _data(self, slip: Slip) -> dict[str, Any]:
        if len(slip.url) not in self._bulks:
            self._bulks[len(slip.url)] = Bulk(slip.url)
        code = self._bulks[len(slip.url)].code(slip.url)
        side = code.size + 2 * QUIET
        return {
            "office": tidy(slip.office),
            "record": tidy(slip.record_code),
            "procedure": tidy(slip.procedure),
            "day": tidy(slip.day),
            "invented": slip.invented,
            "groups": groups(slip.token),
            "address": tidy(slip.short_address),
            "domain": tidy(slip.domain),
            "picture": self._how.words["picture"] % {"url": slip.url},
            "code_mm": side * module_mm(LAYOUTS[self._how.layout], code.size),
            "code": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
            f'<path d="{outline(code)}"/></svg>',
        }


def _words(translated: Mapping[str, str]) -> dict[str, dict[str, str | list[str] | None]]:
    """Return each word in the slip's language and in English, the latter null where they agree.

    A sentence with a place for a name comes in two parts, before it and after it.
    """
    return {
        key: {
            "own": _around(translated[key]),
            "en": _around(english) if english != translated[key] else None,
        }
        for key, english in WORDS.items()
    }


def _around(words: str) -> str | list[str]:
    parts = _PLACE.split(words, maxsplit=1)
    return parts if len(parts) > 1 else words
