"""Meanings: what a file's units, procedures and fields are in the store; made there where they are new."""

from dataclasses import dataclass

from kiosk.core.acts import Act
from kiosk.core.procedures import name_key
from kiosk.core.units import Found, slug
from kiosk.journey import starter, units
from kiosk.journey.catalogue import Book as Catalogue
from kiosk.journey.catalogue import Mapping
from kiosk.journey.checked import Checked, Subject
from kiosk.store import units as stored_units
from kiosk.store.engine import Db


@dataclass(frozen=True)
class Meanings:
    """What the file's words mean in the store: by place of the subject, and by unit key."""

    subjects: list[tuple[str | None, str]]
    units: dict[str, str]
    homes: dict[str, str]
    default: str | None


def foresee(db: Db, checked: Checked) -> Meanings:
    """Return what `prepare` will, without making anything."""
    book = Catalogue.of(db, {})
    homes = {unit.key: unit.home for unit in stored_units.index(db).units()}
    subjects = [_foreseen(book, subject) for subject in checked.subjects]
    return Meanings(subjects, {}, homes, checked.unit)


def prepare(db: Db, checked: Checked, act: Act) -> Meanings:
    """Make the units, procedures and fields that the file names and the store does not know."""
    index = stored_units.index(db)
    top = units.root(index)
    made = {}
    for key, unit in checked.new_units.items():
        known = index.find(unit.name)
        if isinstance(known, Found):
            made[key] = known.key
        else:
            wish = units.Wish(unit.name, parent=top)
            made[key] = units.create(db, index, wish, confirmed=False, act=act).key
    book = Catalogue.of(db, starter.english())
    subjects = [_learnt(db, book, subject) for subject in checked.subjects]
    homes = {unit.key: unit.home for unit in index.units()}
    return Meanings(subjects, made, homes, checked.unit)


def _learnt(db: Db, book: Catalogue, subject: Subject) -> tuple[str | None, str]:
    """Return (procedure, field) of a subject; the row's own field wins over the catalogue's."""
    field = book.field(db, subject.field).key if subject.field else ""
    if not (subject.procedure or subject.procedure_code):
        return None, field
    line = Mapping(subject.procedure_code, subject.procedure or "", subject.field or "")
    procedure = book.learn(db, line, "file")
    return procedure.key, field or procedure.field or ""


def _foreseen(book: Catalogue, subject: Subject) -> tuple[str | None, str]:
    """Return what `_learnt` will, without making anything."""
    field = slug(subject.field) if subject.field else ""
    if not (subject.procedure or subject.procedure_code):
        return None, field
    known = book.find(subject.procedure_code, subject.procedure)
    if known:
        return known.key, field or known.field or ""
    namesake = book.namesake(subject.procedure)
    key = subject.procedure_code or name_key(subject.procedure or "")[:200]
    return key, field or (namesake and namesake.field) or ""


def unmapped(checked: Checked, meanings: Meanings) -> list[str]:
    """Return the names of the file's procedures that no field is known for."""
    names = [
        subject.procedure or subject.procedure_code or ""
        for subject, (_, field) in zip(checked.subjects, meanings.subjects, strict=True)
        if not field
    ]
    return sorted({name for name in names if name})
