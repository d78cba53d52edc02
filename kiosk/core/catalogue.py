"""A catalogue as a table: which field each procedure belongs to.

Procedures are found by `procedures.short_code` and, where a record names no code, by `procedures.name_key`.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

from kiosk.core.asides import names_in, said_by
from kiosk.core.cells import Bad, Cell, Row, brief, read_procedure_code, read_text, shown
from kiosk.core.columns import LOOK, Header, best_header
from kiosk.core.headings import STANDARD, Column, Sense, sense_of
from kiosk.core.incoming import Problem
from kiosk.core.mapping import SavedMapping
from kiosk.core.messages import Message, say
from kiosk.core.procedures import name_key, short_code, split_procedure
from kiosk.core.text import fold

# In a catalogue a bare "code" or "name" is the procedure's.
_HEADINGS = SavedMapping(
    {
        **dict.fromkeys(("code", "ma", "ma so"), ("procedure_code",)),
        **dict.fromkeys(("name", "ten"), ("procedure",)),
    }
)
_NO_FIELD = say("The field is missing. Write the field this procedure belongs to.")
_NO_PROCEDURE = say("The procedure is missing. Write its code or its name, or delete the row.")
_RECORDS = say(
    "This file lists records (it has their codes or days), not procedures with their fields. Import it with "
    "kiosk import (on the page: “Import”)."
)
# The next rank words counts of records too: a catalogue may say how many ("Số hồ sơ").
_CODE_RANK = 2
_OF_RECORDS = frozenset({"code", "status", "due_on", "resolved_on", "returned_on"})


class Entry(NamedTuple):
    """A procedure and the Vietnamese name of its field; the code is national (1.012790), the name may be empty."""

    code: str | None
    name: str
    field: str


class Listed(NamedTuple):
    """What a catalogue's table says; nothing is to be taken from it while there are problems."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def parse_catalogue(rows: Iterable[Row]) -> Listed | Message:
    """Return the procedures of a table with columns for code or name, and for the field, or all that is wrong in it.

    Instead of a column, headings over groups of rows may name the field ("Lĩnh vực: Hộ tịch").
    """
    remaining = iter(rows)
    head = list(islice(remaining, LOOK))
    header = best_header(head, _HEADINGS)
    if isinstance(header, Message):
        return header
    if _lists_records(header):
        return _RECORDS
    if header.present.isdisjoint({"procedure", "procedure_code"}):
        return say(
            "The catalogue needs a column with the procedure (%(name)s) or its code (%(code)s), and "
            "one with its field (%(field)s). Add the headings in one row.",
            name=STANDARD["procedure"],
            code=STANDARD["procedure_code"],
            field=STANDARD["field"],
        )
    table = _Table(header)
    table.read(row for row in chain(head, remaining) if row[0] > header.line)
    return Listed(tuple(table.entries), tuple(table.problems))


def _lists_records(header: Header) -> bool:
    """Tell an office's export: it has a column of record codes, or the day of reception beside what else records have.

    A single one of these headings says nothing: catalogues tell how long a procedure takes and when it is received.
    """
    sense = sense_of(header.name("code")) if "code" in header.index else None
    if isinstance(sense, Sense) and sense.rank <= _CODE_RANK:
        return True
    return "received_on" in header.index and not header.present.isdisjoint(_OF_RECORDS)


def _two_fields(line: int) -> Message:
    return say(
        "Line %(line)s puts this procedure in another field. Keep one of the two.", line=line
    )


class _Table:
    """Collects entries and problems, and remembers where each procedure was seen."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._field: str | None = None
        self._seen: dict[str, tuple[str, int]] = {}
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []

    def read(self, rows: Iterable[Row]) -> None:
        """Take all rows; blank ones and repeated headings are passed over."""
        for line, cells in rows:
            names = names_in(cells)
            if not names or self._header.texts.issuperset(map(fold, names)):
                continue
            said = said_by(names[0]) if len(names) == 1 else None
            if said and said[0] == ("field",):
                self._field = said[1]
            else:
                self._take(line, cells)

    def _take(self, line: int, cells: Sequence[Cell]) -> None:
        found = {column: self._cell(cells, column) for column in _READERS}
        read = {column: _READERS[column](cell) for column, cell in found.items()}
        wrong = [(column, got.message) for column, got in read.items() if isinstance(got, Bad)]
        code, name, field = (None if isinstance(got, Bad) else got for got in read.values())
        if not wrong:
            wrong = self._entered(line, code, name, field or self._field)
        self.problems += [
            Problem(line, self._header.name(column), brief(shown(found[column])), message)
            for column, message in wrong
        ]

    def _entered(
        self, line: int, code: str | None, name: str | None, field: str | None
    ) -> list[tuple[Column, Message]]:
        """Enter a procedure; return what keeps it out."""
        code_in_name, name = split_procedure(name or "")
        code = short_code(code) if code else code_in_name
        wrong: list[tuple[Column, Message]] = []
        if not field:
            wrong.append(("field", _NO_FIELD))
        if not code and not name:
            wrong.append(("procedure", _NO_PROCEDURE))
        if not field or wrong:
            return wrong
        other, where = self._seen.setdefault(code or name_key(name), (fold(field), line))
        if other != fold(field):
            return [("field", _two_fields(where))]
        self._seen.setdefault(name_key(name), (fold(field), line))
        self.entries.append(Entry(code, name, field))
        return []

    def _cell(self, cells: Sequence[Cell], column: Column) -> Cell:
        at = self._header.index.get(column, len(cells))
        return cells[at] if at < len(cells) else None


_READERS: dict[Column, Callable[[Cell], str | Bad | None]] = {
    "procedure_code": read_procedure_code,
    "procedure": read_text,
    "field": read_text,
}
