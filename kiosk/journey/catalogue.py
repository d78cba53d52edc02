"""Catalogue: which field a procedure belongs to; the starter, an official's list, and the unmapped ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kiosk.core.acts import Act
from kiosk.core.procedures import name_key
from kiosk.core.records import Record
from kiosk.core.text import clean, fold
from kiosk.core.units import slug
from kiosk.journey.ratings import move
from kiosk.store import catalogue, log, records
from kiosk.store.catalogue import Field as Field
from kiosk.store.catalogue import Procedure
from kiosk.store.engine import Db, Store

_CHUNK = 500


class Mapping(NamedTuple):
    """A line of a catalogue: the procedure and the Vietnamese name of its field."""

    code: str | None
    name: str
    field: str


@dataclass
class Book:
    """All procedures and fields, findable by code and by folded name; learns while an import runs."""

    by_key: dict[str, Procedure]
    keys: dict[str, str]
    fields: dict[str, Field]
    english: dict[str, str]

    @classmethod
    def of(cls, db: Db, english: dict[str, str]) -> "Book":
        """Read the store's catalogue; `english` translates field names that come without a translation."""
        book = cls({}, {}, catalogue.fields(db), english)
        for procedure in catalogue.procedures(db):
            book.enter(procedure)
        return book

    def enter(self, procedure: Procedure) -> None:
        """Make a procedure findable by its code and its name.

        Of several of one name the first by code is meant: the store gives them in no order.
        """
        self.by_key[procedure.key] = procedure
        if procedure.code:
            self.keys[procedure.code.casefold()] = procedure.key
        first = self.keys.get(procedure.folded, procedure.key)
        self.keys[procedure.folded] = min(first, procedure.key)

    def find(self, code: str | None, name: str | None) -> Procedure | None:
        """Return the procedure of a code, else of a name; two codes are two procedures even under one name."""
        key = self.keys.get(code.casefold()) if code else None
        found = self.by_key[key] if key else self.namesake(name)
        codes = {known.casefold() for known in (found and found.code, code) if known}
        return found if len(codes) < 2 else None

    def namesake(self, name: str | None) -> Procedure | None:
        """Return the procedure of a name, whatever its code."""
        key = self.keys.get(name_key(name)) if name else None
        return self.by_key[key] if key else None

    def field(self, db: Db, name: str) -> Field:
        """Return the field of a name, made when it is new."""
        key = slug(name)
        if key not in self.fields:
            field = Field(key, clean(name), self.english.get(fold(name), clean(name)))
            catalogue.put_field(db, field)
            self.fields[key] = field
        return self.fields[key]

    def learn(self, db: Db, line: Mapping, source: str) -> Procedure:
        """Return the line's procedure; a new one, or one without a field so far, takes the line's field.

        A code that is new in a file takes the field of the procedure that has its name.
        """
        known = self.find(line.code, line.name)
        namesake = self.namesake(line.name) if source == "file" else None
        wins = source == "office" or known is None or (known.field is None and line.field)
        if known and not wins:
            return known
        procedure = Procedure(
            key=known.key if known else (line.code or name_key(line.name)[:200]),
            code=(known.code if known else None) or line.code,
            name=clean(line.name) or (known.name if known else line.code or ""),
            folded=name_key(line.name or (known.name if known else line.code or "")),
            field=self.field(db, line.field).key if line.field else namesake and namesake.field,
            source=source,
        )
        catalogue.put_procedure(db, procedure)
        self.enter(procedure)
        return procedure


def start(store: Store, lines: Iterable[Mapping], english: dict[str, str]) -> None:
    """Enter the starter catalogue into a new store; what an office has said is left alone."""
    listed = list(lines)

    def step(db: Db) -> None:
        book = Book.of(db, english)
        for line in listed:
            book.learn(db, line, "starter")

    store.write(step)


def load(
    store: Store, lines: Iterable[Mapping], english: dict[str, str], act: Act
) -> tuple[int, int]:
    """Take an official's catalogue; returns (procedures, records that changed their field)."""
    listed = list(lines)

    def step(db: Db) -> list[Procedure]:
        book = Book.of(db, english)
        entry = log.Entry(act.at, act.actor, "catalogue", "", str(len(listed)))
        log.write(db, act.new_id(), entry)
        return [book.learn(db, line, "office") for line in listed]

    learnt = store.write(step)
    moved = sum(_remap(store, procedure, act) for procedure in learnt)
    return len(learnt), moved


def _remap(store: Store, procedure: Procedure, act: Act) -> int:
    """Give the procedure's records its field, a few hundred at a time."""
    moved = 0
    after = ("", "")
    while True:
        chunk, changed = store.write(
            partial(_remap_some, procedure=procedure, after=after, act=act), gently=True
        )
        moved += changed
        if len(chunk) < _CHUNK:
            return moved
        after = (chunk[-1].home, chunk[-1].code)


def _remap_some(
    db: Db, procedure: Procedure, after: tuple[str, str], act: Act
) -> tuple[list[Record], int]:
    chunk = catalogue.records_after(db, procedure.key, after=after, many=_CHUNK)
    field = procedure.field or ""
    records.hold(db, [record.code for record in chunk])
    pairs = [
        (old, old._replace(field=field))
        for old in records.by_codes(db, [record.code for record in chunk]).values()
        # One that has another procedure by now is none of ours.
        if old.procedure == procedure.key and old.field != field
    ]
    for old, new in pairs:
        move(db, old, new)
    records.change(db, pairs, now=act.at, import_id=None)
    return chunk, len(pairs)


def fields(store: Store) -> dict[str, Field]:
    """Return all fields by key."""
    with store.reading() as db:
        return catalogue.fields(db)
