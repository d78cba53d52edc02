"""Records on their way in: what each row of an office's table says, and everything that is wrong with it.

Problems keep a row out; warnings do not. A row is refused when a cell cannot be read, when it has no code, when a day
lies in the future, and when it was finished or handed over before it was received: such a record would be resolved
in a period that never had it. Everything else that is odd happens in real offices and goes in with a warning: a due
day before the reception, a hand-over before the finish, a finished record without that day, an open one with it, an
unusual code.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from kiosk.core.asides import Asides, Values
from kiosk.core.cells import (
    Bad,
    Cell,
    Row,
    brief,
    looks_official,
    read_channel,
    read_code,
    read_procedure_code,
    read_status,
    read_text,
    shown,
)
from kiosk.core.columns import Header
from kiosk.core.daycells import read_day
from kiosk.core.days import Day
from kiosk.core.headings import COLUMNS, Column
from kiosk.core.mapping import NO_MAPPING, SavedMapping
from kiosk.core.messages import Message, say
from kiosk.core.procedures import short_code, split_procedure
from kiosk.core.records import (
    ACCEPTED,
    DONE,
    FINISHED,
    NEVER_ACCEPTED,
    NEW,
    PAYMENT,
    PROCESSING,
    RETURNED,
    SUPPLEMENT,
)
from kiosk.core.wordings import Channel

_OPEN = frozenset({NEW, ACCEPTED, PROCESSING, SUPPLEMENT, PAYMENT})

_NO_CODE = say("The record code is missing. Write it, or delete the row.")
_FUTURE = say(
    "This day lies in the future. Correct it: first the day, then the month, then the year."
)
_TOO_EARLY = say("This day lies before the record was received. Correct one of the two days.")
_UNUSUAL = say("The code has not the usual form. Check that it is the code on the receipt.")
_NOT_RECEIVED = say(
    "The day of reception is missing: figures by reception leave this record out. Add the day."
)
_DUE_EARLY = say("The record was due before it was received. Check both days.")
_RETURNED_EARLY = say("The result was handed over before the record was finished. Check both days.")
_UNFINISHED = say(
    "The record is finished, but the day is missing: figures by finish leave it out. Add the day."
)
_STILL_OPEN = say("The record has a day of finish, but its status says it is open. Check both.")
_HANDED_OVER = say(
    "The file has no column for the day of finish. The day of hand-over is taken instead for "
    "finished records: export that column too if you can."
)


class Incoming(NamedTuple):
    """What a row says of a record; None where it says nothing.

    Procedures have their national code (1.012790) and their name, units and fields their tidy text as written.
    """

    line: int
    code: str
    status: int | None
    filed_via: Channel | None
    procedure_code: str | None
    procedure: str | None
    field: str | None
    receiving_unit: str | None
    resolving_unit: str | None
    received_on: Day | None
    due_on: Day | None
    resolved_on: Day | None
    returned_on: Day | None


class Problem(NamedTuple):
    """What is wrong in a cell and what to do; `column` is the heading as in the file."""

    line: int
    column: str
    value: str
    message: Message


class Rejected(NamedTuple):
    """A row that stays out, with all its problems.

    `cells` holds one cell for each of `COLUMNS` (personal columns are gone already), the unit or field of its group
    filled in, so that the row can be mended and imported on its own.
    """

    line: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]


class Warnings:
    """Oddities that keep no row out: each kind counted, its first cases kept."""

    KEPT = 20

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.cases: list[Problem] = []

    def wants(self, message: Message) -> bool:
        """Count a case of this kind; tell whether it is one of the first, which are kept."""
        self.counts[message.id] += 1
        return self.counts[message.id] <= self.KEPT


def read_rows(
    header: Header,
    rows: Iterable[Row],
    *,
    today: Day,
    warnings: Warnings,
    mapping: SavedMapping = NO_MAPPING,
    fields: frozenset[str] = frozenset(),
) -> Iterator[Incoming | Rejected]:
    """Give what each record's row under the header says, or why it stays out.

    Blank rows, totals, repeated headings and signatures are passed over; headings of groups give their unit, field
    or procedure to the rows under them where those have none. `fields` are the folded names of known fields.
    """
    take = itemgetter(*(header.index.get(column, -1) for column in COLUMNS))
    width = max(header.index.values()) + 1
    asides = Asides(header, fields)
    reader = _Reader(header, today, warnings, mapping)
    for line, cells in rows:
        if line <= header.line:
            continue
        # The last place stands for the columns the file does not have.
        values: Values = take((*cells, *(None,) * (width - len(cells)), None))
        code = values[0]
        usual = isinstance(code, str) and looks_official(code)
        passed = False if usual else asides.passes(cells, values)
        if passed is False:
            yield reader.read(line, asides.given(values), usual=usual)
        elif isinstance(passed, Message):
            yield reader.unclear(line, cells, passed)


class _Reader:
    """Reads rows of one table."""

    def __init__(
        self, header: Header, today: Day, warnings: Warnings, mapping: SavedMapping
    ) -> None:
        self._header = header
        self._today = today
        self._warnings = warnings
        self._words = mapping.words
        present = header.present
        self._derives = not present.isdisjoint({"resolved_on", "returned_on"})
        self._derived_open = None if "status" in present else PROCESSING
        self._handed_over_only = "resolved_on" not in present and "returned_on" in present
        self._reception_told = "received_on" in present

    def read(self, line: int, values: Values, *, usual: bool) -> Incoming | Rejected:
        """Return what the row says, or all that is wrong with it."""
        words = self._words
        read = (
            values[0] if usual else read_code(values[0]),
            read_status(values[1], words),
            read_channel(values[2], words),
            read_procedure_code(values[3]),
            read_text(values[4]),
            read_text(values[5]),
            read_text(values[6]),
            read_text(values[7]),
            read_day(values[8]),
            read_day(values[9]),
            read_day(values[10]),
            read_day(values[11]),
        )
        if read[0] is None or Bad in map(type, read):
            return Rejected(line, values, tuple(self._faults(line, values, read)))
        row = self._record(line, read)
        if not self._follows(row):
            return Rejected(line, values, tuple(self._misdated(row, values)))
        self._warn(row, values, usual=usual)
        return row

    def unclear(self, line: int, cells: Sequence[Cell], message: Message) -> Rejected:
        """Return a row that is neither a record nor anything known."""
        text = next(shown(cell) for cell in cells if shown(cell))
        kept = (text, *(None for _ in COLUMNS[1:]))
        problem = Problem(line, self._header.name("code"), brief(text), message)
        return Rejected(line, kept, (problem,))

    def _record(self, line: int, read: tuple[Any, ...]) -> Incoming:
        code, status, via, procedure_code, procedure, field, at, by, *days = read
        received, due, resolved, returned = days
        if procedure:
            code_in_name, procedure = split_procedure(procedure)
            procedure_code = procedure_code or code_in_name
        if procedure_code:
            procedure_code = short_code(procedure_code)
        if status is None and self._derives:
            status = RETURNED if returned else FINISHED if resolved else self._derived_open
        if returned and status in DONE and self._handed_over_only:
            resolved = returned
            self._say_once(line)
        what = (procedure_code, procedure, field)
        return Incoming(line, code, status, via, *what, at, by, received, due, resolved, returned)

    def _say_once(self, line: int) -> None:
        if not self._warnings.counts[_HANDED_OVER.id] and self._warnings.wants(_HANDED_OVER):
            heading = self._header.name("returned_on")
            self._warnings.cases.append(Problem(line, heading, "", _HANDED_OVER))

    def _faults(self, line: int, values: Values, read: tuple[Any, ...]) -> Iterator[Problem]:
        """Give what is wrong in a row that cannot be read, its days included as far as they can be."""
        if read[0] is None:
            yield self._about(line, "code", values, _NO_CODE)
        for column, got in zip(COLUMNS, read, strict=True):
            if isinstance(got, Bad):
                yield self._about(line, column, values, got.message)
        rest = (None if isinstance(got, Bad) else got for got in read)
        yield from self._misdated(Incoming._make((line, *rest)), values)

    def _follows(self, row: Incoming) -> bool:
        """Tell whether the record was received, finished and handed over in this order, and by today."""
        received = row.received_on or ""
        finished = row.resolved_on or received
        returned = row.returned_on or received
        return received <= finished <= self._today and received <= returned <= self._today

    def _misdated(self, row: Incoming, values: Values) -> Iterator[Problem]:
        for column in ("received_on", "resolved_on", "returned_on"):
            day: Day | None = getattr(row, column)
            if day is None or column not in self._header.index:
                continue
            if day > self._today:
                yield self._about(row.line, column, values, _FUTURE)
            elif day < (row.received_on or ""):
                yield self._about(row.line, column, values, _TOO_EARLY)

    def _warn(self, row: Incoming, values: Values, *, usual: bool) -> None:
        odd = self._odd_days(row)
        if not usual and not looks_official(row.code):
            odd.append(("code", _UNUSUAL))
        if row.received_on is None and self._reception_told and row.status not in NEVER_ACCEPTED:
            odd.append(("received_on", _NOT_RECEIVED))
        for column, message in odd:
            if self._warnings.wants(message):
                self._warnings.cases.append(self._about(row.line, column, values, message))

    def _odd_days(self, row: Incoming) -> list[tuple[Column, Message]]:
        odd: list[tuple[Column, Message]] = []
        if row.due_on and row.due_on < (row.received_on or ""):
            odd.append(("due_on", _DUE_EARLY))
        if row.returned_on and row.returned_on < (row.resolved_on or ""):
            odd.append(("returned_on", _RETURNED_EARLY))
        if row.resolved_on is None and row.status in DONE and self._derives:
            odd.append(("resolved_on", _UNFINISHED))
        if row.resolved_on and row.status in _OPEN:
            odd.append(("status", _STILL_OPEN))
        return odd

    def _about(self, line: int, column: Column, values: Values, message: Message) -> Problem:
        value = values[COLUMNS.index(column)]
        return Problem(line, self._header.name(column), brief(shown(value)), message)
