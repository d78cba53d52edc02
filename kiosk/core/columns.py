"""The header of an office's table: which column is which, whatever stands above it and however it is worded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from kiosk.core.cells import Cell, Row, shown
from kiosk.core.headings import COLUMNS, ORDINALS, STANDARD, Column, Other, Sense, sense_of
from kiosk.core.mapping import NO_MAPPING, SavedMapping
from kiosk.core.messages import Message, say
from kiosk.core.text import clean, fold

LOOK = 40
"""How many rows of a file are searched for its header."""

_LONGEST = 200


@dataclass(frozen=True)
class Header:
    """Where the columns of a table are.

    `line` is the line of the (last) header row, `index` the position of each column that was found, `names` its
    heading as in the file; `dropped` names personal columns, `ignored` the unknown ones and those that say again what
    another says more plainly (running numbers left out); `texts` are the folded header cells.
    """

    line: int
    index: dict[Column, int]
    names: dict[Column, str]
    dropped: tuple[str, ...]
    ignored: tuple[str, ...]
    texts: frozenset[str]

    @property
    def present(self) -> frozenset[str]:
        """The columns that the file has."""
        return frozenset(self.index)

    def name(self, column: Column) -> str:
        """Return the column's heading in the file, or its usual one where the file has none."""
        return self.names.get(column, STANDARD[column])


@dataclass(frozen=True)
class _Heading:
    """One column's heading: how it reads, the wordings in which its meaning is looked up, its cells."""

    position: int
    label: str
    wordings: tuple[str, ...]
    parts: tuple[str, ...]


def find_header(rows: Iterable[Row], mapping: SavedMapping = NO_MAPPING) -> Header | Message:
    """Return the header among the first rows: the row, or two stacked ones, that names most columns.

    It must name the record code and at least one more column.
    """
    header = best_header(rows, mapping)
    if isinstance(header, Message):
        return header
    found = ", ".join(header.names[column] for column in COLUMNS if column in header.index)
    if not found:
        return say(
            "No row of column headings was found in the first %(rows)s rows. Export a list of "
            "records with headings, or name your columns in a mapping file.",
            rows=LOOK,
        )
    if "code" not in header.index:
        return say(
            "Columns found: %(found)s. The record code (%(code)s) is missing: add the column, or "
            "name it under [columns] in a mapping file.",
            found=found,
            code=STANDARD["code"],
        )
    if len(header.index) == 1:
        return say(
            "Only the column %(found)s was found. Export the status, the dates and the procedure "
            "too, or name your columns in a mapping file.",
            found=found,
        )
    return header


def best_header(rows: Iterable[Row], mapping: SavedMapping = NO_MAPPING) -> Header | Message:
    """Return what the most telling of the first rows names (perhaps nothing), or which two columns mean the same."""
    head = list(islice(rows, LOOK))
    singles = [_Candidate(line, _single(cells), mapping) for line, cells in head]
    stacked = [
        _Candidate(line, _stacked(upper, lower), mapping)
        for (_, upper), above, (line, lower), this in zip(
            head, singles, head[1:], singles[1:], strict=False
        )
        if above.known or this.known
    ]
    nothing = _Candidate(0, [], mapping)
    # The first of equals: a single row before a stack, a header before its repetition on a later page.
    return max([nothing, *singles, *stacked], key=lambda candidate: candidate.known).header()


class _Candidate:
    """A row that may be the header, with what each column of ours finds in it."""

    def __init__(self, line: int, headings: list[_Heading], mapping: SavedMapping) -> None:
        self.line = line
        self.headings = headings
        self.claims: dict[Column, dict[int, list[_Heading]]] = {}
        self.dropped: list[str] = []
        self.known = 0
        for heading in headings:
            sense = _sense(heading, mapping)
            if sense is Other.PERSONAL:
                self.dropped.append(heading.label)
            elif isinstance(sense, Sense):
                self.known += 1
                for column in sense.columns:
                    ranks = self.claims.setdefault(column, {})
                    ranks.setdefault(sense.rank, []).append(heading)

    def header(self) -> Header | Message:
        """Return the header this row makes, or which of its headings cannot be told apart."""
        chosen: dict[Column, _Heading] = {}
        for column, ranks in self.claims.items():
            first, *others = ranks[min(ranks)]
            if others:
                return _ambiguous(first, others[0])
            chosen[column] = first
        used = {heading.position for heading in chosen.values()}
        spare = [head.label for head in self.headings if head.position not in used]
        known = {*self.dropped, *(label for label in spare if fold(label) in ORDINALS)}
        return Header(
            line=self.line,
            index={column: heading.position for column, heading in chosen.items()},
            names={column: heading.label for column, heading in chosen.items()},
            dropped=tuple(self.dropped),
            ignored=tuple(label for label in spare if label not in known),
            texts=frozenset(fold(part) for head in self.headings for part in head.parts),
        )


def _ambiguous(one: _Heading, other: _Heading) -> Message:
    return say(
        "The columns %(one)s (number %(first)s) and %(other)s (number %(second)s) mean the same. "
        "Delete one of them, or name the right one in a mapping file.",
        one=one.label,
        first=one.position + 1,
        other=other.label,
        second=other.position + 1,
    )


def _sense(heading: _Heading, mapping: SavedMapping) -> Sense | Other:
    for wording in heading.wordings:
        if columns := mapping.columns.get(fold(wording)):
            return Sense(columns, 0)
    senses = (sense_of(wording) for wording in heading.wordings)
    return next((sense for sense in senses if sense is not Other.UNKNOWN), Other.UNKNOWN)


def _single(cells: Sequence[Cell]) -> list[_Heading]:
    texts = [_text(cell) for cell in cells]
    return [_Heading(at, clean(text), (text,), (text,)) for at, text in enumerate(texts) if text]


def _stacked(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[_Heading]:
    """Return the headings of two rows read as one; a heading merged over columns reaches over those below it."""
    headings = []
    over = ""
    pairs = zip_longest(map(_text, upper), map(_text, lower), fillvalue="")
    for at, (above, below) in enumerate(pairs):
        over = above or (over if below else "")
        wordings: tuple[str, ...] = (below or over,)
        if over and below and over != below:
            wordings = (f"{over} {below}", f"{below} {over}", below)
        if wordings[0]:
            headings.append(_Heading(at, clean(wordings[0]), wordings, (above, below)))
    return headings


def _text(cell: Cell) -> str:
    """Return the heading with its line breaks, which part translations; a text too long for one is none."""
    text = cell if isinstance(cell, str) else shown(cell)
    return text if len(text) <= _LONGEST and not text.isspace() else ""
