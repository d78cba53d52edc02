"""Rows that are no records: headings of groups, totals, page breaks, signatures."""

import re
from collections.abc import Sequence
from itertools import takewhile

from kiosk.core.cells import Cell, shown
from kiosk.core.columns import Header
from kiosk.core.headings import COLUMNS, Column, Sense, sense_of
from kiosk.core.messages import Message, say
from kiosk.core.text import fold

Values = tuple[Cell, ...]
"""One cell for each of `COLUMNS`, None where the file has no such column."""

_UNITS: tuple[Column, ...] = ("receiving_unit", "resolving_unit")
_FIELD: tuple[Column, ...] = ("field",)
_PROCEDURE: tuple[Column, ...] = ("procedure",)
_GROUPED = frozenset(COLUMNS[1:8])

_LIKE_CODE = re.compile(r"(?=.*\d)[0-9A-ZĐ._/-]{5,}").fullmatch
_DIGIT = re.compile(r"\d").search
# Running numbers, numbered columns, counts, remarks in brackets: nothing that names anything.
_COUNT = re.compile(
    r"[(\[]?(?:\d[\d.,]*|[ivxlc]+|[a-z])[)\]]?|[(\[].*[)\]]", re.IGNORECASE
).fullmatch
_ORDINAL = re.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*) *[.)/:–-] *")
_TALLY = re.compile(
    r" *(?:[(\[] *\d[\d.]* *(?:hồ sơ|hs)? *[)\]]|[:–-] *\d[\d.]* *(?:hồ sơ|hs)) *$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong toan)(?: .*)?|"
    r"(?:tong|cong|cong don|cong trang|(?:grand |sub ?)?total)(?: ho so.*| \d.*)?"
).fullmatch
_TITLE = re.compile(
    r"danh sach .*|so theo doi.*|bao cao .*|bieu .*|mau so .*|phu luc.*|tu ngay .* den ngay .*|"
    r"(?:trang|page) \d+(?: .*)?|ghi chu.*|ngay in.*|cong hoa xa hoi.*|doc lap tu do.*"
).fullmatch
_SIGNED = re.compile(
    r"nguoi lap.*|lap bieu.*|nguoi tong hop|ke toan.*|thu truong.*|lanh dao.*|(?:pho )?chu tich.*|"
    r"giam doc.*|(?:tm|kt|tl|tuq|q) (?:uy ban|ubnd|chu tich|giam doc|thu truong|truong).*|"
    r"ky .*ho ten.*|da ky|noi nhan.*|xac nhan cua.*|(?:.* )?ngay (?:\d+ )?thang (?:\d+ )?nam(?: \d+)?"
).fullmatch
_OFFICES = re.compile(
    r"(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân|uy ban nhan dan|xã|phường|thị trấn|huyện|quận|thị xã|"
    r"thành phố|tp\.?|tỉnh|sở|phòng|trung tâm|trung tam|văn phòng|van phong|chi nhánh|chi cục|cục|"
    r"công an|bộ phận|bo phan|ban) ",
    re.IGNORECASE,
).match

UNCLEAR = say(
    "This row has no record code and is no heading of a unit or a field. Write “Đơn vị: …” or "
    "“Lĩnh vực: …” in front of the name if it is one, else delete the row."
)


class Asides:
    """Goes through a table beside its reader, and remembers which group of rows it is in.

    `fields` are the folded names of known fields: they may be headings without the word "Lĩnh vực".
    """

    def __init__(self, header: Header, fields: frozenset[str]) -> None:
        self._header = header
        self._fields = fields
        self._groups: dict[tuple[Column, ...], str] = {}
        self._fill: Values = ()
        self._signed = False

    def given(self, values: Values) -> Values:
        """Return the cells of a record, with what the headings above it say in the empty ones."""
        self._signed = False
        if not self._fill:
            return values
        return tuple(
            cell if shown(cell) else said for cell, said in zip(values, self._fill, strict=True)
        )

    def passes(self, cells: Sequence[Cell], values: Values) -> bool | Message:
        """Tell whether a row is to be passed over; a message where it is neither that nor a record."""
        code = shown(values[0]) if not isinstance(values[0], str) else values[0].strip()
        if _LIKE_CODE(code.upper()):
            return False
        names = names_in(cells)
        numbered = _DIGIT(code)
        if not names or self._frames(names) or (self._signed and not numbered):
            return True
        if len(names) > 1 or any(shown(value) not in ("", names[0]) for value in values):
            return False
        if self._heads(names[0]):
            return True
        if numbered and _may_be_code(names[0]):
            return False
        self._regroup({})
        return UNCLEAR

    def _frames(self, names: list[str]) -> bool:
        """Tell whether the row belongs to the page: its headings again, a total, a title, a signature."""
        words = [fold(name) for name in names]
        if all(map(_SIGNED, words)):
            self._signed = True
            return True
        if self._header.texts.issuperset(words) or _TOTAL(words[0]):
            return True
        return all(map(_TITLE, words))

    def _heads(self, text: str) -> bool:
        """Take a heading as what it says of the rows below; tell whether it says anything."""
        said = said_by(text, self._fields)
        if said is None:
            return False
        columns, name = said
        # A heading ends what stood inside the group it replaces (the fields of the unit before),
        # not what stands around it (the field whose units are listed).
        kept = takewhile(lambda group: group[0] != columns, self._groups.items())
        self._regroup({**dict(kept), columns: name})
        return True

    def _regroup(self, groups: dict[tuple[Column, ...], str]) -> None:
        self._groups = groups
        said = {column: name for columns, name in groups.items() for column in columns}
        self._fill = tuple(said.get(column) for column in COLUMNS) if said else ()


def names_in(cells: Sequence[Cell]) -> list[str]:
    """Return the different texts of a row that name something, as numbers do not."""
    texts = dict.fromkeys(map(shown, cells))
    return [text for text in texts if text and not _COUNT(text)]


def said_by(
    text: str, fields: frozenset[str] = frozenset()
) -> tuple[tuple[Column, ...], str] | None:
    """Return which columns a heading over rows fills, and with what ("II. Lĩnh vực: Hộ tịch (25 hồ sơ)")."""
    heading = _unnumbered(text)
    label, colon, name = heading.partition(":")
    sense = sense_of(label) if colon else None
    if isinstance(sense, Sense) and set(sense.columns) <= _GROUPED and name.strip():
        return sense.columns, name.strip()
    folded = fold(heading)
    if folded.startswith("linh vuc "):
        return _FIELD, heading.split(maxsplit=2)[2]
    if folded in fields:
        return _FIELD, heading
    if folded.startswith("thu tuc "):
        return _PROCEDURE, heading
    return (_UNITS, heading) if _OFFICES(heading) else None


def _unnumbered(text: str) -> str:
    """Return a heading without its running number and without how many records stand under it."""
    return _TALLY.sub("", _ORDINAL.sub("", text))


def _may_be_code(text: str) -> bool:
    """Tell whether a text with digits, alone in its row, may be a code: what only numbers a heading is none."""
    return ":" not in text and _DIGIT(_unnumbered(text)) is not None
