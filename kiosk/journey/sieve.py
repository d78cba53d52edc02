"""The sieve: rows of a file one by one, sorted into those that can go in and those to be mended."""

from datetime import date

from kiosk.core.cells import Bad, Cell, read_code, shown
from kiosk.core.gaps import gaps
from kiosk.core.headings import COLUMNS, Column
from kiosk.core.incoming import Incoming, Problem, Rejected
from kiosk.core.messages import Message, say
from kiosk.core.units import Ambiguous, Found, Index, Unit, free_key, slug
from kiosk.journey.checked import Checked, Row, Spool, Subject

_NO_UNIT = say(
    "The row names no unit. Add a column with the unit, or name it with --unit (on the page: “Unit”)."
)


_CONTENT = 0xFFFFFFFF


class Sieve:
    """Takes rows one by one: doubles out, contradictions out, units and subjects to keys."""

    def __init__(self, checked: Checked, index: Index) -> None:
        """Sort into `checked`; `index` are the known units, to which new ones are added."""
        self._checked = checked
        self._index = index
        checked.good = self._good = Spool()
        checked.bad = self._bad = Spool()
        self._seen: dict[str, int] = {}
        self._disputed: dict[str, tuple[int, ...]] = {}
        self._units: dict[str, str | Message] = {}
        self._used: set[str | None] = set()

    def take(self, row: Incoming | Rejected) -> None:
        """Sort a row in."""
        if isinstance(row, Rejected):
            self._reject(row)
            return
        receiving = self._unit_of(row.receiving_unit)
        resolving = self._unit_of(row.resolving_unit)
        for column, key in (("receiving_unit", receiving), ("resolving_unit", resolving)):
            if isinstance(key, Message):
                self._reject(self._refused(row, column, key))  # type: ignore[arg-type]  # a column of ours
                return
        if not (receiving or resolving or self._checked.unit):
            self._reject(self._refused(row, self._unit_column(), _NO_UNIT))
            return
        good = Row(
            row.code,
            row.status,
            row.filed_via,
            self._subject(row),
            receiving,  # type: ignore[arg-type]  # a Message has left above
            resolving,  # type: ignore[arg-type]  # the same
            *row[-4:],
        )
        if not self._doubled(row, good):
            self._keep(good)

    def finish(self) -> None:
        """Bring what was sorted to its end, after the last row."""
        checked = self._checked
        self._good.flush()
        if self._disputed:
            self._put_aside()
        self._bad.flush()
        # What only rows to be mended name, or nothing at all, is not made.
        checked.new_units = {
            key: unit for key, unit in checked.new_units.items() if key in self._used
        }
        checked.notes += tuple(gaps(checked.header.present, subjects=self._about_something()))

    def _about_something(self) -> bool:
        return any(map(any, self._checked.subjects)) or not self._checked.good.count

    def _keep(self, row: Row) -> None:
        self._good.add(row)
        self._used.add(row.receiving_unit)
        self._used.add(row.resolving_unit)
        if not (row.receiving_unit or row.resolving_unit):
            self._used.add(self._checked.unit)

    def _doubled(self, row: Incoming, good: Row) -> bool:
        """Tell whether the code stood in the file before; other values under the same code are a problem."""
        # One number holds line and content: a million codes must fit into memory.
        mark = row.line << 32 | hash(good) & _CONTENT
        first = self._seen.setdefault(row.code, mark)
        if first == mark:
            return False
        others = self._disputed.get(row.code, ())
        if any((mark ^ before) & _CONTENT == 0 for before in (first, *others)):
            self._checked.duplicates += 1
        else:
            self._disputed[row.code] = (*others, mark)
            self._reject(self._refused(row, "code", _contradicts(first)))
        return True

    def _put_aside(self) -> None:
        """Take the rows that later ones contradict out of the good ones: nobody here knows which is right."""
        checked = self._checked
        subjects = list(checked.subjects)
        named = {key: text for text, key in self._units.items() if isinstance(key, str)}
        found = self._good
        checked.good = self._good = Spool()
        self._used.clear()
        for batch in found.batches():
            for row in map(Row._make, batch):
                others = self._disputed.get(row.code)
                if others is None:
                    self._keep(row)
                else:
                    said = self._said(row, subjects[row.subject], named)
                    self._reject(self._refused(said, "code", _contradicts(others[0])))
        found.close()
        self._good.flush()
        checked.problems.sort(key=lambda problem: problem.line)

    def _said(self, row: Row, subject: Subject, named: dict[str, str]) -> Incoming:
        """Return what the file says in a row that was taken for good."""
        return Incoming(
            self._seen[row.code] >> 32,
            row.code,
            row.status,
            row.filed_via,  # type: ignore[arg-type]  # a channel, as it came
            *subject,
            named.get(row.receiving_unit or ""),
            named.get(row.resolving_unit or ""),
            *row[-4:],
        )

    def _subject(self, row: Incoming) -> int:
        subject = Subject(row.procedure_code, row.procedure, row.field)
        return self._checked.subjects.setdefault(subject, len(self._checked.subjects))

    def _unit_of(self, text: str | None) -> str | Message | None:
        if text is None:
            return None
        key = self._units.get(text)
        if key is None:
            key = self._units[text] = self.unit_key(text)
        return key

    def unit_key(self, text: str) -> str | Message:
        """Return the unit's key; one that nobody knows yet is noted to be made."""
        found = self._index.find(text)
        if isinstance(found, Found):
            return found.key
        if isinstance(found, Ambiguous):
            return say(
                "“%(text)s” fits several units: %(names)s. Write the full name or the code.",
                text=text,
                names=", ".join(found.names),
            )
        key = free_key(slug(text), self._index.keys())
        unit = Unit(key, "", None, None, text, 0, None, None, None)
        self._index.add(unit)
        self._checked.new_units[key] = unit
        self._checked.near[key] = found.near
        return key

    def _unit_column(self) -> Column:
        """Return the column in which a row that names no unit should name it: the one that the file has."""
        present = self._checked.header.present
        only_resolving = "resolving_unit" in present and "receiving_unit" not in present
        return "resolving_unit" if only_resolving else "receiving_unit"

    def _refused(self, row: Incoming, column: Column, message: Message) -> Rejected:
        value = getattr(row, column) or ""
        problem = Problem(row.line, self._checked.header.name(column), value, message)
        said = (getattr(row, name) for name in COLUMNS[:-4])
        days = (day and date.fromisoformat(day) for day in row[-4:])
        return Rejected(row.line, (*said, *days), (problem,))

    def _reject(self, row: Rejected) -> None:
        self._checked.problems.extend(row.problems)
        self._checked.bad_columns.update(
            name for name, cell in zip(COLUMNS, row.cells, strict=True) if cell is not None
        )
        code, *others = row.cells
        texts = (_code_text(code), *(shown(cell) or None for cell in others))
        messages = tuple(
            (problem.column, problem.value, *problem.message) for problem in row.problems
        )
        self._bad.add((row.line, texts, messages))


def _contradicts(mark: int) -> Message:
    return say(
        "Line %(line)s says something else of this record, so neither row goes in. Keep the right one.",
        line=mark >> 32,
    )


def _code_text(cell: Cell) -> str | None:
    """Return a code as it stood in the file; not what a spreadsheet made of one: as a text it would pass for a code."""
    if cell is None or isinstance(cell, str):
        return cell
    return None if isinstance(read_code(cell), Bad) else shown(cell)
